"""The demo: a throw-away data folder with an example of a person's own program."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from coach.paths import own_programs, settings_file
from coach.store.settings import Settings, save_settings

if TYPE_CHECKING:
    from types import TracebackType

EXAMPLE_NAME = "my-evening.program.toml"
EXAMPLE = """\
format    = "program/1"
id        = "demo.my-evening"
revision  = 1
title     = "My evening five"
kind      = "stretch"
language  = "en"
summary   = "An example of a program of your own: a text file that you can change."
equipment = ["mat", "strap"]
frequency = "most evenings"
authors   = ["Demo"]

[[block]]
name = "On the mat"

[[block.step]]
exercise = "two-leg-bridge"
reps     = 8
each     = "4 s"

[[block.step]]
exercise = "lying-strap-hamstring-stretch"
sides    = "each"
hold     = "30 s"

[[block.step]]
exercise = "straight-knee-calf-stretch"
sides    = "each"
hold     = "30 s"
"""


class DemoFolder:
    """A data folder that exists as long as the demo runs.

    Use it as a context manager; it gives the path.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="coach-demo-", ignore_cleanup_errors=True
        )

    def __enter__(self) -> Path:
        """Fill the folder and return its path."""
        path = Path(self._folder.name)
        programs = own_programs(path)
        programs.mkdir(parents=True)
        (programs / EXAMPLE_NAME).write_text(EXAMPLE, encoding="utf-8")
        settings = Settings(last_program="demo.my-evening", full_screen_player=False)
        save_settings(settings_file(path), settings)
        return path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder."""
        self._folder.cleanup()
