"""The two courses of the demo: one that has ended, and one that runs.

The first leads through everything that a course knows: an amber day, a step back, a
hold, an illness. The second is in its second week, with one hold behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.care.course.answers import Answer
from coach.demo.script import (
    ACCEPT,
    ANSWER,
    END,
    PAUSE,
    RESUME,
    START,
    STEP_UP,
    Act,
    Care,
    Script,
    Session,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

INJURY_DAY, CALF_DAY = -70, -12
_ICE_S, _LEG_UP_S = 15 * 60, 20 * 60


def hamstring() -> Script:
    """Return the course after a pulled hamstring, which has ended."""
    return Script(
        plan="hamstring-mild",
        first=INJURY_DAY,
        clock="18:20",
        injury=_light_strain("hamstring", "right", "back-of-thigh", "sprinting"),
        protocol="rice",
        sessions=(
            Session(1, "first-72-hours", 3, 1),
            Session(2, "first-72-hours", 2, 1),
            *_many("hamstring-mild-1", (3,), 3, 2),
            *_many("hamstring-mild-1", (4, 5, 6, 7, 8), 2, 2),
            *_many("hamstring-mild-2", (9, 10, 12), 2, 4),
            Session(14, "hamstring-mild-2", 5, 5, tr("Pulled a little, high up.")),
            Session(16, "hamstring-mild-2", 2, 4),
            *_many("hamstring-mild-2", (17, 19, 20, 21), 2, 4),
            *_many("hamstring-mild-3", (22, 24, 26, 29), 2, 5),
            *_many("hamstring-mild-3", (34, 36, 38), 1, 5),
        ),
        mornings=_mornings("5433222 2112111 4211131 1111011 00...01 01000"),
        care=tuple(_first_days()),
        acts=(
            Act(0, "18:45", START),
            Act(3, "08:30", STEP_UP),
            Act(7, "11:00", ANSWER),
            Act(8, "11:00", ANSWER),
            Act(9, "08:30", STEP_UP),
            Act(15, "08:30", ACCEPT),
            Act(20, "08:30", ACCEPT),
            Act(
                20,
                "18:30",
                ANSWER,
                {
                    "T5": Answer(left=21, right=12, pain=1),
                    "T8": Answer(left=88, right=80),
                },
            ),
            Act(
                21,
                "18:30",
                ANSWER,
                {
                    "T5": Answer(left=22, right=13, pain=1),
                    "T8": Answer(left=88, right=81),
                },
            ),
            Act(22, "08:30", STEP_UP),
            Act(30, "09:00", PAUSE, reason=tr("A cold")),
            Act(34, "08:30", RESUME),
            Act(
                38,
                "18:30",
                ANSWER,
                {
                    "T5": Answer(left=23, right=21),
                    "T8": Answer(left=88, right=88),
                    "T10": Answer(value=8),
                },
            ),
            Act(39, "08:40", END, reason=tr("Every point was ticked.")),
        ),
        swollen_until=2,
        illness=(30, 33),
    )


def calf() -> Script:
    """Return the course after a calf strain, which runs."""
    return Script(
        plan="calf-ladder",
        first=CALF_DAY,
        clock="18:40",
        injury=_light_strain("calf", "left", "calf", "jumping"),
        protocol="rice",
        sessions=(
            *_many("calf-ladder-1", (4, 5, 6, 7), 2, 3),
            *_many("calf-ladder-2", (8, 10), 2, 4),
        ),
        mornings=_mornings("5432242 1112"),
        care=tuple(_first_days()),
        acts=(
            Act(4, "08:30", START),
            Act(6, "08:30", ACCEPT),
            Act(7, "18:30", ANSWER),
            Act(8, "08:30", STEP_UP),
            Act(10, "18:30", ANSWER, {"T9": Answer(left=11, right=24, pain=1)}),
        ),
        swollen_until=1,
    )


def _light_strain(area: str, side: str, place: str, cause: str) -> dict[str, Any]:
    """Return what is noted about a sudden light pull that nothing speaks against."""
    return {
        "area": area,
        "side": side,
        "place": place,
        "began": "sudden",
        "signs": [],
        "pattern": "A",
        "earlier": False,
        "cause": cause,
    }


def _many(
    program: str, days: Sequence[int], worst: int, effort: int
) -> Iterator[Session]:
    """Yield the same session on several days."""
    for day in days:
        yield Session(day, program, worst, effort)


def _mornings(weeks: str) -> dict[int, int]:
    """Return pain by day; a week is seven signs, "." where nothing was answered."""
    signs = enumerate(weeks.replace(" ", ""), 1)
    return {day: int(sign) for day, sign in signs if sign != "."}


def _first_days() -> Iterator[Care]:
    """Yield what was done from the evening of an injury on, as the file allows it."""
    for day, clock in (
        *((0, "19:05"), (0, "21:25")),
        *((1, "08:30"), (1, "12:00"), (1, "16:30"), (1, "19:30")),
        *((2, "09:00"), (2, "14:00")),
    ):
        yield Care(day, clock, "ice", "ice", _ICE_S)
    for day, clock in ((0, "20:15"), (1, "13:00"), (1, "20:30"), (2, "12:30")):
        yield Care(day, clock, "elevation", "elevation", _LEG_UP_S)
    yield Care(1, "09:00", "wrap", "compression")
