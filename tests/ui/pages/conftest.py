"""Fixtures of the pages that are read: the shipped library, read once a module."""

import pytest

from tests.conftest import FakeClock
from ui.context import AppContext
from ui.models.background import wait_for_tasks


@pytest.fixture(scope="module")
def shipped(tmp_path_factory, qapp):
    """Return a context with everything that comes with Coach."""
    context = AppContext(tmp_path_factory.mktemp("data"), FakeClock())
    context.library.refresh()
    wait_for_tasks()
    while not context.library.is_loaded:
        qapp.processEvents()
    yield context
    context.close()
    context.deleteLater()
