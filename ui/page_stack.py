"""The pages of the window: made on first use, and how one leads to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from ui.pages.infos import page_infos
from ui.pages.page import Page

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.pages.page import PageInfo
    from ui.widgets.fader import Fader


class PageStack(QStackedWidget):
    """Shows one page at a time.

    Args:
        context: What all parts share.
        window: The widget that new pages are made for.

    Attributes:
        infos: All pages by their keys, in the order of the rail.

    Signals:
        page_opened: The page with this key is shown.
        start_asked: A page asks to start this program at this 0-based step.
        export_asked: A page asks to write the history, see `Page`; note_asked too.
        cramp_asked: A page asks for help with a cramp of this muscle, or "".
    """

    page_opened = Signal(str)
    start_asked = Signal(object, int)
    export_asked = Signal(str)
    note_asked = Signal(str)
    cramp_asked = Signal(str)

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        infos = page_infos(window, has_patients=context.settings.therapist_mode)
        self.infos: dict[str, PageInfo] = {each.key: each for each in infos}
        self._pages: dict[str, Page] = {}
        self._fader: Fader | None = None
        self._is_narrow = False
        self._is_painted = False

    @property
    def current_key(self) -> str:
        """Key of the page that is shown; "" before the first."""
        current = self.currentWidget()
        return next((k for k, page in self._pages.items() if page is current), "")

    @property
    def first_key(self) -> str:
        """Key of the page at the top of the rail."""
        return next(iter(self.infos))

    @Slot(str)
    def open_page(self, key: str) -> Page:
        """Show a page, made on first use.

        Raises:
            KeyError: There is no such page.
        """
        is_new = key not in self._pages
        page = self._make(key) if is_new else self._pages[key]
        page.set_narrow(self._is_narrow)
        if self.currentWidget() is not page:
            self._fade_to(page)
        self.page_opened.emit(key)
        if is_new and self._is_painted:
            page.shown_first()
        return page

    def _make(self, key: str) -> Page:
        page = self.infos[key].make(self._context, self._window)
        self._pages[key] = page
        page.start_asked.connect(self.start_asked)
        page.program_asked.connect(self.show_program)
        page.exercise_asked.connect(self.show_exercise)
        page.plan_asked.connect(self.show_plan)
        page.export_asked.connect(self.export_asked)
        page.note_asked.connect(self.note_asked)
        page.guide_asked.connect(self.show_text)
        page.page_asked.connect(self.open_page)
        page.cramp_asked.connect(self.cramp_asked)
        self.addWidget(page)
        return page

    def _fade_to(self, page: Page) -> None:
        if self._fader is None:
            # Imported here: the first page is there without fading.
            from ui.widgets.fader import Fader

            self._fader = Fader(self)
        self._fader.change(page, motion=not self._context.less_motion)

    def set_painted(self) -> None:
        """Let the pages do what waited until the window had been painted once."""
        self._is_painted = True
        for page in self._pages.values():
            page.shown_first()

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        for page in self._pages.values():
            page.set_narrow(is_narrow)

    def focus_page(self) -> None:
        """Give the keyboard back to the page that is shown."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def search(self) -> None:
        """Search on this page, or on the programs page where this one has no field."""
        current = self.currentWidget()
        if not (isinstance(current, Page) and current.focus_search()):
            self.open_page("programs").focus_search()

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

    @Slot(str)
    def begin_plan(self, plan_id: str) -> None:
        """Show the recovery page with a plan that is ready to begin."""
        from ui.pages.recovery.page import RecoveryPage

        page = self.open_page("recovery")
        if isinstance(page, RecoveryPage):
            page.make_ready(plan_id)
