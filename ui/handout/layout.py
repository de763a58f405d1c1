"""Puts the parts of a handout on pages: the roomiest way that fits two of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from ui.handout.content import Handout, StopBox, before_you_begin, intended_use
from ui.handout.diary import diary
from ui.handout.flow import paginate
from ui.handout.marks import TextStyle, line_mark, set_text
from ui.handout.paper import MARGIN, PT
from ui.handout.rows import section
from ui.handout.setter import DENSITIES, Setter
from ui.handout.stages import stage
from ui.handout.stop_box import stop_box
from ui.handout.texts import header, notes, small_print, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ui.handout.flow import Group
    from ui.handout.marks import Mark
    from ui.handout.paper import Paper
    from ui.handout.plan_content import PlanHandout

    Page = tuple[Mark, ...]
    # The pages of a part, without their footers.
    Part = tuple["Footer", list[list[Mark]]]

# What a patient can be expected to keep: one sheet, printed on both sides.
MOST_PAGES = 2
# So many of the densities are tried for the sake of a single page.
ONE_PAGE_TRIES = 3
_FOOTER_GAP = 8.0 * PT


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def lay_out(handout: Handout | PlanHandout, paper: Paper) -> tuple[Page, ...]:
    """Return the pages of a handout.

    A program gets one page, if its type does not get small by that; else as roomy ones
    as two pages allow; if it needs more anyway, the fewest. A plan gets its overview
    in the same way, then the pages of each of its programs.
    """
    if isinstance(handout, Handout):
        return numbered([program_pages(handout, paper)])
    overview = fitted(
        Footer(handout.reference, paper), lambda setter: plan_groups(handout, setter)
    )
    programs = [program_pages(program, paper) for program in handout.programs]
    return numbered([overview, *programs])


def program_pages(handout: Handout, paper: Paper) -> Part:
    """Return the pages of a program, without their footers."""
    footer = Footer(handout.reference, paper)
    return fitted(footer, lambda setter: program_groups(handout, setter))


def fitted(footer: Footer, build: Callable[[Setter], list[Group]]) -> Part:
    """Return the pages of a part, set as densely as they must be.

    Args:
        footer: Stands below each of them.
        build: Returns the parts from top to bottom, set with what it is given.
    """
    tried: list[list[list[Mark]]] = []
    for density in DENSITIES:
        setter = Setter(footer.paper.inner_width, density)
        tried.append(paginate(build(setter), footer.room))
        if len(tried[-1]) == 1:
            return footer, tried[-1]
        if len(tried) >= ONE_PAGE_TRIES and len(tried[-1]) <= MOST_PAGES:
            break
    fewest = max(min(len(pages) for pages in tried), MOST_PAGES)
    return footer, next(pages for pages in tried if len(pages) <= fewest)


def numbered(parts: Sequence[Part]) -> tuple[Page, ...]:
    """Return all pages with their footers, numbered through."""
    total = sum(len(pages) for _, pages in parts)
    finished: list[Page] = []
    for footer, pages in parts:
        for marks in pages:
            words = _tr("Page {0} of {1}").format(len(finished) + 1, total)
            finished.append((*marks, *footer.marks(words)))
    return tuple(finished)


def program_groups(handout: Handout, setter: Setter) -> list[Group]:
    """Return the parts of a program's handout from top to bottom."""
    groups = [header(setter, handout.title), stop_box(setter, handout.stop_box)]
    for content in handout.sections:
        groups += section(setter, content)
    groups += [
        notes(setter, _tr("Good to know"), handout.notes),
        diary(setter, handout.table),
        small_print(setter, before_you_begin()),
        sources(setter, handout.sources, handout.made_by),
    ]
    return [part for part in groups if part is not None]


def plan_groups(handout: PlanHandout, setter: Setter) -> list[Group]:
    """Return the parts of a plan's overview from top to bottom."""
    box = StopBox((), (), handout.leave_out)
    groups = [
        header(setter, handout.title),
        stop_box(setter, box),
        *(stage(setter, part) for part in handout.stages),
        notes(setter, _tr("In every stage"), handout.rules),
        notes(setter, _tr("Good to know"), handout.notes),
        small_print(setter, before_you_begin()),
        sources(setter, handout.sources, handout.made_by),
    ]
    return [part for part in groups if part is not None]


class Footer:
    """What stands at the foot of every page of a part.

    Args:
        reference: What the sheet is, and of when.
        paper: The sheet.
    """

    def __init__(self, reference: str, paper: Paper) -> None:
        self.paper = paper
        self._reference = reference
        self._style = TextStyle("tiny", ink="muted")
        marks = self._made("", 0.0)
        self._height = max(mark.rect.bottom() for mark in marks)

    @property
    def room(self) -> float:
        """The height that a page has above its footer."""
        return self.paper.height - 2 * MARGIN - self._height - _FOOTER_GAP

    def marks(self, page_words: str) -> list[Mark]:
        """Return the footer of one page."""
        return self._made(page_words, self.paper.height - MARGIN - self._height)

    def _made(self, page_words: str, top: float) -> list[Mark]:
        left, width = MARGIN, self.paper.inner_width
        y = top + 4 * PT
        number_width = 70 * PT
        right = replace(self._style, bold=True, align=Qt.AlignmentFlag.AlignRight)
        place = QPointF(left + width - number_width, y)
        number = set_text(page_words, right, place, number_width)
        name_width = width - number_width - 8 * PT
        name = set_text(self._reference, self._style, QPointF(left, y), name_width)
        y += name.height
        use = set_text(intended_use(), self._style, QPointF(left, y), width)
        return [line_mark(left, top, left + width, top), number, name, use]
