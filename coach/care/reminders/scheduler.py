"""What to show now, and when to look again.

Whatever comes together is shown as one: after a suspend, a late start or a session
there is a single reminder that lists what has gathered. Two never come within a
minute. What the scheduler knows comes from its arguments; only the minute between two
is kept here, on the clock that nobody can set.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.care.reminders.when import next_turn
from coach.files.durations import MINUTE_MS
from coach.progress.words import counted
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from coach.care.reminders.model import Reminder, Said
    from coach.care.reminders.when import Hours, Turn

    Source = Callable[["Moment"], Iterable[Reminder]]

APART_MS = MINUTE_MS
# While something else has the screen, it is asked again so often.
HELD_AGAIN_MS = MINUTE_MS
LISTED_MOST = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """The present.

    Attributes:
        now_ms: Wall clock, in ms since 1970 UTC; it may be set.
        mono_ms: A clock that only goes forward; its zero does not matter.
        hours: The person's clock and quiet hours.
        is_held: A session runs, or something else has the whole screen.
        paused_until_ms: The person wants no reminders before this; 0 for no pause.
    """

    now_ms: int
    mono_ms: int
    hours: Hours
    is_held: bool = False
    paused_until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Showing:
    """What is shown at one time: a reminder, or several as one.

    Attributes:
        turns: In the order in which they were due; at least one.
    """

    turns: tuple[Turn, ...]

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """Return what is shown."""
        return tuple(turn.reminder for turn in self.turns)

    @property
    def only(self) -> Reminder | None:
        """Return the reminder when it is a single one."""
        return self.turns[0].reminder if len(self.turns) == 1 else None

    @property
    def target(self) -> str:
        """Return what it leads to; several lead to the first page."""
        return self.only.target if self.only is not None else "page:"

    @property
    def title(self) -> str:
        """Return a few words."""
        if self.only is not None:
            return self.only.title
        return tr("{0} reminders are waiting").format(len(self.turns))

    @property
    def text(self) -> str:
        """Return a sentence, or the titles of several."""
        if self.only is None:
            return self._list()
        if self.turns[0].is_repeat:
            return tr("Did you do it? {0}").format(self.only.text).rstrip()
        return self.only.text

    def _list(self) -> str:
        titles = [each.title for each in self.reminders]
        listed = titles[:LISTED_MOST]
        more = len(titles) - len(listed)
        if more:
            listed.append(counted(more, tr("{0} more"), tr("{0} more")))
        return tr("; ").join(listed)


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the present found.

    Attributes:
        showing: What to show now; None for nothing.
        again_ms: When to look again at the latest, as wall clock; None when nothing is
            known to come.
        coming: The next reminder that will come by itself, for a line of text; None
            when none is known.
        coming_ms: When it will come; 0 without one.
    """

    showing: Showing | None = None
    again_ms: int | None = None
    coming: Turn | None = None
    coming_ms: int = 0


class Scheduler:
    """Decides from reminders, answers and the present what is shown.

    It owns no timer and no store. Whoever owns it writes down what is shown before it
    is shown, and then calls `shown`.

    Args:
        sources: Each returns the reminders of the days around a moment.
        mono_ms: The present on the clock that only goes forward.
    """

    def __init__(self, sources: Sequence[Source], mono_ms: int) -> None:
        self._sources = tuple(sources)
        self._began_ms = mono_ms
        self._shown_ms: int | None = None

    def look(self, moment: Moment, said: Iterable[Said]) -> Look:
        """Return what is to be shown now; ask again without waiting after `shown`.

        Args:
            moment: The present.
            said: Everything that was said to reminders of the last days.
        """
        heard = list(said)
        turns = self._turns(moment, heard)
        timed = sorted(((_shown_ms(turn, moment), turn) for turn in turns), key=_when)
        ready = [turn for at_ms, turn in timed if at_ms <= moment.now_ms]
        waiting = [(at_ms, turn) for at_ms, turn in timed if at_ms > moment.now_ms]
        coming_ms, coming = waiting[0] if waiting else (None, None)
        if not ready:
            return Look(None, coming_ms, coming, coming_ms or 0)
        blocked_ms = self._blocked_until_ms(moment, heard)
        if blocked_ms is None:
            return Look(Showing(tuple(ready)), coming_ms, coming, coming_ms or 0)
        if coming is None or coming_ms is None or blocked_ms < coming_ms:
            coming, coming_ms = ready[0], blocked_ms
        return Look(None, coming_ms, coming, coming_ms)

    def shown(self, mono_ms: int) -> None:
        """Note that something was shown just now."""
        self._shown_ms = mono_ms

    def _turns(self, moment: Moment, said: Sequence[Said]) -> list[Turn]:
        by_key: dict[str, list[Said]] = defaultdict(list)
        for each in said:
            by_key[each.key].append(each)
        reminders = {
            (reminder.key, reminder.day): reminder
            for source in self._sources
            for reminder in source(moment)
        }
        found = (
            next_turn(each, by_key[each.key], moment.hours, moment.now_ms)
            for each in reminders.values()
        )
        return [turn for turn in found if turn is not None]

    def _blocked_until_ms(self, moment: Moment, said: Sequence[Said]) -> int | None:
        """Return until when nothing is shown at all, or None."""
        if moment.is_held:
            return moment.now_ms + HELD_AGAIN_MS
        # After a restart only the notes tell that something was shown, and the wall
        # clock may have been set since: the first minute counts as one after it.
        last_ms = self._shown_ms
        if last_ms is None and said:
            last_ms = self._began_ms
        left_ms = 0 if last_ms is None else last_ms + APART_MS - moment.mono_ms
        return moment.now_ms + left_ms if left_ms > 0 else None


def _shown_ms(turn: Turn, moment: Moment) -> int:
    """Return when a turn comes; now when it is ready."""
    at_ms = max(turn.at_ms, moment.paused_until_ms, moment.now_ms)
    return moment.hours.opens_ms(turn.reminder.kind, at_ms)


def _when(timed: tuple[int, Turn]) -> tuple[int, int, str]:
    at_ms, turn = timed
    return at_ms, turn.at_ms, turn.reminder.key
