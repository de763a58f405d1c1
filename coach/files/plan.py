"""Reading a plan file, format plan/1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.doses import to_ms
from coach.files.limits_model import Limits
from coach.files.plan_model import (
    BackOff,
    Criterion,
    Plan,
    Schedule,
    Stage,
    StageAdvance,
)
from coach.files.plan_table import PLAN, WEEKDAYS
from coach.files.program import make_sources
from coach.files.reading import Document, given, lists, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Problem

_CRITERION_TIMES = ("lasts", "since_onset", "since_onset_if_painless")


def read_plan(
    data: bytes, name: str, *, own: bool = False
) -> tuple[Plan | None, list[Problem]]:
    """Return the plan in `data`, or None and everything that is wrong with it.

    Whether what it names exists is another question: `check_plan`.

    Args:
        data: The bytes of the file.
        name: The file as it is shown.
        own: It lies in the person's own folder.
    """
    document, problems = read_document(data, name, "plan", PLAN)
    if document is None:
        return None, problems
    return make_plan(document, name, document.table["id"], own=own), []


def make_plan(document: Document, name: str, plan_id: str, *, own: bool) -> Plan:
    """Return the plan in an accepted document.

    Args:
        document: A plan, or an assignment, which has the same stages and rules.
        name: The file as it is shown.
        plan_id: Id of the plan.
        own: It lies in the person's own folder.
    """
    table = document.table
    ask = table.get("ask", {})
    return Plan(
        id=plan_id,
        revision=table["revision"],
        title=table["title"],
        language=table["language"],
        stages=tuple(_stage(stage) for stage in table["stage"]),
        **given(table, ("area", "summary", "license", "others_took", "next_plan")),
        **lists(table, ("authors", "notes", "not_if")),
        between_stages_ms=to_ms(table.get("between_stages", "0 s")),
        ask_after_session=tuple(ask.get("after_session", ())),
        ask_next_morning=tuple(ask.get("next_morning", ())),
        back_off=_rules(table),
        limits=_limits(table),
        sources=make_sources(table.get("sources", ())),
        origin=name,
        sha256=document.sha256,
        text=document.text,
        own=own,
    )


def _limits(table: dict[str, Any]) -> Limits | None:
    if "limits" not in table:
        return None
    limits = table["limits"]
    return Limits(**{**limits, **lists(limits, ("may_patient_change",))})


def _stage(table: dict[str, Any]) -> Stage:
    return Stage(
        name=table["name"],
        title=table["title"],
        program=table["program"],
        schedule=_schedule(table["schedule"]),
        **lists(table, ("or_programs",)),
        **given(table, ("beside", "min_days", "others_took")),
        exercise_every_days=tuple(table.get("exercise_every_days", {}).items()),
        dose=tuple(table.get("dose", {}).items()),
        entry=_criteria(table.get("entry", ())),
        advance=_advance(table["advance"]) if "advance" in table else None,
        tests=_criteria(table.get("test", ())),
        back_off=_rules(table),
    )


def _schedule(table: dict[str, Any]) -> Schedule:
    values = dict(table)
    for key in ("days_a_week", "times_a_day"):
        if key in values:
            values[key] = both_ends(values[key])
    if "days" in values:
        values["days"] = tuple(sorted(WEEKDAYS.index(day) for day in values["days"]))
    if "times" in values:
        values["times"] = tuple(sorted(_minutes(time) for time in values["times"]))
        values["times_a_day"] = both_ends(len(values["times"]))
    return Schedule(**values)


def _minutes(time: str) -> int:
    """Return the minutes since midnight of a time such as "18:00"."""
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def both_ends(value: int | list[int]) -> tuple[int, int]:
    """Return the low and the high end of a number or range."""
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def _advance(table: dict[str, Any]) -> StageAdvance:
    values = dict(table)
    if "no_pain_relief" in values:
        values["no_pain_relief_ms"] = to_ms(values.pop("no_pain_relief"))
    return StageAdvance(**values)


def _criteria(written: Iterable[dict[str, Any]]) -> tuple[Criterion, ...]:
    return tuple(_criterion(table) for table in written)


def _criterion(table: dict[str, Any]) -> Criterion:
    values = dict(table)
    for key in _CRITERION_TIMES:
        if key in values:
            values[f"{key}_ms"] = to_ms(values.pop(key))
    return Criterion(**values)


def _rules(table: dict[str, Any]) -> tuple[BackOff, ...]:
    return tuple(
        BackOff(**{**rule, **lists(rule, ("signs",))})
        for rule in table.get("back_off", ())
    )
