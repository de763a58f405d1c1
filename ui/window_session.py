"""One person's window with everything it needs, from its opening to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from coach.paths import may_have_practice
from coach.people import folder_of, load_people
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.background import wait_for_tasks
from ui.theme import current_theme
from ui.window_told import WindowTold

if TYPE_CHECKING:
    from pathlib import Path

    from coach.clock import Clock
    from coach.files.model import Program
    from ui.assigned.entrance import AssignedEntrance
    from ui.diary.entrance import DiaryEntrance
    from ui.keeping.wake_practice import PracticeWaking
    from ui.recover.screening.entrance import Screening
    from ui.reminders.entrance import ReminderEntrance
    from ui.report.export_actions import ExportActions
    from ui.start import Starter
    from ui.therapist.entrance import TherapistEntrance


class WindowSession(QObject):
    """The window with everything it needs, from its opening to its end.

    It is one person's; for somebody else there is a new one.

    Args:
        folder: The data folder of everybody; it exists.
        clock: Real time, or a test's.
        page: Key of the page to open with, "" for the first.
        demo: Whether the folder is a throw-away one.

    Attributes:
        opens_anew: Whether it was closed to open again with other data.
        parting_words: What the next window says about that, or "".
        context: What all parts share.
        window: The window.
        told: What says sentences in the window, and offers to undo.
        files: Opens files from elsewhere; None before the window has been painted.
        therapist: What therapist mode adds; None while it was never on.
        diary: The way into the diary; None before the window has been painted.
        screening: The way to the questions about the body; None before that too.
        reminders: What reminds the person; None before the history was opened.

    Signals:
        started: The window has been painted for the first time, or is kept hidden.
    """

    started = Signal()

    def __init__(
        self, folder: Path, clock: Clock, page: str = "", *, demo: bool = False
    ) -> None:
        super().__init__()
        person = folder_of(folder, load_people(folder).here)
        self.opens_anew = False
        self.parting_words = ""
        self.context = AppContext(person, clock, demo=demo, root=folder, parent=self)
        self._waking = self._begin_practice()
        self.window = MainWindow(self.context, page)
        self.told = WindowTold(self.context, self.window)
        self._starter: Starter | None = None
        self._exports: ExportActions | None = None
        self.files: AssignedEntrance | None = None
        self.therapist: TherapistEntrance | None = None
        self.diary: DiaryEntrance | None = None
        self.screening: Screening | None = None
        self.reminders: ReminderEntrance | None = None
        self._is_started = False
        self._stays = False
        self._file = ""
        self.window.start_asked.connect(self._start_program)
        self.window.export_asked.connect(self._export)
        self.context.reopen_asked.connect(self._open_anew)
        self.window.painted.connect(self._start_the_rest)
        self.context.library.library_changed.connect(self._open_waiting_file)
        self.context.library.file_opened.connect(self.window.pages.show_program)

    @property
    def starter(self) -> Starter:
        """Return what starts programs; made on first use, after the first paint."""
        if self._starter is None:
            from ui.start import Starter

            self._starter = Starter(self.context, self.window)
        return self._starter

    def show(self, file: str = "") -> None:
        """Show the window, and open a file as soon as the library is there."""
        self._file = file
        self.window.show()
        # After showing and before painting: looking for fonts takes a while.
        current_theme().apply()

    def show_in_background(self) -> None:
        """Start without the window where there is a tray, else with it minimised."""
        from ui.platform.tray import has_tray

        self._stays = True
        current_theme().apply()
        if not has_tray():
            self.window.showMinimized()
        # A window that is not seen is not painted.
        QTimer.singleShot(0, self, self._start_the_rest)

    def close(self) -> None:
        """Save what is not saved yet, and wait for work in the background."""
        if self.reminders is not None:
            self.reminders.close()
        self.window.hide()
        self.window.free_player()
        wait_for_tasks()
        self.context.close()
        self.window.deleteLater()

    @Slot(str)
    def _open_anew(self, sentence: str) -> None:
        """Close, so that a new window opens with what holds now."""
        if self.window.close():
            self.opens_anew = True
            self.parting_words = sentence
            QApplication.quit()

    @Slot(str)
    def come_to_front(self, file: str) -> None:
        """Answer another start: raise the window and open its file."""
        self.window.come_to_front()
        if file:
            self._file = file
            self._open_waiting_file()

    @Slot()
    def _start_the_rest(self) -> None:
        """Do what can wait until the window is visible; only once."""
        if self._is_started:
            return
        self._is_started = True
        # Imported here, as is all of the rest: the window is visible before.
        from ui.window_icon import window_icon

        QApplication.setWindowIcon(window_icon())
        for sentence in self.context.notices:
            self.told.tell(sentence)
        self.context.ask_system()
        self._open_files()
        self._tell_of_practice()
        self._open_diary()
        self._open_screening()
        self._wake_history()
        if self.context.demo and self.context.data_dir == self.context.root:
            from ui.demo import DemoHistory

            DemoHistory(self.context)
        self.context.library.load()
        self.started.emit()

    def _open_diary(self) -> None:
        """Let the diary be opened from anywhere."""
        # Imported here: the window is visible before.
        from ui.diary.entrance import DiaryEntrance

        self.diary = DiaryEntrance(self.context, self.window.shell)
        self.diary.form_open_changed.connect(self.told.give_way)
        self.window.note_asked.connect(self.diary.open)

    def _open_screening(self) -> None:
        """Let what hurts be asked from anywhere; say at first what Coach is for."""
        from ui.recover.screening.entrance import Screening

        self.screening = Screening(self.context, self.window, self.starter)
        if not (self.context.demo or self.context.settings.intended_use_read):
            self.screening.welcome()

    def _begin_practice(self) -> PracticeWaking | None:
        """Look after a physiotherapist's patients before a page can read them."""
        if not may_have_practice(self.context.data_dir):
            return None
        # Imported here, as below: home users never see any of it.
        from ui.keeping.wake_practice import PracticeWaking

        waking = PracticeWaking(self.context, self)
        waking.start()
        return waking

    def _tell_of_practice(self) -> None:
        """Say what was found of the patients."""
        if self._waking is None:
            return
        from ui.keeping.damage_sheet import DamageQuestion
        from ui.keeping.practice_copies import PracticeCopies

        copies = PracticeCopies(self.context, self.window)
        question = DamageQuestion(self.context, self.window, copies)
        self._waking.damage_found.connect(question.ask)
        self._waking.told.connect(self.told.tell)
        self._waking.tell()

    def _wake_history(self) -> None:
        """Look after the history, and for a session that was cut off."""
        from ui.keeping.copies import Copies
        from ui.keeping.damage_sheet import DamageQuestion
        from ui.keeping.wake import Waking

        copies = Copies(self.context, self.window)
        question = DamageQuestion(self.context, self.window, copies)
        waking = Waking(self.context, self.window)
        waking.unfinished_found.connect(self.starter.ask_unfinished)
        waking.damage_found.connect(question.ask)
        waking.told.connect(self.told.tell)
        if self.files is not None:
            waking.woken.connect(self.files.start)
        if self.diary is not None:
            waking.woken.connect(self.diary.watch_mornings)
        waking.woken.connect(self.context.care.load)
        waking.woken.connect(self._remind)
        waking.start()

    @Slot()
    def _open_files(self) -> None:
        """Let files from elsewhere be opened: by name, by a drop, by a menu."""
        from ui.assigned.drops import FileDrops
        from ui.assigned.entrance import AssignedEntrance

        self.files = AssignedEntrance(self.context, self.window)
        FileDrops(self.window).dropped.connect(self.files.open)
        self.context.file_asked.connect(self.files.choose)
        self.context.settings_changed.connect(self._follow_mode)
        self._follow_mode()

    @Slot()
    def _follow_mode(self) -> None:
        """Let a physiotherapist see their patients, from when they say they are one."""
        is_on = self.context.settings.therapist_mode
        if is_on and self.therapist is None and self.files is not None:
            # Imported here: home users never see any of it.
            from ui.therapist.entrance import TherapistEntrance

            self.therapist = TherapistEntrance(self.context, self.window, self.files)

    @Slot()
    def _remind(self) -> None:
        """Remind of what is due from now on, and show in the rail what runs."""
        from ui.recover.care.rail_dot import CareDot
        from ui.recover.care.strip_watch import StripWatch
        from ui.reminders.entrance import ReminderEntrance

        self.reminders = ReminderEntrance(
            self.context, self.window, self.starter, stays=self._stays
        )
        CareDot(self.context, self.window.rail.entry("recovery"))
        StripWatch(self.context, self.window)
        self.reminders.start()

    @Slot(str)
    def _export(self, kind: str) -> None:
        """Write the history for others, or take one in for "import"."""
        if self._exports is None:
            from ui.report.export_actions import ExportActions

            self._exports = ExportActions(self.context, self.window)
        if kind == "import":
            self._exports.import_history()
        else:
            self._exports.export(kind)

    @Slot(object, int)
    def _start_program(self, program: Program, step: int) -> None:
        self.starter.start(program, step)

    @Slot()
    def _open_waiting_file(self) -> None:
        files = self.files
        if self._file and files is not None and self.context.library.is_loaded:
            file, self._file = self._file, ""
            files.open(file)
