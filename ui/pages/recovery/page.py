"""The Recovery page: where a course stands, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.care.course.actions import start_data
from coach.care.course.facts import text_in
from coach.store.entries import CARE, COURSE, ILLNESS
from ui.models.recovery_model import RecoveryModel
from ui.pages.page import Page
from ui.pages.recovery import head, today_card
from ui.pages.recovery.begin_sheet import BeginSheet
from ui.pages.recovery.board import RecoveryBoard
from ui.pages.recovery.doing import RecoveryDoing
from ui.pages.recovery.head import RecoveryHead
from ui.pages.recovery.protocol_card import fresh_injury
from ui.pages.recovery.today_card import Wishes
from ui.recover.care.model import care_model
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from coach.care.course.checks import Check
    from coach.care.course.now import CourseNow
    from coach.care.injuries import Injury
    from coach.files.plan_model import Plan
    from ui.context import AppContext

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
        self._is_narrow = False
        self.model = RecoveryModel(context, self)
        self.care = care_model(context)
        self.doing = RecoveryDoing(context, self.model, self)
        self.begin_sheet: BeginSheet | None = None
        thumbnails = ThumbnailStore(self)
        self.head = RecoveryHead()
        self.lost = Label("", color="warn_text", wrap=True)
        self.lead = _Lead()
        self.board = RecoveryBoard(context, self.care, thumbnails)
        self.empty = _Empty(thumbnails)
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
        for part in (self.head, self.lost, self.lead):
            top.addWidget(part)
        self._inner.addWidget(self._top)
        self._inner.addWidget(self.board)
        self._inner.addStretch(1)
        self._scroll.set_content(content)
        return self._scroll

    def _connect(self) -> None:
        self.model.changed.connect(self.show_recovery)
        self.model.failed.connect(self._context.notice_given)
        self.care.changed.connect(self.show_recovery)
        self.head.course_chosen.connect(self.choose)
        self.head.asked.connect(self._do)
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
        is_empty = now is None and not has_injury and not recovery.lost
        if is_empty:
            self._stack.setCurrentWidget(self.empty)
            return
        self._stack.setCurrentWidget(self._scroll)
        notes = self._has_listener()
        self.head.show_courses(recovery.courses, now, notes=notes)
        titles = [text_in(each.data, "title") for each in recovery.lost]
        lost = self.tr("The plan of “{0}” is not in your files any more.")
        self.lost.setText("\n".join(lost.format(title) for title in titles))
        self.lost.setVisible(bool(titles))
        self.lead.setVisible(now is None)
        closed = ""
        if now is not None and now.advance is not None and now.advance.to is not None:
            closed = recovery.closed_stage(now.advance.to)
        self.board.show_recovery(recovery, now, Wishes(notes, closed))

    def begin(self, plan_id: str = "") -> None:
        """Open the sheet in which a plan is begun, at this plan or at the choice."""
        recovery = self.model.recovery
        if recovery is None or self.begin_sheet is not None:
            return
        sheet = BeginSheet(self.window(), self._context, recovery)
        sheet.begun.connect(self._take_begun)
        sheet.hurts_asked.connect(self._ask_hurts)
        sheet.closed.connect(self._forget_begin)
        self.begin_sheet = sheet
        plan = recovery.situation.library.plans.get(plan_id)
        if plan is None:
            sheet.show_plans()
        else:
            sheet.show_plan(plan)

    @Slot(str)
    def _do(self, what: str) -> None:
        """Do what a button or a menu asks for."""
        does = {
            today_card.START: self._start,
            today_card.SIGNS_ASKED: self._ask_own_signs,
            today_card.ACCEPT: self.doing.accept,
            today_card.STEP_UP: self.doing.step_up,
            today_card.FINISH: self.doing.finish,
            today_card.EXAMINED: self.doing.examined,
            today_card.REPORT: self._ask_report,
            today_card.GO_ON: self.doing.resume,
            today_card.WELL: self._ask_illness,
            head.PAUSE: self.doing.pause,
            head.RESUME: self.doing.resume,
            head.ILL: self._ask_illness,
            head.END: self.doing.end,
            head.HURTS: self._ask_hurts,
            head.BEGIN: self.begin,
        }
        does[what]()

    def _start(self) -> None:
        now = self.now
        if now is not None and now.due.is_due:
            program = now.course.history.library.programs.get(now.due.program)
            if program is not None:
                self.start_asked.emit(program, 0)

    @Slot(object, object, object)
    def _take_begun(
        self, plan: Plan, injury: Injury | None, checks: tuple[Check, ...]
    ) -> None:
        moment = self.model.recovery.moment if self.model.recovery else None
        if moment is None:
            return
        data = start_data(
            plan,
            moment,
            checks,
            side="" if injury is None else injury.side,
            injury="" if injury is None else injury.id,
        )
        self._chosen = data["course"]
        entry = self.model.note(COURSE, data)
        words = self.tr("“{0}” has begun.").format(plan.title)
        self._context.undo_offered.emit(words, lambda: self.model.take_back(entry))

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

    def _ask_illness(self) -> None:
        self.note_asked.emit(ILLNESS)

    @Slot()
    def _forget_begin(self) -> None:
        self.begin_sheet = None

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


class _Ways(QWidget):
    """Two ways to begin: from what hurts, or with a plan.

    Signals:
        asked: One of the words of `head`.
    """

    asked = Signal(str)

    def __init__(self, *, is_centred: bool) -> None:
        super().__init__()
        self.hurts = Button(self.tr("Something hurts"))
        self.begin = Button(self.tr("Begin a plan"), kind=ButtonKind.MAIN)
        self.begin.setFixedHeight(self.begin.sizeHint().height())
        self.hurts.clicked.connect(self._ask_hurts)
        self.begin.clicked.connect(self._ask_begin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if is_centred:
            row.addStretch(1)
        row.addWidget(self.hurts)
        row.addWidget(self.begin)
        row.addStretch(1)

    @Slot()
    def _ask_hurts(self) -> None:
        self.asked.emit(head.HURTS)

    @Slot()
    def _ask_begin(self) -> None:
        self.asked.emit(head.BEGIN)


class _Lead(_Ways):
    """The ways on while an injury was noted and no course runs yet."""

    def __init__(self) -> None:
        super().__init__(is_centred=False)


class _Empty(QWidget):
    """Nothing hurts and nothing runs."""

    asked = Signal(str)

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self.state = EmptyState(thumbnails)
        self.state.say(self.tr("No injury at the moment."))
        self.ways = _Ways(is_centred=True)
        self.ways.asked.connect(self.asked)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.state)
        column.addWidget(self.ways)
        column.addStretch(3)
