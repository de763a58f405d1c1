"""Tests of ui.platform.autostart: entries in a home of our own, read back."""

import configparser
import plistlib
import re
import sys
from pathlib import Path

import pytest

from coach.errors import FileError
from ui.platform import autostart

COMMAND = ["/opt/Coach 2/coach", "--data-dir", '/da"ta/50%/$x\\y', "--background"]


@pytest.fixture
def home(tmp_path, monkeypatch):
    """Return an empty home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def entry_of(folder):
    """Return the fields of an entry, with the escapes of a value undone."""
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str
    text = (folder / "autostart" / "coach.desktop").read_text("utf-8")
    parser.read_string(text)
    entry = dict(parser["Desktop Entry"])
    return {key: value.replace("\\\\", "\\") for key, value in entry.items()}


def arguments_of(line):
    """Return the arguments of an Exec line: quotes, escapes and percent signs."""
    parts = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', line)
    bare = [re.sub(r'\\(["`$\\])', r"\1", quoted or plain) for quoted, plain in parts]
    return [each.replace("%%", "%") for each in bare]


def test_linux_reads_back_the_very_command(home):
    """Blanks, quotes, percent signs, dollars and backslashes all arrive."""
    autostart.turn_on(COMMAND, "linux")
    entry = entry_of(home / ".config")

    assert arguments_of(entry["Exec"]) == COMMAND
    assert entry["Type"] == "Application"
    assert entry["Name"] == "Coach"
    assert autostart.is_on("linux")


def test_the_folder_of_settings_may_be_elsewhere(home, monkeypatch):
    """XDG_CONFIG_HOME says where."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "settings"))
    autostart.turn_on(["coach", "--background"], "linux")

    assert entry_of(home / "settings")["Exec"] == "coach --background"


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_it_can_be_turned_off(home, platform):
    """The entry goes; turning off what is off does nothing."""
    assert not autostart.is_on(platform)
    autostart.turn_on(COMMAND, platform)
    assert autostart.is_on(platform)
    autostart.turn_off(platform)
    autostart.turn_off(platform)

    assert not autostart.is_on(platform)
    assert [path for path in home.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_turned_off_by_the_desktop_it_is_off(home, line):
    """Desktops have switches of their own, which write into the entry."""
    autostart.turn_on(COMMAND, "linux")
    file = home / ".config" / "autostart" / "coach.desktop"
    file.write_text(file.read_text("utf-8") + line + "\n", "utf-8")

    assert not autostart.is_on("linux")


def test_macos_reads_back_the_very_command(home):
    """The agent starts it when the person logs in."""
    autostart.turn_on(COMMAND, "darwin")
    (file,) = (home / "Library" / "LaunchAgents").iterdir()
    agent = plistlib.loads(file.read_bytes())

    assert agent["ProgramArguments"] == COMMAND
    assert agent["RunAtLoad"] is True
    assert file.stem == agent["Label"]


def test_a_folder_that_cannot_be_written_is_told(home):
    """The reason is one sentence, and nothing is on."""
    (home / ".config").write_text("a file in the way")

    with pytest.raises(FileError, match="cannot be started with the computer"):
        autostart.turn_on(COMMAND, "linux")
    assert not autostart.is_on("linux")


def test_the_command_starts_in_the_background():
    """The installed command is used, with the data folder where one was chosen."""
    command = autostart.background_command(Path("/data"))

    assert Path(command[0]).name.startswith(("coach", "python"))
    assert command[-3:] == ["--data-dir", "/data", "--background"]
    assert autostart.background_command()[-1] == "--background"


@pytest.mark.skipif(sys.platform == "win32", reason="has a registry")
def test_where_there_is_no_registry_nothing_is_on():
    """The Windows part stays away from other systems."""
    autostart.turn_on(COMMAND, "win32")

    assert not autostart.is_on("win32")
    autostart.turn_off("win32")
