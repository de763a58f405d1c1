"""Tests of putting a copy in the history's place: old or new, never less."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from coach.errors import StoreError, StoreTooNewError
from coach.store.backup import back_up, is_sound
from coach.store.connection import open_store
from coach.store.entries import PAIN, entries
from coach.store.history import sessions
from coach.store.journal import Journal
from coach.store.look import look_inside
from coach.store.restore import restore
from coach.store.schema import MIGRATIONS
from tests.core.store import dying
from tests.core.store.samples import content, overwrite_pages

FROZEN = Path(__file__).with_name("frozen")
NOW_MS = 1_765_000_000_000


@pytest.fixture
def copy(filled, tmp_path):
    """Return a copy of a history with one session and two notes."""
    target = tmp_path / "copy.sqlite"
    connection = open_store(filled)
    back_up(connection, target)
    connection.close()
    return target


@pytest.fixture
def changed(copy, filled, clock):
    """Return the path of the history, which has got one more note than the copy."""
    journal = Journal(filled, clock)
    journal.note(PAIN, {"pain": 9})
    assert journal.close()
    return filled


def companions(path):
    return sorted(file.name for file in path.parent.glob(f"{path.name}*"))


def test_the_copy_is_the_history_afterwards(changed, copy):
    """All of it is as it was then, and the copy stays."""
    before, bytes_before = content(copy), copy.read_bytes()

    done = restore(changed, copy, NOW_MS)

    assert content(changed) == before
    assert copy.read_bytes() == bytes_before
    assert (done.look.contents.sessions, done.look.contents.notes) == (1, 2)
    assert companions(changed) == ["history.sqlite"]


def test_the_present_history_is_backed_up_first(changed, copy):
    """What was entered since the copy can be put back in turn."""
    before = content(changed)

    done = restore(changed, copy, NOW_MS)

    assert done.kept.parent == changed.parent / "backups"
    assert content(done.kept) == before
    restore(changed, done.kept, NOW_MS + 1_000)
    assert content(changed) == before


def test_the_restored_history_goes_on(changed, copy, clock):
    """It opens as ever and takes new notes."""
    restore(changed, copy, NOW_MS)
    journal = Journal(changed, clock)
    journal.note(PAIN, {"pain": 1})

    assert journal.close()
    assert len(content(changed)) > len(content(copy))


def test_without_a_history_the_copy_becomes_it(copy, tmp_path):
    """On a new computer there is nothing to back up."""
    path = tmp_path / "new" / "history.sqlite"

    done = restore(path, copy, NOW_MS)

    assert done.kept is None
    assert content(path) == content(copy)


def test_an_older_copy_is_upgraded(changed):
    """A copy of the first version has summaries and takes notes afterwards."""
    restore(changed, FROZEN / "v1.db", NOW_MS)

    connection = open_store(changed)
    assert [each.session_id for each in sessions(connection, 9)] == ["aaa2", "aaa1"]
    assert entries(connection) == []
    connection.close()
    assert not list((changed.parent / "backups").glob("*schema*"))


def test_a_newer_copy_is_refused(changed, copy):
    """The history is as it was, and nothing was copied."""
    newer = sqlite3.connect(copy)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    before = content(changed)

    with pytest.raises(StoreTooNewError, match="newer version"):
        restore(changed, copy, NOW_MS)

    assert content(changed) == before
    assert not (changed.parent / "backups").exists()


@pytest.mark.parametrize("what", ["damaged", "foreign", "missing", "itself"])
def test_what_is_no_sound_copy_is_refused(changed, copy, what):
    """One sentence, and the history is as it was."""
    source = copy
    if what == "damaged":
        overwrite_pages(copy)
    elif what == "foreign":
        copy.write_text("no database " * 99)
    elif what == "missing":
        copy.unlink()
    else:
        source = changed
    before = content(changed)

    with pytest.raises(StoreError) as caught:
        restore(changed, source, NOW_MS)

    assert len(str(caught.value).splitlines()) == 1
    assert str(source) in str(caught.value)
    assert content(changed) == before


def test_a_damaged_history_is_set_aside_whole(changed, copy):
    """Whoever can read a damaged file may try; the copy takes its place."""
    overwrite_pages(changed)
    damaged = changed.read_bytes()

    done = restore(changed, copy, NOW_MS)

    assert done.kept.parent == changed.parent / "backups" / "set-aside"
    assert done.kept.name.startswith("history-damaged-")
    assert done.kept.read_bytes() == damaged
    assert content(changed) == content(copy)


def test_the_log_of_a_damaged_history_is_not_taken_for_the_new_ones(changed, copy):
    """It goes aside with its file and never touches the new one."""
    overwrite_pages(changed, first=1)
    log = changed.with_name(changed.name + "-wal")
    log.write_bytes(b"not a log" * 999)

    done = restore(changed, copy, NOW_MS)

    assert (
        done.kept.with_name(done.kept.name + "-wal").read_bytes() == b"not a log" * 999
    )
    assert content(changed) == content(copy)
    assert companions(changed) == ["history.sqlite"]


def test_a_history_in_use_is_not_replaced(changed, copy):
    """Whoever has it open would go on with the old one."""
    user = open_store(changed)
    user.execute("SELECT count(*) FROM meta").fetchone()
    before = content(changed)

    with pytest.raises(StoreError, match="Another program is using"):
        restore(changed, copy, NOW_MS)

    user.close()
    assert content(changed) == before
    assert companions(changed) == ["history.sqlite"]


def test_another_page_size_is_no_hindrance(changed, copy):
    """Another program may have rewritten the copy in pages of its own size."""
    other = sqlite3.connect(copy, isolation_level=None)
    other.execute("PRAGMA page_size = 1024")
    other.execute("VACUUM")
    other.close()

    restore(changed, copy, NOW_MS)

    assert content(changed) == content(copy)
    connection = open_store(changed)
    assert is_sound(connection)
    connection.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in a forked process")
@pytest.mark.parametrize("how", ["die", "fail"])
@pytest.mark.parametrize("present", ["sound", "damaged", "none"])
def test_cut_off_at_any_step_old_or_new_is_there(changed, copy, how, present):
    """Never a third thing, and the old one is never lost."""
    if present == "damaged":
        overwrite_pages(changed, first=1)
    if present == "none":
        shutil.rmtree(changed.parent)
        changed.parent.mkdir()
    old, new = dying.state(changed), dying.state(copy)

    runs = dying.cut_off("restore", how, changed.parent)

    *cut, through = runs
    assert len(cut) > 3
    assert {run["code"] for run in cut} == {
        dying.DIED if how == "die" else dying.FAILED
    }
    assert (through["code"], through["state"]) == (dying.THROUGH, new)
    for run in cut:
        assert run["state"] in (old, new), run
        if run["state"] == new and present != "none":
            assert old in run["copies"], run
        if how == "fail":
            assert run["parts"] == [], run
    assert look_inside(copy).is_sound
