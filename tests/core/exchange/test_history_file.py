"""The whole history as JSON: nothing is left out, and it comes back the same."""

import json

from coach.exchange.history_file import write_history
from coach.exchange.importing import import_history
from coach.exchange.reading import history_reader
from coach.store.entries import entry, entry_changes
from coach.store.history import session_summary
from tests.core.exchange.conftest import export_to, without_time


def test_everything_is_in_it(exported, ids):
    """Open, finished and removed sessions, and notes with all their changes."""
    document = json.loads(exported.read_text("utf-8"))

    assert list(document) == [
        "format",
        "exported_at",
        "documents",
        "sessions",
        "entries",
    ]
    assert document["format"] == "history/1"
    sessions = {each["id"]: each for each in document["sessions"]}
    assert set(sessions) == {ids["full"], ids["binned"], ids["open"]}
    assert [each["seq"] for each in sessions[ids["full"]]["events"]] == list(
        range(1, 13)
    )
    assert sessions[ids["binned"]]["removed_at"] is not None
    assert sessions[ids["full"]]["removed_at"] is None
    entries = {each["id"]: each for each in document["entries"]}
    assert len(entries) == 8
    changes = entries[ids["morning"]]["changes"]
    assert [each["data"]["pain"] for each in changes] == [2, 3]
    assert entries[ids["gone"]]["removed_at"] is not None
    kinds = sorted(each["kind"] for each in document["documents"])
    assert kinds == ["exercise", "exercise", "plan", "program"]


def test_settings_stay_behind(path, ids, file, clock):
    """Nothing of the settings file is in the export."""
    settings = path.parent / "settings.json"
    settings.write_text('{"name": "Secret Person"}', "utf-8")

    assert "Secret Person" not in export_to(file, path, clock).read_text("utf-8")


def test_the_same_history_gives_the_same_bytes(path, ids, tmp_path, clock):
    """Two exports differ in their time alone."""
    first = export_to(tmp_path / "1.json", path, clock)
    clock.advance(60_000)
    second = export_to(tmp_path / "2.json", path, clock)

    assert first.read_bytes() != second.read_bytes()
    assert without_time(first) == without_time(second)


def test_it_comes_back_the_same(exported, other, tmp_path, clock):
    """Taken into an empty history and exported again, every byte is as before."""
    import_history(exported, other, clock.wall_ms())
    again = export_to(tmp_path / "again.json", other, clock)

    assert without_time(again) == without_time(exported)


def test_what_was_derived_comes_back_too(path, exported, ids, other, clock):
    """Summaries, sets and what counts of a note are as on the first computer."""
    import_history(exported, other, clock.wall_ms())

    with history_reader(path) as mine, history_reader(other) as theirs:
        for name in ("full", "binned", "open"):
            assert session_summary(theirs, ids[name]) == session_summary(
                mine, ids[name]
            )
        for name in ("morning", "cramp", "gone"):
            assert entry(theirs, ids[name]) == entry(mine, ids[name])
            assert entry_changes(theirs, ids[name]) == entry_changes(mine, ids[name])
        assert session_summary(theirs, ids["full"]).pain_max == 4


def test_an_empty_history_is_a_small_document(path, file, clock):
    """Nothing yet is a file with three empty lists, and can be taken in."""
    document = json.loads(export_to(file, path, clock).read_text("utf-8"))

    assert (document["documents"], document["sessions"], document["entries"]) == (
        [],
        [],
        [],
    )
    assert import_history(file, path, clock.wall_ms()).is_empty


def test_the_numbers_are_told(path, ids, file, clock):
    """Whoever exports hears how many sessions and notes there were."""
    with history_reader(path) as connection:
        assert write_history(connection, file, clock.wall_ms()) == (3, 8)
