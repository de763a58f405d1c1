"""The card at the top: the timeline as a bar, and what it adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.editing.fields import set_field
from ui.editor.program.course_bar import CourseBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.words import clock_text, joined

if TYPE_CHECKING:
    from coach.editing.facts import TimelineFacts
    from ui.editor.desk import EditDesk

GOALS_MIN = (5, 10, 15, 20, 30, 45, 60)
# Among the keys that are anybody's own; no reader looks at it.
GOAL_PATH = ("x", "goal_minutes")
_MINUTE_MS = 60_000


def goal_ms_of(desk: EditDesk) -> int | None:
    """Return how long the author wants the program to last at most, or None."""
    minutes = desk.draft.value(GOAL_PATH)
    return minutes * _MINUTE_MS if isinstance(minutes, int) else None


class CourseCard(Card):
    """Follows the desk.

    Args:
        desk: What is edited.

    Attributes:
        bar: The timeline.

    Signals:
        chosen: The step with this key path was chosen in the bar.
    """

    chosen = Signal(tuple)

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=16)
        self._desk = desk
        self._shown_goal = ("", "")
        self.bar = CourseBar()
        self.bar.chosen.connect(self.chosen)
        self.total = Label(px=14.5, weight=700)
        self.sums = Label(px=13, color="text_2", weight=500, wrap=True)
        self.goal = Button(kind=ButtonKind.LINK, height_px=28)
        self.goal.clicked.connect(self._open_goals)
        line = QHBoxLayout()
        line.setSpacing(18)
        line.addWidget(self.total)
        line.addWidget(self.sums, 1)
        line.addWidget(self.goal)
        self.body.setContentsMargins(
            self.body.contentsMargins() + QMargins(4, 0, 0, -6)
        )
        self.body.setSpacing(2)
        self.body.addWidget(self.bar)
        self.body.addLayout(line)
        desk.changed.connect(self.follow)
        desk.place_changed.connect(self._show_place)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show what the draft adds up to; pale while that cannot be known."""
        facts = self._desk.draft.last_facts
        is_old = self._desk.draft.facts() is None
        self.bar.show_facts(facts, is_old=is_old)
        self.total.setText(self._total_words(facts))
        self.total.set_color("text_3" if is_old else "text")
        self.sums.setText(self._sum_words(facts))
        self._show_goal(facts)
        self._show_place()

    def _total_words(self, facts: TimelineFacts | None) -> str:
        total_ms = facts.total_ms if facts is not None else 0
        return self.tr("Total {0}").format(clock_text(total_ms))

    def _sum_words(self, facts: TimelineFacts | None) -> str:
        if facts is None:
            return ""
        parts = (
            (self.tr("Work {0}"), facts.work_ms),
            (self.tr("Rest {0}"), facts.rest_ms),
            (self.tr("Get ready and switch {0}"), facts.other_ms),
            (self.tr("Left {0}"), facts.left_ms),
            (self.tr("Right {0}"), facts.right_ms),
        )
        return joined(words.format(clock_text(ms)) for words, ms in parts)

    def _show_goal(self, facts: TimelineFacts | None) -> None:
        goal_ms = goal_ms_of(self._desk)
        words = self.tr("Set a goal")
        if goal_ms is not None:
            words = self.tr("Goal: at most {0} min").format(goal_ms // _MINUTE_MS)
        is_met = goal_ms is None or facts is None or facts.total_ms <= goal_ms
        shown = ("" if is_met else "triangle", words)
        if shown != self._shown_goal:
            # Else the whole card would be laid out anew with every key.
            self._shown_goal = shown
            self.goal.set_icon_name(shown[0])
            self.goal.setText(words)
            self.goal.setAccessibleName(words)

    @Slot()
    def _show_place(self) -> None:
        self.bar.show_place(self._desk.place)

    def goal_menu(self) -> Menu:
        """Return the menu of goals."""
        menu = Menu(self)
        for minutes in (None, *GOALS_MIN):
            words = self.tr("No goal")
            if minutes is not None:
                words = self.tr("At most {0} min").format(minutes)
            action = QAction(words, menu)
            action.setData(minutes)
            action.setCheckable(True)
            action.setChecked(self._desk.draft.value(GOAL_PATH) == minutes)
            action.triggered.connect(self._take_goal)
            menu.addAction(action)
        return menu

    @Slot()
    def _open_goals(self) -> None:
        menu = self.goal_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.goal.mapToGlobal(QPoint(0, self.goal.height())))

    @Slot()
    def _take_goal(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        minutes = action.data()
        self._desk.do_apart(lambda draft: set_field(draft, GOAL_PATH, minutes))
