"""What the patterns of the segment bar mean, for the kinds that occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.session.model import ItemKind
from ui.theme import current_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.segment_bar import kind_name, paint_segment

if TYPE_CHECKING:
    from coach.session.model import Timeline

_SWATCH_PX = 14.0
_SHOWN = (ItemKind.GET_READY, ItemKind.WORK, ItemKind.REST, ItemKind.SWITCH)


class _Entry(QWidget):
    """A swatch with its word."""

    def __init__(self, kind: ItemKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setAccessibleName(kind_name(kind))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return the size of swatch and word."""
        metrics = QFontMetricsF(current_theme().font("small", px=12.5))
        width = _SWATCH_PX + 6 + metrics.horizontalAdvance(kind_name(self._kind))
        return QSize(round(width) + 2, round(max(metrics.height(), 18)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint swatch and word."""
        theme = current_theme()
        painter = QPainter(self)
        top = (self.height() - 12) / 2
        paint_segment(painter, QRectF(0, top, _SWATCH_PX, 12), self._kind)
        painter.setFont(theme.font("small", px=12.5))
        painter.setPen(theme.color("text_2"))
        words = QRectF(self.rect()).adjusted(_SWATCH_PX + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, kind_name(self._kind))

    @Slot()
    def _follow_theme(self) -> None:
        self.updateGeometry()
        self.update()


class Legend(QWidget):
    """The legend of one timeline."""

    def __init__(self, timeline: Timeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = {item.kind for item in timeline.items}
        if ItemKind.GAP in found:
            found.add(ItemKind.REST)
        flow = FlowLayout(self, gap_px=22)
        flow.setContentsMargins(0, 0, 0, 0)
        for kind in _SHOWN:
            if kind in found:
                flow.addWidget(_Entry(kind, self))
