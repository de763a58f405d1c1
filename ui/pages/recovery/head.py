"""The head of the page: which course, since when, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.choices import sides, word
from ui.dates import day_words, weekday_word
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.segmented import Segmented
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.care.course.now import CourseNow

PAUSE, ILL, RESUME, WELL, END, HURTS, BEGIN = (
    "pause",
    "ill",
    "resume",
    "well",
    "end",
    "hurts",
    "begin",
)
EARLIER = "earlier"


class RecoveryHead(QWidget):
    """Title, facts, and a menu; a switch where several courses run.

    Signals:
        course_chosen: Show this course.
        asked: Something was chosen; one of this module's words.
    """

    course_chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("Recovery"), role="page_title", wrap=True)
        self.facts = Label("", color="text_2", weight=400, wrap=True)
        self.switch: Segmented | None = None
        self._titles: tuple[tuple[str, str], ...] = ()
        self._rest = ""
        self._has_notes = False
        self.more = Button(self.tr("More"), icon="chevron_down")
        self.more.clicked.connect(self._offer)
        self.end = Button(self.tr("End course"))
        self.end.clicked.connect(self._ask_end)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addLayout(words, 1)
        top.addWidget(self.more)
        top.addWidget(self.end)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addLayout(top)

    def show_courses(
        self, courses: Sequence[CourseNow], shown: CourseNow | None, *, notes: bool
    ) -> None:
        """Show which course is looked at, and the others.

        Args:
            courses: All that run.
            shown: The one that is looked at; None without any.
            notes: The diary can be opened.
        """
        self._has_notes = notes
        self.more.setVisible(shown is not None)
        self.end.setVisible(shown is not None)
        self._show_switch(courses)
        if shown is None:
            self.title.setText(self.tr("Recovery"))
            self.facts.setText("")
            self.facts.hide()
            return
        course = shown.course
        self._rest = course.rest.reason
        side = word(sides(), course.side) if course.side else ""
        self.title.setText(course.title)
        day = course.onset_day
        since = self.tr("Since {0} {1}").format(weekday_word(day), day_words(day))
        days = (course.moment.day - course.started).days + 1
        number = self.tr("day {0} of the course").format(days)
        self.facts.setText(joined((side, since, number)))
        self.facts.show()
        if self.switch is not None:
            self.switch.set_value(course.id)

    def _show_switch(self, courses: Sequence[CourseNow]) -> None:
        titles = tuple((each.course.id, _name(each)) for each in courses)
        if titles == self._titles:
            return
        self._titles = titles
        if self.switch is not None:
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        if len(titles) > 1:
            self.switch = Segmented(self.tr("Course shown"), titles, self)
            self.switch.chosen.connect(self.course_chosen)
            row = QHBoxLayout()
            row.addWidget(self.switch)
            row.addStretch(1)
            self._column.addLayout(row)

    def make_menu(self) -> Menu:
        """Return what else can be done with a course."""
        menu = Menu(self)
        entries = []
        if self._rest == "pause":
            entries.append((RESUME, self.tr("Go on after the pause")))
        elif not self._rest:
            entries.append((PAUSE, self.tr("Pause this course")))
        if self._has_notes:
            is_ill = self._rest == "illness"
            words = self.tr("I am well again") if is_ill else self.tr("I am ill")
            entries.append((WELL if is_ill else ILL, words))
        entries.append((HURTS, self.tr("Something hurts")))
        entries.append((BEGIN, self.tr("Begin another plan")))
        for value, text in entries:
            action = QAction(text, menu)
            action.setData(value)
            menu.addAction(action)
        menu.triggered.connect(self._take)
        return menu

    @Slot()
    def _offer(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        corner = self.more.mapToGlobal(QPoint(self.more.width(), self.more.height()))
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        self.asked.emit(action.data())

    @Slot()
    def _ask_end(self) -> None:
        self.asked.emit(END)


def _name(now: CourseNow) -> str:
    side = word(sides(), now.course.side) if now.course.side else ""
    return joined((now.course.title, side))
