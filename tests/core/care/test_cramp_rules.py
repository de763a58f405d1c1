"""What the cramp log leads to."""

from datetime import date, timedelta

import pytest

from coach.care.cramp_rules import bedtime_offer, often_and_bad, often_card
from coach.store.entries import CRAMP, PAIN
from tests.core.care.clocks import note_of

TODAY = date(2026, 11, 21)


def cramps(*days_ago, strength=8, night=False):
    return [
        note_of(
            CRAMP,
            f"{TODAY - timedelta(days=days)} 20:00",
            {"muscle": "calf", "strength": strength, "night": night},
            name=f"{days}-{index}",
        )
        for index, days in enumerate(days_ago)
    ]


@pytest.mark.parametrize(
    ("days_ago", "is_often"),
    [
        ((0, 1, 2, 7, 8, 9), True),
        ((4, 5, 6, 11, 12, 13), True),
        ((0, 1, 7, 8, 9), False),
        ((0, 1, 2, 3, 4, 5), False),
        ((0, 1, 2, 14, 15, 16), False),
        ((-1, 0, 1, 7, 8, 9), False),
        ((), False),
    ],
)
def test_three_a_week_for_two_weeks(days_ago, is_often):
    """Both weeks need three; what lies further back does not count."""
    assert often_and_bad(cramps(*days_ago), TODAY) is is_often


@pytest.mark.parametrize(("strength", "is_bad"), [(6, False), (7, True), (None, False)])
def test_pain_of_seven_or_more(strength, is_bad):
    """Weaker ones, and those without a number, do not count."""
    notes = cramps(0, 1, 2, 7, 8, 9, strength=strength)

    assert often_and_bad(notes, TODAY) is is_bad


def test_it_leads_to_the_card_of_q16():
    """Book an appointment in the next days."""
    card = often_card(cramps(0, 1, 2, 7, 8, 9), TODAY)

    assert card is not None
    assert (card.level, card.question_ids) == ("S", ("Q16",))
    assert often_card(cramps(0), TODAY) is None


def test_two_night_cramps_in_seven_days_offer_the_bedtime_routine():
    """The sentence says that the number is a rule of this app."""
    offer = bedtime_offer(cramps(0, 6, night=True), TODAY)

    assert offer is not None
    assert offer.night_cramps == 2
    assert "rule of this app" in offer.note


@pytest.mark.parametrize(
    "notes",
    [
        cramps(0, night=True),
        cramps(0, 7, night=True),
        cramps(0, 1, 2),
        [note_of(PAIN, "2026-11-21 08:00", {"when": "now", "pain": 3, "night": True})],
    ],
)
def test_quiet_nights_offer_nothing(notes):
    """One night cramp, old ones, and cramps by day."""
    assert bedtime_offer(notes, TODAY) is None


def test_cramps_in_the_bin_do_not_count():
    """They were taken back."""
    notes = [
        note_of(CRAMP, "2026-11-21 03:00", {"night": True}, name=name, removed="x")
        for name in ("a", "b")
    ]

    assert bedtime_offer(notes, TODAY) is None
