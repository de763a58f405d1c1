"""FHIR R4 resources as plain dicts: what a session and a note are to a clinic.

LOINC codes say what a number is; its display names are left out, for they are not ours
to shorten. SNOMED needs a licence in many countries and is not used. Pain is the number
itself: the answer codes of 72514-3 mean different numbers in different lists.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any

from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Resource = dict[str, Any]

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
CATEGORIES = "http://terminology.hl7.org/CodeSystem/observation-category"

EXERCISE_MINUTES = "55411-3"
EXERCISE_DONE = "73985-4"
PAIN_NUMBER = "72514-3"
MINUTES_A_WEEK = "82290-8"
DAYS_A_WEEK = "89555-7"

ACTIVITY = "activity"
SURVEY = "survey"

_NAMESPACE = uuid.UUID("24674134-665f-58da-bb33-38ba00bd6226")
_WHOLE_MAX = 2**31 - 1
# What a FHIR string may not hold.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def urn(*parts: str) -> str:
    """Return the same address for the same thing at every export."""
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, '/'.join(parts))}"


def patient(name: str) -> Resource:
    """Return the person; without a name where they have not given one."""
    said = clean(name)
    return {"resourceType": "Patient"} | ({"name": [{"text": said}]} if said else {})


def observation(
    subject: str, code: str, words: str, category: str, value: Resource
) -> Resource:
    """Return an observation.

    Args:
        subject: Address of the patient.
        code: LOINC.
        words: What it is, for people.
        category: ACTIVITY or SURVEY.
        value: `effective...` and `value...` as FHIR calls them.
    """
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": CATEGORIES, "code": category}]}],
        "code": {"coding": [{"system": LOINC, "code": code}], "text": words},
        "subject": {"reference": subject},
        **value,
    }


def quantity(value: float, unit: str) -> Resource:
    """Return a number with its UCUM unit; at most one decimal."""
    rounded = round(value, 1)
    number = int(rounded) if rounded == int(rounded) else rounded
    return {"value": number, "unit": unit, "system": UCUM, "code": unit}


def response(subject: str, authored: str, items: Iterable[Resource]) -> Resource | None:
    """Return answers to our own questions; None when nothing was answered.

    Args:
        subject: Address of the patient.
        authored: When they were given.
        items: From `answer`.
    """
    given = list(items)
    if not given:
        return None
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "subject": {"reference": subject},
        "authored": authored,
        "item": given,
    }


def answers(prefix: str, values: Mapping[str, object]) -> Iterator[Resource]:
    """Yield an item for every question that was answered.

    Args:
        prefix: Begins the link id: "session", "pain", "cramp".
        values: Key of the question -> what was answered.
    """
    for key, value in values.items():
        given = value if isinstance(value, list) else [value]
        said = [each for each in map(_answer, given) if each is not None]
        if said:
            yield {"linkId": f"{prefix}.{key}", "text": _question(key), "answer": said}


def _answer(value: object) -> Resource | None:
    """Return one answer under the name of its type; None for no answer."""
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, int) and abs(value) <= _WHOLE_MAX:
        return {"valueInteger": value}
    if isinstance(value, int | float):
        return {"valueDecimal": value}
    said = clean(value) if isinstance(value, str) else ""
    return {"valueString": said} if said else None


def clean(text: str) -> str:
    """Return a text without the signs that a FHIR string may not hold."""
    return _CONTROLS.sub(" ", text).strip()


def _question(key: str) -> str:
    """Return what was asked, in words; a key without words is shown as it is."""
    words = {
        "pain-before": tr("Pain before the session, 0 to 10"),
        "pain-during": tr("Worst pain during the session, 0 to 10"),
        "pain-after": tr("Pain right after the session, 0 to 10"),
        "effort": tr("Effort, 0 to 10"),
        "pain": tr("Pain, 0 to 10"),
        "when": tr("When"),
        "place": tr("Where"),
        "side": tr("Side"),
        "quality": tr("What it feels like"),
        "spread": tr("Where it spreads to"),
        "swelling": tr("Swelling"),
        "relief": tr("Pain relief in the last 8 hours"),
        "muscle": tr("Muscle"),
        "length_s": tr("Length in seconds"),
        "strength": tr("Strength, 0 to 10"),
        "night": tr("At night"),
        "onset": tr("How it began"),
        "signs": tr("Signs"),
        "triggers": tr("What came before"),
        "helped": tr("What helped"),
        "left": tr("Left"),
        "right": tr("Right"),
        "note": tr("Note"),
    }
    return words.get(key, key)
