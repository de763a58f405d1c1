"""Paragraphs for reading: plain text with air between its lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextLayout,
    QTextOption,
)

from ui.theme import current_theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

# Height of a line of prose in heights of the font.
LINE_FACTOR = 1.17
MOST_LETTERS = 68
_USUAL_LETTERS = 52
# The letters as often as prose has them; its width tells how wide a line of text is.
_SAMPLE = "Small steps without pain do more than a long rest, and they begin early."


def line_width_px(letters: int, font: QFont | None = None) -> int:
    """Return the width of a line of prose with so many letters, in logical pixels."""
    metrics = QFontMetricsF(font or current_theme().font("body", weight=400))
    return round(metrics.horizontalAdvance(_SAMPLE) * letters / len(_SAMPLE))


class Prose(Label):
    """A paragraph of plain text, with more room between its lines than a label has.

    Args:
        text: What it says; a new line begins where the text has one.
        role: Font role of the theme.
        color: Colour token of the theme.
        px: Size at 100 % text size instead of the role's.
        weight: Weight instead of the role's; prose is lighter than a label.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "body",
        color: str = "text",
        px: float | None = None,
        weight: int | None = 400,
    ) -> None:
        # Layouts ask for the same heights many times over.
        self._heights_px: dict[tuple[str, int], int] = {}
        super().__init__(text, role=role, color=color, px=px, weight=weight, wrap=True)

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        key = (self.text(), width)
        if key not in self._heights_px:
            _, height = self._lay_out(width)
            self._heights_px[key] = math.ceil(height)
        return self._heights_px[key]

    def sizeHint(self) -> QSize:
        """Return the size at a usual line, or of a single short line."""
        one_line = math.ceil(self._metrics.horizontalAdvance(self.text())) + 1
        width = min(one_line, line_width_px(_USUAL_LETTERS, self.font()))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the height of a line: a paragraph fits any width."""
        return QSize(0, math.ceil(self.first_line_px()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout, _ = self._lay_out(self.width())
        layout.draw(painter, QPointF(0, 0))

    def first_line_px(self) -> float:
        """Return the height of the first line, for what stands beside it."""
        return self._metrics.height() * LINE_FACTOR

    @Slot()
    def _follow_theme(self) -> None:
        super()._follow_theme()
        self._heights_px.clear()
        self._metrics = QFontMetricsF(self.font())

    def _lay_out(self, width: int) -> tuple[QTextLayout, float]:
        """Return the text in lines, and their height."""
        # Inside a layout a new line is written with this sign.
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        line_px = self.first_line_px()
        above = (line_px - self._metrics.height()) / 2
        height = 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, height + above))
            height += line_px
            line = layout.createLine()
        layout.endLayout()
        return layout, height
