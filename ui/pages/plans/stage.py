"""One stage of a plan on its path: the program, how often, what leads on and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.errors import CoachError
from coach.files.plan_model import Schedule
from coach.files.schedule_words import schedule_words
from ui.handout.plan_content import stage_part
from ui.pages.reading.parts import (
    add_link,
    add_paragraph,
    add_points,
    add_small_heading,
)
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.path_row import PathRow
from ui.widgets.point import BOX
from ui.words import minutes_range

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.plan_model import Plan, Stage
    from ui.handout.plan_content import StagePart
    from ui.models.library_model import LibraryModel


class StageRow(PathRow):
    """A stage with its number on the path.

    Args:
        number: Its place, counted from 1.
        stage: The stage.
        plan: The plan that it belongs to.
        library: Where programs, exercises and other plans come from.
        has_own_tests: False when the page says once for all stages what leads on.
        is_last: Whether the path ends here.

    Signals:
        program_asked: Show the program with this id.
        plan_asked: Show the plan with this id.
    """

    program_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(
        self,
        number: int,
        stage: Stage,
        plan: Plan,
        library: LibraryModel,
        *,
        has_own_tests: bool = True,
        is_last: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(str(number), is_filled=True, is_last=is_last, parent=parent)
        self._library = library
        self._plan = plan
        self._stage = stage
        part = stage_part(number, stage, plan, library.library.programs)
        if not has_own_tests:
            part = replace(part, tests=())
        self.body.addWidget(Label(stage.title, px=15.5, weight=600, wrap=True))
        self.body.addSpacing(2)
        often = schedule_words(stage.schedule)
        self.body.addWidget(Label(often, role="small", color="text_2", wrap=True))
        self._add_programs()
        self._add_beside()
        self._add_criteria(part)
        self._add_rules(part)

    def _add_programs(self) -> None:
        """Add the program and those that may be done instead, each as a link."""
        names = (self._stage.program, *self._stage.or_programs)
        for number, name in enumerate(names):
            program = self._library.program(name)
            if program is None:
                continue
            if number:
                self.body.addSpacing(4)
                self.body.addWidget(Label(self.tr("or"), role="small", color="text_2"))
            link = LinkRow(program.title, name, note=self._minutes(name))
            link.setAccessibleDescription(self.tr("Opens the program."))
            add_link(self.body, link, self._ask_program)
        for exercise, days in self._stage.exercise_every_days:
            known = self._library.exercises.get(exercise)
            often = schedule_words(Schedule(every_days=days))
            often = often[:1].lower() + often[1:]
            title = known.title if known is not None else exercise
            words = self.tr("{0}: only {1}.").format(title, often)
            add_points(self.body, [words], role="small")

    def _minutes(self, program_id: str) -> str:
        program = self._library.program(program_id)
        if program is None:
            return ""
        try:
            return minutes_range([self._library.timeline(program).total_ms])
        except CoachError:
            return ""

    def _add_beside(self) -> None:
        """Add the plan that runs at the same time."""
        beside = self._library.library.plans.get(self._stage.beside)
        if beside is None:
            return
        add_small_heading(self.body, self.tr("Runs beside it"))
        add_link(self.body, LinkRow(beside.title, beside.id), self._ask_plan)

    def _add_criteria(self, part: StagePart) -> None:
        """Add what must hold to begin and to go on, and how long others took."""
        for title, lines in (
            (self.tr("Begin when"), part.entry),
            (part.tests_title, part.tests),
        ):
            if lines:
                add_small_heading(self.body, title)
                add_points(self.body, lines, mark=BOX, role="small")
        advance = self._stage.advance
        if advance is not None and advance.then == "ask-therapist":
            words = self.tr("Your physiotherapist decides about the next stage.")
            add_paragraph(self.body, words, color="text_2")
        if advance is not None and advance.to:
            title = self._plan.stage(advance.to).title
            words = self.tr("It goes on with: {0}").format(title)
            add_paragraph(self.body, words, color="text_2")
        if advance is not None and advance.done_text:
            add_small_heading(self.body, self.tr("When all is ticked"))
            add_points(self.body, [advance.done_text], mark="check", role="small")
        if part.others_took:
            self.body.addSpacing(10)
            add_points(self.body, [part.others_took], mark="clock", role="small")

    def _add_rules(self, part: StagePart) -> None:
        if part.rules:
            add_small_heading(self.body, self.tr("Step back"))
            add_points(self.body, part.rules, mark="step_back", role="small")

    @Slot()
    def _ask_program(self) -> None:
        self.program_asked.emit(self.sender().objectName())

    @Slot()
    def _ask_plan(self) -> None:
        self.plan_asked.emit(self.sender().objectName())
