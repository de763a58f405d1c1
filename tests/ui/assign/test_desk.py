"""From a program to a patient, and what was assigned so far."""

import pytest

from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import all_issued
from coach.clinic.patients import patients
from coach.exchange.signed.encrypted import decrypt, recipient_of
from coach.exchange.signed.keys import SigningKey
from ui.assign.desk import AssignDesk

PERSON = SigningKey.from_seed(b"p" * 32)


@pytest.fixture
def desk(loaded, window):
    """Return the desk of that window."""
    return AssignDesk(loaded, window)


@pytest.fixture
def flow(desk):
    """Return the flow of the desk."""
    return desk.flow


@pytest.fixture
def assigned(desk, opened, assign, loaded, tmp_path):
    """Return a function that assigns the easy program and returns what was issued."""

    def write(patient):
        opened(patient, content=loaded.library.program("easy"))
        assign(tmp_path / "first.assignment")
        with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
            return all_issued(clinic, patient.id)[0]

    return write


@pytest.fixture
def listed(desk, qtbot):
    """Return a function that lists what a patient was assigned."""

    def show(patient):
        desk.show_issued(patient.id)
        qtbot.waitUntil(lambda: desk.issued is not None)
        return desk.issued

    return show


def names(sheet):
    return [row.text() for row in sheet.rows]


def found(desk, qtbot, count):
    qtbot.waitUntil(lambda: len(desk.choosing.sheet.rows) == count, timeout=10_000)
    return desk.choosing.sheet


def test_patient_is_found_as_one_types(desk, add, qtbot):
    """By name, number or problem; nobody who is archived is offered."""
    add(), add("P-0043", "Nora Berg", problem="Knee", side="")
    desk.assign_content("program:easy")
    sheet = found(desk, qtbot, 2)
    assert names(sheet) == ["Nora Berg", "Sam Osei"]

    sheet.field.set_text("knee")

    assert names(sheet) == ["Nora Berg"]


def test_program_is_in_the_form_of_the_patient_who_was_chosen(desk, add, loaded, qtbot):
    """Return takes the first who was found."""
    add(), add("P-0043", "Nora Berg")
    desk.assign_content("program:easy")
    sheet = found(desk, qtbot, 2)
    sheet.field.set_text("sam")
    sheet.field.left_downwards.emit()
    qtbot.waitUntil(lambda: desk.flow.sheet is not None)

    assert "Sam Osei" in desk.flow.sheet.title.text()
    assert desk.flow.sheet.form.content == loaded.library.program("easy")


def test_new_patient_can_be_added_on_the_way(desk, add, loaded, qtbot):
    """The form follows at once."""
    add()
    desk.assign_content("program:easy")
    sheet = found(desk, qtbot, 1)
    sheet.new_asked.emit()
    form = desk.choosing.form
    qtbot.waitUntil(lambda: form.ref.text() == "P-0043")
    form.name.setText("Nora Berg")
    form.save.click()
    qtbot.waitUntil(lambda: desk.flow.sheet is not None, timeout=10_000)

    assert "Nora Berg" in desk.flow.sheet.title.text()
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        assert [each.name for each in patients(clinic)] == ["Nora Berg", "Sam Osei"]


def test_program_with_problems_cannot_be_assigned(desk, loaded, qtbot):
    """It is not in the library; one sentence says so."""
    with qtbot.waitSignal(loaded.notice_given) as told:
        desk.assign_content("program:broken")

    assert "cannot be assigned" in told.args[0]
    assert desk.choosing.sheet is None


def test_assignment_is_saved_again_with_the_same_bytes(
    assigned, listed, sam, loaded, pick, qtbot, tmp_path
):
    """For who has lost the file."""
    issued = assigned(sam)
    listed(sam).rows[0].save.click()
    with qtbot.waitSignal(loaded.done_told, timeout=10_000) as told:
        pick(tmp_path / "again.assignment")

    assert (tmp_path / "again.assignment").read_bytes() == issued.bundle
    assert "not locked" in told.args[0]


def test_file_for_one_patient_alone_is_locked_again(
    assigned, listed, add, loaded, pick, qtbot, tmp_path
):
    """What others could not open, they cannot open now."""
    sam = add(recipient=recipient_of(PERSON))
    issued = assigned(sam)
    listed(sam).rows[0].save.click()
    with qtbot.waitSignal(loaded.done_told, timeout=10_000):
        pick(tmp_path / "again.assignment")

    data = (tmp_path / "again.assignment").read_bytes()
    assert data != issued.bundle
    assert decrypt(data, PERSON) == issued.bundle


def test_failure_is_told_in_the_list(assigned, listed, sam, pick, qtbot, tmp_path):
    """The list stays open."""
    assigned(sam)
    sheet = listed(sam)
    sheet.rows[0].save.click()
    pick(tmp_path / "gone" / "again.assignment")

    qtbot.waitUntil(lambda: "could not be written" in sheet.subtitle.text())


def test_handout_of_an_assignment_can_be_printed(
    assigned, desk, listed, sam, qtbot, window
):
    """It is made anew from what was signed."""
    assigned(sam)
    listed(sam).rows[0].print.click()
    qtbot.waitUntil(lambda: desk.paper is not None, timeout=10_000)

    marks = [mark for page in desk.paper.pages for mark in page]
    texts = {mark.text for mark in marks if hasattr(mark, "text")}
    assert "Sam Osei, P-0042, left side" in texts
    desk.paper.reject()


def test_ending_opens_the_form_with_today(assigned, desk, listed, sam, qtbot):
    """Only the newest can be ended, by a revision of its own."""
    assigned(sam)
    listed(sam).rows[0].end.click()
    qtbot.waitUntil(lambda: desk.flow.sheet is not None, timeout=10_000)

    draft = desk.flow.sheet.draft()
    assert draft.valid_until == draft.valid_from
    assert "revision 2" in desk.flow.sheet.subtitle.text()


def test_older_revision_is_only_saved_and_printed(
    assigned, opened, assign, listed, sam, tmp_path
):
    """The next one always follows the newest."""
    assigned(sam)
    opened(sam)
    assign(tmp_path / "second.assignment")

    newest, older = listed(sam).rows

    assert hasattr(newest, "end")
    assert not hasattr(older, "end")
