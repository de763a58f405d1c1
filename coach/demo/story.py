"""The demo's story: a year of warm-ups, then ten weeks after a pulled hamstring.

The story is the same for every day that it is told on; it ends on the day before. All
numbers are made up and mean nobody. Days are counted back from today: day -1 is
yesterday.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from coach.demo.play import Wish
from coach.store import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

YEAR_DAYS = 365
INJURY_DAY = -70
SIDE = "right"
COURSE = "demo-course"
PLAN = "hamstring-mild"
TITLE = "Hamstring, mild strain"
_SEED = 20_11


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the story, for `entries`."""

    kind: str
    local_day: str
    at_ms: int
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some days of the course with the same program.

    Attributes:
        first: First day, counted from the injury.
        last: Last day, that one included.
        program: What is done.
        every: Every so many days.
        worst: Worst pain during a session, on the first and on the last day.
        morning: Pain of the morning after, on the first and on the last day.
    """

    first: int
    last: int
    program: str
    every: int
    worst: tuple[int, int]
    morning: tuple[int, int]


_STRETCHES = (
    Stretch(0, 2, "first-72-hours", 1, (4, 3), (6, 4)),
    Stretch(3, 10, "hamstring-mild-1", 1, (3, 2), (4, 2)),
    Stretch(11, 30, "hamstring-mild-2", 2, (3, 1), (3, 1)),
    Stretch(31, 55, "hamstring-mild-3", 2, (2, 1), (2, 0)),
    Stretch(56, 69, "nordic-week-1", 3, (2, 0), (1, 0)),
)
# Two days that did not go as planned: too much, and a sore morning after it.
_BAD_DAYS = {17: (5, 5), 24: (4, 3)}
_ILL_DAYS = range(41, 45)
_RUNS = {
    33: "return-to-run-1",
    36: "return-to-run-2",
    39: "return-to-run-3",
    47: "return-to-run-4",
    51: "return-to-run-5",
    54: "return-to-run-6",
    61: "return-to-run-strides-70",
    66: "return-to-run-strides-80",
}
_STRETCHES_AGAIN = 31
_DECISIONS = (
    (0, "start", "first-days", "Protect and calm", ()),
    (3, "step-up", "phase-1", "Calm and switch on", ("48 hours have passed",)),
    (11, "step-up", "phase-2", "Strengthen and lengthen", ("two clean sessions",)),
    (18, "step-back", "phase-2", "Strengthen and lengthen", ("morning 3 points up",)),
    (25, "hold", "phase-2", "Strengthen and lengthen", ("morning 2 points up",)),
    (31, "step-up", "phase-3", "Back to speed", ("two clean sessions",)),
    (41, "pause", "phase-3", "Back to speed", ("ill",)),
    (45, "go-on", "phase-3", "Back to speed", ("well again",)),
    (56, "end", "phase-3", "Back to speed", ("every point ticked",)),
)


class Story:
    """Tells everything in the order in which it happened.

    Args:
        today: The training day on which the demo is opened.
        wall_ms: Returns ms since 1970 UTC of a local date and time.
    """

    def __init__(self, today: date, wall_ms: Callable[[datetime], int]) -> None:
        self._today = today
        self._wall_ms = wall_ms
        self._dice = random.Random(_SEED)

    def sessions(self) -> Iterator[Wish]:
        """Yield the sessions, oldest first."""
        for day in range(-YEAR_DAYS, INJURY_DAY):
            yield from self._everyday(day)
        for day in range(-INJURY_DAY):
            yield from self._course_day(day)

    def notes(self) -> Iterator[Note]:
        """Yield the notes, by kind."""
        yield from self._mornings()
        yield from self._decisions()
        yield from self._measures()
        yield from self._cramps()
        yield from self._care()
        yield self._note(
            entries.ILLNESS,
            INJURY_DAY + _ILL_DAYS[0],
            (9, 0),
            {
                "from": self._day(INJURY_DAY + _ILL_DAYS[0]),
                "until": self._day(INJURY_DAY + _ILL_DAYS[-1]),
                "note": "A cold",
            },
        )

    # Sessions

    def _everyday(self, day: int) -> Iterator[Wish]:
        """Yield what is done on a day before anything hurt."""
        weekday = (self._today + timedelta(days=day)).weekday()
        dice = self._dice
        if weekday in (0, 2, 4) and dice.random() < 0.82:
            program = "hamstring-first-warm-up" if weekday == 2 else "everyday-warm-up"
            effort = dice.choice((3, 3, 4, 4, 5))
            skips = (dice.randrange(2, 6),) if dice.random() < 0.1 else ()
            yield Wish(
                program,
                self._at(day, 18, dice.randrange(0, 40)),
                answers={"pain": 0, "effort": effort},
                skip_steps=skips,
            )
        if weekday in (1, 6) and dice.random() < 0.6:
            yield Wish(
                "hamstring-flexibility",
                self._at(day, 20, dice.randrange(0, 50)),
                answers={"pain": dice.choice((0, 0, 1)), "effort": 2},
            )

    def _course_day(self, day: int) -> Iterator[Wish]:
        """Yield what is done on a day of the course, counted from the injury."""
        if day in _ILL_DAYS:
            return
        stretch = next(s for s in _STRETCHES if s.first <= day <= s.last)
        if (day - stretch.first) % stretch.every == 0 and day not in (19, 20):
            yield self._course_session(day, stretch)
        if day >= _STRETCHES_AGAIN and (day - _STRETCHES_AGAIN) % 4 == 1:
            yield Wish(
                "hamstring-flexibility",
                self._at(INJURY_DAY + day, 20, 40),
                answers={"pain": 1 if day < 50 else 0, "effort": 2},
            )
        if day in _RUNS:
            yield Wish(
                _RUNS[day],
                self._at(INJURY_DAY + day, 10, 5),
                SIDE,
                answers={"pain": 1, "pain_now": 0, "effort": 5},
            )

    def _course_session(self, day: int, stretch: Stretch) -> Wish:
        worst, _ = self._pains(day, stretch)
        answers: dict[str, Any] = {
            "pain": worst,
            "pain_now": max(worst - 1, 0),
            "effort": 2 if day < 11 else 4 + (day > 30),
            "place": "back-of-thigh",
            "side": SIDE,
        }
        if day in _BAD_DAYS:
            answers["note"] = "Pulled a little high up, near the seat."
        hurts = {2: worst} if worst >= 3 else {}
        hour = 19 if day == 0 else 17
        return Wish(
            stretch.program,
            self._at(INJURY_DAY + day, hour, 30),
            SIDE,
            before=max(worst - 2, 0),
            answers=answers,
            hurts=hurts,
        )

    def _pains(self, day: int, stretch: Stretch) -> tuple[int, int]:
        """Return worst pain during a session and pain of the morning after."""
        if day in _BAD_DAYS:
            return _BAD_DAYS[day]
        length = max(stretch.last - stretch.first, 1)
        share = (day - stretch.first) / length

        def between(ends: tuple[int, int]) -> int:
            return round(ends[0] + (ends[1] - ends[0]) * share)

        return between(stretch.worst), between(stretch.morning)

    # Notes

    def _mornings(self) -> Iterator[Note]:
        for day in range(-INJURY_DAY - 1):
            if day in _ILL_DAYS or day % 11 == 8:  # a morning now and then is forgotten
                continue
            stretch = next(s for s in _STRETCHES if s.first <= day <= s.last)
            _, morning = self._pains(day, stretch)
            data: dict[str, Any] = {
                "when": "morning",
                "pain": morning,
                "place": "back-of-thigh",
                "side": SIDE,
            }
            if day < 2:
                data["swelling"] = True
            yield self._note(entries.PAIN, INJURY_DAY + day + 1, (8, 10), data)

    def _decisions(self) -> Iterator[Note]:
        for day, decision, stage, stage_title, reasons in _DECISIONS:
            data = {
                "course": COURSE,
                "plan": PLAN,
                "title": TITLE,
                "stage": stage,
                "stage_title": stage_title,
                "side": SIDE,
                "decision": decision,
                "reasons": list(reasons),
            }
            yield self._note(entries.COURSE, INJURY_DAY + day, (8, 30), data)

    def _measures(self) -> Iterator[Note]:
        for week in range(1, 10):
            day = INJURY_DAY + week * 7
            raise_right, bridges = 55 + round(3.4 * week), 4 + 2 * week
            for data in (
                {"test": "T8", "left": 86 + week % 3, "right": raise_right},
                {"test": "T5", "left": 22 + week % 2, "right": bridges},
                {"test": "T10", "value": min(2 + week, 9)},
            ):
                yield self._note(entries.MEASURE, day, (11, 0), data)
            items = (("Run 5 km", week - 2), ("Climb stairs", week + 2))
            scores = [
                {"name": name, "score": max(0, min(10, score))} for name, score in items
            ]
            day_data = {"items": [*scores, {"name": "Lift my daughter", "score": week}]}
            yield self._note(entries.ACTIVITIES, day, (11, 10), day_data)
        for day, left, right in ((-300, 24, 25), (-200, 26, 26), (-20, 27, 24)):
            data = {"test": "T9", "left": left, "right": right}
            yield self._note(entries.MEASURE, day, (11, 20), data)

    def _cramps(self) -> Iterator[Note]:
        for day, length_s, strength, night, trigger in (
            (-331, 90, 6, True, "hot-day"),
            (-318, 45, 4, True, "hard-session"),
            (-240, 120, 7, True, "long-sitting"),
            (-171, 60, 5, False, "hot-day"),
            (-166, 40, 4, True, "hot-day"),
            (-48, 75, 5, True, "long-sitting"),
            (-20, 30, 3, True, "hard-session"),
        ):
            data = {
                "muscle": "calf" if day == -171 else "hamstring",
                "side": SIDE,
                "length_s": length_s,
                "strength": strength,
                "night": night,
                "triggers": [trigger],
                "helped": ["stretch", "rub"],
            }
            hour = 3 if night else 19
            yield self._note(entries.CRAMP, day, (hour, 20), data)

    def _care(self) -> Iterator[Note]:
        for day, hour in ((0, 20), (0, 22), (1, 9), (1, 12), (1, 16), (2, 9), (2, 18)):
            ice = {"what": "ice", "length_s": 900}
            yield self._note(entries.CARE, INJURY_DAY + day, (hour, 30), ice)

    # Time

    def _note(
        self, kind: str, day: int, at: tuple[int, int], data: dict[str, Any]
    ) -> Note:
        # What is felt before 04:00 counts for the evening before.
        counts_for = day - 1 if at[0] < 4 else day
        return Note(kind, self._day(counts_for), self._at(day, *at), data)

    def _day(self, day: int) -> str:
        return (self._today + timedelta(days=day)).isoformat()

    def _at(self, day: int, hour: int, minute: int) -> int:
        moment = datetime.combine(self._today + timedelta(days=day), time(hour, minute))
        return self._wall_ms(moment)
