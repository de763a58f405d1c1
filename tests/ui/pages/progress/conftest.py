"""Fixtures for tests of the Progress page: a history to look at."""

import pytest

from coach.paths import history_file
from tests.ui.pages.progress.progress_data import Writer, write_ten_weeks


@pytest.fixture
def writer(loaded):
    """Return a writer into the history of the context; close it before reading."""
    return Writer(loaded, history_file(loaded.data_dir))


@pytest.fixture
def ten_weeks(loaded, writer):
    """Return the ids by day of the sessions of ten weeks, which are on the disk."""
    ids = write_ten_weeks(writer)
    writer.close()
    return ids
