"""Erasing: what of a practice goes, what stays, and that nothing is left behind."""

import json
from dataclasses import replace

import pytest

from coach.clinic.audit import sign_in
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.erasing import (
    PracticeHere,
    Wish,
    erase,
    erased_words,
    practice_here,
)
from coach.clinic.keeping import wake_practice
from coach.clinic.patients import Patient, add_patient, patients
from coach.clinic.reports import take_in_report
from coach.errors import StoreError
from coach.exchange.returned.own_key import report_key
from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import history_file, keys_folder, own_programs, settings_file
from coach.people import add_person, folder_of
from coach.store.connection import open_store
from coach.store.settings import Settings, load_settings, save_settings
from coach.store.transactions import transaction
from tests.core.clinic.conftest import NOW, THERAPIST, at, day, report_on
from tests.core.exchange.signed.bundles import STRANGER
from tests.core.exchange.signed.test_keyring import (
    MemoryKeyring,
    RefusingKeyring,
)
from tests.core.store.samples import overwrite_pages

NOW_MS = round(NOW.timestamp() * 1000)
DAY_MS = 24 * 60 * 60 * 1000
PASSPHRASE = "correct horse battery"
PATIENT = "Sam Osei"


@pytest.fixture
def ring():
    """Return a keyring that works."""
    return MemoryKeyring()


@pytest.fixture
def folder(tmp_path, clinic, sam, author, assign, ring):
    """Return the data folder of a physiotherapist with everything that lies in it.

    A patient with a report, copies, a damaged practice set aside, one key in a file and
    one in the keyring, and a program written for the patient, in several versions.
    """
    issued = assign(sam)
    take_in_report(clinic, report_on(issued, [day(0)]), THERAPIST, author)
    clinic.close()
    keys = KeyFolder(keys_folder(tmp_path), ring, 14)
    keys.keep(THERAPIST, PASSPHRASE)
    keys.keep(STRANGER, "")
    wake_practice(tmp_path, NOW_MS, 0)
    kept = (tmp_path / FILE_NAME).read_bytes()
    overwrite_pages(tmp_path / FILE_NAME, first=2, count=1)
    wake_practice(tmp_path, NOW_MS + DAY_MS, 0)
    (tmp_path / FILE_NAME).write_bytes(kept)
    versions = own_programs(tmp_path) / ".versions"
    versions.mkdir(parents=True)
    for name in (
        "../sam.program.toml",
        "sam.program.toml.000001",
        f"sam.program.toml.{'0' * 16}.unfinished",
    ):
        (versions / name).write_text(PATIENT)
    (tmp_path / "crash.log").write_text(PATIENT)
    save_settings(settings_file(tmp_path), THERAPISTS)
    return tmp_path


THERAPISTS = Settings(
    theme="dark",
    therapist_mode=True,
    therapist_name="A. Therapist",
    therapist_key=THERAPIST.verify_key.text,
    reports_folder="/reports",
)


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def with_patient(folder):
    """Return the files that name the patient."""
    return [name for name, data in files(folder).items() if PATIENT.encode() in data]


def settings(folder):
    found, problems = load_settings(settings_file(folder))
    assert problems == ()
    return found


def test_what_is_here(folder):
    """Patients, reports, the key, and what lies in the keyring."""
    assert practice_here(folder) == PracticeHere(True, 1, 1, True, 1)


def test_a_home_user_has_nothing_of_it(tmp_path):
    """Then nothing is asked."""
    assert practice_here(tmp_path) == PracticeHere()


def test_an_empty_practice_with_copies_may_hold_patients(folder, clinic):
    """Nobody can tell how many; it is asked about all the same."""
    (folder / FILE_NAME).unlink()

    here = practice_here(folder)

    assert (here.has_patients, here.patients) == (True, None)


def test_nothing_of_a_patient_is_left(folder, ring):
    """No file names them, no key is there, and the keyring holds none."""
    assert len(with_patient(folder)) >= 6

    erased = erase(folder, Wish(True, True, True, True), ring)

    assert erased_words(erased) == "Your data are erased."
    assert files(folder) == {}
    assert ring.entries == {}
    assert [path for path in folder.iterdir() if path.name != "programs"] == []


def test_patients_go_and_the_key_stays(folder, ring):
    """Plans that it signed still run; the folder of reports is watched no more."""
    erase(folder, Wish(programs=True, patients=True), ring)

    keys = KeyFolder(keys_folder(folder), ring, 14)
    assert with_patient(folder) == []
    assert keys.open(THERAPIST.verify_key, PASSPHRASE).key == THERAPIST
    assert len(ring.entries) == 1
    assert settings(folder) == replace(THERAPISTS, reports_folder="")


def test_patients_stay_and_the_key_goes(folder, ring):
    """The mode is off until there is a new one; patients and their copies are whole."""
    erase(folder, Wish(keys=True), ring)

    with open_clinic(folder / FILE_NAME) as connection:
        assert [each.name for each in patients(connection)] == [PATIENT]
    assert not keys_folder(folder).exists()
    assert not list(folder.rglob("*.key"))
    assert len(list((folder / "backups").glob("clinic-*.sqlite"))) == 2
    now = settings(folder)
    assert (now.therapist_mode, now.therapist_key) == (False, "")
    assert now.theme == "dark"


def test_a_key_that_stays_keeps_who_it_is_for(folder, ring):
    """Without that nobody could sign any more; every other setting is gone."""
    erase(folder, Wish(settings=True), ring)

    now = settings(folder)
    assert (now.therapist_name, now.therapist_key) == (
        "A. Therapist",
        THERAPIST.verify_key.text,
    )
    assert now.theme == Settings().theme


def test_by_itself_the_practice_is_left_alone(folder, ring):
    """Whoever erases the history has said nothing about patients and keys."""
    open_store(history_file(folder)).close()
    before = files(folder)

    erase(folder, Wish(), ring)

    gone = {"history.sqlite", "crash.log"}
    assert files(folder) == {k: v for k, v in before.items() if k not in gone}


def test_a_keyring_that_refuses_is_told(folder):
    """The rest goes; the file that names the key stays, for a second try."""
    locked = RefusingKeyring(OSError("no bus"))

    erased = erase(folder, Wish(True, True, True, True), locked)

    number = STRANGER.verify_key.id_text
    assert number in erased_words(erased)
    assert "is locked" in erased_words(erased)
    assert list(files(folder)) == [f"keys/{number}.pub"]
    assert practice_here(folder).in_keyring == 1


def test_a_practice_in_use_is_not_touched(folder, ring):
    """One sentence, and the history is whole as well."""
    open_store(history_file(folder)).close()
    with open_clinic(folder / FILE_NAME) as user:
        user.execute("BEGIN IMMEDIATE")
        before = {name for name in files(folder) if "-wal" not in name}

        with pytest.raises(StoreError, match="Another program is using"):
            erase(folder, Wish(programs=True, patients=True), ring)

        assert before <= set(files(folder))
        user.execute("ROLLBACK")
    assert practice_here(folder).patients == 1


def test_others_keep_their_patients(folder, ring):
    """One person's erasing takes nothing from anybody else's folder."""
    kim = folder_of(folder, add_person(folder, "Kim"))
    with open_clinic(kim / FILE_NAME) as connection:
        author = sign_in(connection, "K", STRANGER.verify_key.id_text, at(NOW))
        add_patient(connection, Patient("", "P-1", "Their patient"), author)
    KeyFolder(keys_folder(kim), ring, 14).keep(THERAPIST, PASSPHRASE)
    before = files(kim)

    erase(folder, Wish(True, True, True, True), ring)

    assert files(kim) == before
    assert json.loads((folder / "people.json").read_text())["people"]


def test_a_home_users_own_key_and_plans_go(tmp_path, ring):
    """The key that signs reports lies in the history, and goes with it."""
    path = history_file(tmp_path)
    connection = open_store(path)
    with transaction(connection):
        report_key(connection, at(NOW))
    (secret,) = connection.execute("SELECT secret FROM own_key").fetchone()
    connection.close()
    assert secret.encode() in path.read_bytes()

    erase(tmp_path, Wish(patients=True, keys=True), ring)

    assert files(tmp_path) == {}
