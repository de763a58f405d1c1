"""A line at the foot of the window that says what went wrong, until it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.label import Label

WIDTH_PX = 560
_EDGE_PX = 20


class NoticeBar(QWidget):
    """Shows one sentence after the other over the foot of a widget."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._waiting: list[str] = []
        self._words = Label(role="small", color="warn_text", weight=600, wrap=True)
        close = Button(
            kind=ButtonKind.LINK,
            icon="close",
            height_px=32,
            name=self.tr("Close the message"),
        )
        close.clicked.connect(self._next)
        row = QHBoxLayout(self)
        row.setContentsMargins(56, 10, 12, 10)
        row.addWidget(self._words, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        window.installEventFilter(self)
        self.hide()

    def sentence(self) -> str:
        """Return the sentence that is shown, "" when there is none."""
        return self._words.text() if not self.isHidden() else ""

    @Slot(str)
    def tell(self, sentence: str) -> None:
        """Show a sentence, after those that are not closed yet; never twice."""
        if sentence in (*self._waiting, self.sentence()):
            return
        self._waiting.append(sentence)
        if self.isHidden():
            self._next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the amber ground and the sign."""
        painter = QPainter(self)
        paint_card(
            painter, QRectF(self.rect()).adjusted(8, 6, -8, -10), 14, fill="warn_soft"
        )
        sign = QRectF(24, (self.height() - 4) / 2 - 11, 22, 22)
        paint_icon(painter, "triangle", sign, current_theme().color("warn_text"))

    @Slot()
    def _next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        sentence = self._waiting.pop(0)
        self._words.setText(sentence)
        self._fit()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _fit(self) -> None:
        window = self.parentWidget()
        assert window is not None
        width = min(current_theme().px(WIDTH_PX), window.width() - 2 * _EDGE_PX)
        layout = self.layout()
        assert layout is not None
        height = max(layout.totalHeightForWidth(width), 64)
        self.setGeometry(
            (window.width() - width) // 2,
            window.height() - height - _EDGE_PX,
            width,
            height,
        )
