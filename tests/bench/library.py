"""Reading, listing and searching a folder of 2,000 program files."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from coach.files.library import Shelf
from coach.paths import shipped

FILES = 2_000


def _fill(folder: Path) -> None:
    sources = sorted(Path(str(shipped("programs"))).rglob("*.program.toml"))
    for number in range(FILES):
        source = sources[number % len(sources)]
        lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
        own = {"id": f"bench.copy-{number}", "family": f"bench-{number}"}
        changed = []
        for line in lines:
            key = line.split(" ", 1)[0]
            changed.append(f'{key} = "{own[key]}"\n' if key in own else line)
        (folder / f"copy-{number}.program.toml").write_text(
            "".join(changed), encoding="utf-8"
        )


# Typed letter by letter; the last word has a typo, so that all words are compared.
_TYPED = ("hamstring", "calf stretch", "wall", "hamstrign")


def measure_search() -> dict[str, float]:
    """Return milliseconds to list 2,000 programs, and for each key of a search.

    The page itself is measured: list, cards, pane and count. A key ends when the page
    has been painted.
    """
    from PySide6.QtWidgets import QApplication

    from coach.clock import SystemClock
    from ui.context import AppContext
    from ui.models.background import wait_for_tasks
    from ui.pages.programs.page import ProgramsPage

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name:
        own = Path(name) / "programs"
        own.mkdir()
        _fill(own)
        context = AppContext(Path(name), SystemClock())
        context.library.load()
        while not context.library.is_loaded:
            app.processEvents()
        begin = time.perf_counter()
        page = ProgramsPage(context)
        page.resize(1072, 820)
        page.show()
        app.processEvents()
        page.repaint()
        list_ms = (time.perf_counter() - begin) * 1000
        find_ms, key_ms = [], []
        for text in _TYPED:
            for length in range(1, len(text) + 1):
                begin = time.perf_counter()
                page._search.search(text[:length])
                find_ms.append((time.perf_counter() - begin) * 1000)
                page._search.search("")
                begin = time.perf_counter()
                page._field.set_text(text[:length])
                app.processEvents()
                key_ms.append((time.perf_counter() - begin) * 1000)
            page._field.set_text("")
        page.close()
        page.deleteLater()
        wait_for_tasks()
        app.processEvents()
        context.close()
    return {
        "list_ms": list_ms,
        "find_ms": statistics.median(find_ms),
        "worst_find_ms": max(find_ms),
        "key_ms": statistics.median(key_ms),
        "worst_key_ms": max(key_ms),
    }


def measure() -> dict[str, float]:
    """Return seconds to read cold, to look again warm, and to read the bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _fill(folder)
        begin = time.perf_counter()
        shelf = Shelf(folder)
        count = len(shelf.library.programs)
        cold_s = time.perf_counter() - begin
        warm, raw = [], []
        for _ in range(5):
            begin = time.perf_counter()
            shelf.refresh()
            warm.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            for file in folder.iterdir():
                file.read_bytes()
            raw.append(time.perf_counter() - begin)
    return {
        "programs": float(count),
        "cold_s": cold_s,
        "warm_s": statistics.median(warm),
        "bytes_s": statistics.median(raw),
    }
