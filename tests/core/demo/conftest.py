"""The demo's history, filled once for its tests."""

from pathlib import Path

import pytest

from coach.demo.fill import fill_demo
from coach.files.library import Shelf
from coach.store.connection import open_reader

PROGRAMS = Path(__file__).resolve().parents[3] / "programs"
NOW_MS = 1_795_860_000_000  # 2026-11-28, about noon


@pytest.fixture(scope="session")
def library():
    """Return the shipped library alone."""
    return Shelf(None, PROGRAMS).library


@pytest.fixture(scope="session")
def filled(library, tmp_path_factory):
    """Return a reader of a filled history."""
    path = tmp_path_factory.mktemp("demo") / "history.sqlite"
    fill_demo(path, library, NOW_MS)
    connection = open_reader(path)
    yield connection
    connection.close()
