"""Asks for a passphrase inside the window; what it does not open is said below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.sheet import Sheet
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

PASSPHRASE_MAX = 200


def secret_field(name: str) -> TextField:
    """Return a field that does not show what is typed."""
    field = TextField(name, PASSPHRASE_MAX)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


class SecretSheet(Sheet):
    """A question that a passphrase answers; it stays until it is told how that went.

    Args:
        window: The widget that is covered.
        title: The question.
        text: What to know before answering, or "".
        button: What the filled button says.
        twice: Ask for it a second time, since it is a new one.
        motion: Whether the sheet may rise into place.

    Signals:
        given: The passphrase that was typed; `accept` or `refuse` answers.
        given_up: The person wants to answer nothing.
    """

    given = Signal(str)
    given_up = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        button: str,
        *,
        twice: bool = False,
        motion: bool = True,
    ) -> None:
        super().__init__(window, title, text, (), motion=motion)
        self.field = secret_field(self.tr("Passphrase"))
        self.again = (
            secret_field(self.tr("The same passphrase again")) if twice else None
        )
        self.problem = Label(role="small", color="bad_text", wrap=True)
        self.problem.hide()
        self._cancel = Button(self.tr("Cancel"), kind=ButtonKind.LINK, height_px=44)
        self._give = Button(button, kind=ButtonKind.MAIN, height_px=44)
        self._cancel.clicked.connect(self.give_up)
        self._give.clicked.connect(self.give)
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._give)
        column = self.panel.layout()
        assert isinstance(column, QVBoxLayout)
        for field in self._fields():
            field.setPlaceholderText(field.accessibleName())
            column.addWidget(field)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(row)

    def _fields(self) -> list[TextField]:
        return [self.field] if self.again is None else [self.field, self.again]

    def open(self) -> None:
        """Show the question with the keyboard in the field."""
        super().open()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key inside the sheet."""
        stops: list[QWidget] = [*self._fields(), self._cancel, self._give]
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        step = 1 if forward else -1
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return as the filled button while typing."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        # Not `hasFocus`: a file dialog may have left the window not yet active.
        if is_return and self.focusWidget() in self._fields():
            self.give()
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def give(self) -> None:
        """Hand over what was typed, once."""
        if not self._give.isEnabled():
            return
        typed = self.field.text()
        if self.again is not None and typed != self.again.text():
            self.refuse(self.tr("The two are not the same. Type it again."))
            return
        if not typed:
            self.refuse(self.tr("Type the passphrase first."))
            return
        self.problem.hide()
        self._give.setEnabled(False)
        self.given.emit(typed)

    def refuse(self, sentence: str) -> None:
        """Say why it was not taken; the person can type another one."""
        self._give.setEnabled(True)
        self.problem.setText(sentence)
        self.problem.show()
        self.fit()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.field.selectAll()

    def accept(self) -> None:
        """Go away: it was the right one."""
        super().close_with("done")

    @Slot()
    def give_up(self) -> None:
        """Answer nothing."""
        self.close_with("")

    def close_with(self, value: str) -> None:
        """Close the sheet; Escape gives it up."""
        if not value:
            self.given_up.emit()
        super().close_with(value)
