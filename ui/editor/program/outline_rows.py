"""The rows of the list: the program, its blocks and their steps."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from coach.files.dose_words import step_dose_in_words
from coach.files.model import Program
from ui.words import clock_text

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Block, Exercise


def _tr(text: str) -> str:
    return QCoreApplication.translate("OutlineRows", text)


class RowKind(Enum):
    """What a row stands for."""

    PROGRAM = auto()
    BLOCK = auto()
    STEP = auto()


@dataclass(frozen=True)
class OutlineRow:
    """One row.

    Attributes:
        path: Key path of what it stands for; () for the program.
        title: What it is called.
        words: The dose, or what else there is to say.
        time: How long it takes, as minutes and seconds; "" where that is not known.
        is_wrong: Something in it has to be mended.
        exercise: Of a step, where there is such an exercise.
    """

    kind: RowKind
    path: KeyPath
    title: str
    words: str = ""
    time: str = ""
    is_wrong: bool = False
    exercise: Exercise | None = None


class OutlineRows:
    """Works out the rows, and remembers the words of doses while one is half typed."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def rows_of(self, draft: Draft) -> list[OutlineRow]:
        """Return the rows of a program."""
        wrong = {finding.row for finding in draft.findings}
        times = self._times(draft)
        model = draft.model if isinstance(draft.model, Program) else None
        rows = [self._program_row(draft, is_wrong=() in wrong)]
        for number, table in enumerate(draft.entries(("block",))):
            if not isinstance(table, dict):
                continue
            path: KeyPath = ("block", number)
            block = model.blocks[number] if model is not None else None
            rows.append(self._block_row(path, table, is_wrong=path in wrong))
            for place, step in enumerate(draft.entries((*path, "step"))):
                where = (*path, "step", place)
                rows.append(
                    OutlineRow(
                        RowKind.STEP,
                        where,
                        self._title(draft, where),
                        self._words(step, block, place),
                        times.get(where, ""),
                        where in wrong,
                        draft.exercise_of(where),
                    )
                )
        return rows

    @staticmethod
    def _program_row(draft: Draft, *, is_wrong: bool) -> OutlineRow:
        facts = draft.last_facts
        time = clock_text(facts.total_ms) if facts is not None else ""
        words = _tr("Title, limits, notes, sources")
        title = _tr("Program")
        return OutlineRow(RowKind.PROGRAM, (), title, words, time, is_wrong)

    @staticmethod
    def _block_row(
        path: KeyPath, table: dict[str, Any], *, is_wrong: bool
    ) -> OutlineRow:
        rounds = table.get("rounds", 1)
        words = _tr("{0} rounds").format(rounds) if rounds != 1 else ""
        title = str(table.get("name") or _tr("Block without a name"))
        return OutlineRow(RowKind.BLOCK, path, title, words, "", is_wrong)

    @staticmethod
    def _title(draft: Draft, path: KeyPath) -> str:
        exercise = draft.exercise_of(path)
        if exercise is not None:
            return exercise.title
        return str(draft.value((*path, "exercise")) or _tr("No exercise yet"))

    def _words(self, table: object, block: Block | None, place: int) -> str:
        """Return the dose in words; as it was last known while it cannot be read."""
        key = repr(table)
        if block is not None:
            self._known[key] = step_dose_in_words(block.steps[place])
        return self._known.get(key, _tr("being changed"))

    @staticmethod
    def _times(draft: Draft) -> dict[KeyPath, str]:
        facts = draft.last_facts
        if facts is None:
            return {}
        paths: dict[int, KeyPath] = {}
        for segment in facts.segments:
            paths.setdefault(segment.step, segment.path)
        return {path: clock_text(facts.steps_ms[step]) for step, path in paths.items()}
