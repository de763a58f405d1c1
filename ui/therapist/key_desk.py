"""What is done with the physiotherapist's key: shown, printed, copied, changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from coach.errors import CoachError
from coach.exchange.signed.key_ring import SEALED_ENDING
from coach.exchange.writing import write_bytes
from coach.files.reading import read_bytes
from ui.assign.where import documents_folder
from ui.therapist.identity import issuer_of
from ui.therapist.key_model import CHANGE_ENDING, therapist_key
from ui.therapist.my_key_sheet import MyKeySheet
from ui.therapist.secret_sheet import SecretSheet
from ui.therapist.setup_sheet import SetupSheet
from ui.therapist.unlocking import Unlocking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.handout.dialog import HandoutDialog

_CHANGE_MOST_BYTES = 64 << 10


class KeyDesk(QObject):
    """Opens "My key" and does what is asked for there.

    Args:
        context: What all parts share.
        window: The widget that questions cover.

    Attributes:
        sheet: Shows the key; None while it is closed.
        secret: Asks for a passphrase; None while it does not.
        setup: Makes or restores another key; None while it does not.
        dialog: Asks where a file goes; None before the first.
        card: Shows the card for printing; None before that.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._model = therapist_key(context)
        self._unlocking = Unlocking(context, window)
        self._after_unlocking: Callable[[], None] | None = None
        self._change = b""
        self._target = Path()
        self.sheet: MyKeySheet | None = None
        self.secret: SecretSheet | None = None
        self.setup: SetupSheet | None = None
        self.dialog: QFileDialog | None = None
        self.card: HandoutDialog | None = None
        self._unlocking.unlocked.connect(self._go_on)
        self._unlocking.given_up.connect(self._forget_deed)
        self._model.refused.connect(self._refuse)
        self._model.exported.connect(self._tell_exported)
        self._model.replaced.connect(self._take_change)

    @Slot()
    def show_key(self) -> None:
        """Show the key; without one there is nothing to show."""
        public = self._model.public
        if public is None or self.sheet is not None:
            return
        issuer = issuer_of(self._context.settings)
        self.sheet = MyKeySheet(self._window, self._context, public, issuer)
        self.sheet.print_asked.connect(self.print_card)
        self.sheet.export_asked.connect(self.ask_copy)
        self.sheet.replace_asked.connect(self.ask_new)
        self.sheet.change_asked.connect(self.ask_change)
        self.sheet.lock_asked.connect(self._model.lock)
        self.sheet.other_asked.connect(self.ask_other)
        self.sheet.closed.connect(self._forget_sheet)

    # Printing

    @Slot()
    def print_card(self) -> None:
        """Show the card before it is printed or saved as a PDF."""
        from ui.handout.dialog import HandoutDialog
        from ui.therapist.card import key_card, lay_out_card

        public = self._model.public
        if public is None:
            return
        card = key_card(public, issuer_of(self._context.settings))
        name = f"coach-key-{public.id_text}"
        self.card = HandoutDialog(self._window, self._context, card, name, lay_out_card)
        self.card.setWindowTitle(self.tr("Key card"))
        self.card.open()

    # A copy

    @Slot()
    def ask_copy(self) -> None:
        """Ask where a copy of the key goes."""
        public = self._model.public
        if public is None:
            return
        name = f"coach-key-{public.id_text}{SEALED_ENDING}"
        words = self.tr("Keys of Coach (*.key)")
        title = self.tr("Save a copy of your key")
        self._ask_target(title, name, words, self.export_to)

    @Slot(str)
    def export_to(self, path: str) -> None:
        """Write a copy; one of the keyring is sealed with a passphrase first."""
        self._target = Path(path)
        if self._model.is_in_keyring:
            self._unlock_then(self._ask_seal)
        else:
            self._model.export(self._target)

    def _ask_seal(self) -> None:
        words = self.tr("Whoever finds the copy cannot use it without this passphrase.")
        self._ask_secret(self.tr("Seal the copy"), words, self._export_sealed)

    @Slot(str)
    def _export_sealed(self, passphrase: str) -> None:
        self._model.export(self._target, passphrase)

    @Slot(str)
    def _tell_exported(self, path: str) -> None:
        self._end_secret()
        words = self.tr("A copy of your key is saved as {0}. Put it away safely.")
        self._context.done_told.emit(words.format(Path(path).name))

    # A new key

    @Slot()
    def ask_new(self) -> None:
        """Make a new key that the old one vouches for."""
        self._unlock_then(self._ask_new_passphrase)

    def _ask_new_passphrase(self) -> None:
        if self._model.is_in_keyring:
            self._model.replace("")
            return
        words = self.tr(
            "The old key signs that the new one is yours, in a file for your patients. "
            "Plans that are out go on running. Choose a passphrase for the new key."
        )
        self._ask_secret(self.tr("Make a new key"), words, self._model.replace)

    @Slot(bytes)
    def _take_change(self, change: bytes) -> None:
        """Show the new key, and ask where the file for the patients goes."""
        self._end_secret()
        if self.sheet is not None:
            self.sheet.close_sheet()
        self._change = change
        self.show_key()
        self._ask_where_change()

    @Slot()
    def ask_change(self) -> None:
        """Ask where the file for the patients goes, once more."""
        path = self._model.change_file
        if path is None:
            return
        try:
            self._change = read_bytes(path, _CHANGE_MOST_BYTES)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        self._ask_where_change()

    def _ask_where_change(self) -> None:
        public = self._model.public
        number = "" if public is None else public.id_text
        self._ask_target(
            self.tr("Save the change of key for your patients"),
            f"coach-{number}{CHANGE_ENDING}",
            self.tr("Changes of key (*.key-change)"),
            self.save_change,
        )

    @Slot(str)
    def save_change(self, path: str) -> None:
        """Write the file that tells patients about the new key."""
        try:
            write_bytes(Path(path), self._change)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        words = self.tr(
            "Send {0} to your patients; they open it like a plan. Save a copy of the "
            "new key too."
        )
        self._context.done_told.emit(words.format(Path(path).name))

    # Another key

    @Slot()
    def ask_other(self) -> None:
        """Restore a copy, or begin anew: the passphrase is forgotten, or the file gone.

        Nothing is taken away: the file of the key before stays where it is.
        """
        if self.sheet is not None:
            self.sheet.close_sheet()
        self.setup = SetupSheet(self._window, self._context)
        self.setup.set_head(
            self.tr("Another key"),
            self.tr(
                "Take a copy of your key where there is one. Patients do not know a "
                "new key: each compares its code once more, and reports that they "
                "locked to the key before stay closed."
            ),
        )
        self.setup.finished.connect(self.show_key)
        self.setup.closed.connect(self._forget_setup)

    @Slot()
    def _forget_setup(self) -> None:
        self.setup = None

    # Asking

    def _unlock_then(self, deed: Callable[[], None]) -> None:
        self._after_unlocking = deed
        self._unlocking.ask()

    @Slot()
    def _go_on(self) -> None:
        deed, self._after_unlocking = self._after_unlocking, None
        if deed is not None:
            deed()

    @Slot()
    def _forget_deed(self) -> None:
        self._after_unlocking = None

    def _ask_secret(self, title: str, text: str, take: Callable[[str], None]) -> None:
        self.secret = SecretSheet(
            self._window,
            title,
            text,
            self.tr("Go on"),
            twice=True,
            motion=not self._context.less_motion,
        )
        self.secret.given.connect(take)
        self.secret.given_up.connect(self._forget_secret)
        self.secret.open()

    def _end_secret(self) -> None:
        if self.secret is not None:
            self.secret.accept()
        self.secret = None

    @Slot()
    def _forget_secret(self) -> None:
        self.secret = None

    @Slot()
    def _forget_sheet(self) -> None:
        self.sheet = None

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        if self.secret is not None:
            self.secret.refuse(sentence)
        elif self._unlocking.sheet is None and self.sheet is not None:
            self._context.notice_given.emit(sentence)

    def _ask_target(
        self, title: str, name: str, words: str, take: Callable[[str], None]
    ) -> None:
        path = str(documents_folder() / name)
        self.dialog = QFileDialog(self._window, title, path, words)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setDefaultSuffix(name.rpartition(".")[2])
        self.dialog.fileSelected.connect(take)
        self.dialog.open()
