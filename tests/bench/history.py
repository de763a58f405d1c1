"""Ten years of sessions: opening Progress, changing the range, saving, copying.

Every figure stands beside plain SQLite doing the same amount of work in the same run.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from coach.clock import SystemClock
from coach.files.library import Shelf
from coach.store.backup import daily_backup
from coach.store.connection import open_store
from coach.store.days import training_day, utc_offset_min
from tests.bench.ten_years import make_ten_years
from tests.bench.window import memory_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

    from ui.context import AppContext

_RANGES = ("3-months", "year", "all", "4-weeks") * 3
_SAME_ROWS = (
    "SELECT * FROM session_summary JOIN session ON id = session_id"
    " WHERE local_day >= ?",
    "SELECT * FROM entry WHERE local_day >= ?",
)


def measure() -> dict[str, float]:
    """Return times in ms, sizes in MB, and counts; see `__main__` for the names."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "history.sqlite"
        counts = make_ten_years(path, Shelf(None).library)
        got: dict[str, float] = {key: float(value) for key, value in counts.items()}
        got["size_mb"] = path.stat().st_size / 1e6
        got |= _measure_copies(path)
        got |= _measure_page(Path(name))
        (Path(name) / "settings.json").write_text('{"intended_use_read": true}')
        got["memory_mb"], got["bare_mb"] = memory_of(Path(name), "progress")
    return got


def _measure_copies(path: Path) -> dict[str, float]:
    from datetime import date

    with closing(open_store(path)) as connection:
        folder = path.parent / "backups"
        begin = time.perf_counter()
        daily_backup(connection, folder, date(2026, 11, 28))
        ours = time.perf_counter() - begin
        begin = time.perf_counter()
        with closing(sqlite3.connect(path.parent / "plain.sqlite")) as plain:
            connection.backup(plain)
        bare = time.perf_counter() - begin
    (path.parent / "plain.sqlite").unlink()
    return {"backup_ms": ours * 1000, "bare_backup_ms": bare * 1000}


def _measure_page(folder: Path) -> dict[str, float]:
    """Open the page twice, cold and warm, and go through its ranges."""
    from ui.application import make_application
    from ui.context import AppContext

    application = make_application()
    context = AppContext(folder, SystemClock())
    wall_ms = context.clock.wall_ms()
    day = training_day(wall_ms - 60 * 86_400_000, utc_offset_min(wall_ms))
    _wait(application, lambda: _load(context))
    cold = _open_page(application, context)
    _wait(application, lambda: context.history.snapshot.is_whole)
    context.history.snapshot = None
    warm = _open_page(application, context)
    _wait(application, lambda: context.history.snapshot.is_whole)
    changes = _change_ranges(application, context)
    context.close()
    return {
        "cold_ms": cold * 1000,
        "open_ms": warm * 1000,
        "change_ms": statistics.median(changes) * 1000,
        "worst_change_ms": max(changes) * 1000,
        "read_ms": _plain_read(folder / "history.sqlite", day) * 1000,
        "read_all_ms": _plain_read(folder / "history.sqlite", "") * 1000,
    }


def _load(context: AppContext) -> bool:
    context.library.load()
    return bool(context.library.is_loaded)


def _open_page(application: QApplication, context: AppContext) -> float:
    """Return the time from asking for the page until its graphs are painted."""
    begin = time.perf_counter()
    from ui.pages.progress.page import ProgressPage

    page = ProgressPage(context)
    page.resize(1072, 820)
    page.show()
    _wait(application, lambda: page._shown is not None)
    application.processEvents()
    passed = time.perf_counter() - begin
    _forget(page)
    return passed


def _change_ranges(application: QApplication, context: AppContext) -> list[float]:
    from ui.pages.progress.page import ProgressPage

    page = ProgressPage(context)
    page.resize(1072, 820)
    page.show()
    _wait(application, lambda: page._shown is not None)
    times = []
    for name in _RANGES:
        begin = time.perf_counter()
        page.show_range(name)
        application.processEvents()
        times.append(time.perf_counter() - begin)
    _forget(page)
    return times


def _forget(page: QObject) -> None:
    """Delete a page now: one that lives on would draw as well."""
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _wait(application: QApplication, is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    while not is_done():
        application.processEvents()
        if time.monotonic() > end:
            sys.exit("the page did not come")


def _plain_read(path: Path, day: str) -> float:
    """Return the time in which plain SQLite reads the same rows."""
    with closing(sqlite3.connect(path)) as connection:
        begin = time.perf_counter()
        for query in _SAME_ROWS:
            connection.execute(query, (day,)).fetchall()
        return time.perf_counter() - begin
