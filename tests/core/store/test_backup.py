"""Tests of copies of the history and of their rotation."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.errors import StoreError
from coach.store.backup import back_up, daily_backup, kept_days
from coach.store.connection import open_store


def test_copy_has_what_the_log_holds(connection, tmp_path):
    """A copy of an open history is complete, sound and one plain file."""
    connection.execute("INSERT INTO meta VALUES ('newest', 'word')")
    target = tmp_path / "copies" / "one.db"

    back_up(connection, target)

    copy = open_store(target)
    assert copy.execute("SELECT value FROM meta").fetchall() == [("word",)]
    copy.close()
    assert [path.name for path in target.parent.iterdir()] == ["one.db"]


def test_failed_copy_leaves_the_old_one(connection, tmp_path):
    """A copy that cannot be written takes no earlier copy with it."""
    target = tmp_path / "one.db"
    target.mkdir()

    with pytest.raises(StoreError, match=r"one\.db"):
        back_up(connection, target)

    assert target.is_dir()
    assert not target.with_name("one.db.part").exists()


def test_damaged_history_is_not_copied_over_a_good_copy(path, tmp_path):
    """An unsound copy is refused; the good one stays."""
    first = open_store(path)
    first.executemany(
        "INSERT INTO meta VALUES (?, ?)", [(f"k{n}", "x" * 300) for n in range(900)]
    )
    target = tmp_path / "good.db"
    back_up(first, target)
    good = target.read_bytes()
    first.close()
    with path.open("r+b") as file:
        file.seek(12 * 4096)
        file.write(b"\xff" * 4096 * 20)
    damaged = sqlite3.connect(path, isolation_level=None)

    with pytest.raises(StoreError):
        back_up(damaged, target)

    assert target.read_bytes() == good
    damaged.close()


def test_seven_days_and_four_weeks_are_kept():
    """The last seven, then the newest of each of the four weeks before."""
    today = date(2025, 11, 23)  # a Sunday
    days = [today - timedelta(days=back) for back in range(100)]

    kept = sorted(kept_days(days), reverse=True)

    assert kept == [
        *(today - timedelta(days=back) for back in range(7)),
        date(2025, 11, 16),
        date(2025, 11, 9),
        date(2025, 11, 2),
        date(2025, 10, 26),
    ]


@given(st.sets(st.dates(date(2020, 1, 1), date(2026, 1, 1)), max_size=60))
def test_rotation_never_drops_the_newest(days):
    """However rarely Coach is opened, the newest copies stay and few pile up."""
    kept = kept_days(days)

    assert kept <= days
    assert set(sorted(days)[-7:]) <= kept
    assert len(kept) <= 11
    # Dropping again drops nothing: a day that stays is not lost the next time.
    assert kept_days(kept) == kept


def test_daily_backup_once_a_day_and_rotated(connection, tmp_path):
    """One copy a day; files that are not ours stay."""
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "history-2025-02-31.sqlite").write_text("no such day")
    first = date(2025, 9, 1)

    made = [
        daily_backup(connection, folder, first + timedelta(days=n)) for n in range(60)
    ]

    assert daily_backup(connection, folder, first + timedelta(days=59)) is None
    assert all(made)
    names = {path.name for path in folder.iterdir()}
    assert {"notes.txt", "history-2025-02-31.sqlite"} <= names
    assert len(names) == 2 + 11
