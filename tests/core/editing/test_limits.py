"""Limits of a plan: set, taken away, and what is left to the person beside them."""

import pytest

from coach.editing import limits, stages
from coach.editing.fields import set_field
from coach.editing.opening import new_plan
from coach.files.limits_model import Limits
from coach.files.limits_table import MAY_CHANGE

FREE = ("limits", "may_patient_change")


@pytest.fixture
def mine(shipped):
    """Return a draft of a plan of one stage."""
    draft = new_plan("Mine", shipped)
    stages.add_stage(draft, shipped.library.programs["desk-break"])
    return draft


def test_limits_take_nothing_from_the_person_at_first(mine):
    """Whoever switches them on says afterwards what is not free."""
    limits.switch_limits(mine, is_on=True)
    on = mine.model.limits
    limits.switch_limits(mine, is_on=False)

    assert on == Limits(may_patient_change=MAY_CHANGE)
    assert mine.model.limits is None


def test_a_single_number_takes_nothing_else(mine):
    """A stop rule alone leaves days and times as free as they were."""
    limits.set_limit(mine, "stop_pain", 4)

    assert mine.model.limits == Limits(4, None, None, MAY_CHANGE)


def test_limits_stay_when_the_last_of_them_is_emptied(mine):
    """Nothing may be changed: that is a limit as well."""
    limits.set_limit(mine, "stop_pain", 4)
    set_field(mine, FREE, [])
    limits.set_limit(mine, "stop_pain", None)

    assert limits.has_limits(mine)
    assert mine.model.limits == Limits()
    assert mine.findings == ()


def test_a_number_that_is_typed_is_undone_as_one(mine):
    """Also the first one, which makes the table."""
    before = mine.text
    for value in (1, 12, None, 3):
        limits.set_limit(mine, "missed_in_a_row", value, gesture=1)
    mine.undo()

    assert mine.text == before


def test_another_limit_is_another_revision(mine, tmp_path):
    """It asks the person for something else."""
    mine.note_disk(tmp_path / "mine.plan.toml", mine.text.encode())
    limits.set_limit(mine, "stop_pain", 4)

    assert mine.revision_to_save == 2
