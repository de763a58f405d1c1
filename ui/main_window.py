"""The window: the rail, the pages, and what can take their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.page_stack import PageStack
from ui.platform.sources import forget_sources
from ui.theme import current_theme
from ui.tokens import NARROW_BELOW_PX
from ui.widgets.foot_room import FootRoom
from ui.widgets.rail import Rail
from ui.window_keys import WindowKeys
from ui.window_layers import WindowLayers
from ui.window_place import place_of, put_back

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from ui.context import AppContext
    from ui.pages.page import Page
    from ui.player.page import PlayerPage
    from ui.recover.cramp.layer import CrampLayer


class MainWindow(QWidget):
    """The one window of Coach.

    Args:
        context: What all parts share.
        page: Key of the page to open with, "" for the first. It is made as soon as
            the window has been painted, so that the window is there sooner.

    Attributes:
        pages: The pages, and the ways between them.
        keys: Lead to the pages.
        layers: What has the window: pages, player, or the help with a cramp.
        play: Gives the window to the player, see `WindowLayers.play`.

    Signals:
        painted: The window has been painted for the first time, and has its page.
        start_asked: A page asks to start this program at this 0-based step.
        export_asked: A page asks to write the history, see `Page`; note_asked too.
    """

    painted = Signal()
    start_asked = Signal(object, int)
    export_asked = Signal(str)
    note_asked = Signal(str)

    def __init__(self, context: AppContext, page: str = "") -> None:
        super().__init__()
        self.context = context
        self._is_painted = False
        self._is_narrow: bool | None = None
        self.setWindowTitle("Coach")
        self._rail = Rail(self)
        self._foot = FootRoom(self, self._rail)
        self.pages = PageStack(context, self)
        self._first = page if page in self.pages.infos else self.pages.first_key
        self._shell = self._make_shell()
        self.layers = WindowLayers(context, self, self._shell)
        self.play = self.layers.play
        self._connect()
        current_theme().changed.connect(self._follow_theme)
        put_back(self, context.settings.window_geometry)
        self._rail.set_current(self._first)

    def _make_shell(self) -> QWidget:
        """Return rail and pages side by side."""
        shell = QWidget(self)
        row = QHBoxLayout(shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.pages, 1)
        row.addLayout(self._column, 1)
        return shell

    def _connect(self) -> None:
        pages = self.pages
        for info in pages.infos.values():
            self._rail.add_page(info)
        self._rail.page_asked.connect(pages.open_page)
        pages.page_opened.connect(self._rail.set_current)
        pages.start_asked.connect(self.start_asked)
        pages.export_asked.connect(self.export_asked)
        pages.note_asked.connect(self.note_asked)
        pages.cramp_asked.connect(self.cramp_now)
        self.layers.shell_shown.connect(pages.focus_page)
        self._foot.changed.connect(self._make_room)
        self.keys = WindowKeys(self._shell, pages.infos.values())
        self.keys.page_asked.connect(pages.open_page)
        self.keys.search_asked.connect(pages.search)
        self.keys.cramp_asked.connect(self.cramp_now)

    # What others ask the window for

    @property
    def page(self) -> str:
        """Key of the page that is shown."""
        return self.pages.current_key

    @property
    def first_page(self) -> str:
        """Key of the page at the top of the rail."""
        return self.pages.first_key

    @property
    def shell(self) -> QWidget:
        """What is seen outside the player: the rail and the pages."""
        return self._shell

    @property
    def rail(self) -> Rail:
        """The pages' names at the left."""
        return self._rail

    def add_banner(self, banner: QWidget) -> None:
        """Put something above the pages; it takes room only while it is visible.

        What has to be seen above the player too is for `WindowLayers.add_strip`.
        """
        self._column.insertWidget(0, banner)

    @property
    def is_before_person(self) -> bool:
        """Whether the window is the one that is used now."""
        return self.isActiveWindow() and not self.isMinimized()

    @property
    def is_playing(self) -> bool:
        """Whether the player has the window."""
        return self.layers.is_playing

    @property
    def player(self) -> PlayerPage | None:
        """The player; None before the first program."""
        return self.layers.player

    @Slot(str)
    def open_page(self, key: str) -> Page:
        """Show a page, made on first use.

        Raises:
            KeyError: There is no such page.
        """
        return self.pages.open_page(key)

    @property
    def cramp(self) -> CrampLayer:
        """What helps with a cramp over everything else; made on first use."""
        return self.layers.cramp

    @Slot()
    @Slot(str)
    def cramp_now(self, muscle: str = "") -> None:
        """Help with a cramp at once; a session that runs is paused.

        Args:
            muscle: Slug of `coach.care.choices.cramp_muscles`; "" for the usual one.
        """
        self.layers.cramp.begin(muscle)

    def free_player(self) -> None:
        """Let the system sleep again, and wait until it knows; the end has come."""
        self.layers.free()

    @Slot()
    def come_to_front(self) -> None:
        """Show the window above the others and give it the keyboard."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    # What Qt tells the window

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and tell of the first time."""
        QPainter(self).fillRect(self.rect(), current_theme().color("bg"))
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._start_the_rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go to icons and one column where the window is narrow."""
        super().resizeEvent(event)
        self._set_narrow()

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out for the present width."""
        super().showEvent(event)
        self._set_narrow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask a running player first, then keep the geometry."""
        if not self.layers.may_close():
            event.ignore()
            return
        if not self.isFullScreen():
            self.context.change_settings(window_geometry=place_of(self))
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Repaint when the palette changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    @Slot()
    def _start_the_rest(self) -> None:
        """Make the first page, now that the window is visible; then tell of it."""
        # Before and after: what is freed first holds the page afterwards.
        forget_sources()
        self.pages.set_painted()
        if not self.pages.current_key:
            self.pages.open_page(self._first)
        forget_sources()
        self._add_person()
        self.painted.emit()

    def _add_person(self) -> None:
        """Show who is here; it can wait until the window has been painted."""
        from ui.people.button import PersonButton
        from ui.people.menu import PeopleMenu

        button = PersonButton(self._rail)
        self._rail.add_person(button)
        PeopleMenu(self.context, self, button)

    def _set_narrow(self) -> None:
        is_narrow = self.width() < NARROW_BELOW_PX * max(current_theme().scale, 1.0)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._rail.set_narrow(is_narrow)
            self.pages.set_narrow(is_narrow)

    @Slot()
    def _make_room(self) -> None:
        """Let the pages end above the bars at the foot, which cover no button."""
        self._column.setContentsMargins(0, 0, 0, self._foot.height_px)

    @Slot()
    def _follow_theme(self) -> None:
        self._set_narrow()
        self.update()
