"""Timers: looks, extending, ending, and how they come through a restart."""

from dataclasses import replace

import pytest

from coach.care.care_notes import BY_LOOK, BY_PERSON, BY_TIME, LATE, care_done
from coach.care.care_start import CareRefusedError, Wish
from coach.care.care_timer import begin, begun, timers_from
from coach.files.model import Library
from coach.store.entries import CARE
from tests.core.care.clocks import CLOCK, HOUR_MS, MINUTE_MS, at, case_of, note_of
from tests.core.shipped import LIBRARY

CASE = case_of()
START = at("2026-11-21 19:00")


def ice(minutes=15):
    return begun(Wish(CASE, CASE.protocol.step("ice"), minutes * MINUTE_MS), START)


def wrap():
    return begun(Wish(CASE, CASE.protocol.step("compression")), START)


def after(minutes):
    return START + minutes * MINUTE_MS


def test_ice_runs_for_its_length():
    """Time left, when it comes off, and that it is over."""
    timer = ice()

    assert timer.left_ms(after(4)) == 11 * MINUTE_MS
    assert timer.off_at_ms == after(15)
    assert [timer.state(after(m)) for m in (0, 4)] == ["running", "running"]
    assert timer.state(after(15)) == "over"
    assert timer.left_ms(after(16)) == 0


def test_the_skin_is_looked_at_after_five_minutes():
    """It waits for the look, which then is done."""
    timer = ice()
    seen = timer.looked(after(6), ok=True)

    assert timer.look_due_ms() == after(5)
    assert timer.state(after(5)) == "look"
    assert seen.state(after(6)) == "running"
    assert seen.look_due_ms() is None


def test_an_early_look_does_not_replace_the_one_at_five_minutes():
    """The skin changes after some minutes only."""
    assert ice().looked(after(2), ok=True).look_due_ms() == after(5)


def test_white_blistered_or_numb_ends_it():
    """With a note of why, and it cannot go on."""
    timer = ice().looked(after(5), ok=False)

    assert timer.state(after(5)) == "ended"
    assert timer.data()["stopped_because"] == BY_LOOK
    assert timer.data()["check_ok"] is False
    with pytest.raises(ValueError, match="ended"):
        timer.ended(after(6))


def test_warmth_is_looked_at_again_and_again():
    """First after four minutes, then every five from the last look."""
    case = case_of("cramp-warmth")
    towel = begun(Wish(case, case.protocol.step("towel")), START)
    seen = towel.looked(after(5), ok=True)

    assert towel.look_due_ms() == after(4)
    assert seen.look_due_ms() == after(10)
    assert seen.looked(after(16), ok=True).look_due_ms() is None


def test_it_can_be_extended_up_to_the_longest_length():
    """Fifteen minutes to twenty, once the skin was seen; no longer."""
    seen = ice().looked(after(5), ok=True)
    longer = seen.extended(20 * MINUTE_MS, CASE, CLOCK, after(10))

    assert longer.off_at_ms == after(20)
    with pytest.raises(CareRefusedError, match="longer than it may stay on"):
        seen.extended(21 * MINUTE_MS, CASE, CLOCK, after(10))
    with pytest.raises(CareRefusedError, match="longer than it may stay on"):
        longer.extended(20 * MINUTE_MS, CASE, CLOCK, after(10))


def test_it_is_not_extended_before_the_look():
    """Also when the fifteen minutes are over."""
    for minutes in (6, 16):
        with pytest.raises(CareRefusedError, match="look at the skin"):
            ice().extended(20 * MINUTE_MS, CASE, CLOCK, after(minutes))


def test_it_is_not_extended_into_the_past():
    """Twenty-two minutes after the start, twenty are over."""
    seen = ice().looked(after(5), ok=True)

    with pytest.raises(CareRefusedError, match="take it off"):
        seen.extended(20 * MINUTE_MS, CASE, CLOCK, after(22))


def test_it_is_not_extended_into_the_night_or_past_its_hours():
    """The same limits hold as for beginning."""
    evening = at("2026-11-21 22:12")
    late = begun(Wish(CASE, CASE.protocol.step("ice")), evening)
    last = begun(Wish(CASE, CASE.protocol.step("ice")), at("2026-11-24 13:45"))
    for timer, match in ((late, "night"), (last, "over")):
        now_ms = timer.started_ms + 6 * MINUTE_MS
        seen = timer.looked(now_ms, ok=True)
        with pytest.raises(CareRefusedError, match=match):
            seen.extended(20 * MINUTE_MS, CASE, CLOCK, now_ms)


def test_the_night_counts_also_when_nothing_else_is_known():
    """After a restart it may not be known what it is for."""
    evening = at("2026-11-21 22:12")
    seen = begun(Wish(CASE, CASE.protocol.step("ice")), evening).looked(
        evening + 5 * MINUTE_MS, ok=True
    )

    with pytest.raises(CareRefusedError, match="night"):
        seen.extended(20 * MINUTE_MS, None, CLOCK, evening + 6 * MINUTE_MS)


@pytest.mark.parametrize(
    ("minutes", "because", "length_s"),
    [(8, BY_PERSON, 480), (15, BY_TIME, 900), (29, BY_TIME, 1740), (30, LATE, 1200)],
)
def test_how_it_ends(minutes, because, length_s):
    """Stopped, finished, or found again when nobody can say when it came off."""
    data = ice().ended(after(minutes)).data()

    assert (data["stopped_because"], data["length_s"]) == (because, length_s)


def test_a_clock_that_was_put_back_ends_it_with_the_longest_length():
    """The careful side, because nobody knows."""
    data = ice().ended(START - HOUR_MS).data()

    assert (data["stopped_because"], data["length_s"]) == (LATE, 1200)


def test_a_bandage_has_no_end_of_its_own():
    """It waits for looks, and is taken off by the person."""
    timer = wrap()
    seen = timer.looked(after(10), ok=True)

    assert timer.off_at_ms is None
    assert timer.state(after(10)) == "look"
    assert seen.look_due_ms() == after(190)
    assert seen.state(after(189)) == "running"
    assert seen.ended(after(500)).data()["stopped_because"] == BY_PERSON


def restored(timer, library=LIBRARY):
    note = note_of(CARE, "2026-11-21 19:00", timer.data(), name="n")
    return timers_from(care_done([note]), library)


@pytest.mark.parametrize(
    "timer",
    [ice(), ice(20), ice().looked(after(5), ok=True), wrap()],
    ids=["ice", "longer", "seen", "wrap"],
)
def test_a_timer_comes_through_a_restart(timer):
    """Its note alone is enough."""
    assert restored(timer) == (replace(timer, note="n"),)


def test_a_timer_that_has_ended_is_not_found_again():
    """Only what runs is."""
    assert restored(ice().ended(after(15))) == ()


def test_a_timer_comes_through_without_its_protocol():
    """An own file may be gone: what the note says is enough to end it."""
    (timer,) = restored(ice(), Library())

    assert timer.off_at_ms == after(15)
    assert timer.ended(after(15)).data()["what"] == "ice"


def test_a_note_of_a_newer_version_is_no_timer_here():
    """What this version does not know it cannot run."""
    data = ice().data() | {"what": "laser"}
    note = note_of(CARE, "2026-11-21 19:00", data)

    assert timers_from(care_done([note]), LIBRARY) == ()


def test_ending_late_keeps_the_gap():
    """The next ice counts from the longest time it may have been on."""
    ended = replace(ice().ended(after(120)), note="n")
    note = note_of(CARE, "2026-11-21 19:00", ended.data())
    done = care_done([note])

    assert done[0].off_ms == after(20)


def test_begin_makes_the_timer_that_was_asked_for():
    """Protocol, step, injury, start and length."""
    wish = Wish(CASE, CASE.protocol.step("ice"), 10 * MINUTE_MS)
    timer = begin(wish, [], CLOCK, START, None)

    assert timer == ice(10)
    assert timer.data() == {
        "what": "ice",
        "protocol": "rice",
        "step": "ice",
        "injury": "thigh",
        "started_at": "2026-11-21T18:00:00.000Z",
        "planned_s": 600,
    }
