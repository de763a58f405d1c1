"""Tests of coach.progress.ribbon."""

from coach.progress.ribbon import decision_word, ribbon_of, stage_on
from tests.core.progress.building import course, day, record, span

SPAN = span(0, 20)
# What a "course" note can decide, see `coach.store.entries`.
DECISIONS = (
    *("start", "go-on", "step-up", "hold", "step-back"),
    *("go-to", "pause", "resume", "end", "refer"),
)


def ribbon(*notes, today=20, shown=SPAN):
    return ribbon_of(record(*notes), shown, day(today))


def stages(found):
    return [
        (each.title, (each.first - day(0)).days, (each.last - day(0)).days)
        for each in found.stages
    ]


def test_no_course():
    """Without a course there is no strip."""
    assert ribbon().stages == ()
    assert stage_on(record(), day(0)) == ""


def test_stages_follow_one_another():
    """Each lasts until the day before the next, the last one until today."""
    found = ribbon(course(0, "start", "one"), course(5, "step-up", "two"), today=12)

    assert found.title == "Ladder"
    assert stages(found) == [("One", 0, 4), ("Two", 5, 12)]


def test_hold_goes_on_with_the_stage():
    """A hold is a sign on the strip, not a new stage."""
    found = ribbon(
        course(0, "start", "one"), course(5, "hold", "one", reasons=["sore"])
    )

    assert stages(found) == [("One", 0, 20)]
    assert [(m.day, m.decision, m.reasons) for m in found.marks] == [
        (day(5), "hold", ("sore",))
    ]


def test_step_back_is_marked():
    """A step back is a stage and a sign."""
    found = ribbon(course(0, "start", "two"), course(5, "step-back", "one"))

    assert stages(found) == [("Two", 0, 4), ("One", 5, 20)]
    assert [mark.decision for mark in found.marks] == ["step-back"]


def test_pause_and_end():
    """A pause has its own piece; after the end there is nothing."""
    found = ribbon(
        course(0, "start", "one"),
        course(5, "pause", "one"),
        course(9, "go-on", "one"),
        course(15, "end", "one"),
    )

    assert stages(found) == [("One", 0, 4), ("Pause", 5, 8), ("One", 9, 14)]
    assert [each.is_pause for each in found.stages] == [False, True, False]


def test_strip_is_cut_at_the_span():
    """What began before and goes on after is shown in part."""
    found = ribbon(
        course(-9, "start", "one"),
        course(-5, "hold", "one"),
        course(9, "step-up", "two"),
        shown=span(0, 5),
    )

    assert stages(found) == [("One", 0, 5)]
    assert found.marks == ()


def test_newest_course_is_shown():
    """Of two courses the one that was decided on last."""
    found = ribbon(
        course(0, "start", "old", course="a", title="Old"),
        course(3, "start", "new", course="b", title="New"),
    )

    assert found.title == "New"


def test_two_decisions_on_a_day():
    """The later one holds; the earlier stage had no day."""
    found = ribbon(course(3, "start", "one"), course(3, "step-up", "two"))

    assert stages(found) == [("Two", 3, 20)]


def test_stage_of_a_day():
    """What the small card says of any day of the course."""
    history = record(course(0, "start", "one"), course(5, "step-up", "two"))

    assert [stage_on(history, day(n)) for n in (-1, 4, 5, 90)] == [
        "",
        "One",
        "Two",
        "Two",
    ]


def test_decisions_have_words():
    """Unknown ones are shown as they are."""
    words = {each: decision_word(each) for each in DECISIONS}

    assert words["step-back"] == "Step back"
    assert words["go-to"] == "Another stage"
    assert words["resume"] == "On again"
    assert words["refer"] == "Have it examined"
    assert all(word != slug for slug, word in words.items())
    assert decision_word("wait") == "wait"
