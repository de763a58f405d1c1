"""Tests of a damaged history at start: set aside whole, and Coach goes on."""

import hashlib
import os
import sqlite3
from datetime import date

import pytest

from coach.errors import StoreError, StoreTooNewError
from coach.store.backup import back_up, daily_backup
from coach.store.connection import open_store
from coach.store.damage import open_or_set_aside
from coach.store.entries import PAIN, entries
from coach.store.history import sessions
from coach.store.journal import Journal
from coach.store.look import BEFORE_DAMAGE
from coach.store.restore import restore
from coach.store.schema import MIGRATIONS
from tests.core.store import dying
from tests.core.store.samples import content, overwrite_pages

NOW_MS = 1_765_000_000_000


def truncated(path):
    os.truncate(path, path.stat().st_size // 2)


def cut_to_a_few_bytes(path):
    os.truncate(path, 60)


def no_database(path):
    path.write_text("This is not a database, whatever its name may say. " * 50)


def emptied(path):
    os.truncate(path, 0)


def foreign(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA application_id = 1234")
    connection.close()


def garbage_in_log(path):
    path.with_name(path.name + "-wal").write_bytes(b"no log of ours" * 999)


def folder_as_log(path):
    path.with_name(path.name + "-wal").mkdir()


FAULTS = (
    truncated,
    cut_to_a_few_bytes,
    overwrite_pages,
    no_database,
    emptied,
    foreign,
    garbage_in_log,
    folder_as_log,
)


@pytest.fixture
def backed_up(filled):
    """Return the path of a history that has a daily backup, and one note since."""
    connection = open_store(filled)
    daily_backup(connection, filled.parent / "backups", date(2025, 11, 24))
    filler = "hex(zeroblob(9999))"
    connection.execute(f"INSERT INTO meta VALUES ('since the backup', {filler})")
    connection.close()
    return filled


def opened(path):
    """Open a history, close it again, and return what was found."""
    result = open_or_set_aside(path, NOW_MS)
    result.connection.close()
    return result.damage


def test_a_sound_history_just_opens(filled):
    """Nothing is said and nothing is moved."""
    before = content(filled)

    assert opened(filled) is None
    assert content(filled) == before
    assert not (filled.parent / "backups").exists()


def test_a_new_folder_gets_an_empty_history(path):
    """The first start is no damage."""
    assert opened(path) is None
    assert path.exists()


@pytest.mark.parametrize("break_it", FAULTS)
def test_any_damage_is_set_aside_and_coach_starts(backed_up, break_it):
    """The file lies aside as it was, and an empty history takes notes."""
    break_it(backed_up)
    before = backed_up.read_bytes()

    damage = opened(backed_up)

    assert damage.aside.parent == backed_up.parent / "backups" / "set-aside"
    assert damage.aside.read_bytes() == before
    connection = open_store(backed_up)
    assert sessions(connection, 5) == []
    assert entries(connection) == []
    connection.close()
    assert str(damage.aside) in damage.sentence
    assert len(damage.problem.splitlines()) == len(damage.sentence.splitlines()) == 1


@pytest.mark.parametrize("break_it", FAULTS)
def test_the_newest_sound_copy_is_offered(backed_up, break_it, clock):
    """It can be restored, and then all that was backed up is there again."""
    break_it(backed_up)

    damage = opened(backed_up)

    assert (damage.offer.contents.sessions, damage.offer.contents.notes) == (1, 2)
    assert damage.offer.contents.last_day == "2025-11-24"
    assert "reaches to 2025-11-24" in damage.sentence
    restore(backed_up, damage.offer.path, NOW_MS + 1_000)
    connection = open_store(backed_up)
    assert len(sessions(connection, 5)) == 1
    assert len(entries(connection)) == 2
    connection.close()


@pytest.mark.parametrize("break_it", [garbage_in_log, folder_as_log])
def test_a_file_that_is_sound_without_its_log_is_the_newest_copy(backed_up, break_it):
    """Only its log is lost, so nothing older has to do."""
    break_it(backed_up)

    damage = opened(backed_up)

    assert damage.offer.path == damage.aside
    log = damage.aside.with_name(damage.aside.name + "-wal")
    assert log.exists()


def test_without_any_copy_coach_starts_all_the_same(filled):
    """There is nothing to offer, and the sentence says so."""
    overwrite_pages(filled)

    damage = opened(filled)

    assert damage.offer is None
    assert "no sound copy" in damage.sentence


def test_a_damaged_backup_is_passed_over(backed_up):
    """The newest copy that is sound is the one."""
    folder = backed_up.parent / "backups"
    connection = open_store(backed_up)
    back_up(connection, folder / "history-2025-11-25.sqlite")
    connection.close()
    overwrite_pages(folder / "history-2025-11-25.sqlite")
    overwrite_pages(backed_up)

    damage = opened(backed_up)

    assert damage.offer.is_sound
    assert content(damage.offer.path) != []


def test_the_offered_copy_is_kept_for_good(backed_up):
    """However long the person waits, the rotation does not drop it."""
    overwrite_pages(backed_up)
    damage = opened(backed_up)

    connection = open_store(backed_up)
    for day in range(1, 29):
        daily_backup(connection, backed_up.parent / "backups", date(2026, 2, day))
    connection.close()

    assert damage.offer.kind == BEFORE_DAMAGE
    assert damage.offer.path.exists()


def test_a_history_that_is_gone_is_told(backed_up):
    """With copies but no history something has been lost."""
    backed_up.unlink()

    damage = opened(backed_up)

    assert damage.aside is None
    assert "was gone" in damage.sentence
    assert damage.offer.contents.sessions == 1


def test_a_newer_history_is_no_damage(filled):
    """It is refused and stays where it is."""
    connection = sqlite3.connect(filled)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    before = filled.read_bytes()

    with pytest.raises(StoreTooNewError):
        open_or_set_aside(filled, NOW_MS)

    assert filled.read_bytes() == before


def test_a_file_in_use_is_not_moved_away(backed_up):
    """Whoever writes to it would go on writing to the file that lies aside."""
    user = open_store(backed_up)
    user.execute("SELECT count(*) FROM meta").fetchone()
    overwrite_pages(backed_up)

    with pytest.raises(StoreError, match="Another program is using"):
        open_or_set_aside(backed_up, NOW_MS)

    assert backed_up.exists()
    user.close()


def test_where_no_folder_can_be_made_it_lies_beside(filled):
    """A file in the way of the folder keeps nobody from starting."""
    (filled.parent / "backups").write_text("a file")
    overwrite_pages(filled)

    damage = opened(filled)

    assert damage.aside.parent == filled.parent
    assert damage.aside.exists()


def test_a_journal_that_could_not_open_goes_on(backed_up, clock, told):
    """Once the file is set aside, what waited is written to the empty history."""
    no_database(backed_up)
    journal = Journal(backed_up, clock, on_failed=told.fail, retry_ms=5)
    told.wait_for_failure()
    journal.note(PAIN, {"pain": 2})

    damage = opened(backed_up)

    assert damage is not None
    assert journal.close(20)
    connection = open_store(backed_up)
    assert [each.data for each in entries(connection)] == [{"pain": 2}]
    connection.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a forked process")
def test_cut_off_at_any_step_the_damaged_file_is_whole(backed_up):
    """It lies where it was or aside; the copies are all there."""
    no_database(backed_up)
    damaged = hashlib.sha256(backed_up.read_bytes()).hexdigest()

    *cut, through = dying.cut_off("set-aside", "die", backed_up.parent)

    assert through["aside"] == [damaged]
    assert len(cut) > 3
    for run in cut:
        assert run["state"] == "damaged" or damaged in run["aside"], run
        assert len(run["copies"]) - len(run["aside"]) == 1, run
