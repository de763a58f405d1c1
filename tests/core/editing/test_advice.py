"""Advice never blocks, and is given where it helps."""

from dataclasses import replace

from coach.editing.around import Around
from coach.editing.fields import clear_field, set_field
from coach.editing.steps import add_step
from coach.files.model import Library

MINUTE_MS = 60_000


def test_sound_shipped_files_need_no_advice(shipped, plan, leg_raise):
    """Their authors have thought of it."""
    assert plan.advice() == ()
    assert leg_raise.advice() == ()


def test_program_longer_than_the_goal(commented):
    """The whole file is meant, and the goal is named."""
    advice = commented.advice(goal_ms=5 * MINUTE_MS)

    assert [(one.path, one.what) for one in advice] == [
        ((), "It is longer than the goal of 5 min.")
    ]
    assert commented.advice(goal_ms=60 * MINUTE_MS) == ()
    assert commented.is_sound


def test_exercise_for_a_later_phase(shipped, draft_of):
    """An exercise that others use only later on is pointed out at its step."""
    text = shipped.library.programs["hamstring-mild-1"].text
    draft = draft_of(text.replace('"hamstring-mild-1"', '"mine"'), "program", shipped)
    add_step(draft, shipped.library.exercises["nordic-lower"])
    last = len(draft.model.blocks) - 1, len(draft.model.blocks[-1].steps) - 1

    assert [one.path for one in draft.advice()] == [
        ("block", last[0], "step", last[1], "exercise")
    ]
    assert 'from "phase 3" on' in draft.advice()[0].what


def test_own_use_of_an_exercise_does_not_count(shipped, draft_of):
    """A program is not compared with its own file in the library."""
    program = shipped.library.programs["hamstring-mild-3"]
    only = Around(
        Library({program.id: program}, shipped.library.exercises), frozenset()
    )
    draft = draft_of(program.text, "program", only)
    set_field(draft, ("safety", "phase"), "phase-1")

    assert draft.advice() == ()


def test_sets_without_rest(commented):
    """The second set would hardly be the same."""
    set_field(commented, ("block", 2, "step", 0, "rest"), "0 s")

    assert [one.path for one in commented.advice()] == [("block", 2, "step", 0, "rest")]


def test_exercise_that_says_nothing(leg_raise):
    """Steps and a usual dose are asked for."""
    clear_field(leg_raise, ("text", "steps"))
    clear_field(leg_raise, ("dose",))
    clear_field(leg_raise, ("measure",))

    assert [one.path for one in leg_raise.advice()] == [("text", "steps"), ("dose",)]


def test_tempo_without_its_phase(leg_raise):
    """The figure could not show it."""
    set_field(leg_raise, ("dose", "tempo", "sideways"), "1 s")

    assert [one.path for one in leg_raise.advice()] == [("dose", "tempo", "sideways")]


def test_stage_that_goes_back_or_nowhere(plan, shipped):
    """A program for an earlier phase, and a stage without a way on, are pointed out."""
    set_field(plan, ("stage", 2, "program"), "hamstring-mild-1")
    set_field(plan, ("stage", 1, "program"), "hamstring-mild-2")
    clear_field(plan, ("stage", 0, "test"))
    clear_field(plan, ("stage", 0, "advance"))

    assert [one.path for one in plan.advice()] == [
        ("stage", 0, "advance"),
        ("stage", 2, "program"),
    ]


def test_no_advice_on_what_cannot_be_read(commented):
    """First the findings."""
    set_field(commented, ("block", 0, "rounds"), 99)

    assert commented.advice(goal_ms=1) == ()


def test_phases_are_those_of_rehab(shipped):
    """Other kinds of program are for no phase."""
    program = shipped.library.programs["hamstring-mild-1"]
    other = replace(program, kind="strength")
    around = Around(Library({program.id: other}))

    assert around.phases == {}
