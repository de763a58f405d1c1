"""Beside a program, plan or exercise: why it is closed, and the ways that open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.care.kinds import REHAB
from coach.care.screening import screen_for
from coach.care.verdict import Closed
from coach.files.model import Program
from coach.files.plan_model import Plan
from ui.player.advice_card import AdviceCard
from ui.recover.screening.closed_sheet import lock_of, opens_words
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.verdict import Allowed
    from coach.files.model import Exercise
    from ui.context import AppContext


class ClosedNote(Column):
    """Says what the answers of the person mean for one program, plan or exercise.

    Args:
        context: What all parts share.
        thing: What is shown.

    Attributes:
        card: Why it is closed.
        more: Leads to what opens it.
        examined: Leads to the note that a professional looked at it.
        changes: What is different for this person while it is open.
        unwell: Leads to the short check.
    """

    def __init__(
        self,
        context: AppContext,
        thing: Program | Plan | Exercise,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._thing = thing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        self.card = AdviceCard("amber", "", ())
        self.more = Button(self.tr("What opens it?"))
        self.more.clicked.connect(self._ask_more)
        self.examined = Button(self.tr("I have been examined"))
        self.examined.clicked.connect(self._ask_examined)
        self.changes = Label("", role="small", weight=600, wrap=True)
        self.unwell = Button(
            self.tr("Not well today?"), kind=ButtonKind.LINK, height_px=30
        )
        self.unwell.clicked.connect(self._ask_check)
        for part in (self.card, self.changes):
            column.addWidget(part)
        buttons = Column()
        row = FlowLayout(buttons, gap_px=0)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.more, self.examined, self.unwell):
            row.addWidget(button)
        column.addWidget(buttons)
        context.care.changed.connect(self.show_verdict)
        context.care.load()
        self.show_verdict()

    @Slot()
    def show_verdict(self) -> None:
        """Show what holds now."""
        care = self._context.care
        verdict = care.verdict(self._thing)
        closed = verdict if isinstance(verdict, Closed) else None
        lock = None if closed is None else lock_of(closed, care.situation.locks)
        self.card.setVisible(closed is not None)
        self.more.setVisible(closed is not None and _says_more(closed))
        self.examined.setVisible(lock is not None)
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
        if not isinstance(self._thing, Program):
            return False
        exercises = self._context.library.library.exercises
        screen = screen_for(self._thing, exercises, self._context.care.past)
        return screen.has_check and self._thing.kind != REHAB

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

    def _ask(self, word: str) -> None:
        """Ask for something about what is shown."""
        kind = "-exercise"
        if isinstance(self._thing, Program | Plan):
            kind = "-plan" if isinstance(self._thing, Plan) else ""
        self._context.recover_asked.emit(f"{word}{kind}:{self._thing.id}")

    @Slot()
    def _ask_more(self) -> None:
        self._ask("closed")

    @Slot()
    def _ask_examined(self) -> None:
        self._ask("examined")

    @Slot()
    def _ask_check(self) -> None:
        self._ask("unwell")


def _says_more(closed: Closed) -> bool:
    """Return whether there is more to it than time."""
    return bool(closed.level) or closed.source.kind == "health"
