"""The right side of the editor: the figure of what is chosen, and advice on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.editing.bout import bout_of
from coach.editing.steps import place_of
from coach.files.model import Program
from ui.editor.program.course_card import goal_ms_of
from ui.editor.program.preview import Preview
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.editing.advice import Advice
    from coach.files.findings import KeyPath
    from coach.files.model import Exercise
    from coach.session.model import Item
    from ui.context import AppContext
    from ui.editor.desk import EditDesk

ADVICE_MOST = 3


class SidePane(Column):
    """Follows the desk.

    Args:
        context: What all parts share.
        desk: What is edited.

    Attributes:
        preview: The figure of the chosen step, or of the first one of a block.
    """

    def __init__(
        self, context: AppContext, desk: EditDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said: list[str] = []
        self.preview = Preview(context.clock, starts_moving=not context.less_motion)
        self._words = Label(
            self.tr("Choose a step to see how it moves."),
            role="small",
            color="text_2",
            wrap=True,
        )
        self._words.setContentsMargins(12, 12, 12, 12)
        self._advice = QVBoxLayout()
        self._advice.setContentsMargins(0, 6, 0, 0)
        self._advice.setSpacing(8)
        column = QVBoxLayout(self)
        self._column = column
        self.set_inset(is_card=True)
        column.setSpacing(0)
        column.addWidget(self.preview)
        column.addWidget(self._words)
        column.addLayout(self._advice)
        column.addStretch(1)
        desk.changed.connect(self.follow)
        desk.place_changed.connect(self.follow)
        self.follow()

    def set_inset(self, *, is_card: bool) -> None:
        """Keep room at the edges of a card of its own; elsewhere there is some."""
        edge = SCROLL_BAR_PX if is_card else 0
        self._column.setContentsMargins(edge, edge, 0, 12)

    @property
    def advice(self) -> list[str]:
        """What is said in amber."""
        return self._said

    @Slot()
    def follow(self) -> None:
        """Show what is chosen, and what could be better there."""
        exercise = self._exercise()
        self.preview.show_step(exercise, self._bout(exercise))
        self._words.setVisible(exercise is None)
        said = [each.what for each in self._advice_here()]
        if said != self._said:
            self._say(said)

    @property
    def _step_path(self) -> KeyPath:
        """The step that is shown: the chosen one, or the first one of a block."""
        place = self._desk.place
        return (*place, "step", 0) if len(place) == 2 else place

    def _exercise(self) -> Exercise | None:
        path = self._step_path
        return self._desk.draft.exercise_of(path) if path else None

    def _bout(self, exercise: Exercise | None) -> tuple[Item, ...]:
        """Return what the preview repeats; () while the dose cannot be read."""
        program, step = self._desk.draft.model, place_of(self._step_path)
        if exercise is None or step is None or not isinstance(program, Program):
            return ()
        return bout_of(program, program.blocks[step[0]].steps[step[1]], exercise)

    def _advice_here(self) -> list[Advice]:
        """Return the advice on what is chosen, and on the whole below it."""
        place = self._desk.place
        found = self._desk.draft.advice(goal_ms_of(self._desk))
        here = [each for each in found if place and each.path[: len(place)] == place]
        whole = [each for each in found if not each.path]
        if not place:
            whole = list(found)
        return [*here, *whole][:ADVICE_MOST]

    def _say(self, said: list[str]) -> None:
        self._said = said
        while (item := self._advice.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for sentence in said:
            self._advice.addWidget(Panel(sentence, icon="triangle", tone="warn"))
