"""From which day an assignment holds, and until when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Slot

from ui.dates import short_day, short_weekday
from ui.widgets.combo import Combo

_MOST_WEEKS = 26
_START_DAYS = 29
_USUAL_WEEKS = 3
_WEEK = 7


class StartCombo(Combo):
    """The first day: today, one of the days after it, or the day it has run from.

    Args:
        today: The first that can be chosen freely.
    """

    def __init__(self, today: date) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Start"))
        self._today = today
        for offset in range(_START_DAYS):
            day = today + timedelta(days=offset)
            words = f"{short_weekday(day)} {short_day(day)}"
            self.addItem(self.tr("Today") if offset == 0 else words, day)

    def day(self) -> date:
        """Return the day that is chosen."""
        day = self.currentData()
        assert isinstance(day, date)
        return day

    def set_day(self, day: date) -> None:
        """Choose a day; one that cannot be chosen freely is offered beside the others.

        So a next revision does not move the beginning of the one before.
        """
        at = _place(self, day)
        if at < 0:
            at, words = 0, self.tr("Since {0}")
            if day > self._today:
                at, words = self.count(), self.tr("From {0}")
            words = words.format(short_day(day))
            self.insertItem(at, words, day)
        self.setCurrentIndex(at)


class EndCombo(Combo):
    """The last day: a number of weeks, no end, today, or an exact day from before.

    Args:
        start: Where the weeks are counted from.
        today: The present day.
    """

    def __init__(self, start: StartCombo, today: date) -> None:
        super().__init__("")
        self.setAccessibleName(self.tr("Weeks"))
        self._start = start
        self._today = today
        for weeks in range(1, _MOST_WEEKS + 1):
            self.addItem(str(weeks), weeks)
        self.addItem(self.tr("No end"), 0)
        self.setCurrentIndex(_USUAL_WEEKS - 1)
        start.currentIndexChanged.connect(self._leave_out_past)

    def day(self) -> date | None:
        """Return the last day, or None without an end."""
        chosen = self.currentData()
        if isinstance(chosen, date):
            return max(chosen, self._start.day())
        if not chosen:
            return None
        return self._start.day() + timedelta(days=int(chosen) * _WEEK - 1)

    def set_day(self, last: date | None) -> None:
        """Choose a last day; one between two weeks is offered beside the others."""
        if last is None:
            self.setCurrentIndex(self.findData(0))
            return
        days = (last - self._start.day()).days + 1
        weeks = self.findData(days // _WEEK) if days > 0 and days % _WEEK == 0 else -1
        if weeks >= 0:
            self.setCurrentIndex(weeks)
        else:
            self._offer(last, self.tr("Until {0}").format(short_day(last)))

    def end_today(self) -> None:
        """Choose today: it has come to its end."""
        self._offer(self._today, self.tr("Ends today"))

    def _offer(self, last: date, words: str) -> None:
        at = _place(self, last)
        if at < 0:
            at = 0
            self.insertItem(at, words, last)
        self.setCurrentIndex(at)

    @Slot()
    def _leave_out_past(self) -> None:
        """Go on to weeks where the start has moved behind a day that was kept."""
        chosen = self.currentData()
        if isinstance(chosen, date) and chosen < self._start.day():
            self.setCurrentIndex(self.findData(_USUAL_WEEKS))


def _place(combo: Combo, day: date) -> int:
    """Return where a day is offered, or -1; Qt compares Python's dates by identity."""
    days = (combo.itemData(place) for place in range(combo.count()))
    return next((place for place, each in enumerate(days) if each == day), -1)
