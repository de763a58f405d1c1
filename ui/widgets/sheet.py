"""A question over the window: dims what lies behind and holds the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_DIALOG_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.focus_back import FocusBack
from ui.widgets.foot_room import foot_room
from ui.widgets.label import Label
from ui.widgets.point import Point

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH_PX = 480
RISE_MS = 180
RISE_PX = 8
_SCRIM_ALPHA = 120
_EDGE_PX = 16


@dataclass(frozen=True)
class Answer:
    """A button of a sheet: its value, its words, and how it looks."""

    value: str
    text: str
    kind: ButtonKind = ButtonKind.SECONDARY


class Sheet(QWidget):
    """Asks one question inside the window; the rest of the window waits.

    Args:
        window: The widget that is covered.
        title: The question.
        text: What to know before answering, or "".
        answers: Buttons, in order; the keyboard starts on the `chosen` one.
        chosen: Value of the answer that Return gives.
        motion: Whether the sheet may rise into place.
        points: A list below the text.

    Attributes:
        panel: What is painted; a subclass adds to its layout.

    Signals:
        answered: The value of the pressed button; "" for Escape.
    """

    answered = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        answers: Sequence[Answer],
        *,
        chosen: str = "",
        motion: bool = True,
        points: Sequence[str] = (),
    ) -> None:
        super().__init__(window)
        self._motion = motion
        self._share = 1.0
        self._values: dict[Button, str] = {}
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join((text, *points)))
        self.panel = QWidget(self)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(32, 28, 28, 24)
        column.setSpacing(10)
        column.addWidget(Label(title, role="pane_title", px=21, wrap=True))
        if text:
            column.addWidget(Label(text, color="text_2", weight=400, wrap=True))
        for each in points:
            column.addWidget(Point(each, color="text_2"))
        column.addSpacing(8)
        column.addLayout(self._make_buttons(answers, chosen))
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(RISE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._rise)
        window.installEventFilter(self)
        FocusBack(self)
        self._room = foot_room(window)
        self._room.changed.connect(self.fit)
        self.hide()

    def _make_buttons(self, answers: Sequence[Answer], chosen: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        self._first: Button | None = None
        for answer in answers:
            button = Button(answer.text, kind=answer.kind, height_px=44)
            button.clicked.connect(self._answer)
            self._values[button] = answer.value
            row.addWidget(button)
            if answer.value == chosen or self._first is None:
                self._first = button
        return row

    def open(self) -> None:
        """Show the question and put the keyboard on its first answer."""
        self.fit()
        self.show()
        self.raise_()
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)
        if self._motion:
            self._animation.start()

    def event(self, event: QEvent) -> bool:
        """Take keys before the shortcuts of what lies behind, Escape among them."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the window when its size changes."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self.fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key among the answers."""
        buttons = list(self._values)
        focused = self.focusWidget()
        at = buttons.index(focused) if focused in buttons else -1
        step = 1 if forward else -1
        reason = Qt.FocusReason.TabFocusReason
        buttons[(at + step) % len(buttons)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape as no answer; swallow the window's other keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_with("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dimmed window and the panel."""
        painter = QPainter(self)
        scrim = QColor(10, 16, 18, round(_SCRIM_ALPHA * self._share))
        painter.fillRect(self.rect(), scrim)
        paint_card(painter, QRectF(self.panel.geometry()), RADIUS_DIALOG_PX)

    @Slot()
    def fit(self) -> None:
        """Cover the window and put the panel in its middle."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        wished = round(WIDTH_PX * max(current_theme().scale, 1.0))
        needed = self.panel.minimumSizeHint().width()
        width = min(max(wished, needed), self.width() - 2 * _EDGE_PX)
        layout = self.panel.layout()
        assert layout is not None
        high = self.height() - self._room.above_px(self)
        height = min(layout.totalHeightForWidth(width), high - 2 * _EDGE_PX)
        x = (self.width() - width) // 2
        y = (high - height) // 2 + round(RISE_PX * (1 - self._share))
        self.panel.setGeometry(x, y, width, height)

    @Slot(object)
    def _rise(self, share: float) -> None:
        self._share = share
        self.fit()
        self.update()

    @Slot()
    def _answer(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.close_with(self._values[button])

    def close_with(self, value: str) -> None:
        """Close the sheet with this answer."""
        self._animation.stop()
        self.hide()
        self.answered.emit(value)
        self.deleteLater()
