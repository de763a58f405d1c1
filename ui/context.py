"""What the parts of the window share: folder, clock, settings, library, journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.errors import StoreError
from coach.paths import history_file, own_programs, settings_file
from coach.store.settings import Settings, load_settings, save_settings
from ui.models.library_model import LibraryModel
from ui.theme import current_theme

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from coach.clock import Clock
    from coach.store.journal import Journal
    from ui.models.care_model import CareModel
    from ui.models.history_model import HistoryModel
    from ui.platform.motion import MotionQuestion
    from ui.theme import Theme

SAVE_AFTER_MS = 400


class AppContext(QObject):
    """Everything that pages and player share; one for each window.

    Args:
        data_dir: The person's own folder: settings, history, programs.
        clock: Real time, or a test's.
        demo: Whether the folder is a throw-away one with example data.
        shipped: Folder of the shipped programs; None for the usual one.
        root: The data folder of everybody who uses Coach here; None when it is the
            person's own.

    Attributes:
        settings: What the person has chosen; change it with `change_settings`.
        library: The programs and exercises.
        theme: Colours, fonts and text size.
        notices: Sentences for the person about what could not be read at start.

    Signals:
        settings_changed: `settings` says something else now.
        notice_given: Something went wrong that the person should know; one sentence.
        event_saved: The journal has committed the event with this session id and seq.
        history_changed: The journal has committed something new about a note, or about
            a session that has ended; its id.
        undo_offered: Something was put away, in words, and what brings it back: a
            function without arguments. The window offers it for half a minute.
        done_told: Something was done; one sentence that goes by itself.
        reopen_asked: The window has to open anew, for another person or another
            history; a sentence for the new one, or "".
        recover_asked: Something about the person's body is to be asked or said; see
            `ui.recover.screening.entrance` for the words.
        file_asked: A file from elsewhere is to be opened; the window asks which.
        assigned_changed: Plans that a physiotherapist signed, or their keys, are
            others now.
        assign_asked: In therapist mode: a plan or program is to be assigned;
            "plan:" or "program:" and its id.
        saving_failed: The journal cannot write; one sentence. It goes on trying.
    """

    settings_changed = Signal()
    notice_given = Signal(str)
    event_saved = Signal(str, int)
    history_changed = Signal(str)
    undo_offered = Signal(str, object)
    done_told = Signal(str)
    reopen_asked = Signal(str)
    recover_asked = Signal(str)
    file_asked = Signal()
    assigned_changed = Signal()
    assign_asked = Signal(str)
    saving_failed = Signal(str)

    def __init__(
        self,
        data_dir: Path,
        clock: Clock,
        *,
        demo: bool = False,
        shipped: Traversable | None = None,
        root: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.data_dir = data_dir
        self.root = root if root is not None else data_dir
        self.clock = clock
        self.demo = demo
        self.theme: Theme = current_theme()
        self.settings, self.notices = load_settings(settings_file(data_dir))
        self.library = LibraryModel(own_programs(data_dir), shipped, self)
        self.system_less_motion = False
        self._journal: Journal | None = None
        self._saves_settings = True
        self._history: HistoryModel | None = None
        self._care: CareModel | None = None
        self._motion: MotionQuestion | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.save_settings)
        self._apply_look(Settings(theme="", text_size=0))

    @property
    def less_motion(self) -> bool:
        """Whether pages and figures should move less."""
        if self.settings.less_motion == "system":
            return self.system_less_motion
        return self.settings.less_motion == "on"

    @property
    def journal(self) -> Journal:
        """Return the journal; its file is opened by its own thread on first use."""
        if self._journal is None:
            from coach.store.journal import Journal

            self._journal = Journal(
                history_file(self.data_dir),
                self.clock,
                on_confirmed=self.event_saved.emit,
                on_noted=self.history_changed.emit,
                on_failed=self.saving_failed.emit,
            )
        return self._journal

    @property
    def history(self) -> HistoryModel:
        """Return what has been recorded, for the progress page; made on first use."""
        if self._history is None:
            from ui.models.history_model import HistoryModel

            self._history = HistoryModel(self)
        return self._history

    @property
    def care(self) -> CareModel:
        """Return what the person said about their body; made on first use."""
        if self._care is None:
            from ui.models.care_model import CareModel

            self._care = CareModel(self)
            self._care.failed.connect(self.notice_given)
        return self._care

    def change_settings(self, **changes: object) -> None:
        """Change some settings; they act at once and are saved a moment later.

        Raises:
            TypeError: There is no such setting.
        """
        before = self.settings
        self.settings = replace(before, **changes)  # type: ignore[arg-type]
        if self.settings == before:
            return
        self._apply_look(before)
        self._save_timer.start()
        self.settings_changed.emit()

    @Slot()
    def save_settings(self) -> None:
        """Write the settings now."""
        self._save_timer.stop()
        if not self._saves_settings:
            return
        try:
            save_settings(settings_file(self.data_dir), self.settings)
        except StoreError as error:
            self.notice_given.emit(str(error))

    def ask_system(self) -> None:
        """Ask the system about less motion; the answer comes later."""
        # Imported here: the window is visible before the system is asked.
        from ui.platform.motion import MotionQuestion

        self._motion = MotionQuestion(self)
        self._motion.answered.connect(self._take_motion)
        self._motion.ask()

    def close(self) -> None:
        """Save what is not saved yet and close the journal."""
        if self._motion is not None:
            self._motion.close()
        if self._save_timer.isActive():
            self.save_settings()
        self.close_journal()

    def close_journal(self) -> None:
        """Write what is queued and let go of the history; the next use opens it."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def hold_settings(self, is_held: bool) -> None:
        """Leave the file of the settings to whoever erases, or take it back."""
        if self._save_timer.isActive():
            self.save_settings()
        self._saves_settings = not is_held

    @Slot(bool)
    def _take_motion(self, wants_less: bool) -> None:
        if wants_less != self.system_less_motion:
            self.system_less_motion = wants_less
            self.settings_changed.emit()

    def _apply_look(self, before: Settings) -> None:
        """Give theme and text size to the application where they changed."""
        if self.settings.theme != before.theme:
            self.theme.set_mode(self.settings.theme)
        if self.settings.text_size != before.text_size:
            self.theme.set_scale(self.settings.text_size / 100)
