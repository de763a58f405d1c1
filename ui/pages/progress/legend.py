"""The legend of a graph: series by shape and kind of line, not by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.progress.day_sign import paint_day
from ui.theme import current_theme
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.day_log import DayKind

_SAMPLE_PX = 24.0
_GAP_PX = 8.0
_DASHES = {"dash": [4.0, 2.5], "dot": [1.2, 2.2]}


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend.

    Attributes:
        text: What the series is.
        color: Colour token.
        mark: "square", "circle", "diamond", "bar", "stripes", "band" or "" for a line.
        line: "solid", "dash", "dot" or "" for no line.
        day: A kind of day in place of mark and line.
    """

    text: str
    color: str = ""
    mark: str = ""
    line: str = ""
    day: DayKind | None = None


class LegendKey(QWidget):
    """A sample of a series and its name."""

    def __init__(self, key: Key, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(key.text)
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return the size of sample and name."""
        theme = current_theme()
        metrics = QFontMetricsF(theme.font("small", weight=500))
        width = metrics.horizontalAdvance(self.key.text)
        sample = self._sample_px() + theme.px(_GAP_PX)
        return QSize(round(sample + width) + 2, round(metrics.height()) + 4)

    def _sample_px(self) -> float:
        is_small = self.key.day is not None or not self.key.line
        return current_theme().px(16 if is_small else _SAMPLE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sample and name."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sample = QRectF(0, 0, self._sample_px(), self.height())
        paint_sample(painter, self.key, sample)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.color("text_2"))
        words = QRectF(self.rect()).adjusted(
            sample.width() + theme.px(_GAP_PX), 0, 0, 0
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.key.text)

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Legend(QWidget):
    """The entries side by side; they break into lines where it is narrow."""

    def __init__(self, keys: Sequence[Key] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap_px=14)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.set_keys(keys)

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Show other entries."""
        if [part.key for part in self.keys()] == list(keys):
            return
        for part in self.keys():
            self._flow.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        for key in keys:
            part = LegendKey(key, self)
            self._flow.addWidget(part)
            part.setVisible(True)
        self.updateGeometry()

    def keys(self) -> list[LegendKey]:
        """Return the entries that are shown."""
        options = Qt.FindChildOption.FindDirectChildrenOnly
        return self.findChildren(LegendKey, options=options)


def paint_sample(painter: QPainter, key: Key, place: QRectF) -> None:
    """Paint what a series looks like, in the middle of a place."""
    theme = current_theme()
    if key.day is not None:
        box = QRectF(0, 0, theme.px(16), theme.px(16))
        box.moveCenter(place.center())
        paint_day(painter, key.day, box)
        return
    color = theme.color(key.color)
    if key.line:
        pen = QPen(color, 2.0)
        pen.setDashPattern(_DASHES[key.line]) if key.line in _DASHES else None
        painter.setPen(pen)
        y = place.center().y()
        painter.drawLine(QPointF(place.left(), y), QPointF(place.right(), y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    _paint_mark(painter, key, place.center(), theme.px(9))


def _paint_mark(painter: QPainter, key: Key, middle: QPointF, size: float) -> None:
    box = QRectF(0, 0, size, size)
    box.moveCenter(middle)
    if key.mark == "square":
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    elif key.mark == "circle":
        painter.drawEllipse(box)
    elif key.mark == "diamond":
        half = size * 0.62
        x, y = middle.x(), middle.y()
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    elif key.mark in ("bar", "stripes", "band"):
        bar = box.adjusted(-2, -2, 2, 2)
        color = current_theme().color(key.color)
        if key.mark == "band":
            color.setAlphaF(0.25)
            painter.setBrush(color)
        elif key.mark == "stripes":
            painter.setPen(QPen(color, 1.2))
            painter.setBrush(QBrush(color, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(bar, 2, 2)
