"""What notes about the body may hold: care, courses, injuries, questions, reminders.

These notes open and close what a person is offered, so a word that no note of this kind
has is refused, not passed over. Ids of questions, items of the health list and places
are lists that grow from version to version; of them only the form is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.care.care_notes import BY_LOOK, BY_PERSON, BY_TIME, LATE, WHAT
from coach.care.health import AGE_GROUPS
from coach.care.reminders.model import ANSWERS
from coach.care.screening import (
    AFTER_RED,
    FIRST_USE,
    GATE,
    ON_DEMAND,
    SESSION,
    WEEKLY,
)
from coach.care.stop_signs import CLEAR, EMERGENCY, REST, TODAY, WITHIN_DAYS
from coach.care.strain_choices import GRADUAL, SUDDEN
from coach.care.strain_results import (
    CHECK_FIRST,
    MILD,
    MODERATE,
    NERVE,
    NO_PATTERN,
    SEVERE,
    UNTYPICAL,
)
from coach.exchange.field_checks import (
    are_texts,
    either,
    is_day,
    is_flag,
    is_id,
    is_instant,
    is_number,
    is_score,
    is_text,
    or_none,
    whole,
)
from coach.store.entries import (
    BEYOND,
    CARE,
    COURSE_TEST,
    CRAMP_FOLLOW_UP,
    DEVIATION,
    HEALTH,
    INJURY,
    PLAN_WAIT,
    REMINDER,
    SCREENING,
    UNLOCK,
)

if TYPE_CHECKING:
    from coach.exchange.field_checks import Check

# More points than any stage of a plan has.
_POINTS_MAX = 1_000


def _is_name(value: object) -> bool:
    """Say whether a value is a text that names something."""
    return is_text(value) and value != ""


def _are_answers(value: object) -> bool:
    """Say whether a value has a yes or a no for each question."""
    return isinstance(value, dict) and all(map(is_flag, value.values()))


def _are_looks(value: object) -> bool:
    """Say whether a value is a list of looks at skin or toes."""
    return isinstance(value, list) and all(map(_is_look, value))


def _is_look(value: object) -> bool:
    return (
        isinstance(value, dict)
        and is_instant(value.get("at"))
        and is_flag(value.get("ok"))
    )


def _is_check(value: object) -> bool:
    """Say whether a value is what the short check before a session said."""
    if not isinstance(value, dict):
        return False
    checks: dict[str, Check] = {
        "pain": is_score,
        "place": is_text,
        "side": is_text,
        "new": are_texts,
        "walks": is_flag,
        "relief": is_flag,
        "well": is_flag,
    }
    return all(checks[key](value[key]) for key in checks.keys() & value.keys())


def _is_answer(value: object) -> bool:
    """Say whether a value is the answer after a cramp: one word, or what had a yes."""
    return is_text(value) or are_texts(value)


def _optional(**checks: Check) -> dict[str, Check]:
    return {key: or_none(fits) for key, fits in checks.items()}


# Kind of a note -> the keys that it cannot do without.
NEEDED: dict[str, dict[str, Check]] = {
    CARE: {"what": either(*WHAT.values())},
    COURSE_TEST: {
        "course": _is_name,
        "test_index": whole(0, _POINTS_MAX),
        "passed": is_flag,
    },
    CRAMP_FOLLOW_UP: {
        "cramp": is_id,
        "when": either("4h", "next-day"),
        "answer": _is_answer,
    },
    DEVIATION: {"plan": _is_name, "what": either(*BEYOND)},
    INJURY: {"injury": _is_name, "area": is_text},
    SCREENING: {
        "where": either(FIRST_USE, WEEKLY, GATE, SESSION, ON_DEMAND, AFTER_RED),
        "answers": _are_answers,
        "level": either(EMERGENCY, TODAY, WITHIN_DAYS, REST, CLEAR),
    },
    UNLOCK: {"screening": is_id, "examined_on": is_day},
    HEALTH: {"items": are_texts},
    PLAN_WAIT: {"plan": _is_name, "title": is_text, "try_on": is_day},
    REMINDER: {"reminder": _is_name, "day": is_day, "answer": either(*ANSWERS)},
}
# Kind of a note -> the keys that it may have, and what stands there then.
ALLOWED: dict[str, dict[str, Check]] = {
    CARE: _optional(
        protocol=is_text,
        step=is_text,
        injury=is_text,
        planned_s=is_number,
        started_at=is_instant,
        ended_at=is_instant,
        stopped_because=either(BY_TIME, BY_PERSON, BY_LOOK, LATE),
        check_ok=is_flag,
        looks=_are_looks,
    ),
    COURSE_TEST: _optional(
        stage=is_text,
        part=either("test", "entry"),
        test=is_text,
        text=is_text,
        side=is_text,
        applies=is_flag,
        yes=is_flag,
        pain=is_score,
        left=is_number,
        right=is_number,
        value=is_number,
    ),
    CRAMP_FOLLOW_UP: _optional(note=is_text),
    DEVIATION: _optional(because=is_text),
    INJURY: _optional(
        side=is_text,
        place=is_text,
        began=either(SUDDEN, GRADUAL, ""),
        at=is_instant,
        signs=are_texts,
        pattern=either(
            *(MILD, MODERATE, SEVERE, UNTYPICAL, NERVE, CHECK_FIRST, NO_PATTERN)
        ),
        earlier=is_flag,
        cause=is_text,
        walks_painless=is_flag,
    ),
    SCREENING: _optional(
        area=is_text, closes=are_texts, reasons=are_texts, check=_is_check
    ),
    UNLOCK: _optional(by=is_text),
    HEALTH: _optional(
        age_group=either(*AGE_GROUPS),
        new_to_exercise=is_flag,
        unsteady=is_flag,
        with_adult=is_flag,
        professional_agreed=is_flag,
        medicines=is_text,
    ),
    PLAN_WAIT: _optional(
        side=is_text, injury=is_text, try_at=is_instant, missing=are_texts
    ),
    REMINDER: _optional(until=is_instant),
}
