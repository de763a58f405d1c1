"""A practice of 3,000 patients: opening its page, filtering, taking in a report.

Every figure stands beside plain SQLite reading the same rows in the same run.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject

from coach.clinic.calendar import Calendar
from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.overview import overview
from coach.clock import SystemClock
from coach.store.days import utc_offset_min
from tests.bench.practice import PATIENTS, make_practice, make_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QWidget

    from ui.context import AppContext
    from ui.pages.patients.page import PatientsPage

# The same rows as the list reads, without making anything of them.
_SAME_ROWS = "SELECT * FROM patient LEFT JOIN overview ON patient_id = id ORDER BY name"
_TYPED = "osei calf"


def measure() -> dict[str, float]:
    """Return times in ms and the size in MB; see `__main__` for the names."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / FILE_NAME
        make_practice(path)
        got = {"size_mb": path.stat().st_size / 1e6}
        got |= _measure_reading(path)
        got |= _measure_page(Path(name))
    return got


def _measure_reading(path: Path) -> dict[str, float]:
    """Read the list as the page does, and plainly; the second time is warm."""
    calendar = Calendar(round(time.time() * 1000), utc_offset_min)
    with open_clinic(path) as connection:
        ours = [_timed(lambda: overview(connection, calendar)) for _ in range(4)]
    with closing(sqlite3.connect(path)) as plain:
        bare = [_timed(lambda: plain.execute(_SAME_ROWS).fetchall()) for _ in range(4)]
    return {"overview_ms": min(ours[1:]), "read_ms": min(bare[1:])}


def _measure_page(folder: Path) -> dict[str, float]:
    """Open the page twice, filter as a name is typed, and take in a report."""
    from ui.application import make_application
    from ui.context import AppContext
    from ui.models.background import wait_for_tasks

    application = make_application()
    context = AppContext(folder, SystemClock())
    report = make_report(folder, datetime.now(UTC))
    _wait(application, partial(_is_loaded, context))
    cold_ms, page = _open_page(application, context)
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    open_ms, page = _open_page(application, context)
    got = {"cold_ms": cold_ms, "open_ms": open_ms}
    model = page.model
    show = partial(page.patients.show, model.rows, model.words, model.today)
    got["list_ms"] = _timed(show)
    keys = _measure_keys(application, page)
    took, cpu = zip(*keys, strict=True)
    got |= {"key_ms": statistics.median(took), "worst_key_ms": max(took)}
    got |= {"key_cpu_ms": statistics.median(cpu), "worst_key_cpu_ms": max(cpu)}
    got["import_ms"] = _measure_import(application, page, report)
    # The list is read again after that; nothing may be read when the folder goes.
    page.hide()
    wait_for_tasks()
    application.processEvents()
    context.close()
    return got


def _is_loaded(context: AppContext) -> bool:
    context.library.load()
    return bool(context.library.is_loaded)


def _open_page(
    application: QApplication, context: AppContext
) -> tuple[float, PatientsPage]:
    """Return the time until the list is painted, and the page."""
    begin = time.perf_counter()
    from ui.pages.patients.page import PatientsPage

    page = PatientsPage(context)
    page.resize(1072, 820)
    page.show()
    page.shown_first()
    _wait(application, lambda: page.patients.rowCount() >= PATIENTS)
    page.repaint()
    return (time.perf_counter() - begin) * 1000, page


class _Paints(QObject):
    """Counts how often a widget was painted.

    Args:
        widget: The widget.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything pass."""
        self.count += event.type() is QEvent.Type.Paint
        return super().eventFilter(watched, event)


def _measure_keys(
    application: QApplication, page: PatientsPage
) -> list[tuple[float, float]]:
    """Return the time of each key until the rows that are left have been painted.

    Beside it the time of the processor in ms, which others on the machine lengthen
    less.
    """
    viewport = page.card.table.viewport()
    paints = _Paints(viewport)
    times = []
    for typed in [_TYPED[: n + 1] for n in range(len(_TYPED))] * 3:
        before = paints.count
        begin, begin_cpu = time.perf_counter(), time.thread_time()
        page.field.set_text(typed)
        application.processEvents()
        if paints.count == before:
            viewport.repaint()
        took, cpu = time.perf_counter() - begin, time.thread_time() - begin_cpu
        times.append((took * 1000, cpu * 1000))
    return times


def _measure_import(
    application: QApplication, page: PatientsPage, report: Path
) -> float:
    """Return the time until a report was verified and taken in."""
    told: list[object] = []
    page.model.arrived.connect(lambda _file, arrived: told.append(arrived))
    begin = time.perf_counter()
    page.model.take_in(report)
    _wait(application, lambda: bool(told))
    return (time.perf_counter() - begin) * 1000


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _wait(application: QApplication, is_done: Callable[[], bool]) -> None:
    # Looking again and again would take the interpreter from the thread that reads.
    wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    while not is_done():
        application.processEvents(wait)
