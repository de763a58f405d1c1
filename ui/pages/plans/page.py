"""The Plans page: find a plan and read everything about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.plan_model import Plan
from ui.models.plan_list import plan_readings
from ui.pages.plans.detail import PlanPane
from ui.pages.reading.page import ReadingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.models.reading_list import Reading
    from ui.pages.reading.pane import ReadingPane


class PlansPage(ReadingPage):
    """Search field and plans; the stages and rules of one of them at the right."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            self.tr("Plans"),
            self.tr("Search plans or exercises"),
            self.tr("Search plans"),
            list_all=plan_readings,
            kinds=("plan",),
            parent=parent,
        )

    def make_pane(self) -> ReadingPane:
        """Return the pane with one plan."""
        self.plans = PlanPane(self._context, self)
        self.plans.program_asked.connect(self.program_asked)
        self.plans.guide_asked.connect(self.guide_asked)
        self.plans.plan_asked.connect(self.show_key)
        return self.plans

    def show_content(self, reading: Reading | None) -> None:
        """Show a plan in the pane, or nothing."""
        plan = reading.content if reading is not None else None
        self.plans.show_plan(plan if isinstance(plan, Plan) else None)

    def count_words(self, count: int) -> str:
        """Return how many plans there are, in words."""
        return self.tr("1 plan") if count == 1 else self.tr("{0} plans").format(count)

    def empty_words(self, *, is_search: bool) -> str:
        """Return why there is no plan."""
        if is_search:
            return self.tr("No plan fits this search.")
        return self.tr("There are no plans yet.")
