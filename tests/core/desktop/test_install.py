"""Coach among the programs of a Linux desktop, in a person's own folder only."""

import argparse
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from coach.cli import main
from coach.desktop.commands import data_home, run_desktop
from coach.desktop.entries import TYPES, desktop_entry
from coach.desktop.install import files_of, install, remove
from coach.errors import CoachError, FileError

COMMAND = ("/opt/my coach/bin/coach",)
_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def files_in(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def ran():
    """Return a list for the tools that were asked for."""
    return []


def test_everything_lies_in_the_folder(tmp_path, ran):
    """Entry, types and icons; then the caches are brought up to date."""
    install(tmp_path, COMMAND, ran.append)

    assert files_in(tmp_path) == set(files_of(tmp_path, COMMAND))
    assert [command[0] for command in ran] == [
        "update-desktop-database",
        "update-mime-database",
        "gtk-update-icon-cache",
    ]
    assert all(str(tmp_path) in command[-1] for command in ran)


def test_entry_opens_its_files():
    """The command is quoted, takes the file, and names every type."""
    entry = desktop_entry(COMMAND)

    assert 'Exec="/opt/my coach/bin/coach" %f\n' in entry
    assert all(name in entry for name, _ in TYPES)


def test_types_are_known_by_their_endings(tmp_path):
    """Each with its ending, its icon and words; the icons are there."""
    files = files_of(tmp_path, COMMAND)
    (text,) = [text for path, text in files.items() if path.name == "coach.xml"]
    types = ElementTree.fromstring(text.encode())

    found = {
        kind.get("type"): kind.find(f"{_MIME}glob").get("pattern") for kind in types
    }
    assert found == {
        "application/x-coach-assignment": "*.assignment",
        "application/x-coach-report": "*.report",
        "application/x-coach-program": "*.program.toml",
    }
    icons = {path.stem for path in files if path.suffix == ".svg"}
    assert {kind.find(f"{_MIME}icon").get("name") for kind in types} < icons


def test_icons_are_drawings(tmp_path):
    """Every one is well-formed SVG."""
    for path, text in files_of(tmp_path, COMMAND).items():
        if path.suffix == ".svg":
            assert ElementTree.fromstring(text).tag.endswith("svg")


def test_all_of_it_can_be_taken_away(tmp_path, ran):
    """What others have put there stays; a second time there is nothing to do."""
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("[Desktop Entry]")
    install(tmp_path, COMMAND, ran.append)

    assert remove(tmp_path, ran.append)
    assert files_in(tmp_path) == {other}
    assert not remove(tmp_path, ran.append)


def test_nothing_is_half_done(tmp_path, ran):
    """Where one file cannot be written none is left."""
    (tmp_path / "mime").write_text("in the way")

    with pytest.raises(FileError, match="cannot be written"):
        install(tmp_path, COMMAND, ran.append)

    assert files_in(tmp_path) == {tmp_path / "mime"}
    assert ran == []


def test_folder_follows_the_standard():
    """A relative path in the variable counts for nothing."""
    assert data_home({"XDG_DATA_HOME": "/data/me"}) == Path("/data/me")
    usual = Path.home() / ".local" / "share"
    assert data_home({}) == data_home({"XDG_DATA_HOME": "relative"}) == usual


def test_command_installs_and_removes(tmp_path, monkeypatch, capsys):
    """`coach desktop install`, then `remove`, with a sentence each."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path / "no-tools"))

    assert main(["desktop", "install"]) == 0
    assert (tmp_path / "applications" / "coach.desktop").is_file()
    assert main(["desktop", "remove"]) == 0
    assert main(["desktop", "remove"]) == 0

    assert files_in(tmp_path) == set()
    said = capsys.readouterr().out
    assert "in the program menu now" in said
    assert "was not in the program menu" in said


def test_other_systems_are_told_where_to_read():
    """Nothing is written there."""
    with pytest.raises(CoachError, match="This is for Linux"):
        run_desktop(argparse.Namespace(what="install"), platform="darwin")
