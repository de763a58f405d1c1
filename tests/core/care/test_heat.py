"""Warmth: only for a cramp or old stiffness, tested, and never on a fresh injury."""

from dataclasses import replace

import pytest

from coach.care.access import Situation
from coach.care.care_start import Wish
from coach.care.course.facts import Moment
from coach.care.health import Health
from coach.care.heat import (
    HeatAnswers,
    awake_question,
    heat_case,
    heat_questions,
    heat_recipes,
    heat_refused,
)
from coach.care.injuries import injuries_from
from coach.care.locks import locks
from coach.store.entries import INJURY, SCREENING
from tests.core.care.clocks import CLOCK, MINUTE_MS, at, done_at, note_of
from tests.core.shipped import LIBRARY

PROTOCOL = LIBRARY.protocols["cramp-warmth"]
TOWEL, SOCK = heat_recipes(PROTOCOL)
FINE = HeatAnswers(is_swollen=False, is_numb=False, is_tested=True)
NOW = "2026-11-21 15:00"


def why(answers=FINE, now=NOW, *, notes=(), health=None, done=(), **more):
    moment = Moment(at(now), 60)
    situation = Situation(
        moment, LIBRARY, locks(notes, moment), health, injuries_from(notes)
    )
    case = heat_case(PROTOCOL, "cramp", at(now), at(now) - 10 * MINUTE_MS)
    wish = Wish(case, TOWEL, **more)
    return heat_refused(wish, answers, done, CLOCK, at(now), situation)


def hurt(text, **data):
    fields = {"injury": "i", "area": "hamstring", "began": "sudden"}
    return note_of(INJURY, text, fields | data)


def test_a_cramp_may_be_warmed():
    """Twenty minutes, after a test on the inner arm."""
    assert why() is None
    assert TOWEL.lasts_ms == 20 * MINUTE_MS


def test_both_recipes_come_from_the_file():
    """A hot towel and a rice sock, each with its steps."""
    assert [step.title for step in (TOWEL, SOCK)] == ["Hot towel", "Rice sock"]
    assert any("inner side of your arm" in line for line in TOWEL.how)
    assert any("15 seconds" in line for line in SOCK.how)


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (replace(FINE, is_tested=False), "inner side of your arm"),
        (replace(FINE, is_swollen=True), "swollen, red or hot"),
        (replace(FINE, is_numb=True), "burn unnoticed"),
        (replace(FINE, is_swollen=None), "two questions"),
        (replace(FINE, is_numb=None), "two questions"),
        (HeatAnswers(), "two questions"),
    ],
)
def test_each_answer_counts(answers, words):
    """Swelling, delicate skin, no test, or no answer at all."""
    found = why(answers)

    assert found is not None
    assert words in found.sentence


@pytest.mark.parametrize("hours", [1, 48, 71])
def test_not_on_a_fresh_injury(hours):
    """Seventy-two hours long, whatever else was said."""
    day, hour = divmod(15 - hours, 24)
    found = why(notes=[hurt(f"2026-11-{21 + day} {hour:02}:00")])

    assert found is not None
    assert found.key == "closed"
    assert "72 hours" in found.sentence


def test_after_seventy_two_hours_it_opens():
    """The injury is no longer fresh."""
    assert why(notes=[hurt("2026-11-18 15:00")]) is None


@pytest.mark.parametrize("question", ["Q07", "Q08"])
def test_a_stop_sign_closes_it(question):
    """One swollen leg, or a hot red joint: have it examined."""
    sign = note_of(
        SCREENING,
        "2026-11-21 14:00",
        {"where": "gate", "area": "calf", "answers": {question: True}},
    )
    found = why(notes=[sign])

    assert found is not None
    assert found.key == "closed"


@pytest.mark.parametrize("item", ["poor-feeling", "artery-disease", "open-wound"])
def test_the_health_list_closes_it(item):
    """Skin with poor feeling, poor blood flow, or a wound."""
    found = why(health=Health(frozenset({item})))

    assert found is not None
    assert found.sentence.startswith("Heat does not suit skin")


def test_at_night_only_by_somebody_who_stays_awake():
    """Cramps come at night; nobody falls asleep on it."""
    night = "2026-11-22 03:00"
    found = why(now=night)

    assert found is not None
    assert found.key == "asleep"
    assert why(now=night, stays_awake=True) is None
    assert "stay awake" in awake_question()


def test_never_longer_than_twenty_minutes():
    """As the file says."""
    found = why(length_ms=21 * MINUTE_MS)

    assert found is not None
    assert found.key == "length"


def test_never_two_at_once():
    """One that is on comes off first."""
    found = why(done=[done_at("2026-11-21 14:50", "heat", 20, goes_on=True)])

    assert found is not None
    assert found.key == "running"


def test_old_stiffness_may_be_warmed_at_any_time():
    """The hours of the file count from now, as there was no cramp."""
    case = heat_case(PROTOCOL, "stiff", at(NOW))
    situation = Situation(Moment(at(NOW), 60), LIBRARY)

    assert heat_refused(Wish(case, SOCK), FINE, [], CLOCK, at(NOW), situation) is None


def test_a_step_that_is_no_warmth_is_our_mistake():
    """Ice goes another way."""
    case = heat_case(PROTOCOL, "cramp", at(NOW))
    wish = Wish(case, PROTOCOL.step("cool-pack"))

    with pytest.raises(ValueError, match="no warmth"):
        heat_refused(
            wish, FINE, [], CLOCK, at(NOW), Situation(Moment(at(NOW)), LIBRARY)
        )


def test_every_answer_has_its_question():
    """The form asks what the rules need."""
    assert [name for name, _ in heat_questions()] == [
        *("is_swollen", "is_numb", "is_tested")
    ]
