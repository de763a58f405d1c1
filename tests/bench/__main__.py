"""`make bench`: measure speed, memory and timing; each figure beside its reference.

Every ratio is taken in one run on one machine. Nothing here asserts: the goals are
printed beside what was measured.

    python -m tests.bench [--only NAME ...] [--minutes N]
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

# Benchmarks of the figure draw without a screen; the window ones bring their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import (
    cue_error,
    figure_frame,
    history,
    journal_commit,
    library,
    patients,
    window,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Row = tuple[str, str, str]


def start_rows(_minutes: float) -> list[Row]:
    """Start to visible window and memory, against a bare label window."""
    got = window.measure_start()
    return [
        (
            "start to visible window",
            f"{got['start_ratio']:.2f} x "
            f"({got['coach_s']:.2f} s / {got['bare_s']:.2f} s)",
            "1.5 x",
        ),
        (
            "memory after start (PSS)",
            f"{got['memory_ratio']:.2f} x "
            f"({got['coach_mb']:.0f} MB / {got['bare_mb']:.0f} MB)",
            "1.5 x",
        ),
    ]


def session_rows(_minutes: float) -> list[Row]:
    """Processor share of the window, idle and while a session runs."""
    goals = {"idle window": "0.1 %", "moving figure": "20 %", "standing hold": "5 %"}
    return [
        (f"processor share: {case}", f"{share:.1f} % of a core", goals[case])
        for case, share in window.measure_session().items()
    ]


def tray_rows(_minutes: float) -> list[Row]:
    """Processor share of Coach in the tray, with reminders and desk breaks on."""
    share = window.measure_tray()
    return [("processor share: idle in the tray", f"{share:.2f} % of a core", "0.1 %")]


def figure_rows(_minutes: float) -> list[Row]:
    """One frame of the figure at 720x600, against filling the rectangle."""
    got = figure_frame.measure()
    return [
        (
            "figure frame 720x600",
            f"{got['frame_ms']:.1f} ms median, {got['worst_ms']:.1f} ms worst "
            f"({got['ratio']:.1f} x filling it)",
            "6 ms",
        )
    ]


def journal_rows(_minutes: float) -> list[Row]:
    """One journal commit against a bare SQLite commit."""
    got = journal_commit.measure()
    return [
        (
            "journal commit",
            f"{got['ratio']:.2f} x ({got['journal_ms']:.2f} / {got['bare_ms']:.2f} ms)",
            "2 x",
        )
    ]


def library_rows(_minutes: float) -> list[Row]:
    """A folder of 2,000 program files."""
    got = library.measure()
    return [
        ("2,000 files: first reading", f"{got['cold_s']:.2f} s", "-"),
        (
            "2,000 files: looking again",
            f"{got['warm_s'] * 1000:.0f} ms "
            f"(reading the bytes: {got['bytes_s'] * 1000:.0f} ms)",
            "300 ms",
        ),
    ]


def search_rows(_minutes: float) -> list[Row]:
    """Listing and searching 2,000 programs on the page."""
    got = library.measure_search()
    return [
        ("2,000 files: list, warm", f"{got['list_ms']:.0f} ms", "300 ms"),
        (
            "2,000 files: a key, finding",
            f"{got['find_ms']:.1f} ms median, {got['worst_find_ms']:.1f} ms worst",
            "16 ms",
        ),
        (
            "2,000 files: a key, until painted",
            f"{got['key_ms']:.1f} ms median, {got['worst_key_ms']:.1f} ms worst",
            "16 ms",
        ),
        (
            "2,000 files: longest stretch of the pane",
            f"{got['pane_ms']:.1f} ms median, {got['worst_pane_ms']:.1f} ms worst",
            "-",
        ),
    ]


def history_rows(_minutes: float) -> list[Row]:
    """Ten years of sessions, beside plain SQLite."""
    got = history.measure()
    reading = f"(plain reading {got['read_ms']:.0f} ms)"
    everything = f"(plain reading of all {got['read_all_ms']:.0f} ms)"
    return [
        (
            "ten years: size",
            f"{got['size_mb']:.0f} MB, {got['sessions']:.0f} sessions, "
            f"{got['events']:.0f} events",
            "60 MB at 440,000",
        ),
        (
            "ten years: open Progress",
            f"{got['open_ms']:.0f} ms, first time {got['cold_ms']:.0f} ms {reading}",
            "150 ms",
        ),
        (
            "ten years: change range",
            f"{got['change_ms']:.0f} ms median, {got['worst_change_ms']:.0f} ms worst "
            f"{everything}",
            "50 ms",
        ),
        (
            "ten years: daily backup, verified",
            f"{got['backup_ms'] / got['bare_backup_ms']:.2f} x "
            f"({got['backup_ms']:.0f} / {got['bare_backup_ms']:.0f} ms)",
            "-",
        ),
        (
            "memory with Progress open (PSS)",
            f"{got['memory_mb'] / got['bare_mb']:.2f} x "
            f"({got['memory_mb']:.0f} MB / {got['bare_mb']:.0f} MB)",
            "2.5 x",
        ),
    ]


def patients_rows(_minutes: float) -> list[Row]:
    """A practice of 3,000 patients with 180 days each, beside plain SQLite."""
    got = patients.measure()
    plain = f"(plain reading of the rows {got['read_ms']:.0f} ms)"
    return [
        ("3,000 patients: size", f"{got['size_mb']:.0f} MB", "-"),
        (
            "3,000 patients: the list, read and worked out",
            f"{got['overview_ms'] / got['read_ms']:.2f} x "
            f"({got['overview_ms']:.0f} ms) {plain}",
            "300 ms",
        ),
        (
            "3,000 patients: open Patients",
            f"{got['open_ms']:.0f} ms, first time {got['cold_ms']:.0f} ms {plain}",
            "-",
        ),
        (
            "3,000 patients: listing them in the window",
            f"{got['list_ms']:.0f} ms",
            "-",
        ),
        (
            "3,000 patients: a key, until painted",
            f"{got['key_ms']:.1f} ms median, {got['worst_key_ms']:.1f} ms worst (of "
            f"the processor {got['key_cpu_ms']:.1f}, {got['worst_key_cpu_ms']:.1f})",
            "16 ms",
        ),
        (
            "3,000 patients: take in a report",
            f"{got['import_ms'] / got['read_ms']:.2f} x ({got['import_ms']:.0f} ms)",
            "-",
        ),
    ]


def cue_rows(minutes: float) -> list[Row]:
    """Cue error of both outputs over a real sound server, idle and under load."""
    rows = []
    for output in ("stream", "simpleaudio"):
        for load in (0, 2):
            got = cue_error.measure(output, minutes * 60, load)
            beside = f"{load} busy processes beside it" if load else "idle"
            rows.append(
                (
                    f"cue error: {output}, {beside}",
                    f"median {got['median_ms']:.2f} ms, "
                    f"worst {got['worst_ms']:.2f} ms, "
                    f"drift {got['drift_ms_per_min']:+.3f} ms/min, "
                    f"heard {got['heard']:.0f}, missed {got['missed']:.0f}",
                    "median 1, worst 10, no drift",
                )
            )
    return rows


PARTS: dict[str, Callable[[float], list[Row]]] = {
    "figure": figure_rows,
    "journal": journal_rows,
    "history": history_rows,
    "patients": patients_rows,
    "library": library_rows,
    "search": search_rows,
    "start": start_rows,
    "session": session_rows,
    "tray": tray_rows,
    "cues": cue_rows,
}


def main() -> int:
    """Measure what was asked for and print a table."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument(
        "--minutes", type=float, default=2.0, help="length of each cue measurement"
    )
    options = parser.parse_args()
    print(f"{'what':<45}{'measured':<62}goal", flush=True)
    for name in options.only:
        for what, measured, goal in PARTS[name](options.minutes):
            print(f"{what:<45}{measured:<62}{goal}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
