"""Begin a plan: choose one, go through what it asks for first, and start it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.care.course.start import start_checks
from coach.care.strain_results import MILD, MODERATE
from ui.diary.rows import inset
from ui.models.plan_list import stages_words
from ui.pages.recovery.answer_form import AnswerForm
from ui.pages.recovery.checklist_card import CheckRow
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.point import Point
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.course.answers import Answer
    from coach.care.course.checks import Check
    from coach.care.injuries import Injury
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery

_REHAB = "rehab"
# Patterns of the strain helper after which a plan may be begun.
_LED = (MILD, MODERATE, "")


def needs_injury(plan: Plan, recovery: Recovery) -> bool:
    """Return whether a plan is for after an injury: its first program says so."""
    program = recovery.situation.library.programs.get(plan.stages[0].program)
    waits = (each.since_onset_ms for each in plan.stages[0].entry)
    is_rehab = program is not None and program.kind == _REHAB
    return is_rehab or any(each is not None for each in waits)


def injury_for(plan: Plan, recovery: Recovery) -> Injury | None:
    """Return the injury that a plan would be begun for, or None."""
    injury = recovery.injury
    is_for = injury is not None and plan.area and injury.area == plan.area
    return injury if is_for and needs_injury(plan, recovery) else None


def plans_to_begin(recovery: Recovery) -> list[Plan]:
    """Return the plans that can be offered, those for a present injury first."""
    plans = recovery.situation.library.plans.values()
    fits, plain = [], []
    for plan in sorted(plans, key=_title):
        injury = injury_for(plan, recovery)
        if injury is not None and injury.pattern in _LED:
            fits.append(plan)
        elif not needs_injury(plan, recovery):
            plain.append(plan)
    return [*fits, *plain]


class BeginSheet(FormSheet):
    """Leads from the choice of a plan to its start.

    Args:
        shell: The widget that is covered.
        context: What all parts share.
        recovery: How everything stands.

    Attributes:
        forms: What is entered for the plan's points, by place in its list.

    Signals:
        begun: The plan, the injury it is for or None, and the checks that are met.
        hurts_asked: The person wants to be led from what hurts.
        closed: The sheet is gone.
    """

    begun = Signal(object, object, object)
    hurts_asked = Signal()
    closed = Signal()

    def __init__(self, shell: QWidget, context: AppContext, recovery: Recovery) -> None:
        super().__init__(shell, motion=not context.less_motion)
        self._recovery = recovery
        self._plan: Plan | None = None
        self.forms: dict[int, AnswerForm] = {}
        self.left.connect(self.close_sheet)

    def show_plans(self) -> None:
        """Show the plans to choose from."""
        self.clear()
        self.set_head(self.tr("Begin a plan"))
        for plan in plans_to_begin(self._recovery):
            row = LinkRow(plan.title, plan.id, note=stages_words(plan))
            row.clicked.connect(self._take_plan)
            summary = Label(plan.summary, role="small", color="text_2", wrap=True)
            summary.setContentsMargins(14, 0, 14, 0)
            offer = Column()
            column = QVBoxLayout(offer)
            column.setContentsMargins(0, 0, 0, 4)
            column.setSpacing(6)
            column.addWidget(row)
            column.addWidget(summary)
            self.body.addWidget(offer)
        words = self.tr("After a strain the way to a plan begins with what hurts.")
        self.body.addWidget(inset(Label(words, role="small", color="text_2")))
        hurts = Button(self.tr("Something hurts"), height_px=FOOT_BUTTON_PX)
        hurts.clicked.connect(self._ask_hurts)
        self.foot.addWidget(hurts)
        self._add_cancel()
        self.open()

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan asks for before it begins."""
        self._plan = plan
        self.clear()
        self.set_head(plan.title, plan.summary)
        closed = self._recovery.closed_plan(plan)
        if plan.not_if:
            title = self.tr("Not if")
            self.body.addWidget(inset(Label(title, weight=600, color="warn_text")))
            for line in plan.not_if:
                self.body.addWidget(Point(line, role="small"))
        self.forms = {}
        for point in self._checks():
            if point.criterion is None:
                self.body.addWidget(CheckRow(point))
            elif point.enters:
                self._add_form(point)
            else:
                self.body.addWidget(CheckRow(point))
        self.told = Label(closed, color="warn_text", weight=500, wrap=True)
        self.body.addWidget(self.told)
        back = Button(self.tr("Another plan"), height_px=FOOT_BUTTON_PX)
        back.clicked.connect(self.show_plans)
        self.foot.addWidget(back)
        self._add_cancel()
        self.add_save(self.tr("Begin")).clicked.connect(self._begin)
        self._look()
        self.is_touched = False
        self.open()

    def _add_form(self, point: Check) -> None:
        injury = self._injury()
        form = AnswerForm(point, "" if injury is None else injury.side)
        form.changed.connect(self._look)
        self.forms[point.index] = form
        self.body.addWidget(Label(point.text, weight=600, wrap=True))
        self.body.addWidget(form)

    def _injury(self) -> Injury | None:
        return None if self._plan is None else injury_for(self._plan, self._recovery)

    def _checks(self) -> tuple[Check, ...]:
        assert self._plan is not None
        recovery, injury = self._recovery, self._injury()
        answers: dict[int, Answer] = {
            index: form.answer for index, form in self.forms.items() if form.is_complete
        }
        return start_checks(
            recovery.history,
            recovery.moment,
            self._plan,
            answers,
            side="" if injury is None else injury.side,
            onset_ms=None if injury is None else injury.at_ms,
            walks_painless=injury is not None and injury.walks_painless,
            closed=recovery.closed_plan(self._plan),
        )

    @Slot()
    def _look(self) -> None:
        """Let it begin once every point is met, and say what is missing."""
        self.touch()
        missing = [each.missing for each in self._checks() if each.is_open]
        if self.save is not None:
            self.save.setEnabled(not missing)
        self.told.setText(" ".join(dict.fromkeys(missing)))
        self.told.setVisible(bool(missing))
        if self.isVisible():
            self.fit()

    @Slot()
    def _take_plan(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow):
            plans = self._recovery.situation.library.plans
            self.show_plan(plans[row.objectName()])

    @Slot()
    def _begin(self) -> None:
        plan, injury, checks = self._plan, self._injury(), self._checks()
        self.close_sheet()
        self.begun.emit(plan, injury, checks)

    @Slot()
    def _ask_hurts(self) -> None:
        self.close_sheet()
        self.hurts_asked.emit()

    def _add_cancel(self) -> None:
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)

    @Slot()
    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()


def _title(plan: Plan) -> str:
    return plan.title
