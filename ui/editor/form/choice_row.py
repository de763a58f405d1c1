"""Rows in which something is chosen: one of a few words, on or off, several of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent

from ui.editor.form.box import paint_frame
from ui.editor.form.row import FieldRow
from ui.editor.form.text_row import USUAL_PX
from ui.editor.form.words import choice_word
from ui.theme import current_theme
from ui.widgets.chip_row import ChipRow
from ui.widgets.combo import Combo
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


class ChoiceBox(Combo):
    """A drop-down field as wide as the fields above and below it, red where wrong.

    Attributes:
        usual_px: Its width at 100 % text size, where there is room for it.
    """

    is_bad = False
    usual_px = USUAL_PX

    def sizeHint(self) -> QSize:
        """Return the width of a field; its ring lies outside of that."""
        width = max(current_theme().px(self.usual_px), self.usual_px)
        return QSize(width + 2 * RING_ROOM_PX, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the smallest usable size."""
        return QSize(96, self.sizeHint().height())

    def set_bad(self, is_bad: bool) -> None:
        """Show that something is wrong, or that all is well."""
        if is_bad != self.is_bad:
            self.is_bad = is_bad
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, and a red frame on it where something is wrong."""
        super().paintEvent(event)
        if self.is_bad:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            room = RING_ROOM_PX
            box = QRectF(self.rect()).adjusted(room, room, -room, -room)
            paint_frame(painter, box, is_bad=True, has_focus=False)


class ChoiceRow(FieldRow):
    """One of a few words.

    Args:
        choices: Values and words in order; those of the field table when None.
        absent: Words for the choice that takes the field away; "" without one.
    """

    has_ring = True

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        choices: Sequence[tuple[str, str]] | None = None,
        *,
        absent: str = "",
        label: str = "",
        is_wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=is_wide, parent=parent)
        if choices is None:
            values = getattr(self.field, "choices", ())
            choices = [(str(value), choice_word(str(value))) for value in values]
        self.combo = ChoiceBox(self.label)
        if absent:
            self.combo.addItem(absent, "")
        for value, words in choices:
            self.combo.addItem(words, value)
        self.combo.activated.connect(self._choose)
        self.place(self.combo)

    def current(self) -> str:
        """Return the value that is to be shown; a row of its own kind may differ."""
        return str(self.value or "")

    def show_value(self) -> None:
        """Show the value; one that is none of the choices stands there by itself."""
        at = self.combo.findData(self.current())
        if at < 0 and self.value is not None:
            self.combo.addItem(self.current(), self.current())
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)

    def show_bad(self, is_bad: bool) -> None:
        """Show a red frame."""
        self.combo.set_bad(is_bad)

    def chosen(self, value: str) -> None:
        """Take a choice of the person."""
        self.take(value or None)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.begin()
        self.chosen(str(self.combo.itemData(index)))


class FlagRow(FieldRow):
    """On or off.

    Args:
        off: The value for off; None takes the field away.
    """

    has_ring = True

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        *,
        off: bool | None = None,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, parent=parent)
        self._off = off
        self.toggle = Toggle(self.label)
        self.toggle.clicked.connect(self._switch)
        self.place(self.toggle)

    def show_value(self) -> None:
        """Show the value."""
        self.toggle.setChecked(self.value is True)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        self.begin()
        self.take(True if is_on else self._off)


class _Chips(ChipRow):
    """Chips that tell when the keyboard comes."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the first chip."""
        super().focusInEvent(event)
        if self.chips:
            self.chips[0].setFocus(event.reason())


class ChipsRow(FieldRow):
    """Several of a few words."""

    has_ring = True

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        choices: Sequence[tuple[str, str]],
        *,
        label: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, label=label, is_wide=True, parent=parent)
        self.row = _Chips(self.label, choices, several=True)
        self.row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.row.changed.connect(self._take_chips)
        self.place(self.row)

    def show_value(self) -> None:
        """Show which are taken."""
        value = self.value
        self.row.set_values(value if isinstance(value, list) else ())

    @Slot()
    def _take_chips(self) -> None:
        self.begin()
        self.take(self.row.values() or None)
