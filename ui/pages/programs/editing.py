"""From the Programs page into the editor; nothing of that is loaded before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from coach.files.shelf_files import kind_of_name
from ui.pages.programs.kept_changes import KeptChanges

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.files.model import Program
    from ui.context import AppContext
    from ui.editor.entrance import ProgramEditing
    from ui.editor.exercise.entrance import ExerciseEditing
    from ui.editor.opened import Kept
    from ui.editor.program.page import ProgramEditor
    from ui.pages.page import Page


class Editing(QObject):
    """Edits programs, and exercises that are left out, over the Programs page.

    Args:
        context: What all parts share.
        page: What the editor covers.

    Attributes:
        unfinished: What was not saved the last time.

    Signals:
        closed: The editor has gone; the id of its program.
    """

    closed = Signal(str)

    def __init__(self, context: AppContext, page: Page) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._is_narrow = False
        self._entrance: ProgramEditing | None = None
        # Broken exercises are listed on the page too.
        self._exercises: ExerciseEditing | None = None
        self.unfinished = KeptChanges(context, page, "program")
        self.unfinished.go_on_asked.connect(self._go_on_with)

    @property
    def editor(self) -> ProgramEditor | None:
        """The open editor of a program, or None."""
        return self._entrance.editor if self._entrance is not None else None

    @property
    def _way(self) -> ProgramEditing:
        if self._entrance is None:
            # Imported here, as below: most people never edit a program.
            from ui.editor.entrance import ProgramEditing

            self._entrance = ProgramEditing(self._context, self._page)
            self._entrance.set_narrow(self._is_narrow)
            self._entrance.closed.connect(self._take_closed)
        return self._entrance

    @property
    def _exercise_way(self) -> ExerciseEditing:
        if self._exercises is None:
            from ui.editor.exercise.entrance import ExerciseEditing

            self._exercises = ExerciseEditing(self._context, self._page)
        return self._exercises

    @property
    def _open_way(self) -> ProgramEditing | ExerciseEditing | None:
        ways = (self._entrance, self._exercises)
        return next((each for each in ways if each and each.frame is not None), None)

    @property
    def is_open(self) -> bool:
        """Whether an editor covers the page."""
        return self._open_way is not None

    @Slot(object)
    def edit(self, program: Program) -> None:
        """Edit an own program, or a copy of any other one."""
        self._way.edit(program)

    @Slot(object)
    def duplicate(self, program: Program) -> None:
        """Edit a copy of a program."""
        self._way.duplicate(program)

    @Slot()
    def begin_new(self) -> None:
        """Edit a new program."""
        self._way.begin_new()

    @Slot(object)
    def mend(self, path: Path) -> None:
        """Edit a program or an exercise that the library leaves out."""
        if kind_of_name(path.name) == "exercise":
            self._exercise_way.mend(path)
        else:
            self._way.mend(path)

    @Slot(object)
    def _go_on_with(self, kept: Kept) -> None:
        self._way.go_on_with(kept)

    def leave_for(self, after: Callable[[], object]) -> None:
        """Do something for which the editor has to go, once the person agrees."""
        way = self._open_way
        if way is None:
            after()
        else:
            way.leave_for(after)

    def set_narrow(self, is_narrow: bool) -> None:
        """Lay out for a narrow window, or for a wider one."""
        self._is_narrow = is_narrow
        if self._entrance is not None:
            self._entrance.set_narrow(is_narrow)

    @Slot(str)
    def _take_closed(self, program_id: str) -> None:
        self.closed.emit(program_id)
        self.unfinished.look()
