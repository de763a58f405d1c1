"""Fixtures of care: a fresh injury with a protocol, on the shipped files."""

from __future__ import annotations

import pytest

from coach.store.days import utc_text
from coach.store.entries import CARE, HEALTH, INJURY
from ui.context import AppContext
from ui.models.background import wait_for_tasks
from ui.recover.care.model import care_model

HOUR_MS = 3_600_000
MINUTE_MS = 60_000


@pytest.fixture
def strained(utc, tmp_path, clock, qapp, qtbot):
    """Return a context with a hamstring that was hurt two hours ago, at 14:00 UTC."""
    context = AppContext(tmp_path, clock)
    context.change_settings(less_motion="on", voice=False)
    with qtbot.waitSignal(context.library.library_changed, timeout=15_000):
        context.library.refresh()
    at_ms = clock.wall_ms() - 2 * HOUR_MS
    data = {
        "injury": "i",
        "area": "hamstring",
        "side": "right",
        "began": "sudden",
        "at": utc_text(at_ms),
        "protocol": "rice",
    }
    context.journal.note(HEALTH, {"items": [], "age_group": "18-54"})
    context.journal.note(INJURY, data, happened_ms=at_ms)
    assert context.journal.flush(10)
    yield context
    wait_for_tasks()
    qapp.processEvents()
    context.close()
    context.deleteLater()


@pytest.fixture
def model(strained, qtbot):
    """Return the model of care, once everything was read."""
    model = care_model(strained)
    model.load()
    qtbot.waitUntil(lambda: model.day is not None, timeout=10_000)
    return model


@pytest.fixture
def warm(strained, clock, qtbot):
    """Return a function that lets a hot towel be on since some minutes."""

    def put_on(minutes=3):
        started_ms = clock.wall_ms() - minutes * MINUTE_MS
        data = {
            "what": "heat",
            "protocol": "cramp-warmth",
            "step": "towel",
            "started_at": utc_text(started_ms),
            "planned_s": 20 * 60,
        }
        strained.journal.note(CARE, data, happened_ms=started_ms)
        qtbot.waitUntil(lambda: bool(care_model(strained).timers), timeout=10_000)

    return put_on
