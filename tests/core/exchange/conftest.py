"""Fixtures for exports: a history with something of everything, and an empty one."""

import json

import pytest

from coach.exchange.history_file import write_history
from coach.exchange.reading import history_reader
from tests.core.exchange.building import make_history


@pytest.fixture
def path(tmp_path):
    """Return where the history lies."""
    return tmp_path / "data" / "history.sqlite"


@pytest.fixture
def other(tmp_path):
    """Return where a second history lies, that of another computer."""
    return tmp_path / "other" / "history.sqlite"


@pytest.fixture
def ids(path, clock):
    """Fill the history; return the ids of what is in it, by a word for each."""
    return make_history(path, clock)


@pytest.fixture
def file(tmp_path):
    """Return where the history file goes."""
    return tmp_path / "history.json"


@pytest.fixture
def exported(path, ids, file, clock):
    """Return the path of a history file of the whole history."""
    return export_to(file, path, clock)


def export_to(file, path, clock):
    """Write a history into a file and return the file's path."""
    with history_reader(path) as connection:
        write_history(connection, file, clock.wall_ms())
    return file


def changed(file, change):
    """Let a function change the document in a history file."""
    document = json.loads(file.read_text("utf-8"))
    change(document)
    file.write_text(json.dumps(document), "utf-8")


def without_time(file):
    """Return the lines of a history file but the one with the time."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    assert lines[1].startswith('"exported_at"')
    return [lines[0], *lines[2:]]
