"""The pills above the programs: kind, area, minutes, equipment, position, mine."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.models.equipment import thing_word
from ui.models.program_filter import MINE, MINUTES, POSITIONS, ProgramFilter
from ui.pages.programs.filter_pill import HEIGHT_PX, FilterPill, Option
from ui.widgets.flow import FlowLayout
from ui.words import capital, kind_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Program
    from ui.models.library_model import LibraryModel
    from ui.models.program_search import ProgramSearch

# More of them are no longer a choice that can be looked through.
_CHOICES_MOST = 40
SMALL_PX = 32


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterBar", text)


def position_word(position: str) -> str:
    """Return the words for a position that can be filtered by."""
    words = {
        "standing": _tr("Standing only"),
        "chair": _tr("On a chair"),
        "off-floor": _tr("Off the floor"),
        "floor": _tr("On the floor"),
    }
    return words[position]


def mine_word(mine: str) -> str:
    """Return the words for a part of the person's own programs."""
    words = {
        "favourites": _tr("Favourites"),
        "recent": _tr("Recently done"),
        "own": _tr("My own files"),
    }
    return words[mine]


def owned_words(owned: frozenset[str] | None) -> str:
    """Return what is at hand in a few words, "" where it does not matter."""
    if owned is None:
        return ""
    if not owned:
        return _tr("No equipment")
    first = thing_word(min(owned))
    if len(owned) == 1:
        return first
    return _tr("{0} + {1}").format(first, len(owned) - 1)


class FilterBar(QWidget):
    """Pills that set the filter of a search, and show what it is.

    Attributes:
        pills: By field; the page places the one for "mine".

    Args:
        search: What is filtered; asked how many programs a choice would leave.
        library: Which kinds, areas and things there are.

    Signals:
        changed: The search has another filter now.
    """

    changed = Signal()

    def __init__(
        self,
        search: ProgramSearch,
        library: LibraryModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._library = library
        self.setAccessibleName(self.tr("Filters"))
        flow = FlowLayout(self, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        names = {
            "kind": self.tr("Kind"),
            "area": self.tr("Area"),
            "minutes": self.tr("Minutes"),
            "owned": self.tr("Equipment"),
            "position": self.tr("Position"),
            "mine": self.tr("Mine"),
        }
        self.pills: dict[str, FilterPill] = {}
        for field, name in names.items():
            # What is the person's own is chosen beside the count, by a smaller pill.
            height = SMALL_PX if field == "mine" else HEIGHT_PX
            options = partial(self._options, field)
            pill = FilterPill(name, options, self, height_px=height)
            pill.setObjectName(field)
            pill.chosen.connect(self._take)
            pill.cleared.connect(self._clear_one)
            if field != "mine":
                flow.addWidget(pill)
            self.pills[field] = pill

    def set_filter(self, wanted: ProgramFilter) -> None:
        """Filter by this, and show it."""
        self._search.set_filter(wanted)
        words = {
            "kind": kind_word(wanted.kind) if wanted.kind else "",
            "area": capital(wanted.area),
            "minutes": _minutes_word(wanted.minutes) if wanted.minutes else "",
            "owned": owned_words(wanted.owned),
            "position": position_word(wanted.position) if wanted.position else "",
            "mine": mine_word(wanted.mine) if wanted.mine else "",
        }
        for field, pill in self.pills.items():
            pill.show_choice(words[field])
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Show everything again."""
        self.set_filter(ProgramFilter())

    @Slot(object)
    def _take(self, value: object) -> None:
        field = self.sender().objectName()
        now = self._search.filter
        if field == "owned" and isinstance(value, str):
            value = _with_thing(now.owned, value)
        self.set_filter(replace(now, **{field: value}))  # type: ignore[arg-type]

    @Slot()
    def _clear_one(self) -> None:
        field = self.sender().objectName()
        usual = getattr(ProgramFilter(), field)
        self.set_filter(replace(self._search.filter, **{field: usual}))

    def _options(self, field: str) -> list[Option]:
        """Return the lines of a pill's menu, with what each would leave."""
        if field == "owned":
            return self._owned_options()
        programs = self._library.library.programs.values()
        choices: dict[str, Iterable[tuple[object, str]]] = {
            "kind": [(kind, kind_word(kind)) for kind in self._kinds()],
            "area": [(area, capital(area)) for area in _areas(programs)],
            "minutes": [(most, _minutes_word(most)) for most in MINUTES],
            "position": [(each, position_word(each)) for each in POSITIONS],
            "mine": [(each, mine_word(each)) for each in MINE],
        }
        usual = getattr(ProgramFilter(), field)
        return [
            self._option(field, usual, _any_word(field)),
            *(self._option(field, value, text) for value, text in choices[field]),
        ]

    def _option(self, field: str, value: object, text: str) -> Option:
        now = self._search.filter
        changed = replace(now, **{field: value})  # type: ignore[arg-type]
        count = self._search.count_with(changed)
        return Option(value, text, count, getattr(now, field) == value)

    def _owned_options(self) -> list[Option]:
        """Return nothing, and each thing: choosing one adds it or takes it away."""
        now = self._search.filter
        things = {
            thing
            for program in self._library.library.programs.values()
            for each in self._search.facts.needs(program)
            for thing in each
        }
        options = [
            self._option("owned", None, _any_word("owned")),
            self._option("owned", frozenset(), self.tr("No equipment")),
        ]
        for thing in sorted(things, key=thing_word)[:_CHOICES_MOST]:
            with_it = frozenset({*(now.owned or ()), thing})
            count = self._search.count_with(replace(now, owned=with_it))
            is_chosen = now.owned is not None and thing in now.owned
            text = self.tr("I have: {0}").format(thing_word(thing))
            options.append(Option(thing, text, count, is_chosen))
        return options

    def _kinds(self) -> list[str]:
        programs = self._library.library.programs.values()
        return sorted({program.kind for program in programs}, key=kind_word)


def _areas(programs: Iterable[Program]) -> list[str]:
    areas = {each.area for each in programs if each.area}
    return sorted(areas, key=str.casefold)[:_CHOICES_MOST]


def _minutes_word(minutes: int) -> str:
    return _tr("Up to {0} min").format(minutes)


def _any_word(field: str) -> str:
    words = {
        "kind": _tr("Any kind"),
        "area": _tr("Any area"),
        "minutes": _tr("Any length"),
        "owned": _tr("Any equipment"),
        "position": _tr("Any position"),
        "mine": _tr("All programs"),
    }
    return words[field]


def _with_thing(owned: frozenset[str] | None, thing: str) -> frozenset[str] | None:
    """Return what is at hand with a thing more or less; None after the last."""
    changed = (owned or frozenset()) ^ {thing}
    return changed or None
