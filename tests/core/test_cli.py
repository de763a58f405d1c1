"""The `coach` command: exit codes, output, errors as one sentence."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coach import cli
from coach.files.schema import schema_kinds

ROOT = Path(__file__).resolve().parents[2]
SQUATS = """
format   = "program/1"
id       = "test.squats"
revision = 1
title    = "Squats"
kind     = "warm-up"
language = "en"
[[block]]
name = "Only"
[[block.step]]
exercise = "bodyweight-squat"
reps     = 2
each     = "4 s"
sets     = 2
rest     = "10 s"
"""


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture
def squats(tmp_path):
    """Return the path of a small good program."""
    path = tmp_path / "squats.program.toml"
    path.write_text(SQUATS, encoding="utf-8")
    return path


def test_timeline_json_has_the_stable_shape(squats, capsys):
    """`coach timeline --json` gives exactly the documented keys and times."""
    code = cli.main(["timeline", str(squats), "--json"])

    document = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(document) == ["program", "total_ms", "items", "cues"]
    assert document["program"] == "test.squats"
    assert document["total_ms"] == 34_000
    assert document["items"][1] == {
        "at_ms": 8_000,
        "length_ms": 8_000,
        "kind": "work",
        "exercise": "bodyweight-squat",
        "side": "both",
        "set": 1,
        "of_sets": 2,
        "rep": None,
        "of_reps": 2,
    }
    assert list(document["cues"][0]) == ["at_ms", "kind", "sound", "say"]
    kinds = [(cue["at_ms"], cue["kind"]) for cue in document["cues"]]
    assert kinds == [
        (0, "next"),
        (5_000, "count"),
        (6_000, "count"),
        (7_000, "count"),
        (8_000, "go"),
        (12_000, "rep"),
        (16_000, "rest"),
        (23_000, "count"),
        (24_000, "count"),
        (25_000, "count"),
        (26_000, "go"),
        (30_000, "rep"),
        (34_000, "done"),
    ]


def test_timeline_prints_items_and_cues(squats, capsys):
    """`coach timeline` names exercise, set and every cue."""
    code = cli.main(["timeline", str(squats)])

    out = capsys.readouterr().out
    assert code == 0
    assert "set 2 of 2" in out
    assert "Finished" in out


def test_check_of_a_clean_file_is_silent(squats, capsys):
    """A clean file gives exit code 0 and no output."""
    assert cli.main(["check", str(squats)]) == 0
    assert capsys.readouterr().out == ""


def test_check_names_file_line_and_place(squats, capsys):
    """Every problem is a line FILE:LINE: where: what, and the code is 1."""
    squats.write_text(SQUATS.replace('"4 s"', '"4"').replace("sets", "setz"))

    code = cli.main(["check", str(squats)])

    lines = capsys.readouterr().out.splitlines()
    assert code == 1
    assert len(lines) == 2
    for line in lines:
        assert re.match(
            rf"{re.escape(str(squats))}:1[34]: block\[1\]\.step\[1\]\.", line
        )
    assert 'Did you mean "sets"?' in lines[1]


def test_check_of_a_missing_file_is_code_2(tmp_path, capsys):
    """A file that is not there gives code 2 and one sentence on stderr."""
    code = cli.main(["check", str(tmp_path / "none.program.toml")])

    captured = capsys.readouterr()
    assert code == 2
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "none.program.toml" in captured.err


def test_list_names_every_shipped_program(capsys):
    """`coach list --json` has a row with kind, area, minutes and file for each."""
    assert cli.main(["list", "--json"]) == 0

    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == len(list((ROOT / "programs").rglob("*.program.toml")))
    for row in rows:
        assert set(row) == {
            "id",
            "title",
            "kind",
            "area",
            "variant",
            "minutes",
            "file",
        }
        assert row["minutes"] > 0


def test_own_broken_file_does_not_hide_the_rest(tmp_path, capsys):
    """`coach list` lists the good programs and tells of the broken one on stderr."""
    own = tmp_path / "data" / "programs"
    own.mkdir(parents=True)
    (own / "broken.program.toml").write_text("format = ", encoding="utf-8")
    (own / "squats.program.toml").write_text(SQUATS, encoding="utf-8")

    code = cli.main(["list"])

    captured = capsys.readouterr()
    assert code == 0
    assert "test.squats" in captured.out
    assert "broken.program.toml:1:" in captured.err


def test_unknown_program_is_one_sentence(capsys):
    """An unknown id gives code 2, one sentence and a suggestion."""
    code = cli.main(["timeline", "no-such-program"])

    captured = capsys.readouterr()
    assert code == 2
    assert len(captured.err.splitlines()) == 1
    assert "no-such-program" in captured.err


def test_schema_is_json_schema(capsys):
    """`coach schema program` prints a draft-04 schema."""
    assert cli.main(["schema", "program"]) == 0

    schema = json.loads(capsys.readouterr().out)
    assert schema["$schema"] == "http://json-schema.org/draft-04/schema#"


def test_readme_example_works(tmp_path, capsys):
    """The 12-line program of the README passes the check and has a timeline."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
    path = tmp_path / "my-calves.program.toml"
    path.write_text(example, encoding="utf-8")

    assert len(example.splitlines()) == 12
    assert cli.main(["check", str(path)]) == 0
    assert cli.main(["timeline", str(path)]) == 0
    assert "My calves" in capsys.readouterr().out


def test_without_a_screen_the_terminal_plays(monkeypatch):
    """No DISPLAY and no Wayland means no screen; offscreen Qt counts as one."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not cli.has_screen()

    monkeypatch.setenv("DISPLAY", ":987")
    assert not cli.has_screen()

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert cli.has_screen()


def test_without_a_screen_nothing_starts_in_the_background(monkeypatch, capsys):
    """Nobody asked for a session, so none is played in the terminal."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    assert cli.main(["--background"]) == 2
    assert capsys.readouterr().err == "coach: No screen found.\n"


@pytest.mark.parametrize("kind", schema_kinds())
def test_every_kind_has_a_schema_command(kind, capsys):
    """`coach schema` knows what `json_schema` knows."""
    assert cli.main(["schema", kind]) == 0

    assert json.loads(capsys.readouterr().out)["properties"]["format"]["enum"] == [
        f"{kind}/1"
    ]


@pytest.mark.parametrize("kind", ["plan", "protocol", "card"])
def test_check_knows_every_kind(kind, capsys):
    """`coach check` says nothing about a shipped file of any kind."""
    path = next((ROOT / "programs").rglob(f"*.{kind}.toml"))

    assert cli.main(["check", str(path)]) == 0
    assert capsys.readouterr().out == ""


def test_list_shows_programs_alone(capsys):
    """Plans, protocols and cards are no programs."""
    cli.main(["list", "--json"])
    files = [row["file"] for row in json.loads(capsys.readouterr().out)]

    assert files
    assert all(name.endswith(".program.toml") for name in files)


def test_naming_the_kinds_loads_no_tables():
    """The command line is built without the field tables."""
    probe = (
        "import sys; from coach.files.schema import schema_kinds; schema_kinds(); "
        "print([m for m in sys.modules if m.endswith('_table')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.strip() == "[]"
