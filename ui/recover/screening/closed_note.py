"""On the page of a program: why it is closed, or a quiet way to the short check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.care.kinds import REHAB
from coach.care.screening import screen_for
from coach.care.verdict import Closed
from ui.player.advice_card import AdviceCard
from ui.recover.screening.closed_sheet import opens_words
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.verdict import Allowed
    from coach.files.model import Program
    from ui.context import AppContext


class ClosedNote(Column):
    """Says what the answers of the person mean for one program.

    Args:
        context: What all parts share.
        program: The program that is shown.
    """

    def __init__(
        self, context: AppContext, program: Program, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._program = program
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        self.card = AdviceCard("amber", "", ())
        self.more = Button(self.tr("What opens it?"))
        self.more.clicked.connect(self._ask_more)
        self.changes = Label("", role="small", weight=600, wrap=True)
        self.unwell = Button(
            self.tr("Not well today?"), kind=ButtonKind.LINK, height_px=30
        )
        self.unwell.clicked.connect(self._ask_check)
        for part in (self.card, self.changes):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addWidget(self.unwell)
        row.addStretch(1)
        column.addLayout(row)
        context.care.changed.connect(self.show_verdict)
        context.care.load()
        self.show_verdict()

    @Slot()
    def show_verdict(self) -> None:
        """Show what holds now."""
        verdict = self._context.care.verdict(self._program)
        closed = verdict if isinstance(verdict, Closed) else None
        self.card.setVisible(closed is not None)
        self.more.setVisible(closed is not None and bool(closed.level))
        self.unwell.setVisible(closed is None and self._has_line())
        self.changes.hide()
        if isinstance(verdict, Closed):
            light = "red" if verdict.level in {"E", "D"} else "amber"
            opens = opens_words(verdict.opens_at_ms)
            self.card.tell(light, verdict.reason, (verdict.next_step,), opens)
        else:
            self._show_changes(verdict)

    def _has_line(self) -> bool:
        """Return whether the short check is offered here and not asked anyway."""
        exercises = self._context.library.library.exercises
        screen = screen_for(self._program, exercises, self._context.care.past)
        return screen.has_check and self._program.kind != REHAB

    def _show_changes(self, allowed: Allowed) -> None:
        exercises = self._context.library.library.exercises
        sentences = []
        for name in allowed.leave_out:
            if name in exercises:
                words = self.tr("Left out for you: {0}.")
                sentences.append(words.format(exercises[name].title))
        for name, other in allowed.instead:
            words = self.tr("Instead of {0}: {1}.")
            if name in exercises and other in exercises:
                titles = exercises[name].title, exercises[other].title
                sentences.append(words.format(*titles))
        sentences += allowed.notes
        self.changes.setText("\n".join(sentences))
        self.changes.setVisible(bool(sentences))

    @Slot()
    def _ask_more(self) -> None:
        self._context.recover_asked.emit(f"closed:{self._program.id}")

    @Slot()
    def _ask_check(self) -> None:
        self._context.recover_asked.emit(f"unwell:{self._program.id}")
