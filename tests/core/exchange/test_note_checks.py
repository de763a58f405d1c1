"""Notes about the body in a history file: what they need, and which words they know."""

from __future__ import annotations

from datetime import date

import pytest

from coach.care.care_notes import WHAT
from coach.care.cramp_after import follow_up_data
from coach.care.health import Health
from coach.care.reminders.model import LATER, Said
from coach.care.screening import SESSION, screening_data
from coach.care.session_check import CheckAnswers
from coach.exchange.field_checks import WrongPartError
from coach.exchange.note_checks import refuse_note
from coach.store.entries import (
    CARE,
    COURSE_TEST,
    CRAMP_FOLLOW_UP,
    ENTRY_KINDS,
    HEALTH,
    INJURY,
    PLAN_WAIT,
    REMINDER,
    SCREENING,
    UNLOCK,
)
from tests.core.care.course.diary import Diary

AT = "2026-11-02T18:00:00.000Z"


def _course_test():
    """Return what the core writes for a point of a checklist."""
    diary = Diary("hamstring-mild", "phase-1")
    diary.quiet_days(0, 2)
    diary.answer(3, "12:00", "5 minutes", yes=True, pain=0)
    return next(each.data for each in diary.notes if each.kind == COURSE_TEST)


# One note of each kind, as the core itself writes it where it does.
GOOD = {
    CARE: {
        "what": "ice",
        "protocol": "rice",
        "step": "Ice",
        "injury": "i1",
        "started_at": AT,
        "ended_at": AT,
        "planned_s": 900,
        "length_s": 880,
        "looks": [{"at": AT, "ok": True}],
        "check_ok": True,
        "stopped_because": "person",
    },
    COURSE_TEST: _course_test(),
    CRAMP_FOLLOW_UP: follow_up_data("n1", "next-day", ["bruise"], "still sore"),
    INJURY: {
        "injury": "i1",
        "area": "hamstring",
        "side": "left",
        "place": "back-of-thigh",
        "began": "sudden",
        "at": AT,
        "signs": ["limp"],
        "pattern": "A",
        "earlier": False,
        "cause": "",
        "walks_painless": False,
        "quality": ["pulling"],
    },
    SCREENING: screening_data(
        SESSION,
        "hamstring",
        {"Q01": False, "Q11": True},
        CheckAnswers(2, "calf", "left", frozenset({"fever"}), True, False, True),
    ),
    UNLOCK: {
        "screening": "n1",
        "examined_on": date(2026, 11, 3).isoformat(),
        "by": "",
    },
    HEALTH: Health(frozenset({"raynaud"})).data(),
    PLAN_WAIT: {
        "plan": "hamstring-mild",
        "title": "Mild strain",
        "side": "left",
        "injury": "i1",
        "try_on": "2026-11-04",
        "try_at": AT,
        "missing": ["Not before tomorrow."],
    },
    REMINDER: Said("session:p", "2026-11-02", 0, LATER, 60_000).data(),
}


def refusal(kind, data):
    """Return why a note is refused; it is one sentence."""
    with pytest.raises(WrongPartError) as caught:
        refuse_note(kind, data, "data")
    assert "\n" not in str(caught.value)
    return caught.value


@pytest.mark.parametrize("kind", GOOD)
def test_what_the_core_writes_is_taken_in(kind):
    """A whole note of each kind has nothing wrong."""
    refuse_note(kind, GOOD[kind], "data")


@pytest.mark.parametrize("what", WHAT.values())
def test_every_kind_of_care_is_known(what):
    """Whatever a protocol can ask for can be noted, and taken in."""
    refuse_note(CARE, {"what": what}, "data")


NEEDED = [
    (CARE, "what"),
    (COURSE_TEST, "course"),
    (COURSE_TEST, "test_index"),
    (COURSE_TEST, "passed"),
    (CRAMP_FOLLOW_UP, "cramp"),
    (CRAMP_FOLLOW_UP, "when"),
    (CRAMP_FOLLOW_UP, "answer"),
    (INJURY, "injury"),
    (INJURY, "area"),
    (SCREENING, "where"),
    (SCREENING, "answers"),
    (SCREENING, "level"),
    (UNLOCK, "screening"),
    (UNLOCK, "examined_on"),
    (HEALTH, "items"),
    (PLAN_WAIT, "plan"),
    (PLAN_WAIT, "title"),
    (PLAN_WAIT, "try_on"),
    (REMINDER, "reminder"),
    (REMINDER, "day"),
    (REMINDER, "answer"),
]


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_a_needed_key_is_missed_by_name(kind, key):
    """Without it the note means nothing, and the sentence names it."""
    data = {name: value for name, value in GOOD[kind].items() if name != key}

    error = refusal(kind, data)

    assert (error.where, error.what) == (f"data.{key}", "is missing")


@pytest.mark.parametrize(("kind", "key"), NEEDED)
def test_a_needed_key_cannot_be_empty(kind, key):
    """Nothing where something has to stand is refused like a missing key."""
    assert refusal(kind, {**GOOD[kind], key: None}).where == f"data.{key}"


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [
        (CARE, "what", "magic"),
        (CARE, "started_at", "yesterday"),
        (CARE, "ended_at", 3),
        (CARE, "length_s", "15 min"),
        (CARE, "looks", [{"at": AT}]),
        (CARE, "looks", [{"at": "noon", "ok": True}]),
        (CARE, "looks", {"at": AT, "ok": True}),
        (CARE, "stopped_because", "boredom"),
        (CARE, "check_ok", "yes"),
        (COURSE_TEST, "course", ""),
        (COURSE_TEST, "test_index", -1),
        (COURSE_TEST, "test_index", True),
        (COURSE_TEST, "passed", "yes"),
        (COURSE_TEST, "part", "exam"),
        (COURSE_TEST, "pain", 11),
        (COURSE_TEST, "left", "12"),
        (CRAMP_FOLLOW_UP, "cramp", "a b"),
        (CRAMP_FOLLOW_UP, "when", "8h"),
        (CRAMP_FOLLOW_UP, "answer", {"gone": True}),
        (INJURY, "injury", ""),
        (INJURY, "began", "slowly"),
        (INJURY, "at", "2026-11-02"),
        (INJURY, "signs", "limp"),
        (INJURY, "pattern", "D"),
        (INJURY, "earlier", 1),
        (SCREENING, "where", "anywhere"),
        (SCREENING, "answers", {"Q01": "no"}),
        (SCREENING, "answers", ["Q01"]),
        (SCREENING, "level", "Z"),
        (SCREENING, "closes", "all"),
        (SCREENING, "check", {"pain": 12}),
        (SCREENING, "check", {"walks": "yes"}),
        (SCREENING, "check", 3),
        (UNLOCK, "screening", ""),
        (UNLOCK, "examined_on", "2026-02-30"),
        (UNLOCK, "examined_on", AT),
        (UNLOCK, "by", 7),
        (HEALTH, "items", "raynaud"),
        (HEALTH, "items", [3]),
        (HEALTH, "age_group", "young"),
        (HEALTH, "unsteady", "no"),
        (PLAN_WAIT, "plan", ""),
        (PLAN_WAIT, "try_on", AT),
        (PLAN_WAIT, "try_at", "2026-11-04"),
        (PLAN_WAIT, "missing", "nothing"),
        (REMINDER, "reminder", ""),
        (REMINDER, "day", "today"),
        (REMINDER, "answer", "maybe"),
        (REMINDER, "until", "later"),
    ],
)
def test_an_unknown_word_or_a_wrong_value_is_refused(kind, key, value):
    """The sentence names the key; nothing is guessed or passed over."""
    assert refusal(kind, {**GOOD[kind], key: value}).where == f"data.{key}"


def test_lists_that_grow_are_taken_by_their_form():
    """A question, a health item or a sign of another version is kept."""
    refuse_note(SCREENING, {**GOOD[SCREENING], "answers": {"Q99": True}}, "data")
    refuse_note(HEALTH, {"items": ["something-new"]}, "data")
    refuse_note(INJURY, {**GOOD[INJURY], "signs": ["something-new"]}, "data")


def test_a_kind_of_a_newer_version_is_kept():
    """What is not known at all cannot be judged."""
    assert "mood" not in ENTRY_KINDS

    refuse_note("mood", {"colour": 3}, "data")
