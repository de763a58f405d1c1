"""The right side of the editor: the first weeks, and the chosen stage in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.files.plan_model import Plan
from ui.pages.plans.calendar import FourWeeks, today_of
from ui.pages.plans.limits import common_rules
from ui.pages.plans.stage import StageRow
from ui.pages.reading.parts import add_paragraph, add_points, add_small_heading
from ui.widgets.label import Label
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.editor.desk import EditDesk

# What is typed letter by letter is not laid out anew with each of them.
SHOW_AFTER_MS = 120


class PlanSide(Column):
    """Follows the desk; while the draft cannot be read, the last state stays.

    Args:
        context: What all parts share.
        desk: What is edited.

    Attributes:
        weeks: The calendar; None before there is anything to show.

    Signals:
        program_asked: Show the program with this id.
        plan_asked: Show the plan with this id.
    """

    program_asked = Signal(str)
    plan_asked = Signal(str)

    def __init__(
        self, context: AppContext, desk: EditDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self._plan: Plan | None = None
        self.weeks: FourWeeks | None = None
        self._note = Label(role="small", color="text_2", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Label(self.tr("Preview"), role="card_title"))
        self._column.addSpacing(6)
        self._column.addWidget(self._note)
        self._content = QWidget()
        self._column.addWidget(self._content)
        self._column.addStretch(1)
        self.set_inset(is_card=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self.follow)
        desk.changed.connect(self._timer.start)
        desk.place_changed.connect(self._timer.start)
        self.follow()

    def set_inset(self, *, is_card: bool) -> None:
        """Keep room at the edges of a card of its own; elsewhere there is some."""
        left = 16 if is_card else 0
        self._column.setContentsMargins(left, 14, max(left - SCROLL_BAR_PX, 0), 14)

    @Slot()
    def follow(self) -> None:
        """Show what the draft says now, as far as it can be read."""
        draft = self._desk.draft
        can_be_read = draft.is_sound and isinstance(draft.model, Plan)
        if can_be_read and isinstance(draft.model, Plan):
            self._plan = draft.model
        words = ""
        if self._plan is None:
            words = self.tr("Here the first weeks are shown, and each stage in words.")
        elif not can_be_read:
            words = self.tr("As it was before. What is marked red is to be mended.")
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._show(self._plan)

    def _show(self, plan: Plan | None) -> None:
        """Make the content anew."""
        content = Column()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if plan is not None:
            self._add_weeks(column, plan)
            self._add_words(column, plan)
        old, self._content = self._content, content
        self._column.replaceWidget(old, content)
        old.hide()
        old.deleteLater()
        content.show()

    def _add_weeks(self, column: QVBoxLayout, plan: Plan) -> None:
        add_small_heading(column, self.tr("The first four weeks"))
        column.addSpacing(6)
        self.weeks = FourWeeks(plan, today_of(self._context.clock))
        column.addWidget(self.weeks)
        column.addSpacing(8)

    def _add_words(self, column: QVBoxLayout, plan: Plan) -> None:
        """Add the chosen stage in words, or what holds in all of them."""
        place = self._desk.place
        number = int(place[1]) if place else -1
        if 0 <= number < len(plan.stages):
            self._add_stage(column, plan, number)
            return
        if plan.summary:
            add_small_heading(column, self.tr("What it is for"))
            add_paragraph(column, plan.summary, color="text_2", above_px=4)
        rules = common_rules(plan)
        if rules:
            add_small_heading(column, self.tr("Step back, in every stage"))
            add_points(column, rules, mark="step_back", role="small")

    def _add_stage(self, column: QVBoxLayout, plan: Plan, number: int) -> None:
        stage, library = plan.stages[number], self._context.library
        names = (stage.program, *stage.or_programs)
        if any(library.program(name) is None for name in names):
            # Deleted meanwhile, and the last state that could be read still names it.
            return
        add_small_heading(column, self.tr("This stage, in words"))
        column.addSpacing(10)
        row = StageRow(number + 1, stage, plan, library, is_last=True)
        row.program_asked.connect(self.program_asked)
        row.plan_asked.connect(self.plan_asked)
        column.addWidget(row)
