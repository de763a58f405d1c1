"""What a person entered for a criterion, and whether it is passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import day_of, note_ms, text_in
from coach.care.course.self_tests import (
    PAIN,
    SIDES,
    VALUE,
    YES,
    entered,
    with_table,
)
from coach.progress.pain import pain_number
from coach.progress.words import number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.files.plan_model import Criterion
    from coach.store.entries import Entry

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was entered; what was not asked is None.

    Attributes:
        applies: False for "does not apply to me".
        yes: Done as it is described.
        pain: Pain while doing it, 0-10.
        left: Repetitions or degrees; `right` likewise.
        value: A number without sides.
    """

    applies: bool = True
    yes: bool | None = None
    pain: int | None = None
    left: float | None = None
    right: float | None = None
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether an answer passes.

    Attributes:
        missing: Sentences about what does not fit yet; empty when passed.
    """

    passed: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotedAnswer:
    """An answer that was kept.

    Attributes:
        part: "test" or "entry": the list of the stage that `index` counts in.
        has_relief: Pain relief had been taken, so it does not count.
    """

    stage: str
    part: str
    index: int
    day: date
    at_ms: int
    passed: bool
    answer: Answer
    has_relief: bool = False


def judge(criterion: Criterion, answer: Answer, side: str = "") -> Judgement:
    """Return whether an answer passes a criterion.

    Args:
        criterion: As the plan has it; the table of self-tests is added here.
        answer: What was entered.
        side: The sore side; without one the weaker side is compared.
    """
    if not answer.applies:
        if criterion.may_not_apply:
            return Judgement(True)
        return Judgement(False, (tr("This one is needed."),))
    limits = with_table(criterion)
    missing: list[str] = []
    for key in entered(criterion):
        missing += _CHECKS[key](limits, answer, side)
    return Judgement(not missing, tuple(missing))


def noted_answers(notes: list[Entry], course: str) -> list[NotedAnswer]:
    """Return the answers of one course, oldest first; unreadable ones are left out.

    Args:
        notes: "course-test" notes in the order in which they happened.
        course: Id of the course.
    """
    found = []
    for note in notes:
        data, index = note.data, note.data.get("test_index")
        if text_in(data, "course") == course and isinstance(index, int):
            found.append(
                NotedAnswer(
                    text_in(data, "stage"),
                    text_in(data, "part") or "test",
                    index,
                    day_of(note),
                    note_ms(note),
                    data.get("passed") is True,
                    answer_in(data),
                )
            )
    return found


def answer_in(data: dict[str, Any]) -> Answer:
    """Return the answer that the data of a note hold."""
    yes = data.get("yes")
    return Answer(
        applies=data.get("applies") is not False,
        yes=yes if isinstance(yes, bool) else None,
        pain=pain_number(data.get("pain")),
        left=_number(data.get(LEFT)),
        right=_number(data.get(RIGHT)),
        value=_number(data.get("value")),
    )


def answer_data(answer: Answer) -> dict[str, Any]:
    """Return an answer as data for a note; what was not asked is left out."""
    data: dict[str, Any] = {} if answer.applies else {"applies": False}
    for key in ("yes", "pain", LEFT, RIGHT, "value"):
        value = getattr(answer, key)
        if value is not None:
            data[key] = value
    return data


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _yes(limits: Criterion, answer: Answer, side: str) -> Iterator[str]:
    if answer.yes is not True:
        yield tr("Not done as it says yet.")


def _pain(limits: Criterion, answer: Answer, side: str) -> Iterator[str]:
    most = limits.pain_max or 0
    if answer.pain is None:
        yield tr("Its pain was not entered.")
    elif answer.pain > most:
        words = tr("Pain {0}; it should be {1} at most.")
        if most == 0:
            words = tr("Pain {0}; it should be none.")
        yield words.format(answer.pain, most)


def _value(limits: Criterion, answer: Answer, side: str) -> Iterator[str]:
    least = limits.score_at_least
    if least is None:
        least = limits.count_at_least or 0
    if answer.value is None:
        yield tr("Its number was not entered.")
    elif answer.value < least:
        yield tr("{0} of {1}.").format(number(answer.value), least)


def _sides(limits: Criterion, answer: Answer, side: str) -> Iterator[str]:
    if answer.left is None or answer.right is None:
        yield tr("Measure both sides.")
        return
    left, right = answer.left, answer.right
    sore, other = (left, right) if side == LEFT else (right, left)
    if side not in (LEFT, RIGHT):
        sore, other = min(left, right), max(left, right)
    yield from _count(limits, sore, other)
    percent, most = limits.percent_of_other_at_least, limits.difference_max
    # Compared without dividing: the other side may be nothing at all.
    if percent is not None and (100 * sore < percent * other or other <= 0):
        share = round(100 * sore / other) if other > 0 else 0
        words = tr("{0} % of the other side; it should be {1} % or more.")
        yield words.format(share, percent)
    if most is not None and other - sore > most:
        words = tr("{0} fewer than the other side; it should be {1} at most.")
        yield words.format(number(other - sore), most)


def _count(limits: Criterion, sore: float, other: float) -> Iterator[str]:
    least = limits.count_at_least
    if least is None:
        return
    # Both sides are counted; a plan asks for the number on each of them.
    for value in dict.fromkeys((sore, other)):
        if value < least:
            yield tr("{0} of {1}.").format(number(value), least)


_CHECKS = {YES: _yes, PAIN: _pain, VALUE: _value, SIDES: _sides}
