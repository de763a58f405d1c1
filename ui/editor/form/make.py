"""The row for a field of a field table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.fields import Choice, Duration, Flag, Number, Text, WholeNumber
from coach.files.groups import ListOf, Numbers, OneOrRange
from ui.editor.form.choice_row import ChipsRow, ChoiceRow, FlagRow
from ui.editor.form.entry_list import EntryListRow
from ui.editor.form.known_list import KnownListRow, is_known
from ui.editor.form.text_row import NUMBER_PX, USUAL_PX, AreaRow, LineRow, StepRow
from ui.editor.form.words import choice_word
from ui.editor.form.writing import (
    DurationWriting,
    NumbersWriting,
    NumberWriting,
    RangeWriting,
    Writing,
)

if TYPE_CHECKING:
    from coach.files.fields import Field
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

_LONG_TEXT = 120


def make_row(
    desk: EditDesk,
    path: KeyPath,
    *,
    label: str = "",
    absent: str = "",
    needed: str = "",
) -> FieldRow:
    """Return the row for a field, made of its entry in the field table.

    Args:
        desk: What is edited.
        path: Key path of the value.
        label: Its name, where that of the field table is not the best here.
        absent: Of a choice: words for taking the field away; "" without that.
        needed: What a typed field says while it is empty and must not be.

    Raises:
        ValueError: There is no row for such a field; make one of your own.
    """
    field = desk.draft.field(path)
    if isinstance(field, Choice):
        return ChoiceRow(desk, path, absent=absent, label=label)
    if isinstance(field, Flag):
        off = None if field.only_true else False
        return FlagRow(desk, path, off=off, label=label)
    if isinstance(field, Text):
        return _text_row(desk, path, field, label, needed)
    if isinstance(field, ListOf):
        return _list_row(desk, path, field, label, needed)
    writing = writing_for(field)
    if isinstance(field, Numbers):
        return LineRow(desk, path, writing, label=label, needed=needed)
    one = field.of if isinstance(field, OneOrRange) else field
    width_px = NUMBER_PX if isinstance(one, WholeNumber | Number) else USUAL_PX
    return StepRow(desk, path, writing, label=label, needed=needed, width_px=width_px)


def writing_for(field: Field | None) -> Writing:
    """Return how values of a field of numbers or times are written.

    Raises:
        ValueError: It is of another kind.
    """
    if isinstance(field, WholeNumber):
        return NumberWriting(field.low, field.high)
    if isinstance(field, Number):
        return NumberWriting(field.low, field.high, is_whole=False, step=0.1)
    if isinstance(field, Duration):
        return DurationWriting(field.low_ms, field.high_ms)
    if isinstance(field, OneOrRange):
        return RangeWriting(writing_for(field.of))
    if isinstance(field, Numbers):
        return NumbersWriting(writing_for(field.of))
    raise ValueError(f"no way to write {type(field).__name__}")


def _text_row(
    desk: EditDesk, path: KeyPath, field: Text, label: str, needed: str
) -> FieldRow:
    if field.multi_line:
        return AreaRow(desk, path, label=label, needed=needed)
    return LineRow(
        desk,
        path,
        label=label,
        needed=needed,
        is_wide=field.max_length >= _LONG_TEXT,
        most=field.max_length,
    )


def _list_row(
    desk: EditDesk, path: KeyPath, field: ListOf, label: str, needed: str
) -> FieldRow:
    if isinstance(field.of, Choice):
        choices = [(str(one), choice_word(str(one))) for one in field.of.choices]
        return ChipsRow(desk, path, choices, label=label)
    if isinstance(field.of, Text):
        kind = KnownListRow if is_known(path) else EntryListRow
        return kind(desk, path, label=label, needed=needed)
    raise ValueError(f"no row for a list of {type(field.of).__name__}")
