"""Plans that wait to be begun: from when on, and the way in once their day has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.care.course.phrases import day_words
from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.care.course.waiting import Waiting
    from ui.models.recovery_model import Recovery


class WaitingCard(FilledCard):
    """Offers each plan that waits.

    Signals:
        begin_asked: Go through what this plan asks for.
        dropped: The note with this id is not wanted any more.
    """

    begin_asked = Signal(str)
    dropped = Signal(str)

    def show_waiting(self, recovery: Recovery, *, is_first: bool) -> bool:
        """Show the plans that wait; return whether there is any.

        Args:
            recovery: How everything stands.
            is_first: Nothing else on the page is to be done first.
        """
        found = recovery.waiting
        due = tuple(each.is_due(recovery.moment) for each in found)
        closed = tuple(self._closed(each, recovery) for each in found)
        if not found:
            return False
        if self.begin((found, due, closed, recovery.moment.day, is_first)):
            self.add_head(self.tr("Ready to begin") if any(due) else self.tr("Next"))
            for each, is_due, why in zip(found, due, closed, strict=True):
                self._add(each, recovery, why, is_due=is_due, is_first=is_first)
                is_first = is_first and not is_due
        return True

    def _closed(self, waiting: Waiting, recovery: Recovery) -> str:
        return recovery.closed_plan(recovery.situation.library.plans[waiting.plan])

    def _add(
        self,
        waiting: Waiting,
        recovery: Recovery,
        closed: str,
        *,
        is_due: bool,
        is_first: bool,
    ) -> None:
        plan = recovery.situation.library.plans[waiting.plan]
        self.add(Label(plan.title, weight=600, px=15.5, wrap=True))
        self.add_words(self._when(waiting, recovery, is_due=is_due), color="text")
        self.add_words(closed, color="warn_text")
        is_main = is_first and is_due and not closed
        kind = ButtonKind.MAIN if is_main else ButtonKind.SECONDARY
        look = Button(
            self.tr("See whether it fits"),
            kind=kind,
            height_px=44,
            name=self.tr("See whether it fits: {0}").format(plan.title),
        )
        look.setObjectName(plan.id)
        look.clicked.connect(self._ask)
        drop = Button(
            self.tr("Not any more"),
            kind=ButtonKind.LINK,
            height_px=36,
            name=self.tr("Not any more: {0}").format(plan.title),
        )
        drop.setObjectName(waiting.note)
        drop.clicked.connect(self._drop)
        self.add_buttons([look, drop])

    def _when(self, waiting: Waiting, recovery: Recovery, *, is_due: bool) -> str:
        """Return when it is offered, or that it can be tried now."""
        if is_due:
            return self.tr("A few questions, then it can begin today.")
        moment = recovery.moment
        words = self.tr("It is offered again: {0}.")
        when = day_words(waiting.try_on, moment.day)
        if waiting.try_at_ms:
            then = moment.clock_of(waiting.try_at_ms)
            today = moment.clock_of(moment.now_ms).date()
            when = self.tr("{0}, {1}").format(
                day_words(then.date(), today), then.strftime("%H:%M")
            )
        return " ".join((words.format(when), *self._missing(waiting)))

    def _missing(self, waiting: Waiting) -> tuple[str, ...]:
        # What only waits for its time says no more than when that is.
        return () if waiting.try_at_ms else waiting.missing

    @Slot()
    def _ask(self) -> None:
        button = self.sender()
        if button is not None:
            self.begin_asked.emit(button.objectName())

    @Slot()
    def _drop(self) -> None:
        button = self.sender()
        if button is not None:
            self.dropped.emit(button.objectName())
