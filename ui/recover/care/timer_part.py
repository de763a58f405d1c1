"""A timed step of care: its ring, its words, and the buttons that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.recover.care.ring import CareRing
from ui.recover.care.sign import Sign
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.recover.care.face import Action, Face

_BUTTON_PX = 36


class TimerPart(QWidget):
    """Shows a face beside its ring.

    Args:
        icon: Stands before the title.

    Attributes:
        ring: The ring.
        title: What it is.
        words: What to do.
        buttons: What can be pressed now, in order.

    Signals:
        asked: A button was pressed; one of the words of `face`.
    """

    asked = Signal(str)

    def __init__(self, icon: str = "snowflake", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ring = CareRing(self)
        self.title = Label("", role="card_title", px=16, wrap=True)
        self.words = Label("", role="small", color="text_2", wrap=True)
        self.buttons: list[Button] = []
        self._actions: tuple[Action, ...] = ()
        self._color = "ice_text"
        head = QHBoxLayout()
        head.setSpacing(8)
        self._sign = Sign(icon, "ice_text")
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.words)
        self._room = QVBoxLayout()
        self._room.setSpacing(0)
        column.addLayout(self._room)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)

    def show_face(self, face: Face) -> None:
        """Show another moment; buttons are made anew only when they change."""
        self.title.setText(face.title)
        self.title.set_color("warn_text" if face.is_alert else "text")
        self.words.setText(face.text)
        self.words.setVisible(bool(face.text))
        self.ring.setAccessibleName(face.title)
        if face.length_ms:
            self.ring.show_left(face.left_ms, face.length_ms)
        elif face.at:
            self.ring.show_time(face.at, face.below)
        else:
            self.ring.show_mark(face.icon, is_full=face.icon == "check")
        if face.actions != self._actions:
            self._actions = face.actions
            self._make_buttons()

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room in a narrow window."""
        self.ring.set_narrow(is_narrow)

    def _make_buttons(self) -> None:
        had_focus = any(button.hasFocus() for button in self.buttons)
        for button in self.buttons:
            self._room.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for wish, words in self._actions:
            button = Button(words, kind=ButtonKind.QUIET, height_px=_BUTTON_PX)
            button.setObjectName(wish)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._ask)
            self._room.addWidget(button)
            self.buttons.append(button)
        if had_focus and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _ask(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Button):
            self.asked.emit(pressed.objectName())
