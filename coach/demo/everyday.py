"""The demo's ordinary days: warm-ups, stretches, a cramp now and then, measures."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from coach.care.health import Health
from coach.demo.courses import CALF_DAY, INJURY_DAY
from coach.demo.play import Wish
from coach.store import entries
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.demo.days import Days, Note

YEAR_DAYS = 365
_SEED = 20_11
_WEEKS = -INJURY_DAY // 7

# Ordinary again: from the end of the first course until something else was hurt.
_WELL_AGAIN = range(INJURY_DAY + 40, CALF_DAY)
_NORDICS = {
    INJURY_DAY + 41: "nordic-week-1",
    INJURY_DAY + 48: "nordic-week-2",
    INJURY_DAY + 51: "nordic-week-2",
    INJURY_DAY + 55: "nordic-week-3",
}
# Stretches beside the course, from its second phase on.
_STRETCHES = (11, 18, 23, 27, 35, 39)

_RAISES = (58, 68, 80, 82, 84, 86, 86, 88, 86)
_BRIDGES = (6, 9, 13, 16, 20, 21, 22, 23, 24)


def everyday_sessions(days: Days) -> Iterator[Wish]:
    """Yield what is done on days on which nothing is due, oldest first.

    Args:
        days: The days of the story.
    """
    dice = random.Random(_SEED)
    for day in range(-YEAR_DAYS, INJURY_DAY):
        yield from _ordinary(days, day, dice)
    for after in _STRETCHES:
        yield _stretch(days, INJURY_DAY + after, "20:40", 1)
    for day in _WELL_AGAIN:
        if day in _NORDICS:
            answers = {"pain": 0, "effort": 5}
            yield Wish(_NORDICS[day], days.at_ms(day, "17:30"), answers=answers)
        else:
            yield from _ordinary(days, day, dice)


def _ordinary(days: Days, day: int, dice: random.Random) -> Iterator[Wish]:
    weekday = days.date(day).weekday()
    if weekday in (0, 2, 4) and dice.random() < 0.82:
        program = "hamstring-first-warm-up" if weekday == 2 else "everyday-warm-up"
        effort = dice.choice((3, 3, 4, 4, 5))
        skips = (dice.randrange(2, 6),) if dice.random() < 0.1 else ()
        yield Wish(
            program,
            days.at_ms(day, f"18:{dice.randrange(0, 40):02}"),
            answers={"pain": 0, "effort": effort},
            skip_steps=skips,
        )
    if weekday in (1, 6) and dice.random() < 0.6:
        clock = f"20:{dice.randrange(0, 50):02}"
        yield _stretch(days, day, clock, dice.choice((0, 0, 1)))


def _stretch(days: Days, day: int, clock: str, pain: int) -> Wish:
    answers = {"pain": pain, "effort": 2}
    return Wish("hamstring-flexibility", days.at_ms(day, clock), answers=answers)


def everyday_notes(days: Days) -> Iterator[Note]:
    """Yield what is noted apart from the courses, by kind.

    Args:
        days: The days of the story.
    """
    health = Health().data()
    yield days.note(entries.HEALTH, -YEAR_DAYS, "09:00", health)
    yield from _measures(days)
    yield from _cramps(days)


def _measures(days: Days) -> Iterator[Note]:
    for week in range(1, _WEEKS):
        day = INJURY_DAY + week * 7
        for data in (
            {"test": "T8", "left": 86 + week % 3, "right": _RAISES[week - 1]},
            {"test": "T5", "left": 22 + week % 2, "right": _BRIDGES[week - 1]},
            {"test": "T10", "value": min(2 + week, 9)},
        ):
            yield days.note(entries.MEASURE, day, "11:00", data)
        items = (
            (tr("Run 5 km"), week - 2),
            (tr("Climb stairs"), week + 2),
            (tr("Lift my daughter"), week),
        )
        scores = [
            {"name": name, "score": max(0, min(10, score))} for name, score in items
        ]
        yield days.note(entries.ACTIVITIES, day, "11:10", {"items": scores})
    for day, left, right in ((-300, 24, 25), (-200, 26, 26), (-20, 27, 24)):
        data = {"test": "T9", "left": left, "right": right}
        yield days.note(entries.MEASURE, day, "11:20", data)


def _cramps(days: Days) -> Iterator[Note]:
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
            "side": "right",
            "length_s": length_s,
            "strength": strength,
            "night": night,
            "triggers": [trigger],
            "helped": ["stretch", "rub"],
        }
        yield days.note(entries.CRAMP, day, "03:20" if night else "19:20", data)
