"""The day line: what is due today after a strain, from file, time and what was done."""

from dataclasses import replace

import pytest

from coach.care.access import Situation
from coach.care.care_closed import closed_steps, skipped_keys
from coach.care.care_day import care_day
from coach.care.care_words import item_title
from coach.care.course.facts import Moment
from coach.care.health import Health
from coach.care.locks import locks
from coach.store.entries import REMINDER, SCREENING
from tests.core.care.clocks import CLOCK, HURT, at, case_of, done_at, note_of, shown
from tests.core.shipped import LIBRARY

CASE = case_of()


def plan(now, *done, case=CASE, closed=None, **more):
    return care_day(case, done, CLOCK, at(now), closed or {}, **more)


def lines(day, kind="ice"):
    return [(shown(item.at_ms), item.state) for item in day.of(kind)]


def situation(now, *, health=None, notes=()):
    moment = Moment(at(now), 60)
    return Situation(moment, LIBRARY, locks(notes, moment), health)


def closed(now, protocol="rice", **more):
    return closed_steps(LIBRARY.protocols[protocol], situation(now, **more))


def test_right_after_the_strain_cold_bandage_and_raising_are_due():
    """Nobody waits for a time of the clock."""
    day = plan("2026-11-21 14:12")

    due = [item_title(item) for item in day.items if item.state == "due"]

    assert due == ["Ice 15 min", "Bandage", "Leg up 20 min"]


def test_the_days_after_go_from_morning_to_evening():
    """Half an hour after the night, then with the usual pause of three hours."""
    times = [time for time, _ in lines(plan("2026-11-22 05:00"))]

    assert times == ["07:30", "10:45", "14:00", "17:15", "20:30"]


def test_one_is_next_and_the_others_are_later():
    """The coming one stands out."""
    states = [state for _, state in lines(plan("2026-11-22 05:00"))]

    assert states == ["next", "later", "later", "later", "later"]


def test_an_ice_done_late_moves_those_after_it():
    """The pause counts from its end; the day has one less."""
    day = plan("2026-11-22 09:30", done_at("2026-11-22 09:00"))

    assert lines(day) == [
        ("09:00", "done"),
        ("12:15", "next"),
        ("15:30", "later"),
        ("18:45", "later"),
    ]


def test_the_first_evening_has_room_for_one_more():
    """Where three hours reach into the night, the last one comes after two."""
    case = case_of(hurt=at("2026-11-21 18:30"), noted=at("2026-11-21 18:50"))
    day = plan("2026-11-21 19:20", done_at("2026-11-21 19:00"), case=case)

    assert lines(day) == [("19:00", "done"), ("21:15", "next")]


def test_one_left_out_is_not_made_up():
    """The next one comes at its own time, and there is none more for it."""
    day = plan("2026-11-22 14:20", done_at("2026-11-22 07:30"))

    assert lines(day) == [
        ("07:30", "done"),
        ("10:45", "skipped"),
        ("14:00", "due"),
        ("17:15", "next"),
        ("20:30", "later"),
    ]


def test_what_was_left_out_stays_in_the_line_after_the_next_one():
    """The line of the day tells what happened."""
    done = (done_at("2026-11-22 07:30"), done_at("2026-11-22 14:25"))

    assert lines(plan("2026-11-22 15:00", *done))[:4] == [
        ("07:30", "done"),
        ("10:45", "skipped"),
        ("14:25", "done"),
        ("17:40", "next"),
    ]


def test_an_ice_done_early_moves_the_next_one_too():
    """One of the person's own is counted like any other."""
    done = (done_at("2026-11-22 07:30"), done_at("2026-11-22 10:00"))

    assert lines(plan("2026-11-22 10:30", *done))[2] == ("13:15", "next")


def test_a_running_timer_is_in_the_line():
    """What follows counts from the longest time it may take."""
    day = plan("2026-11-22 07:40", done_at("2026-11-22 07:30", goes_on=True))

    assert lines(day)[:2] == [("07:30", "running"), ("10:50", "next")]
    assert day.done("ice") == 1


def test_the_day_ends_with_room_before_the_night():
    """What can no longer be done before sleep is left out, not carried into it."""
    day = plan("2026-11-22 22:20")

    assert lines(day)[-1] == ("20:30", "skipped")


def test_after_forty_eight_hours_cold_fades_out():
    """Three a day at most, and only if it still feels good."""
    day = plan("2026-11-24 05:00")

    assert [item.is_fading for item in day.of("ice")] == [True, True]
    assert [time for time, _ in lines(day)] == ["07:30", "10:45"]


def test_after_seventy_two_hours_only_movement_is_left():
    """The comfort measures had their time."""
    day = plan("2026-11-24 14:00")

    assert day.is_over
    assert {item.kind for item in day.items if item.is_to_come} == {"move"}
    assert day.avoid == ()


def test_what_to_avoid_is_shown_as_long_as_the_file_says():
    """Seventy-two hours, in the words of the file."""
    assert plan("2026-11-23 12:00").avoid == CASE.protocol.avoid


def test_raising_falls_between_the_icings():
    """Four times, spread over the waking hours."""
    times = [time for time, _ in lines(plan("2026-11-22 05:00"), "elevation")]

    assert times == ["09:20", "13:15", "17:10", "21:05"]


def test_rest_has_no_time_and_ends_after_two_days():
    """It stands on top of the line."""
    assert lines(plan("2026-11-22 12:00"), "rest") == [("", "all-day")]
    assert plan("2026-11-23 15:00").of("rest") == ()


def test_easy_movement_begins_the_next_day():
    """Twenty-four hours after it happened, then every morning; one a day."""
    assert plan("2026-11-21 15:00").of("move") == ()
    assert lines(plan("2026-11-22 12:00"), "move") == [("14:00", "next")]
    assert lines(plan("2026-11-23 08:00"), "move") == [("07:30", "due")]


def test_a_session_of_easy_movement_counts():
    """Whoever did the program has moved, and need not say so again."""
    session = at("2026-11-23 09:00")
    by_session = plan("2026-11-23 10:00", moves_ms=[session])
    by_note = plan("2026-11-23 10:00", done_at("2026-11-23 09:00", "move", 4))

    assert lines(by_session, "move") == [("09:00", "done")]
    assert lines(by_note, "move") == [("09:00", "done")]


def test_an_item_that_was_skipped_stays_skipped():
    """The person said so, and the one after it becomes the next."""
    key = plan("2026-11-22 09:00", done_at("2026-11-22 07:30")).of("ice")[1].key
    notes = [
        note_of(REMINDER, "2026-11-22 09:01", {"reminder": key, "answer": "skip"}),
        note_of(REMINDER, "2026-11-22 09:02", {"reminder": "other", "answer": "done"}),
    ]
    day = plan(
        "2026-11-22 09:05",
        done_at("2026-11-22 07:30"),
        skipped=skipped_keys(notes),
    )

    assert lines(day)[1:3] == [("10:45", "skipped"), ("14:00", "next")]


def test_a_skip_that_was_taken_back_does_not_count():
    """The last answer holds."""
    said = [("09:01", "skip"), ("09:02", "later")]
    notes = [
        note_of(REMINDER, f"2026-11-22 {time}", {"reminder": "k", "answer": answer})
        for time, answer in said
    ]

    assert skipped_keys(notes) == frozenset()


def test_keys_stay_the_same_while_nothing_is_done():
    """A reminder is not given twice because the plan was worked out again."""
    early, late = plan("2026-11-22 07:00"), plan("2026-11-22 12:00")

    assert [i.key for i in early.of("ice")] == [i.key for i in late.of("ice")]


def test_an_injury_in_the_night_begins_in_the_morning():
    """Nobody is woken for cold."""
    case = case_of(hurt=at("2026-11-21 23:00"), noted=at("2026-11-21 23:10"))
    day = plan("2026-11-21 23:15", case=case)

    assert [item for item in day.items if item.state == "due"] == []
    assert lines(plan("2026-11-22 06:00", case=case))[0] == ("07:30", "next")


def test_peace_and_love_has_no_cold():
    """Its line has raising, the bandage, and loading later on."""
    day = plan("2026-11-22 05:00", case=case_of("peace-and-love"))

    assert {item.kind for item in day.items} == {
        *("protection", "text", "elevation", "compression", "move")
    }


def test_worked_case_10_raynaud_turns_the_ice_reminder_into_raising():
    """Health list Raynaud + the first 72 hours -> ice is closed, the leg goes up."""
    health = Health(frozenset({"raynaud"}))
    day = plan("2026-11-22 05:00", closed=closed("2026-11-22 05:00", health=health))
    (ice,) = day.of("ice")

    assert (ice.state, ice.instead) == ("closed", "elevation")
    assert ice.closed is not None
    assert "Cold does not suit you here" in ice.closed.reason
    assert not any(item.kind == "ice" and item.is_to_come for item in day.items)
    assert len([item for item in day.of("elevation") if item.is_to_come]) == 4


@pytest.mark.parametrize(
    "item",
    [
        *("poor-feeling", "artery-disease", "raynaud", "cold-allergy"),
        *("open-wound", "nerve-injury", "heart-disease"),
    ],
)
def test_cold_is_closed_for_whom_it_does_not_suit(item):
    """Every line of the care gates, with raising in its place."""
    found = closed("2026-11-22 05:00", health=Health(frozenset({item})))

    assert found["ice"].instead == "elevation"


@pytest.mark.parametrize("item", ["artery-disease", "diabetes", "poor-feeling"])
def test_the_bandage_is_closed_for_whom_it_does_not_suit(item):
    """Raising takes its place as well."""
    found = closed("2026-11-22 05:00", health=Health(frozenset({item})))

    assert found["compression"].instead == "elevation"


def screened(**answers):
    return [note_of(SCREENING, "2026-11-21 13:00", {"where": "gate", **answers})]


@pytest.mark.parametrize("question", ["Q02", "Q03", "Q08"])
def test_a_stop_sign_closes_all_of_it(question):
    """No comfort measure before somebody has looked at it."""
    notes = screened(answers={question: True}, area="hamstring")
    found = closed("2026-11-22 05:00", health=Health(), notes=notes)
    day = plan("2026-11-22 05:00", closed=found)

    assert found.keys() == {step.name for step in CASE.protocol.steps}
    assert not any(item.is_to_come for item in day.items)


def test_a_step_in_place_of_another_is_not_offered_when_it_is_closed_too():
    """There is no way round a stop sign."""
    found = closed("2026-11-22 05:00", health=Health(frozenset({"raynaud"})))
    found["elevation"] = replace(found["ice"], instead="")
    (ice,) = plan("2026-11-22 05:00", closed=found).of("ice")

    assert ice.instead == ""


def test_without_a_health_list_cold_and_bandage_wait():
    """They do not suit everybody; raising and rest can begin."""
    found = closed("2026-11-21 14:12")

    assert found.keys() == {"ice", "compression"}
    assert "health list" in found["ice"].next_step


def test_time_alone_closes_no_step():
    """That is the plan's own business: it knows when they open."""
    assert closed("2026-11-30 12:00", health=Health()) == {}


def test_cold_that_is_on_comes_off_when_a_sign_closes_it():
    """The timer that runs is not forgotten over it."""
    found = closed("2026-11-22 07:35", health=Health(frozenset({"raynaud"})))
    day = plan(
        "2026-11-22 07:35", done_at("2026-11-22 07:30", goes_on=True), closed=found
    )

    assert [(item.part, item.state) for item in day.of("ice")] == [
        ("do", "closed"),
        ("do", "running"),
        ("off", "due"),
    ]


def test_another_fresh_injury_keeps_to_the_same_limits():
    """Cold for the other leg counts, so that the body does not get twice as much."""
    other = replace(done_at("2026-11-21 13:30"), injury="ankle")
    day = plan("2026-11-21 14:12", other)

    assert lines(day)[0] == ("13:30", "done")
    assert lines(day)[1][1] == "next"


def test_the_first_day_counts_from_when_the_care_began():
    """Hours before anybody knew of it are not shown as left out."""
    case = case_of(hurt=HURT, noted=at("2026-11-21 19:03"))

    assert lines(plan("2026-11-21 19:05", case=case))[0] == ("19:03", "due")
