"""A plan for another patient, on a computer that several people use."""

from coach.files.assignment_model import Patient
from coach.people import add_person
from tests.ui.assigned.conftest import OTHER_ID, text_of

HINT = "change who is here first."


def refused(running, opened, practice):
    """Open a plan for somebody else, and return what is said."""
    running()
    patient = Patient("P-9", "Nora Berg")
    said = text_of(opened(practice.signed(name=OTHER_ID, patient=patient)))
    assert "This plan is for Nora Berg." in said
    return said


def test_way_out_is_said_where_somebody_else_is(running, opened, practice, quiet):
    """They may have opened their file while another person is here."""
    add_person(quiet.root, "Nora")

    assert HINT in refused(running, opened, practice)


def test_way_out_is_not_said_to_one_person(running, opened, practice):
    """There is nobody else to change to."""
    assert HINT not in refused(running, opened, practice)


def test_other_refusals_are_as_before(running, opened, practice, quiet):
    """Another person would change nothing about them."""
    add_person(quiet.root, "Nora")
    data = practice.signed()
    running(data)

    said = text_of(opened(data))

    assert "This plan is here already." in said
    assert HINT not in said
