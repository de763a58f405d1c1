"""The page for people in a report, drawn as a sheet of paper, whatever the theme."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QRectF, QSize, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextDocument,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.card import paint_card

_MARGIN_PX = 24
_RADIUS_PX = 14
_USUAL_PX = 640
_SVG = re.compile(r"<svg viewBox=\"0 0 (\d+) (\d+)\".*?</svg>", re.DOTALL)
_STRIP = re.compile(r'<div class="strip">(.*?)</div>', re.DOTALL)
_SQUARE = re.compile(r'<span class="(\w+)"[^>]*>(.*?)</span>')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
# What Qt's rich text knows of the page's own style.
_OURS = """<style>
h1{font-size:20px;font-weight:600} h2{font-size:14px;font-weight:600}
td,th{padding:2px 12px 2px 0;text-align:left} p{margin:2px 0} .quiet{color:#5b6462}
.done{background-color:#0f8077;color:#ffffff} .part{background-color:#f9e6c4}
.rest{background-color:#efefeb} .missed{border:1px solid #8a8f8a}
</style>"""
_CELLS_A_ROW = 21
_CELL_PX = 22


class PageView(QWidget):
    """Shows the page as it leaves; as high as it needs at its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QTextDocument(self)
        self._svg = ""
        self._html = ""
        self._view_px = (1, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("The page that leaves"))

    def show_page(self, page: str) -> None:
        """Show a page.

        Args:
            page: HTML of `coach.exchange.returned.page`.
        """
        found = _SVG.search(page)
        self._svg = found[0] if found else ""
        self._view_px = (int(found[1]), int(found[2])) if found else (1, 1)
        html = _SVG.sub('<p><img src="graph.png"></p>', page)
        html = _STRIP.sub(_as_table, html)
        self._html = _STYLE.sub(_OURS, html)
        self._lay_out(max(self.width(), _USUAL_PX))
        self.setAccessibleDescription(self._document.toPlainText())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what can be read on it."""
        return self._document.toPlainText()

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the whole page at a width."""
        self._lay_out(width)
        return round(self._document.size().height()) + 2 * _MARGIN_PX

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(_USUAL_PX, self.heightForWidth(_USUAL_PX))

    def minimumSizeHint(self) -> QSize:
        """Return that it fits any width."""
        return QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, words and graph."""
        self._lay_out(self.width())
        painter = QPainter(self)
        paper = QRectF(self.rect())
        paint_card(painter, paper, _RADIUS_PX, shadow=False, fill="control_border")
        inside = paper.adjusted(1, 1, -1, -1)
        paint_card(painter, inside, _RADIUS_PX - 1, shadow=False, fill="paper")
        painter.translate(_MARGIN_PX, _MARGIN_PX)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, current_theme().color("on_paper"))
        context.palette = palette
        self._document.documentLayout().draw(painter, context)

    def _lay_out(self, width: int) -> None:
        """Lay the page out at a width; the graph is as wide as the words."""
        inner = max(width - 2 * _MARGIN_PX, 1)
        if self._html and round(self._document.textWidth()) != inner:
            self._document.setDefaultFont(current_theme().font("body", px=13.5))
            self._document.addResource(
                QTextDocument.ResourceType.ImageResource,
                QUrl("graph.png"),
                self._graph(inner),
            )
            self._document.setHtml(self._html)
            self._document.setTextWidth(inner)

    def _graph(self, width: int) -> QImage:
        ratio = self.devicePixelRatioF()
        across, down = self._view_px
        height = width * down / across
        image = QImage(
            round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32
        )
        image.fill(0)
        image.setDevicePixelRatio(ratio)
        if self._svg:
            text = self._svg.replace(
                "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
            )
            renderer = QSvgRenderer(QByteArray(text.encode()))
            painter = QPainter(image)
            renderer.render(painter, QRectF(0, 0, width, height))
            painter.end()
        return image


def _as_table(strip: re.Match[str]) -> str:
    """Return the strip of days as rows of a table; Qt knows no flexible boxes."""
    cells = [
        f'<td class="{kind}" align="center" width="{_CELL_PX}">{mark or "&nbsp;"}</td>'
        for kind, mark in _SQUARE.findall(strip[1])
    ]
    rows = [cells[at : at + _CELLS_A_ROW] for at in range(0, len(cells), _CELLS_A_ROW)]
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table border="0" cellspacing="3">{body}</table>'
