"""What is drawn on a page: texts, lines, boxes, signs, figures; each knows its place.

Coordinates are in units (see `ui.handout.paper`) from the upper left corner of the
sheet, or of the block while it is being put together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption

from ui.handout.paper import PT, print_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from coach.figure.model import Figure
    from ui.handout.code import Matrix


@dataclass(frozen=True, slots=True)
class TextMark:
    """A paragraph with its line breaks.

    Attributes:
        layout: The measured lines.
        at: Upper left corner.
        ink: Name of its colour.
    """

    layout: QTextLayout
    at: QPointF
    ink: str = "text"

    @property
    def rect(self) -> QRectF:
        """The room that the lines take, as wide as the longest of them."""
        lines = [self.layout.lineAt(n) for n in range(self.layout.lineCount())]
        around = QRectF()
        for line in lines:
            around = around.united(line.naturalTextRect())
        return around.translated(self.at)

    @property
    def height(self) -> float:
        """The height of all lines."""
        return float(self.layout.boundingRect().height())

    @property
    def is_one_line(self) -> bool:
        """Whether it was not broken."""
        return self.layout.lineCount() == 1

    @property
    def ascent(self) -> float:
        """How far the base line of the first line lies below its top."""
        return float(self.layout.lineAt(0).ascent())

    @property
    def line_height(self) -> float:
        """The height of the first line."""
        return float(self.layout.lineAt(0).height())

    @property
    def text(self) -> str:
        """The words."""
        return self.layout.text()

    def moved(self, dx: float, dy: float) -> TextMark:
        """Return the paragraph at another place."""
        return replace(self, at=self.at + QPointF(dx, dy))


@dataclass(frozen=True, slots=True)
class LineMark:
    """A straight line; `width` in units."""

    start: QPointF
    end: QPointF
    ink: str = "line"
    width: float = 0.6 * PT

    @property
    def rect(self) -> QRectF:
        """The room between its ends."""
        return QRectF(self.start, self.end).normalized()

    def moved(self, dx: float, dy: float) -> LineMark:
        """Return the line at another place."""
        by = QPointF(dx, dy)
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class BoxMark:
    """An empty box to tick."""

    rect: QRectF
    ink: str = "text"
    width: float = 0.8 * PT

    def moved(self, dx: float, dy: float) -> BoxMark:
        """Return the box at another place."""
        return replace(self, rect=self.rect.translated(dx, dy))


@dataclass(frozen=True, slots=True)
class StopMark:
    """The octagon of a stop sign; with `word` written in it, or a bar for ""."""

    rect: QRectF
    word: str = ""

    def moved(self, dx: float, dy: float) -> StopMark:
        """Return the sign at another place."""
        return replace(self, rect=self.rect.translated(dx, dy))


@dataclass(frozen=True, slots=True)
class FigureMark:
    """One key pose of a figure.

    Attributes:
        arrow_from: Name of the pose from which the motion arrow starts, or "".
    """

    rect: QRectF
    figure: Figure
    pose: str
    mirrored: bool = False
    arrow_from: str = ""

    def moved(self, dx: float, dy: float) -> FigureMark:
        """Return the figure at another place."""
        return replace(self, rect=self.rect.translated(dx, dy))


@dataclass(frozen=True, slots=True)
class CodeMark:
    """A QR code, its white edge inside the rectangle."""

    rect: QRectF
    matrix: Matrix

    def moved(self, dx: float, dy: float) -> CodeMark:
        """Return the code at another place."""
        return replace(self, rect=self.rect.translated(dx, dy))


class DrawnMark(Protocol):
    """Anything else that has a place and draws itself, such as a graph."""

    @property
    def rect(self) -> QRectF:
        """The room that it takes."""
        ...

    def moved(self, dx: float, dy: float) -> DrawnMark:
        """Return it at another place."""
        ...

    def paint(self, painter: QPainter, *, grey: bool) -> None:
        """Draw it; the painter is scaled to units."""
        ...


Mark = TextMark | LineMark | BoxMark | StopMark | FigureMark | CodeMark | DrawnMark


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set.

    Attributes:
        role: A role of `print_font`.
        scale: Factor of the page's density.
        ink: Name of the colour.
        bold: Heavier than the role says.
        align: Left, centre or right.
    """

    role: str = "body"
    scale: float = 1.0
    ink: str = "text"
    bold: bool = False
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft


def set_text(
    text: str, style: TextStyle, place: QPointF, width: float, *, bold_to: int = 0
) -> TextMark:
    """Return a paragraph broken into lines no wider than `width`.

    Args:
        text: One paragraph of plain text.
        style: How it is set.
        place: Upper left corner.
        width: In units; a longer word is broken.
        bold_to: This many characters at the beginning are bold.
    """
    layout = QTextLayout(text, print_font(style.role, style.scale, bold=style.bold))
    option = QTextOption(style.align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if bold_to:
        heavy = QTextLayout.FormatRange()
        heavy.start, heavy.length = 0, bold_to
        heavy.format = QTextCharFormat()
        heavy.format.setFontWeight(700)
        layout.setFormats([heavy])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return TextMark(layout, place, style.ink)


def line_mark(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    ink: str = "line",
    width: float = 0.6 * PT,
) -> LineMark:
    """Return a straight line between two places."""
    return LineMark(QPointF(x1, y1), QPointF(x2, y2), ink, width)
