"""Unlocks the physiotherapist's key when something is to be signed or decrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.therapist.key_model import therapist_key
from ui.therapist.secret_sheet import SecretSheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class Unlocking(QObject):
    """Asks for the passphrase once in a run of the app; or the desktop's keyring.

    Args:
        context: What all parts share.
        window: The widget that the question covers.

    Attributes:
        sheet: Asks for the passphrase; None while it does not.

    Signals:
        unlocked: The key is open; `therapist_key(context).keys` holds it.
        given_up: It stays locked.
    """

    unlocked = Signal()
    given_up = Signal()

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._is_asking = False
        self.model = therapist_key(context)
        self.sheet: SecretSheet | None = None
        self.model.changed.connect(self._take)
        self.model.refused.connect(self._refuse)

    @Slot()
    def ask(self) -> None:
        """Unlock the key; where it is open already, `unlocked` follows at once."""
        if self._is_asking:
            return
        self._is_asking = True
        if self.model.keys is not None:
            self._take()
        elif self.model.public is None:
            self._end()
            words = self.tr("There is no key yet. Make one in the settings first.")
            self._context.notice_given.emit(words)
            self.given_up.emit()
        elif self.model.is_in_keyring:
            self.model.unlock()
        else:
            self._open_sheet()

    def _open_sheet(self) -> None:
        self.sheet = SecretSheet(
            self._window,
            self.tr("Unlock your key"),
            self.tr("It signs your plans and opens what patients send."),
            self.tr("Unlock"),
            motion=not self._context.less_motion,
        )
        self.sheet.given.connect(self.model.unlock)
        self.sheet.given_up.connect(self._give_up)
        self.sheet.open()

    @Slot()
    def _take(self) -> None:
        if not self._is_asking or self.model.keys is None:
            return
        if self.sheet is not None:
            self.sheet.accept()
        self._end()
        self.unlocked.emit()

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        if not self._is_asking:
            return
        if self.sheet is not None:
            self.sheet.refuse(sentence)
            return
        self._end()
        self._context.notice_given.emit(sentence)
        self.given_up.emit()

    @Slot()
    def _give_up(self) -> None:
        self._end()
        self.given_up.emit()

    def _end(self) -> None:
        self._is_asking = False
        self.sheet = None
