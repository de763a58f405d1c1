"""A bar that lies over the foot of a window and says one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCursor,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.foot_room import foot_room
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_RADIUS_PX = 14
_SIGN_PX, _SIGN_LEFT_PX = 22, 16


class FootBar(QWidget):
    """A sign, a sentence and a button to close it; hidden until there is something.

    It goes by itself, but never from under the pointer or the keyboard.

    Args:
        window: The widget at whose foot the bar stands.
        icon: The sign before the sentence.
        shown_ms: How long a sentence stands; 0 until it is closed.
        sign_color: Colour token of the sign.
        text_color: Colour token of the sentence.
        fill: Colour token of the ground.

    Attributes:
        row: Sentence and buttons; a subclass adds its own before the last.
        close_button: Ends the message.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        icon: str,
        sign_color: str,
        shown_ms: int,
        text_color: str = "text",
        fill: str = "card",
    ) -> None:
        super().__init__(window)
        self._room = foot_room(window)
        self._room.add(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self._end_time)
        self._pointer = QPoint()
        self._sign = (icon, sign_color)
        self._fill = fill
        self._words = Label(role="small", color=text_color, weight=600, wrap=True)
        self.close_button = Button(
            kind=ButtonKind.LINK,
            icon="close",
            height_px=32,
            name=self.tr("Close the message"),
        )
        self.close_button.clicked.connect(self.go_on)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(48, 4, 6, 4)
        self.row.setSpacing(4)
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self.close_button)
        self.hide()

    def sentence(self) -> str:
        """Return the sentence that is shown, "" when there is none."""
        return "" if self.isHidden() else self._words.text()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence in the place of the one before, and read it aloud."""
        self._words.setText(sentence)
        self.raise_()
        self.show()
        if self._timer.interval():
            self._begin_time()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def setVisible(self, is_visible: bool) -> None:
        """Come or go; what the bar lies beside makes room."""
        super().setVisible(is_visible)
        self._room.settle()

    @property
    def is_used(self) -> bool:
        """Whether the pointer has come into the bar, or the keyboard is in it."""
        # One that only rests where the bar came up says nothing.
        has_pointer = self.underMouse() and QCursor.pos() != self._pointer
        return has_pointer or any(
            each.shows_focus for each in self.findChildren(Button)
        )

    def _begin_time(self) -> None:
        self._pointer = QCursor.pos()
        self._timer.start()

    @Slot()
    def _end_time(self) -> None:
        """Close the message, or let it stand as long again while it is used."""
        if self.is_used:
            self._begin_time()
        else:
            self.go_on()

    @Slot()
    def go_on(self) -> None:
        """Do what closing the message asks for: hide, unless there is more to say."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign; all of the widget is seen."""
        painter = QPainter(self)
        ground = QRectF(self.rect())
        paint_card(painter, ground, _RADIUS_PX, fill=self._fill, shadow=False)
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("control_border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = ground.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, _RADIUS_PX, _RADIUS_PX)
        icon, color = self._sign
        top = (self.height() - _SIGN_PX) / 2
        sign = QRectF(_SIGN_LEFT_PX, top, _SIGN_PX, _SIGN_PX)
        paint_icon(painter, icon, sign, theme.color(color))

    def set_sign(self, icon: str, color: str) -> None:
        """Show another sign before the sentence."""
        self._sign = (icon, color)
        self.update()
