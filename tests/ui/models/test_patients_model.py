"""The practice as the window knows it, off the window's thread."""

from dataclasses import replace

import pytest

from coach.clinic.incoming import KeyNeededError
from coach.clinic.patients import Patient
from coach.exchange.signed.key_ring import OwnKeys
from tests.ui.practice import KEY, Practice
from ui.models.patients_model import PatientsModel
from ui.therapist.key_model import therapist_key


@pytest.fixture
def practice(utc, loaded, tmp_path):
    loaded.change_settings(
        therapist_name="A. Therapist", therapist_key=KEY.verify_key.text
    )
    return Practice(loaded, tmp_path)


@pytest.fixture
def model(practice, loaded):
    return PatientsModel(loaded)


def after(qtbot, signal, deed):
    with qtbot.waitSignal(signal, timeout=10_000) as told:
        deed()
    return told.args


def test_empty_practice_is_made_when_it_is_read(model, qtbot):
    """Nobody is in it."""
    after(qtbot, model.changed, model.refresh)

    assert model.rows == ()
    assert model.path.exists()


def test_patient_is_added_and_listed(model, qtbot):
    """With the number that was proposed."""
    (ref,) = after(qtbot, model.ref_found, model.find_ref)
    assert ref == "P-0001"

    (sam,) = after(qtbot, model.saved, lambda: model.add(Patient("", ref, "Sam Osei")))
    qtbot.waitUntil(lambda: bool(model.rows))
    assert model.rows[0].patient == sam
    assert model.words.find("osei") == [0]


def test_edit_is_put_back_whatever_changed_since(model, practice, qtbot):
    """Undo writes the texts of before over a later version."""
    sam = practice.patient(notes="One.")
    edited = replace(sam, notes="Two.")
    (now,) = after(qtbot, model.saved, lambda: model.save(edited))
    assert (now.notes, now.version) == ("Two.", 2)

    (back,) = after(qtbot, model.saved, lambda: model.put_back(sam))
    assert (back.notes, back.version) == ("One.", 3)


def test_second_change_of_the_same_is_refused(model, practice, qtbot):
    """In a sentence for the form."""
    sam = practice.patient()
    after(qtbot, model.saved, lambda: model.save(replace(sam, notes="One.")))

    (said,) = after(qtbot, model.failed, lambda: model.save(replace(sam, notes="Two.")))
    assert "Sam Osei was changed meanwhile" in said


def test_report_is_taken_in_and_told(model, practice, qtbot):
    """Whose it is, and that their key is new."""
    sam = practice.patient()
    file = practice.report(practice.assign(sam))

    path, arrived = after(qtbot, model.arrived, lambda: model.take_in(file))
    assert (path, arrived.patient.id, arrived.first_key) == (file, sam.id, True)
    qtbot.waitUntil(lambda: bool(model.rows))
    assert model.rows[0].unseen == 1


def test_encrypted_report_needs_the_key(model, practice, loaded, qtbot):
    """It is refused while the key is locked; an old key opens it too."""
    file = practice.report(practice.assign(practice.patient()), to=KEY)
    path, error = after(qtbot, model.refused, lambda: model.take_in(file))
    assert path == file
    assert isinstance(error, KeyNeededError)

    newer = type(KEY).from_seed(b"n" * 32)
    therapist_key(loaded).keys = OwnKeys(newer, (KEY,))
    after(qtbot, model.arrived, lambda: model.take_in(file))


def test_missing_file_is_refused_with_its_name(model, tmp_path, qtbot):
    """It may have gone since the folder was looked at."""
    _, error = after(
        qtbot, model.refused, lambda: model.take_in(tmp_path / "gone.report")
    )

    assert "gone.report" in str(error)


def test_detail_and_seen(model, practice, qtbot):
    """What was looked at is new no more."""
    sam = practice.patient()
    file = practice.report(practice.assign(sam))
    after(qtbot, model.arrived, lambda: model.take_in(file))
    (detail,) = after(qtbot, model.detail_read, lambda: model.read_detail(sam.id))
    assert (detail.row.unseen, len(detail.reports)) == (1, 1)

    model.mark_seen(sam.id)
    qtbot.waitUntil(lambda: bool(model.rows) and model.rows[0].unseen == 0)
    (nobody,) = after(qtbot, model.detail_read, lambda: model.read_detail("nobody"))
    assert nobody is None
    digest = detail.reports[0].sha256
    (signed,) = after(
        qtbot, model.report_read, lambda: model.read_report(sam.id, digest)
    )
    assert signed.report == detail.report.report


def test_exports_are_written(model, practice, tmp_path, qtbot):
    """The list as a table, and one patient as a zip."""
    sam = practice.patient()
    after(qtbot, model.changed, model.refresh)
    for name, deed in (
        ("list.csv", lambda target: model.export_list(model.rows, target)),
        ("sam.zip", lambda target: model.export_patient(sam.id, target)),
    ):
        target = tmp_path / name
        (path,) = after(qtbot, model.written, lambda d=deed, t=target: d(t))
        assert path == target
        assert target.stat().st_size


def test_damaged_practice_is_said(model, qtbot):
    """One sentence, and the file is left alone."""
    model.path.write_bytes(b"no database, but long enough to look like one" * 40)

    (said,) = after(qtbot, model.failed, model.refresh)
    assert str(model.path) in said
