"""Stages are added, named, copied, moved, scheduled and deleted."""

import pytest

from coach.editing import schedules, stages
from coach.editing.errors import EditError
from coach.editing.fields import set_field
from coach.editing.opening import new_plan

SCHEDULE = ("stage", 0, "schedule")


def test_new_plan_of_one_stage_is_sound(shipped):
    """A single program is a plan at once."""
    draft = new_plan("Mine", shipped)
    stages.add_stage(draft, shipped.library.programs["desk-break"])

    assert draft.findings == ()
    assert draft.model.stages[0].program == "desk-break"


def test_stages_have_names_of_their_own(shipped):
    """The same program may come twice."""
    draft = new_plan("Mine", shipped)
    for _ in range(2):
        stages.add_stage(draft, shipped.library.programs["desk-break"])
    stages.copy_stage(draft, 0)

    assert draft.findings == ()
    assert len(set(stages.stage_names(draft))) == 3


def test_renamed_stage_is_followed(plan):
    """Rules and ways on refer to the new name."""
    set_field(plan, ("stage", 0, "advance", "to"), "phase-2")
    uses = stages.uses_of_stage(plan, "phase-2")
    assert uses == [("stage", 0, "advance", "to"), ("stage", 3, "back_off", 0, "to")]

    stages.rename_stage(plan, 2, "second")
    assert [plan.value(use) for use in uses] == ["second", "second"]
    assert plan.findings == ()


def test_rules_that_name_a_stage_are_found(shipped, draft_of):
    """Of the plan and of its stages."""
    for shipped_plan in shipped.library.plans.values():
        draft = draft_of(shipped_plan.text, "plan", shipped)
        for index, name in enumerate(stages.stage_names(draft)):
            stages.rename_stage(draft, index, f"{name}-x")

        assert [one for one in draft.findings if one.path != ("id",)] == []


def test_stage_moves_with_all_that_is_below_it(plan):
    """Criteria and rules belong to their stage."""
    before = plan.content["stage"][1]
    stages.move_stage(plan, 1, 0)

    assert plan.content["stage"][0] == before
    assert plan.undo().path_before == ("stage", 1)


def test_deleted_stage_goes_with_its_criteria(plan):
    """Nothing of it is left over."""
    count = plan.text.count("[[stage.entry]]")
    entries = len(plan.content["stage"][1]["entry"])
    stages.delete_stage(plan, 1)

    assert plan.text.count("[[stage.entry]]") == count - entries


@pytest.mark.parametrize(
    ("old", "key", "new"),
    [
        ({"every_days": 1}, "days_a_week", {"days_a_week": 7}),
        ({"every_days": 2}, "days", {"days": ["mon", "tue", "thu", "sat"]}),
        ({"days_a_week": [3, 4]}, "days", {"days": ["mon", "wed", "fri"]}),
        ({"days": ["tue", "fri"]}, "days_a_week", {"days_a_week": 2}),
        ({"days_a_week": 3, "rest_days_between": 1}, "every_days", {"every_days": 2}),
        ({"days": ["mon"], "times": ["18:00"]}, "every_days", {"every_days": 7}),
    ],
)
def test_schedule_keeps_how_often(plan, old, key, new):
    """The number of days in a week stays as near as it can."""
    set_field(plan, SCHEDULE, old)
    schedules.schedule_by(plan, 0, key)

    assert plan.value(SCHEDULE) == new | {k: v for k, v in old.items() if k == "times"}
    assert plan.findings == ()


def test_schedule_of_the_same_kind_stays(plan):
    """There is nothing to undo then."""
    schedules.schedule_by(plan, 0, "every_days")

    assert plan.undo_words == ""
    with pytest.raises(ValueError, match="not a way"):
        schedules.schedule_by(plan, 0, "never")


def test_no_stage_there(plan):
    """Nothing happens to a stage that is not there."""
    with pytest.raises(EditError):
        stages.delete_stage(plan, 99)
    with pytest.raises(EditError):
        stages.copy_stage(plan, -1)


def test_another_program_takes_doses_along_that_fit(shipped):
    """A dose of an exercise that the new program lacks goes with the old one."""
    programs = shipped.library.programs
    draft = new_plan("Mine", shipped)
    calf = programs["calf-ladder-2"]
    stages.add_stage(draft, calf)
    first = calf.steps()[0].exercise
    set_field(draft, ("stage", 0, "dose", first, "sets"), 2)
    set_field(draft, ("stage", 0, "exercise_every_days", first), 2)
    stages.set_program(draft, 0, programs["desk-break"])

    assert not {"dose", "exercise_every_days"} & set(draft.table(("stage", 0)))
    assert draft.findings == ()
    draft.undo()
    assert draft.value(("stage", 0, "program")) == "calf-ladder-2"
    assert first in draft.table(("stage", 0, "dose"))


def test_the_last_change_of_a_dose_takes_its_table_away(shipped):
    """Nothing is left of a dose that is as in the program again."""
    program = shipped.library.programs["desk-break"]
    draft = new_plan("Mine", shipped)
    stages.add_stage(draft, program)
    before = draft.text
    path = ("stage", 0, "dose", program.steps()[0].exercise, "sets")
    set_field(draft, path, 2)
    set_field(draft, path, None)

    assert draft.text == before


def test_a_stage_without_a_way_on_has_no_tests(plan):
    """Both go, and both come back with one undo."""
    stage = plan.content["stage"][0]
    stages.set_way_on(plan, 0, False)
    without = plan.content["stage"][0]
    plan.undo()

    assert "advance" in stage
    assert not {"advance", "test"} & set(without)
    assert plan.content["stage"][0] == stage


@pytest.mark.parametrize(
    ("written", "times"),
    [(1, ["18:00"]), ([1, 3], ["08:00", "14:00", "20:00"])],
)
def test_times_of_the_day_take_the_place_of_a_number(shipped, written, times):
    """So many as there were; and back again."""
    draft = new_plan("Mine", shipped)
    stages.add_stage(draft, shipped.library.programs["desk-break"])
    set_field(draft, (*SCHEDULE, "times_a_day"), written)
    schedules.times_by(draft, 0, "times")
    found = draft.value((*SCHEDULE, "times"))
    schedules.times_by(draft, 0, "times_a_day")

    assert found == times
    assert draft.findings == ()
    assert "times" not in draft.table(SCHEDULE)
