"""Everything that therapist mode adds to a window; made when the mode is on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from coach.clinic.connection import FILE_NAME
from ui.models.background import Task
from ui.models.patients_model import patients_model
from ui.pages.infos import PATIENTS
from ui.pages.patients.page import PatientsPage
from ui.pages.plans.page import PlansPage
from ui.therapist.key_model import therapist_key
from ui.therapist.page_entry import PatientsEntry
from ui.therapist.report_desk import report_desk
from ui.therapist.report_folder import ReportFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.plan_model import Plan
    from ui.assign.desk import AssignDesk
    from ui.assigned.entrance import AssignedEntrance
    from ui.context import AppContext
    from ui.main_window import MainWindow

_PLANS = "plans"


class TherapistEntrance(QObject):
    """The Patients page, reports that come in, and assigning.

    Args:
        context: What all parts share.
        window: The window.
        files: Tells of reports that were opened by name, by a drop, or by a menu.

    Attributes:
        entry: Offers the page in the rail.
        desk: Takes reports in.
        folder: Watches a folder for them.
    """

    def __init__(
        self, context: AppContext, window: MainWindow, files: AssignedEntrance
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._assigning: AssignDesk | None = None
        self._task: Task | None = None
        self._known: set[QWidget] = set()
        self._key = therapist_key(context)
        self.entry = PatientsEntry(context, window)
        self.desk = report_desk(context, window)
        self.folder = ReportFolder(context, self.desk)
        files.report_opened.connect(self._open_report)
        context.assign_asked.connect(self._assign_content)
        window.pages.page_opened.connect(self._follow_page)
        self._follow_page(window.page)
        if context.demo:
            self._key.changed.connect(self._fill_demo)
            context.library.library_changed.connect(self._fill_demo)
            self._fill_demo()
        self.folder.follow_settings()

    @Slot(str)
    def _open_report(self, path: str) -> None:
        """Show the page, and take the report in."""
        if not self._context.settings.therapist_mode:
            words = self.tr("Turn on therapist mode in the settings to open reports.")
            self._context.notice_given.emit(words)
            return
        self._window.open_page(PATIENTS)
        self.desk.open(path)

    @Slot(str)
    def _follow_page(self, key: str) -> None:
        """Let a page assign, once it was made."""
        page = self._window.pages.currentWidget()
        if page is None or page in self._known or key not in (PATIENTS, _PLANS):
            return
        self._known.add(page)
        if isinstance(page, PatientsPage):
            page.assign_asked.connect(self._assign)
            page.issued_asked.connect(self._show_issued)
        elif isinstance(page, PlansPage):
            page.assign_asked.connect(self._assign_plan)

    @property
    def assigning(self) -> AssignDesk:
        """Return what assigns; made on first use."""
        if self._assigning is None:
            # Imported here: most visits to the pages assign nothing.
            from ui.assign.desk import AssignDesk

            self._assigning = AssignDesk(self._context, self._window)
            self._assigning.assigned.connect(self._read_again)
        return self._assigning

    @Slot(str)
    def _assign(self, patient_id: str) -> None:
        self.assigning.assign(patient_id)

    @Slot(str)
    def _show_issued(self, patient_id: str) -> None:
        self.assigning.show_issued(patient_id)

    @Slot(object)
    def _assign_plan(self, plan: Plan) -> None:
        self.assigning.assign_content(f"plan:{plan.id}")

    @Slot(str)
    def _assign_content(self, name: str) -> None:
        if self._context.settings.therapist_mode:
            self.assigning.assign_content(name)

    @Slot()
    def _read_again(self) -> None:
        patients_model(self._context).refresh()

    @Slot()
    def _fill_demo(self) -> None:
        """Give the demo's practice its patients, as soon as there is a key."""
        key, library = self._key.key, self._context.library
        if self._task is not None or key is None or not library.is_loaded:
            return
        from coach.demo.practice import fill_practice

        context = self._context
        name = context.settings.therapist_name or self.tr("Physiotherapist")
        work = partial(
            fill_practice,
            context.data_dir / FILE_NAME,
            library.library,
            key,
            name,
            context.clock.wall_ms(),
        )
        self._task = Task(work, self)
        self._task.finished.connect(self._read_again)
        self._task.failed.connect(self._fail)
        self._task.start()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._context.notice_given.emit(str(error))
