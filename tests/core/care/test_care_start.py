"""Whether something may be begun, and the one sentence when it may not."""

import pytest

from coach.care.care_notes import Look
from coach.care.care_start import CareRefusedError, Wish, refused
from coach.care.care_timer import begin
from coach.care.verdict import Closed, Source
from coach.errors import CoachError
from tests.core.care.clocks import CLOCK, MINUTE_MS, at, case_of, done_at

CASE = case_of()
ICE = CASE.protocol.step("ice")
WRAP = CASE.protocol.step("compression")
CLOSED = Closed(
    "Cold does not suit you here.", "Instead: Leg up.", Source("health", "raynaud")
)


def why(now, *done, wish=None, closed=None):
    return refused(wish or Wish(CASE, ICE), done, CLOCK, at(now), closed)


def test_nothing_speaks_against_the_first():
    """It begins with the usual length of the file."""
    assert why("2026-11-21 15:00") is None
    assert Wish(CASE, ICE).whole_ms == 15 * MINUTE_MS


def test_a_second_one_within_the_gap_is_refused_with_its_time():
    """One sentence, which says when."""
    found = why("2026-11-21 16:00", done_at("2026-11-21 15:00"))

    assert found is not None
    assert found.sentence == (
        "Let the skin warm up fully first: the next one from 17:15."
    )
    assert found.opens_ms == at("2026-11-21 17:15")


def test_the_time_it_says_keeps_all_limits():
    """The gap ends at 22:20, too late for this evening."""
    found = why("2026-11-21 20:30", done_at("2026-11-21 20:05"))

    assert found is not None
    assert found.sentence.endswith("the next one from tomorrow at 07:00.")


@pytest.mark.parametrize(
    ("now", "done", "sentence"),
    [
        (
            "2026-11-21 23:00",
            (),
            "It would lie in your hours of sleep: the next one from tomorrow at 07:00.",
        ),
        ("2026-11-24 14:00", (), "Its time is over: it is for the first 72 hours."),
        (
            "2026-11-24 12:30",
            ("11:40",),
            "Let the skin warm up fully first, and after that its time is over.",
        ),
    ],
)
def test_sentences(now, done, sentence):
    """Each reason has its own words."""
    day = now.split()[0]
    times = [done_at(f"{day} {time}") for time in done]
    found = why(now, *times)

    assert found is not None
    assert found.sentence == sentence


def test_six_a_day_say_so():
    """The next one comes the next day."""
    times = ("07:30", "09:45", "12:00", "14:15", "16:30", "18:45")
    done = [done_at(f"2026-11-22 {time}") for time in times]
    found = why("2026-11-22 21:30", *done)

    assert found is not None
    assert found.sentence == (
        "That was the most for one day: the next one from tomorrow at 07:00."
    )


def test_skin_that_took_it_badly_says_so():
    """White, blistered or numb: not again today."""
    bad = done_at("2026-11-21 15:00", looks=(Look(at("2026-11-21 15:05"), ok=False),))
    found = why("2026-11-21 18:00", bad)

    assert found is not None
    assert found.sentence.startswith("Your skin did not take it well today")


def test_a_gate_comes_before_everything_else():
    """Reason and next step, as pages show them."""
    found = why("2026-11-21 23:00", closed=CLOSED)

    assert found is not None
    assert (found.key, found.closed) == ("closed", CLOSED)
    assert found.sentence == "Cold does not suit you here. Instead: Leg up."


def test_one_that_is_on_has_to_come_off_first():
    """There are never two at once."""
    found = why("2026-11-21 15:05", done_at("2026-11-21 15:00", goes_on=True))

    assert found is not None
    assert (found.key, found.sentence) == (
        "running",
        "One is on already; end it first.",
    )


@pytest.mark.parametrize(("minutes", "is_allowed"), [(9, 0), (10, 1), (20, 1), (21, 0)])
def test_ten_to_twenty_minutes(minutes, is_allowed):
    """Shorter and longer ones are refused."""
    found = why("2026-11-21 15:00", wish=Wish(CASE, ICE, minutes * MINUTE_MS))

    assert (found is None) is bool(is_allowed)


def test_a_bandage_asks_about_one_swollen_leg_each_time():
    """Without a no to the question it is not put on."""
    asked = why("2026-11-21 15:00", wish=Wish(CASE, WRAP))
    answered = Wish(CASE, WRAP, answered=frozenset({"Q07"}))

    assert asked is not None
    assert asked.key == "question"
    assert "swollen" in asked.sentence
    assert why("2026-11-21 15:00", wish=answered) is None


def test_the_cool_pack_after_a_cramp_asks_whether_it_has_gone():
    """Never cold on a cramp that is there."""
    case = case_of("cramp-warmth")
    pack = case.protocol.step("cool-pack")
    asked = why("2026-11-21 15:00", wish=Wish(case, pack))
    confirmed = Wish(case, pack, is_confirmed=True)

    assert asked is not None
    assert asked.sentence == "Has the cramp gone?"
    assert why("2026-11-21 15:00", wish=confirmed) is None


def test_beginning_raises_the_sentence():
    """It is an error that a person may meet."""
    with pytest.raises(CareRefusedError, match=r"the next one from 17:15\.") as raised:
        begin(
            Wish(CASE, ICE),
            [done_at("2026-11-21 15:00")],
            CLOCK,
            at("2026-11-21 16:00"),
            None,
        )

    assert isinstance(raised.value, CoachError)
    assert raised.value.refused.opens_ms == at("2026-11-21 17:15")


def test_raising_the_leg_has_no_gap():
    """Only two at once are refused."""
    leg_up = Wish(CASE, CASE.protocol.step("elevation"))
    once = done_at("2026-11-21 15:00", "elevation", 20)
    inside = why("2026-11-21 15:10", once, wish=leg_up)

    assert why("2026-11-21 15:20", once, wish=leg_up) is None
    assert inside is not None
    assert inside.sentence == "One is still going on: the next one from 15:20."
