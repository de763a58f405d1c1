"""Tests of the history's tables and of how a file is brought up to date."""

import sqlite3

import pytest

from coach.errors import StoreError, StoreTooNewError
from coach.store.connection import open_reader, open_store
from coach.store.schema import APPLICATION_ID, MIGRATIONS

# A step that a later version might take.
LATER = ("ALTER TABLE session ADD COLUMN mood TEXT", "CREATE TABLE extra (x INTEGER)")


def dump(connection):
    """Return everything that defines the schema of a file."""
    return connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"
    ).fetchall()


def pragma(connection, name):
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return value


def test_fresh_file_has_every_table_and_pragma(connection):
    """A new history has its tables, its mark and the safe pragmas."""
    names = {row[1] for row in dump(connection) if row[0] == "table"}

    assert names >= {
        "document",
        "session",
        "event",
        "entry",
        "entry_event",
        "session_summary",
        "set_done",
        "meta",
    }
    assert pragma(connection, "application_id") == APPLICATION_ID
    assert pragma(connection, "user_version") == len(MIGRATIONS)
    assert pragma(connection, "journal_mode") == "wal"
    assert pragma(connection, "synchronous") == 2
    assert pragma(connection, "foreign_keys") == 1
    assert pragma(connection, "busy_timeout") == 5000


def test_fresh_and_upgraded_files_agree(tmp_path):
    """A file upgraded step by step ends with the schema of a new one."""
    steps = (*MIGRATIONS, LATER)
    fresh = open_store(tmp_path / "fresh.db", steps)
    for count in range(1, len(steps) + 1):
        upgraded = open_store(tmp_path / "old.db", steps[:count])
        if count < len(steps):
            upgraded.close()

    assert dump(fresh) == dump(upgraded)
    assert pragma(upgraded, "user_version") == len(steps)
    fresh.close()
    upgraded.close()


def test_failing_migration_changes_nothing(path):
    """A step that breaks halfway is undone, version and all."""
    open_store(path).close()
    broken = ("CREATE TABLE half (x)", "nonsense")

    with pytest.raises(sqlite3.OperationalError):
        open_store(path, (*MIGRATIONS, broken))

    again = open_store(path)
    assert pragma(again, "user_version") == len(MIGRATIONS)
    assert not any(row[1] == "half" for row in dump(again))
    again.close()


def test_a_backup_is_made_before_the_first_step(path):
    """The copy beside an upgraded file still has the old schema and its data."""
    old = open_store(path)
    old.execute("INSERT INTO meta VALUES ('kept', 'yes')")
    old.close()

    open_store(path, (*MIGRATIONS, LATER)).close()

    name = f"history-before-schema-{len(MIGRATIONS) + 1}.sqlite"
    copy = sqlite3.connect(path.parent / "backups" / name)
    assert pragma(copy, "user_version") == len(MIGRATIONS)
    assert copy.execute("SELECT value FROM meta").fetchall() == [("yes",)]
    copy.close()


def test_a_new_or_current_file_is_not_backed_up(path):
    """Without a migration of an existing file there is no copy."""
    open_store(path).close()
    open_store(path).close()

    assert not (path.parent / "backups").exists()


def test_an_unwritable_backup_stops_the_upgrade(path):
    """Without its copy a file is not upgraded."""
    open_store(path).close()
    (path.parent / "backups").write_text("a file where the folder should be")

    with pytest.raises(StoreError, match="backups"):
        open_store(path, (*MIGRATIONS, LATER))

    again = open_store(path)
    assert pragma(again, "user_version") == len(MIGRATIONS)
    again.close()


def test_newer_file_is_refused_and_left_alone(path):
    """A file from the future is not touched."""
    open_store(path, (*MIGRATIONS, LATER)).close()
    before = path.read_bytes()

    with pytest.raises(StoreTooNewError, match="newer version"):
        open_store(path)
    with pytest.raises(StoreTooNewError, match="newer version"):
        open_reader(path)

    assert path.read_bytes() == before


def test_events_cannot_be_changed_or_deleted(connection):
    """The journal is append-only unless the person's data are being erased."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(
        "INSERT INTO event (session_id, seq, at, mono_ms, at_ms, kind)"
        " VALUES ('s', 1, 'now', 0, 0, 'start')"
    )

    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        connection.execute("UPDATE event SET kind = 'stop'")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM event")

    connection.execute("INSERT INTO meta VALUES ('erasing', '1')")
    assert connection.execute("DELETE FROM event").rowcount == 1
