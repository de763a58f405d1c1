"""A history that any earlier version wrote opens, and says what it said then."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from coach.errors import StoreTooNewError
from coach.store.connection import open_reader, open_store
from coach.store.entries import entries, entry_changes
from coach.store.history import rebuild_summaries, sessions, unfinished
from coach.store.look import look_inside
from coach.store.schema import MIGRATIONS
from tests.core.store.frozen.make import make

FROZEN = Path(__file__).with_name("frozen")
VERSIONS = range(1, len(MIGRATIONS) + 1)


@pytest.fixture(params=VERSIONS)
def version(request):
    """Return each schema version there ever was."""
    return request.param


@pytest.fixture
def old(path, version):
    """Return the path of a history of that version."""
    path.parent.mkdir()
    shutil.copyfile(FROZEN / f"v{version}.db", path)
    return path


def test_every_version_is_frozen(version):
    """Whoever adds a migration freezes a history of the new version."""
    frozen = sqlite3.connect(FROZEN / f"v{version}.db")
    (found,) = frozen.execute("PRAGMA user_version").fetchone()
    frozen.close()

    assert found == version


def test_upgraded_it_lists_the_same_sessions(old):
    """Numbers, skipped sets and texts are those of the day."""
    connection = open_store(old)
    rebuild_summaries(connection)

    stopped, done = sessions(connection, 10)
    connection.close()

    assert (done.session_id, done.title, done.local_day) == (
        "aaa1",
        "Small stretch",
        "2025-11-24",
    )
    assert (done.outcome, done.active_s, done.planned_s) == ("done", 42, 133)
    assert (done.done_share, done.pain_max, done.effort) == (0.34, 5, 6)
    assert (done.note, done.deviations) == ("tight", 1)
    assert [(each.side, each.how) for each in done.skipped] == [("right", "skipped")]
    assert (stopped.session_id, stopped.outcome, stopped.active_s) == (
        "aaa2",
        "stopped",
        20,
    )


def test_upgraded_it_offers_the_session_that_was_cut_off(old):
    """The open session goes on at its item, with the texts of then."""
    connection = open_store(old)
    rebuild_summaries(connection)

    found = unfinished(connection)
    connection.close()

    assert (found.session_id, found.item_index, found.next_seq) == ("aaa3", 2, 6)
    assert found.program_text == "the program"
    assert found.exercise_texts["heel-raise"] == "text of raise"


def test_upgraded_it_keeps_every_event(old):
    """No migration touches what was written."""
    query = "SELECT session_id, seq, at, kind, data FROM event ORDER BY 1, 2"
    before = sqlite3.connect(old)
    events = before.execute(query).fetchall()
    before.close()

    connection = open_store(old)

    assert connection.execute(query).fetchall() == events
    connection.close()


def test_a_copy_of_any_version_can_be_looked_into(old, version):
    """A look says how much is in it, and changes nothing."""
    before = old.read_bytes()

    look = look_inside(old)

    assert (look.problem, look.schema) == ("", version)
    assert look.contents.sessions >= 3
    assert look.contents.first_day == "2025-11-24"
    assert old.read_bytes() == before


def test_notes_of_the_second_version(path):
    """Notes, their earlier words and the bin are as they were left."""
    path.parent.mkdir()
    shutil.copyfile(FROZEN / "v2.db", path)
    connection = open_store(path)

    pain, cramp = entries(connection)
    (removed,) = entries(connection, removed=True)

    assert (pain.id, pain.data["pain"], pain.session_id) == ("bbb1", 3, "aaa1")
    assert (cramp.id, cramp.data["muscle"]) == ("bbb2", "calf")
    assert removed.id == "bbb3"
    assert [each.data["pain"] for each in entry_changes(connection, "bbb1")] == [2, 3]
    connection.close()


def test_the_newest_frozen_file_is_up_to_date(tmp_path):
    """Made anew, the file of the newest version has the same tables and rows."""
    newest = len(MIGRATIONS)
    make(newest, tmp_path / "new.db")
    dumps = []
    for file in (FROZEN / f"v{newest}.db", tmp_path / "new.db"):
        connection = sqlite3.connect(file)
        dumps.append(list(connection.iterdump()))
        connection.close()

    assert dumps[0] == dumps[1]


def test_a_later_version_is_refused_in_one_sentence(old, version):
    """A file of the next version is left as it is."""
    upgraded = open_store(old)
    upgraded.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    upgraded.close()
    before = old.read_bytes()

    with pytest.raises(StoreTooNewError, match="newer version") as caught:
        open_store(old)
    with pytest.raises(StoreTooNewError):
        open_reader(old)

    assert len(str(caught.value).splitlines()) == 1
    assert old.read_bytes() == before


def test_a_failing_step_changes_nothing(old, version):
    """A later step that breaks halfway takes the earlier ones with it."""
    before = sqlite3.connect(old)
    tables = list(before.iterdump())
    before.close()
    steps = (*MIGRATIONS, ("CREATE TABLE half (x)", "nonsense"))

    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        open_store(old, steps)

    after = sqlite3.connect(old)
    assert list(after.iterdump()) == tables
    assert after.execute("PRAGMA user_version").fetchone() == (version,)
    after.close()
