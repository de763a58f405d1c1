"""Which questions are asked before what, and what is kept of the answers.

The full list comes at the first use of a recovery program, of a routine for the back
and of the set behind the knee, every seven days in recovery, after any red light, and
on demand. The question about one swollen leg comes every single time before whatever
loads or presses a calf. Everything else begins with the short check alone; a cool-down,
a stand-up break and the help for a cramp begin with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.care.course.facts import note_ms, text_in
from coach.care.gates import (
    ANKLE_RECHECK,
    ANKLE_WORSE,
    BLOW_BEND,
    CLOT_QUESTION,
    GROIN_LIFT,
    gate_question,
)
from coach.care.kinds import (
    CARE,
    COOL_DOWN,
    DESK,
    REHAB,
    exercises_of,
    gate_of,
    is_back_routine,
    is_massage,
    program_parts,
)
from coach.care.parts import ANKLE, CALF, GROIN, KNEE, THIGH, meet, parts_of_area
from coach.care.questions import all_questions
from coach.care.stop_signs import all_signs, closures, outcome, questions_for
from coach.files.durations import HOUR_MS
from coach.store.entries import SCREENING
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coach.care.course.facts import Moment, SessionFact
    from coach.care.health import Health
    from coach.care.injuries import Injury
    from coach.care.questions import Question
    from coach.care.session_check import CheckAnswers
    from coach.files.model import Exercise, Program
    from coach.files.protocol_model import ProtocolStep
    from coach.store.entries import Entry

FIRST_USE, WEEKLY, AFTER_RED = "first-use", "weekly", "after-red"
ON_DEMAND, GATE, SESSION = "on-demand", "gate", "session"

WEEK_MS = 7 * 24 * HOUR_MS
# Ligaments are judged best on day 4 to 5; a late answer is still worth asking for.
_RECHECK_DAYS = range(5, 8)

_FULL = frozenset({FIRST_USE, WEEKLY, AFTER_RED, ON_DEMAND})
_ASKS_HEALTH = frozenset({REHAB, "prevention", "strength"})


@dataclass(frozen=True, slots=True)
class Past:
    """What the choice of questions looks at.

    Attributes:
        moment: The present.
        notes: Screenings; other kinds do no harm.
        last_red_ms: When the last red light was, None without any.
        injuries: The newest first, see `injuries.injuries_from`.
        health: None when the health list was not asked.
    """

    moment: Moment
    notes: Sequence[Entry] = ()
    last_red_ms: int | None = None
    injuries: tuple[Injury, ...] = ()
    health: Health | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """What is asked before something begins.

    Attributes:
        where: Kept with the answers: "first-use", "weekly", "after-red" or "gate";
            "" when no stop question is asked.
        questions: All of them have to be answered, unless one is answered with yes.
        beside: Shown while it already runs, because it must not be held up.
        has_check: The short check comes first.
        has_health_list: The health list was never asked and comes as well.
        intro: One sentence above the questions, or "".
    """

    where: str = ""
    questions: tuple[Question, ...] = ()
    beside: tuple[Question, ...] = ()
    has_check: bool = False
    has_health_list: bool = False
    intro: str = ""


def full_list(area: str = "") -> Screen:
    """Return the full list on demand.

    Args:
        area: Part of the body; "" asks everything.
    """
    return Screen(ON_DEMAND, questions_for(area), intro=_intro(ON_DEMAND))


def screen_for(
    program: Program, exercises: Mapping[str, Exercise], past: Past
) -> Screen:
    """Return what is asked before a program."""
    if program.kind == CARE:
        # A cramp is helped first; what presses on the muscle is asked about beside it.
        return Screen(beside=_clot(program, exercises))
    where, questions = _full(program, exercises, past)
    extra = [*_clot(program, exercises), *_due_gates(program, exercises, past)]
    questions = (*questions, *(each for each in extra if each not in questions))
    where = where or (GATE if questions else "")
    needs_health = program.kind in _ASKS_HEALTH or bool(where)
    return Screen(
        where,
        questions,
        has_check=_has_check(program),
        has_health_list=needs_health and past.health is None,
        intro=_intro(where, is_behind_knee=KNEE in parts_of_area(program.area)),
    )


def _has_check(program: Program) -> bool:
    is_break = program.kind == DESK and program.safety is None
    return not is_break and program.kind != COOL_DOWN


def gate_questions_of(thing: Exercise | ProtocolStep) -> tuple[Question, ...]:
    """Return what is asked every single time before one exercise or step of care.

    That is the question about one swollen leg, before roller, massage and bandage.
    """
    presses = thing.kind in {"massage", "compression"}
    return _by_id(CLOT_QUESTION) if presses else ()


def opened_by(question_id: str) -> tuple[Question, ...]:
    """Return the questions that a yes to a gate's question opens besides."""
    return _by_id(*ANKLE_RECHECK) if question_id == ANKLE_WORSE else ()


def screening_data(
    where: str,
    area: str,
    answers: Mapping[str, bool],
    check: CheckAnswers | None = None,
) -> dict[str, Any]:
    """Return the data of the note that keeps the answers.

    Args:
        where: Why it was asked, see `Screen`; "session" after the short check.
        area: Part of the body as the program says it, "" for all.
        answers: Questions and follow-ups, True for yes.
        check: What the short check said, None without one.

    Raises:
        ValueError: An id belongs to no question.
    """
    card = outcome(answers)
    said = [sign.reason for key, sign in all_signs().items() if answers.get(key)]
    data = {
        "where": where,
        "area": area,
        "answers": dict(answers),
        "level": card.level,
        "closes": sorted(closures(answers)),
        "reasons": said,
    }
    return data if check is None else {**data, "check": check.data()}


def last_red_ms(sessions: Iterable[SessionFact]) -> int | None:
    """Return when the last session with a red light ended, None without any."""
    ended = (each.ended_ms for each in sessions if each.light == "red")
    return max(ended, default=None)


def _full(
    program: Program, exercises: Mapping[str, Exercise], past: Past
) -> tuple[str, tuple[Question, ...]]:
    """Return why the full list is due and its questions; "" and none when it is not."""
    needed = _needed(program, exercises)
    asked_ms = [note_ms(note) for note in _covering(past.notes, needed)]
    last_ms = max(asked_ms, default=None)
    red_ms = past.last_red_ms
    if red_ms is not None and (last_ms is None or last_ms < red_ms):
        return AFTER_RED, needed or questions_for(program.area)
    if not needed:
        return "", ()
    if last_ms is None:
        return FIRST_USE, needed
    is_old = past.moment.now_ms - last_ms >= WEEK_MS
    return (WEEKLY, needed) if is_old and program.kind == REHAB else ("", ())


def _needed(
    program: Program, exercises: Mapping[str, Exercise]
) -> tuple[Question, ...]:
    """Return the list that must have been answered before a program is used."""
    if program.kind == REHAB or is_back_routine(program):
        questions = questions_for(program.area)
        is_groin = GROIN in program_parts(program, exercises)
        return (*questions, gate_question(GROIN_LIFT)) if is_groin else questions
    gate = gate_of(program, exercises)
    own = tuple(gate_question(each) for each in sorted(gate) if each == GROIN_LIFT)
    return (*(each for each in all_questions() if each.id in gate), *own)


def _covering(notes: Iterable[Entry], needed: Iterable[Question]) -> Iterator[Entry]:
    """Yield the full screenings in which all these questions were answered."""
    ids = {question.id for question in needed}
    for note in notes:
        is_full = note.kind == SCREENING and text_in(note.data, "where") in _FULL
        if is_full and note.removed_at is None and ids <= _answered(note):
            yield note


def _answered(note: Entry) -> frozenset[str]:
    answers = note.data.get("answers")
    return frozenset(answers if isinstance(answers, dict) else ())


def _clot(program: Program, exercises: Mapping[str, Exercise]) -> tuple[Question, ...]:
    """Return the question about one swollen leg where it is asked every time."""
    parts = program_parts(program, exercises)
    loads_calf = program.kind == REHAB and bool(parts & {CALF, KNEE})
    presses = any(is_massage(e) for e in exercises_of(program, exercises).values())
    return _by_id(CLOT_QUESTION) if loads_calf or presses else ()


def _due_gates(
    program: Program, exercises: Mapping[str, Exercise], past: Past
) -> Iterator[Question]:
    """Yield the questions that an injury makes due on certain days after it."""
    parts = program_parts(program, exercises)
    for injury in past.injuries:
        if not meet(parts, injury.parts):
            continue
        days = (past.moment.day - past.moment.day_of(injury.at_ms)).days
        is_blow = injury.is_blow and THIGH in injury.parts and days >= 1
        is_ankle = program.kind == REHAB and ANKLE in injury.parts
        due = {BLOW_BEND: is_blow, ANKLE_WORSE: is_ankle and days in _RECHECK_DAYS}
        for name, is_due in due.items():
            if is_due and not _was_answered(past.notes, name, injury.at_ms):
                yield gate_question(name)


def _was_answered(notes: Iterable[Entry], question: str, since_ms: int) -> bool:
    return any(
        question in _answered(note) and note_ms(note) >= since_ms
        for note in notes
        if note.kind == SCREENING and note.removed_at is None
    )


def _by_id(*ids: str) -> tuple[Question, ...]:
    return tuple(each for each in all_questions() if each.id in ids)


def _intro(where: str, *, is_behind_knee: bool = False) -> str:
    if is_behind_knee and where:
        return tr(
            "Pain behind the knee has many causes, and some need help the same day. "
            "Please answer these questions before anything else."
        )
    texts = {
        FIRST_USE: tr("Before the first time: please answer all of these."),
        WEEKLY: tr("A week has passed: please answer these once more."),
        AFTER_RED: tr("After a red light: please answer all of these."),
        ON_DEMAND: tr("Has any of these signs appeared?"),
        GATE: tr("Please answer this first."),
    }
    return texts.get(where, "")
