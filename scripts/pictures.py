"""Pictures from the running app: the README's screenshots and a contact sheet.

    python -m scripts.pictures [--to FOLDER]

Starts `coach --demo` in a real window on a screen of its own, presses keys as a person
would, and saves what is seen: the README's picture as docs/player.png, all others, at
1280x820 and 900x600, light and dark, into pictures/.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.screen import missing_tools, screen

if TYPE_CHECKING:
    from tests.e2e.screen import Screen

ROOT = Path(__file__).resolve().parents[1]
COACH = str(Path(sys.executable).with_name("coach"))
SIZES = ((1280, 820), (900, 600))
THEMES = ("light", "dark")
SETTLE_S = 3.0

# What is pressed after the one before, how long to wait, and the name of the picture.
PROGRAM = ROOT / "programs" / "stretching" / "cool-down-stretch.program.toml"
STEPS = (
    ((), 0.0, "programs"),
    (("ctrl+comma",), 1.0, "settings"),
    (("ctrl+2",), 1.0, None),
    (("ctrl+Return",), 3.0, "player-get-ready"),
    (("Right",), 2.5, "player-work"),
    (("space",), 1.0, "player-paused"),
    (("h",), 1.0, "player-it-hurts"),
    (("2",), 6.0, None),  # goes on, after a lead-in
    (("Right",), 1.5, None),
    (("Right",), 6.0, "player-hold"),
    (("Right",), 1.5, "player-switch"),
    (("f",), 2.0, "player-full-screen"),
)


def main() -> int:
    """Take all pictures; return 2 when this machine cannot."""
    parser = argparse.ArgumentParser(prog="make pictures")
    parser.add_argument("--to", type=Path, default=ROOT / "pictures")
    options = parser.parse_args()
    missing = missing_tools()
    if missing:
        print(f"Pictures need these programs: {', '.join(missing)}", file=sys.stderr)
        return 2
    options.to.mkdir(parents=True, exist_ok=True)
    for width, height in SIZES:
        for theme in THEMES:
            _take_all(options.to, width, height, theme)
    docs = ROOT / "docs"
    docs.mkdir(exist_ok=True)
    hold = options.to / "player-hold-1280x820-light.png"
    (docs / "player.png").write_bytes(hold.read_bytes())
    return _contact_sheet(options.to / "poses.png")


def _take_all(folder: Path, width: int, height: int, theme: str) -> None:
    with (
        tempfile.TemporaryDirectory() as home,
        screen(Path(home), width, height) as shown,
    ):
        _choose(Path(home), theme)
        process = shown.start([COACH, str(PROGRAM)])
        window = shown.window_of(process)
        shown.size(window, width, height)
        shown.focus(window)
        shown.move_pointer(width - 1, height - 1)
        time.sleep(SETTLE_S)
        for keys, wait_s, name in STEPS:
            for key in keys:
                shown.key(key)
            time.sleep(wait_s)
            if name is not None:
                _save(shown, folder, f"{name}-{width}x{height}-{theme}", width, height)


def _choose(home: Path, theme: str) -> None:
    data = home / "data"
    data.mkdir()
    settings = {
        "theme": theme,
        "full_screen_player": False,
        "sound": "off",
        "intended_use_read": True,
    }
    (data / "settings.json").write_text(json.dumps(settings), encoding="utf-8")


def _save(shown: Screen, folder: Path, name: str, width: int, height: int) -> None:
    path = folder / f"{name}.png"
    shown.picture(path, width, height)
    print(path)


def _contact_sheet(path: Path) -> int:
    command = [sys.executable, str(ROOT / "scripts" / "contact_sheet.py")]
    result = subprocess.run([*command, "--to", str(path)], check=False, cwd=ROOT)
    print(path)
    return result.returncode


if __name__ == "__main__":
    sys.exit(main())
