"""Where signed files come in: by name, by a drop, by the menu of the programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject, QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from ui.assigned.cover import Cover

if TYPE_CHECKING:
    from coach.exchange.assigned.key_changes import KeyOffer
    from coach.exchange.assigned.receive import Offer
    from coach.exchange.signed.plain import Refusal
    from ui.assigned.file_sheet import FileSheet
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.models.assigned_model import AssignedModel

SIGNED_ENDINGS = (".assignment", ".key-change", ".age")
REPORT_ENDING = ".report"
_PROGRAM_ENDING = ".toml"


class AssignedEntrance(QObject):
    """Opens files that come from elsewhere, and leads through what they offer.

    One file at a time: while its sheet is open, or a session runs, or something else
    is asked over the window, the next one waits.

    Args:
        context: What all parts share.
        window: The window that is asked in.

    Attributes:
        model: Reads, takes in and verifies; None before the history was opened.
        sheet: What came of the file that was opened last; None without one.

    Signals:
        report_opened: A report for a practice was opened; its path.
    """

    report_opened = Signal(str)

    def __init__(self, context: AppContext, window: MainWindow) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._cover = Cover(window)
        self._cover.gone.connect(self._go_on)
        self._waiting: list[str] = []
        self._path = ""
        self._has_tried = False
        self._offer: tuple[Offer, bytes] | None = None
        self._taken: Offer | None = None
        self._key_offer: KeyOffer | None = None
        self._how = ""
        self.sheet: FileSheet | None = None
        self.model: AssignedModel | None = None

    @Slot()
    def start(self) -> None:
        """Read what is here; from now on signed files are opened."""
        if self.model is not None:
            return
        # Imported here: the window is visible before.
        from ui.models.assigned_model import assigned_model

        self.model = assigned_model(self._context)
        self._connect(self.model)
        if self._context.library.is_loaded:
            self.model.refresh()
        self._go_on()

    def _connect(self, model: AssignedModel) -> None:
        model.offered.connect(self._show_offer)
        model.key_offered.connect(self._show_key)
        model.passphrase_needed.connect(self._ask_passphrase)
        model.refused.connect(self._show_refusal)
        model.taken.connect(self._show_taken)
        model.done.connect(self._show_done)
        model.lost.connect(self._context.notice_given)
        # Queued: what left for a session comes back first.
        queued = Qt.ConnectionType.QueuedConnection
        self._window.layers.shell_shown.connect(self._go_on, queued)
        self._context.library.library_read.connect(self._go_on)

    # Files

    @Slot(str)
    def open(self, path: str) -> None:
        """Open a file, whatever kind it is; a program goes to the library."""
        # Whoever sees nothing happen yet opens the same file once more.
        if path not in self._waiting:
            self._waiting.append(path)
        self._go_on()

    @Slot()
    def choose(self) -> None:
        """Ask for a file to open."""
        endings = (*SIGNED_ENDINGS, _PROGRAM_ENDING, REPORT_ENDING)
        shown = " ".join(f"*{ending}" for ending in endings)
        words = self.tr("Plans and programs ({0})").format(shown)
        title = self.tr("Open a plan or program")
        dialog = QFileDialog(self._window, title, str(self._folder()), words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def _folder(self) -> Path:
        place = QStandardPaths.StandardLocation.DownloadLocation
        return Path(QStandardPaths.writableLocation(place))

    def _open_report(self, path: str) -> None:
        if self.isSignalConnected(QMetaMethod.fromSignal(self.report_opened)):
            self.report_opened.emit(path)
            return
        sentence = self.tr(
            "{0} is a report for a practice. Coach opens it where the practice has "
            "turned on its page for patients."
        )
        self._context.notice_given.emit(sentence.format(Path(path).name))

    @Slot()
    def _go_on(self) -> None:
        """Open what waits, as soon as nothing else has the window."""
        while self._waiting and self._may_open(self._waiting[0]):
            self._open_now(self._waiting.pop(0))

    def _may_open(self, path: str) -> bool:
        if self._cover.is_there():
            # Even a program would take the keyboard away from what is asked.
            return False
        if not path.lower().endswith(SIGNED_ENDINGS):
            return True
        # A file that is still being read has no sheet yet.
        is_asking = self.sheet is not None or bool(self._path)
        is_ready = self.model is not None and self._context.library.is_loaded
        return is_ready and not (is_asking or self._window.is_playing)

    def _open_now(self, path: str) -> None:
        name = path.lower()
        if name.endswith(SIGNED_ENDINGS) and self.model is not None:
            self._path, self._has_tried = path, False
            self.model.open_file(path)
        elif name.endswith(REPORT_ENDING):
            self._open_report(path)
        else:
            self._context.library.open_file(path)

    # What comes of it

    def _open_sheet(self) -> FileSheet:
        if self.sheet is None:
            # Imported here: most people never get such a file.
            from ui.assigned.file_sheet import FileSheet

            motion = not self._context.less_motion
            self.sheet = FileSheet(self._window, motion=motion)
            self.sheet.passphrase_given.connect(self._try_passphrase)
            self.sheet.take_asked.connect(self._take)
            self.sheet.key_asked.connect(self._take_key)
            self.sheet.begin_asked.connect(self._begin)
            self.sheet.closed.connect(self._forget)
        return self.sheet

    @Slot(object, object)
    def _show_offer(self, offer: Offer, data: bytes) -> None:
        self._offer = (offer, data)
        known = self._context.library.own_exercises
        self._open_sheet().show_offer(offer, known)

    @Slot(object)
    def _show_key(self, offer: KeyOffer) -> None:
        self._key_offer = offer
        self._open_sheet().show_key(offer)

    @Slot(str)
    def _ask_passphrase(self, path: str) -> None:
        self._open_sheet().show_passphrase(Path(path).name)

    @Slot(str)
    def _try_passphrase(self, passphrase: str) -> None:
        self._has_tried = True
        if self.model is not None:
            self.model.open_file(self._path, passphrase)

    @Slot(object)
    def _show_refusal(self, refusal: Refusal) -> None:
        if self.sheet is None and not self._path:
            # It was about no file, but about what is here.
            self._context.notice_given.emit(str(refusal))
            return
        sheet = self._open_sheet()
        if self._has_tried and sheet.passphrase is not None:
            sheet.show_passphrase(Path(self._path).name, refusal.meaning)
        else:
            sheet.show_refusal(refusal)

    @Slot(str)
    def _take(self, how: str) -> None:
        if self._offer is not None and self.model is not None:
            # Once: the second press of a double click takes nothing.
            (offer, data), self._offer = self._offer, None
            self._how = how
            self.model.take_in(offer, data, how)

    @Slot(object)
    def _show_taken(self, offer: Offer) -> None:
        sheet = self._open_sheet()
        if offer.needs_code and not self._how:
            sheet.show_waiting()
            return
        # Imported here, as below: most people never get such a file.
        from ui.assigned.begun import running_side

        self._taken = offer
        today = self._context.care.moment.day
        running = running_side(self._context, offer.signed.contents.plan)
        sheet.show_taken(offer, today, running)

    @Slot()
    def _take_key(self) -> None:
        if self._key_offer is not None and self.model is not None:
            self.model.take_key(self._key_offer)

    @Slot()
    def _show_done(self) -> None:
        """Say that the new key holds; other changes have said so themselves."""
        offer, self._key_offer = self._key_offer, None
        if offer is not None:
            title = self.tr("The new key of {0} holds now").format(offer.known.name)
            words = self.tr("Plans that come from now on are signed with it.")
            self._open_sheet().show_done(title, words)

    @Slot()
    def _begin(self) -> None:
        taken = self._taken
        if self.sheet is not None:
            self.sheet.close_sheet()
        if taken is not None:
            plan_id = taken.signed.contents.plan.id
            self._context.recover_asked.emit(f"plan:{plan_id}")

    @Slot()
    def _forget(self) -> None:
        self.sheet, self._path = None, ""
        self._offer = self._key_offer = self._taken = None
        self._go_on()
