"""The left side of the assign sheet: the figure, the program, and it all in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.files.plan_model import Plan
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.segment_bar import SegmentBar
from ui.widgets.still_figure import StillFigure

if TYPE_CHECKING:
    from coach.files.model import Exercise, Program
    from ui.context import AppContext
    from ui.widgets.thumbnails import ThumbnailStore

_WIDTH_PX, _FIGURE_PX = 250, 190


class Glance(QWidget):
    """Shows what is assigned, and lets another plan or program be chosen.

    Args:
        context: Where programs and their timelines come from.
        thumbnails: Draws the figure.

    Signals:
        chosen: Another plan or program; itself.
    """

    chosen = Signal(object)

    def __init__(self, context: AppContext, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self._context = context
        self._thumbnails = thumbnails
        self.setFixedWidth(_WIDTH_PX)
        self.choice = Combo(self.tr("Plan or program"))
        self._choices: list[Plan | Program] = []
        self._minutes: int | None = None
        self._stage = QVBoxLayout()
        self._title = Label("", role="card_title", wrap=True)
        self._facts = Label("", role="small", color="text_2", wrap=True)
        self._bar = SegmentBar()
        self._in_short = Label("", role="small", color="text_2", wrap=True)
        self._lay_out()
        self._fill()
        self.choice.activated.connect(self._choose)

    @property
    def minutes(self) -> int | None:
        """Length of a session; None where the stages of a plan differ."""
        return self._minutes

    def show_content(self, content: Plan | Program) -> None:
        """Show a plan or program, without telling."""
        if content in self._choices:
            self.choice.setCurrentIndex(self._choices.index(content))
        self._title.setText(content.title)
        program = self._first_program(content)
        timeline = self._context.library.timeline(program, "left")
        self._bar.set_items(timeline)
        minutes = round(timeline.total_ms / 60_000)
        is_one = not isinstance(content, Plan) or len(content.stages) == 1
        self._minutes = minutes if is_one else None
        count = len({step.exercise for step in program.steps()})
        words = self.tr("{0} min  ·  {1} exercises").format(minutes, count)
        if isinstance(content, Plan):
            stages = self.tr("{0} stages").format(len(content.stages))
            words = f"{stages}  ·  {words}"
        self._facts.setText(words)
        self._show_figure(program)

    def show_in_short(self, words: str) -> None:
        """Show what the assignment comes to."""
        self._in_short.setText(words)

    def in_short_words(self) -> str:
        """Return what the assignment comes to, as it is shown."""
        return self._in_short.text()

    def _first_program(self, content: Plan | Program) -> Program:
        if not isinstance(content, Plan):
            return content
        return self._context.library.library.programs[content.stages[0].program]

    def _show_figure(self, program: Program) -> None:
        while (item := self._stage.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        exercise: Exercise = self._context.library.exercises[
            program.steps()[0].exercise
        ]
        figure = StillFigure(
            self._thumbnails,
            f"{exercise.id} {exercise.sha256}",
            exercise.figure,
            exercise.title,
            height_px=_FIGURE_PX,
        )
        self._stage.addWidget(figure)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._stage)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addWidget(self._bar)
        column.addWidget(Label(self.tr("Plan or program"), weight=600))
        column.addWidget(self.choice)
        short = Panel(self.tr("In short"), icon="info", tone="accent")
        short.body.addWidget(self._in_short)
        column.addWidget(short)
        column.addStretch(1)

    def _fill(self) -> None:
        library = self._context.library.library
        plans: list[Plan | Program] = sorted(library.plans.values(), key=_title)
        plans += sorted(library.programs.values(), key=_title)
        # Plans that others signed are for this person alone.
        for content in plans:
            if not content.id.startswith("assigned."):
                self._choices.append(content)
        for content in self._choices:
            kind = self.tr("Plan") if isinstance(content, Plan) else self.tr("Program")
            name = content.title
            if not isinstance(content, Plan) and content.variant:
                name = f"{name}, {content.variant}"
            self.choice.addItem(self.tr("{0}: {1}").format(kind, name))

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._choices[index])


def _title(content: Plan | Program) -> tuple[str, str]:
    return content.title.casefold(), content.id
