"""The window: the rail, the pages, and the player that takes the whole window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from coach.errors import CoachError
from ui.pages.infos import page_infos
from ui.pages.page import Page
from ui.platform.sources import forget_sources
from ui.theme import current_theme
from ui.tokens import NARROW_BELOW_PX
from ui.widgets.rail import Rail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from coach.files.model import Exercise, Program
    from coach.store.history import Unfinished
    from ui.context import AppContext
    from ui.player.page import PlayerPage
    from ui.recover.cramp.layer import CrampLayer
    from ui.widgets.fader import Fader

MINIMUM_PX = (900, 600)
USUAL_PX = (1280, 820)


class MainWindow(QWidget):
    """The one window of Coach.

    Args:
        context: What all parts share.
        page: Key of the page to open with, "" for the first. It is made as soon as
            the window has been painted, so that the window is there sooner.

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
        self._infos = {info.key: info for info in page_infos(self)}
        self._first = page if page in self._infos else next(iter(self._infos))
        self._pages: dict[str, Page] = {}
        self._player: PlayerPage | None = None
        self._cramp: CrampLayer | None = None
        self._is_painted = False
        self._is_narrow: bool | None = None
        self.setWindowTitle("Coach")
        self.setMinimumSize(*MINIMUM_PX)
        self._rail = Rail(self)
        self._stack = QStackedWidget(self)
        self._fader: Fader | None = None
        self._shell = QWidget(self)
        row = QHBoxLayout(self._shell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row.addLayout(self._column, 1)
        self._layers = QStackedWidget(self)
        self._layers.addWidget(self._shell)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._layers)
        for info in self._infos.values():
            self._rail.add_page(info)
            shortcut = QShortcut(QKeySequence(info.shortcut), self._shell)
            shortcut.setObjectName(info.key)
            shortcut.activated.connect(self._open_by_key)
        search = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self._shell)
        search.activated.connect(self._search)
        cramp = QShortcut(QKeySequence("Ctrl+K"), self._shell)
        cramp.setObjectName("cramp")
        cramp.activated.connect(self.cramp_now)
        self._rail.page_asked.connect(self.open_page)
        current_theme().changed.connect(self._follow_theme)
        self._restore_geometry()
        self._rail.set_current(self._first)

    @property
    def page(self) -> str:
        """Key of the page that is shown."""
        current = self._stack.currentWidget()
        return next((k for k, page in self._pages.items() if page is current), "")

    @property
    def first_page(self) -> str:
        """Key of the page at the top of the rail."""
        return next(iter(self._infos))

    @property
    def shell(self) -> QWidget:
        """What is seen outside the player: the rail and the pages."""
        return self._shell

    def add_banner(self, banner: QWidget) -> None:
        """Put something above the pages; it takes room only while it is visible."""
        self._column.insertWidget(0, banner)

    @property
    def is_before_person(self) -> bool:
        """Whether the window is the one that is used now."""
        return self.isActiveWindow() and not self.isMinimized()

    @property
    def is_playing(self) -> bool:
        """Whether the player has the window."""
        return self._player is not None and self._layers.currentWidget() is self._player

    @Slot(str)
    def open_page(self, key: str) -> Page:
        """Show a page, made on first use.

        Raises:
            KeyError: There is no such page.
        """
        is_new = key not in self._pages
        if is_new:
            page = self._infos[key].make(self.context, self)
            self._pages[key] = page
            page.start_asked.connect(self.start_asked)
            page.program_asked.connect(self.show_program)
            page.exercise_asked.connect(self.show_exercise)
            page.plan_asked.connect(self.show_plan)
            page.export_asked.connect(self.export_asked)
            page.note_asked.connect(self.note_asked)
            page.guide_asked.connect(self.show_text)
            page.page_asked.connect(self.open_page)
            page.cramp_asked.connect(self.cramp_now)
            self._stack.addWidget(page)
        page = self._pages[key]
        page.set_narrow(bool(self._is_narrow))
        if self._stack.currentWidget() is not page:
            self._fade_to(page)
        self._rail.set_current(key)
        if is_new and self._is_painted:
            page.shown_first()
        return page

    def _fade_to(self, page: Page) -> None:
        if self._fader is None:
            # Imported here: the first page is there without fading.
            from ui.widgets.fader import Fader

            self._fader = Fader(self._stack)
        self._fader.change(page, motion=not self.context.less_motion)

    @Slot(str)
    def show_program(self, program_id: str) -> None:
        """Show a program on the programs page."""
        from ui.pages.programs.page import ProgramsPage

        page = self.open_page("programs")
        if isinstance(page, ProgramsPage):
            page.show_program(program_id)

    @Slot(str)
    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise on the exercises page."""
        from ui.pages.exercises.page import ExercisesPage

        page = self.open_page("exercises")
        if isinstance(page, ExercisesPage):
            page.show_exercise(exercise_id)

    @Slot(str)
    def show_plan(self, plan_id: str) -> None:
        """Show a plan on the plans page."""
        from ui.pages.plans.page import PlansPage

        page = self.open_page("plans")
        if isinstance(page, PlansPage):
            page.show_key(plan_id)

    @Slot(str)
    def show_text(self, key: str) -> None:
        """Show a card or a protocol on the guide page, such as "card:cramp"."""
        from ui.pages.guide.page import GuidePage

        page = self.open_page("guide")
        if isinstance(page, GuidePage):
            page.show_key(key)

    @property
    def cramp(self) -> CrampLayer:
        """What helps with a cramp over everything else; made on first use."""
        if self._cramp is None:
            from ui.recover.cramp.layer import CrampLayer

            self._cramp = CrampLayer(self.context, self, self._layers)
            self._cramp.closed.connect(self._leave_player)
        return self._cramp

    @Slot()
    @Slot(str)
    def cramp_now(self, muscle: str = "") -> None:
        """Help with a cramp at once; a session that runs is paused.

        Args:
            muscle: Slug of `coach.care.choices.cramp_muscles`; "" for the usual one.
        """
        self.cramp.begin(muscle)

    @property
    def player(self) -> PlayerPage | None:
        """The player; None before the first program."""
        return self._player

    def play(
        self,
        program: Program,
        exercises: dict[str, Exercise],
        *,
        start_index: int = 0,
        sore_side: str | None = None,
        resume: Unfinished | None = None,
    ) -> None:
        """Give the window to the player and start a program.

        Raises:
            CoachError: The program cannot be played; the pages are back.
        """
        if self.is_playing:
            return
        if self._player is None:
            from ui.player.page import PlayerPage

            self._player = PlayerPage(self.context, self)
            self._player.closed.connect(self._leave_player)
            self._layers.addWidget(self._player)
        self._layers.setCurrentWidget(self._player)
        self._player.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            self._player.start(
                program,
                exercises,
                start_index=start_index,
                sore_side=sore_side,
                resume=resume,
            )
        except CoachError:
            self._leave_player()
            raise

    @Slot()
    def _leave_player(self) -> None:
        """Take the window back from the player, which is kept for the next time."""
        self._layers.setCurrentWidget(self._shell)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def free_player(self) -> None:
        """Let the system sleep again, and wait until it knows; the end has come."""
        if self._cramp is not None:
            self._cramp.free()
        if self._player is None:
            return
        self._player.close()
        self._player.keep_awake.close()

    @Slot()
    def come_to_front(self) -> None:
        """Show the window above the others and give it the keyboard."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

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
        if self.is_playing and self._player is not None and not self._player.close():
            event.ignore()
            return
        if not self.isFullScreen():
            geometry = self.saveGeometry().toBase64().toStdString()
            self.context.change_settings(window_geometry=geometry)
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
        for page in self._pages.values():
            page.shown_first()
        if not self._pages:
            self.open_page(self._first)
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
            for page in self._pages.values():
                page.set_narrow(is_narrow)

    def _restore_geometry(self) -> None:
        stored = self.context.settings.window_geometry
        if not stored or not self.restoreGeometry(
            QByteArray.fromBase64(QByteArray(stored.encode("ascii", "ignore")))
        ):
            self.resize(*USUAL_PX)

    @Slot()
    def _open_by_key(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.open_page(shortcut.objectName())

    @Slot()
    def _search(self) -> None:
        """Search on this page, or on the programs page where this one has no field."""
        current = self._stack.currentWidget()
        if not (isinstance(current, Page) and current.focus_search()):
            self.open_page("programs").focus_search()

    @Slot()
    def _follow_theme(self) -> None:
        self._set_narrow()
        self.update()
