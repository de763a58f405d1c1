"""Findings know their place."""

import pytest

from coach.editing.fields import set_field
from coach.editing.kinds import KINDS
from coach.editing.live import Finding, path_of
from coach.files.findings import show_path
from coach.files.model import Problem


def problem(where, what="is wrong"):
    """Return a problem at a place in words."""
    return Problem("f", 1, where, what)


@pytest.mark.parametrize(
    "path",
    [
        ("block", 0, "step", 2, "hold", 1),
        ("block", 0, "step", 2, "dose", "left", "reps"),
        ("figure", "pose", "a.b", "pins", "work.heel", "at"),
        ("a", "a.b"),
        ("missing", 3, "too"),
        ("x" * 100, "y"),
        (),
    ],
)
def test_words_lead_back_to_the_path(path):
    """A place in words is a key path again, also with dots in keys."""
    content = {
        "block": [{"step": [{}, {}, {"hold": [1, 2]}]}],
        "figure": {"pose": {"a.b": {"pins": {"work.heel": {}}}, "a": {}}},
        "a": {"a": 1, "a.b": 2},
        "x" * 100: {},
    }

    assert path_of(problem(show_path(path)), content, KINDS["exercise"]) == path


def test_missing_key_has_a_place_of_its_own(commented):
    """A form shows it at the empty field."""
    set_field(commented, ("block", 0, "name"), None)

    assert [finding.path for finding in commented.findings] == [("block", 0, "name")]


def test_finding_is_shown_in_the_row_of_its_step():
    """Step, stage or phase: whatever the form lists."""
    rows = {
        ("block", 0, "step", 2, "hold", 1): ("block", 0, "step", 2),
        ("block", 1, "name"): ("block", 1),
        ("stage", 1, "entry", 0, "text"): ("stage", 1),
        ("figure", "phase", 2, "from"): ("figure", "phase", 2),
        ("safety", "slow_pain"): (),
    }

    assert {path: Finding(path, "", 1).row for path in rows} == rows


def test_findings_of_a_step_are_found_by_its_path(commented):
    """The row of a step asks for all that is inside it."""
    set_field(commented, ("block", 0, "step", 1, "reps"), 0)
    set_field(commented, ("block", 1, "step", 0, "exercise"), "swong")
    inside = commented.findings_at(("block", 0, "step", 1))

    assert [finding.path[-1] for finding in inside] == ["reps"]
    assert commented.findings_at(("block", 0, "step", 0)) == ()


def test_link_that_leads_nowhere_does_not_keep_an_exercise_out(leg_raise):
    """The library takes such an exercise, so it can be saved."""
    set_field(leg_raise, ("links", "easier"), ["no-such-exercise"])

    assert [finding.path for finding in leg_raise.findings] == [("links", "easier", 0)]
    assert leg_raise.is_sound


def test_figure_that_cannot_be_is_found_where_it_is_written(leg_raise):
    """A knee bent the wrong way is a finding at its angle, and goes with it."""
    path = ("figure", "pose", "up", "work", "knee")
    set_field(leg_raise, path, -90)
    assert path in [finding.path for finding in leg_raise.findings]

    leg_raise.undo()
    assert leg_raise.findings == ()


def test_plan_is_seen_with_its_programs(plan):
    """A stage whose program does not exist says so."""
    set_field(plan, ("stage", 0, "program"), "no-such-program")

    assert plan.findings[0].path == ("stage", 0, "program")


def test_id_of_another_file_is_refused(plan, tmp_path):
    """Two plans of one id cannot be told apart; a new one gets another when saved."""
    set_field(plan, ("id",), "night-cramps")
    assert plan.findings == ()

    plan.note_disk(tmp_path / "mine.plan.toml", plan.with_revision(1))
    assert ("id",) in [finding.path for finding in plan.findings]
