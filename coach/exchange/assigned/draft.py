"""What a physiotherapist fills in, and the files of a bundle that come of it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from coach.errors import ProblemsError
from coach.exchange.assigned.contents import read_contents, used_exercises
from coach.files.assignment import read_assignment
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.limits_model import Limits
from coach.files.model import Library
from coach.files.plan_checks import check_plan
from coach.files.plan_model import Plan
from coach.files.plan_table import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from coach.exchange.assigned.contents import Contents
    from coach.files.assignment_model import Assignment
    from coach.files.model import Program

ASSIGNMENT_FILE = "assignment.toml"

# Of a plan; what stands beside it in its file belongs to the envelope, or to the
# person's own library, which is not signed.
_PLAN_KEYS = (
    *("title", "language", "area", "summary", "sources", "notes", "not_if"),
    *("between_stages", "others_took", "ask", "back_off"),
)
_USUAL_LIMITS = Limits(stop_pain=3, may_patient_change=("time-of-day", "easier"))
_ASKED = {"after_session": ["pain", "effort", "note"], "next_morning": ["pain"]}


@dataclass(frozen=True, slots=True)
class Draft:
    """An assignment before it is signed.

    Attributes:
        content: The plan, or a single program, which becomes a plan of one stage.
        valid_from: First day.
        valid_until: Last day; None for no end.
        days: Days of the week, Monday is 0; empty for the schedule of the plan.
        times_a_day: Sessions on each of those days.
        times: Minutes since midnight, one for each session; may be empty.
        doses: Stage, exercise, and the keys of its dose there. A program has the one
            stage `ONLY_STAGE`.
        morning_rise: A morning worse by so much holds the dose; None for the rules of
            the plan.
        message: To the person, or "".
        asks_therapist: Nobody goes on to a next stage without a new revision.
        brought: Programs and exercises that stand before those of the library: from
            the revision before, whose content the library does not have any more.
    """

    patient: Patient
    issuer: Issuer
    content: Plan | Program
    valid_from: date
    valid_until: date | None = None
    days: tuple[int, ...] = ()
    times_a_day: int = 1
    times: tuple[int, ...] = ()
    doses: Mapping[str, Mapping[str, dict[str, Any]]] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    report: ReportWish = field(default_factory=ReportWish)
    morning_rise: int | None = None
    message: str = ""
    asks_therapist: bool = False
    brought: Library = field(default_factory=Library)


@dataclass(frozen=True, slots=True)
class Link:
    """Where an assignment stands in the chain of its revisions.

    Attributes:
        previous: SHA-256 of the manifest of the revision before, or "" for the first.
        issued: The present, in UTC.
    """

    assignment_id: str
    revision: int
    previous: str
    issued: datetime


ONLY_STAGE = "program"


def bundle_files(draft: Draft, link: Link, library: Library) -> dict[str, bytes]:
    """Return the files of a bundle by name, checked as the person's Coach will.

    Args:
        draft: What was filled in.
        link: Where it stands.
        library: Where programs and exercises are taken from.

    Raises:
        ProblemsError: The plan, a program or a dose does not fit.
    """
    # Imported here: only who assigns needs it.
    import tomlkit

    text = tomlkit.dumps(_table(draft, link)).encode()
    assignment, problems = read_assignment(text, ASSIGNMENT_FILE)
    if assignment is None:
        raise ProblemsError(problems)
    library = library_for(draft, library)
    programs = {**library.programs, **_own_program(draft.content)}
    if problems := check_plan(assignment.plan, programs, {}):
        raise ProblemsError(problems)
    names = dict.fromkeys(_programs_of(assignment.plan))
    files = {ASSIGNMENT_FILE: text}
    for name in names:
        files[f"programs/{name}.toml"] = programs[name].text.encode()
    wanted = [programs[name] for name in names]
    for exercise in used_exercises(wanted, library.exercises):
        files[f"exercises/{exercise.id}.toml"] = exercise.text.encode()
    return files


def as_received(
    draft: Draft, link: Link, library: Library
) -> tuple[Assignment, Contents]:
    """Return what the person's Coach is going to read of a draft.

    Args:
        draft: What was filled in.
        link: Where it stands.
        library: Where programs and exercises are taken from.

    Raises:
        ProblemsError: The plan, a program or a dose does not fit.
    """
    files = bundle_files(draft, link, library)
    assignment, problems = read_assignment(files[ASSIGNMENT_FILE], ASSIGNMENT_FILE)
    if assignment is None:
        raise ProblemsError(problems)
    return assignment, read_contents(assignment, files, library.exercises)


def library_for(draft: Draft, library: Library) -> Library:
    """Return the library with what a draft has brought along."""
    brought = draft.brought
    return replace(
        library,
        programs={**library.programs, **brought.programs},
        exercises={**library.exercises, **brought.exercises},
    )


def usual_limits(content: Plan | Program | None) -> Limits:
    """Return the limits that a first assignment begins with.

    They are those of the plan, where its file has some.
    """
    if isinstance(content, Plan) and content.limits is not None:
        return content.limits
    return _USUAL_LIMITS


def content_name(content: Plan | Program) -> str:
    """Return by what a later revision finds what was assigned: "plan:calf-ladder"."""
    kind = "plan" if isinstance(content, Plan) else "program"
    return f"{kind}:{content.id}"


def _own_program(content: Plan | Program) -> dict[str, Program]:
    return {} if isinstance(content, Plan) else {content.id: content}


def _programs_of(plan: Plan) -> Iterable[str]:
    for stage in plan.stages:
        yield stage.program
        yield from stage.or_programs


def _table(draft: Draft, link: Link) -> dict[str, Any]:
    table: dict[str, Any] = {
        "format": "assignment/1",
        "assignment_id": link.assignment_id,
        "revision": link.revision,
        "issued": link.issued.replace(microsecond=0),
        "valid_from": draft.valid_from,
    }
    if link.previous:
        table["previous"] = f"sha256:{link.previous}"
    if draft.valid_until is not None:
        table["valid_until"] = draft.valid_until
    if draft.message:
        table["message"] = draft.message
    table["patient"] = _given(draft.patient, "ref", "name", "injured_side", "key")
    table["issuer"] = _given(draft.issuer, "name", "role", "clinic", "contact")
    for name, values in (("limits", _limits(draft)), ("report", _report(draft))):
        if values:
            table[name] = values
    table |= _plan_table(draft)
    table["x"] = {"content": content_name(draft.content)}
    if draft.morning_rise is not None:
        table["back_off"] = [_morning_rule(draft.morning_rise), *_other_rules(table)]
    return table


def _given(thing: Patient | Issuer, *names: str) -> dict[str, str]:
    return {name: getattr(thing, name) for name in names if getattr(thing, name)}


def _limits(draft: Draft) -> dict[str, Any]:
    limits = draft.limits
    numbers = {
        name: getattr(limits, name)
        for name in ("stop_pain", "max_sessions_per_day", "missed_in_a_row")
        if getattr(limits, name) is not None
    }
    return {**numbers, "may_patient_change": list(limits.may_patient_change)}


def _report(draft: Draft) -> dict[str, Any]:
    report = draft.report
    if not report.include:
        return {}
    table: dict[str, Any] = {"include": list(report.include)}
    if report.every_days:
        table["every_days"] = report.every_days
    return {**table, "to": report.to} if report.to else table


def _plan_table(draft: Draft) -> dict[str, Any]:
    if isinstance(draft.content, Plan):
        written = tomllib.loads(draft.content.text)
        table = {key: written[key] for key in _PLAN_KEYS if key in written}
        table["stage"] = [_stage(stage, draft) for stage in written["stage"]]
        return table
    program = draft.content
    table = {"title": program.title, "language": program.language}
    if program.area:
        table["area"] = program.area
    stage = {
        "name": ONLY_STAGE,
        "title": program.title,
        "program": program.id,
        "schedule": {"every_days": 1},
    }
    return {**table, "ask": _ASKED, "stage": [_stage(stage, draft)]}


def _stage(written: dict[str, Any], draft: Draft) -> dict[str, Any]:
    """Return a stage as it is assigned: its days, its doses, nothing unsigned."""
    stage = {key: value for key, value in written.items() if key != "beside"}
    if draft.days or draft.times:
        stage["schedule"] = _schedule(draft, stage["schedule"])
    doses = draft.doses.get(stage["name"], {})
    if doses:
        stage["dose"] = {**stage.get("dose", {}), **doses}
    if draft.asks_therapist and "advance" in stage:
        stage["advance"] = {**stage["advance"], "then": "ask-therapist"}
    for key in ("entry", "test"):
        if key in stage:
            stage[key] = [_signed_criterion(criterion) for criterion in stage[key]]
    return stage


def _schedule(draft: Draft, usual: dict[str, Any]) -> dict[str, Any]:
    often = ("every_days", "days_a_week", "rest_days_between")
    kept = ("when",) if draft.days else ("when", *often)
    schedule: dict[str, Any] = {key: usual[key] for key in kept if key in usual}
    if draft.days:
        schedule["days"] = [WEEKDAYS[day] for day in sorted(draft.days)]
    if draft.times:
        schedule["times"] = [
            f"{minutes // 60:02d}:{minutes % 60:02d}" for minutes in sorted(draft.times)
        ]
    else:
        schedule["times_a_day"] = draft.times_a_day
    return schedule


def _signed_criterion(criterion: dict[str, Any]) -> dict[str, Any]:
    """Return a criterion without programs of plans beside it: the person ticks it."""
    counted = ("program", "clean_sessions")
    return {key: value for key, value in criterion.items() if key not in counted}


def _other_rules(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the rules of the plan but for those about the morning alone."""
    plain = {"morning_rise", "then", "text"}
    return [
        rule
        for rule in table.get("back_off", ())
        if not (set(rule) == plain and rule["then"] == "hold")
    ]


def _morning_rule(rise: int) -> dict[str, Any]:
    from coach.translate import tr

    text = tr("The morning was worse by {0} or more. Same dose once more; no step up.")
    return {"morning_rise": rise, "then": "hold", "text": text.format(rise)}
