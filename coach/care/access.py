"""Whether something is open now: locks, health list and times since an injury together.

`is_open` is the one question that pages ask before they offer or start anything. The
strictest answer comes first: what a person answered, then the health list, then time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach.care import health_rules, lock_rules, opening_times
from coach.care.care_gates import closed_by_gate
from coach.care.kinds import exercises_of
from coach.care.plan_days import closed_by_days, plan_of
from coach.care.verdict import Allowed, Closed, Verdict
from coach.files.model import Exercise, Program
from coach.files.plan_model import Plan
from coach.files.protocol_model import Protocol, ProtocolStep

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.care.course.facts import Moment
    from coach.care.health import Health
    from coach.care.injuries import Injury
    from coach.care.locks import Lock
    from coach.care.opening_times import Running
    from coach.files.model import Library

# Walking and the like prepare; a program of nothing else has lost what it is for.
_PREPARING = "cardio"


@dataclass(frozen=True, slots=True)
class CareStep:
    """A step of care and the protocol it belongs to."""

    protocol: Protocol
    step: ProtocolStep


Thing = Program | Exercise | Plan | Protocol | CareStep


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides whether something is open.

    Attributes:
        library: Where exercises, plans and protocols are.
        locks: Those that hold now, see `locks.locks`.
        health: None when the list was not asked.
        injuries: The newest first, see `injuries.injuries_from`.
        running: Courses that run, see `opening_times.running_from`.
        last_sprint_ms: End of the last hard sprinting, None without any.
        nordic_sessions: Sessions with Nordic lowers so far.
        first_used: Program and the training day of its first session in the present
            course of pain; only that of the set behind the knee is read.
    """

    moment: Moment
    library: Library
    locks: tuple[Lock, ...] = ()
    health: Health | None = None
    injuries: tuple[Injury, ...] = ()
    running: tuple[Running, ...] = ()
    last_sprint_ms: int | None = None
    nordic_sessions: int = 0
    first_used: Mapping[str, date] = field(default_factory=dict)


def is_open(thing: Thing, situation: Situation) -> Verdict:
    """Return whether something may be done now, and with which changes.

    For a plan it is asked whether it may be begun or moved on in; what a running
    course does today, or next, is asked of the program of that stage.

    Args:
        thing: What is to be done.
        situation: See there.
    """
    if isinstance(thing, Program):
        return _program(thing, situation)
    if isinstance(thing, Exercise):
        return _exercise(thing, situation)
    if isinstance(thing, Plan):
        return _plan(thing, situation)
    if isinstance(thing, Protocol):
        return lock_rules.closed_protocol(situation.locks) or Allowed()
    return _step(thing, situation) or Allowed()


def closed_by_answers(thing: Thing, situation: Situation) -> Closed | None:
    """Return what the answers to stop questions say against something, or None.

    What only waits for its time, or for the health list, is no such thing.
    """
    verdict = is_open(thing, situation)
    return verdict if isinstance(verdict, Closed) and verdict.level else None


def step_or_instead(
    thing: CareStep, situation: Situation
) -> tuple[ProtocolStep | None, Closed | None]:
    """Return the step that is done in its place, and what closed the first one.

    Returns:
        The step itself and None while it is open; else the one that takes its place,
        or None when there is none that is open.
    """
    closed = _step(thing, situation)
    if closed is None:
        return thing.step, None
    if not closed.instead:
        return None, closed
    other = CareStep(thing.protocol, thing.protocol.step(closed.instead))
    return (other.step if _step(other, situation) is None else None), closed


def _step(thing: CareStep, situation: Situation) -> Closed | None:
    protocol, step = thing.protocol, thing.step
    return (
        lock_rules.closed_step(step, situation.locks)
        or closed_by_gate(
            protocol, step, situation.locks, situation.health, situation.library
        )
        or opening_times.closed_step(
            protocol,
            step,
            situation.injuries,
            situation.library,
            situation.moment.now_ms,
        )
    )


def _closed_exercise(exercise: Exercise, situation: Situation) -> Closed | None:
    health, now_ms = situation.health, situation.moment.now_ms
    return (
        lock_rules.closed_exercise(exercise, situation.locks)
        or (
            health and health_rules.closed_exercise(exercise, health, situation.library)
        )
        or opening_times.closed_exercise(
            exercise,
            situation.injuries,
            situation.running,
            situation.library,
            now_ms,
        )
        or opening_times.closed_after_sprint(
            exercise, situation.last_sprint_ms, situation.nordic_sessions, now_ms
        )
    )


def _exercise(exercise: Exercise, situation: Situation) -> Verdict:
    closed = _closed_exercise(exercise, situation)
    if closed is not None:
        return closed
    if situation.health is None:
        return Allowed()
    why = health_rules.easier_why(exercise, situation.health)
    notes = health_rules.notes_for(exercise, situation.health)
    return Allowed(
        easier=(exercise.id,) if why else (), notes=((why,) if why else ()) + notes
    )


def _closed_program(program: Program, situation: Situation) -> Closed | None:
    """Return what closes a program as a whole, whatever its exercises are."""
    health, library = situation.health, situation.library
    return (
        lock_rules.closed_program(program, situation.locks, library)
        or (health and health_rules.closed_program(program, health, library))
        or opening_times.closed_program(
            program, situation.injuries, situation.running, library, situation.moment
        )
        or opening_times.closed_behind_knee(
            program, situation.first_used.get(program.id), situation.moment
        )
        or closed_by_days(plan_of(program.id, library), situation.moment.day)
    )


def _program(program: Program, situation: Situation) -> Verdict:
    closed = _closed_program(program, situation)
    if closed is not None:
        return closed
    exercises = exercises_of(program, situation.library.exercises)
    allowed = _changes(exercises, situation)
    if allowed.leave_out and _has_lost_its_point(program, exercises, allowed):
        return _why_left_out(exercises, situation)[0]
    return allowed


def _changes(exercises: Mapping[str, Exercise], situation: Situation) -> Allowed:
    """Return what is left out, exchanged or eased of these exercises."""
    health = situation.health
    notes = [] if health is None else list(health_rules.program_notes(health))
    left_out: list[str] = []
    easier: list[str] = []
    instead: list[tuple[str, str]] = []
    why: list[Closed] = []
    for name, exercise in exercises.items():
        verdict = _exercise(exercise, situation)
        if isinstance(verdict, Allowed):
            easier += verdict.easier
            notes += verdict.notes
            continue
        why.append(verdict)
        other = _open_instead(verdict, situation)
        if other:
            instead.append((name, other))
        else:
            left_out.append(name)
    return Allowed(
        tuple(left_out),
        tuple(instead),
        tuple(easier),
        tuple(dict.fromkeys(notes)),
        tuple(dict.fromkeys(why)),
    )


def _open_instead(closed: Closed, situation: Situation) -> str:
    """Return the exercise that takes the place of a closed one, "" when none is open.

    For the exercise that takes its place nothing is exchanged again.
    """
    other = situation.library.exercises.get(closed.instead)
    if other is None or _closed_exercise(other, situation) is not None:
        return ""
    return other.id


def _why_left_out(
    exercises: Mapping[str, Exercise], situation: Situation
) -> list[Closed]:
    """Return what closed the exercises for which there is no other, in order."""
    closed = (_closed_exercise(each, situation) for each in exercises.values())
    return [each for each in closed if each and not _open_instead(each, situation)]


def _has_lost_its_point(
    program: Program, exercises: Mapping[str, Exercise], allowed: Allowed
) -> bool:
    """Return whether too much is left out: all that it leads up to, or all but walking.

    The last block is what a program leads up to, as in the Nordic plan.
    """
    gone = set(allowed.leave_out)
    last = {step.exercise for step in program.blocks[-1].steps} & exercises.keys()
    rest = [each for name, each in exercises.items() if name not in gone]
    return last <= gone or all(each.kind == _PREPARING for each in rest)


def _plan(plan: Plan, situation: Situation) -> Verdict:
    """Return whether a plan may be begun, or moved on in.

    Its first stage has to be open, but for time: the plan waits for that by itself.
    """
    library = situation.library
    closed = lock_rules.closed_plan(plan, situation.locks, library) or closed_by_days(
        plan, situation.moment.day
    )
    if closed is not None:
        return closed
    lasting = Situation(
        situation.moment, library, situation.locks, health=situation.health
    )
    first = plan.stages[0]
    names = (first.program, *first.or_programs)
    verdicts = [
        _program(library.programs[name], lasting)
        for name in names
        if name in library.programs
    ]
    is_open_somehow = any(isinstance(each, Allowed) for each in verdicts)
    return Allowed() if is_open_somehow or not verdicts else verdicts[0]
