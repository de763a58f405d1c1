"""Every decision of a course by day, each with the answer to "why?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.course.facts import day_of
from coach.care.course.why import why
from coach.progress.words import long_day
from ui.diary.rows import inset
from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button, ButtonKind
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.point import Point
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.care.course.now import CourseNow
    from coach.store.entries import Entry

FIRST_SHOWN = 5


class DecisionRow(Column):
    """One decision: its day, what it was, and folded the numbers behind it.

    Args:
        note: The "course" note.
    """

    def __init__(self, note: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = why(note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(0)
        day = long_day(day_of(note))
        column.addWidget(inset(Label(day, role="caption", color="text_2")))
        column.addWidget(inset(Label(said[0], px=13.5, wrap=True)))
        self.fold: Fold | None = None
        if len(said) > 1:
            inside = Column()
            points = QVBoxLayout(inside)
            points.setContentsMargins(4, 0, 0, 4)
            points.setSpacing(3)
            for each in said[1:]:
                points.addWidget(Point(each, role="small"))
            self.fold = Fold(self.tr("Why?"), inside)
            self.fold.line.setAccessibleName(self.tr("Why? {0}").format(said[0]))
            column.addWidget(self.fold)


class HistoryCard(FilledCard):
    """The decisions so far, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notes: tuple[Entry, ...] = ()
        self._course = ""
        self._shows_all = False
        self.rows: list[DecisionRow] = []

    def show_now(self, now: CourseNow) -> None:
        """Show a course's decisions."""
        self._shows_all = self._shows_all and now.course.id == self._course
        self._course = now.course.id
        self._notes = tuple(reversed(now.course.notes))
        self._make()

    def _make(self) -> None:
        most = len(self._notes) if self._shows_all else FIRST_SHOWN
        if not self.begin((self._notes, most)):
            return
        self.add_head(self.tr("Decisions"))
        self.rows = [DecisionRow(note) for note in self._notes[:most]]
        for row in self.rows:
            self.column.addWidget(row)
        if len(self._notes) > most:
            more = Button(self.tr("Show all"), kind=ButtonKind.LINK, height_px=32)
            more.clicked.connect(self.show_all)
            self.add_buttons([more])

    @Slot()
    def show_all(self) -> None:
        """Show every decision since the start."""
        self._shows_all = True
        self._make()
