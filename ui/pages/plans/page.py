"""The Plans page: find a plan, read everything about it, and edit it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from coach.files.plan_model import Plan
from ui.models.plan_list import plan_readings
from ui.pages.plans.detail import PlanPane
from ui.pages.programs.deleted_button import DeletedButton
from ui.pages.programs.kept_changes import KeptChanges
from ui.pages.programs.own_files import OwnFiles
from ui.pages.reading.page import ReadingPage
from ui.widgets.button import Button

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.editor.opened import Kept
    from ui.editor.plan.entrance import PlanEditing
    from ui.models.reading_list import Reading
    from ui.pages.reading.pane import ReadingPane


class PlansPage(ReadingPage):
    """Search field and plans; the stages and rules of one of them at the right.

    Attributes:
        plans: The pane with one plan.
        new: Begins a plan.
        deleted: The way to what was deleted.
        unfinished: What was not saved the last time.

    Signals:
        assign_asked: A plan is to be handed to a patient.
    """

    assign_asked = Signal(object)
    # Set before the first library is shown, which is while the page is made.
    _awaited = ""

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
        self._editing: PlanEditing | None = None
        self._problems.mend_asked.connect(self._mend)
        self._own_files = OwnFiles(context, self)
        self.deleted = DeletedButton(context, self)
        self._head_row.addWidget(self.deleted)
        self.new = Button(self.tr("New plan"), icon="plus", height_px=34)
        self.new.clicked.connect(self._begin_new)
        self._head_row.addWidget(self.new)
        copy = QShortcut(QKeySequence("Ctrl+D"), self)
        copy.activated.connect(self._duplicate)
        delete = QShortcut(QKeySequence("Del"), self.cards)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)

    def make_pane(self) -> ReadingPane:
        """Return the pane with one plan."""
        self.plans = PlanPane(self._context, self)
        self.plans.program_asked.connect(self.program_asked)
        self.plans.guide_asked.connect(self.guide_asked)
        self.plans.plan_asked.connect(self.show_key)
        self.plans.edit_asked.connect(self._edit)
        self.plans.assign_asked.connect(self.assign_asked)
        self.plans.own_menu.duplicate_asked.connect(self._duplicate)
        self.plans.own_menu.delete_asked.connect(self._delete)
        return self.plans

    def between(self) -> tuple[QWidget, ...]:
        """Return the card with what was not saved the last time."""
        self.unfinished = KeptChanges(self._context, self, "plan")
        self.unfinished.go_on_asked.connect(self._go_on_with)
        return (self.unfinished.place,)

    def shown_first(self) -> None:
        """Read the library, and look for what was not saved."""
        super().shown_first()
        self.unfinished.look()
        self.deleted.begin()

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

    # Editing

    @property
    def editing(self) -> PlanEditing:
        """The way into the editor and back; made when somebody edits something."""
        if self._editing is None:
            # Imported here: most people edit nothing.
            from ui.editor.plan.entrance import PlanEditing

            self._editing = PlanEditing(self._context, self)
            self._editing.set_narrow(self._is_narrow)
            self._editing.closed.connect(self._await)
            self._editing.program_asked.connect(self.program_asked)
            self._editing.plan_asked.connect(self.show_key)
        return self._editing

    def set_narrow(self, is_narrow: bool) -> None:
        """Go to one column, or back to two."""
        if self._editing is not None:
            self._editing.set_narrow(is_narrow)
        super().set_narrow(is_narrow)

    def focus_search(self) -> bool:
        """Put the keyboard into the search field; the editor has programs to find."""
        if self._editing is None or self._editing.editor is None:
            return super().focus_search()
        self._editing.editor.ask_for_new()
        return True

    @Slot(str)
    def show_key(self, key: str) -> bool:
        """Choose a plan and show it; an open editor has to go before, and asks."""
        if self._editing is not None and self._editing.editor is not None:
            self._editing.leave_for(partial(super().show_key, key))
            return self._search.row_of(key) >= 0
        return super().show_key(key)

    @Slot()
    def _begin_new(self) -> None:
        self.editing.begin_new()

    @Slot(object)
    def _edit(self, plan: Plan) -> None:
        self.editing.edit(plan)

    @Slot(object)
    def _mend(self, path: Path) -> None:
        self.editing.mend(path)

    @Slot(object)
    def _go_on_with(self, kept: Kept) -> None:
        self.editing.go_on_with(kept)

    @Slot()
    def _duplicate(self) -> None:
        """Edit a copy of the chosen plan."""
        self.show_pane()
        plan = self.plans.plan
        if plan is not None and not self.plans.is_signed:
            self.editing.duplicate(plan)

    @Slot()
    def _delete(self) -> None:
        """Delete the chosen plan, where it is the person's own."""
        self.show_pane()
        plan = self.plans.plan
        if plan is None:
            return
        if plan.own:
            self._own_files.delete(plan, self._deleted_words(plan))
        else:
            words = self.tr("{0} is not a file of your own, so it stays.")
            self._context.notice_given.emit(words.format(plan.title))

    def _deleted_words(self, plan: Plan) -> str:
        # Imported here: few people delete a plan.
        from ui.recover.care.model import known_courses

        courses = known_courses(self._context)
        if any(each.course.plan.id == plan.id for each in courses):
            words = self.tr("{0} is deleted; the course that runs of it needs it.")
        else:
            words = self.tr("{0} is deleted.")
        return words.format(plan.title)

    @Slot(str)
    def _await(self, plan_id: str) -> None:
        """Show what was edited, now or once the library has read it."""
        self.unfinished.look()
        self._awaited = plan_id
        if plan_id in self._context.library.library.plans:
            self._show_awaited()

    @Slot()
    def _take_library(self) -> None:
        """Show what the library holds now, and what was just edited."""
        super()._take_library()
        self._show_awaited()

    def _show_awaited(self) -> None:
        awaited = self._awaited
        if awaited and self._search.row_of(awaited) >= 0:
            self._awaited = ""
            super().show_key(awaited)
