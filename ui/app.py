"""Starts the window: application, data folder, one instance, crash handler."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from coach import __version__, translate
from coach.clock import SystemClock
from coach.errors import FileError
from coach.paths import data_dir
from coach.people import folder_of, load_people
from ui.context import AppContext
from ui.crash import CrashHandler
from ui.main_window import MainWindow
from ui.models.background import wait_for_tasks
from ui.platform.interrupt import Interrupt
from ui.platform.single_instance import SingleInstance
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.clock import Clock
    from coach.files.model import Program
    from ui.diary.entrance import DiaryEntrance
    from ui.recover.screening.entrance import Screening
    from ui.reminders.entrance import ReminderEntrance
    from ui.report.export_actions import ExportActions
    from ui.start import Starter
    from ui.widgets.notice import NoticeBar
    from ui.widgets.undo_bar import UndoBar


@dataclass(frozen=True)
class WindowOptions:
    """What the command line asked for.

    Attributes:
        data_dir: Data folder instead of the usual one, or None.
        demo: Use a throw-away folder with example data.
        page: Key of the page to open with, "" for the first.
        file: Program file to open, or None.
        background: Start in the tray, without the window.
    """

    data_dir: str | None = None
    demo: bool = False
    page: str = ""
    file: str | None = None
    background: bool = False


def run(options: WindowOptions) -> int:
    """Open the window and return when it is closed.

    Returns:
        The exit code: 0, or 130 after an interrupt from the keyboard.

    Raises:
        FileError: The data folder cannot be made.
    """
    application = make_application()
    with ExitStack() as stack:
        folder = _folder(options, stack)
        instance = SingleInstance(folder)
        file = str(Path(options.file).resolve()) if options.file else ""
        if not instance.acquire():
            # Whoever starts with the desktop asks for nothing that is not there.
            if options.background or instance.hand_over(file):
                return 0
            raise FileError(
                translate.tr(
                    "Coach is open already on {0}, but does not answer."
                ).format(folder)
            )
        stack.callback(instance.release)
        clock = SystemClock()
        handler = CrashHandler(folder, clock, application)
        handler.install()
        stack.callback(handler.remove)
        interrupt = Interrupt(application)
        stack.callback(interrupt.remove)
        session = WindowSession(folder, clock, options.page, demo=options.demo)
        session.started.connect(instance.listen)
        session.started.connect(interrupt.install)
        in_background = options.background
        while True:
            instance.raise_asked.connect(session.come_to_front)
            if in_background:
                session.show_in_background()
                in_background = False
            else:
                session.show(file)
            code = application.exec()
            session.close()
            if not session.opens_anew:
                return code
            instance.raise_asked.disconnect(session.come_to_front)
            page, words, file = session.window.page, session.parting_words, ""
            session = WindowSession(folder, clock, page, demo=options.demo)
            if words:
                session.context.notices = (*session.context.notices, words)


def make_application() -> QApplication:
    """Return the application, made and set up on the first call."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # Qt would hand every translucent fill to a thread pool; for fills as small as
        # ours the switching takes three times as long as the filling.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
        # Fusion is drawn from the palette alone, so our colours hold on every system.
        # Asked for in this way, PySide does not wrap the style, which takes 5 ms.
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Coach")
    application.setApplicationDisplayName("Coach")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("coach")
    translate.set_translator(_translate)
    return application


def _translate(text: str) -> str:
    """Hand a sentence of the core to Qt's translation."""
    return QCoreApplication.translate("coach", text)


def _folder(options: WindowOptions, stack: ExitStack) -> Path:
    """Return the data folder, made where it is missing.

    Raises:
        FileError: It cannot be made.
    """
    if options.demo:
        # Imported here: nobody but the demo needs it.
        from ui.demo import DemoFolder

        return stack.enter_context(DemoFolder())
    folder = data_dir(options.data_dir)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(_no_folder(folder, error.strerror or str(error))) from error
    if not os.access(folder, os.W_OK):
        raise FileError(_no_folder(folder, translate.tr("it cannot be written to")))
    return folder


def _no_folder(folder: Path, reason: str) -> str:
    sentence = translate.tr("The data folder {0} cannot be used: {1}.")
    return sentence.format(folder, reason)


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
        self.window = MainWindow(self.context, page)
        self._starter: Starter | None = None
        self._notice: NoticeBar | None = None
        self._undo: UndoBar | None = None
        self._exports: ExportActions | None = None
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
        self.context.notice_given.connect(self._tell)
        self.context.done_told.connect(self._tell)
        self.context.undo_offered.connect(self._offer_undo)
        self.context.saving_failed.connect(self._tell)
        self.context.library.failed.connect(self._tell)
        self.context.library.library_changed.connect(self._open_waiting_file)
        self.context.library.file_opened.connect(self.window.show_program)

    @property
    def starter(self) -> Starter:
        """Return what starts programs; made on first use, after the first paint."""
        if self._starter is None:
            from ui.start import Starter

            self._starter = Starter(self.context, self.window)
        return self._starter

    @property
    def notice(self) -> NoticeBar:
        """Return what says that something went wrong; made when something does."""
        if self._notice is None:
            from ui.widgets.notice import NoticeBar

            self._notice = NoticeBar(self.window)
        return self._notice

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
            self._tell(sentence)
        self.context.ask_system()
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
        self.window.note_asked.connect(self.diary.open)

    def _open_screening(self) -> None:
        """Let what hurts be asked from anywhere; say at first what Coach is for."""
        from ui.recover.screening.entrance import Screening

        self.screening = Screening(self.context, self.window, self.starter)
        if not (self.context.demo or self.context.settings.intended_use_read):
            self.screening.welcome()

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
        waking.told.connect(self._tell)
        if self.diary is not None:
            waking.woken.connect(self.diary.watch_mornings)
        waking.woken.connect(self.context.care.load)
        waking.woken.connect(self._remind)
        waking.start()

    @Slot()
    def _remind(self) -> None:
        """Remind of what is due, from now on."""
        from ui.reminders.entrance import ReminderEntrance

        self.reminders = ReminderEntrance(
            self.context, self.window, self.starter, stays=self._stays
        )
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

    @Slot(str, object)
    def _offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        if self._undo is None:
            from ui.widgets.undo_bar import UndoBar

            self._undo = UndoBar(self.window)
            if self.diary is not None:
                self.diary.form_open_changed.connect(self._undo.give_way)
        self._undo.offer(text, undo)

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self.notice.tell(sentence)

    @Slot(object, int)
    def _start_program(self, program: Program, step: int) -> None:
        self.starter.start(program, step)

    @Slot()
    def _open_waiting_file(self) -> None:
        if self._file and self.context.library.is_loaded:
            file, self._file = self._file, ""
            self.context.library.open_file(file)
