"""What was really done, read from notes."""

from coach.care.care_notes import BY_LOOK, Look, care_done, counting
from coach.store.entries import CARE, PAIN
from tests.core.care.clocks import MINUTE_MS, at, case_of, done_at, note_of

ICE = case_of().protocol.step("ice")
WRAP = case_of().protocol.step("compression")


def read(data, text="2026-11-21 19:00", **more):
    return care_done([note_of(CARE, text, data, **more)])[0]


def test_a_note_written_afterwards_speaks_of_the_time_from_then_on():
    """It has a length and no start of its own."""
    done = read({"what": "ice", "length_s": 900})

    assert done.start_ms == at("2026-11-21 19:00")
    assert done.end_ms == at("2026-11-21 19:15")
    assert not done.goes_on


def test_a_timer_without_an_end_goes_on():
    """What is known of it is when it began and how long it is to take."""
    started = "2026-11-21T18:05:00.000Z"
    done = read({"what": "ice", "started_at": started, "planned_s": 900})

    assert done.goes_on
    assert done.start_ms == at("2026-11-21 19:05")
    assert done.length_ms == 15 * MINUTE_MS


def test_nobody_said_when_it_ended():
    """The longest time that is allowed is taken, which is the careful side."""
    started = "2026-11-21T18:00:00.000Z"
    timer = read({"what": "ice", "started_at": started, "planned_s": 600})
    afterwards = read({"what": "ice"})

    assert timer.off_ms == at("2026-11-21 19:20")
    assert afterwards.off_ms == at("2026-11-21 19:20")


def test_looks_are_read():
    """One that was not well is remembered."""
    data = {
        "what": "ice",
        "started_at": "2026-11-21T18:00:00.000Z",
        "ended_at": "2026-11-21T18:06:00.000Z",
        "looks": [{"at": "2026-11-21T18:05:00.000Z", "ok": False}],
        "stopped_because": "check",
    }
    done = read(data)

    assert done.looks == (Look(at("2026-11-21 19:05"), ok=False),)
    assert (done.because, done.went_badly) == (BY_LOOK, True)


def test_damaged_data_do_no_harm():
    """Whatever a note of another version says, something careful is made of it."""
    done = read(
        {
            "what": "ice",
            "started_at": "yesterday",
            "ended_at": 5,
            "length_s": float("inf"),
            "planned_s": "long",
            "looks": [None, {"at": "then"}, 7],
        }
    )

    assert (done.end_ms, done.length_ms, done.looks) == (None, 0, ())


def test_an_end_before_the_start_counts_as_the_start():
    """The clock was put back in between."""
    data = {
        "what": "ice",
        "started_at": "2026-11-21T18:00:00.000Z",
        "ended_at": "2026-11-21T17:00:00.000Z",
    }

    assert read(data).end_ms == at("2026-11-21 19:00")


def test_other_notes_and_those_in_the_bin_do_not_count():
    """Only what is about care and counts is read."""
    notes = [
        note_of(PAIN, "2026-11-21 19:00", {"when": "now", "pain": 2}),
        note_of(CARE, "2026-11-21 20:00", {"what": "ice"}, removed="2026-11-21"),
        note_of(CARE, "2026-11-21 21:00", {"what": "ice"}),
        note_of(CARE, "2026-11-21 18:00", {"what": "ice"}),
    ]

    starts = [done.start_ms for done in care_done(notes)]

    assert starts == [at("2026-11-21 18:00"), at("2026-11-21 21:00")]


def test_cold_counts_wherever_it_was_put():
    """Two sore places do not allow twice as much of it; a bandage has its own leg."""
    ice = done_at("2026-11-21 19:00")
    wrap = done_at("2026-11-21 19:00", "wrap")

    assert counting(ICE, "another injury", [ice, wrap]) == (ice,)
    assert counting(WRAP, "another injury", [ice, wrap]) == ()
    assert counting(WRAP, "thigh", [ice, wrap]) == (wrap,)
