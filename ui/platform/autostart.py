"""Starts Coach with the session of the desktop: one entry, which can be taken away."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.desktop.commands import start_command
from coach.desktop.entries import quoted
from coach.errors import FileError
from coach.store.files import write_whole
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "Coach"
_FILE = "coach.desktop"
_LABEL = "coach.background"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


def background_command(data_dir: Path | None = None) -> list[str]:
    """Return the command that starts Coach hidden in the tray.

    Args:
        data_dir: Its data folder where that is not the usual one.
    """
    command = start_command()
    if data_dir is not None:
        command += ["--data-dir", str(data_dir)]
    return [*command, "--background"]


def is_on(platform: str = sys.platform) -> bool:
    """Return whether Coach starts with the desktop."""
    if platform == "win32":
        return _in_registry()
    if platform == "darwin":
        return _agent_file().is_file()
    try:
        lines = _entry_file().read_text("utf-8").splitlines()
    except (OSError, UnicodeError):
        return False
    off = {"Hidden=true", "X-GNOME-Autostart-enabled=false"}
    return not off.intersection(line.strip() for line in lines)


def turn_on(command: Sequence[str], platform: str = sys.platform) -> None:
    """Start a command with the desktop from now on.

    Raises:
        FileError: The entry cannot be written.
    """
    try:
        if platform == "win32":
            _write_registry(subprocess.list2cmdline(command))
        elif platform == "darwin":
            _write(_agent_file(), _agent(command))
        else:
            _write(_entry_file(), _entry(command))
    except OSError as error:
        sentence = tr("Coach cannot be started with the computer: {0}.")
        raise FileError(sentence.format(error.strerror or error)) from error


def turn_off(platform: str = sys.platform) -> None:
    """Start nothing with the desktop any more.

    Raises:
        FileError: The entry cannot be taken away.
    """
    try:
        if platform == "win32":
            _clear_registry()
        else:
            file = _agent_file() if platform == "darwin" else _entry_file()
            file.unlink(missing_ok=True)
    except OSError as error:
        sentence = tr("Coach still starts with the computer: {0}.")
        raise FileError(sentence.format(error.strerror or error)) from error


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, text)


def _entry_file() -> Path:
    chosen = os.environ.get("XDG_CONFIG_HOME")
    folder = Path(chosen) if chosen else Path.home() / ".config"
    return folder / "autostart" / _FILE


def _entry(command: Sequence[str]) -> str:
    """Return the entry as desktops of Linux read it."""
    lines = (
        "[Desktop Entry]",
        "Type=Application",
        f"Name={NAME}",
        f"Comment={tr('Reminders for exercise and care')}",
        f"Exec={' '.join(quoted(each) for each in command)}",
        "Icon=coach",
        "Terminal=false",
        "X-GNOME-Autostart-enabled=true",
    )
    return "\n".join(lines) + "\n"


def _agent_file() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{_LABEL}.plist"


def _agent(command: Sequence[str]) -> str:
    """Return the entry as macOS reads it."""
    import plistlib

    agent = {
        "Label": _LABEL,
        "ProgramArguments": list(command),
        "RunAtLoad": True,
        "ProcessType": "Interactive",
    }
    return plistlib.dumps(agent).decode()


def _in_registry() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            winreg.QueryValueEx(key, NAME)
    except OSError:
        return False
    return True


def _write_registry(command: str) -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, command)


def _clear_registry() -> None:
    if sys.platform == "win32":
        import winreg

        access = winreg.KEY_SET_VALUE
        with (
            contextlib.suppress(FileNotFoundError),
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY, 0, access) as key,
        ):
            winreg.DeleteValue(key, NAME)
