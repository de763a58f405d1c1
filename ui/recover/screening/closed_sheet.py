"""Why something is closed, what to do next, and the one way to open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, Signal, Slot

from coach.care.locks import can_be_unlocked, may_undo, unlock_data, unlock_problem
from coach.care.stop_signs import EMERGENCY, TODAY, WITHIN_DAYS
from coach.store.entries import UNLOCK
from coach.translate import tr
from ui.diary.rows import FormRows
from ui.diary.when_field import DayField
from ui.player.advice_card import AdviceCard
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.recover.screening.number import NumberPanel
from ui.recover.screening.print_button import PrintButton
from ui.recover.screening.slip import SlipButton
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from coach.care.locks import Lock
    from coach.care.verdict import Closed
    from coach.store.entries import Entry
    from ui.context import AppContext

_BY_MAX = 120


def opens_words(opens_at_ms: int | None) -> str:
    """Return when something opens by itself, "" when it does not."""
    if opens_at_ms is None:
        return ""
    when = QLocale().toString(QDateTime.fromMSecsSinceEpoch(opens_at_ms), "ddd HH:mm")
    return tr("It opens by itself on {0}.").format(when)


def lock_of(closed: Closed, locks: Iterable[Lock]) -> Lock | None:
    """Return the lock that an examination opens, or None when none would."""
    lock = _held_by(closed, locks)
    return lock if lock is not None and can_be_unlocked(lock) else None


def _held_by(closed: Closed, locks: Iterable[Lock]) -> Lock | None:
    name = closed.source.id
    return next((each for each in locks if each.screening == name), None)


class ClosedSheet(FormSheet):
    """Says why something is closed; leads to the note that opens it.

    Args:
        window: The widget that is covered.
        context: What all parts share.
        title: What is closed.
        closed: Why.

    Signals:
        opened: The person said that they were examined, or took a slip back.
        finished: The sheet is gone.
    """

    opened = Signal()
    finished = Signal()
    width_px = 820

    def __init__(
        self, window: QWidget, context: AppContext, title: str, closed: Closed
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self._title = title
        self._closed = closed
        self.slip: SlipButton | None = None
        self.day: DayField | None = None
        self.examined: Button | None = None
        self.left.connect(self._finish)

    @property
    def lock(self) -> Lock | None:
        """The lock that keeps it closed; None when it is something else."""
        return _held_by(self._closed, self._context.care.situation.locks)

    def show_reason(self) -> None:
        """Show why it is closed."""
        closed = self._closed
        self.clear()
        self.set_head(self.tr("Closed for now"), self._title)
        if closed.level == EMERGENCY:
            self.body.addWidget(NumberPanel(self._context))
        light = "red" if closed.level in {EMERGENCY, TODAY} else "amber"
        card = AdviceCard(light, closed.reason, (closed.next_step,))
        opens = opens_words(closed.opens_at_ms)
        if opens:
            card.tell(light, closed.reason, (closed.next_step,), opens)
        self.body.addWidget(card)
        self.body.addWidget(Label(self._source(), role="small", color="text_3"))
        self._add_foot()
        self.open(self.done)

    def _source(self) -> str:
        """Return where the rule comes from, in a few words."""
        words = {
            "screening": self.tr("From: your answers to the questions"),
            "health": self.tr("From: your health list"),
            "protocol": self.tr("From: the care guide {0}"),
            "plan": self.tr("From: the plan {0}"),
            "program": self.tr("From: the program {0}"),
            "rule": self.tr("From: a rule of Coach"),
        }
        return words[self._closed.source.kind].format(self._closed.source.id)

    def _add_foot(self) -> None:
        lock = self.lock
        entry = self._screening(lock)
        now_ms = self._context.clock.wall_ms()
        if entry is not None and may_undo(entry, now_ms):
            self.slip = SlipButton(self._context, entry)
            self.slip.undone.connect(self._take_back)
            self.foot.addWidget(self.slip)
        if self._closed.level in {EMERGENCY, TODAY, WITHIN_DAYS}:
            self.foot.addWidget(PrintButton(self._context))
        if self._closed.source.kind == "health":
            change = Button(self.tr("My health list"), height_px=FOOT_BUTTON_PX)
            change.clicked.connect(self._open_health)
            self.foot.addWidget(change)
        self.foot.addStretch(1)
        locks = self._context.care.situation.locks
        if lock_of(self._closed, locks) is not None:
            self.examined = Button(
                self.tr("I have been examined"), height_px=FOOT_BUTTON_PX
            )
            self.examined.clicked.connect(self.show_unlock)
            self.foot.addWidget(self.examined)
        self.done = self.add_save(self.tr("I have read this"))
        self.done.clicked.connect(self._finish)

    def _screening(self, lock: Lock | None) -> Entry | None:
        notes = self._context.care.facts.notes
        if lock is None:
            return None
        return next((each for each in notes if each.id == lock.screening), None)

    @Slot()
    def show_unlock(self) -> None:
        """Ask for the day of the examination."""
        self.clear()
        self.set_head(
            self.tr("Examined, and allowed to exercise"),
            self.tr("It opens when a professional looked at it and said you may."),
        )
        moment = self._context.care.moment
        self.day = DayField(
            self.tr("Day of the examination"), moment.clock_of(moment.now_ms).date()
        )
        self.by = TextField(self.tr("By whom"), _BY_MAX)
        rows = FormRows()
        rows.add(self.tr("Examined on"), self.day)
        rows.add(self.tr("By whom"), self.by)
        rows.add_below(Label(self.tr("Optional"), role="small", color="text_3"))
        self.body.addWidget(rows)
        back = Button(self.tr("Back"), height_px=FOOT_BUTTON_PX)
        back.clicked.connect(self.show_reason)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        words = self.tr("I have been examined and told I may exercise")
        save = self.add_save(words)
        save.clicked.connect(self._unlock)
        self.open(self.day)

    @Slot()
    def _unlock(self) -> None:
        lock, day = self.lock, self.day
        if lock is None or day is None:
            self._finish()
            return
        moment = self._context.care.moment
        today = moment.clock_of(moment.now_ms).date()
        problem = unlock_problem(lock, day.day(), today)
        if problem:
            self.warn(problem)
            return
        data = unlock_data(lock, day.day(), self.by.text().strip())
        self._context.care.note(UNLOCK, data)
        self.go_away()
        self.opened.emit()

    @Slot()
    def _take_back(self) -> None:
        self.go_away()
        self.opened.emit()

    @Slot()
    def _open_health(self) -> None:
        self._finish()
        self._context.recover_asked.emit("health")

    @Slot()
    def _finish(self) -> None:
        self.go_away()
        self.finished.emit()
