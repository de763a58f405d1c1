"""A voice for sessions in the terminal: the system's own speech program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import Protocol

from coach.translate import tr


class TerminalVoice(Protocol):
    """What speaks the sentences of the cues.

    Attributes:
        available: Whether anything is heard.
        notice: One sentence when there is no voice, or "".
    """

    available: bool
    notice: str

    def say(self, text: str) -> None:
        """Speak a sentence; returns at once."""
        ...

    def hush(self) -> None:
        """Stop speaking and forget what waits."""
        ...


class NoVoice:
    """Says nothing.

    Attributes:
        available: False.
        notice: Why nothing is said.
    """

    available = False

    def __init__(self) -> None:
        self.notice = tr("No voice was found; the cues sound without words.")

    def say(self, text: str) -> None:
        """Leave the sentence unsaid."""

    def hush(self) -> None:
        """Do nothing: nobody speaks."""


class CommandVoice:
    """Speaks through a program, without a shell and without waiting for it.

    Attributes:
        available: Whether the program could be started.
        notice: What is wrong, in one sentence, or "".

    Args:
        say_command: Program and options; "--" and the text follow them.
        hush_command: What makes the speech service fall silent; empty when stopping
            the program is enough.
    """

    def __init__(
        self, say_command: tuple[str, ...], hush_command: tuple[str, ...] = ()
    ) -> None:
        self.available = True
        self.notice = ""
        self._say_command = say_command
        self._hush_command = hush_command
        self._running: list[subprocess.Popen[bytes]] = []

    def say(self, text: str) -> None:
        """Speak a sentence; returns at once."""
        # A NUL cannot be part of an argument, and text from a file may hold one.
        text = text.replace("\0", " ").strip()
        if text:
            self._start((*self._say_command, "--", text))

    def hush(self) -> None:
        """Stop speaking and forget what waits."""
        for process in self._running:
            process.terminate()
        if self._hush_command:
            self._start(self._hush_command)

    def _start(self, command: tuple[str, ...]) -> None:
        """Start a program and collect those that have ended."""
        self._running = [p for p in self._running if p.poll() is None]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self.available = False
            self.notice = tr("The voice could not be started.")
        else:
            self._running.append(process)


def find_voice(
    search_path: str | None = None, platform: str = sys.platform
) -> TerminalVoice:
    """Return the system's voice, or one that says nothing.

    Args:
        search_path: Folders to look in; those of PATH when left out.
        platform: As `sys.platform`.
    """
    if platform == "darwin":
        program = shutil.which("say", path=search_path)
        return CommandVoice((program,)) if program else NoVoice()
    program = shutil.which("spd-say", path=search_path)
    if program is None:
        return NoVoice()
    # Sentences of priority "message" wait for each other; those of the default
    # priority would cut each other off.
    return CommandVoice((program, "--priority", "message"), (program, "--cancel"))
