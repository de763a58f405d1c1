"""Fixtures of the pages: the shipped library, and the Recovery page with a diary."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.conftest import FakeClock
from tests.ui.contexts import whole_context
from tests.ui.pages.recovery_diary import PaperDiary
from ui.context import AppContext
from ui.models.background import wait_for_tasks
from ui.pages.recovery.page import RecoveryPage


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


@pytest.fixture
def care_context(utc, tmp_path, clock, qapp, qtbot):
    """Return a context with everything that is shipped, and no history yet."""
    with whole_context(tmp_path, clock, qapp, qtbot) as context:
        context.change_settings(less_motion="on")
        yield context


@pytest.fixture
def paper(care_context, clock):
    """Return the diary that a test writes before the page opens."""
    return PaperDiary(care_context, clock)


@pytest.fixture
def show(care_context, qtbot):
    """Return a function that opens the page once everything was read."""
    windows = []

    def open_page(size=(1072, 820)):
        window = QWidget()
        window.resize(*size)
        qtbot.addWidget(window)
        page = RecoveryPage(care_context, window)
        page.note_asked.connect(window.setWindowTitle)
        page.resize(*size)
        page.set_narrow(size[0] < 900)
        window.show()
        windows.append(window)
        qtbot.waitUntil(lambda: page.model.recovery is not None, timeout=10_000)
        return page

    yield open_page
    for window in windows:
        window.hide()
