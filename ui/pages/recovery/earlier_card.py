"""Courses that have ended: what was decided in each, folded away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from coach.care.choices import sides, word
from coach.progress.words import span_words
from ui.dates import day_words
from ui.diary.rows import inset
from ui.pages.recovery.filled import FilledCard
from ui.pages.recovery.history_card import DecisionRow
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.course.state import Course


class EarlierCard(FilledCard):
    """The ended courses, the newest end first.

    Attributes:
        folds: One line for each; its decisions are below it.
    """

    folds: tuple[Fold, ...] = ()

    def show_courses(self, courses: Sequence[Course]) -> bool:
        """Show the courses; return whether there is any."""
        if not courses:
            return False
        if self.begin(tuple((each.title, each.notes) for each in courses)):
            self.add_head(self.tr("Earlier courses"))
            self.folds = tuple(self._fold(each) for each in courses)
            for fold in self.folds:
                self.column.addWidget(fold)
        return True

    def _fold(self, course: Course) -> Fold:
        inside = Column()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 0, 4)
        column.setSpacing(4)
        words = Label(self._time(course), role="small", color="text_2", wrap=True)
        column.addWidget(inset(words))
        for note in reversed(course.notes):
            column.addWidget(DecisionRow(note))
        side = word(sides(), course.side) if course.side else ""
        fold = Fold(joined((course.title, side)), inside)
        fold.line.setAccessibleName(joined((course.title, side, self._time(course))))
        return fold

    def _time(self, course: Course) -> str:
        ended = course.ended or course.moment.day
        return span_words(day_words(course.started), day_words(ended))
