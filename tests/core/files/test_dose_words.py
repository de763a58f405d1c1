"""Doses in words."""

import pytest

from coach.files.dose_words import (
    dose_in_words,
    short_time,
    spoken_dose,
    spoken_time,
    step_dose_in_words,
)
from coach.files.model import Dose, DoseKind, Sides, Step

TIME, HOLD, REPS, OPEN = DoseKind.TIME, DoseKind.HOLD, DoseKind.REPS, DoseKind.OPEN
TEMPO = (("lower", 4_000), ("return", 1_500))


@pytest.mark.parametrize(
    ("dose", "sides", "screen", "voice"),
    [
        (Dose(TIME, 120_000), Sides.BOTH, "2 min", "2 minutes"),
        (
            Dose(TIME, 60_000),
            Sides.AFFECTED,
            "60 s on the sore side",
            "60 seconds, on the sore side",
        ),
        (
            Dose(TIME, 30_000, sets=2),
            Sides.BOTH,
            "2 × 30 s, 20 s rest",
            "2 times 30 seconds",
        ),
        (
            Dose(HOLD, 30_000, reps=2, gap_ms=10_000),
            Sides.EACH,
            "2 × 30 s each side, 10 s between",
            "2 times 30 seconds, each side",
        ),
        (
            Dose(HOLD, 20_000, high=30_000),
            Sides.LEFT,
            "20–30 s on the left",
            "20 seconds, on the left",
        ),
        (
            Dose(HOLD, 90_000, high=180_000),
            Sides.BOTH,
            "90 s – 3 min",
            "90 seconds",
        ),
        (
            Dose(HOLD, 5_000, reps=6, gap_ms=3_000, sets=2, rest_ms=60_000),
            Sides.ALTERNATE,
            "2 sets of 6 × 5 s in total, alternating, 3 s between, 60 s rest",
            "2 sets of 6 times 5 seconds, alternating sides",
        ),
        (
            Dose(REPS, reps=10, each_ms=4_000),
            Sides.EACH,
            "10 each side, 4 s each",
            "10 repetitions, each side",
        ),
        (
            Dose(REPS, reps=3, high=5, each_ms=5_500, tempo=TEMPO, sets=3),
            Sides.RIGHT,
            "3 × 3–5 on the right, lower 4 s, return 1.5 s, 20 s rest",
            "3 sets of 3 repetitions, on the right",
        ),
        (
            Dose(REPS, reps=1, each_ms=1_000),
            Sides.BOTH,
            "1, 1 s each",
            "1 repetition",
        ),
        (
            Dose(OPEN, 60_000, reps=3),
            Sides.BOTH,
            "until it eases, at most 60 s, up to 3 times",
            "until it eases, at most 60 seconds",
        ),
        (
            Dose(OPEN, 60_000, reps=2, gap_ms=5_000, sets=2, rest_ms=0),
            Sides.EACH,
            "until it eases each side, at most 60 s, "
            "up to 2 times, 2 sets, 5 s between",
            "until it eases, at most 60 seconds, each side",
        ),
    ],
)
def test_a_dose_in_words(dose, sides, screen, voice):
    """Short for the screen, sayable for the voice."""
    assert dose_in_words(dose, sides) == screen
    assert spoken_dose(dose, sides) == voice


@pytest.mark.parametrize(
    ("ms", "screen", "voice"),
    [
        (800, "0.8 s", "0.8 seconds"),
        (1_000, "1 s", "1 second"),
        (119_000, "119 s", "119 seconds"),
        (150_000, "2 min 30 s", "2 minutes and 30 seconds"),
        (3_600_000, "1 h", "60 minutes"),
        (3_900_000, "1 h 5 min", "65 minutes"),
        (7_199_000, "2 h", "119 minutes and 59 seconds"),
    ],
)
def test_times_in_words(ms, screen, voice):
    """Seconds up to two minutes, then minutes, then hours."""
    assert short_time(ms) == screen
    assert spoken_time(ms) == voice


@pytest.mark.parametrize("kind", list(DoseKind))
@pytest.mark.parametrize("sides", list(Sides))
def test_every_kind_of_dose_has_words(kind, sides):
    """No combination is without words."""
    dose = Dose(kind, length_ms=30_000, reps=2, each_ms=1_000)

    assert dose_in_words(dose, sides)
    assert spoken_dose(dose, sides)


def test_step_with_unequal_sides_names_both():
    """Where the sides have doses of their own, both are told."""
    dose = Dose(DoseKind.HOLD, length_ms=30_000)
    longer = Dose(DoseKind.HOLD, length_ms=45_000)
    equal = Step("calf-stretch", dose, Sides.EACH)
    unequal = Step("calf-stretch", dose, Sides.EACH, right=longer)

    assert step_dose_in_words(equal) == dose_in_words(dose, Sides.EACH)
    assert step_dose_in_words(unequal) == "; ".join(
        (dose_in_words(dose, Sides.LEFT), dose_in_words(longer, Sides.RIGHT))
    )
