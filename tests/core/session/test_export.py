"""The JSON document of `coach timeline --json`."""

import json

from coach.files.model import Sides
from coach.session.cues import cue_sheet
from coach.session.export import timeline_document
from coach.session.timeline import expand
from tests.core.session.building import EXERCISES, hold, program, step


def document():
    stretch = program(step(hold(5_000, reps=2, gap_ms=2_000), sides=Sides.LEFT))
    timeline = expand(stretch, EXERCISES)
    return timeline_document(stretch, timeline, cue_sheet(timeline, EXERCISES))


def test_keys_and_their_order():
    """Scripts rely on the keys."""
    made = document()

    assert list(made) == ["program", "total_ms", "items", "cues"]
    assert list(made["items"][0]) == [
        "at_ms",
        "length_ms",
        "kind",
        "exercise",
        "side",
        "set",
        "of_sets",
        "rep",
        "of_reps",
    ]
    assert list(made["cues"][0]) == ["at_ms", "kind", "sound", "say"]


def test_values_are_plain_json():
    """The document survives JSON and tells the item."""
    made = document()

    assert json.loads(json.dumps(made)) == made
    assert (made["program"], made["total_ms"]) == ("test.program", 20_000)
    assert made["items"][2] == {
        "at_ms": 13_000,
        "length_ms": 2_000,
        "kind": "gap",
        "exercise": "march",
        "side": "left",
        "set": 1,
        "of_sets": 1,
        "rep": 1,
        "of_reps": 2,
    }
    assert made["cues"][-1] == {
        "at_ms": 20_000,
        "kind": "done",
        "sound": "done",
        "say": "Finished",
    }
