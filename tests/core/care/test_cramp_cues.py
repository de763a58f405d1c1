"""The tones of the stretch that ends a cramp: beginning, middle, letting off."""

from coach.care.cramp_cues import stretch_cues
from coach.care.cramp_flow import cramp_begun
from coach.care.cramp_parts import CrampTimes, cramp_times
from coach.session.model import CueKind
from tests.core.care.clocks import at
from tests.core.shipped import LIBRARY

TIMES = cramp_times(LIBRARY.programs["cramp-now"], LIBRARY.protocols["cramp-warmth"])
START = at("2026-11-21 19:00")


def seconds(flow):
    return [((each.at_ms - START) // 1000, each.sound) for each in stretch_cues(flow)]


def test_each_hold_begins_halves_and_lets_off():
    """Three holds of a minute with a pause of 15 seconds between."""
    assert seconds(cramp_begun(TIMES, START)) == [
        (0, "go"),
        (30, "half"),
        (60, "release"),
        (75, "go"),
        (105, "half"),
        (135, "release"),
        (150, "go"),
        (180, "half"),
        (210, "release"),
    ]


def test_tones_are_those_of_a_session():
    """Each has a sound of its own among the shipped ones."""
    known = {kind.value for kind in CueKind}

    assert {sound for _, sound in seconds(cramp_begun(TIMES, START))} <= known


def test_stretch_that_begins_again_has_all_its_tones():
    """An answer goes back to it; the times count from then."""
    flow = cramp_begun(TIMES, START).answered("still", START + 100_000)

    assert seconds(flow)[0] == (100, "go")
    assert len(seconds(flow)) == 9


def test_other_parts_have_no_tones():
    """What is rubbed or kept warm has no beat."""
    flow = cramp_begun(TIMES, START).next(START + 1_000)

    assert flow.phase == "rub"
    assert stretch_cues(flow) == ()


def test_short_hold_has_no_middle():
    """Below 20 seconds its tone would only confuse."""
    times = CrampTimes(19_000, 1, 0, 60_000, 60_000)

    assert [sound for _, sound in seconds(cramp_begun(times, START))] == [
        "go",
        "release",
    ]


def test_pauses_and_later_holds_are_said():
    """The first beginning has the sentence of the part, the last end has none."""
    said = [each.say for each in stretch_cues(cramp_begun(TIMES, START))]

    assert [bool(each) for each in said] == [
        *(False, False, True),
        *(True, False, True),
        *(True, False, False),
    ]
