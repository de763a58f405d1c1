"""The lower part of the detail pane: what a program is for, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Program, Source


def _tr(text: str) -> str:
    return QCoreApplication.translate("ProgramAbout", text)


def add_about(column: QVBoxLayout, program: Program, side_px: int) -> None:
    """Add summary, needed things, limits, notes and sources to a layout.

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
    if program.equipment:
        add_part(column, _tr("You need"), [", ".join(program.equipment)])
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
        column.addWidget(_line(f"•\u2002{line}" if points else line))


def _line(text: str, *, role: str = "small", color: str = "text_2") -> Label:
    label = Label(text, role=role, color=color, weight=400, wrap=True)
    # So that a source can be copied and looked up.
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Sources(QWidget):
    """The references of a program, folded away until they are asked for."""

    def __init__(
        self, sources: tuple[Source, ...], side_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._count = len(sources)
        words = self.tr("Why this works")
        self._button = Button(
            f"{words} ({self._count})", kind=ButtonKind.LINK, icon="chevron_right"
        )
        self._button.clicked.connect(self.unfold)
        self._list = QWidget(self)
        self._list.hide()
        inner = QVBoxLayout(self._list)
        inner.setContentsMargins(side_px, 4, side_px, 0)
        inner.setSpacing(10)
        for source in sources:
            inner.addWidget(self._source(source))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)

    @property
    def is_open(self) -> bool:
        """Whether the references are shown."""
        return not self._list.isHidden()

    @Slot()
    def unfold(self) -> None:
        """Show the references, or hide them again."""
        self._list.setVisible(not self.is_open)
        self._button.set_icon_name("chevron_down" if self.is_open else "chevron_right")

    def _source(self, source: Source) -> QWidget:
        item = QWidget(self._list)
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
