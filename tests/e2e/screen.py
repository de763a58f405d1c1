"""A real X screen of our own for tests, benchmarks and pictures.

Starts Xvfb on a free display (and, where asked, a small window manager), runs
programs on it, presses keys and takes pictures. Ends only what it started.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STARTED = itertools.count()
# What would change how a program starts: a person's own folders, and Python without
# its cache of compiled modules.
_NOT_PASSED_ON = ("COACH_", "QT_", "XDG_", "WAYLAND", "PULSE_", "PYTHON")
NEEDED = ("Xvfb", "xdotool", "import")


def missing_tools() -> list[str]:
    """Return the programs this module needs and does not find."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Screen:
    """One Xvfb display and the programs on it."""

    def __init__(self, number: int, environment: dict[str, str]) -> None:
        self.number = number
        self.environment = environment
        self._started: list[subprocess.Popen[bytes]] = []
        self._runtime_folders: set[Path] = set()

    def start(
        self, command: Sequence[str], **environment: str
    ) -> subprocess.Popen[bytes]:
        """Start a program on this screen."""
        whole = {**self.environment, **environment}
        self._runtime_folders.add(Path(whole["XDG_RUNTIME_DIR"]))
        process = subprocess.Popen(
            command,
            env=whole,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self._started.append(process)
        return process

    def wait_until_it_answers(self, seconds: float = 10) -> None:
        """Wait until programs can open a window here.

        Raises:
            TimeoutError: They still cannot.
        """
        end = time.monotonic() + seconds
        while not self._run("getdisplaygeometry"):
            if time.monotonic() > end:
                raise TimeoutError(f"display :{self.number} does not answer")
            time.sleep(0.05)

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End one program that this screen started."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        if process.stderr is not None:
            process.stderr.close()

    def stop_all(self) -> None:
        """End all programs that this screen started, and what they have spawned."""
        for process in self._started:
            self.stop(process)
        for folder in self._runtime_folders:
            _end_voice_server(folder)

    def windows_of(
        self, process: subprocess.Popen[bytes], *, hidden: bool = False
    ) -> list[str]:
        """Return the ids of the process's visible windows, or of all of them."""
        seen = () if hidden else ("--onlyvisible",)
        found = self._run("search", *seen, "--pid", str(process.pid))
        return found.splitlines()

    def window_of(self, process: subprocess.Popen[bytes], seconds: float = 20) -> str:
        """Return the id of the process's visible window; wait for it.

        Raises:
            TimeoutError: No window came in time, or the program ended.
        """
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.windows_of(process)
            if found:
                return found[-1]
            if process.poll() is not None:
                assert process.stderr is not None
                raise TimeoutError(process.stderr.read().decode())
            time.sleep(0.005)
        raise TimeoutError(f"no window within {seconds} s")

    def focus(self, window: str) -> None:
        """Give a window the keyboard; without a window manager nobody else does."""
        self._run("windowfocus", "--sync", window)

    def key(self, *names: str) -> None:
        """Press keys, named as xdotool names them ("space", "ctrl+f")."""
        self._run("key", "--delay", "30", *names)

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        self._run("type", "--delay", "15", text)

    def wheel(self, notches: int, *, down: bool) -> None:
        """Turn the wheel where the pointer is."""
        self._run("click", "--repeat", str(notches), "5" if down else "4")

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._run("mousemove", str(x), str(y), "click", "1")

    def move_pointer(self, x: int, y: int) -> None:
        """Move the pointer away, or onto something."""
        self._run("mousemove", str(x), str(y))

    def size(self, window: str, width: int, height: int) -> None:
        """Give a window a size and put it into the corner."""
        self._run("windowsize", "--sync", window, str(width), str(height))
        self._run("windowmove", window, "0", "0")

    def picture(self, to: Path, width: int, height: int) -> None:
        """Save the upper left corner of the screen as PNG."""
        subprocess.run(
            ["import", "-window", "root", "-crop", f"{width}x{height}+0+0", str(to)],
            env=self.environment,
            check=True,
            timeout=60,
        )

    def _run(self, *arguments: str) -> str:
        result = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return result.stdout.strip()


@contextlib.contextmanager
def screen(
    folder: Path, width: int = 1280, height: int = 820, *, manager: bool = False
) -> Iterator[Screen]:
    """Open a screen; `folder` becomes home and data folder of what runs on it.

    Yields:
        The screen, ready for programs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # A number of our own: two servers that look for a free one at the same moment may
    # both take it, and the first to end takes the socket away.
    number = 100 + (os.getpid() * 7 + next(_STARTED)) % 20_000
    server = subprocess.Popen(
        [
            *("Xvfb", f":{number}", "-nolisten", "tcp", "-noreset"),
            *("-screen", "0", f"{width}x{height}x24"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    shown = Screen(number, _environment(folder, number))
    try:
        shown.wait_until_it_answers()
        if manager and shutil.which("openbox"):
            shown.start(["openbox"])
        yield shown
    finally:
        shown.stop_all()
        server.terminate()
        server.wait(10)


def _end_voice_server(runtime: Path) -> None:
    """End the speech-dispatcher of a runtime folder; it outlives who spawned it.

    Asked to end while it waits for one of its modules it never does.
    """
    note = runtime / "speech-dispatcher" / "pid" / "speech-dispatcher.pid"
    with contextlib.suppress(FileNotFoundError, ProcessLookupError, ValueError):
        os.kill(int(note.read_text()), signal.SIGKILL)


def _environment(folder: Path, number: int) -> dict[str, str]:
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_NOT_PASSED_ON)
    }
    return {
        **kept,
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "COACH_DATA_DIR": str(folder / "data"),
    }
