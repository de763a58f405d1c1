"""Taking in a history: nothing twice, nothing half, what contradicts is refused."""

import os
import sqlite3

import pytest

from coach.errors import ProblemsError, StoreError
from coach.exchange.importing import import_history, look_into
from coach.exchange.merging import Counts
from coach.exchange.reading import history_reader
from coach.store.connection import open_store
from coach.store.history import session_summary
from coach.store.journal import Journal
from tests.core.exchange.building import Builder
from tests.core.exchange.conftest import changed, export_to


def rows(path):
    """Return everything in a history's tables but the derived ones' bookkeeping."""
    tables = ("document", "session", "event", "entry_event", "session_summary", "entry")
    with history_reader(path) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }


def backups(path):
    """Return the names of the copies that imports have made."""
    folder = path.parent / "backups"
    return sorted(os.listdir(folder)) if folder.exists() else []


def test_a_look_tells_and_changes_nothing(exported, other):
    """A look counts what the file would bring, and from when it is."""
    gain = look_into(exported, other)

    assert (gain.sessions, gain.notes) == (Counts(new=3), Counts(new=8))
    assert (gain.first_day, gain.last_day) == ("2025-11-24", "2025-11-25")
    assert gain.exported_at.startswith("2025-11-25T")
    assert not gain.is_empty
    assert rows(other)["session"] == []


def test_everything_is_added_after_a_copy(exported, other, clock):
    """What is new is added, and the history as it was lies in the backups."""
    open_store(other).close()

    gain = import_history(exported, other, clock.wall_ms())

    assert (gain.sessions.new, gain.notes.new) == (3, 8)
    (copy,) = backups(other)
    assert copy.startswith("history-before-import-")
    with sqlite3.connect(other.parent / "backups" / copy) as connection:
        assert connection.execute("SELECT count(*) FROM session").fetchone() == (0,)
    connection.close()


def test_the_second_time_adds_nothing(exported, other, clock):
    """The same file twice changes nothing the second time, and makes no copy."""
    import_history(exported, other, clock.wall_ms())
    before, copies = rows(other), backups(other)

    gain = import_history(exported, other, clock.wall_ms() + 1)

    assert gain.is_empty
    assert (gain.sessions, gain.notes) == (Counts(known=3), Counts(known=8))
    assert rows(other) == before
    assert backups(other) == copies


def test_its_own_history_knows_it_all(path, exported, clock):
    """A history that takes in its own export stays as it is."""
    before = rows(path)

    assert import_history(exported, path, clock.wall_ms()).is_empty
    assert rows(path) == before


def test_two_histories_become_one(path, exported, other, tmp_path, clock):
    """What each computer did is on both, after one file in each direction."""
    clock.advance(1_000)
    builder = Builder(other, clock)
    builder.session({"pain": 0, "effort": 2})
    builder.journal.note("care", {"what": "heat"})
    builder.close()
    back = export_to(tmp_path / "back.json", other, clock)

    import_history(exported, other, clock.wall_ms())
    import_history(back, path, clock.wall_ms())

    mine = export_to(tmp_path / "mine.json", path, clock).read_text("utf-8")
    theirs = export_to(tmp_path / "theirs.json", other, clock).read_text("utf-8")
    # Each has its own time at which it first saw a text.
    _, mine_done = mine.split('"sessions":')
    _, theirs_done = theirs.split('"sessions":')
    assert mine_done == theirs_done
    assert mine_done.count('"events"') == 4


def test_what_came_later_is_added(path, exported, ids, other, tmp_path, clock):
    """A session answered, a note changed and a note removed since are brought on."""
    import_history(exported, other, clock.wall_ms())
    journal = Journal(path, clock)
    journal.change_session(ids["full"], "answer", {"pain": 7, "effort": 9})
    journal.change_note(ids["morning"], {"when": "morning", "pain": 1})
    journal.remove_note(ids["cramp"])
    assert journal.close(10)
    later = export_to(tmp_path / "later.json", path, clock)

    gain = import_history(later, other, clock.wall_ms())

    assert gain.sessions == Counts(longer=1, known=2)
    assert gain.notes == Counts(longer=2, known=6)
    with history_reader(other) as connection:
        assert session_summary(connection, ids["full"]).pain_max == 7
    assert rows(other) == rows(path)


def test_an_older_file_takes_nothing_away(path, exported, ids, clock):
    """What was added here since the export stays."""
    journal = Journal(path, clock)
    journal.change_session(ids["full"], "answer", {"pain": 7, "effort": 9})
    assert journal.close(10)
    before = rows(path)

    assert import_history(exported, path, clock.wall_ms()).is_empty
    assert rows(path) == before


def test_an_open_session_ends_when_its_end_comes(
    path, exported, ids, other, tmp_path, clock
):
    """A session that ran during the export gets its summary from the next one."""
    import_history(exported, other, clock.wall_ms())
    builder = Builder(path, clock)
    builder.journal.go_on(ids["open"], 4)
    from coach.session.model import Event

    builder.journal.append(ids["open"], Event("stop", 9_000, clock.monotonic_ms(), {}))
    builder.close()
    later = export_to(tmp_path / "later.json", path, clock)

    import_history(later, other, clock.wall_ms())

    with history_reader(other) as connection:
        assert session_summary(connection, ids["open"]).outcome == "stopped"


def test_an_unknown_kind_is_kept(exported, other, tmp_path, clock):
    """Events and notes of a newer version are kept word for word."""

    def change(document):
        event = document["sessions"][0]["events"][1]
        event["kind"], event["data"] = "dance", {"deep": [{"x": "ü"}], "n": 0.5}
        for each in document["entries"][0]["changes"]:
            each["kind"], each["data"] = "mood", {"colour": "green"}

    changed(exported, change)
    import_history(exported, other, clock.wall_ms())
    again = export_to(tmp_path / "again.json", other, clock).read_text("utf-8")

    assert '"kind":"dance","data":{"deep":[{"x":"ü"}],"n":0.5}' in again
    assert '"kind":"mood"' in again


def test_removal_marks_of_the_file_do_not_count(exported, ids, other, clock):
    """Whether something lies in the bin is what its events say, not the mark."""

    def change(document):
        for each in (*document["sessions"], *document["entries"]):
            each["removed_at"] = None

    changed(exported, change)
    import_history(exported, other, clock.wall_ms())

    with history_reader(other) as connection:
        assert session_summary(connection, ids["binned"]).removed_at is not None


def _other_answer(document):
    document["sessions"][0]["events"][1]["at_ms"] += 1


def _other_day(document):
    document["sessions"][0]["local_day"] = "2025-11-23"


def _other_note(document):
    document["entries"][0]["changes"][0]["data"]["pain"] = 8


def _other_title(document):
    document["documents"][0]["title"] += "!"


@pytest.mark.parametrize(
    ("change", "which"),
    [
        (_other_answer, "sessions"),
        (_other_day, "sessions"),
        (_other_note, "entries"),
        (_other_title, "documents"),
    ],
)
def test_what_contradicts_is_refused_by_its_id(path, exported, clock, change, which):
    """What says something else under the same id is refused with one sentence."""
    import json

    changed(exported, change)
    first = json.loads(exported.read_text("utf-8"))[which][0]
    before = rows(path)

    with pytest.raises(ProblemsError) as caught:
        import_history(exported, path, clock.wall_ms())

    (problem,) = caught.value.problems
    assert first.get("id", first.get("doc_id")) in problem.what
    assert problem.where == f"{which}[1]"
    assert "nothing was changed" in problem.what
    assert rows(path) == before
    assert backups(path) == []


def test_a_fault_in_the_last_line_changes_nothing(exported, other, clock):
    """All of a file is taken in or nothing, wherever it goes wrong."""
    import_history(exported, other, clock.wall_ms())
    before = rows(other)

    def change(document):
        new = document["sessions"][0]
        document["sessions"] = [{**new, "id": "another"}]
        document["entries"][-1]["changes"][-1]["local_day"] = "2025-13-01"

    changed(exported, change)
    with pytest.raises(ProblemsError, match=r"changes\[\d\]\.local_day"):
        import_history(exported, other, clock.wall_ms())
    assert rows(other) == before


def test_the_line_is_named(exported, other, clock):
    """The problem names file, line and place."""
    lines = exported.read_text("utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if '"events"' in line)
    lines[number] = lines[number].replace('"seq":1,', '"seq":7,')
    exported.write_text("\n".join(lines), "utf-8")

    with pytest.raises(ProblemsError) as caught:
        look_into(exported, other)
    assert str(caught.value).startswith(
        f"{exported}:{number + 1}: sessions[1].events[1]: number 7 stands where 1"
    )


def test_a_copy_that_cannot_be_made_stops_it(exported, other, clock):
    """Without the copy nothing is taken in."""
    open_store(other).close()
    (other.parent / "backups").write_text("in the way", "utf-8")

    with pytest.raises(StoreError):
        import_history(exported, other, clock.wall_ms())
    assert rows(other)["session"] == []


def test_huge_times_are_no_crash(exported, other, tmp_path, clock):
    """The largest numbers that are allowed can be added up and stored."""

    def change(document):
        session = document["sessions"][0]
        first = session["events"][0]
        session["events"] = [
            {
                **first,
                "seq": seq,
                "kind": ("item", "item-end")[seq % 2] if seq < 19_999 else "finish",
                "mono_ms": (10**15, -(10**15))[seq // 2 % 2],
                "data": {"index": 1, "held_ms": 10**15} if seq < 19_999 else {},
            }
            for seq in range(1, 20_000)
        ]

    changed(exported, change)
    import_history(exported, other, clock.wall_ms())

    again = export_to(tmp_path / "again.json", other, clock)
    assert import_history(again, other, clock.wall_ms()).is_empty
