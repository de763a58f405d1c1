"""What opening and running the window costs, beside a bare PySide6 label window."""

from __future__ import annotations

import contextlib
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.screen import Screen, screen
from tests.e2e.tray_host import TrayHost
from tests.ui.platform.bus import private_bus

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Sequence

LABEL = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication(sys.argv)
label = QLabel("Coach")
label.resize(1100, 760)
label.show()
sys.exit(application.exec())
"""
COACH = [str(Path(sys.executable).with_name("coach"))]
BARE = [sys.executable, "-c", LABEL]
SETTLE_S = 4.0
# After the first minute nothing of the start is left.
TRAY_SETTLE_S = 70.0
MOVE_IN_S = 12.0  # get-ready, moving in, and the first repetition, which is drawn


def _pss_mb(process: subprocess.Popen[bytes]) -> float:
    """Return the proportional set size of a process in MB."""
    text = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii")
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def _processor_s(process: subprocess.Popen[bytes]) -> float:
    """Return user and system seconds that a process has used so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii")
    after_name = fields.rpartition(")")[2].split()
    ticks = int(after_name[11]) + int(after_name[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _start_once(shown: Screen, command: Sequence[str]) -> tuple[float, float]:
    begin = time.perf_counter()
    process = shown.start(command)
    shown.window_of(process)
    seconds = time.perf_counter() - begin
    time.sleep(SETTLE_S)
    memory = _pss_mb(process)
    shown.stop(process)
    return seconds, memory


def measure_start(rounds: int = 7) -> dict[str, float]:
    """Return medians of start to visible window (s) and memory (MB), alternating."""
    coach, bare = [], []
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as shown:
        _start_once(shown, COACH)  # fills the file caches for both
        for _ in range(rounds):
            bare.append(_start_once(shown, BARE))
            coach.append(_start_once(shown, COACH))
    medians = {
        "coach_s": statistics.median(row[0] for row in coach),
        "bare_s": statistics.median(row[0] for row in bare),
        "coach_mb": statistics.median(row[1] for row in coach),
        "bare_mb": statistics.median(row[1] for row in bare),
    }
    medians["start_ratio"] = medians["coach_s"] / medians["bare_s"]
    medians["memory_ratio"] = medians["coach_mb"] / medians["bare_mb"]
    return medians


def memory_of(data: Path, page: str) -> tuple[float, float]:
    """Return the memory (MB) of a window with a page open, and of a bare label."""
    with tempfile.TemporaryDirectory() as folder, screen(Path(folder)) as shown:
        command = [*COACH, "--data-dir", str(data), "--page", page]
        _, ours = _start_once(shown, command)
        _, bare = _start_once(shown, BARE)
    return ours, bare


def _share(process: subprocess.Popen[bytes], seconds: float) -> float:
    """Return the share of one core, in percent, that a process uses from now on."""
    before, begin = _processor_s(process), time.perf_counter()
    time.sleep(seconds)
    used = _processor_s(process) - before
    return 100 * used / (time.perf_counter() - begin)


PROGRAM = """
format = "program/1"
id = "bench.{name}"
revision = 1
title = "Bench {name}"
kind = "stretch"
language = "en"

[[block]]
name = "Only"

[[block.step]]
exercise = "{exercise}"
{dose}
get_ready = "1 s"
"""


def measure_session(seconds: float = 12.0) -> dict[str, float]:
    """Return the processor share (percent of a core) of running and idle windows."""
    cases = {
        "moving figure": ("bodyweight-squat", 'reps = 50\neach = "4 s"'),
        "standing hold": (
            "standing-heel-on-step-stretch",
            'hold = "5 min"\nsides = "left"',
        ),
    }
    shares: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name, screen(Path(name)) as shown:
        for case, (exercise, dose) in cases.items():
            file = Path(name) / f"{exercise}.program.toml"
            text = PROGRAM.format(name=exercise, exercise=exercise, dose=dose)
            file.write_text(text, encoding="utf-8")
            # A folder each: a session that was cut off would be offered again.
            data = Path(name) / f"data-{exercise}"
            data.mkdir()
            # A file waits until the words of the first start were read.
            settings = json.dumps({"intended_use_read": True})
            (data / "settings.json").write_text(settings, encoding="utf-8")
            process = shown.start([*COACH, str(file)], COACH_DATA_DIR=str(data))
            shown.focus(shown.window_of(process))
            time.sleep(SETTLE_S)
            if case == "moving figure":
                shares["idle window"] = _share(process, seconds)
            shown.key("ctrl+Return")
            time.sleep(MOVE_IN_S)
            shares[case] = _share(process, seconds)
            shown.stop(process)
    return shares


TRAY = {
    "intended_use_read": True,
    "training_days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    "desk_break_minutes": 30,
    "reminder_kinds": ["session", "morning", "care", "drink", "bedtime", "follow-up"],
}


def measure_tray(seconds: float = 30.0) -> float:
    """Return the processor share (percent of a core) in the tray, reminders on."""
    with tempfile.TemporaryDirectory() as name, screen(Path(name)) as shown:
        data = Path(name) / "data"
        data.mkdir()
        (data / "settings.json").write_text(json.dumps(TRAY), encoding="utf-8")
        with private_bus() as (address, _process), _on_bus(address):
            tray = TrayHost()
            process = shown.start(
                [*COACH, "--background"], DBUS_SESSION_BUS_ADDRESS=address
            )
            if not tray.has_item.wait(30):
                raise TimeoutError("no icon in the tray within 30 s")
            time.sleep(TRAY_SETTLE_S)
            share = _share(process, seconds)
            shown.stop(process)
            tray.end()
    return share


@contextlib.contextmanager
def _on_bus(address: str) -> Iterator[None]:
    """Let this process use a bus as its session bus."""
    before = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = address
    try:
        yield
    finally:
        del os.environ["DBUS_SESSION_BUS_ADDRESS"]
        if before is not None:
            os.environ["DBUS_SESSION_BUS_ADDRESS"] = before
