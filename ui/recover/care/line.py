"""One line of care: a sign, what it is, how it stands, and a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from ui.recover.care.sign import Sign
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.recover.care.rows import Row

_BUTTON_PX = 32
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CareLine(QWidget):
    """Shows a row; what can be pressed stands at its right.

    Args:
        icon: Stands before the words.

    Attributes:
        title: What it is.
        detail: How it stands.
        buttons: What can be pressed now.

    Signals:
        asked: A button was pressed; one of the words of `face`.
    """

    asked = Signal(str)

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", weight=600, px=14)
        self.detail = Label("", role="small", color="text_2", wrap=True)
        self.detail.setAlignment(_RIGHT)
        self.buttons: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(Sign(icon, "ice_text"))
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(8)
        self._words.addWidget(self.title)
        self._words.addWidget(self.detail, 1)
        self._row.addLayout(self._words, 1)
        self._shown: Row | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def minimumSizeHint(self) -> QSize:
        """Return the height of its button, so that no line is lower than another."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(0, _BUTTON_PX + 8))

    def show_row(self, row: Row) -> None:
        """Show another moment."""
        if row == self._shown:
            return
        has_same = self._shown is not None and row.actions == self._shown.actions
        self._shown = row
        self.title.setText(row.title)
        self.detail.setText(row.detail)
        self.detail.set_color("warn_text" if row.is_alert else "text_2")
        self._stack(is_stacked=row.is_alert)
        self.setAccessibleName(f"{row.title}: {row.detail}")
        if not has_same:
            self._make_buttons(row)

    def _stack(self, *, is_stacked: bool) -> None:
        """Put what is asked for below the title; the buttons need the room beside."""
        down, across = (
            QBoxLayout.Direction.TopToBottom,
            QBoxLayout.Direction.LeftToRight,
        )
        self._words.setDirection(down if is_stacked else across)
        self._words.setSpacing(0 if is_stacked else 8)
        self.detail.setAlignment(_LEFT if is_stacked else _RIGHT)

    def _make_buttons(self, row: Row) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for wish, words in row.actions:
            name = self.tr("{0}: {1}").format(row.title, words)
            button = Button(
                words, kind=ButtonKind.QUIET, height_px=_BUTTON_PX, name=name
            )
            button.setObjectName(wish)
            button.clicked.connect(self._ask)
            self._row.addWidget(button)
            self.buttons.append(button)

    @Slot()
    def _ask(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Button):
            self.asked.emit(pressed.objectName())
