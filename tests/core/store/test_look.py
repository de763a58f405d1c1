"""Tests of a look into a copy: what is in it, and not a byte changed."""

import os
import shutil
import sqlite3

import pytest

from coach.errors import StoreTooNewError
from coach.store.backup import back_up, back_up_before
from coach.store.connection import open_store
from coach.store.entries import entries
from coach.store.look import (
    BEFORE_IMPORT,
    BEFORE_UPGRADE,
    DAILY,
    OTHER,
    checked_look,
    list_backups,
    look_inside,
    newest_sound,
)
from coach.store.schema import MIGRATIONS
from tests.core.store.samples import overwrite_pages


@pytest.fixture
def copy(filled, tmp_path):
    """Return a backup of a history with one session and two notes."""
    target = tmp_path / "copies" / "history-2025-11-24.sqlite"
    connection = open_store(filled)
    back_up(connection, target)
    connection.close()
    return target


def test_a_look_says_what_is_in_it(copy):
    """Sessions, notes, days, size and version."""
    look = look_inside(copy)

    assert (look.contents.sessions, look.contents.notes) == (1, 2)
    assert (look.contents.first_day, look.contents.last_day) == (
        "2025-11-24",
        "2025-11-24",
    )
    assert (look.size_bytes, look.schema) == (copy.stat().st_size, len(MIGRATIONS))
    assert look.is_sound
    assert look.kind == DAILY


def test_the_bin_does_not_count(copy, tmp_path):
    """A note in the bin is in the copy, but not among its notes."""
    connection = open_store(copy)
    (note, _) = entries(connection)
    connection.execute(
        "UPDATE entry SET removed_at = 'now' WHERE entry_id = ?", (note.id,)
    )
    connection.close()

    assert look_inside(copy).contents.notes == 1


def test_nothing_is_changed_by_a_look(copy):
    """The file is the same, and nothing appears beside it."""
    before = copy.read_bytes(), copy.stat().st_mtime_ns

    look_inside(copy)

    assert (copy.read_bytes(), copy.stat().st_mtime_ns) == before
    assert list(copy.parent.iterdir()) == [copy]


def test_a_copy_that_may_not_be_written_can_be_looked_into(copy):
    """A backup on a read-only medium is as good as any."""
    copy.chmod(0o444)
    copy.parent.chmod(0o555)

    look = look_inside(copy)

    copy.parent.chmod(0o755)
    assert look.is_sound


def test_a_history_with_its_log_is_read_with_it(path, tmp_path):
    """The newest data of another data folder lie in its log; they count."""
    alive = open_store(path)
    alive.execute("PRAGMA wal_autocheckpoint = 0")
    alive.execute(
        "INSERT INTO document VALUES ('p', 'program', 'x', 1, 'X', '', 'now')"
    )
    alive.execute(
        "INSERT INTO session (id, person, program_sha256, plan_sha256, plan_total_ms,"
        " local_day, started_at, utc_offset_min)"
        " VALUES ('s', '', 'p', 'p', 0, '2025-01-02', 'now', 0)"
    )
    crashed = tmp_path / "crashed.sqlite"
    for ending in ("", "-wal"):
        shutil.copyfile(f"{path}{ending}", f"{crashed}{ending}")
    alive.close()
    before = crashed.read_bytes()

    look = look_inside(crashed)

    assert (look.contents.sessions, look.contents.first_day) == (1, "2025-01-02")
    assert crashed.read_bytes() == before


def test_a_log_that_cannot_be_read_is_left_out(copy):
    """Without its log the file still says what was in it a moment before."""
    copy.with_name(copy.name + "-wal").write_bytes(b"garbage" * 900)

    assert look_inside(copy).is_sound


def test_damage_is_one_sentence(copy):
    """The sentence names the file and says what to do."""
    overwrite_pages(copy)

    look = look_inside(copy)

    assert not look.is_sound
    assert str(copy) in look.problem
    assert "Choose another copy" in look.problem
    assert look.size_bytes == copy.stat().st_size


def test_truncated_copy_is_damaged(copy):
    """Half a copy is none."""
    os.truncate(copy, copy.stat().st_size // 2)

    assert "damaged" in look_inside(copy).problem


def test_other_files_are_no_history(tmp_path):
    """A text, another program's database, an empty file and no file at all."""
    text, foreign, empty = (tmp_path / name for name in ("a", "b", "c"))
    text.write_text("Dear diary, this is not a database of any kind. " * 9)
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    empty.touch()

    assert "not a history of Coach" in look_inside(text).problem
    assert "not a history of Coach" in look_inside(foreign).problem
    assert "is empty" in look_inside(empty).problem
    assert "cannot be opened" in look_inside(tmp_path / "none").problem


def test_newer_copy_is_refused(copy):
    """A copy of a later version of Coach is told apart."""
    connection = sqlite3.connect(copy)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()

    with pytest.raises(StoreTooNewError, match="newer version"):
        checked_look(copy)
    assert "newer version" in look_inside(copy).problem


def test_backups_are_listed_newest_first(filled, tmp_path):
    """Each with its kind; what is no backup by its name is not listed."""
    folder = tmp_path / "backups"
    connection = open_store(filled)
    back_up(connection, folder / "history-2025-11-20.sqlite")
    back_up(connection, folder / "history-before-schema-2.sqlite")
    imported = back_up_before(connection, folder, "import", 1_764_000_000_000)
    connection.close()
    (folder / "notes.txt").write_text("mine")
    (folder / "history-odd.sqlite").write_text("no history" * 99)
    for age_s, name in enumerate(
        ("history-2025-11-20.sqlite", imported.name, "history-odd.sqlite")
    ):
        os.utime(folder / name, (1_000_000 - age_s, 1_000_000 - age_s))

    looks = list_backups(folder)

    assert [(look.kind, look.is_sound) for look in looks] == [
        (BEFORE_UPGRADE, True),
        (DAILY, True),
        (BEFORE_IMPORT, True),
        (OTHER, False),
    ]
    assert list_backups(tmp_path / "none") == []


def test_newest_sound_copy_passes_over_damaged_ones(filled, tmp_path):
    """The first that can be restored is the one to offer."""
    connection = open_store(filled)
    files = [tmp_path / f"history-2025-11-2{n}.sqlite" for n in range(3)]
    for second, file in enumerate(files):
        back_up(connection, file)
        os.utime(file, (second, second))
    connection.close()
    overwrite_pages(files[2])

    assert newest_sound(files).path == files[1]
    assert newest_sound(files[2:]) is None
