"""The keys of report.json, format report/1, and its text both ways."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from coach.errors import CoachError
from coach.exchange.returned.model import (
    DayReport,
    Deviation,
    ExerciseReport,
    NextStage,
    Report,
    SetReport,
)
from coach.exchange.signed.manifest_values import decode
from coach.files.fields import Choice, Flag, Text, WholeNumber
from coach.files.findings import Findings, show_path
from coach.files.groups import ListOf, Table
from coach.files.plan_table import SIGNS
from coach.store.entries import BEYOND
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.fields import Field

FORMAT = "report/1"
MAX_DAYS = 400
# Points of a stage's checklist, and how long each may be.
POINTS_MAX, POINT_MAX = 60, 400
DEVIATIONS = (
    *("skip", "redo", "extend", "leave-out", "easier", "stopped"),
    *BEYOND,
)
_PAIN = WholeNumber(low=0, high=10)
_SECONDS = WholeNumber(low=0, high=86_400)
_COUNT = WholeNumber(low=0, high=10_000)
_NAME = Text(max_length=200)
_NOTE = Text(max_length=2_000, multi_line=True)
_POINT = Text(max_length=POINT_MAX)
_DAY = Text(
    max_length=10,
    # As in a history: far from the ends of the calendar, which can be reckoned with.
    pattern="^(19[7-9]|2[01][0-9])[0-9]-[0-9]{2}-[0-9]{2}$",
    rule="a day",
    example="2026-10-05",
)


def _list(of: Field, most: int) -> ListOf:
    return ListOf(of=of, high=most)


_SET = Table(
    fields={
        "side": Choice(choices=("left", "right")),
        "reps": _COUNT,
        "held_s": _SECONDS,
        "how": Choice(choices=("done", "skipped", "left-out", "stopped")),
        "pain": _PAIN,
    },
    required=("held_s", "how"),
)
_EXERCISE = Table(
    fields={
        "id": _NAME,
        "title": _NAME,
        "planned_sets": _COUNT,
        "planned_reps": _COUNT,
        "planned_s": _SECONDS,
        "sets": _list(_SET, 200),
    },
    required=("id", "title", "planned_sets", "planned_s", "sets"),
)
_DEVIATION = Table(
    fields={
        "what": Choice(choices=DEVIATIONS),
        "exercise": _NAME,
        "detail": _NAME,
    },
    required=("what",),
)
_DAY_TABLE = Table(
    fields={
        "day": _DAY,
        "stage": _NAME,
        "planned": _COUNT,
        "done": _COUNT,
        "begun": _COUNT,
        "active_s": _SECONDS,
        "pain_max": _PAIN,
        "pain_morning": _PAIN,
        "effort": _PAIN,
        "exercises": _list(_EXERCISE, 200),
        "deviations": _list(_DEVIATION, 500),
        "signs": ListOf(of=Choice(choices=SIGNS), high=len(SIGNS), unique=True),
        "notes": _list(_NOTE, 50),
    },
    required=("day",),
)
_NEXT_STAGE = Table(
    fields={
        "stage": _NAME,
        "to": _NAME,
        "met": _list(_POINT, POINTS_MAX),
        "open": _list(_POINT, POINTS_MAX),
        "since": _DAY,
    },
    required=("stage",),
)
REPORT = Table(
    label="Report",
    fields={
        "format": Choice(choices=(FORMAT,)),
        "assignment_id": Text(max_length=36),
        "revision": WholeNumber(low=1, high=9999),
        "followed": Text(max_length=71),
        "patient_ref": Text(max_length=60),
        "patient_name": Text(max_length=120),
        "title": Text(max_length=120),
        "from_day": _DAY,
        "to_day": _DAY,
        "stage": _NAME,
        "is_ended": Flag(only_true=True),
        "next_stage": _NEXT_STAGE,
        "days": _list(_DAY_TABLE, MAX_DAYS),
    },
    required=(
        *("format", "assignment_id", "revision", "followed", "patient_ref", "title"),
        *("from_day", "to_day", "days"),
    ),
)


# An empty list of them says that there were none.
_ALWAYS = frozenset({"days", "sets"})


class ReportError(CoachError):
    """A report cannot be read, or says what cannot be."""


def report_text(report: Report) -> str:
    """Return report.json; what is empty or unknown is left out."""
    content = {"format": FORMAT, **_lean(asdict(report))}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _lean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return JSON without keys that say nothing; days as text."""
    if isinstance(value, dict):
        lean = {key: _lean(entry) for key, entry in value.items()}
        return {
            key: entry
            for key, entry in lean.items()
            if key in _ALWAYS or not _says_nothing(entry)
        }
    if isinstance(value, list | tuple):
        return [_lean(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value


def _says_nothing(value: object) -> bool:
    return value is None or value is False or value in ("", [])


def read_report_text(data: bytes) -> Report:
    """Return the report in report.json, which may come from anybody.

    Raises:
        CoachError: It is no report, or says what cannot be; the first such place.
    """
    content = decode(data)
    findings = Findings()
    REPORT.check(content, (), findings)
    if findings:
        path, what = findings.found[0]
        raise ReportError(f"report.json: {show_path(path)}: {what}.")
    try:
        report = _report(content)
    except ValueError as error:
        raise ReportError(tr("report.json names a day that does not exist.")) from error
    days = [day.day for day in report.days]
    inside = all(report.from_day <= day <= report.to_day for day in days)
    is_short = (report.to_day - report.from_day).days < MAX_DAYS
    if days != sorted(set(days)) or not inside or not is_short:
        raise ReportError(tr("report.json: days: are not in order, or out of range."))
    _check_next_stage(report)
    return report


def _check_next_stage(report: Report) -> None:
    """Refuse a stage that can be left although points are open, or the other way."""
    found = report.next_stage
    if found is None:
        return
    if (found.since is None) is not bool(found.open):
        sentence = tr(
            "report.json: next_stage: “since” and “open” contradict each other."
        )
        raise ReportError(sentence)
    if found.since is not None and found.since > report.to_day:
        sentence = tr("report.json: next_stage.since: is after the last day.")
        raise ReportError(sentence)


def _report(content: dict[str, Any]) -> Report:
    values = {key: value for key, value in content.items() if key != "format"}
    for key in ("from_day", "to_day"):
        values[key] = date.fromisoformat(values[key])
    values["days"] = tuple(_day(day) for day in values["days"])
    values.setdefault("patient_name", "")
    if "next_stage" in values:
        values["next_stage"] = _next_stage(values["next_stage"])
    return Report(**values)


def _next_stage(content: dict[str, Any]) -> NextStage:
    since = content.get("since")
    return NextStage(
        content["stage"],
        content.get("to", ""),
        tuple(content.get("met", ())),
        tuple(content.get("open", ())),
        None if since is None else date.fromisoformat(since),
    )


def _day(content: dict[str, Any]) -> DayReport:
    values = dict(content)
    values["day"] = date.fromisoformat(values["day"])
    values["exercises"] = tuple(map(_exercise, values.get("exercises", ())))
    values["deviations"] = tuple(Deviation(**d) for d in values.get("deviations", ()))
    for key in ("signs", "notes"):
        values[key] = tuple(values.get(key, ()))
    return DayReport(**values)


def _exercise(content: dict[str, Any]) -> ExerciseReport:
    sets = tuple(
        SetReport(
            each.get("side", ""),
            each.get("reps"),
            each["held_s"],
            each["how"],
            each.get("pain"),
        )
        for each in content["sets"]
    )
    plain = {key: value for key, value in content.items() if key != "sets"}
    plain.setdefault("planned_reps", None)
    return ExerciseReport(**plain, sets=sets)
