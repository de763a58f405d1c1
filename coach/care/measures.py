"""The measures that a person takes now and then: how they are done, and what differs.

T5, T8, T9 and T10 of the content base. A measure is never judged here: the numbers are
shown beside those of the last time.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.translate import tr

REPS, DEGREES, SCORE = "reps", "deg", "score"


@dataclass(frozen=True, slots=True)
class Measure:
    """One test, as the guided form shows it.

    Attributes:
        test: "T5", "T8", "T9" or "T10".
        exercise: Id of the exercise whose figure shows it; "" for none.
        unit: REPS, DEGREES, or SCORE for 0 to 10 without sides.
        most: Highest number that can be entered.
        how: How it is done, in a few short lines.
    """

    test: str
    exercise: str
    unit: str
    most: int
    how: tuple[str, ...]

    @property
    def has_sides(self) -> bool:
        """Return whether left and right are measured."""
        return self.unit != SCORE


def measures() -> tuple[Measure, ...]:
    """Return the tests in the order in which they are offered."""
    return (
        *_counted(),
        Measure(
            "T10",
            "",
            SCORE,
            10,
            (
                tr("Think of the sport or work you want to go back to."),
                tr("How ready do you feel for it today?"),
                tr("There is no right answer; it is for your own diary."),
            ),
        ),
    )


def _counted() -> tuple[Measure, ...]:
    """Return the tests that are counted or read off, for each side."""
    return (
        Measure(
            "T5",
            "single-leg-bridge",
            REPS,
            200,
            (
                tr("Lie on your back, one foot down, the other leg straight up."),
                tr("Lift the hips to full height and lower them, steadily."),
                tr("Count the full ones. Stop when the height fades or it hurts."),
            ),
        ),
        Measure(
            "T8",
            "lying-strap-hamstring-stretch",
            DEGREES,
            150,
            (
                tr("Lie on your back, a strap around one foot, both knees straight."),
                tr("Raise the leg until you feel the first firm pull."),
                tr("Read the angle between leg and floor, by phone or on a chart."),
            ),
        ),
        Measure(
            "T9",
            "single-leg-heel-raise",
            REPS,
            200,
            (
                tr("Stand on one leg, fingertips on a wall, knee straight."),
                tr("Rise to full height and lower, one in a second."),
                tr("Count until the height fades or it hurts."),
            ),
        ),
    )


def difference(left: float, right: float) -> str:
    """Return in one sentence how far the sides are apart."""
    if left == right:
        return tr("Left and right are the same.")
    percent = round(100 * abs(left - right) / max(left, right))
    if percent == 0:
        return tr("Left and right are nearly the same.")
    if left < right:
        return tr("Left is {0} % less than right.").format(percent)
    return tr("Right is {0} % less than left.").format(percent)
