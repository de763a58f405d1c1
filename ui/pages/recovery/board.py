"""The cards of the page in three columns, or in one where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.assigned.card import AssignedCard
from ui.pages.recovery.checklist_card import ChecklistCard
from ui.pages.recovery.earlier_card import EarlierCard
from ui.pages.recovery.history_card import HistoryCard
from ui.pages.recovery.next_card import NextCard
from ui.pages.recovery.pain_card import PainCard
from ui.pages.recovery.protocol_card import ProtocolCard, fresh_injury
from ui.pages.recovery.rest_card import RestCard
from ui.pages.recovery.stage_path import StagePath
from ui.pages.recovery.stop_card import StopSignsCard
from ui.pages.recovery.today_card import TodayCard, Wishes
from ui.pages.recovery.waiting_card import WaitingCard
from ui.recover.care.card import CareCard
from ui.widgets.card import Card
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.care.course.now import CourseNow
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery
    from ui.recover.care.model import CareDayModel
    from ui.widgets.thumbnails import ThumbnailStore

_STRETCHES = (35, 33, 32)


class RecoveryBoard(Column):
    """Everything below the head.

    Args:
        context: What all parts share.
        care: Care after a fresh injury.
        thumbnails: Draws the resting figure.

    Attributes:
        path: The stages.
        today: Program and decision.
        checklist: The way to the next stage.
        care_card: Ice and its kin; hidden while no protocol runs.
        protocol: The choice of it; only after a fresh injury.
        waiting: Plans that are to be begun later.
        next: The plan after a finished course.
        earlier: Courses that have ended.
        assigned: Who signed the plan, and what was agreed; hidden for all others.
        stop: The signs, always there.
    """

    def __init__(
        self,
        context: AppContext,
        care: CareDayModel,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._care = care
        self.path = StagePath()
        self._path_card = Card(padding_px=18)
        self._path_card.body.addWidget(self.path)
        self.today, self.checklist = TodayCard(), ChecklistCard(context)
        self.pain, self.history = PainCard(context), HistoryCard()
        self.care_card = CareCard(context, care)
        self.protocol = ProtocolCard()
        self.waiting = WaitingCard()
        self.next, self.earlier = NextCard(), EarlierCard()
        self.assigned = AssignedCard(context, is_brief=False)
        self.rest, self.stop = RestCard(thumbnails), StopSignsCard()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._path_card)
        self._rows = QHBoxLayout()
        self._rows.setSpacing(0)
        self._whole.addLayout(self._rows)
        self._columns = []
        for stretch in _STRETCHES:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addStretch(1)
            self._rows.addLayout(column, stretch)
            self._columns.append(column)
        self._is_narrow: bool | None = None
        # The choice of the care stands first until it was made.
        self._asks_protocol = False
        self._cards = self._placed(is_narrow=True)[0]
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put all cards into one column in a narrow window."""
        if is_narrow != self._is_narrow:
            self._place(is_narrow)

    def _place(self, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.care_card.set_narrow(is_narrow)
        # An item that was taken out by hand would live on, and keep Qt from telling
        # the new one that its card has another height.
        for column in self._columns:
            for card in self._cards:
                column.removeWidget(card)
        for index, cards in enumerate(self._placed(is_narrow)):
            for place, card in enumerate(cards):
                self._columns[index].insertWidget(place, card)
        for index, stretch in enumerate(_STRETCHES):
            is_used = index == 0 or not is_narrow
            self._rows.setStretch(index, stretch if is_used else 0)

    def _placed(self, is_narrow: bool) -> tuple[tuple[QWidget, ...], ...]:
        # In the first days ice and its kin are what a day is about.
        first: tuple[QWidget, ...] = (
            self.care_card,
            self.today,
            self.protocol,
            self.assigned,
            self.next,
            self.waiting,
        )
        if self._asks_protocol:
            first = (
                *(self.protocol, self.today, self.care_card),
                *(self.assigned, self.next, self.waiting),
            )
        second = (self.checklist, self.pain)
        third = (self.rest, self.stop, self.history, self.earlier)
        if not is_narrow:
            return first, second, third
        return ((*first, self.stop, *second, self.rest, self.history, self.earlier),)

    def show_recovery(
        self, recovery: Recovery, now: CourseNow | None, wishes: Wishes
    ) -> None:
        """Show how everything stands.

        Args:
            recovery: How everything stands.
            now: The course that is looked at; None when only an injury was noted.
            wishes: What leads anywhere.
        """
        has_course = now is not None
        self.assigned.show_assigned(now.course.plan.id if now is not None else "")
        for card in (self._path_card, self.today, self.checklist, self.history):
            card.setVisible(has_course)
        if now is not None:
            self.path.show_now(now)
            self.today.show_now(now, wishes)
            self.checklist.show_now(now)
            self.history.show_now(now)
        self.pain.show_history(recovery.history, recovery.moment.day)
        self._show_care(recovery)
        has_waiting = self.waiting.show_waiting(recovery, is_first=now is None)
        self.waiting.setVisible(has_waiting)
        self._show_what_was(recovery, is_first=now is None and not has_waiting)
        injury = recovery.injury
        area = (
            now.course.plan.area if now is not None else injury.area if injury else ""
        )
        self.stop.show_area(area)

    def _show_what_was(self, recovery: Recovery, *, is_first: bool) -> None:
        """Show the courses that have ended, and what follows the newest one."""
        plan = recovery.plan_after
        closed = "" if plan is None else recovery.closed_plan(plan)
        self.next.setVisible(self.next.show_plan(plan, closed, is_first=is_first))
        self.earlier.setVisible(self.earlier.show_courses(recovery.ended))

    def _show_care(self, recovery: Recovery) -> None:
        case = self._care.case
        is_fresh = fresh_injury(recovery) is not None
        self.care_card.setVisible(case is not None)
        self.protocol.setVisible(is_fresh)
        asks = is_fresh and case is None
        if asks != self._asks_protocol:
            self._asks_protocol = asks
            self._place(bool(self._is_narrow))
        if case is not None:
            self.care_card.show_care()
        if is_fresh:
            running = "" if case is None else case.protocol.id
            self.protocol.show_choice(recovery, running)
        # How to lie is no advice to somebody who has to be examined.
        self.rest.setVisible(is_fresh and not self.protocol.is_closed)
