"""The revision rises when a person is to do something else, and only then."""

import pytest

from coach.editing import steps
from coach.editing.fields import set_field
from coach.editing.revision import is_other_deed, next_revision


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("title",), "Other"),
        (("summary",), "Other words."),
        (("notes",), ["Other."]),
        (("block", 0, "name"), "Other"),
        (("block", 0, "step", 0, "cue"), "Slowly"),
        (("block", 0, "step", 0, "time"), "120 s"),
        (("x", "mine"), 2),
        (("sources", 0, "finding"), "It works like that."),
    ],
)
def test_words_do_not_raise_it(commented, path, value):
    """Nor does the same time written otherwise."""
    before = commented.content
    set_field(commented, path, value)

    assert not is_other_deed("program", before, commented.content)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("block", 0, "step", 0, "time"), "121 s"),
        (("block", 0, "rounds"), 3),
        (("block", 2, "step", 0, "dose", "left", "reps"), 1),
        (("block", 1, "step", 0, "exercise"), "swing"),
        (("block", 1, "step", 0, "load"), "5 kg"),
        (("defaults", "rest"), "25 s"),
        (("safety", "stop_pain"), 4),
        (("kind",), "strength"),
    ],
)
def test_deeds_raise_it(commented, path, value):
    """A dose, an order, a limit: all that changes what is done."""
    before = commented.content
    set_field(commented, path, value)

    assert is_other_deed("program", before, commented.content)


def test_order_of_steps_raises_it(commented):
    """First this, then that is another thing the other way round."""
    before = commented.content
    steps.move_step(commented, (0, 0), (0, 1))

    assert is_other_deed("program", before, commented.content)


def test_pose_raises_it_and_picture_does_not(leg_raise):
    """The movement counts, not how it is drawn."""
    before = leg_raise.content
    set_field(leg_raise, ("figure", "track"), "work.knee")
    set_field(leg_raise, ("text", "steps"), ["Other words."])
    assert not is_other_deed("exercise", before, leg_raise.content)

    set_field(leg_raise, ("figure", "pose", "up", "work", "hip"), 25)
    assert is_other_deed("exercise", before, leg_raise.content)


def test_schedule_raises_it_and_text_does_not(plan):
    """How often counts, not how it is said."""
    before = plan.content
    set_field(plan, ("stage", 0, "test", 0, "text"), "Two days have passed.")
    assert not is_other_deed("plan", before, plan.content)

    set_field(plan, ("stage", 0, "schedule", "every_days"), 2)
    assert is_other_deed("plan", before, plan.content)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ({"revision": 3, "a": 1}, {"revision": 3, "a": 1}, 3),
        ({"revision": 3, "a": 1}, {"revision": 3, "a": 2}, 4),
        ({"revision": 3, "a": 1}, {"revision": 7, "a": 2}, 7),
        ({"revision": 3, "a": 1}, {"revision": 1, "a": 1}, 3),
        ({"revision": "x", "a": 1}, {"a": 2}, 2),
        (None, {"revision": 5}, 5),
        (None, {}, 1),
    ],
)
def test_it_never_falls(old, new, wanted):
    """It is one above that on disk, or what the author wrote where that is more."""
    assert next_revision("program", old, new) == wanted
