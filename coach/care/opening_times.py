"""From when on something may be done after an injury.

Times that a file names are read from it: the entry of a plan's stages, and how long
the protocols for a fresh injury say to leave heat, running, roller and massage alone.
That a held stretch of the same part waits as long, and Nordic lowers and leg swings
until the last phase, are rules of the content plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.care.kinds import (
    STRETCH,
    is_for_behind_knee,
    is_held_stretch,
    is_massage,
    is_nordic,
    is_run,
    program_parts,
)
from coach.care.parts import LEG_PARTS, Parts, meet, parts_of_area, parts_of_muscles
from coach.care.verdict import Closed, Source
from coach.files.durations import HOUR_MS
from coach.store.days import DAY_ENDS_AT_HOUR
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.course.facts import Moment
    from coach.care.course.state import Course
    from coach.care.injuries import Injury
    from coach.files.model import Exercise, Library, Program
    from coach.files.plan_model import Plan, Stage
    from coach.files.protocol_model import Protocol, ProtocolStep

FRESH_MS = 72 * HOUR_MS
SPRINT_GAP_MS = 24 * HOUR_MS
# The sessions of the first two weeks of the Nordic plan; then it is no longer new.
NEW_TO_NORDICS = 3
BEHIND_KNEE_DAYS = 7

_FIRST_DAYS = "first-days"
_NO_STRETCH = frozenset({_FIRST_DAYS, "phase-1"})
_BEFORE_LAST = frozenset({_FIRST_DAYS, "phase-1", "phase-2"})
_SWING = "leg-swing-front-to-back"


@dataclass(frozen=True, slots=True)
class Running:
    """A course that runs now: the parts of the body it is for, and its phase."""

    parts: Parts
    phase: str


def running_from(courses: Iterable[Course]) -> tuple[Running, ...]:
    """Return the parts and phases of the courses that run."""
    return tuple(
        Running(parts_of_area(each.plan.area), each.phase)
        for each in courses
        if each.is_running
    )


def fresh_ms(library: Library) -> int:
    """Return for how long an injury counts as fresh: as the protocols say, or 72 h."""
    said = (
        each.avoid_until_ms
        for each in library.protocols.values()
        if each.use == "fresh-injury" and not each.own
    )
    return max((*said, FRESH_MS))


def stage_opens_ms(plan: Plan, stage: Stage, injury: Injury) -> int:
    """Return from when on a stage may be begun: its entry, and those before it."""
    index = plan.stages.index(stage)
    waits = [0]
    for each in plan.stages[: index + 1]:
        for criterion in each.entry:
            wait_ms = criterion.since_onset_ms
            if injury.walks_painless:
                painless_ms = criterion.since_onset_if_painless_ms
                wait_ms = wait_ms if painless_ms is None else painless_ms
            waits.append(wait_ms or 0)
    return injury.at_ms + max(waits)


def closed_program(
    program: Program,
    injuries: Iterable[Injury],
    running: Iterable[Running],
    library: Library,
    moment: Moment,
) -> Closed | None:
    """Return why a program is not yet open after an injury, or None."""
    parts = program_parts(program, library.exercises)
    for injury in injuries:
        if not meet(parts, injury.parts):
            continue
        opens_ms, source = _program_opens(program, injury, library, moment)
        if moment.now_ms < opens_ms:
            if opens_ms == _next_day_ms(injury.at_ms, moment):
                return replace(_wait(opens_ms, source, injury), reason=_not_yet(injury))
            return _wait(opens_ms, source, injury)
    if program.kind == STRETCH and _is_in_phase(parts, running, _NO_STRETCH):
        return Closed(
            tr("No stretching program in the first phase after a strain."),
            tr("Stay with the program of your course until its next phase."),
            Source("program", program.id),
        )
    return None


def _program_opens(
    program: Program, injury: Injury, library: Library, moment: Moment
) -> tuple[int, Source]:
    """Return when a program opens after an injury, and which file says so."""
    here = Source("program", program.id)
    found = [
        (stage_opens_ms(plan, stage, injury), Source("plan", plan.id))
        for plan in library.plans.values()
        for stage in plan.stages
        if program.id in (stage.program, *stage.or_programs)
    ]
    # A program may belong to several plans; the person may be in any of them.
    opens_ms, source = min(found, key=_first, default=(injury.at_ms, here))
    if program.kind == STRETCH:
        opens_ms, source = max((opens_ms, source), _fresh(injury, library), key=_first)
    if program.safety is not None and program.safety.phase == _FIRST_DAYS:
        next_day = (_next_day_ms(injury.at_ms, moment), here)
        opens_ms, source = max((opens_ms, source), next_day, key=_first)
    return opens_ms, source


def _first(pair: tuple[int, Source]) -> int:
    return pair[0]


def _fresh(injury: Injury, library: Library) -> tuple[int, Source]:
    return injury.at_ms + fresh_ms(library), Source("rule", "fresh-injury")


def _next_day_ms(at_ms: int, moment: Moment) -> int:
    """Return when the training day after an instant begins."""
    day = moment.day_of(at_ms) + timedelta(days=1)
    begin = datetime(day.year, day.month, day.day, DAY_ENDS_AT_HOUR, tzinfo=UTC)
    return round(begin.timestamp() * 1000) - moment.offset_min * 60_000


def closed_exercise(
    exercise: Exercise,
    injuries: Iterable[Injury],
    running: Iterable[Running],
    library: Library,
    now_ms: int,
) -> Closed | None:
    """Return why an exercise is not yet open after an injury, or None."""
    for injury in injuries:
        opens_ms, source = _fresh(injury, library)
        if now_ms < opens_ms and _waits(exercise, injury):
            return _wait(opens_ms, source, injury)
    if _is_for_last_phase(exercise):
        parts = parts_of_muscles(exercise.muscles)
        if _is_in_phase(parts, running, _BEFORE_LAST):
            return Closed(
                tr("Not before the last phase of your course."),
                tr("Leave it out; the rest of the program goes on."),
                Source("rule", "last-phase"),
            )
    return None


def _waits(exercise: Exercise, injury: Injury) -> bool:
    """Return whether an exercise waits until an injury is no longer fresh."""
    if is_massage(exercise):
        return True
    if is_run(exercise):
        return meet(injury.parts, LEG_PARTS)
    if is_held_stretch(exercise) or _is_for_last_phase(exercise):
        return meet(injury.parts, parts_of_muscles(exercise.muscles))
    return False


def _is_for_last_phase(exercise: Exercise) -> bool:
    return is_nordic(exercise) or exercise.id == _SWING


def _is_in_phase(
    parts: Parts, running: Iterable[Running], phases: frozenset[str]
) -> bool:
    return any(each.phase in phases and meet(each.parts, parts) for each in running)


def closed_step(
    protocol: Protocol,
    step: ProtocolStep,
    injuries: Iterable[Injury],
    library: Library,
    now_ms: int,
) -> Closed | None:
    """Return why a step of care is not open, by the time since the newest injury.

    Heat waits for every injury; a step of a protocol for fresh injuries keeps to the
    hours that its file names.
    """
    known = list(injuries)
    if step.kind == "heat":
        for injury in known:
            opens_ms, source = _fresh(injury, library)
            if now_ms < opens_ms:
                return _wait(opens_ms, source, injury)
    if protocol.use != "fresh-injury" or not known:
        return None
    since_ms = now_ms - known[0].at_ms
    if step.is_active(since_ms):
        return None
    source = Source("protocol", protocol.id)
    if since_ms < step.from_ms[0]:
        return _wait(known[0].at_ms + step.from_ms[0], source, known[0])
    return Closed(
        tr("Its time is over: it was for the first days."),
        tr("Go on with easy movement."),
        source,
    )


def _wait(opens_ms: int, source: Source, injury: Injury) -> Closed:
    hours = round((opens_ms - injury.at_ms) / HOUR_MS)
    return Closed(
        _too_early(injury).format(hours),
        tr("It opens by itself; short painless walks and easy movement are fine."),
        source,
        since_ms=injury.at_ms,
        opens_at_ms=opens_ms,
    )


def _too_early(injury: Injury) -> str:
    if injury.is_blow:
        return tr("Not within {0} hours of the blow.")
    return tr("Not within {0} hours of the injury.")


def _not_yet(injury: Injury) -> str:
    if injury.is_blow:
        return tr("Not on the day of the blow.")
    return tr("Not on the day of the injury.")


def closed_after_sprint(
    exercise: Exercise, last_sprint_ms: int | None, nordic_sessions: int, now_ms: int
) -> Closed | None:
    """Return why Nordic lowers wait after hard sprinting, or None.

    Args:
        exercise: Any exercise.
        last_sprint_ms: End of the last hard sprinting; None when there was none.
        nordic_sessions: Sessions with Nordic lowers so far.
        now_ms: The present time.
    """
    if not is_nordic(exercise) or last_sprint_ms is None:
        return None
    opens_ms = last_sprint_ms + SPRINT_GAP_MS
    if nordic_sessions >= NEW_TO_NORDICS or now_ms >= opens_ms:
        return None
    return Closed(
        tr("New to it: not within 24 hours of hard sprinting."),
        tr("Leave it out; the rest of the program goes on."),
        Source("rule", "nordic-after-sprint"),
        since_ms=last_sprint_ms,
        opens_at_ms=opens_ms,
    )


def closed_behind_knee(
    program: Program, first_day: date | None, moment: Moment
) -> Closed | None:
    """Return why the gentle set behind the knee has had its time, or None.

    Args:
        program: Any program.
        first_day: Training day of its first session in this course of pain; None
            before that.
        moment: The present.
    """
    if first_day is None or not is_for_behind_knee(program):
        return None
    if (moment.day - first_day).days < BEHIND_KNEE_DAYS:
        return None
    return Closed(
        tr("Seven days are over: now is the time to decide."),
        tr(
            "Pain of 0 to 2 for five days: go on with the program that fits the cause "
            "that was found. Not better, or back again: make an appointment and take "
            "your notes along."
        ),
        Source("program", program.id),
    )
