"""The lower part of the detail pane: what a program is for, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.fold import Fold
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QEnterEvent, QPaintEvent

    from coach.files.model import Program, Source

_BULLET = "•"
_INDENT_PX = 14


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramAbout", text)


def add_about(column: QVBoxLayout, program: Program, side_px: int) -> None:
    """Add summary, limits, notes and sources to a layout.

    Args:
        column: Where they are added.
        program: What they are about.
        side_px: Kept free at the left and right of the text.
    """
    outer, column = column, QVBoxLayout()
    column.setContentsMargins(side_px, 0, side_px, 0)
    column.setSpacing(0)
    outer.addLayout(column)
    if program.summary:
        add_part(column, _tr("What it is for"), [program.summary])
    if program.safety is not None:
        add_part(column, _tr("Stop if"), program.safety.stop_if, points=True)
    add_part(column, _tr("Notes"), program.notes, points=len(program.notes) > 1)
    if program.sources:
        column.addSpacing(10)
        # Its button brings the room of its own ring and padding.
        outer.addWidget(Sources(program.sources, side_px))
        column = QVBoxLayout()
        column.setContentsMargins(side_px, 0, side_px, 0)
        outer.addLayout(column)
    made = ", ".join(program.authors)
    if program.own:
        made = _tr("Your own file: {0}").format(program.origin)
    if made:
        column.addSpacing(10)
        column.addWidget(_line(made, role="caption", color="text_3"))


def add_part(
    column: QVBoxLayout, title: str, lines: Iterable[str], *, points: bool = False
) -> None:
    """Add a heading with its lines; nothing when there are no lines."""
    lines = list(lines)
    if not lines:
        return
    column.addSpacing(16)
    column.addWidget(Label(title, px=13.5, weight=600))
    for line in lines:
        column.addSpacing(4)
        column.addWidget(_line(line, is_point=points))


class _Line(Label):
    """A paragraph that can be marked and copied with the mouse, or a point of a list.

    A label that can do so takes several times as long to lay out, so it learns it
    when the pointer arrives.
    """

    _is_point = False

    def make_point(self) -> None:
        """Show a bullet before the first line; the others begin below its words."""
        self._is_point = True
        self._indent()
        current_theme().changed.connect(self._indent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the bullet before them."""
        super().paintEvent(event)
        if self._is_point:
            painter = QPainter(self)
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.setFont(self.font())
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignTop), _BULLET)

    @Slot()
    def _indent(self) -> None:
        self.setContentsMargins(current_theme().px(_INDENT_PX), 0, 0, 0)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the words be marked from now on."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)


def _line(
    text: str, *, role: str = "small", color: str = "text_2", is_point: bool = False
) -> Label:
    line = _Line(text, role=role, color=color, weight=400, wrap=True)
    if is_point:
        line.make_point()
    return line


class Sources(Fold):
    """The references of a program, folded away and made when they are asked for."""

    def __init__(
        self, sources: tuple[Source, ...], side_px: int, parent: QWidget | None = None
    ) -> None:
        words = QCoreApplication.translate("Sources", "Why this works ({0})")
        content = QWidget()
        super().__init__(words.format(len(sources)), content, parent=parent)
        self._sources = sources
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(side_px, 0, side_px, 0)
        self._inner.setSpacing(10)

    def set_open(self, is_open: bool) -> None:
        """Open or close it; the references are made the first time."""
        if is_open and not self._inner.count():
            for source in self._sources:
                self._inner.addWidget(_source(source))
        super().set_open(is_open)


def _source(source: Source) -> QWidget:
    item = QWidget()
    column = QVBoxLayout(item)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    if source.finding:
        column.addWidget(_line(source.finding, color="text"))
    text = source.text
    if source.doi:
        text = f"{text} doi:{source.doi}"
    column.addWidget(_line(text, role="caption"))
    return item
