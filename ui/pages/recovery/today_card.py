"""What is done today, and what was decided, with the numbers behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.course.dose import change_today
from coach.care.course.own_limits import own_missed_words
from ui.pages.recovery.decision_words import SIGNS, decision_title, reasons_of
from ui.pages.recovery.filled import FilledCard
from ui.recover.auto_steps import step_to_take_back, step_words
from ui.recover.care.sign import Sign
from ui.widgets.button import Button, ButtonKind
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.point import Point
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.care.course.advance import Advance
    from coach.care.course.now import CourseNow
    from coach.files.model import Program

# What a button of this card asks for.
START, SIGNS_ASKED, ACCEPT, STEP_UP, FINISH, EXAMINED, REPORT, GO_ON, WELL, STAY = (
    "start",
    "signs",
    "accept",
    "step-up",
    "finish",
    "examined",
    "report",
    "go-on",
    "well",
    "stay",
)
VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What leads anywhere beside the course itself.

    Attributes:
        notes: The diary can be opened.
        closed_next: Why the next stage is closed, or "".
    """

    notes: bool = False
    closed_next: str = ""


class TodayCard(FilledCard):
    """The program of today and the decision of the course.

    Signals:
        asked: A button was pressed; one of this module's words.
        program_asked: Show this program.
        plan_asked: Show this plan.
    """

    asked = Signal(str)
    program_asked = Signal(str)
    plan_asked = Signal(str)

    def show_now(self, now: CourseNow, wishes: Wishes) -> None:
        """Show a course as it stands."""
        rest = now.course.rest.reason
        key = (now.course.id, now.decision, now.due, now.tally, now.advance, rest)
        step = step_to_take_back(now.course)
        if not self.begin((*key, step, wishes)):
            return
        self.add_head(self.tr("Today"))
        self.add_words(self._tally_words(now))
        self.add_words(own_missed_words(now.course), color="warn_text")
        self._add_program(now, is_proposed=_proposed(now, wishes) is not None)
        self.column.addSpacing(6)
        self._add_own_step(now)
        self._add_decision(now, wishes)

    def _add_own_step(self, now: CourseNow) -> None:
        """Tell of a step that happened by itself, and offer to take it back."""
        found = step_to_take_back(now.course)
        if found is None:
            return
        _, before = found
        self.add_words(step_words(now.course.stage), color="text")
        stay = self.tr("Stay in “{0}”").format(before.title)
        self.add_buttons([self._button(STAY, stay, ButtonKind.SECONDARY)])
        self.column.addSpacing(6)

    # The program

    def _tally_words(self, now: CourseNow) -> str:
        """Return how many sessions were done; "" on a first day without any."""
        tally, course = now.tally, now.course
        is_first = course.stay.since == course.moment.day
        if is_first and not tally.done and not now.due.is_due:
            return ""
        # How long the stage lasts is open; what is behind one is not.
        planned = max(tally.planned, tally.done)
        words = (
            self.tr("{0} of {1} session in this stage up to today")
            if planned == 1
            else self.tr("{0} of {1} sessions in this stage up to today")
        )
        return words.format(tally.done, planned)

    def _add_program(self, now: CourseNow, *, is_proposed: bool) -> None:
        due, library = now.due, now.course.history.library
        program = library.programs.get(due.program)
        if program is None:
            words = self.tr("The program of this stage is missing: {0}.")
            self.add_words(words.format(due.program), color="warn_text")
            return
        self.add(Label(program.title, weight=600, px=15.5, wrap=True))
        self.add_words(self._dose(now, program))
        if due.why_not and due.why_not != now.decision.text:
            self.add_words(due.why_not, color="text")
        look = self._button("look", self.tr("Look"), ButtonKind.SECONDARY)
        buttons = [look]
        if due.is_due:
            more = self.tr("Start") if due.left else self.tr("Once more")
            is_main = due.left > 0 and not is_proposed
            kind = ButtonKind.MAIN if is_main else ButtonKind.SECONDARY
            buttons.insert(0, self._button(START, more, kind))
        self._program = due.program
        self.add_buttons(buttons)
        for name in due.or_programs:
            other = library.programs.get(name)
            if other is not None and due.is_due:
                self._add_link(self.tr("Or: {0}").format(other.title), name)
        beside = library.plans.get(due.beside)
        if beside is not None:
            words = self.tr("Runs beside it: {0}").format(beside.title)
            link = LinkRow(words, beside.id)
            link.clicked.connect(self._ask_plan)
            self.add(link)

    def _dose(self, now: CourseNow, program: Program) -> str:
        """Return how often today, and what is different today."""
        due = now.due
        least, most = due.times
        parts = []
        if due.is_due:
            if most > 1 and least != most:
                parts.append(self.tr("{0} to {1} times today.").format(least, most))
            elif most > 1:
                parts.append(self.tr("{0} times today.").format(most))
            if due.done:
                parts.append(self.tr("Done so far: {0}.").format(due.done))
            if due.when == "bedtime":
                parts.append(self.tr("At bedtime."))
            change = change_today([now], program)
            parts += change.why if change is not None else ()
        return " ".join(parts)

    def _add_link(self, words: str, target: str) -> None:
        link = LinkRow(words, target)
        link.clicked.connect(self._ask_program)
        self.add(link)

    # The decision

    def _add_decision(self, now: CourseNow, wishes: Wishes) -> None:
        decision, closed = now.decision, wishes.closed_next
        icon, color = SIGNS[decision.kind]
        title = decision_title(decision.kind)
        kind = QWidget()
        row = QHBoxLayout(kind)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Sign(icon, color))
        row.addWidget(Label(title, color=color, weight=600), 1)
        self.add(kind)
        self.add(Label(decision.text, weight=500, wrap=True))
        # Some decisions end with these very words.
        until = decision.until_text
        self.add_words("" if until in decision.text else until)
        if decision.kind == "propose-step-up":
            self.add_words(closed, color="warn_text")
        is_back = decision.kind == "step-back" and decision.is_new
        if is_back and decision.to is not None:
            to = now.course.plan.stage(decision.to).title
            self.add_words(self.tr("Back to “{0}”.").format(to), color="text")
        self.add_buttons(self._actions(now, wishes))
        reasons = reasons_of(decision)
        if reasons:
            inside = Column()
            column = QVBoxLayout(inside)
            column.setContentsMargins(4, 0, 0, 4)
            column.setSpacing(4)
            for each in reasons:
                column.addWidget(Point(each, role="small"))
            self.why = Fold(self.tr("Why?"), inside)
            self.column.addWidget(self.why)

    def _actions(self, now: CourseNow, wishes: Wishes) -> list[QWidget]:
        decision, course = now.decision, now.course
        found: list[tuple[str, str]] = []
        if decision.asks_questions:
            found.append((SIGNS_ASKED, self.tr("Answer the stop questions")))
        if course.rest.reason == "pause":
            found.append((GO_ON, self.tr("Go on")))
        elif course.rest.reason == "illness" and wishes.notes:
            found.append((WELL, self.tr("Well again")))
        if decision.kind == "refer":
            found.append((EXAMINED, self.tr("It was examined")))
            found.append((REPORT, self.tr("Notes to take along")))
            found.append((VISIT, self.tr("What may happen there")))
        if decision.is_new and decision.kind in ("hold", "step-back", "refer"):
            found.append((ACCEPT, self._accept_words(now)))
        proposed = _proposed(now, wishes)
        if proposed is not None:
            found.append(self._step(proposed))
        main = {SIGNS_ASKED, STEP_UP, FINISH, ACCEPT, GO_ON}
        # A step that is possible comes before one more session.
        has_main = now.due.left > 0 and proposed is None
        return [
            self._button(
                wish,
                words,
                ButtonKind.MAIN
                if wish in main and not has_main
                else ButtonKind.SECONDARY,
            )
            for wish, words in found
        ]

    def _accept_words(self, now: CourseNow) -> str:
        decision = now.decision
        # A sentence says to which stage; its title would be cut on the button.
        if decision.kind == "hold":
            return self.tr("All right, hold")
        if decision.kind == "refer":
            return self.tr("I have read this")
        return self.tr("All right, step back")

    def _step(self, advance: Advance) -> tuple[str, str]:
        if advance.to is None:
            return FINISH, self.tr("Finish the plan")
        # The sentence above it says to what; a stage's title would be cut here.
        return STEP_UP, self.tr("Move on")

    def _button(self, wish: str, words: str, kind: ButtonKind) -> Button:
        button = Button(words, kind=kind, height_px=44)
        button.setObjectName(wish)
        button.clicked.connect(self._ask)
        return button

    @Slot()
    def _ask(self) -> None:
        pressed = self.sender()
        if not isinstance(pressed, Button):
            return
        if pressed.objectName() == "look":
            self.program_asked.emit(self._program)
        else:
            self.asked.emit(pressed.objectName())

    @Slot()
    def _ask_program(self) -> None:
        link = self.sender()
        if isinstance(link, LinkRow):
            self.program_asked.emit(link.objectName())

    @Slot()
    def _ask_plan(self) -> None:
        link = self.sender()
        if isinstance(link, LinkRow):
            self.plan_asked.emit(link.objectName())


def _proposed(now: CourseNow, wishes: Wishes) -> Advance | None:
    """Return the way out of the stage while it is proposed and open, else None."""
    is_proposed = now.decision.kind == "propose-step-up" and not wishes.closed_next
    return now.advance if is_proposed else None
