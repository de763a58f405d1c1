"""The Recovery page: where a course stands, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coach.store.entries import CARE, ILLNESS
from ui.models.recovery_model import RecoveryModel
from ui.pages.page import Page
from ui.pages.recovery import head, today_card
from ui.pages.recovery.beginning import RecoveryBeginning
from ui.pages.recovery.board import RecoveryBoard
from ui.pages.recovery.doing import RecoveryDoing
from ui.pages.recovery.head import RecoveryHead
from ui.pages.recovery.lost_card import LostCard
from ui.pages.recovery.protocol_card import fresh_injury
from ui.pages.recovery.today_card import Wishes
from ui.pages.recovery.ways import EmptyRecovery, Lead
from ui.recover.care.model import care_model
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from coach.care.course.now import CourseNow
    from ui.context import AppContext
    from ui.pages.recovery.begin_sheet import BeginSheet

_CONTENT_MOST_PX = 1240
_MINUTE_MS = 60_000


class RecoveryPage(Page):
    """Courses and care, or a way to begin.

    Args:
        context: What all parts share.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = ""
        self._shows_earlier = False
        self._is_narrow = False
        self.model = RecoveryModel(context, self)
        self.care = care_model(context)
        self.doing = RecoveryDoing(context, self.model, self)
        self.beginning = RecoveryBeginning(context, self.model, self.care, self)
        thumbnails = ThumbnailStore(self)
        self.head = RecoveryHead()
        self.lost = LostCard()
        self.lead = Lead()
        self.board = RecoveryBoard(context, self.care, thumbnails)
        self.empty = EmptyRecovery(thumbnails)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_content())
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self.model.refresh)
        self._connect()
        self._set_margins()

    def _make_content(self) -> QWidget:
        self._scroll = ScrollArea(self)
        content = Column()
        self._inner = QVBoxLayout(content)
        self._inner.setSpacing(8)
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(SHADOW_ROOM_PX, 0, SHADOW_ROOM_PX, 4)
        for part in (self.head, self.lead):
            top.addWidget(part)
        self._inner.addWidget(self._top)
        self._inner.addWidget(self.lost)
        self._inner.addWidget(self.board)
        self._inner.addStretch(1)
        self._scroll.set_content(content)
        return self._scroll

    def _connect(self) -> None:
        self.model.changed.connect(self.show_recovery)
        self.model.failed.connect(self._context.notice_given)
        self.care.changed.connect(self.show_recovery)
        self._context.assigned_changed.connect(self.show_recovery)
        self._context.settings_changed.connect(self.show_recovery)
        self.head.course_chosen.connect(self.choose)
        self.head.asked.connect(self._do)
        self.lost.begin_asked.connect(self.begin)
        for empty in (self.empty, self.lead):
            empty.asked.connect(self._do)
        board = self.board
        board.today.asked.connect(self._do)
        board.today.program_asked.connect(self.program_asked)
        board.today.plan_asked.connect(self.plan_asked)
        board.checklist.test_asked.connect(self.doing.test)
        board.checklist.plan_asked.connect(self.plan_asked)
        board.protocol.chosen.connect(self._choose_protocol)
        board.protocol.guide_asked.connect(self.guide_asked)
        board.protocol.health_asked.connect(self._ask_health)
        board.stop.asked.connect(self._ask_signs)
        board.waiting.begin_asked.connect(self.begin)
        board.waiting.dropped.connect(self.beginning.drop)
        board.next.begin_asked.connect(self.begin)
        board.next.plan_asked.connect(self.plan_asked)
        self.beginning.begun.connect(self.choose)
        self.beginning.protocol_asked.connect(self._show_protocol)
        self.beginning.hurts_asked.connect(self._ask_hurts)

    @property
    def now(self) -> CourseNow | None:
        """The course that is looked at; None without any."""
        recovery = self.model.recovery
        courses = () if recovery is None else recovery.courses
        chosen = (each for each in courses if each.course.id == self._chosen)
        return next(chosen, courses[0] if courses else None)

    @Slot(str)
    def choose(self, course_id: str) -> None:
        """Look at another course."""
        self._chosen = course_id
        self.show_recovery()

    @Slot()
    def show_recovery(self) -> None:
        """Show how everything stands."""
        recovery = self.model.recovery
        if recovery is None:
            return
        now = self.now
        self.doing.now = now
        has_injury = fresh_injury(recovery) is not None or self.care.case is not None
        has_plan = bool(recovery.waiting or recovery.plan_after)
        has_more = bool(has_injury or recovery.lost or has_plan)
        is_empty = now is None and not has_more and not self._shows_earlier
        self.empty.earlier.setVisible(bool(recovery.ended))
        if is_empty:
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self._scroll)
        notes = self._has_listener()
        self.head.show_courses(recovery.courses, now, notes=notes)
        self.lost.show_lost(recovery)
        self.lead.setVisible(now is None)
        is_ready = any(each.is_due(recovery.moment) for each in recovery.waiting)
        self.lead.begin.setVisible(not is_ready and recovery.plan_after is None)
        closed = ""
        if now is not None and now.advance is not None and now.advance.to is not None:
            closed = recovery.closed_stage(now.advance.to)
        self.board.show_recovery(recovery, now, Wishes(notes, closed))

    @property
    def begin_sheet(self) -> BeginSheet | None:
        """The sheet in which a plan is begun, while it is open."""
        return self.beginning.sheet

    @Slot()
    @Slot(str)
    def begin(self, plan_id: str = "") -> None:
        """Open the sheet in which a plan is begun, at this plan or at the choice."""
        self.beginning.begin(plan_id)

    def make_ready(self, plan_id: str) -> None:
        """Show a plan that is ready to begin, or what comes before it."""
        self.beginning.make_ready(plan_id)

    def show_earlier(self) -> None:
        """Show the courses that have ended, also where nothing else is to be shown."""
        self._shows_earlier = True
        self.show_recovery()
        self._scroll.ensureWidgetVisible(self.board.earlier)

    @Slot()
    def _show_protocol(self) -> None:
        """Bring the choice of the first days' care into sight, ready for a key."""
        self.show_recovery()
        self._scroll.ensureWidgetVisible(self.board.protocol)
        self.board.protocol.focus_choice()

    @Slot(str)
    def _do(self, what: str) -> None:
        """Do what a button or a menu asks for."""
        does = {
            today_card.START: self._start,
            today_card.SIGNS_ASKED: self._ask_own_signs,
            today_card.ACCEPT: self.doing.accept,
            today_card.STEP_UP: self.doing.step_up,
            today_card.STAY: self.doing.take_back_step,
            today_card.FINISH: self.doing.finish,
            today_card.EXAMINED: self.doing.examined,
            today_card.REPORT: self._ask_report,
            today_card.VISIT: self._show_visit,
            today_card.GO_ON: self.doing.resume,
            today_card.WELL: self._ask_illness,
            head.PAUSE: self.doing.pause,
            head.RESUME: self.doing.resume,
            head.ILL: self._ask_illness,
            head.END: self.doing.end,
            head.HURTS: self._ask_hurts,
            head.BEGIN: self.begin,
            head.EARLIER: self.show_earlier,
        }
        does[what]()

    def _start(self) -> None:
        now = self.now
        if now is not None and now.due.is_due:
            program = now.course.history.library.programs.get(now.due.program)
            if program is not None:
                self.start_asked.emit(program, 0)

    @Slot(str)
    def _choose_protocol(self, protocol_id: str) -> None:
        recovery = self.model.recovery
        injury = None if recovery is None else fresh_injury(recovery)
        if injury is not None:
            # Choosing it is the first thing that is done of it: rest.
            data = {"what": "rest", "protocol": protocol_id, "injury": injury.id}
            self.model.note(CARE, data)

    @Slot()
    def _ask_hurts(self) -> None:
        self._context.recover_asked.emit("hurts")

    @Slot()
    def _ask_health(self) -> None:
        self._context.recover_asked.emit("health")

    @Slot(str)
    def _ask_signs(self, area: str) -> None:
        self._context.recover_asked.emit(f"signs:{area}")

    def _ask_own_signs(self) -> None:
        now = self.now
        if now is not None:
            self._ask_signs(now.course.plan.area)

    def _ask_report(self) -> None:
        self._context.recover_asked.emit("print")

    def _show_visit(self) -> None:
        # Imported here: most courses never need it.
        from ui.recover.info_sheet import InfoSheet

        InfoSheet(self.window(), self._context).show_text("card:visit")

    def _ask_illness(self) -> None:
        self.note_asked.emit(ILLNESS)

    def set_narrow(self, is_narrow: bool) -> None:
        """Put all cards into one column in a narrow window."""
        self._is_narrow = is_narrow
        self.board.set_narrow(is_narrow)
        self._set_margins()

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the time while somebody looks."""
        super().showEvent(event)
        self.care.load()
        self.model.load()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time go by unseen."""
        super().hideEvent(event)
        self._timer.stop()
        self._shows_earlier = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle of a very wide window."""
        super().resizeEvent(event)
        self._set_margins()

    def _has_listener(self) -> bool:
        return self.isSignalConnected(QMetaMethod.fromSignal(self.note_asked))

    def _set_margins(self) -> None:
        margin = PAGE_MARGIN_NARROW_PX if self._is_narrow else PAGE_MARGIN_PX
        spare = max(self.width() - 2 * margin - _CONTENT_MOST_PX, 0) // 2
        left = margin + spare - SHADOW_ROOM_PX
        right = max(left - SCROLL_BAR_PX, 0)
        self._inner.setContentsMargins(left, 18 if self._is_narrow else 32, right, 16)
