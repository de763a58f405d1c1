"""Asks for a name inside the window; what cannot be used is said below the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.people import NAME_MAX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.sheet import Sheet
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent


class NameSheet(Sheet):
    """A question that a name answers.

    Args:
        window: The widget that is covered.
        title: The question.
        text: What to know before answering, or "".
        name: The name that stands in the field.
        accept: Takes the name; its CoachError is shown and the sheet stays open.
        motion: Whether the sheet may rise into place.

    Signals:
        named: The name was taken.
    """

    named = Signal(str)

    def __init__(
        self,
        window: QWidget,
        title: str,
        text: str,
        name: str,
        accept: Callable[[str], object],
        *,
        motion: bool = True,
    ) -> None:
        super().__init__(window, title, text, (), motion=motion)
        self._accept = accept
        self.field = TextField(self.tr("Name"), NAME_MAX)
        self.field.setText(name)
        self.field.selectAll()
        self.problem = Label(role="small", color="bad_text", wrap=True)
        self.problem.hide()
        self._cancel = Button(self.tr("Cancel"), kind=ButtonKind.LINK, height_px=44)
        self._save = Button(self.tr("Save"), kind=ButtonKind.MAIN, height_px=44)
        self._cancel.clicked.connect(self.give_up)
        self._save.clicked.connect(self.take)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._save)
        column = self.panel.layout()
        assert isinstance(column, QVBoxLayout)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addSpacing(8)
        column.addLayout(row)

    def open(self) -> None:
        """Show the question with the keyboard in the field."""
        super().open()
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key inside the sheet."""
        stops = (self.field, self._cancel, self._save)
        focused = self.focusWidget()
        at = stops.index(focused) if focused in stops else -1
        step = 1 if forward else -1
        stops[(at + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return as Save while typing."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and self.field.hasFocus():
            self.take()
            event.accept()
            return
        super().keyPressEvent(event)

    @Slot()
    def take(self) -> None:
        """Hand the name over; stay open and say why when it cannot be used."""
        try:
            self._accept(self.field.text())
        except CoachError as error:
            self.problem.setText(str(error))
            self.problem.show()
            self.fit()
            return
        self.named.emit(self.field.text())
        self.close_with("save")

    @Slot()
    def give_up(self) -> None:
        """Change nothing."""
        self.close_with("")
