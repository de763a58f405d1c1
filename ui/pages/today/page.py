"""The Today page: what is due, care, how it goes, quick starts, and a cramp's help."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.paths import history_file
from ui.models.background import Task
from ui.models.program_glance import Glances
from ui.models.signers import from_signer
from ui.pages.page import Page
from ui.pages.today.board import TodayBoard
from ui.pages.today.quick import quick_programs, usual_exercise
from ui.platform.sources import forget_sources
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.thumbnails import ThumbnailStore
from ui.words import joined, minutes_range

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from coach.files.model import Program
    from ui.context import AppContext
    from ui.models.recovery_model import Recovery
    from ui.pages.today.reading import TodayRecord
    from ui.recover.care.model import CareDayModel

_CONTENT_MOST_PX = 1240
_PACE_MS = 60_000


class TodayPage(Page):
    """The page that a person starts with.

    Args:
        context: What all parts share.

    Attributes:
        board: The cards.
        care: Knows courses and care; None before the library has been read.
        record: The last days; None before they have been read.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._glances = Glances(context.library)
        self._is_narrow = False
        self._task: Task | None = None
        self._is_stale = False
        self._reminder = ""
        self.care: CareDayModel | None = None
        self.record: TodayRecord | None = None
        self.board = TodayBoard(context, ThumbnailStore(self))
        self._scroll = ScrollArea(self)
        content = Column()
        self._inner = QHBoxLayout(content)
        self._inner.addWidget(self.board)
        self._scroll.set_content(content)
        self._column = QHBoxLayout(self)
        self._column.addWidget(self._scroll)
        self._clock = QTimer(self)
        self._clock.setInterval(_PACE_MS)
        self._clock.timeout.connect(self.follow_time)
        self._connect()
        self._set_margins()
        QTimer.singleShot(0, self, self._take_library)

    # What is shown

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window."""
        self._is_narrow = is_narrow
        self.board.set_narrow(is_narrow)
        self._set_margins()

    @Slot()
    def show_all(self) -> None:
        """Show everything that is known now."""
        care = self.care
        recovery = care.facts if care is not None else None
        if care is None or recovery is None:
            return
        # Imported here: the rules of courses come after the first paint.
        from ui.pages.today.coming import coming_words
        from ui.pages.today.due import due_view

        library = self._context.library.library
        settings = self._context.settings
        courses, situation = recovery.courses, recovery.situation
        view = due_view(library, settings, courses, self.record, situation)
        self.board.due.show_view(view)
        self.board.show_care(care)
        self.board.show_follow_up(care)
        self.board.show_timers(care)
        self.board.show_assigned()
        self._show_quick(recovery, view.program.id if view.program is not None else "")
        if self.record is not None:
            self.board.head.show_record(self.record)
            self.board.show_sentence(self.record.sentence)
            words = coming_words(care, library, settings, self.record)
            self.board.show_coming(self._reminder or words)

    @Slot(str)
    def show_coming(self, words: str) -> None:
        """Show what the reminders say comes next; "" leaves it to the page."""
        self._reminder = words
        self.show_all()

    @Slot()
    def follow_time(self) -> None:
        """Greet anew, and read again when another day has begun."""
        self.board.head.show_time()
        if self.care is not None:
            self.care.tick()
            if self.record is not None and self.record.today != self.care.moment.day:
                self._read()
                self.care.recovery.refresh()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the time while somebody looks."""
        super().showEvent(event)
        self._clock.start()
        self.follow_time()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the time go by unseen."""
        super().hideEvent(event)
        self._clock.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content in the middle of a very wide window."""
        super().resizeEvent(event)
        self._set_margins()

    # Reading

    @Slot()
    def _take_library(self) -> None:
        if not self._context.library.is_loaded:
            return
        if self.care is None:
            # Imported here, as above.
            from ui.recover.care.model import care_model

            self.care = care_model(self._context)
            self.care.changed.connect(self.show_all)
            self.care.failed.connect(self._context.notice_given)
            forget_sources()
        self._glances.forget()
        self.care.load()
        self._read()

    @Slot()
    def _read(self) -> None:
        if self.care is None:
            return
        if self._task is not None:
            self._is_stale = True
            return
        context = self._context
        order = (
            history_file(context.data_dir),
            self.care.moment.day,
            context.settings.training_days,
            context.settings.training_program,
            context.library.library,
            self.care.moment,
        )
        self._task = Task(partial(_read_today, order), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _take(self, record: TodayRecord) -> None:
        self._task = None
        self.record = record
        self.show_all()
        self._go_on()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._task = None
        self._context.notice_given.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self._read()

    # Parts

    def _show_quick(self, recovery: Recovery, due: str) -> None:
        library, settings = self._context.library, self._context.settings
        programs = quick_programs(recovery.situation, settings, recovery.courses, due)
        cards = []
        for program in programs:
            glance = self._glances.of(program)
            if glance is None:
                continue
            exercise = usual_exercise(program, dict(glance.spent_ms), library.exercises)
            needs = program.equipment[:1] or (self.tr("no equipment"),)
            words = joined((minutes_range([glance.length_ms]), *needs))
            signer = from_signer(self._context.library, program.id)
            cards.append((program, exercise, words, signer))
        self.board.show_quick(cards)

    def _connect(self) -> None:
        board, context = self.board, self._context
        board.due.start_asked.connect(self._start)
        board.due.program_asked.connect(self.program_asked)
        board.due.programs_asked.connect(self._show_programs)
        for card in board.quick:
            card.start_asked.connect(self._start)
        board.cramp.cramp_asked.connect(self.cramp_asked)
        context.library.library_changed.connect(self._take_library)
        context.history_changed.connect(self._read)
        context.settings_changed.connect(self._follow_settings)
        context.assigned_changed.connect(self.show_all)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(board.due.press_start)

    @Slot(object)
    def _start(self, program: Program) -> None:
        self.start_asked.emit(program, 0)

    @Slot()
    def _show_programs(self) -> None:
        self.page_asked.emit("programs")

    @Slot()
    def _follow_settings(self) -> None:
        self.board.head.show_time()
        self.board.due.follow_settings()
        self._read()
        self.show_all()

    def _set_margins(self) -> None:
        margin = PAGE_MARGIN_NARROW_PX if self._is_narrow else PAGE_MARGIN_PX
        spare = max(self.width() - 2 * margin - _CONTENT_MOST_PX, 0) // 2
        side = margin + spare - SHADOW_ROOM_PX
        self._column.setContentsMargins(0, 0, 0, 0)
        top = 8 if self._is_narrow else 22
        self._inner.setContentsMargins(side, top, max(side - SCROLL_BAR_PX, 0), 12)


def _read_today(order: tuple[object, ...]) -> TodayRecord:
    """Read the last days; the rules that sum them up are imported on this thread."""
    from ui.pages.today.reading import TodayOrder, read_today

    return read_today(TodayOrder(*order))  # type: ignore[arg-type]
