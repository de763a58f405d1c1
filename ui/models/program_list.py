"""The list of programs as a Qt model, one row per family."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)

from ui.models.program_glance import Glances
from ui.models.search_words import words_of
from ui.models.signers import from_signer
from ui.words import joined, kind_word, minutes_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.files.model import Exercise, Library, Program
    from ui.models.closings import Closings
    from ui.models.library_model import LibraryModel

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What a row of the program list can be asked for."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    MINUTES = Qt.ItemDataRole.UserRole + 2
    FACTS = Qt.ItemDataRole.UserRole + 3
    EXERCISE = Qt.ItemDataRole.UserRole + 4
    FAVOURITE = Qt.ItemDataRole.UserRole + 5
    CLOSED = Qt.ItemDataRole.UserRole + 6
    SIGNED = Qt.ItemDataRole.UserRole + 7


_AT_ONCE = 3
_MANY = 300
# The order in which kinds are listed: what most people look for first.
_KIND_ORDER = (
    "warm-up",
    "stretch",
    "mobility",
    "desk",
    "strength",
    "prevention",
    "rehab",
    "cool-down",
    "care",
)


@dataclass(frozen=True)
class Entry:
    """A card of the list: one program, or the variants of one family.

    Attributes:
        key: Family, or the id of a program without one.
        title: Title of the family's first variant, without the variant's name.
        programs: The variants in order; at least one.
        words: Everything a search looks through, in small letters.
    """

    key: str
    title: str
    programs: tuple[Program, ...]
    words: frozenset[str]

    @property
    def first(self) -> Program:
        """Return the variant that is shown first."""
        return self.programs[0]


def entries_of(library: Library) -> list[Entry]:
    """Return the cards for a library, in the order in which they are listed."""
    families: dict[str, list[Program]] = {}
    for program in library.programs.values():
        families.setdefault(program.family or program.id, []).append(program)
    for programs in families.values():
        programs.sort(key=_variant_place)
    exercises = {
        exercise.id: exercise_words(exercise) for exercise in library.exercises.values()
    }
    entries = [
        Entry(key, _title(programs), tuple(programs), _words(programs, exercises))
        for key, programs in families.items()
    ]
    return sorted(entries, key=_place)


def _variant_place(program: Program) -> tuple[bool, str]:
    """Put the usual variant of a family first."""
    return program.variant not in ("", "standard"), program.variant.casefold()


def _place(entry: Entry) -> tuple[int, str]:
    kind = entry.first.kind
    known = _KIND_ORDER.index(kind) if kind in _KIND_ORDER else len(_KIND_ORDER)
    return known, entry.title.casefold()


def _title(programs: list[Program]) -> str:
    """Return what the variants' titles have in common, up to a separator."""
    title = programs[0].title
    if len(programs) == 1:
        return title
    common = title
    for program in programs[1:]:
        while common and not program.title.startswith(common):
            common = common[:-1]
    common = common.rstrip(" ,:;(–—-")
    return common if len(common) >= 3 else title


def exercise_words(exercise: Exercise) -> frozenset[str]:
    """Return what a search for an exercise looks through."""
    return words_of(
        exercise.title,
        exercise.short,
        *exercise.also,
        *exercise.muscles,
        *exercise.equipment,
    )


def _words(
    programs: list[Program], exercises: dict[str, frozenset[str]]
) -> frozenset[str]:
    """Return everything that a search looks through."""
    texts: list[str] = []
    used: set[str] = set()
    for program in programs:
        texts += (program.title, program.variant, program.area, program.summary)
        texts += (kind_word(program.kind), *program.equipment)
        used.update(step.exercise for step in program.steps())
    nothing: frozenset[str] = frozenset()
    return words_of(*texts).union(*(exercises.get(name, nothing) for name in used))


class ProgramListModel(QAbstractListModel):
    """One row per entry of a library model.

    Args:
        library: Where programs and their timelines come from.
        closings: Knows what is closed; None where nothing is.
    """

    def __init__(
        self,
        library: LibraryModel,
        parent: QObject | None = None,
        *,
        closings: Closings | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._closings = closings
        self.glances = Glances(library)
        self._ahead: Iterator[Program] = iter(())
        self._works_ahead = False
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._work_on)
        self.entries: list[Entry] = []
        self._uses: Counter[str] = Counter()
        library.library_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List what the library holds now."""
        self.beginResetModel()
        self.glances.forget()
        self.entries = entries_of(self._library.library)
        self._uses = Counter(
            name
            for program in self._library.library.programs.values()
            for name in {step.exercise for step in program.steps()}
        )
        self.endResetModel()
        if self._works_ahead:
            self.work_ahead()

    def work_ahead(self) -> None:
        """Look at every program while the window is idle, now and after each change.

        Nothing has to wait then for thousands of programs: no search, no order and no
        count of a filter.
        """
        self._works_ahead = True
        gc.unfreeze()
        programs = (each for entry in self.entries for each in entry.programs)
        self._ahead = programs
        self._idle.start()

    @Slot()
    def _work_on(self) -> None:
        """Look at the next programs, so few that no key has to wait."""
        programs = list(islice(self._ahead, _AT_ONCE))
        for program in programs:
            self.glances.of(program)
        if not programs:
            self._idle.stop()
            self._settle()

    def _settle(self) -> None:
        """Spare a long list from Python's search for garbage, now that it stands.

        Going through thousands of programs takes longer than a key may wait.
        """
        if len(self.entries) >= _MANY:
            gc.freeze()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (entry.title, self._minutes(entry), *self._facts(entry))
            return ", ".join(each for each in (*parts, self._closed(entry)) if each)
        if role == Role.ENTRY:
            return entry
        if role == Role.MINUTES:
            return self._minutes(entry)
        if role == Role.FACTS:
            return joined(self._facts(entry))
        if role == Role.EXERCISE:
            return self._telling_exercise(entry)
        if role == Role.CLOSED:
            return self._closed(entry)
        if role == Role.SIGNED:
            return self._library.signer_of(entry.first.id)
        return None

    def _closed(self, entry: Entry) -> str:
        """Return why every variant is closed, "" while one is open."""
        if self._closings is None:
            return ""
        return self._closings.words(entry.programs)

    def _minutes(self, entry: Entry) -> str:
        glances = map(self.glances.of, entry.programs)
        return minutes_range([each.length_ms for each in glances if each is not None])

    def _facts(self, entry: Entry) -> list[str]:
        facts = [kind_word(entry.first.kind)]
        if len(entry.programs) > 1:
            facts.append(self.tr("{0} versions").format(len(entry.programs)))
        if signed := from_signer(self._library, entry.first.id):
            facts.append(signed)
        return facts

    def _telling_exercise(self, entry: Entry) -> Exercise | None:
        """Return the exercise whose figure the card shows.

        It takes much of the program's time and few other programs use it, so that
        cards are not all alike.
        """
        exercises = self._library.exercises
        glance = self.glances.of(entry.first)
        if glance is None:
            names = (step.exercise for step in entry.first.steps())
            return next((exercises[name] for name in names if name in exercises), None)
        weights = {name: ms / self._uses[name] for name, ms in glance.spent_ms.items()}
        return exercises[max(weights, key=weights.__getitem__)] if weights else None
