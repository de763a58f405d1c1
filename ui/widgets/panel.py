"""A soft coloured ground inside a card: a sign, a heading and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.card import paint_card
from ui.widgets.label import Label
from ui.widgets.point import DOT, Point
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable

_PADDING_PX = 16
_SIGN_PX = 20
_SIGN_GAP_PX = 10


class Panel(QWidget):
    """Says something that stands out from the text around it.

    Args:
        title: Its heading.
        icon: The sign at the left, so that the colour does not speak alone.
        tone: "warn", "bad", "ok", "ice" or "accent": the colour pair of the theme.
    """

    def __init__(
        self, title: str, *, icon: str, tone: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone = tone
        self.setAccessibleName(title)
        self._title = Label(title, weight=600, color=f"{tone}_text", wrap=True)
        self.body = QVBoxLayout(self)
        self.body.setSpacing(4)
        self.body.addWidget(self._title)
        self._set_margins()
        current_theme().changed.connect(self._follow_theme)

    def add_points(self, lines: Iterable[str]) -> None:
        """Add a list below the heading."""
        for line in lines:
            point = Point(line, mark=DOT, mark_color=f"{self._tone}_text")
            self.body.addWidget(point)

    def add_text(self, text: str) -> None:
        """Add a paragraph below the heading."""
        self.body.addWidget(Prose(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign beside the heading."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        fill = f"{self._tone}_soft"
        paint_card(painter, ground, RADIUS_THUMBNAIL_PX, fill=fill, shadow=False)
        theme = current_theme()
        edge = theme.px(_SIGN_PX)
        line = self._title.fontMetrics().height()
        top = self._title.y() + (line - edge) / 2
        sign = QRectF(_PADDING_PX, top, edge, edge)
        paint_icon(painter, self._icon, sign, theme.color(f"{self._tone}_text"))

    def _set_margins(self) -> None:
        left = _PADDING_PX + current_theme().px(_SIGN_PX) + _SIGN_GAP_PX
        self.body.setContentsMargins(left, 14, _PADDING_PX, 14)

    @Slot()
    def _follow_theme(self) -> None:
        self._set_margins()
        self.update()
