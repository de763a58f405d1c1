"""The right side of the editor: the figure of what is chosen, and advice on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.program.course_card import goal_ms_of
from ui.editor.program.preview import Preview
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.editing.advice import Advice
    from coach.files.model import Exercise
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
        self.preview.show_exercise(exercise)
        self._words.setVisible(exercise is None)
        said = [each.what for each in self._advice_here()]
        if said != self._said:
            self._say(said)

    def _exercise(self) -> Exercise | None:
        place = self._desk.place
        if len(place) == 2:
            place = (*place, "step", 0)
        return self._desk.draft.exercise_of(place) if place else None

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
