"""What follows a course that was finished: the plan that its own plan names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from coach.files.plan_model import Plan


class NextCard(FilledCard):
    """Offers one plan.

    Signals:
        begin_asked: Go through what this plan asks for.
        plan_asked: Show this plan.
    """

    begin_asked = Signal(str)
    plan_asked = Signal(str)

    def show_plan(self, plan: Plan | None, closed: str, *, is_first: bool) -> bool:
        """Show the plan that comes next; return whether there is one.

        Args:
            plan: What is offered.
            closed: Why it may not be begun now, or "".
            is_first: Nothing else on the page is to be done first.
        """
        if plan is None:
            return False
        if self.begin((plan.id, plan.title, plan.summary, closed, is_first)):
            self._offer(plan, closed, is_first=is_first)
        return True

    def _offer(self, plan: Plan, closed: str, *, is_first: bool) -> None:
        self.add_head(self.tr("Next: {0}").format(plan.title))
        self.add_words(plan.summary, color="text")
        self.add_words(closed, color="warn_text")
        is_main = is_first and not closed
        self._add_buttons(plan, ButtonKind.MAIN if is_main else ButtonKind.SECONDARY)

    def _add_buttons(self, plan: Plan, kind: ButtonKind) -> None:
        begin = Button(
            self.tr("See whether it fits"),
            kind=kind,
            height_px=44,
            name=self.tr("See whether it fits: {0}").format(plan.title),
        )
        look = Button(
            self.tr("Look"),
            kind=ButtonKind.LINK,
            height_px=44,
            name=self.tr("Look at the plan: {0}").format(plan.title),
        )
        for button, slot in ((begin, self._begin), (look, self._look)):
            button.setObjectName(plan.id)
            button.clicked.connect(slot)
        self.add_buttons([begin, look])

    @Slot()
    def _begin(self) -> None:
        button = self.sender()
        if button is not None:
            self.begin_asked.emit(button.objectName())

    @Slot()
    def _look(self) -> None:
        button = self.sender()
        if button is not None:
            self.plan_asked.emit(button.objectName())
