"""A slim strip at the window's upper edge: the timer of care that presses most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.player.announce import announce
from ui.recover.care.face import EXTEND, FINISH, timer_face
from ui.recover.care.ring import ring_clock
from ui.recover.care.sign import Sign
from ui.recover.care.timers import sign_of
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.care.care_timer import CareTimer
    from ui.recover.care.face import Action, Face

_BUTTON_PX = 32
_SIGN_PX = 20


class TimerStrip(QWidget):
    """Says what is on and how long still, and can end it; it never takes the keyboard.

    Attributes:
        title: What is on, or what has to be done.
        time: What is left.
        buttons: What can be pressed now, by the words of `face`.
        open: Shows the page where all of it is.

    Signals:
        asked: A button was pressed; one of the words of `face`.
        open_asked: The page is to be shown.
    """

    asked = Signal(str)
    open_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: tuple[Action, ...] = ()
        self._icon: tuple[str, str] | None = None
        self._is_alert = False
        self._sign: Sign | None = None
        self.title = Label("", weight=600, px=14)
        self.time = Label("", weight=700, px=16)
        self.more = Label("", role="small", color="text_2")
        self.detail = Label("", role="small", wrap=True)
        self.buttons: dict[str, Button] = {}
        self.open = Button(self.tr("Open"), kind=ButtonKind.LINK, height_px=_BUTTON_PX)
        self.open.clicked.connect(self.open_asked)
        self._lay_out()
        current_theme().changed.connect(self.update)
        self.hide()

    def show_timer(
        self, timer: CareTimer, now_ms: int, others: int, *, may_open: bool
    ) -> None:
        """Show how a timer stands.

        Args:
            timer: The one that presses most.
            now_ms: The present.
            others: How many run besides.
            may_open: A page can take the place of what is shown now.
        """
        face = timer_face(timer, now_ms)
        self._show_sign(sign_of(timer))
        self.title.setText(face.title)
        self.time.setText(ring_clock(face.left_ms) if face.left_ms else "")
        self.time.setVisible(bool(face.left_ms))
        self.detail.setText(face.text if face.is_alert else "")
        self.detail.setVisible(face.is_alert)
        self.more.setText(self.tr("and {0} more").format(others))
        self.more.setVisible(others > 0)
        self.open.setVisible(may_open)
        self.open.setAccessibleName(self.tr("Open: {0}").format(face.title))
        self._show_actions(face)
        self._show_alert(face)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line below."""
        theme, painter = current_theme(), QPainter(self)
        fill = "warn_soft" if self._is_alert else "sunk"
        painter.fillRect(self.rect(), theme.color(fill))
        line = self.rect()
        line.setTop(line.bottom())
        painter.fillRect(line, theme.color("hairline"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for part in (self.title, self.time, self.more):
            head.addWidget(part)
        head.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addLayout(head)
        words.addWidget(self.detail)
        words.addStretch(1)
        self._room = QHBoxLayout()
        self._room.setSpacing(2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 2, 12, 3)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._room)
        self._row.addWidget(self.open)

    def _show_sign(self, icon: tuple[str, str]) -> None:
        if icon == self._icon:
            return
        self._icon = icon
        if self._sign is not None:
            self._row.removeWidget(self._sign)
            self._sign.hide()
            self._sign.deleteLater()
        self._sign = Sign(*icon, _SIGN_PX)
        self._row.insertWidget(0, self._sign, 0, Qt.AlignmentFlag.AlignVCenter)

    def _show_alert(self, face: Face) -> None:
        """Say aloud what is to be done now, once."""
        color = "warn_text" if face.is_alert else "text"
        self.title.set_color(color)
        self.setAccessibleName(face.title)
        self.setAccessibleDescription(face.text)
        if face.is_alert and not self._is_alert:
            announce(self, f"{face.title}. {face.text}")
        if face.is_alert != self._is_alert:
            self._is_alert = face.is_alert
            self.update()

    def _show_actions(self, face: Face) -> None:
        """Make the buttons anew where they are others; more time is given elsewhere."""
        actions = tuple(each for each in face.actions if each[0] != EXTEND)
        if actions == self._actions:
            return
        self._actions = actions
        for button in self.buttons.values():
            self._room.removeWidget(button)
            button.hide()
            # It may be the sender of the signal that brought us here.
            button.deleteLater()
        self.buttons = {}
        for what, words in actions:
            text = words
            if what == FINISH and not face.is_alert:
                text = self.tr("Done")
            button = Button(text, height_px=_BUTTON_PX, name=words)
            button.setObjectName(what)
            button.clicked.connect(self._ask)
            self._room.addWidget(button)
            self.buttons[what] = button

    @Slot()
    def _ask(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, Button):
            self.asked.emit(pressed.objectName())
