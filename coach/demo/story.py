"""The demo's story: a year of warm-ups, a pulled hamstring, and now a sore calf.

The story is the same for every day that it is told on; it ends on the day before. All
numbers are made up and mean nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.care.care_notes import BY_TIME
from coach.care.pain import AMBER_FROM
from coach.demo.courses import calf, hamstring
from coach.demo.everyday import everyday_notes, everyday_sessions
from coach.demo.play import Wish
from coach.store import entries
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.demo.days import Days, Note
    from coach.demo.script import Script, Session

_SESSION_AT = "17:30"
_MORNING_AT = "08:10"
# Where a session hurts when it hurts more than it should.
_SORE_STEP = 2


class Story:
    """Tells what happened, and what a person noted about it.

    Args:
        days: The days of the story.

    Attributes:
        scripts: The courses, oldest first.
    """

    def __init__(self, days: Days) -> None:
        self._days = days
        self.scripts = (hamstring(), calf())

    def sessions(self) -> Iterator[Wish]:
        """Yield the sessions, those of the courses last."""
        yield from everyday_sessions(self._days)
        for script in self.scripts:
            for session in script.sessions:
                yield self._wish(script, session)

    def notes(self) -> Iterator[Note]:
        """Yield the notes, without what the courses come to."""
        yield from everyday_notes(self._days)
        for script in self.scripts:
            yield self._injury(script)
            yield from self._care(script)
            yield from self._mornings(script)
            yield from self._illness(script)

    def _wish(self, script: Script, session: Session) -> Wish:
        worst = session.worst
        answers: dict[str, Any] = {
            "pain": worst,
            "pain_now": max(worst - 1, 0),
            "effort": session.effort,
            "place": script.place,
            "side": script.side,
        }
        if session.says:
            answers["note"] = session.says
        return Wish(
            session.program,
            self._days.at_ms(script.first + session.day, _SESSION_AT),
            script.side,
            before=max(worst - 2, 0),
            answers=answers,
            hurts={_SORE_STEP: worst} if worst >= AMBER_FROM else {},
        )

    def _injury(self, script: Script) -> Note:
        at_ms = self._days.at_ms(script.first, script.clock)
        data = {"injury": script.id, "at": utc_text(at_ms), **script.injury}
        return self._days.note(entries.INJURY, script.first, script.clock, data)

    def _care(self, script: Script) -> Iterator[Note]:
        for each in script.care:
            data: dict[str, Any] = {
                "what": each.what,
                "protocol": script.protocol,
                "step": each.step,
                "injury": script.id,
            }
            if each.length_s:
                data |= {"length_s": each.length_s, "stopped_because": BY_TIME}
            day = script.first + each.day
            yield self._days.note(entries.CARE, day, each.clock, data)

    def _mornings(self, script: Script) -> Iterator[Note]:
        for day, pain in script.mornings.items():
            data: dict[str, Any] = {
                "when": "morning",
                "pain": pain,
                "place": script.place,
                "side": script.side,
            }
            if script.swollen_until:
                data["swelling"] = day <= script.swollen_until
            yield self._days.note(entries.PAIN, script.first + day, _MORNING_AT, data)

    def _illness(self, script: Script) -> Iterator[Note]:
        if script.illness is None:
            return
        first, last = (script.first + day for day in script.illness)
        data = {
            "from": self._days.text(first),
            "until": self._days.text(last),
            "note": tr("A cold"),
        }
        yield self._days.note(entries.ILLNESS, first, "09:00", data)
