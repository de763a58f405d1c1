"""Fixtures shared by all tests."""

import gc
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")


def pytest_collection_finish():
    """Leave what was imported and collected out of every later look for garbage.

    Thousands of tests make it large, and each test of the window looks through it.
    """
    gc.collect()
    gc.freeze()


class FakeClock:
    """Monotonic and wall milliseconds that move only when a test says so."""

    def __init__(self) -> None:
        self._monotonic_ms = 1_000_000
        self._wall_ms = 1_764_000_000_000

    def monotonic_ms(self) -> int:
        return self._monotonic_ms

    def wall_ms(self) -> int:
        return self._wall_ms

    def advance(self, ms: int) -> None:
        """Let `ms` milliseconds pass on both clocks."""
        assert ms >= 0
        self._monotonic_ms += ms
        self._wall_ms += ms

    def suspend(self, ms: int) -> None:
        """Let the machine sleep: the wall clock moves, the monotonic one does not."""
        assert ms >= 0
        self._wall_ms += ms


@pytest.fixture
def clock() -> FakeClock:
    """Return a fake clock."""
    return FakeClock()


@pytest.fixture
def small_disk():
    """Let no file grow above a kilobyte."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
