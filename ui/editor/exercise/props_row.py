"""What stands beside or under the figure, each with its own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing.edits import Put
from coach.editing.fields import words_for
from coach.figure.props import PROP_KINDS
from ui.editor.exercise.scene_words import prop_number_word, prop_word
from ui.editor.form.choice_row import ChoiceRow, FlagRow
from ui.editor.form.table_list import TableListRow
from ui.editor.form.text_row import StepRow
from ui.editor.form.writing import NumberWriting

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.figure.props import PropNumber
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

PROPS: KeyPath = ("figure", "props")
_STEP, _ANGLE_STEP = 0.01, 5.0
_WIDEST = 10.0
# Where a number that must be there begins: in the middle, and as wide as a mat is.
_BEGINS = {"w": 1.2}
# Three decimals beside minus and plus.
_NUMBER_PX = 118


class PropsRow(TableListRow):
    """The props one below the other; another kind has other numbers."""

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            PROPS,
            one=self.tr("Prop {0}"),
            add=self.tr("Add a prop"),
            begins_with=begun("mat", {}),
            label=self.tr("Beside and under the figure"),
            parent=parent,
        )

    def shape(self) -> Hashable:
        """Return the kinds."""
        entries = self.desk.draft.entries(self.path)
        return tuple(
            str(one.get("kind")) if isinstance(one, dict) else "" for one in entries
        )

    def rows_of(self, number: int) -> list[FieldRow]:
        """Return the rows that a kind of prop needs."""
        path = (*self.path, number)
        rows: list[FieldRow] = [PropKindRow(self.desk, (*path, "kind"))]
        kind = PROP_KINDS.get(str(self.desk.draft.value((*path, "kind"))))
        if kind is not None:
            rows += [
                _number_row(self.desk, (*path, name), one)
                for name, one in kind.numbers.items()
            ]
            if not kind.front and not kind.held:
                rows.append(FlagRow(self.desk, (*path, "front")))
        return rows


def _number_row(desk: EditDesk, path: KeyPath, number: PropNumber) -> StepRow:
    step = _ANGLE_STEP if number.high > _WIDEST else _STEP
    writing = NumberWriting(number.low, number.high, is_whole=False, step=step)
    label = prop_number_word(str(path[-1]))
    row = StepRow(desk, path, writing, label=label, width_px=_NUMBER_PX)
    if number.default is not None:
        row.set_usual(writing.text_of(number.default))
    return row


class PropKindRow(ChoiceRow):
    """What it is; what fits of the old numbers stays."""

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        kinds = sorted(((kind, prop_word(kind)) for kind in PROP_KINDS), key=_by_words)
        super().__init__(desk, path, kinds, parent=parent)

    def chosen(self, value: str) -> None:
        """Make it something else."""
        path = self.path[:-1]
        wanted = begun(value, self.desk.draft.table(path))

        def change(draft: Draft) -> None:
            draft.change(words_for(draft, self.path), Put(path, wanted), path=path)

        self.desk.do_apart(change)


def _by_words(choice: tuple[str, str]) -> str:
    return choice[1]


def begun(kind: str, old: dict[str, Value]) -> dict[str, Value]:
    """Return a prop of a kind with all the numbers that it must have.

    Args:
        kind: A key of `PROP_KINDS`.
        old: What was there; numbers of the same name stay.
    """
    numbers = PROP_KINDS[kind].numbers
    wanted: dict[str, Value] = {"kind": kind}
    for name, number in numbers.items():
        if name in old:
            wanted[name] = old[name]
        elif number.default is None:
            wanted[name] = _BEGINS.get(name, 0.0)
    return wanted | ({"front": True} if old.get("front") is True else {})
