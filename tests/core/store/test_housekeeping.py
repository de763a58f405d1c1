"""Tests of what is done once a day: backup, bin, summaries, warnings."""

from datetime import date, timedelta

import pytest

from coach.store.backup import back_up_before, daily_backups, drop_cut_off
from coach.store.bin import bin_items
from coach.store.connection import open_store
from coach.store.entries import entries
from coach.store.history import sessions
from coach.store.housekeeping import keep_house
from coach.store.journal import Journal
from coach.store.look import look_inside
from coach.store.unsaved import keep_unsaved
from tests.core.store.samples import content, overwrite_pages

DAY_MS = 86_400_000


@pytest.fixture
def now_ms(clock):
    """Return the afternoon of 2025-11-24, in UTC."""
    return clock.wall_ms()


def keep(path, now_ms):
    return keep_house(path, now_ms, 0)


def test_the_day_gets_its_backup(filled, now_ms):
    """A copy by the name of the training day, sound and complete."""
    done = keep(filled, now_ms)

    assert done.backup == filled.parent / "backups" / "history-2025-11-24.sqlite"
    look = look_inside(done.backup)
    assert (look.problem, look.contents.sessions, look.contents.notes) == ("", 1, 2)
    assert (done.problem, done.warnings) == ("", ())


def test_a_second_start_of_the_day_makes_no_second_one(filled, now_ms):
    """Nothing is left to do, also after midnight and before four."""
    keep(filled, now_ms)
    after_midnight_ms = now_ms // DAY_MS * DAY_MS + DAY_MS + 3 * 3_600_000

    done = keep(filled, after_midnight_ms)

    assert done.backup is None
    assert len(list((filled.parent / "backups").iterdir())) == 1


def test_seven_days_and_four_weeks_stay(filled, now_ms):
    """Opened every day for months, eleven copies are kept."""
    for day in range(90):
        assert keep(filled, now_ms + day * DAY_MS).problem == ""

    days = sorted(daily_backups(filled.parent / "backups"), reverse=True)

    today = date(2025, 11, 24) + timedelta(days=89)
    assert days[:7] == [today - timedelta(days=n) for n in range(7)]
    assert len(days) == 11


def test_the_bin_is_emptied_after_thirty_days(filled, clock, now_ms):
    """What was removed long ago goes; the copy of that day still has it."""
    journal = Journal(filled, clock)
    connection = open_store(filled)
    for note in entries(connection):
        journal.remove_note(note.id)
    assert journal.close()

    done = keep(filled, now_ms + 31 * DAY_MS)

    assert (done.emptied.notes, done.emptied.sessions) == (2, 0)
    assert bin_items(connection) == []
    connection.close()
    before = open_store(done.backup)
    assert len(bin_items(before)) == 2
    before.close()


def test_summaries_of_an_older_version_are_made_anew(filled, now_ms):
    """What an older version summed up is not trusted."""
    connection = open_store(filled)
    connection.execute("UPDATE meta SET value = '1' WHERE key = 'derived_version'")
    connection.execute("UPDATE session_summary SET outcome = 'wrong'")

    done = keep(filled, now_ms)

    assert done.rebuilt == 1
    assert sessions(connection, 1)[0].outcome == "stopped"
    connection.close()


def test_without_a_history_nothing_is_done(path, now_ms):
    """Housekeeping begins no history."""
    done = keep(path, now_ms)

    assert (done.backup, done.problem) == (None, "")
    assert not path.exists()


def test_without_its_backup_nothing_is_deleted(filled, clock, now_ms):
    """A folder that cannot be written is one sentence, and the bin stays full."""
    journal = Journal(filled, clock)
    connection = open_store(filled)
    journal.remove_note(entries(connection)[0].id)
    assert journal.close()
    (filled.parent / "backups").write_text("a file where the folder should be")

    done = keep(filled, now_ms + 31 * DAY_MS)

    assert "backups" in done.problem
    assert len(done.problem.splitlines()) == 1
    assert len(bin_items(connection)) == 1
    connection.close()


def test_a_damaged_history_makes_no_copy_and_drops_none(filled, now_ms):
    """The good copies stay until the person has decided."""
    first = keep(filled, now_ms).backup
    overwrite_pages(filled, first=6, count=3)

    done = keep(filled, now_ms + DAY_MS)

    assert "damaged" in done.problem
    assert [*first.parent.iterdir()] == [first]
    assert look_inside(first).is_sound


def test_what_was_not_saved_is_taken_in_before_the_backup(filled, start, now_ms, clock):
    """The copy of the day already has it."""

    def refuse(at):
        raise OSError("no disk")

    journal = Journal(filled, clock, opener=refuse, retry_ms=5)
    journal.note("pain", {"pain": 7})
    journal.close(0.05)

    done = keep(filled, now_ms)

    assert look_inside(done.backup).contents.notes == 3


def test_a_synced_folder_is_warned_about(filled, now_ms):
    """One sentence, and everything is done all the same."""
    synced = filled.parent.parent / "Dropbox" / "coach" / "history.sqlite"
    synced.parent.mkdir(parents=True)
    filled.replace(synced)

    done = keep(synced, now_ms)

    (warning,) = done.warnings
    assert "Dropbox" in warning
    assert done.backup is not None


def test_what_did_not_fit_is_told(filled, now_ms):
    """A file that was kept aside is named until the person has moved it."""
    kept = keep_unsaved(filled, [], now_ms).file
    kept.write_text("damaged")
    open_store(filled).close()

    for _ in range(2):
        (warning,) = keep(filled, now_ms).warnings
        assert str(kept) in warning


def test_only_the_last_copies_before_an_import_stay(filled, tmp_path, now_ms):
    """Importing again and again does not fill the disk."""
    connection = open_store(filled)
    folder = tmp_path / "backups"
    made = [
        back_up_before(connection, folder, "import", now_ms + n * 1_000)
        for n in range(8)
    ]
    other = back_up_before(connection, folder, "restore", now_ms)
    connection.close()

    assert sorted(folder.iterdir()) == sorted([*made[-5:], other])
    assert content(made[-1]) == content(filled)


def test_copies_that_were_cut_off_are_cleared_away(tmp_path):
    """An hour later nobody is writing them any more; other files stay."""
    names = ("history-2025-11-24.sqlite.ab12.part", "theirs.part", "history.txt")
    for name in names:
        (tmp_path / name).touch()
    written_ms = (tmp_path / names[0]).stat().st_mtime_ns // 1_000_000

    drop_cut_off(tmp_path, written_ms + 59 * 60_000)
    assert len(list(tmp_path.iterdir())) == 3

    drop_cut_off(tmp_path, written_ms + 61 * 60_000)
    assert {file.name for file in tmp_path.iterdir()} == set(names[1:])
