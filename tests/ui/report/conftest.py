"""Fixtures for the report and the exports from the window."""

import pytest

from coach.exchange.exports import Source
from coach.files.model import Library
from coach.paths import history_file
from coach.store.settings import Settings
from tests.core.exchange.building import DAY_MS, Builder, make_history


@pytest.fixture
def history(tmp_path):
    """Return where the history of a report lies."""
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def source(history, clock):
    """Return a function that gives the source of an export at the present moment."""

    def make(name="", settings=None):
        return Source(
            history, settings or Settings(name=name), Library(), clock.wall_ms()
        )

    return make


@pytest.fixture
def month(history, clock):
    """Fill a history with 30 days of mornings, sessions, cramps and measures."""
    builder = Builder(history, clock)
    journal = builder.journal
    for number in range(30):
        level = max(0, 7 - number // 4)
        journal.note(
            "pain",
            {
                "when": "morning",
                "pain": level,
                "place": "back-of-thigh",
                "side": "right",
                "quality": ["tight"],
                "swelling": number < 2,
            },
        )
        if number % 2 == 0:
            builder.session({"pain": level, "pain_now": 0, "effort": 4})
        if number % 10 == 3:
            journal.note(
                "cramp",
                {
                    "muscle": "calf",
                    "side": "left",
                    "strength": 3 + number // 10,
                    "length_s": 45 + number,
                    "night": number > 10,
                    "triggers": ["hot-day", "alcohol"],
                    "helped": ["stretch"],
                },
            )
        if number in (0, 29):
            journal.note("measure", {"test": "T8", "left": 85, "right": 50 + number})
            journal.note("measure", {"test": "T10", "value": 3 + number // 5})
            items = [{"name": "Climb stairs", "score": number // 3}]
            journal.note("activities", {"items": items})
        if number == 12:
            course = {"course": "c", "plan": "p", "title": "My plan"}
            course |= {"decision": "start", "stage": "2", "stage_title": "Strengthen"}
            journal.note("course", course)
        if number < 29:
            clock.advance(DAY_MS - 10 * 60_000)
    builder.close()


@pytest.fixture
def journal_note(history, clock):
    """Return a function that adds a note to the history of a report."""

    def write(kind, data):
        builder = Builder(history, clock)
        builder.journal.note(kind, data)
        builder.close()

    return write


@pytest.fixture
def filled(context, clock):
    """Fill the history of the context's folder and return the ids in it."""
    return make_history(history_file(context.data_dir), clock)
