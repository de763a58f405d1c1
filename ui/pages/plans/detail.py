"""The pane with everything about one plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.errors import CoachError
from coach.files.assignment_model import is_assigned
from coach.files.dose_words import short_time
from ui.assigned.notes import add_signed
from ui.models.plan_list import stages_words, weeks_words
from ui.pages.plans.calendar import FourWeeks, today_of
from ui.pages.plans.limits import (
    common_rules,
    plan_limits,
    shared_tests,
    visit_limits,
)
from ui.pages.plans.more_menu import PlanMenu
from ui.pages.plans.stage import StageRow
from ui.pages.plans.weeks import WeeksTable, weeks_of
from ui.pages.reading.pane import ReadingPane
from ui.pages.reading.parts import (
    add_heading,
    add_link,
    add_made_by,
    add_paragraph,
    add_part,
    add_points,
    add_small_heading,
    add_sources,
    add_title,
)
from ui.recover.screening.closed_note import ClosedNote
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.panel import Panel
from ui.widgets.path_row import PathRow
from ui.widgets.point import BOX
from ui.words import capital, joined

if TYPE_CHECKING:
    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from coach.files.plan_model import Plan
    from ui.context import AppContext

_EVIDENCE_KEY = "card:evidence"


class PlanPane(ReadingPane):
    """Shows one plan: for whom, its stages, its rules and limits, and a calendar.

    Args:
        context: What all parts share.

    Attributes:
        edit: Edits the plan, and `copy` a copy of one that is not the person's own.
        own_menu: What else can be done with the plan.
        assign: Hands the plan to a patient.

    Signals:
        edit_asked: Edit this plan, or a copy of it where it is not the person's own.
        assign_asked: Hand this plan to a patient.
    """

    edit_asked = Signal(object)
    assign_asked = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self.plan: Plan | None = None
        self.weeks: FourWeeks | None = None
        self._begin = Button(self.tr("Begin this plan"), kind=ButtonKind.MAIN)
        self._begin.clicked.connect(self._ask_begin)
        self._open_first = Button(
            self.tr("First program"), icon="programs", height_px=48
        )
        self._open_first.clicked.connect(self._ask_first)
        self._print = Button(self.tr("Print"), icon="printer", height_px=48)
        self._print.clicked.connect(self._show_handout)
        self.copy = Button(self.tr("Edit a copy"), icon="copy", height_px=48)
        self.edit = Button(self.tr("Edit"), icon="pencil", height_px=48)
        for button in (self.copy, self.edit):
            button.clicked.connect(self._ask_edit)
        self.assign = Button(self.tr("Assign"), icon="send", height_px=48)
        self.assign.clicked.connect(self._ask_assign)
        self.own_menu = PlanMenu()
        self.own_menu.first_asked.connect(self._ask_first)
        self.own_menu.print_asked.connect(self._show_handout)
        for button in (
            *(self._begin, self._open_first, self.assign, self._print),
            *(self.edit, self.copy, self.own_menu),
        ):
            self.footer.addWidget(button)
        context.settings_changed.connect(self._show_buttons)

    def show_plan(self, plan: Plan | None) -> None:
        """Show a plan from its top, or nothing."""
        self.plan = plan
        column = self.start_text(plan.title if plan is not None else "")
        if plan is not None:
            self._fill(column, plan)
        self.end_text()
        self.show_footer(plan is not None)
        self._show_buttons()

    @property
    def is_signed(self) -> bool:
        """Whether the plan is one that a physiotherapist signed."""
        return self.plan is not None and is_assigned(self.plan.id)

    @Slot()
    def _show_buttons(self) -> None:
        """Offer what can be done with this plan: a signed one stays as it is."""
        plan, is_signed = self.plan, self.is_signed
        is_own = plan is not None and plan.own
        may_assign = self._context.settings.therapist_mode and not is_signed
        self.edit.setVisible(is_own)
        self.copy.setVisible(not is_own and not is_signed)
        self.assign.setVisible(may_assign)
        # All that is offered stands in one line; the menu has the rest of it.
        whole = self.tr("Begin this plan")
        self._begin.setText(self.tr("Begin") if may_assign else whole)
        self._begin.updateGeometry()
        self._open_first.setVisible(is_signed)
        self._print.setVisible(not may_assign)
        self.own_menu.has_print = may_assign
        self.own_menu.is_own = is_own
        self.own_menu.setVisible(not is_signed)

    def _fill(self, column: QVBoxLayout, plan: Plan) -> None:
        facts = joined((stages_words(plan), weeks_words(plan), capital(plan.area)))
        add_title(column, plan.title, facts)
        if plan.summary:
            add_paragraph(column, plan.summary, above_px=14)
        add_signed(column, self._context, plan.id)
        column.addSpacing(8)
        column.addWidget(ClosedNote(self._context, plan))
        self._add_not_if(column, plan)
        self._add_path(column, plan)
        self._add_weeks(column, plan)
        self._add_rules(column, plan)
        self._add_calendar(column, plan)
        add_part(column, self.tr("Notes"), plan.notes)
        add_sources(column, self.tr("Why this works"), plan.sources)
        self._add_evidence(column)
        made = ", ".join(plan.authors)
        if plan.own:
            made = self.tr("Your own file: {0}").format(plan.origin)
        if made:
            add_made_by(column, made)
        column.addStretch(1)

    def _add_not_if(self, column: QVBoxLayout, plan: Plan) -> None:
        """Say before the stages for whom the plan is not."""
        if not plan.not_if:
            return
        panel = Panel(self.tr("Leave it out if"), icon="triangle", tone="warn")
        panel.add_points(plan.not_if)
        column.addSpacing(16)
        column.addWidget(panel)

    def _add_path(self, column: QVBoxLayout, plan: Plan) -> None:
        """Add the stages, one below the other on a path."""
        add_heading(column, self.tr("The stages"))
        if plan.between_stages_ms:
            words = self.tr("At least {0} between two changes of stage.")
            words = words.format(short_time(plan.between_stages_ms))
            add_paragraph(column, words, color="text_2", above_px=4)
        title, tests = shared_tests(plan, self._library)
        if tests:
            add_small_heading(column, self.tr("{0}, in every stage").format(title))
            add_points(column, tests, mark=BOX, role="small")
        column.addSpacing(14)
        following = self._library.library.plans.get(plan.next_plan)
        for number, stage in enumerate(plan.stages, 1):
            row = StageRow(
                number,
                stage,
                plan,
                self._library,
                has_own_tests=not tests,
                is_last=number == len(plan.stages) and following is None,
            )
            row.program_asked.connect(self.program_asked)
            row.plan_asked.connect(self.plan_asked)
            column.addWidget(row)
        if following is not None:
            self._add_following(column, following)
        if plan.others_took:
            column.addSpacing(12)
            add_points(column, [plan.others_took], mark="clock", role="small")
        if plan.others_took or any(stage.others_took for stage in plan.stages):
            words = self.tr(
                "Times say what others took, most of them athletes in studies. They "
                "are no goal; the points decide."
            )
            add_paragraph(column, words, color="text_2", above_px=12)

    def _add_following(self, column: QVBoxLayout, plan: Plan) -> None:
        """Add the plan that the path leads to."""
        row = PathRow("flag", is_last=True)
        row.body.addWidget(Label(self.tr("And then"), px=15.5, weight=600))
        add_link(row.body, LinkRow(plan.title, plan.id), self.ask_plan)
        column.addWidget(row)

    def _add_weeks(self, column: QVBoxLayout, plan: Plan) -> None:
        weeks = weeks_of(plan, self._library)
        if weeks is None:
            return
        add_heading(column, self.tr("Week by week"))
        words = self.tr("Sets and repetitions of: {0}").format(weeks.exercise.title)
        add_paragraph(column, words, color="text_2", above_px=4)
        column.addSpacing(10)
        column.addWidget(WeeksTable(weeks))
        words = self.tr(
            "The timer counts these; the notes of a program say what else is within "
            "the plan."
        )
        add_paragraph(column, words, color="text_2", above_px=14)

    def _add_rules(self, column: QVBoxLayout, plan: Plan) -> None:
        """Add what leads back in every stage, and what leads to a visit."""
        rules = common_rules(plan)
        if rules:
            add_heading(column, self.tr("Step back, in every stage"))
            column.addSpacing(2)
            add_points(column, rules, mark="step_back")
        own = plan_limits(plan)
        if own and not self.is_signed:
            add_heading(column, self.tr("Limits"))
            column.addSpacing(2)
            add_points(column, own)
        limits = visit_limits(plan)
        if limits:
            panel = Panel(self.tr("Have it looked at"), icon="warning", tone="bad")
            panel.add_points(limits)
            column.addSpacing(20)
            column.addWidget(panel)

    def _add_calendar(self, column: QVBoxLayout, plan: Plan) -> None:
        """Add four weeks as they would be from today on."""
        add_heading(column, self.tr("If you began today"))
        words = self.tr(
            "The next four weeks if nothing holds you up. A circle is a day of "
            "exercise, with the number of its stage. Nothing is fixed."
        )
        add_paragraph(column, words, color="text_2", above_px=4)
        column.addSpacing(12)
        self.weeks = FourWeeks(plan, today_of(self._context.clock))
        column.addWidget(self.weeks)
        last = plan.stage(self.weeks.stages_shown()[-1])
        if last.advance is not None and not last.min_days:
            words = self.tr(
                "“{0}” takes as long as its points take, so it goes on to the end here."
            )
            words = words.format(last.title)
            add_paragraph(column, words, color="text_2", above_px=8)

    def _add_evidence(self, column: QVBoxLayout) -> None:
        """Add the way to the card that says how sure all this is."""
        card = self._library.library.cards.get(_EVIDENCE_KEY.partition(":")[2])
        if card is None:
            return
        column.addSpacing(10)
        link = LinkRow(self.tr("How sure is this?"), _EVIDENCE_KEY)
        add_link(column, link, self.ask_text)

    @Slot()
    def _ask_begin(self) -> None:
        if self.plan is not None:
            self._context.recover_asked.emit(f"plan:{self.plan.id}")

    @Slot()
    def _ask_edit(self) -> None:
        if self.plan is not None:
            self.edit_asked.emit(self.plan)

    @Slot()
    def _ask_assign(self) -> None:
        if self.plan is not None:
            self.assign_asked.emit(self.plan)

    @Slot()
    def _ask_first(self) -> None:
        if self.plan is not None:
            self.program_asked.emit(self.plan.stages[0].program)

    @Slot()
    def _show_handout(self) -> None:
        if self.plan is None:
            return
        # Imported here: printing takes memory that most sessions never need.
        from ui.handout.show import show_plan_handout

        library = self._library.library
        try:
            show_plan_handout(
                self.window(),
                self._context,
                self.plan,
                library.programs,
                library.exercises,
            )
        except CoachError as error:
            self._context.notice_given.emit(str(error))
