"""Asks for the pain of the morning after: as the window opens, or when it is time."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot

from coach.care.choices import says_danger
from coach.care.morning import (
    LocalTime,
    MorningQuestion,
    local_time,
    morning_question,
    wall_ms_at,
)
from coach.care.parts import area_of_place
from coach.paths import history_file
from coach.store.days import utc_offset_min
from coach.store.entries import PAIN
from ui.dates import short_day
from ui.diary.reading import MORNING, MorningRecord, read_mornings
from ui.models.background import Task

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.diary.morning_banner import MorningBanner

# The wall clock is looked at so often: a timer for the very hour would be late after a
# suspend, since it stands still meanwhile.
LOOK_EVERY_MS = 30_000
# Several things are committed at the end of a session; read once for all of them.
READ_AFTER_MS = 300
_DAYS_BACK = 4


class MorningAsker(QObject):
    """Shows the morning question when it is due, never twice and never in a session.

    Args:
        context: Clock, settings, journal.
        shell: Where the question is shown; it is hidden while the player has the
            window.

    Signals:
        noted: An answer was written: the id of its note, and the words for it.
    """

    noted = Signal(str, str)

    def __init__(self, context: AppContext, shell: QWidget) -> None:
        super().__init__(shell)
        self._context = context
        self._shell = shell
        self._record: MorningRecord | None = None
        self._question: MorningQuestion | None = None
        # What has been answered here may not be on the disk yet.
        self._answered: dict[str, date] = {}
        self._put_off: date | None = None
        self._task: Task | None = None
        self._is_stale = False
        self._banner: MorningBanner | None = None
        self._timer = QTimer(self)
        self._timer.setObjectName("morning question")
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(READ_AFTER_MS)
        self._reading.timeout.connect(self.read)
        context.history_changed.connect(self._read_soon)
        context.settings_changed.connect(self.look)
        shell.installEventFilter(self)

    @property
    def banner(self) -> MorningBanner:
        """Return the card with the question; made when it is first asked."""
        if self._banner is None:
            # Imported here: on most starts nothing is asked.
            from ui.diary.morning_banner import MorningBanner

            self._banner = MorningBanner(self._shell)
            self._banner.answered.connect(self._write)
            self._banner.declined.connect(self._decline)
            self._banner.put_off.connect(self._leave_for_later)
        return self._banner

    @Slot()
    def start(self) -> None:
        """Look for the first time, and then now and again."""
        if not self._timer.isActive():
            self._timer.start()
            self.read()

    def stop(self) -> None:
        """Look no more; the window closes."""
        self._timer.stop()
        self._reading.stop()

    @Slot()
    def read(self) -> None:
        """Read in the background what there is, then look."""
        if self._task is not None:
            self._is_stale = True
            return
        first = self._now().day - timedelta(days=_DAYS_BACK)
        path = history_file(self._context.data_dir)
        self._task = Task(partial(read_mornings, path, first), self)
        self._task.finished.connect(self._take)
        self._task.failed.connect(self._give_up)
        self._task.start()

    @Slot()
    def look(self) -> None:
        """Show the question if it is due by now; take it away when it no longer is."""
        question = self._due()
        if not self._shell.isVisible():
            return
        if question is None or question.day == self._put_off:
            self._question = None
            if self._banner is not None:
                self._banner.hide()
        elif self._question is None or self._question.day != question.day:
            self._question = question
            self.banner.ask(self._title(question), self._about(question))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look when the pages come back from a session."""
        if event.type() is QEvent.Type.Show and watched is self._shell:
            self._read_soon()
        return super().eventFilter(watched, event)

    def forget(self, entry_id: str) -> None:
        """Take it that a note written here was undone; its morning is open again."""
        self._answered.pop(entry_id, None)
        self.look()

    def _due(self) -> MorningQuestion | None:
        settings = self._context.settings
        if self._record is None or not settings.morning_question:
            return None
        now_ms = self._context.clock.wall_ms()
        settled = {*self._record.answered, *self._answered.values()}
        today = self._now().day
        settled |= {
            day
            for day in (today, today - timedelta(days=1))
            if day.isoformat() == settings.morning_skipped
        }
        return morning_question(
            self._record.sessions,
            settled,
            now_ms,
            utc_offset_min(now_ms),
            settings.morning_hour,
        )

    def _now(self) -> LocalTime:
        now_ms = self._context.clock.wall_ms()
        return local_time(now_ms, utc_offset_min(now_ms))

    def _title(self, question: MorningQuestion) -> str:
        if question.is_late:
            return self.tr("How was it yesterday morning?")
        return self.tr("How is it this morning?")

    def _about(self, question: MorningQuestion) -> str:
        titles = dict.fromkeys(each.title for each in question.sessions)
        if question.is_late:
            day = question.day - timedelta(days=1)
            words = self.tr("After {0} on {1}.")
            return words.format(", ".join(titles), short_day(day))
        return self.tr("After {0} yesterday.").format(", ".join(titles))

    @Slot()
    def _read_soon(self) -> None:
        if self._timer.isActive():
            self._reading.start()

    @Slot(object)
    def _take(self, record: MorningRecord) -> None:
        self._record = record
        self._end_task()
        self.look()

    @Slot(object)
    def _give_up(self, _error: object) -> None:
        """Ask nothing; what is wrong with the history is said where it is opened."""
        self._end_task()

    def _end_task(self) -> None:
        self._task = None
        if self._is_stale:
            self._is_stale = False
            self.read()

    @Slot(dict)
    def _write(self, answers: dict[str, Any]) -> None:
        question, self._question = self._question, None
        self.banner.hide()
        if question is None:
            return
        now_ms = self._context.clock.wall_ms()
        if question.is_late:
            hour = self._context.settings.morning_hour
            then = LocalTime(question.day, hour * 60)
            now_ms = wall_ms_at(then, utc_offset_min)
        entry_id = self._context.journal.note(
            PAIN,
            {"when": MORNING, **answers},
            local_day=question.day.isoformat(),
            happened_ms=now_ms,
            session_id=question.session_id,
        )
        self._answered[entry_id] = question.day
        words = self.tr("Pain {0} in the morning").format(answers["pain"])
        self.noted.emit(entry_id, words)
        if says_danger(answers):
            place = str(answers.get("place") or "")
            self._context.recover_asked.emit(f"signs:{area_of_place(place)}")

    @Slot()
    def _decline(self) -> None:
        """Ask no more about this morning, also after the next start."""
        question = self._question
        if question is not None:
            day = question.day.isoformat()
            self._context.change_settings(morning_skipped=day)

    @Slot()
    def _leave_for_later(self) -> None:
        """Ask again when the window opens next, or on the next morning."""
        if self._question is not None:
            self._put_off = self._question.day
        self.look()
