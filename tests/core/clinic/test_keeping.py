"""The practice at start, its daily copies, and a copy put back."""

import os
from contextlib import closing
from datetime import timedelta

import pytest

from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.keeping import has_practice, restore_practice, wake_practice
from coach.clinic.kind import PRACTICE
from coach.clinic.patients import Patient, add_patient, patients
from coach.errors import StoreError, StoreTooNewError
from coach.exchange.signed.key_ring import KeyFolder
from coach.paths import keys_folder, practice_file
from coach.store.connection import open_store
from coach.store.look import checked_look, list_backups
from coach.store.restore import restore
from tests.core.clinic.conftest import NOW, THERAPIST
from tests.core.store.samples import overwrite_pages

NOW_MS = round(NOW.timestamp() * 1000)
DAY_MS = 24 * 60 * 60 * 1000
PASSPHRASE = "correct horse battery"


@pytest.fixture
def folder(tmp_path, clinic, sam):
    """Return a data folder with a practice of one patient that nobody has open."""
    clinic.close()
    return tmp_path


def wake(folder, now_ms=NOW_MS):
    return wake_practice(folder, now_ms, 0)


def names(folder):
    with open_clinic(folder / FILE_NAME) as connection:
        return [each.name for each in patients(connection)]


def add(folder, author, name):
    with open_clinic(folder / FILE_NAME) as connection:
        add_patient(connection, Patient("", name, name), author)


def copies(folder):
    return sorted(path.name for path in (folder / "backups").glob("*.sqlite"))


def test_the_first_start_of_a_day_leaves_a_checked_copy(folder):
    """Beside those of the history; a second start finds it there."""
    assert wake(folder) == wake(folder)

    assert copies(folder) == ["clinic-2026-11-28.sqlite"]
    (look,) = list_backups(folder / "backups", PRACTICE)
    assert (look.problem, look.contents.patients) == ("", 1)
    assert look.contents.last_day == "2026-11-28"


def test_the_copy_is_made_while_the_practice_is_in_use(folder, author):
    """What was committed a moment ago lies in the log, and is copied too."""
    with open_clinic(folder / FILE_NAME) as connection:
        add_patient(connection, Patient("", "P-2", "Kim"), author)
        wake(folder)

    (look,) = list_backups(folder / "backups", PRACTICE)
    assert look.contents.patients == 2


def test_seven_days_and_four_weeks_are_kept(folder):
    """As of the history."""
    for number in range(60):
        wake(folder, NOW_MS + number * DAY_MS)

    assert len(copies(folder)) == 11


def test_the_history_keeps_its_own_copies(folder):
    """Neither counts or drops those of the other."""
    backups = folder / "backups"
    backups.mkdir()
    for number in range(20):
        day = (NOW - timedelta(days=number)).date()
        (backups / f"history-{day}.sqlite").write_text("a history")

    wake(folder)

    assert len(list(backups.glob("history-*"))) == 20
    assert len(list_backups(backups, PRACTICE)) == 1


def test_a_home_user_gets_no_practice(tmp_path):
    """Nothing is made where there is nothing."""
    assert wake(tmp_path).damage is None
    assert not has_practice(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_keys_are_copied_at_start(folder):
    """And a damaged one is put back, with a sentence."""
    keys = KeyFolder(keys_folder(folder), None, 14)
    keys.keep(THERAPIST, PASSPHRASE)
    wake(folder)
    path = keys.path_of(THERAPIST.verify_key)
    path.write_text("damaged")

    (sentence,) = wake(folder).sentences

    assert path.name in sentence
    assert keys.open(THERAPIST.verify_key, PASSPHRASE).key == THERAPIST


def test_a_copy_that_cannot_be_made_is_one_sentence(folder):
    """The practice works on without it."""
    (folder / "backups").write_text("a letter")

    (sentence,) = wake(folder).sentences

    assert str(folder / "backups") in sentence
    assert names(folder) == ["Sam Osei"]


@pytest.mark.parametrize("fault", ["pages", "text", "empty", "gone", "log"])
def test_a_damaged_practice_is_set_aside(folder, fault):
    """An empty one is begun, the damaged file is kept, the newest copy offered."""
    wake(folder)
    path = folder / FILE_NAME
    if fault == "pages":
        overwrite_pages(path)
    elif fault == "text":
        path.write_text("This is no database. " * 99)
    elif fault == "empty":
        os.truncate(path, 0)
    elif fault == "log":
        path.with_name(f"{FILE_NAME}-wal").write_bytes(b"no log of ours" * 99)
    else:
        path.unlink()

    damage = wake(folder, NOW_MS + DAY_MS).damage

    assert damage.offer.contents.patients == 1
    assert (damage.aside is None) == (fault == "gone")
    assert "file of your patients" in damage.sentence
    assert len(damage.sentence.splitlines()) == 1
    assert names(folder) == []
    restore_practice(folder, damage.offer.path, NOW_MS + DAY_MS)
    assert names(folder) == ["Sam Osei"]


def test_a_newer_practice_is_left_alone(folder):
    """One sentence, and no byte is changed."""
    path = folder / FILE_NAME
    with open_clinic(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()

    with pytest.raises(StoreTooNewError, match="newer version"):
        wake(folder)

    assert path.read_bytes() == before


def test_a_copy_is_put_back_apart_from_the_history(folder, author):
    """The history stays as it is; the patients of before are kept."""
    open_store(folder / "history.sqlite").close()
    history = (folder / "history.sqlite").read_bytes()
    wake(folder)
    add(folder, author, "Kim")

    done = restore_practice(folder, folder / "backups" / copies(folder)[0], NOW_MS)

    assert names(folder) == ["Sam Osei"]
    assert checked_look(done.kept, PRACTICE).contents.patients == 2
    assert done.kept.name.startswith("clinic-before-restore-")
    assert (folder / "history.sqlite").read_bytes() == history


def test_missing_keys_come_back_with_a_copy(folder):
    """Sealed as they were."""
    keys = KeyFolder(keys_folder(folder), None, 14)
    keys.keep(THERAPIST, PASSPHRASE)
    wake(folder)
    keys.path_of(THERAPIST.verify_key).unlink()

    restore_practice(folder, folder / "backups" / copies(folder)[0], NOW_MS)

    assert keys.open(THERAPIST.verify_key, PASSPHRASE).key == THERAPIST


def test_copies_do_not_take_each_others_place(folder):
    """A practice is no history, nor the other way round; both stay as they are."""
    history = folder / "history.sqlite"
    with closing(open_store(history)):
        pass
    before = history.read_bytes()

    with pytest.raises(StoreError, match="not a history"):
        restore(history, folder / FILE_NAME, NOW_MS)
    with pytest.raises(StoreError, match="holds no patients"):
        restore_practice(folder, history, NOW_MS)

    assert history.read_bytes() == before
    assert names(folder) == ["Sam Osei"]


def test_both_names_of_the_file_are_one(tmp_path):
    """What home users look for without the practice's code is the practice's file."""
    assert practice_file(tmp_path) == tmp_path / FILE_NAME
