"""The package as a whole: its worked example, and what importing it costs."""

import subprocess
import sys
from pathlib import Path

import coach.editing
from coach.files.library import Shelf

ROOT = Path(__file__).resolve().parents[3]


def test_worked_example_works(tmp_path):
    """Everything in the package's docstring runs in the order in which it stands."""
    lines = coach.editing.__doc__.splitlines()
    code = "\n".join(line[4:] for line in lines if line.startswith("    "))
    names = {"shelf": Shelf(None), "own_folder": tmp_path}
    exec(compile(code, "example", "exec"), names)

    assert names["draft"].path == tmp_path / "desk-break-copy.program.toml"
    assert names["facts"].total_ms > 0


def test_starting_the_window_does_not_load_the_editor():
    """Neither tomlkit nor the editing is there before somebody edits."""
    probe = (
        "import sys, ui.app, ui.main_window;"
        "print(*[m for m in ('tomlkit', 'coach.editing.values') if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout.split() == []
