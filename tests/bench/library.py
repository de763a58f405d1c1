"""Reading, listing and searching a folder of 2,000 program files."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from coach.files.library import Shelf
from coach.paths import shipped

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

FILES = 2_000
# A typist's pause, long enough for everything that was put off.
_REST_S = 0.3
_SYLLABLES = ("ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "vi", "zu")


def _made_up_word(number: int) -> str:
    """Return a word that no other file has: people's titles differ too."""
    return "".join(_SYLLABLES[int(digit)] for digit in f"{number * 7919:08d}")


def _fill(folder: Path) -> None:
    sources = sorted(Path(str(shipped("programs"))).rglob("*.program.toml"))
    for number in range(FILES):
        source = sources[number % len(sources)]
        lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
        own = {
            "id": f"bench.copy-{number}",
            "family": f"bench-{number}",
            "title": f"{source.name.split('.')[0]} {_made_up_word(number)}",
        }
        changed = []
        for line in lines:
            key = line.split(" ", 1)[0]
            changed.append(f'{key} = "{own[key]}"\n' if key in own else line)
        (folder / f"copy-{number}.program.toml").write_text(
            "".join(changed), encoding="utf-8"
        )


# Typed letter by letter; two have a typo, so that all words are compared.
_TYPED = ("hamstring", "calf stretch", "wall", "hamstrign", "nodric", "sore thigh")


def measure_search() -> dict[str, float]:
    """Return milliseconds to list 2,000 programs, and for each key of a search.

    The page itself is measured: list, cards, pane and count. A key ends when the page
    has been painted; the pane may follow later, and must not keep the next key
    waiting, so the longest stretch of work until it has followed is measured too.
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
        page.shown_first()
        for _ in range(20):
            _rest(app)
        find_ms, key_ms, pane_ms = [], [], []
        for text in _TYPED:
            for length in range(1, len(text) + 1):
                begin = time.perf_counter()
                page._search.search(text[:length])
                find_ms.append((time.perf_counter() - begin) * 1000)
                # The list as it was before the first letter: every key changes it.
                page._search.search("")
                _rest(app)
                begin = time.perf_counter()
                page._field.set_text(text[:length])
                # Layout and painting; figures that are not drawn yet come afterwards.
                app.sendPostedEvents()
                key_ms.append((time.perf_counter() - begin) * 1000)
                pane_ms.append(_rest(app))
            page._field.set_text("")
            _rest(app)
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
        "pane_ms": statistics.median(pane_ms),
        "worst_pane_ms": max(pane_ms),
    }


def _rest(app: QCoreApplication) -> float:
    """Let the window do what it put off; return its longest stretch of work in ms."""
    longest = 0.0
    end = time.perf_counter() + _REST_S
    while time.perf_counter() < end:
        begin = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - begin)
    return longest * 1000


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
