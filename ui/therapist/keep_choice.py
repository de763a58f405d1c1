"""How a key is kept: sealed with a passphrase, or in the desktop's keyring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.exchange.signed.key_text import PASSPHRASE_MIN
from ui.diary.rows import inset
from ui.therapist.key_model import IN_FILE, IN_KEYRING
from ui.therapist.secret_sheet import secret_field
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class KeepChoice(Column):
    """Asks for a passphrase twice; for the keyring only where one has answered.

    Signals:
        changed: `passphrase` may be another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ways = (
            (IN_FILE, self.tr("With a passphrase")),
            (IN_KEYRING, self.tr("In this desktop’s keyring")),
        )
        self.ways = ChoiceRow(self.tr("How the key is kept"), ways)
        self.ways.set_value(IN_FILE)
        self.ways.chosen.connect(self._follow)
        self.ways.hide()
        self.field = secret_field(self.tr("Passphrase"))
        self.again = secret_field(self.tr("The same passphrase again"))
        self.hint = Label(role="small", color="text_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.ways)
        self._boxes = []
        for field in (self.field, self.again):
            field.setPlaceholderText(field.accessibleName())
            field.textEdited.connect(self._follow)
            box = inset(field)
            self._boxes.append(box)
            column.addWidget(box)
        column.addWidget(inset(self.hint))
        self._follow()

    @Slot(bool)
    def offer_keyring(self, has_one: bool) -> None:
        """Offer the keyring where there is one."""
        self.ways.setVisible(has_one)

    @property
    def is_in_keyring(self) -> bool:
        """Whether the keyring is to keep it."""
        return self.ways.value() == IN_KEYRING

    @property
    def is_complete(self) -> bool:
        """Whether a key can be kept in this way."""
        return self.is_in_keyring or not self._problem()

    @property
    def passphrase(self) -> str:
        """What seals the key; "" for the keyring."""
        return "" if self.is_in_keyring else self.field.text()

    def _problem(self) -> str:
        typed = self.field.text()
        if len(typed.strip()) < PASSPHRASE_MIN:
            words = self.tr(
                "At least {0} characters; four or five odd words are easy to keep in "
                "mind. Nobody can look it up for you."
            )
            return words.format(PASSPHRASE_MIN)
        if typed != self.again.text():
            return self.tr("Type the same passphrase again.")
        return ""

    @Slot()
    def _follow(self) -> None:
        for box in self._boxes:
            box.setVisible(not self.is_in_keyring)
        words = self.tr("Whoever can unlock this desktop can sign in your name.")
        if not self.is_in_keyring:
            words = self._problem() or self.tr(
                "You are asked for it once while Coach is open."
            )
        self.hint.setText(words)
        self.changed.emit()
