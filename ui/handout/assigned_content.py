"""What stands on the handout of an assignment: what somebody has been given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.exchange.assigned.words import (
    issuer_words,
    limit_lines,
    may_change_words,
    patient_words,
    report_words,
)
from coach.files.schedule_words import schedule_words
from coach.progress.words import span_words
from ui.dates import day_words
from ui.handout.content import Title, clean, cleaned, dotted
from ui.handout.plan_content import stage_part
from ui.handout.plan_rules import rules_in_words
from ui.handout.stage_programs import stage_programs
from ui.handout.ticks import weeks_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from coach.exchange.assigned.contents import Contents
    from coach.exchange.signed.keys import VerifyKey
    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise, Source
    from coach.files.plan_model import Plan, Schedule, Stage
    from ui.handout.content import Handout
    from ui.handout.plan_content import StagePart
    from ui.handout.stage_programs import StageProgram

    # What a line is about, and what it says.
    Line = tuple[str, str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


@dataclass(frozen=True, slots=True)
class KeyCode:
    """The code of the key that signs, for the person to compare.

    Attributes:
        name: Whose key it is.
        groups: Eight groups of four digits.
    """

    name: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssignedHandout:
    """Everything that is printed for an assignment.

    Attributes:
        given: For whom, from whom, from when to when.
        agreed: Limits, what may be changed, what comes back.
        sender: Whose words the message is.
        leave_out: When the plan must not be begun.
        stages: Empty for a single program.
        rules: What leads back, in every stage.
        programs: As the stages do them; the only one of a single program.
        code: On paper that is handed over; None inside the file, where a code would
            only vouch for itself.
    """

    title: Title
    given: tuple[Line, ...]
    agreed: tuple[Line, ...]
    message: str
    sender: str
    leave_out: tuple[str, ...]
    stages: tuple[StagePart, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    reference: str
    programs: tuple[Handout, ...]
    code: KeyCode | None = None


def assigned_handout(
    assignment: Assignment,
    contents: Contents,
    known: Mapping[str, Exercise],
    key: VerifyKey | None = None,
) -> AssignedHandout:
    """Return the handout of an assignment.

    Args:
        assignment: Whom it is for, and until when.
        contents: Its plan and programs, with doses and limits in them.
        known: The exercises of the library; `contents` has only those that differ.
        key: The key that signs; None leaves its code out.
    """
    plan = contents.plan
    exercises = {**known, **contents.exercises}
    side = assignment.patient.injured_side
    found = stage_programs(plan, contents.programs)
    is_single = len(found) == 1 and not (plan.stages[0].tests or plan.stages[0].entry)
    title = _title(assignment, plan, key)
    reference = _reference(assignment)
    parts = tuple(
        _part(each, each.handout(exercises, plan, side), assignment, plan)
        for each in found
    )
    stages = [] if is_single else enumerate(plan.stages, 1)
    programs = contents.programs
    return AssignedHandout(
        title=replace(title, facts=parts[0].title.facts) if is_single else title,
        given=tuple(_given(assignment, plan, is_single=is_single)),
        agreed=tuple(_agreed(assignment)),
        message=assignment.message.strip(),
        sender=assignment.issuer.name,
        leave_out=cleaned(plan.not_if),
        stages=tuple(
            _stage(stage_part(n, stage, plan, programs), stage, assignment)
            for n, stage in stages
        ),
        rules=rules_in_words(plan.back_off),
        notes=cleaned(plan.notes),
        sources=plan.sources or (parts[0].sources if is_single else ()),
        reference=reference,
        programs=tuple(_under(part, title, reference) for part in parts),
        code=None if key is None else _code(assignment, key),
    )


def _title(assignment: Assignment, plan: Plan, key: VerifyKey | None) -> Title:
    code = f"coach:assignment/{assignment.id}?rev={assignment.revision}"
    caption = _tr("Plan code")
    if key is not None:
        code, caption = key.qr_text, _tr("Key to compare")
    count = len(plan.stages)
    stages = _tr("1 stage") if count == 1 else _tr("{0} stages").format(count)
    facts = cleaned((dotted((plan.area, stages)), plan.others_took))
    title = clean(plan.title)
    return Title(title, facts, clean(plan.summary), code, caption, has_blanks=False)


def _reference(assignment: Assignment) -> str:
    words = _tr("For {0}, from {1}, {2}, revision {3}")
    return words.format(
        assignment.patient.ref,
        assignment.issuer.name,
        day_words(assignment.issued.date()),
        assignment.revision,
    )


def _given(assignment: Assignment, plan: Plan, *, is_single: bool) -> Iterator[Line]:
    yield _tr("For"), patient_words(assignment.patient)
    yield _tr("From"), issuer_words(assignment.issuer)
    if assignment.issuer.contact:
        yield _tr("Contact"), clean(assignment.issuer.contact)
    first, last = day_words(assignment.valid_from), assignment.valid_until
    words = _tr("{0}, until it is changed").format(first)
    if last is not None:
        words = span_words(first, day_words(last))
    yield _tr("When"), words
    if is_single:
        yield _tr("How often"), schedule_words(plan.stages[0].schedule)


def _agreed(assignment: Assignment) -> Iterator[Line]:
    yield from limit_lines(assignment.limits)
    yield _tr("You may change"), may_change_words(assignment.limits)
    yield _tr("Report"), report_words(assignment.report)


def _stage(part: StagePart, stage: Stage, assignment: Assignment) -> StagePart:
    """Return a stage in words that says whom to ask before the next one."""
    if stage.advance is None or stage.advance.then != "ask-therapist":
        return part
    words = _tr("When all is ticked, tell {0}; they open the next stage")
    return replace(part, tests_title=words.format(assignment.issuer.name))


def _part(
    found: StageProgram, part: Handout, assignment: Assignment, plan: Plan
) -> Handout:
    """Return a program's part as it is assigned: how often, and which days to tick."""
    schedules = tuple(dict.fromkeys(stage.schedule for stage in found.stages))
    often = _tr("; then ").join(map(schedule_words, schedules))
    usual = _tr("How often: {0}").format(clean(found.program.frequency))
    facts = tuple(fact for fact in part.title.facts if fact != usual)
    if len(plan.stages) > 1:
        facts = (*facts, _tr("How often: {0}").format(often))
    caption = _tr("Tick a box each time you have done it. How often: {0}.")
    table = replace(
        part.table,
        caption=caption.format(often),
        times_a_day=max(map(_times_a_day, schedules)),
        days=schedules[0].days if len(schedules) == 1 else (),
    )
    # Nobody knows when a later stage begins.
    if len(plan.stages) == 1:
        first, last = assignment.valid_from, assignment.valid_until
        weeks = weeks_between(first, last)
        table = replace(table, weeks=weeks, first=first, last=last)
    box = part.stop_box
    if assignment.limits.stop_pain is not None and box.pain:
        words = _tr("This limit is yours: it counts where a text says a higher number.")
        box = replace(box, pain=(*box.pain, words))
    title = replace(part.title, facts=facts)
    return replace(part, title=title, table=table, stop_box=box)


def _times_a_day(schedule: Schedule) -> int:
    return len(schedule.times) or schedule.times_a_day[1]


def _under(part: Handout, title: Title, reference: str) -> Handout:
    """Return a program's part with the codes of the assignment."""
    named = replace(
        part.title,
        code=title.code,
        code_caption=title.code_caption,
        has_blanks=False,
    )
    return replace(part, title=named, sources=(), made_by="", reference=reference)


def _code(assignment: Assignment, key: VerifyKey) -> KeyCode:
    from coach.exchange.signed.keys import digits

    return KeyCode(assignment.issuer.name, tuple(digits(key).split()))
