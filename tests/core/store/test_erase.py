"""Tests of erasing: every byte that the person entered is gone, and only those."""

import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from coach.errors import StoreError
from coach.store.backup import back_up_before, daily_backup
from coach.store.connection import open_store
from coach.store.damage import open_or_set_aside
from coach.store.entries import PAIN
from coach.store.erase import erase_everything
from coach.store.journal import Journal
from tests.core.store import dying
from tests.core.store.samples import MARKER, overwrite_pages

FROZEN = Path(__file__).with_name("frozen")
NOW_MS = 1_765_000_000_000
THEIRS = {
    "letter.txt": "a letter",
    "history of art.sqlite": "no history of Coach",
    "history-of-art.sqlite": "nor this",
    "backups/holiday.zip": "pictures",
    "backups/history-old.sqlite": "named by hand",
}


@pytest.fixture
def folder(filled, clock):
    """Return a data folder with everything that can lie in it, marker and all."""
    folder = filled.parent
    connection = open_store(filled)
    daily_backup(connection, folder / "backups", date(2025, 11, 24))
    back_up_before(connection, folder / "backups", "import", NOW_MS)
    connection.close()
    part = folder / "backups" / "history-2025-11-25.sqlite.ab12cd34.part"
    shutil.copyfile(filled, part)
    shutil.copyfile(filled, folder / "history.sqlite.restore.part")
    _set_aside_a_damaged_one(filled)
    shutil.copyfile(part, filled)
    _leave_something_unsaved(filled, clock)
    own = folder / "programs"
    own.mkdir()
    (own / "mine.program.toml").write_text(MARKER)
    (own / "readme.txt").write_text("theirs")
    (folder / "settings.json").write_text(f'{{"name": "{MARKER}"}}')
    for name, text in THEIRS.items():
        (folder / name).write_text(text)
    return folder


def _set_aside_a_damaged_one(path):
    overwrite_pages(path, first=2, count=1)
    damage = open_or_set_aside(path, NOW_MS)
    damage.connection.close()
    assert MARKER.encode() in damage.damage.aside.read_bytes()


def _leave_something_unsaved(path, clock):
    def refuse(at):
        raise OSError("no disk")

    journal = Journal(path, clock, opener=refuse, retry_ms=5)
    journal.note(PAIN, {"note": MARKER})
    journal.close(0.05)
    assert MARKER in journal.kept_in.read_text()


def files(folder):
    """Return the names of all files of a folder, with what is in them."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def with_marker(folder):
    return sorted(
        name for name, data in files(folder).items() if MARKER.encode() in data
    )


def test_everywhere_is_a_marker_before(folder):
    """The fixture does put the marker into each kind of file."""
    kinds = " ".join(with_marker(folder))

    assert len(with_marker(folder)) == 9
    for part in ("damaged", "unsaved", "import", ".part", "restore"):
        assert part in kinds


def test_no_byte_is_left(folder):
    """Of history, copies, set-aside and unsaved files; what is not ours stays."""
    count = erase_everything(folder)

    assert count >= 7
    assert with_marker(folder) == ["programs/mine.program.toml", "settings.json"]
    assert files(folder) == {
        **{name: text.encode() for name, text in THEIRS.items()},
        "programs/mine.program.toml": MARKER.encode(),
        "programs/readme.txt": b"theirs",
        "settings.json": f'{{"name": "{MARKER}"}}'.encode(),
    }


def test_programs_and_settings_go_when_asked(folder):
    """Then nothing is left but what Coach never made."""
    erase_everything(folder, programs=True, settings=True)

    assert with_marker(folder) == []
    assert set(files(folder)) == {*THEIRS, "programs/readme.txt"}


def test_deleted_programs_go_with_the_others(folder):
    """What the editor keeps of a deleted file is no less the person's own."""
    kept = folder / "programs" / ".versions" / "mine.program.toml.000001.deleted"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(MARKER)
    erase_everything(folder, programs=True)

    assert not kept.exists()


def test_whoever_still_holds_a_file_finds_nothing(folder, tmp_path):
    """The bytes themselves are overwritten, not only the names removed."""
    held = tmp_path / "held"
    held.mkdir()
    for number, name in enumerate(with_marker(folder)):
        os.link(folder / name, held / str(number))

    erase_everything(folder, programs=True, settings=True)

    assert len(list(held.iterdir())) == 9
    assert with_marker(held) == []


def test_nothing_of_it_is_left_in_the_log(filled, clock, tmp_path):
    """What was committed a moment ago lies in the log; it is overwritten too."""
    keeper = open_store(filled)
    journal = Journal(filled, clock)
    journal.note(PAIN, {"note": MARKER})
    assert journal.close()
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for ending in ("", "-wal"):
        shutil.copyfile(f"{filled}{ending}", f"{crashed / filled.name}{ending}")
    keeper.close()
    assert "history.sqlite-wal" in with_marker(crashed)

    erase_everything(crashed)

    assert files(crashed) == {}


def test_a_history_of_the_first_version_can_be_erased(tmp_path):
    """Whatever the tables are."""
    path, held = tmp_path / "data" / "history.sqlite", tmp_path / "held"
    path.parent.mkdir()
    shutil.copyfile(FROZEN / "v1.db", path)
    os.link(path, held)

    erase_everything(path.parent)

    assert b"text of stretch" not in held.read_bytes()
    assert not path.exists()


def test_a_damaged_history_can_be_erased(filled):
    """What SQLite cannot read is overwritten all the same."""
    overwrite_pages(filled, first=0, count=2)
    assert with_marker(filled.parent) == ["history.sqlite"]

    erase_everything(filled.parent)

    assert files(filled.parent) == {}


def test_a_history_in_use_is_not_touched(folder):
    """One sentence, and everything is still there."""
    user = open_store(folder / "history.sqlite")
    user.execute("SELECT count(*) FROM meta").fetchone()
    before = set(files(folder))

    with pytest.raises(StoreError, match="Another program is using"):
        erase_everything(folder)

    user.close()
    assert set(files(folder)) == before - {"history.sqlite-wal", "history.sqlite-shm"}
    assert MARKER.encode() in (folder / "history.sqlite").read_bytes()


def test_another_programs_database_stays(tmp_path):
    """A file that only has the name of the history is not ours."""
    foreign = tmp_path / "history.sqlite"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = foreign.read_bytes()

    erase_everything(tmp_path)

    assert foreign.read_bytes() == before


def test_a_copy_that_was_made_by_hand_goes_too(filled):
    """Whatever its name, a history of Coach in the data folder is the person's."""
    shutil.copyfile(filled, filled.with_name("before my holiday.db"))

    erase_everything(filled.parent)

    assert files(filled.parent) == {}


def test_an_empty_folder_is_no_error(tmp_path):
    """There is nothing to erase, and nothing is made."""
    assert erase_everything(tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_new_history_begins_after_it(folder):
    """Coach goes on as on its first day."""
    erase_everything(folder)

    opened = open_or_set_aside(folder / "history.sqlite", NOW_MS)

    assert opened.damage is None
    assert opened.connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    opened.connection.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a forked process")
def test_cut_off_it_can_be_done_again(folder):
    """At whatever step it ends, a second try erases the rest."""
    *cut, through = dying.cut_off("erase", "die", folder)

    assert through["left_after_another_try"] == []
    assert len(cut) > 10
    for run in cut:
        assert run["left_after_another_try"] == [], run
