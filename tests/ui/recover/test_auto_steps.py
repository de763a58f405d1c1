"""Steps that a plan lets happen by themselves: written, said, and taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from coach.store.entries import COURSE, COURSE_TEST, HEALTH
from tests.ui.pages.recovery_diary import PaperDiary
from ui.models.recovery_model import RecoveryModel
from ui.recover.auto_steps import AutoSteps, step_to_take_back


@pytest.fixture
def lets_happen(care_context):
    """Return a function that says who decides about the first step of a plan."""

    def change(then):
        library = care_context.library.library
        plan = library.plans["calf-ladder"]
        first = plan.stages[0]
        advance = replace(first.advance, then=then)
        stages = (replace(first, advance=advance), *plan.stages[1:])
        library.plans["calf-ladder"] = replace(plan, stages=stages)

    return change


@pytest.fixture
def model(utc, care_context, clock):
    """Return the courses of somebody who has met every point of the first stage."""
    paper = PaperDiary(care_context, clock)
    about = {"course": "c", "plan": "calf-ladder", "side": "right", "injury": "i"}
    paper.note(HEALTH, -4, "19:00", {"items": [], "age_group": "18-54"})
    paper.hurt(-4, "18:00", area="calf", place="calf")
    paper.note(COURSE, 0, "07:00", about | {"stage": "stage-1", "decision": "start"})
    plan = care_context.library.library.plans["calf-ladder"]
    for day in (0, 1, 2):
        paper.morning(day, 1)
        paper.session(day, 1, plan.stages[0].program)
    paper.morning(3, 1)
    for index in range(len(plan.stages[0].tests)):
        said = {"passed": True, "pain": 0, "yes": True}
        data = {"course": "c", "stage": "stage-1", "part": "test", "test_index": index}
        paper.note(COURSE_TEST, 2, "18:00", data | said)
    paper.go_to(3, "12:00")
    return RecoveryModel(care_context)


def stage_of(model):
    return model.recovery.courses[0].course.stage.name


@pytest.fixture
def offered(care_context):
    """Return what was offered to be undone."""
    found = []
    care_context.undo_offered.connect(lambda words, undo: found.append((words, undo)))
    return found


@pytest.fixture
def followed(care_context, model, qtbot, offered, lets_happen):
    """Return a function that follows a model once the file says who decides."""

    def follow(then):
        lets_happen(then)
        AutoSteps(care_context, model)
        with qtbot.waitSignal(model.changed):
            model.load()
        return model

    return follow


def test_a_step_happens_by_itself(followed, qtbot, offered, notes):
    """It is written without a press, in the name of the file, and said."""
    model = followed("auto")
    qtbot.waitUntil(lambda: bool(offered))

    assert stage_of(model) == "stage-2"
    assert notes(COURSE)[-1].data["confirmed_by"] == "file"
    assert offered[0][0].endswith("has begun: your plan lets it happen by itself.")


def test_other_steps_wait(followed, qtbot, offered):
    """Where the file asks the person or their physiotherapist, nothing is written."""
    model = followed("tell-patient")
    steps = model.findChild(AutoSteps)
    steps.look()

    assert (stage_of(model), offered) == ("stage-1", [])


def test_what_is_taken_back_stays_so(followed, qtbot, offered, notes):
    """The course stays in its stage, and the step waits for the person from then on."""
    model = followed("auto")
    qtbot.waitUntil(lambda: bool(offered))
    offered[0][1]()
    model.findChild(AutoSteps).look()
    now = model.recovery.courses[0]

    assert (stage_of(model), len(offered)) == ("stage-1", 1)
    assert now.decision.kind == "propose-step-up"
    assert notes(COURSE)[-1].data["inputs"] == {"taken_back": True}


def test_it_can_be_taken_back_until_something_was_done(followed, qtbot, offered):
    """On its day, the stage before it is known."""
    model = followed("auto")
    qtbot.waitUntil(lambda: bool(offered))
    note, before = step_to_take_back(model.recovery.courses[0].course)

    assert (note.data["decision"], before.name) == ("step-up", "stage-1")


def test_a_confirmed_step_is_no_step_by_itself(followed, offered):
    """What a person confirmed is not offered to be taken back here."""
    model = followed("tell-patient")

    assert step_to_take_back(model.recovery.courses[0].course) is None
