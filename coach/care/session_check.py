"""The short check before a session: five questions, and what the answers mean.

Pain now and where, anything new, walking, pain relief, and feeling well. A new sign or
a limp opens the stop questions that match it; the rest chooses between the session, a
lighter one, and none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from coach.care.kinds import exercises_of, is_nordic, program_parts
from coach.care.pain import AMBER_FROM, PAIN_MAX, RED_FROM
from coach.care.parts import THIGH, meet, parts_of_place
from coach.care.questions import all_questions
from coach.care.stop_signs import questions_for
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from coach.care.choices import Choices
    from coach.care.questions import Question
    from coach.files.model import Exercise, Program

Action = Literal["go", "lighter", "rest", "no-session"]

_STRICTNESS: tuple[Action, ...] = ("go", "lighter", "rest", "no-session")

# What is new, and the questions that it opens.
_OPENS = {
    "swelling": ("Q07", "Q08", "Q13"),
    "redness": ("Q07", "Q08"),
    "numbness": ("Q02", "Q03", "Q04", "Q11"),
    "weakness": ("Q04", "Q09", "Q11"),
    "fever": ("Q08-fever",),
}
_LIMP_OPENS = ("Q02", "Q06", "Q09")
_UNWELL_OPENS = ("Q01", "Q08-fever")

# A program's file names what to do instead when the thigh hurts (its notes).
_INSTEAD = {"hamstring-first-warm-up": ("hamstring-flexibility",)}


def new_signs() -> Choices:
    """Return what can be new since last time; several fit at once."""
    return (
        ("swelling", tr("Swelling")),
        ("redness", tr("Redness")),
        ("numbness", tr("Numbness")),
        ("weakness", tr("Weakness")),
        ("fever", tr("Fever")),
    )


def check_texts() -> dict[str, str]:
    """Return the five questions by the field of `CheckAnswers` they fill, in order."""
    return {
        "pain": tr("Pain right now, 0 to 10, and where?"),
        "new": tr(
            "Anything new since last time: swelling, redness, numbness, weakness, "
            "fever?"
        ),
        "walks": tr("Can you walk normally?"),
        "relief": tr("Pain relief taken in the last 8 hours?"),
        "well": tr("Feeling well enough to exercise: not ill, dizzy or without sleep?"),
    }


@dataclass(frozen=True, slots=True)
class CheckAnswers:
    """What was answered; None was not answered.

    Attributes:
        pain: 0 to 10.
        place: Slug of `choices.places`, or "".
        new: Slugs of `new_signs`.
        walks: They can walk normally.
        relief: They took pain relief in the last 8 hours.
        well: They feel well enough.
    """

    pain: int | None = None
    place: str = ""
    side: str = ""
    new: frozenset[str] = frozenset()
    walks: bool | None = None
    relief: bool | None = None
    well: bool | None = None

    def data(self) -> dict[str, Any]:
        """Return what is kept in the screening note, unanswered questions left out."""
        said = {
            "pain": self.pain,
            "place": self.place or None,
            "side": self.side or None,
            "new": sorted(self.new) or None,
            "walks": self.walks,
            "relief": self.relief,
            "well": self.well,
        }
        return {key: value for key, value in said.items() if value is not None}


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """What the answers mean for this session.

    Attributes:
        action: "go"; "lighter" (a lighter version is offered); "rest" (not today);
            "no-session" (the card about care instead).
        questions: Stop questions that come first; only when none of them is answered
            with yes does `action` count.
        counts: The pain numbers of the session count toward moving on.
        sentences: To be shown.
        leave_out: Exercises that are left out today.
        offer: Programs that can be done instead.
    """

    action: Action = "go"
    questions: tuple[Question, ...] = ()
    counts: bool = True
    sentences: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()


def judge_check(
    answers: CheckAnswers, program: Program, exercises: Mapping[str, Exercise]
) -> CheckVerdict:
    """Return what the short check means for a session.

    Args:
        answers: What was answered.
        program: The program that is to be done.
        exercises: Those of the library.

    Raises:
        ValueError: The pain is not a number from 0 to 10.
    """
    pain = answers.pain
    if pain is not None and not 0 <= pain <= PAIN_MAX:
        raise ValueError(f"pain must be 0 to {PAIN_MAX}: {pain!r}")
    leave_out = _left_out(answers, program, exercises)
    findings = [
        *_pain_findings(pain, stop_pain_of(program)),
        *_other_findings(answers, leave_out, program),
    ]
    actions: list[Action] = ["go", *(each for each, _ in findings)]
    action = max(actions, key=_STRICTNESS.index)
    offer = _INSTEAD.get(program.id, ()) if action == "lighter" else ()
    return CheckVerdict(
        action,
        _opened(answers, program),
        counts=not answers.relief,
        sentences=tuple(sentence for _, sentence in findings),
        leave_out=leave_out,
        offer=offer,
    )


def stop_pain_of(program: Program) -> int:
    """Return the pain from which on a session of a program ends, or does not begin."""
    own = program.safety.stop_pain if program.safety is not None else RED_FROM
    return min(own, RED_FROM)


def _pain_findings(pain: int | None, stop: int) -> Iterator[tuple[Action, str]]:
    """Yield what the pain of now asks for, and says."""
    if pain is not None and pain >= stop:
        words = tr("Pain of {0} or more: no session now. A few questions, then calm.")
        yield "no-session", words.format(stop)
    elif pain is not None and pain >= AMBER_FROM:
        yield "lighter", tr("Take it easier today: smaller, slower, or half.")


def _other_findings(
    answers: CheckAnswers, leave_out: tuple[str, ...], program: Program
) -> Iterator[tuple[Action, str]]:
    """Yield what the other answers ask for, and say."""
    if leave_out:
        is_all = {step.exercise for step in program.blocks[-1].steps} <= set(leave_out)
        sentence = tr("The thigh hurts: no Nordic lowers today.")
        yield ("no-session" if is_all else "lighter"), sentence
    if answers.well is False:
        yield "rest", tr("Not well enough: rest today. Your streak is kept.")
    if answers.relief:
        yield (
            "go",
            tr("After pain relief the numbers of today do not count for moving on."),
        )


def _opened(answers: CheckAnswers, program: Program) -> tuple[Question, ...]:
    """Return the stop questions that the answers open, the most urgent first."""
    if answers.pain is not None and answers.pain >= stop_pain_of(program):
        # A number that ends a session asks for the whole list, as after a session.
        ids = {question.id for question in questions_for(program.area)}
    else:
        ids = set()
    for sign in answers.new:
        # A sign that this version does not know opens everything.
        ids.update(_OPENS.get(sign, [each.id for each in all_questions()]))
    if answers.walks is False:
        ids.update(_LIMP_OPENS)
    if answers.well is False:
        ids.update(_UNWELL_OPENS)
    return tuple(each for each in all_questions() if each.id in ids)


def _left_out(
    answers: CheckAnswers, program: Program, exercises: Mapping[str, Exercise]
) -> tuple[str, ...]:
    """Return the Nordic lowers of a program while the thigh hurts more than 2."""
    if answers.pain is None or answers.pain < AMBER_FROM:
        return ()
    place = answers.place
    hurting = parts_of_place(place) if place else program_parts(program, exercises)
    if not meet(hurting, frozenset({THIGH})):
        return ()
    used = exercises_of(program, exercises)
    return tuple(name for name, exercise in used.items() if is_nordic(exercise))
