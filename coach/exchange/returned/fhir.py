"""A report as a FHIR R4 bundle for the practice's own software: only what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coach.exchange.fhir_resources import (
    ACTIVITY,
    EXERCISE_MINUTES,
    PAIN_NUMBER,
    SURVEY,
    observation,
    patient,
    quantity,
    urn,
)
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from coach.exchange.fhir_resources import Resource
    from coach.exchange.returned.model import DayReport, Report


def report_fhir(report: Report, now: datetime) -> str:
    """Return the bundle as JSON.

    Args:
        report: What goes back.
        now: The present, in UTC.
    """
    bundle = {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "entry": [
            {"fullUrl": address, "resource": resource}
            for address, resource in _resources(report)
        ],
    }
    return json.dumps(bundle, ensure_ascii=False, indent=1) + "\n"


def _resources(report: Report) -> Iterator[tuple[str, Resource]]:
    whom = urn(report.assignment_id, report.patient_ref)
    yield (
        whom,
        {
            **patient(report.patient_name),
            "identifier": [{"value": report.patient_ref}],
        },
    )
    for day in report.days:
        for name, resource in _of_day(whom, day):
            yield urn(report.assignment_id, day.day.isoformat(), name), resource


def _of_day(whom: str, day: DayReport) -> Iterator[tuple[str, Resource]]:
    when = {"effectiveDateTime": day.day.isoformat()}
    if day.active_s:
        minutes = {"valueQuantity": quantity(day.active_s / 60, "min"), **when}
        words = tr("Minutes of exercise")
        yield "minutes", observation(whom, EXERCISE_MINUTES, words, ACTIVITY, minutes)
    for name, words, pain in (
        ("during", tr("Worst pain during exercise, 0 to 10"), day.pain_max),
        ("morning", tr("Pain in the morning, 0 to 10"), day.pain_morning),
    ):
        if pain is not None:
            value = {"valueInteger": pain, **when}
            yield name, observation(whom, PAIN_NUMBER, words, SURVEY, value)
