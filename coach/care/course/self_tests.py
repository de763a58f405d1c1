"""The ten self-tests: how each is done, what is entered, and when it is passed.

They need no machine, and pass or fail nothing but a step of a plan. The numbers of a
plan hold beside those of the table, and the stricter of both decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.care.measures import measures
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.plan_model import Criterion

YES, PAIN, SIDES, VALUE = "yes", "pain", "sides", "value"

# What is entered for each test, and how much pain it may cause at most.
_ENTERS: dict[str, tuple[tuple[str, ...], int | None]] = {
    "T1": ((YES, PAIN), 1),
    "T2": ((PAIN,), 1),
    "T3": ((PAIN,), 1),
    "T4": ((YES, PAIN), 1),
    "T5": ((SIDES,), None),
    "T6": ((YES, PAIN), 0),
    "T7": ((PAIN,), 1),
    "T8": ((SIDES,), None),
    "T9": ((SIDES,), None),
    "T10": ((VALUE,), None),
}
_COUNTED = frozenset({"T5", "T9"})

_LEAST_BRIDGES = 12
_LEAST_RAISES = 15
_LEAST_PERCENT = 90
_LEAST_SCORE = 8


@dataclass(frozen=True, slots=True)
class SelfTest:
    """One self-test.

    Attributes:
        test: "T1" to "T10".
        how: How it is done, in a few short lines.
        question: What is answered with yes or no; "" without YES.
        passes: When it is passed, in words.
        unit: Of the numbers, as `measures` has it, or "".
        exercise: Id of the exercise whose figure shows it; "" for none.
        background: Lines to read, which decide nothing, with their source last.
    """

    test: str
    title: str
    how: tuple[str, ...]
    passes: str
    question: str = ""
    unit: str = ""
    exercise: str = ""
    background: tuple[str, ...] = ()

    @property
    def enters(self) -> tuple[str, ...]:
        """Return what is entered: YES, PAIN, SIDES (one for each) or VALUE (one)."""
        return _ENTERS[self.test][0]

    @property
    def pain_max(self) -> int | None:
        """Return how much it may hurt at most; None where that is not asked."""
        return _ENTERS[self.test][1]


def self_test(name: str) -> SelfTest | None:
    """Return one test by its name "T1" to "T10"; None when there is none."""
    return next((each for each in self_tests() if each.test == name), None)


def self_tests() -> tuple[SelfTest, ...]:
    """Return the tests in order."""
    tests = (*_moving(), *_pulling(), *_counting(), *_measuring())
    return tuple(sorted(tests, key=_number))


def _number(test: SelfTest) -> int:
    return int(test.test.removeprefix("T"))


def _moving() -> tuple[SelfTest, ...]:
    no_more = tr("Pain 0 or 1.")
    return (
        SelfTest(
            "T1",
            tr("Walk"),
            (tr("Walk 5 minutes on level ground."), tr("Take a normal stride.")),
            tr("No limp, and pain 0 or 1."),
            question=tr("Was it a normal stride, without a limp?"),
            exercise="brisk-march-or-walk",
        ),
        SelfTest(
            "T2",
            tr("Slow jog"),
            (tr("Jog on the spot for 30 seconds."), tr("As slowly as you can.")),
            no_more,
            exercise="easy-jog",
        ),
        SelfTest(
            "T7",
            tr("Run at half speed"),
            (
                tr("Warm up first."),
                tr("Run 5 minutes at about half of your full speed."),
                tr("Add a few steps backward."),
            ),
            no_more,
            exercise="easy-jog",
        ),
    )


def _pulling() -> tuple[SelfTest, ...]:
    face_down = tr("Lie face down and hook the heel behind the other ankle.")
    return (
        SelfTest(
            "T3",
            tr("Heel pull"),
            (
                face_down,
                tr("Pull the heel up against it, at half to two-thirds effort."),
                tr("Hold for 10 seconds; the leg does not move."),
            ),
            tr("Pain 0 or 1."),
            exercise="face-down-curl-hold",
        ),
        SelfTest(
            "T4",
            tr("Strong heel pull"),
            (
                face_down,
                tr("Pull near full effort with the knee at a right angle."),
                tr("Once more with the knee nearly straight."),
                tr("Then the other leg, to compare."),
            ),
            tr("Pain 0 or 1, and both sides feel equal."),
            question=tr("Did both sides feel equal?"),
            exercise="face-down-curl-hold",
        ),
        SelfTest(
            "T6",
            tr("Single-leg squat"),
            (
                tr("Stand on the sore leg, a support within reach."),
                tr("Bend the knee to about 45 degrees and come up, 3 times."),
            ),
            tr("No pain, and steady."),
            question=tr("Was it steady all three times?"),
            exercise="single-leg-balance",
        ),
    )


def _counting() -> tuple[SelfTest, ...]:
    return (
        _from_measure(
            "T5",
            tr("Single-leg bridge"),
            tr("12 full ones; 20 and within 10 % of the other side on the way back."),
        ),
        _from_measure(
            "T9",
            tr("Heel raises"),
            tr("15 of them, or 90 % of the other side at the end of the plan."),
            (
                tr(
                    "Usual numbers on a small ramp, men and women, for comparison only:"
                ),
                tr("20s 37 and 30; 30s 32 and 27; 40s 28 and 24."),
                tr("50s 23 and 21; 60s 19 and 19; 70s 14 and 16."),
                tr("Source: Hébert-Losier and colleagues, 2017, Physiotherapy."),
            ),
        ),
    )


def _measuring() -> tuple[SelfTest, ...]:
    return (
        _from_measure(
            "T8",
            tr("Straight-leg raise"),
            tr("Within about 10 % of the other side."),
        ),
        _from_measure("T10", tr("How ready you feel"), tr("8 or more out of 10.")),
    )


def _from_measure(
    name: str, title: str, passes: str, background: tuple[str, ...] = ()
) -> SelfTest:
    """Return a test that the diary measures too, with the same directions."""
    measure = next(each for each in measures() if each.test == name)
    return SelfTest(
        name,
        title,
        measure.how,
        passes,
        unit=measure.unit,
        exercise=measure.exercise,
        background=background,
    )


def with_table(criterion: Criterion) -> Criterion:
    """Return a criterion with the numbers of its self-test where those are stricter."""
    test = criterion.test
    if test not in _ENTERS:
        return criterion
    changed = criterion
    pain_max = _ENTERS[test][1]
    if pain_max is not None:
        said = criterion.pain_max
        limit = pain_max if said is None else min(said, pain_max)
        changed = replace(changed, pain_max=limit)
    if test == "T10":
        score = max(criterion.score_at_least or 0, _LEAST_SCORE)
        return replace(changed, score_at_least=score)
    percent = criterion.percent_of_other_at_least
    if percent is not None or test == "T8":
        least = max(percent or 0, _LEAST_PERCENT)
        changed = replace(changed, percent_of_other_at_least=least)
    has_count = criterion.count_at_least is not None
    if test in _COUNTED and (has_count or percent is None):
        floor = _LEAST_BRIDGES if test == "T5" else _LEAST_RAISES
        count = max(criterion.count_at_least or 0, floor)
        changed = replace(changed, count_at_least=count)
    return changed


def entered(criterion: Criterion) -> tuple[str, ...]:
    """Return what a person enters for a criterion, in the order in which it is asked.

    Empty when the diary alone decides: time that has passed, or clean sessions.
    """
    if criterion.program:
        return ()
    if criterion.since_onset_ms is not None:
        return (PAIN,) if criterion.since_onset_if_painless_ms is not None else ()
    is_test = criterion.test in _ENTERS
    needed = set(_ENTERS[criterion.test][0]) if is_test else set()
    if criterion.pain_max is not None:
        needed.add(PAIN)
    if criterion.score_at_least is not None:
        needed.add(VALUE)
    if not is_test:
        # Nobody measures sides without directions; "as far as the other" is a yes.
        if criterion.count_at_least is not None:
            needed.add(VALUE)
        if criterion.lasts_ms or criterion.sets > 1:
            needed.add(YES)
    return tuple(key for key in (YES, SIDES, VALUE, PAIN) if key in needed) or (YES,)
