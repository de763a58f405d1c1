"""A person before the real window: hands, eyes, and a clock that goes on by itself.

Nothing is written behind the window's back: what happens, happens by a press or a key
on something that can be seen and is not covered.
"""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea

from coach.paths import history_file, settings_file
from coach.store.connection import open_store
from coach.store.entries import ENTRY_KINDS, entries
from coach.store.history import sessions
from coach.store.settings import Settings, save_settings
from ui.models.background import wait_for_tasks
from ui.widgets.label import Label
from ui.window_session import WindowSession

FIRST = date(2025, 11, 24)  # a Monday
PATIENCE_MS = 10_000
# A card that was just made has its place after a few rounds of layouts.
LAYOUT_ROUNDS = 4
# What a person has in the room, not what they say about themselves.
ROOM = {
    "sound": "off",
    "voice": False,
    "full_screen_player": False,
    "less_motion": "on",
    "reminder_show": "banner",
}


class CourseWindow:
    """Opens the window on a folder, looks at it and presses what is there.

    Args:
        qtbot: Presses and waits.
        folder: The data folder; it exists.
        clock: Goes on only when told to.
        size: Of the window.
        look: Called with the name of each station that is reached.
        more: Settings besides those of `ROOM`.
    """

    def __init__(self, qtbot, folder, clock, *, size=(1280, 820), look=None, **more):
        self.qtbot = qtbot
        self.folder, self.clock, self.size = folder, clock, size
        self._look = look
        self.session = None
        save_settings(settings_file(folder), Settings(**ROOM | more))

    # The window

    @property
    def window(self):
        return self.session.window

    @property
    def context(self):
        return self.session.context

    def open(self):
        """Open the window, as after a start of the computer."""
        self.session = WindowSession(self.folder, self.clock)
        self.window.resize(*self.size)
        self.session.show()
        self.window.activateWindow()
        context = self.context
        self.wait_until(lambda: context.library.is_loaded and context.care.is_ready)
        self.wait_until(lambda: self.session.reminders is not None)
        self.settle()

    def close(self):
        """Close the window."""
        self.session.close()
        self.session.deleteLater()
        self.session = None
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def page(self, key):
        """Go to a page by its entry in the rail."""
        (entry,) = [
            each
            for each in self.window.findChildren(QAbstractButton)
            if getattr(each, "key", "") == key
        ]
        self.press(entry)
        assert self.window.page == key
        return self.window.open_page(key)

    def station(self, name):
        """Tell that a station is reached."""
        self.settle()
        if self._look is not None:
            self._look(name)

    # Time

    def go_to(self, day, at):
        """Let it be a time of a day; the machine sleeps until then."""
        hour, minute = map(int, at.split(":"))
        then = datetime(FIRST.year, FIRST.month, FIRST.day, hour, minute, tzinfo=UTC)
        then_ms = round((then + timedelta(days=day)).timestamp() * 1000)
        self.clock.suspend(then_ms - self.clock.wall_ms())
        self.wake()

    def pass_minutes(self, minutes):
        """Let some minutes go by before the window."""
        self.clock.advance(round(minutes * 60_000))
        self.wake()

    def wake(self):
        """Let every timer of the window do what it does in the next minute."""
        self.settle()
        for root in (self.session, self.window):
            for timer in root.findChildren(QTimer):
                if timer.isActive():
                    timer.timeout.emit()
        self.settle()

    def settle(self):
        """Let everything finish that was begun: the disk, reading, layouts."""
        is_busy = True
        while is_busy:
            assert self.context.journal.flush(5.0)
            wait_for_tasks()
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            is_busy = QThreadPool.globalInstance().activeThreadCount() > 0

    def wait_until(self, holds):
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    # Eyes

    def shown(self, kind, part=None):
        """Return the visible widget of a class, or None."""
        root = part or self.window
        found = [each for each in root.findChildren(kind) if each.isVisible()]
        assert len(found) < 2, found
        return found[0] if found else None

    def words(self, part=None):
        """Return all that can be read on a part, as one text."""
        QApplication.processEvents()
        seen = (
            each
            for each in (part or self.window).findChildren(Label)
            if each.isVisible()
        )
        return "\n".join(each.text() for each in seen)

    def buttons(self, name, part=None):
        """Return the visible buttons with these words or this object name."""
        QApplication.processEvents()
        return [
            each
            for each in (part or self.window).findChildren(QAbstractButton)
            if name in (each.objectName(), each.text()) and each.isVisible()
        ]

    def notes(self, *kinds, removed=False):
        """Return the notes on the disk, oldest first."""
        assert self.context.journal.flush(5.0)
        with closing(open_store(history_file(self.folder))) as connection:
            return entries(connection, kinds or ENTRY_KINDS, removed=removed)

    def sessions(self):
        """Return the summaries of the sessions on the disk, oldest first."""
        assert self.context.journal.flush(5.0)
        with closing(open_store(history_file(self.folder))) as connection:
            return list(reversed(sessions(connection, -1)))

    # Hands

    def press(self, what, part=None):
        """Click something that can be seen: a widget, or a button by its words."""
        widget = what
        if isinstance(what, str):
            found = self.buttons(what, part)
            assert len(found) == 1, (what, self._button_words(part))
            (widget,) = found
        rounds = iter(range(LAYOUT_ROUNDS))
        while not _is_met(widget) and next(rounds, None) is not None:
            self._bring_into_view(widget)
        assert widget.isVisible(), widget
        assert widget.isEnabled(), self.words(widget.window())
        assert _is_met(widget), what
        middle = widget.rect().center()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def key(self, key, where=None):
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(where or QApplication.focusWidget() or self.window, key)
        self.settle()

    def _bring_into_view(self, widget):
        QApplication.processEvents()
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget, 0, 80)
            parent = parent.parentWidget()
        QApplication.processEvents()

    def _button_words(self, part):
        root = part or self.window
        return [
            (each.objectName(), each.text())
            for each in root.findChildren(QAbstractButton)
            if each.isVisible()
        ]


def _is_met(widget):
    """Return whether a press on the middle of a widget reaches it."""
    window, middle = widget.window(), widget.rect().center()
    met = window.childAt(widget.mapTo(window, middle))
    return met is widget or (met is not None and widget.isAncestorOf(met))
