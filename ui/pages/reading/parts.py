"""What texts to read are made of: headings, paragraphs, lists, links, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.point import DOT, Point
from ui.widgets.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QVBoxLayout

    from coach.files.model import Source


def add_title(column: QVBoxLayout, title: str, facts: str = "") -> None:
    """Add the title of a text and, in smaller letters, what kind of text it is."""
    column.addWidget(Label(title, role="pane_title", wrap=True))
    if facts:
        column.addSpacing(6)
        column.addWidget(Label(facts, px=13.5, color="text_2", weight=400, wrap=True))


def add_heading(column: QVBoxLayout, text: str, *, above_px: int = 24) -> None:
    """Add a heading with more room above it than below."""
    column.addSpacing(above_px)
    column.addWidget(Label(text, px=15.5, weight=600, wrap=True))


def add_small_heading(column: QVBoxLayout, text: str) -> None:
    """Add the heading of a list inside a part."""
    column.addSpacing(12)
    column.addWidget(Label(text, role="small", weight=600, wrap=True))


def add_paragraph(
    column: QVBoxLayout, text: str, *, color: str = "text", above_px: int = 8
) -> None:
    """Add a paragraph."""
    column.addSpacing(above_px)
    column.addWidget(Prose(text, color=color))


def add_points(
    column: QVBoxLayout,
    lines: Iterable[str],
    *,
    mark: str = DOT,
    mark_color: str = "text_3",
    role: str = "body",
) -> None:
    """Add a list; see `Point` for the marks."""
    for line in lines:
        column.addSpacing(4)
        column.addWidget(Point(line, mark=mark, mark_color=mark_color, role=role))


def add_part(column: QVBoxLayout, title: str, lines: Iterable[str]) -> None:
    """Add a heading with a list below it; nothing when there are no lines."""
    lines = list(lines)
    if not lines:
        return
    add_heading(column, title)
    if len(lines) == 1:
        add_paragraph(column, lines[0])
    else:
        column.addSpacing(2)
        add_points(column, lines)


def add_links(
    column: QVBoxLayout,
    links: Iterable[tuple[str, str]],
    press: Callable[[], None],
) -> None:
    """Add a row for each link.

    Args:
        column: Where they are added.
        links: Where each leads, and what it says.
        press: Slot that is called; its sender's object name is where it leads.
    """
    for target, text in links:
        add_link(column, LinkRow(text, target), press)


def add_link(column: QVBoxLayout, link: LinkRow, press: Callable[[], None]) -> None:
    """Add one row that leads somewhere."""
    link.clicked.connect(press)
    column.addSpacing(6)
    column.addWidget(link)


def add_sources(column: QVBoxLayout, title: str, sources: Iterable[Source]) -> None:
    """Add the references: what each found, and below it where that stands."""
    sources = list(sources)
    if not sources:
        return
    add_heading(column, title)
    for source in sources:
        column.addSpacing(10)
        if source.finding:
            column.addWidget(Prose(source.finding, role="small"))
        text = source.text
        if source.doi:
            text = f"{text} doi:{source.doi}"
        label = Label(text, role="caption", color="text_2", weight=400, wrap=True)
        # So that it can be copied and looked up.
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addSpacing(2)
        column.addWidget(label)


def add_made_by(column: QVBoxLayout, text: str) -> None:
    """Add who wrote the text, or the file that it comes from."""
    column.addSpacing(20)
    column.addWidget(Label(text, role="caption", color="text_3", wrap=True))
