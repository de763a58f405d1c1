"""The walls of the house: what may import what, and what may read a clock."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORE = sorted((ROOT / "coach").rglob("*.py"))
WINDOW = sorted((ROOT / "ui").rglob("*.py"))
HEAVY = {"numpy", "pyqtgraph", "miniaudio", "simpleaudio", "wakepy"}
CLOCK_READS = {
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "monotonic"),
    ("time", "monotonic_ns"),
    ("time", "perf_counter"),
    ("time", "sleep"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
}


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_core_knows_neither_qt_nor_the_window(path):
    """No module of coach imports PySide6 or ui."""
    tops = {name.partition(".")[0] for name in _imports(_tree(path))}

    assert not tops & {"PySide6", "ui"}


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_core_reads_no_clock_of_its_own(path):
    """Only coach/clock.py reads the system's clocks, and nothing in coach sleeps."""
    if path.name == "clock.py":
        return
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            assert (node.value.id, node.attr) not in CLOCK_READS, node.lineno


@pytest.mark.parametrize("path", CORE + WINDOW, ids=lambda path: path.name)
def test_only_the_crash_handler_catches_everything(path):
    """`except Exception` and bare `except` stand nowhere in the product."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, node.lineno
            caught = ast.unparse(node.type)
            assert caught not in ("Exception", "BaseException"), node.lineno


@pytest.mark.parametrize("path", CORE + WINDOW, ids=lambda path: path.name)
def test_no_network_code(path):
    """No module imports anything that speaks to the internet."""
    tops = {name.partition(".")[0] for name in _imports(_tree(path))}
    assert not tops & {"urllib", "http", "ssl", "ftplib", "smtplib", "requests"}
    assert "PySide6.QtWebEngineWidgets" not in _imports(_tree(path))


def _loaded_by(modules: str, names: set[str]) -> list[str]:
    """Return which of these modules are there after importing some others."""
    import subprocess

    probe = (
        f"import sys; import {modules}; "
        f"print(*[m for m in {sorted(names)!r} if m in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.split()


def test_starting_the_window_loads_nothing_heavy():
    """Importing the window's modules does not pull in numpy, graphs or audio."""
    assert _loaded_by("ui.app, ui.main_window", HEAVY) == []


def test_progress_page_is_there_before_its_graphs():
    """The page, its cards and its history come without numpy and pyqtgraph."""
    modules = "ui.pages.progress.page, ui.models.history_model"

    assert _loaded_by(modules, {"numpy", "pyqtgraph"}) == []


def test_pyside_gives_back_its_references():
    """The PySide6 in use does not lose a reference of None in each void call.

    PySide6 6.12.0 on Python 3.11 does, and aborts after some thousand calls.
    """
    from PySide6.QtGui import QColor

    color = QColor()
    before = sys.getrefcount(None)
    for _ in range(100):
        color.setAlpha(3)

    assert abs(sys.getrefcount(None) - before) < 50
