"""What the voice says, and the arbiter that keeps it off the counts."""

import pytest

from coach.files.model import Sides
from coach.session.cues import cue_sheet
from coach.session.model import CueKind
from coach.session.speech import VoicePace, dose_at, longest_that_fits, room_ms
from coach.session.timeline import expand, extended
from tests.core.session.building import (
    EXERCISES,
    exercise,
    hold,
    open_ended,
    paced,
    program,
    reps,
    step,
    time,
    timeline_of,
)

LONG = exercise("long", title="Lying hamstring stretch with a strap around the foot")


def said(timeline, kind, exercises=EXERCISES, voice=None):
    sheet = cue_sheet(timeline, exercises, voice=voice)
    return [cue.say for cue in sheet if cue.kind is kind]


def test_pace_is_letters_and_latency():
    """Spoken time grows with the text and begins late."""
    pace = VoicePace(characters_per_minute=600, latency_ms=300)

    assert pace.length_ms("ten letter") == 1_300
    assert pace.length_ms("") == 0


def test_digits_are_spoken_as_words():
    """A digit takes as long as several letters."""
    pace = VoicePace(characters_per_minute=600, latency_ms=0)

    assert pace.length_ms("30") == pace.length_ms("thirtyxx")


def test_pace_on_a_faster_clock():
    """On a clock that runs ten times as fast a sentence takes ten times as long."""
    pace = VoicePace()

    fast = pace.on_clock(10.0)

    assert fast.length_ms("Rest") == pytest.approx(pace.length_ms("Rest") * 10, abs=5)


def test_next_says_name_side_and_dose():
    """With time enough everything is said."""
    timeline = timeline_of(step(hold(30_000), sides=Sides.EACH))

    assert said(timeline, CueKind.NEXT) == ["March, left side, 30 seconds"]


def test_next_says_no_side_when_both_work():
    """Both sides need no word."""
    assert said(timeline_of(step(hold(30_000))), CueKind.NEXT) == ["March, 30 seconds"]


def test_alternating_sides_are_said():
    """Repetitions are the total of both sides."""
    timeline = timeline_of(step(reps(10, 2_000), sides=Sides.ALTERNATE))

    assert said(timeline, CueKind.NEXT) == [
        "March, alternating sides, 10 repetitions",
    ]


def test_sets_are_said():
    """The dose of the sentence has sets."""
    timeline = timeline_of(step(reps(8, 3_000, sets=2)))

    assert said(timeline, CueKind.NEXT) == ["March, 2 sets of 8 repetitions"]


@pytest.mark.parametrize(
    ("get_ready_ms", "expected"),
    [
        (9_000, "March, left side, 30 seconds"),
        (5_000, "March, left side"),
        (4_000, "March"),
    ],
)
def test_next_is_shortened_to_end_before_the_count(get_ready_ms, expected):
    """First the dose goes, then the side; the name is said whole."""
    timeline = timeline_of(
        step(hold(30_000), sides=Sides.EACH, get_ready_ms=get_ready_ms)
    )

    assert said(timeline, CueKind.NEXT) == [expected]


def test_name_is_dropped_rather_than_cut():
    """A name that does not fit is not said at all."""
    exercises = {"long": LONG}
    timeline = expand(
        program(step(hold(30_000), "long", get_ready_ms=5_000)), exercises
    )

    assert said(timeline, CueKind.NEXT, exercises) == [""]


@pytest.mark.parametrize(
    ("between_ms", "expected"),
    [(5_000, "Switch to the right"), (4_000, "Right")],
)
def test_switch_says_the_coming_side(between_ms, expected):
    """The sentence is shortened to the side when time is short."""
    timeline = timeline_of(
        step(hold(30_000), sides=Sides.EACH, between_sides_ms=between_ms)
    )

    assert said(timeline, CueKind.SWITCH) == [expected]


def test_switch_to_the_left_when_the_right_is_sore():
    """The sentence follows the order of sides."""
    timeline = timeline_of(step(hold(30_000), sides=Sides.EACH), sore_side="right")

    assert said(timeline, CueKind.SWITCH) == ["Switch to the left"]


def test_rests_say_rest():
    """Rests between sets and between rounds."""
    timeline = timeline_of(step(hold(30_000, sets=2)), rounds=2)

    assert said(timeline, CueKind.REST) == ["Rest", "Rest", "Rest"]


def test_half_is_dropped_when_speech_would_cover_it():
    """A name that is still being said at the middle wins."""
    voice = VoicePace(characters_per_minute=60, latency_ms=0)
    timeline = timeline_of(step(hold(20_000), get_ready_ms=1_000))

    sheet = cue_sheet(timeline, EXERCISES, voice=voice)

    # "March, 20 seconds" takes 23 s and does not fit before the count at 18 s.
    assert [cue.say for cue in sheet if cue.kind is CueKind.NEXT] == ["March"]
    assert CueKind.HALF in [cue.kind for cue in sheet]

    slower = VoicePace(characters_per_minute=20, latency_ms=0)
    covered = cue_sheet(timeline, EXERCISES, voice=slower)

    assert covered[0].say == "March"
    assert CueKind.HALF not in [cue.kind for cue in covered]
    assert [cue.kind for cue in covered].count(CueKind.COUNT) == 3


def test_sentence_is_over_before_the_next_sentence():
    """Where no count follows, the next sentence is the limit."""
    voice = VoicePace(characters_per_minute=60, latency_ms=0)
    timeline = timeline_of(
        step(reps(1, 4_000, sets=2), get_ready_ms=3_000),
    )

    sheet = cue_sheet(timeline, EXERCISES, voice=voice)

    assert (sheet[0].say, sheet[2].at_ms, sheet[2].say) == ("March", 7_000, "Rest")


def test_longest_form_that_fits():
    """Without a limit the longest form is taken, with none that fits nothing."""
    pace = VoicePace(characters_per_minute=60, latency_ms=0)

    assert longest_that_fits(["abc", "a"], None, pace) == "abc"
    assert longest_that_fits(["abc", "a"], 3_000, pace) == "a"
    assert longest_that_fits(["abc", "a"], 1_000, pace) == ""


def test_room_is_the_time_to_the_next_limit():
    """A limit at the very moment does not count."""
    assert room_ms([0, 500, 900], 500) == 400
    assert room_ms([0, 500, 900], 900) is None


@pytest.mark.parametrize(
    "dose",
    [
        time(60_000),
        hold(30_000, sets=3),
        hold(30_000, reps=2, gap_ms=10_000),
        reps(10, 4_000),
        paced(5, ("lower", 4_000), ("return", 3_000)),
        open_ended(30_000),
    ],
)
def test_dose_is_read_back_from_the_items(dose):
    """The items tell the dose that was written (the rest is not spoken)."""
    assert dose_at(timeline_of(step(dose)), 0) == dose


def test_dose_after_extra_time_is_what_will_happen():
    """Two more repetitions are in the words."""
    timeline = extended(timeline_of(step(reps(8, 3_000))), 1, 6_000)

    assert said(timeline, CueKind.NEXT) == ["March, 10 repetitions"]


def test_step_without_get_ready_is_named_with_its_go():
    """A step that begins at once has no `next`: its name comes with the first `go`."""
    timeline = timeline_of(
        step(time(30_000), get_ready_ms=0),
        step(hold(10_000, reps=2, gap_ms=5_000), "lunge", get_ready_ms=0),
    )

    cues = cue_sheet(timeline, EXERCISES)

    said = [(cue.kind, cue.at_ms, cue.say) for cue in cues if cue.say]
    assert said == [
        (CueKind.GO, 0, "March, 30 seconds"),
        (CueKind.GO, 30_000, "Lunge, 2 times 10 seconds"),
        (CueKind.DONE, 55_000, "Finished"),
    ]
