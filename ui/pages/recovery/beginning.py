"""The way into a plan on the Recovery page: make it ready, begin it, or let it wait."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.care.course.actions import start_data
from coach.care.course.phrases import day_words
from coach.care.course.waiting import next_try, wait_data, waits_for_time
from coach.store.entries import COURSE, PLAN_WAIT
from ui.pages.recovery.begin_sheet import BeginSheet
from ui.pages.recovery.protocol_card import fresh_injury
from ui.pages.recovery.wanted import wanted

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from coach.store.entries import Entry
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery, RecoveryModel
    from ui.pages.recovery.wanted import Wanted
    from ui.recover.care.model import CareDayModel


class RecoveryBeginning(QObject):
    """Opens the sheet in which a plan is begun, and writes what comes of it.

    Args:
        context: What all parts share.
        model: Knows the courses, and writes.
        care: Knows whether the care of the first days runs.
        page: The page; its window is covered by the sheet.

    Attributes:
        sheet: The sheet that is open, or None.

    Signals:
        begun: A course with this id was begun.
        protocol_asked: The care of the first days is to be chosen first.
        hurts_asked: The person wants to be led from what hurts.
    """

    begun = Signal(str)
    protocol_asked = Signal()
    hurts_asked = Signal()

    def __init__(
        self,
        context: AppContext,
        model: RecoveryModel,
        care: CareDayModel,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._model = model
        self._care = care
        self._page = page
        self._wanted = ""
        self.sheet: BeginSheet | None = None
        model.changed.connect(self._go_on)
        care.changed.connect(self._go_on)

    def make_ready(self, plan_id: str) -> None:
        """Show a plan ready to begin, as soon as everything has been read.

        After a fresh injury the care of the first days comes first, where the plan
        waits for time anyway.
        """
        self._wanted = plan_id
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        recovery = self._model.recovery
        if not self._wanted or recovery is None or not self._care.is_ready:
            return
        plan = recovery.situation.library.plans.get(self._wanted)
        self._wanted = ""
        if plan is None:
            return
        now = wanted(plan, recovery)
        if waits_for_time(now.checks) and self._needs_protocol(now, recovery):
            day = next_try(now.checks, recovery.moment)
            if day is not None:
                self._keep(now, day)
            self.protocol_asked.emit()
        else:
            self.begin(plan.id)

    def _needs_protocol(self, now: Wanted, recovery: Recovery) -> bool:
        """Return whether it is for a fresh injury, and no care was chosen yet."""
        fresh = fresh_injury(recovery)
        is_for_it = fresh is not None and now.injury_id == fresh.id
        return is_for_it and self._care.case is None

    def begin(self, plan_id: str = "") -> None:
        """Open the sheet, at this plan or at the choice of plans."""
        recovery = self._model.recovery
        if recovery is None or self.sheet is not None:
            return
        sheet = BeginSheet(self._page.window(), self._context, recovery)
        sheet.begun.connect(self._take_begun)
        sheet.put_off.connect(self._put_off)
        sheet.hurts_asked.connect(self.hurts_asked)
        sheet.closed.connect(self._forget)
        self.sheet = sheet
        plan = recovery.situation.library.plans.get(plan_id)
        if plan is None:
            sheet.show_plans()
        else:
            sheet.show_plan(plan)

    @Slot(object)
    def _take_begun(self, now: Wanted) -> None:
        recovery = self._model.recovery
        if recovery is None:
            return
        data = start_data(
            now.plan,
            recovery.moment,
            now.checks,
            now.answers,
            side=now.side,
            injury=now.injury_id,
        )
        entry = self._model.note(COURSE, data)
        words = self.tr("“{0}” has begun.").format(now.plan.title)
        self._context.undo_offered.emit(words, partial(self._model.take_back, entry))
        self.begun.emit(data["course"])

    @Slot(object, object)
    def _put_off(self, now: Wanted, day: date) -> None:
        entry = self._keep(now, day)
        if entry is None or self._model.recovery is None:
            return
        when = day_words(day, self._model.recovery.moment.day)
        words = self.tr("“{0}” is offered again: {1}.").format(now.plan.title, when)
        self._context.undo_offered.emit(words, partial(self._model.take_back, entry))

    def _keep(self, now: Wanted, day: date) -> Entry | None:
        """Write that a plan waits; None where the same is known already."""
        recovery = self._model.recovery
        for each in recovery.waiting if recovery is not None else ():
            if (each.plan, each.side, each.try_on) == (now.plan.id, now.side, day):
                return None
        data = wait_data(now.plan, now.checks, day, side=now.side, injury=now.injury_id)
        return self._model.note(PLAN_WAIT, data)

    @Slot(str)
    def drop(self, note_id: str) -> None:
        """Offer a plan that waits no more."""
        recovery = self._model.recovery
        notes = recovery.history.notes_of(PLAN_WAIT) if recovery is not None else []
        entry = next((each for each in notes if each.id == note_id), None)
        if entry is None:
            return
        self._model.take_back(entry)
        words = self.tr("“{0}” is not offered any more.")
        self._context.undo_offered.emit(
            words.format(entry.data.get("title", "")),
            partial(self._model.note, PLAN_WAIT, entry.data),
        )

    @Slot()
    def _forget(self) -> None:
        self.sheet = None
