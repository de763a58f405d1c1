"""The facts of the timeline are those of the timeline."""

import pytest

from coach.editing.facts import facts_of
from coach.editing.fields import set_field
from coach.session.timeline import expand


def test_sums_and_steps_make_up_the_whole(shipped):
    """In every shipped program: work, rest and the rest of it are the total."""
    for program in shipped.library.programs.values():
        facts = facts_of(program, shipped.library.exercises)

        assert facts.work_ms + facts.rest_ms + facts.other_ms == facts.total_ms
        assert sum(facts.steps_ms) == facts.total_ms
        timeline = expand(program, shipped.library.exercises)
        assert [one.at_ms for one in facts.segments] == [
            i.at_ms for i in timeline.items
        ]


def test_sides_are_counted_each(commented):
    """Work of both sides counts for each; work of one side for that one."""
    set_field(commented, ("block", 0, "rounds"), None)
    facts = commented.facts()
    both_ms = (2 + 1 + 5) * 60_000
    swing_ms, stretch_ms, load_left_ms, load_ms = 30_000, 20_000, 2 * 8_000, 2 * 12_000

    assert facts.left_ms == both_ms + swing_ms + 2 * stretch_ms + load_left_ms
    assert facts.right_ms == both_ms + swing_ms + stretch_ms + load_ms


def test_alternating_work_is_shared(commented):
    """Each side has half of it."""
    before = commented.facts()
    set_field(commented, ("block", 1, "step", 0, "sides"), "alternate")
    after = commented.facts()

    assert before.left_ms - after.left_ms == 10_000


def test_segment_knows_its_step(commented):
    """A click on a segment leads to the step, in whatever round."""
    facts = commented.facts()
    segments = facts.segments_of(("block", 0, "step", 1))

    assert {segment.round for segment in segments} == {1, 2}
    assert {segment.step for segment in segments} == {1}
    assert {s.path for s in facts.segments_of(("block", 1))} == {
        ("block", 1, "step", number) for number in range(3)
    }


def test_sore_side_decides_where_affected_work_counts(commented):
    """In a course the affected side is known."""
    set_field(commented, ("block", 1, "step", 0, "sides"), "affected")
    left, right = commented.facts("left"), commented.facts("right")

    assert left.left_ms - right.left_ms == 20_000

    with pytest.raises(ValueError, match="not a side"):
        commented.facts("middle")


def test_last_facts_stay_while_a_value_is_half_typed(commented):
    """The bar greys out and does not vanish."""
    known = commented.facts()
    set_field(commented, ("block", 0, "step", 0, "time"), "2")

    assert commented.facts() is None
    assert commented.last_facts == known


def test_no_facts_of_a_program_with_an_unknown_exercise(commented):
    """Its length cannot be known."""
    set_field(commented, ("block", 0, "step", 0, "exercise"), "unknown")

    assert commented.model is not None
    assert commented.facts() is None


def test_no_facts_of_what_is_no_program(plan):
    """A plan has no timeline."""
    assert plan.facts() is None
