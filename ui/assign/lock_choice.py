"""Who can open the file of an assignment: anybody, the patient, or who is told how."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.exchange.signed.key_text import PASSPHRASE_MIN
from ui.diary.rows import inset
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import Column
from ui.widgets.text_field import TextField

OPEN, BY_KEY, BY_PASSPHRASE = "open", "key", "passphrase"
_PASSPHRASE_MAX = 200


@dataclass(frozen=True, slots=True)
class Lock:
    """How a file is encrypted; not at all where both are "".

    Attributes:
        recipient: The patient's age key.
        passphrase: What opens it; the patient is told.
    """

    recipient: str = ""
    passphrase: str = ""


class LockChoice(Column):
    """Asks how the file is locked.

    Args:
        name: The patient.
        recipient: Their age key; "" before their first report.

    Signals:
        changed: It is locked in another way now.
        resized: It takes more room or less.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, name: str, recipient: str) -> None:
        super().__init__()
        self._recipient = recipient
        ways = [(OPEN, self.tr("Anybody who has it"))]
        if recipient:
            ways.append((BY_KEY, self.tr("{0} alone").format(name)))
        ways.append((BY_PASSPHRASE, self.tr("With a passphrase")))
        self.ways = ChoiceRow(self.tr("Who can open the file"), ways)
        self.ways.set_value(BY_KEY if recipient else OPEN)
        self.field = TextField(self.tr("Passphrase"), _PASSPHRASE_MAX)
        self.field.setPlaceholderText(self.tr("Passphrase, to be told by telephone"))
        self._box = inset(self.field)
        self.hint = Label(role="small", color="text_2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.ways, self._box, inset(self.hint)):
            column.addWidget(part)
        self.ways.chosen.connect(self._follow)
        self.field.textChanged.connect(self.changed)
        self._show()

    def lock(self) -> Lock:
        """Return how the file is to be encrypted."""
        if self.ways.value() == BY_KEY:
            return Lock(recipient=self._recipient)
        if self.ways.value() == BY_PASSPHRASE:
            return Lock(passphrase=self.field.text().strip())
        return Lock()

    def problem(self) -> str:
        """Return what is missing, or ""."""
        typed = self.field.text().strip()
        if self.ways.value() == BY_PASSPHRASE and len(typed) < PASSPHRASE_MIN:
            words = self.tr("The passphrase of the file needs at least {0} characters.")
            return words.format(PASSPHRASE_MIN)
        return ""

    @Slot()
    def _follow(self) -> None:
        self._show()
        self.changed.emit()
        self.resized.emit()

    def _show(self) -> None:
        way = self.ways.value()
        self._box.setVisible(way == BY_PASSPHRASE)
        words = {
            OPEN: self.tr("Signed, not locked. Hand it over yourself, or lock it."),
            BY_KEY: self.tr("Locked to the key of their reports. You keep a copy."),
            BY_PASSPHRASE: self.tr("Tell it by telephone, never in the same mail."),
        }[way]
        if way == OPEN and not self._recipient:
            later = self.tr(
                "Once their first report is here, it can be for them alone."
            )
            words = f"{words} {later}"
        self.hint.setText(words)
