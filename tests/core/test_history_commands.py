"""`coach history`, `coach backup` and `coach restore`: output, codes, and safety."""

import io
import json
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import QLockFile

from coach import cli
from coach.clinic.audit import sign_in
from coach.clinic.connection import open_clinic
from coach.clinic.patients import Patient, add_patient
from coach.clinic.patients import patients as all_patients
from coach.exchange.signed.key_ring import KeyFolder
from coach.store.connection import open_store
from coach.store.entries import ACTIVITIES, CARE, COURSE, CRAMP, PAIN, entries
from coach.store.journal import Journal
from coach.store.schema import MIGRATIONS
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST
from tests.core.exchange.signed.test_keyring import MemoryKeyring
from tests.core.store.frozen.make import make
from tests.core.store.samples import content


class Terminal(io.StringIO):
    """A person at a terminal who types one answer."""

    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Return the data folder that the commands use."""
    data = tmp_path / "data"
    monkeypatch.setenv("COACH_DATA_DIR", str(data))
    return data


@pytest.fixture
def path(folder):
    """Return a history with two sessions that count, and two notes."""
    folder.mkdir()
    make(len(MIGRATIONS), folder / "history.sqlite")
    return folder / "history.sqlite"


@pytest.fixture
def copy(path, tmp_path, capsys):
    """Return a backup of the history, which has got one more note since."""
    target = tmp_path / "copy.sqlite"
    assert cli.main(["backup", str(target)]) == 0
    capsys.readouterr()
    return target


def lines(capsys):
    return capsys.readouterr().out.splitlines()


def one_sentence(capsys):
    """Return what was said on stderr, which must be one line and no traceback."""
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("coach: ")
    return line


def test_history_is_told_in_plain_words(path, capsys):
    """The newest first, each on a line with its day; the bin is left out."""
    assert cli.main(["history"]) == 0

    assert lines(capsys) == [
        "Tue 25 Nov 2025  Small stretch: stopped, 20 s of 2 min",
        "Tue 25 Nov 2025  Cramp: Calf, at night",
        "Tue 25 Nov 2025  Pain 3, in the morning",
        "Mon 24 Nov 2025  Small stretch: done, 42 s of 2 min, pain 5 at worst, effort "
        "6, tight",
    ]


def test_every_kind_of_note_has_words(path, clock, capsys):
    """No note is shown by the name of its kind alone."""
    journal = Journal(path, clock)
    journal.note(PAIN, {"when": "now", "pain": 4, "place": "calf"})
    journal.note(ACTIVITIES, {"items": [{"name": "Stairs", "score": 7}]})
    journal.note(COURSE, {"title": "Calf ladder", "decision": "start"})
    journal.note(CARE, {"what": "ice", "length_s": 900})
    journal.note(CRAMP, {"muscle": "calf"})
    assert journal.close()

    cli.main(["history"])

    said = {line.partition("  ")[2] for line in lines(capsys)}
    assert said >= {
        "Pain 4: calf",
        "My activities: Stairs 7",
        "Calf ladder: begun",
        "Ice: 15 min",
        "Cramp: Calf",
    }


def test_history_as_json(path, capsys):
    """Sessions and notes with all their fields, newest first."""
    assert cli.main(["history", "--json"]) == 0

    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["sessions", "notes"]
    assert [each["session_id"] for each in document["sessions"]] == ["aaa2", "aaa1"]
    done = document["sessions"][1]
    assert (done["outcome"], done["active_s"], done["pain_max"]) == ("done", 42, 5)
    assert done["skipped"][0]["how"] == "skipped"
    assert [each["data"] for each in document["notes"]] == [
        {"muscle": "calf", "night": True},
        {"when": "morning", "pain": 3},
    ]


def test_history_is_limited(path, capsys):
    """As many lines as were asked for; fewer than one makes no sense."""
    cli.main(["history", "--limit", "2"])
    assert len(lines(capsys)) == 2

    assert cli.main(["history", "--limit", "0"]) == 2
    assert "--limit" in one_sentence(capsys)


def test_without_a_history_there_is_nothing_to_tell(folder, capsys):
    """Asking makes no file."""
    assert cli.main(["history"]) == 0

    assert lines(capsys) == ["Nothing is in the history yet."]
    assert not folder.exists()


def test_backup_says_what_is_in_the_copy(path, tmp_path, capsys):
    """A file or a folder may be named; the copy is sound and whole."""
    assert cli.main(["backup", str(tmp_path)]) == 0

    (line,) = lines(capsys)
    target = tmp_path / "history.sqlite"
    assert line.startswith(f"{target}: 4 sessions, 2 notes, 2025-11-24 to 2025-11-27")
    assert content(target) == content(path)


def test_backup_replaces_an_older_copy_and_nothing_else(path, copy, tmp_path, capsys):
    """A letter in the way is not overwritten."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is no history. " * 9)

    assert cli.main(["backup", str(copy)]) == 0
    capsys.readouterr()
    assert cli.main(["backup", str(letter)]) == 2

    assert "not a history of Coach" in one_sentence(capsys)
    assert letter.read_text().startswith("Dear reader")


def test_backup_needs_a_history_and_another_place(folder, capsys):
    """Both are one sentence and code 2."""
    assert cli.main(["backup", "copy.sqlite"]) == 2
    assert "no history" in one_sentence(capsys)

    folder.mkdir()
    make(len(MIGRATIONS), folder / "history.sqlite")
    assert cli.main(["backup", str(folder)]) == 2
    assert "the history itself" in one_sentence(capsys)


def test_restore_puts_the_copy_back(path, copy, clock, capsys):
    """What was entered since is kept beside, and its place is told."""
    journal = Journal(path, clock)
    journal.note(PAIN, {"pain": 9})
    assert journal.close()
    later = content(path)

    assert cli.main(["restore", str(copy), "--yes"]) == 0

    look, done, kept = lines(capsys)
    assert look.startswith(f"{copy}: 4 sessions, 2 notes")
    assert done == "The history is put back."
    (backup,) = path.parent.glob("backups/history-before-restore-*.sqlite")
    assert kept.endswith(f"{backup}.")
    assert content(path) == content(copy)
    assert content(backup) == later


@pytest.mark.parametrize(
    ("answer", "code", "notes"),
    [("y", 0, 2), ("yes", 0, 2), ("n", 130, 3), ("", 130, 3)],
)
def test_restore_asks_first(path, copy, clock, monkeypatch, answer, code, notes):
    """Only a yes replaces the history."""
    journal = Journal(path, clock)
    journal.note(PAIN, {"pain": 9})
    assert journal.close()
    monkeypatch.setattr(sys, "stdin", Terminal(f"{answer}\n"))

    assert cli.main(["restore", str(copy)]) == code

    with closing(open_store(path)) as connection:
        assert len(entries(connection)) == notes


def test_restore_without_a_terminal_needs_yes(path, copy, monkeypatch, capsys):
    """A script has to say that it means it."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    before = content(path)

    assert cli.main(["restore", str(copy)]) == 2

    assert "--yes" in one_sentence(capsys)
    assert content(path) == before


def test_restore_is_refused_while_a_window_is_open(path, copy, capsys):
    """The window would go on with the old history."""
    lock = QLockFile(str(path.parent / "window.lock"))
    assert lock.tryLock(0)
    before = content(path)

    assert cli.main(["restore", str(copy), "--yes"]) == 2

    assert "Close the window" in one_sentence(capsys)
    assert content(path) == before
    lock.unlock()
    assert cli.main(["restore", str(copy), "--yes"]) == 0


def test_restore_of_no_copy_is_one_sentence(path, tmp_path, capsys):
    """A missing file, and one that is no history."""
    text = tmp_path / "letter.txt"
    text.write_text("Dear reader, this is no history. " * 9)

    assert cli.main(["restore", str(tmp_path / "none"), "--yes"]) == 2
    assert "cannot be opened" in one_sentence(capsys)
    assert cli.main(["restore", str(text), "--yes"]) == 2
    assert "not a history of Coach" in one_sentence(capsys)


def test_a_damaged_history_is_one_sentence(path, capsys):
    """No traceback, whatever the command."""
    path.write_text("no database at all, but long enough to look like one. " * 20)

    assert cli.main(["history"]) == 2

    assert "is damaged" in one_sentence(capsys)


@pytest.fixture
def practice(folder, clock):
    """Return the file of a practice with one patient, and a key in a file."""
    path = folder / "clinic.sqlite"
    with open_clinic(path) as connection:
        author = sign_in(connection, "T", "0" * 16, "2026-11-28T09:00:00Z")
        add_patient(connection, Patient("", "P-1", "Sam Osei"), author)
    keys = KeyFolder(folder / "keys", MemoryKeyring(), 14)
    keys.keep(THERAPIST, "correct horse battery")
    return path


def test_a_folder_gets_the_practice_too(path, practice, tmp_path, capsys):
    """With its key files as they are; a line for each says what is in it."""
    stick = tmp_path / "stick"
    stick.mkdir()

    assert cli.main(["backup", str(stick)]) == 0

    history, patients, key = lines(capsys)
    assert "4 sessions" in history
    assert patients.startswith(f"{stick / 'clinic.sqlite'}: 1 patient, 0 reports, ")
    assert "sealed with its passphrase" in key
    assert len(list(stick.iterdir())) == 3


def test_a_folder_gets_a_practice_without_a_history(practice, tmp_path, capsys):
    """Whoever only looks after patients has no history yet."""
    stick = tmp_path / "stick"
    stick.mkdir()

    assert cli.main(["backup", str(stick)]) == 0

    assert {path.suffix for path in stick.iterdir()} == {".sqlite", ".key"}


def test_a_key_in_the_keyring_is_told(practice, folder, tmp_path, capsys):
    """It is in no copy, and the sentence says where to save one."""
    KeyFolder(folder / "keys", MemoryKeyring(), 14).keep(STRANGER, "")

    cli.main(["backup", str(tmp_path)])

    said = capsys.readouterr().out
    assert f"{STRANGER.verify_key.id_text} is in the keyring" in said


def test_patients_alone_are_copied_and_put_back(path, practice, tmp_path, capsys):
    """The copy itself says what it is; the history stays as it is."""
    copy, before = tmp_path / "copy.sqlite", content(path)
    assert cli.main(["backup", "--patients", str(copy)]) == 0
    practice.unlink()

    assert cli.main(["restore", str(copy), "--yes"]) == 0

    said = lines(capsys)
    assert "The patients are put back." in said
    assert content(path) == before
    with open_clinic(practice) as connection:
        assert [each.name for each in all_patients(connection)] == ["Sam Osei"]


def test_without_patients_there_is_nothing_to_copy(path, tmp_path, capsys):
    """One sentence, and nothing is made."""
    assert cli.main(["backup", "--patients", str(tmp_path / "copy.sqlite")]) == 2

    assert "no patients" in one_sentence(capsys)
    assert not (path.parent / "clinic.sqlite").exists()
