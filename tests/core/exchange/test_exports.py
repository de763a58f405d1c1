"""`coach export` and `coach import`: what they write, say and refuse."""

import csv
import json

import pytest
from icalendar import Calendar

from coach import cli
from coach.paths import history_file, settings_file
from coach.store.journal import Journal
from coach.store.settings import Settings, save_settings
from tests.core.exchange.building import make_history


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Return the data folder that the commands use."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("COACH_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def filled(folder, clock):
    """Fill the history of the data folder and return the ids in it."""
    return make_history(history_file(folder), clock)


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and gives its code and what it said."""

    def run(*arguments):
        code = cli.main([str(each) for each in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (("csv",), "3 sets"),
        (("csv", "--what", "notes"), "8 rows"),
        (("json",), "3 sessions, 8 notes"),
        (("ics",), "0 planned sessions"),
        (("fhir",), "14 resources"),
    ],
)
def test_each_kind_is_written_and_counted(run, filled, tmp_path, kind, told):
    """Each kind gives its file, code 0, and one line that says what is in it."""
    target = tmp_path / "out"

    assert run("export", *kind, "--to", target) == (0, f"{target}: {told}\n", "")
    assert target.stat().st_size > 0


@pytest.mark.parametrize("kind", ["csv", "json", "ics", "fhir"])
def test_an_empty_folder_gives_an_empty_export(run, tmp_path, kind):
    """Who has done nothing yet gets a file without anything in it, no error."""
    target = tmp_path / "out"
    code, _, error = run("export", kind, "--to", target)

    assert (code, error) == (0, "")
    assert target.exists()


def test_the_period_narrows_a_table(run, filled, tmp_path):
    """`--from-day` and `--to-day` are the first and last day that are written."""
    target = tmp_path / "out.csv"
    run("export", "csv", "--to", target, "--from-day", "2025-11-25")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == []

    run("export", "csv", "--to", target, "--to-day", "2025-11-24")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 3


def test_a_day_that_is_none_is_refused(run, tmp_path, capsys):
    """A day that no calendar has is explained, and nothing is written."""
    with pytest.raises(SystemExit) as caught:
        run("export", "csv", "--to", tmp_path / "out", "--from-day", "2026-02-30")

    assert caught.value.code == 2
    assert '"2026-02-30" is no day' in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_name_of_the_settings_is_in_the_bundle(run, filled, folder, tmp_path):
    """FHIR carries the name where the person has given one."""
    save_settings(settings_file(folder), Settings(name="Alex Kim"))
    target = tmp_path / "out"
    run("export", "fhir", "--to", target)

    document = json.loads(target.read_text("utf-8"))
    assert document["entry"][0]["resource"]["name"] == [{"text": "Alex Kim"}]


def test_training_days_become_events_with_their_length(run, folder, tmp_path):
    """The calendar has the person's days and time, and the program's minutes."""
    save_settings(
        settings_file(folder),
        Settings(
            training_days=("mon", "thu"),
            training_time="07:15",
            training_program="everyday-warm-up",
        ),
    )
    target = tmp_path / "out.ics"
    _, told, _ = run("export", "ics", "--to", target)

    (event,) = Calendar.from_ical(target.read_bytes()).walk("VEVENT")
    assert "24 planned sessions" in told
    assert event["RRULE"]["BYDAY"] == ["MO", "TH"]
    assert event["DTSTART"].dt.strftime("%H:%M") == "07:15"
    assert event["SUMMARY"].startswith("Exercises, ")


def test_a_course_is_in_the_calendar(run, folder, tmp_path):
    """What a running course plans for the next weeks comes out as events."""
    from coach.clock import SystemClock

    journal = Journal(history_file(folder), SystemClock())
    data = {"course": "c1", "plan": "hamstring-mild", "title": "T", "decision": "start"}
    journal.note("course", data)
    assert journal.close(10)
    target = tmp_path / "out.ics"
    run("export", "ics", "--to", target)

    text = target.read_text("utf-8")
    assert "BEGIN:VEVENT" in text
    assert "amstring" not in text


@pytest.mark.parametrize("kind", ["csv", "json", "ics", "fhir"])
def test_a_folder_that_is_missing_is_one_sentence(run, filled, tmp_path, kind):
    """What cannot be written is code 2 and one sentence that names it."""
    code, out, error = run("export", kind, "--to", tmp_path / "none" / "out")

    assert (code, out) == (2, "")
    assert len(error.splitlines()) == 1
    assert "could not be written" in error


@pytest.mark.parametrize("kind", ["csv", "json", "ics", "fhir"])
def test_the_history_is_not_overwritten(run, filled, folder, kind):
    """An export onto the history itself is refused, and the history is as before."""
    code, _, error = run("export", kind, "--to", history_file(folder))

    assert code == 2
    assert "is the history itself" in error
    assert run("export", "json", "--to", folder / "out")[1].endswith(
        "3 sessions, 8 notes\n"
    )


def test_a_history_moves_to_another_folder(run, filled, tmp_path):
    """Exported here and imported there, everything is there; twice adds nothing."""
    file, other = tmp_path / "all.json", tmp_path / "other"
    run("export", "json", "--to", file)

    first = run("--data-dir", other, "import", file)
    second = run("--data-dir", other, "import", file)

    assert first == (0, f"{file}: 3 sessions and 8 notes taken in\n", "")
    assert second == (0, f"{file}: everything in it was here already\n", "")


def test_a_file_that_is_no_history_is_code_1(run, tmp_path):
    """Wrong content names file, line and place on stderr, with code 1."""
    file = tmp_path / "bad.json"
    file.write_text('{"format": "history/1", "sessions": [{}]}', "utf-8")
    code, out, error = run("import", file)

    assert (code, out) == (1, "")
    assert error.startswith(f"{file}:1: sessions[1]: ")
    assert len(error.splitlines()) == 1


def test_a_file_that_is_missing_is_code_2(run, tmp_path):
    """A file that cannot be read is one sentence with code 2."""
    code, out, error = run("import", tmp_path / "none.json")

    assert (code, out) == (2, "")
    assert "cannot be read" in error
