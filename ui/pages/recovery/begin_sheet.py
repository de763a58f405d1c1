"""Begin a plan: choose one, answer what it asks for first, and start it or wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.care.course.phrases import day_words
from coach.care.course.waiting import next_try, waits_for_time
from coach.care.strain_results import MODERATE, moderate
from ui.diary.rows import inset
from ui.models.assigned_model import signed_thing
from ui.models.plan_list import stages_words
from ui.pages.recovery.entry_points import EntryPoints, with_room
from ui.pages.recovery.offers import plans_to_begin
from ui.pages.recovery.side_row import SideRow
from ui.pages.recovery.wanted import wanted
from ui.player.advice_card import AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.point import Point
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.care.course.checks import Check
    from coach.care.injuries import Injury
    from coach.exchange.assigned.receive import Signed
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery
    from ui.pages.recovery.wanted import Wanted


class BeginSheet(FormSheet):
    """Leads from the choice of a plan to its start, or to the day of the next try.

    Args:
        shell: The widget that is covered.
        context: What all parts share.
        recovery: How everything stands.

    Attributes:
        points: What the plan asks for; None before a plan was chosen.
        side: Which side is sore; None where nobody needs to know.
        later: Puts the plan off; None likewise.
        opens: Leads to what opens a closed plan; None likewise.

    Signals:
        begun: What was wanted, with nothing missing; see `Wanted`.
        put_off: What was wanted, and the day of the next try.
        hurts_asked: The person wants to be led from what hurts.
        closed: The sheet is gone.
    """

    begun = Signal(object)
    put_off = Signal(object, object)
    hurts_asked = Signal()
    closed = Signal()

    def __init__(self, shell: QWidget, context: AppContext, recovery: Recovery) -> None:
        super().__init__(shell, motion=not context.less_motion)
        self._context = context
        self._recovery = recovery
        self._plan: Plan | None = None
        self.points: EntryPoints | None = None
        self.side: SideRow | None = None
        self.later: Button | None = None
        self.opens: Button | None = None
        self.left.connect(self.close_sheet)

    def show_plans(self) -> None:
        """Show the plans to choose from."""
        self.clear()
        self.set_head(self.tr("Begin a plan"))
        for plan in plans_to_begin(self._recovery):
            self.body.addWidget(self._offer(plan))
        words = self.tr("After a strain the way to a plan begins with what hurts.")
        self.body.addWidget(inset(Label(words, role="small", color="text_2")))
        hurts = Button(self.tr("Something hurts"), height_px=FOOT_BUTTON_PX)
        hurts.clicked.connect(self._ask_hurts)
        self.foot.addWidget(hurts)
        self._add_cancel()
        self.open()

    def _offer(self, plan: Plan) -> QWidget:
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
        return offer

    def show_plan(self, plan: Plan) -> None:
        """Show what a plan asks for before it begins."""
        self._plan, self.side, self.points = plan, None, None
        self.clear()
        self.set_head(plan.title, plan.summary)
        now = wanted(plan, self._recovery)
        signed = signed_thing(self._context, plan.id)
        self._add_seal(signed)
        self._add_advice(now.injury)
        self._add_not_if(plan)
        self._add_side(signed, now)
        points = self.points = EntryPoints(now.checks, self._now().side)
        points.changed.connect(self._look)
        self.body.addWidget(points)
        self.told = Label("", color="warn_text", weight=500, wrap=True)
        self.body.addWidget(inset(self.told))
        self._add_ways()
        self._look()
        self.open()
        # Opening shows all of the foot.
        self._look()
        self.is_touched = False

    def _add_advice(self, injury: Injury | None) -> None:
        """Say once more that it should be examined, where a point asks whether it was.

        Nobody can say that they have read what is not there.
        """
        if injury is None or injury.pattern != MODERATE:
            return
        sentences = moderate(injury.area).sentences
        self.body.addWidget(
            AdviceCard("amber", self.tr("Be examined first"), sentences)
        )

    def _add_seal(self, signed: Signed | None) -> None:
        if signed is not None:
            # Imported here: few people have such a plan.
            from ui.assigned.seal import Seal

            self.body.addWidget(with_room(Seal(signed)))

    def _add_side(self, signed: Signed | None, now: Wanted) -> None:
        """Ask for the side where it is named, or has to be known."""
        is_named = signed is not None and signed.assignment.patient.injured_side
        if now.needs_side or is_named:
            self.side = SideRow(now.side, signed)
            self.side.changed.connect(self._look)
            self.body.addWidget(self.side)

    def _add_not_if(self, plan: Plan) -> None:
        if not plan.not_if:
            return
        title = self.tr("Not if")
        self.body.addWidget(inset(Label(title, weight=600, color="warn_text")))
        for line in plan.not_if:
            self.body.addWidget(with_room(Point(line, role="small")))

    def _add_ways(self) -> None:
        """Add what can be done: another plan, later, or now."""
        self.opens = Button(
            self.tr("What opens it?"), kind=ButtonKind.LINK, height_px=36
        )
        self.opens.clicked.connect(self._ask_opening)
        self.body.addWidget(self.opens)
        self.hurts = Button(self.tr("Something hurts"), icon="bandage")
        self.hurts.clicked.connect(self._ask_hurts)
        self.body.addWidget(self.hurts)
        other = Button(self.tr("Another plan"), height_px=FOOT_BUTTON_PX)
        other.clicked.connect(self.show_plans)
        self.foot.addWidget(other)
        self._add_cancel()
        self.later = Button("", height_px=FOOT_BUTTON_PX)
        self.later.clicked.connect(self._put_off)
        self.foot.addWidget(self.later)
        self.add_save(self.tr("Begin")).clicked.connect(self._begin)

    def _now(self) -> Wanted:
        assert self._plan is not None
        answers = {} if self.points is None else self.points.answers
        side = None if self.side is None else self.side.side
        return wanted(self._plan, self._recovery, answers, side=side)

    def _next_try(self, now: Wanted) -> date | None:
        """Return the day of the next try; None while something is still to be said."""
        is_said = self.points is not None and self.points.is_complete
        if not (is_said or waits_for_time(now.checks)):
            return None
        return next_try(now.checks, self._recovery.moment)

    @Slot()
    def _look(self) -> None:
        """Let it begin once every point is met; else say what is missing, and when."""
        self.touch()
        now = self._now()
        if self.points is not None:
            self.points.show_points(now.checks)
            self._take_digits(self.points)
            # What was hidden or came to light counts as it stands now.
            now = self._now()
        if self.save is None or self.later is None or self.opens is None:
            return
        self.save.setEnabled(not now.missing)
        told = self._told(now)
        self.told.setText(" ".join(told))
        self.told.setVisible(bool(told))
        keys = {each.key for each in now.checks}
        self.opens.setVisible("closed" in keys)
        self.hurts.setVisible("injury" in keys)
        day = self._next_try(now)
        self.later.setVisible(day is not None)
        if day is not None:
            self.later.setText(self._later_words(day))
        if self.isVisible():
            self.fit()

    def _take_digits(self, points: EntryPoints) -> None:
        """Let digits go to the scales that are asked now."""
        asked = points.scales
        if asked != self._scales:
            self.drop_scales()
            for scale in asked:
                self.add_scale(scale)

    def _told(self, now: Wanted) -> list[str]:
        """Return what is missing, but for what the points say themselves."""
        told = [each.missing for each in now.checks if each.is_open and each.enters]
        if self.points is not None and self.points.has_hidden:
            has_time = waits_for_time(now.checks)
            told = [each.missing for each in now.checks if _is_time(each)]
            told += [self.tr("The other questions are asked then.")] if has_time else []
        # Where something else stops it, the side alone would not help.
        if not told and now.needs_side and not now.side:
            told = list(now.missing[-1:])
        return list(dict.fromkeys(told))

    def _later_words(self, day: date) -> str:
        today = self._recovery.moment.day
        is_near = (day - today).days <= 1
        words = self.tr("Ask me {0}") if is_near else self.tr("Ask me on {0}")
        return words.format(day_words(day, today))

    @Slot()
    def _take_plan(self) -> None:
        row = self.sender()
        if isinstance(row, LinkRow):
            plans = self._recovery.situation.library.plans
            self.show_plan(plans[row.objectName()])

    @Slot()
    def _begin(self) -> None:
        now = self._now()
        self.close_sheet()
        self.begun.emit(now)

    @Slot()
    def _put_off(self) -> None:
        now = self._now()
        day = self._next_try(now)
        self.close_sheet()
        self.put_off.emit(now, day)

    @Slot()
    def _ask_opening(self) -> None:
        if self._plan is not None:
            self.close_sheet()
            self._context.recover_asked.emit(f"closed-plan:{self._plan.id}")

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


def _is_time(point: Check) -> bool:
    """Return whether a point waits for its time, and something shortens that."""
    return point.is_open and point.not_before is not None and bool(point.enters)
