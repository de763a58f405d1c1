"""A bar that lies over the foot of a window and says one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDTH_PX = 560
_EDGE_PX = 20


class FootBar(QWidget):
    """A sign, a sentence and a button to close it; hidden until there is something.

    Args:
        window: The widget at whose foot the bar stands.
        icon: The sign before the sentence.
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
        text_color: str = "text",
        fill: str = "card",
    ) -> None:
        super().__init__(window)
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
        self.row.setContentsMargins(56, 10, 12, 10)
        self.row.setSpacing(4)
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self.close_button)
        window.installEventFilter(self)
        self.hide()

    def sentence(self) -> str:
        """Return the sentence that is shown, "" when there is none."""
        return "" if self.isHidden() else self._words.text()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence in the place of the one before, and read it aloud."""
        self._words.setText(sentence)
        self._fit()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    @Slot()
    def go_on(self) -> None:
        """Do what closing the message asks for: hide, unless there is more to say."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign."""
        painter = QPainter(self)
        ground = QRectF(self.rect()).adjusted(8, 6, -8, -10)
        paint_card(painter, ground, 14, fill=self._fill)
        theme = current_theme()
        if theme.dark:
            # Without a shadow it would melt into the cards that it lies on.
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("control_border"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 14, 14)
        icon, color = self._sign
        sign = QRectF(24, (self.height() - 4) / 2 - 11, 22, 22)
        paint_icon(painter, icon, sign, theme.color(color))

    def set_sign(self, icon: str, color: str) -> None:
        """Show another sign before the sentence."""
        self._sign = (icon, color)
        self.update()

    def _fit(self) -> None:
        window = self.parentWidget()
        assert window is not None
        width = min(current_theme().px(WIDTH_PX), window.width() - 2 * _EDGE_PX)
        height = max(self.row.totalHeightForWidth(width), 64)
        self.setGeometry(
            (window.width() - width) // 2,
            window.height() - height - _EDGE_PX,
            width,
            height,
        )
