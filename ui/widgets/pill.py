"""Choices side by side: a small set from which one is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT_PX = 40
MINIMUM_WIDTH_PX = 56


class Choice(PaintedButton):
    """One of several choices; the chosen one has a frame and stronger letters.

    Args:
        text: What it says.
        value: What it stands for; given back by `ChoiceRow.chosen`.

    Attributes:
        least_px: Narrowest width, without the room for the focus ring.
    """

    least_px = MINIMUM_WIDTH_PX

    def __init__(self, text: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.value = value
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Return the size that the text needs in its strongest weight."""
        metrics = QFontMetricsF(self._text_font(700))
        width = metrics.horizontalAdvance(self.text()) + 28
        height = max(current_theme().px(HEIGHT_PX), HEIGHT_PX)
        room = 2 * RING_ROOM_PX
        return QSize(max(round(width), self.least_px) + room, height + room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shape, the frame of the chosen one, the text and the ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        radius: float = RADIUS_BUTTON_PX
        if self.isChecked():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(shape.adjusted(1, 1, -1, -1), radius, radius)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hairline" if self.underMouse() else "sunk"))
            painter.drawRoundedRect(shape, radius, radius)
        painter.setPen(theme.color("accent_text" if self.isChecked() else "text"))
        painter.setFont(self._text_font(700 if self.isChecked() else 500))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, shape, radius)

    def _text_font(self, weight: int) -> QFont:
        return current_theme().font("body", px=13.5, weight=weight)


class ChoiceRow(QWidget):
    """A row of choices, exactly one of which is taken; it breaks where it is narrow.

    Args:
        name: Accessible name: what is chosen.
        choices: Value and text of each choice, in order.

    Signals:
        chosen: The person took the choice with this value.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap_px=0)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self._group.buttonClicked.connect(self._tell)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; none is taken yet."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.deleteLater()
        for value, text in choices:
            button = Choice(text, value, self)
            self._group.addButton(button)
            self._flow.addWidget(button)
            button.setVisible(True)
        self.updateGeometry()

    def value(self) -> str:
        """Return the value of the taken choice, or ""."""
        button = self._group.checkedButton()
        return button.value if isinstance(button, Choice) else ""

    def set_value(self, value: str) -> None:
        """Take the choice with a value, without a signal."""
        for button in self._group.buttons():
            if isinstance(button, Choice) and button.value == value:
                button.setChecked(True)

    @Slot(QAbstractButton)
    def _tell(self, button: QAbstractButton) -> None:
        if isinstance(button, Choice):
            self.chosen.emit(button.value)
