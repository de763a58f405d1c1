"""The help for a cramp: stretch at once, rub, warm, drink, and what comes after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.care.cramp_flow import LONGEST_MS, cramp_begun
from coach.care.cramp_parts import (
    answer_words,
    cold_step,
    cramp_times,
    phase_words,
)
from coach.files.model import Program
from tests.core.care.clocks import CLOCK, MINUTE_MS, at
from tests.core.shipped import LIBRARY

PROTOCOL = LIBRARY.protocols["cramp-warmth"]
TIMES = cramp_times(LIBRARY.programs["cramp-now"], PROTOCOL)
START = at("2026-11-21 19:00")


def after(minutes, seconds=0):
    return START + minutes * MINUTE_MS + seconds * 1000


def begun(**more):
    return cramp_begun(TIMES, START, **more)


def test_it_begins_with_the_stretch_and_no_question():
    """Its clock runs from the first moment."""
    flow = begun()

    assert flow.phase == "stretch"
    assert flow.elapsed_ms(after(1, 30)) == 90_000
    assert flow.card_question(after(1, 30)) == ""


def test_times_are_those_of_the_files():
    """Three holds of a minute, a minute and a half of rubbing, 20 minutes of warmth."""
    assert (TIMES.holds, TIMES.hold_ms, TIMES.gap_ms) == (3, 60_000, 15_000)
    assert TIMES.stretch_ms == 210_000
    assert TIMES.rub_ms == 150_000
    assert TIMES.warm_ms == 20 * MINUTE_MS


def test_a_program_without_a_stretch_is_our_mistake():
    """There is nothing to help with."""
    empty = Program("p", 1, "P", "care", "en", ())

    with pytest.raises(ValueError, match="needs a stretch"):
        cramp_times(empty, PROTOCOL)


@pytest.mark.parametrize(
    ("second", "number", "left_s", "is_pause"),
    [(0, 1, 60, False), (59, 1, 1, False), (60, 1, 15, True), (75, 2, 60, False)],
)
def test_the_stretch_is_held_for_a_minute_and_asked_again(
    second, number, left_s, is_pause
):
    """Up to three times, with a pause between."""
    hold = begun().hold(after(0, second))

    assert hold is not None
    assert (hold.number, hold.left_ms, hold.is_pause) == (
        number,
        left_s * 1000,
        is_pause,
    )


def test_rubbing_follows_by_itself_and_warmth_waits():
    """A towel takes its time to make, so the part waits for it."""
    flow = begun()

    assert flow.at(after(3, 30)).phase == "rub"
    assert flow.at(after(6)).phase == "warm"
    assert flow.at(after(60)).phase == "warm"
    assert flow.hold(after(4)) is None


def test_warmth_lasts_twenty_minutes_from_when_it_is_on():
    """Then comes something to drink, and the question."""
    flow = begun().next(after(1)).next(after(2)).warmed(after(4))

    assert flow.at(after(23, 59)).phase == "warm"
    assert flow.at(after(24)).phase == "drink"
    assert flow.at(after(25)).phase == "ask"


def test_every_part_can_be_left_out_by_the_person():
    """One press each, up to the question, which stays."""
    flow = begun()
    seen = []
    for second in range(1, 6):
        flow = flow.next(after(0, second))
        seen.append(flow.phase)

    assert seen == ["rub", "warm", "drink", "ask", "ask"]


def test_gone_stops_the_clock_and_goes_on_with_what_eases():
    """Rubbing and warmth come after it as well."""
    flow = begun().answered("gone", after(1, 10))

    assert flow.elapsed_ms(after(30)) == 70_000
    assert flow.phase == "rub"
    assert flow.at(after(10)).phase == "warm"
    assert flow.card_question(after(30)) == ""


def test_the_question_is_not_asked_when_it_has_gone():
    """After the glass of water comes what comes after."""
    flow = begun().answered("gone", after(1)).next(after(2)).next(after(3))

    assert flow.at(after(10)).phase == "after"
    assert flow.next(after(11)).phase == "after"


def test_cold_is_offered_only_after_gone():
    """The order of warm and cold is built in."""
    asked = begun().next(after(1)).next(after(2)).next(after(3)).next(after(4))
    gone = asked.answered("gone", after(5))

    assert asked.phase == "ask"
    assert not asked.offers_cold(after(5))
    assert gone.offers_cold(after(5))
    assert not begun().answered("gone", after(1)).offers_cold(after(2))


def test_the_cool_pack_takes_ten_to_fifteen_minutes():
    """As its file says."""
    pack = cold_step(PROTOCOL)

    assert pack is not None
    assert pack.lasts_allowed_ms == (10 * MINUTE_MS, 15 * MINUTE_MS)
    assert pack.ask_first == "Has the cramp gone?"


def test_easing_goes_back_to_rubbing():
    """The clock goes on."""
    flow = begun().answered("easing", after(2))

    assert (flow.phase, flow.gone_ms, flow.still) == ("rub", None, 0)


def test_still_there_goes_back_to_the_stretch():
    """With all its holds."""
    flow = begun().answered("easing", after(2)).answered("still", after(3))
    hold = flow.hold(after(3))

    assert flow.phase == "stretch"
    assert hold is not None
    assert hold.number == 1
    assert flow.card(after(3)) is None


def test_still_there_twice_leads_to_the_card_of_q16():
    """Home measures do not help: book an appointment."""
    flow = begun().answered("still", after(4)).answered("still", after(8))
    card = flow.card(after(8))

    assert flow.card_question(after(8)) == "Q16"
    assert card is not None
    assert card.level == "S"


def test_worked_case_9_the_cramp_timer_at_ten_minutes_leads_to_q12():
    """10:00 on the clock and the cramp is there -> the card for today."""
    flow = begun()
    card = flow.card(START + LONGEST_MS, "112")

    assert flow.card_question(after(9, 59)) == ""
    assert flow.card_question(after(10)) == "Q12"
    assert card is not None
    assert (card.level, card.question_ids) == ("D", ("Q12",))


def test_ten_minutes_outrank_still_there_twice():
    """The more urgent card is shown."""
    flow = begun().answered("still", after(4)).answered("still", after(8))

    assert flow.card_question(after(10)) == "Q12"


def test_gone_at_the_last_moment_shows_no_card():
    """The clock stood still before ten minutes."""
    flow = begun().answered("gone", after(9, 59))

    assert flow.card(after(20)) is None


def test_rubbing_can_be_closed():
    """Shortly after a strain no massage; warmth neither."""
    flow = begun(left_out=frozenset({"rub", "warm"}))

    assert flow.next(after(1)).phase == "drink"
    assert flow.answered("easing", after(1)).phase == "stretch"


def test_warmth_and_water_come_once():
    """Whoever goes back to the stretch is not warmed again."""
    flow = begun().next(after(1)).next(after(2)).warmed(after(3)).next(after(4))
    again = flow.answered("still", after(5))

    assert again.next(after(6)).next(after(7)).phase == "ask"


def test_the_note_holds_length_night_and_what_helped():
    """It let go while rubbing."""
    flow = begun(muscle="calf", side="left").next(after(1)).answered("gone", after(2))

    assert flow.data(after(30), CLOCK) == {
        "muscle": "calf",
        "side": "left",
        "length_s": 120,
        "night": False,
        "helped": ["rub"],
    }


@pytest.mark.parametrize(
    ("steps", "helped"),
    [
        ((), ["stretch"]),
        (("next", "next"), ["rub"]),
        (("next", "next", "warmed"), ["warmth"]),
        (("next", "next", "warmed", "next"), ["drink"]),
    ],
)
def test_what_was_really_done_last_is_what_helped(steps, helped):
    """Warmth that was never put on did not help."""
    flow = begun()
    for minute, step in enumerate(steps, start=1):
        flow = getattr(flow, step)(after(minute))

    now_ms = after(len(steps) + 1)

    assert flow.answered("gone", now_ms).data(now_ms, CLOCK)["helped"] == helped


def test_the_note_can_be_written_at_once():
    """It says what is known by then, and is replaced later."""
    assert begun().data(after(0, 5), CLOCK) == {
        "muscle": "hamstring",
        "length_s": 5,
        "night": False,
    }


def test_a_cramp_in_the_hours_of_sleep_is_a_night_cramp():
    """The person need not say so."""
    flow = cramp_begun(TIMES, at("2026-11-22 03:10"))

    assert flow.data(at("2026-11-22 03:20"), CLOCK)["night"] is True


def test_nothing_helped_when_it_is_still_there():
    """Twice "still there" and closed."""
    flow = begun().answered("still", after(3)).answered("still", after(6))
    ended = flow.ended(after(7))

    assert ended.data(after(60), CLOCK)["helped"] == ["nothing"]
    assert ended.data(after(60), CLOCK)["length_s"] == 420


def test_answers_after_gone_are_our_mistake():
    """A new cramp begins anew."""
    gone = begun().answered("gone", after(1))

    with pytest.raises(ValueError, match="gone already"):
        gone.answered("still", after(2))


def test_every_part_has_its_words():
    """Short enough to be read in pain."""
    for phase in ("stretch", "rub", "warm", "drink", "ask", "after"):
        assert phase_words(phase, TIMES)
    assert "20 min" in phase_words("warm", TIMES)
    assert [slug for slug, _ in answer_words()] == ["gone", "easing", "still"]


def test_a_part_that_is_closed_while_it_goes_on_gives_way():
    """An answer meanwhile may close it; the clock goes on."""
    rubbing = begun().next(after(1))
    flow = rubbing.closed(frozenset({"rub", "warm"}), after(2))

    assert flow.phase == "drink"
    assert flow.elapsed_ms(after(2)) == 120_000


def test_warmth_that_is_on_gives_way_too():
    """What is closed comes off, however long it was to stay."""
    warm = begun().next(after(1)).next(after(2)).warmed(after(3))

    assert warm.closed(frozenset({"warm"}), after(4)).phase == "drink"


def test_what_is_closed_later_changes_nothing_now():
    """The stretch goes on, and the part is passed over afterwards."""
    flow = begun().closed(frozenset({"rub"}), after(1))

    assert flow.phase == "stretch"
    assert flow.next(after(2)).phase == "warm"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["next", "warmed", "still", "easing", "wait"]),
            st.integers(-600, 1200),
        ),
        max_size=15,
    )
)
def test_the_card_comes_whatever_was_pressed_and_however_time_jumps(steps):
    """Ten minutes without "gone" always lead to Q12."""
    flow, now_ms = begun(), START
    for step, seconds in steps:
        now_ms += seconds * 1000
        if step in {"still", "easing"}:
            flow = flow.answered(step, now_ms)
        elif step != "wait":
            flow = getattr(flow, step)(now_ms)

    assert flow.at(now_ms).phase not in {"after", "ended"}
    assert not flow.offers_cold(now_ms)
    assert flow.card_question(START + LONGEST_MS) == "Q12"
