"""The history as CSV: columns, numbers, days, quotes, and no formula."""

import csv
import os

import pytest

from coach.exchange.csv_file import write_notes, write_sets
from coach.exchange.reading import Period, history_reader
from tests.core.exchange.building import NOTE, Builder

HEADER = (
    "session_id,local_day,started_at,program,program_revision,assignment_revision,"
    "exercise,side,set,planned,reps,held_s,pain,effort,outcome,note"
)


@pytest.fixture
def sets(path, tmp_path):
    """Return a function that exports the sets and gives the file's path."""

    def export(**period):
        target = tmp_path / "sets.csv"
        with history_reader(path) as connection:
            write_sets(connection, target, Period(**period))
        return target

    return export


@pytest.fixture
def notes(path, tmp_path):
    """Return a function that exports the notes and gives their rows as dicts."""

    def export():
        target = tmp_path / "notes.csv"
        with history_reader(path) as connection:
            write_notes(connection, target)
        return read(target)

    return export


def read(target):
    """Return the rows of a CSV file as dicts."""
    with target.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_it_begins_with_the_mark_and_the_fixed_header(sets, ids):
    """Spreadsheets know UTF-8 by the mark; the header never changes."""
    first, _ = sets().read_bytes().split(b"\r\n", 1)

    assert first == b"\xef\xbb\xbf" + HEADER.encode()


def test_every_line_ends_as_the_standard_says(sets, ids):
    """Lines end with CR LF, and no cell breaks one."""
    lines = sets().read_bytes().split(b"\r\n")

    assert len(lines) == 1 + 3 + 1
    assert lines[-1] == b""
    assert all(b"\n" not in line and b"\r" not in line for line in lines)


def test_a_row_tells_a_set(sets, ids):
    """A row holds what was planned and done, in ISO days and decimal points."""
    rows = read(sets())

    assert rows[1] == {
        "session_id": ids["full"],
        "local_day": "2025-11-24",
        "started_at": "2025-11-24T17:00:00+01:00",
        "program": "stretch.small",
        "program_revision": "3",
        "assignment_revision": "",
        "exercise": "hamstring-stretch",
        "side": "right",
        "set": "1",
        "planned": "30 s",
        "reps": "",
        "held_s": "12.5",
        "pain": "4",
        "effort": "5",
        "outcome": "done",
        "note": NOTE.replace("\n", " "),
    }
    assert (rows[2]["planned"], rows[2]["reps"]) == ("10 x 4 s", "10")


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1", "'+1"),
        ("-2 better than yesterday", "'-2 better than yesterday"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "' =1+1"),
        ("  =1+1", "'  =1+1"),
        ("＝1+1", "'＝1+1"),
        ('said "ok", then; stopped', 'said "ok", then; stopped'),
        ("one\r\ntwo\u2028three", "one two three"),
        ("'=1", "'=1"),
        ("2 - 1 = 1", "2 - 1 = 1"),
    ],
)
def test_a_note_is_never_a_formula(path, clock, sets, note, cell):
    """Free text that begins like a formula gets an apostrophe, and stays one line."""
    builder = Builder(path, clock)
    builder.session({"pain": 1, "note": note})
    builder.close()

    assert {row["note"] for row in read(sets())} == {cell}


def test_only_the_period_is_written(sets, ids):
    """A period without sessions gives the header alone."""
    assert len(read(sets(from_day="2025-11-24", to_day="2025-11-24"))) == 3
    assert read(sets(from_day="2025-11-25")) == []


def test_an_empty_history_is_a_header(sets):
    """Nothing done yet gives a file with its header."""
    assert sets().read_bytes() == b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n"


def test_notes_have_a_row_each(notes, ids):
    """Each note that counts has a row, activities one for each of them."""
    rows = notes()

    assert sorted(row["kind"] for row in rows) == [
        "activities",
        "activities",
        "care",
        "course",
        "cramp",
        "illness",
        "measure",
        "pain",
    ]
    assert ids["gone"] not in {row["note_id"] for row in rows}


def test_a_note_tells_its_numbers(notes, ids):
    """Numbers have columns of their own; what has none stands in the details."""
    by_kind = {row["kind"]: row for row in notes()}

    cramp, measure = by_kind["cramp"], by_kind["measure"]
    assert (cramp["what"], cramp["side"], cramp["value"]) == ("calf", "left", "6")
    assert cramp["length_s"] == "90"
    assert cramp["details"] == ("helped=stretch; night=yes; triggers=hot-day, alcohol")
    assert (measure["what"], measure["left"], measure["right"]) == ("T8", "80", "71.5")
    assert measure["unit"] == "deg"
    pain = by_kind["pain"]
    assert (pain["what"], pain["value"], pain["note"]) == ("morning", "3", "'-2")


def test_nested_answers_are_told_in_words(path, clock, notes):
    """What a note holds inside itself is written out, never as code."""
    builder = Builder(path, clock)
    data = {"where": "weekly", "answers": {"Q01": False, "Q07": True}, "closes": ["a"]}
    builder.journal.note("screening", data)
    builder.close()

    (row,) = notes()
    assert row["details"] == "answers=Q01: no, Q07: yes; closes=a; where=weekly"


def test_the_name_of_an_activity_is_no_formula(notes, ids):
    """Whatever a person writes is guarded, in every column."""
    names = {row["what"] for row in notes() if row["kind"] == "activities"}

    assert names == {"Stairs", "'=1+1"}


def test_nothing_is_left_when_the_folder_is_missing(path, ids, tmp_path):
    """An export into a folder that is not there leaves nothing behind."""
    from coach.errors import FileError

    before = sorted(os.listdir(tmp_path))
    with history_reader(path) as connection, pytest.raises(FileError):
        write_sets(connection, tmp_path / "none" / "sets.csv")

    assert sorted(os.listdir(tmp_path)) == before
