"""A context over everything that is shipped, for the tests that need all of it."""

from contextlib import contextmanager

from ui.context import AppContext
from ui.models.background import wait_for_tasks


@contextmanager
def whole_context(folder, clock, qapp, qtbot):
    """Lend a context with the shipped library and no history; close it afterwards."""
    context = AppContext(folder, clock)
    with qtbot.waitSignal(context.library.library_changed, timeout=15_000):
        context.library.refresh()
    yield context
    wait_for_tasks()
    qapp.processEvents()
    context.close()
    context.deleteLater()
