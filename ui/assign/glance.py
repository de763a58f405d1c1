"""The left side of the assign sheet: the figure, the program, and it all in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.files.assignment_model import is_assigned
from coach.files.plan_model import Plan
from coach.progress.words import counted
from coach.session.timeline import expand
from ui.widgets.combo import Combo
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.segment_bar import SegmentBar
from ui.widgets.still_figure import StillFigure
from ui.words import joined, minutes_range

if TYPE_CHECKING:
    from coach.files.model import Library, Program
    from ui.widgets.thumbnails import ThumbnailStore

_WIDTH_PX, _FIGURE_PX = 258, 190


class Glance(QWidget):
    """Shows what is assigned, and lets another plan or program be chosen.

    Args:
        library: Where programs and exercises come from.
        thumbnails: Draws the figure.

    Signals:
        chosen: Another plan or program; itself.
    """

    chosen = Signal(object)

    def __init__(self, library: Library, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self._library = library
        self._thumbnails = thumbnails
        self.setFixedWidth(_WIDTH_PX)
        self.choice = Combo(self.tr("Plan or program"))
        self._choices: list[Plan | Program] = []
        self._length = ""
        self._stage = QVBoxLayout()
        self._title = Label("", role="card_title", wrap=True)
        self._facts = Label("", role="small", color="text_2", wrap=True)
        self._bar = SegmentBar()
        self._in_short = Label("", role="small", color="text_2", wrap=True)
        self._broken = Label("", role="small", color="warn_text", wrap=True)
        self._lay_out()
        self._fill()
        self._tell_broken()
        self.choice.activated.connect(self._choose)

    @property
    def length(self) -> str:
        """Length of a session, as "11 min"; "" where the stages of a plan differ."""
        return self._length

    def show_content(self, content: Plan | Program) -> None:
        """Show a plan or program, without telling."""
        if content not in self._choices:
            self._choices.insert(0, content)
            words = self.tr("As assigned: {0}").format(content.title)
            self.choice.insertItem(0, words)
        self.choice.setCurrentIndex(self._choices.index(content))
        self._title.setText(content.title)
        program = self._first_program(content)
        timeline = expand(program, self._library.exercises, "left")
        self._bar.set_items(timeline)
        length = minutes_range([timeline.total_ms])
        is_one = not isinstance(content, Plan) or len(content.stages) == 1
        self._length = length if is_one else ""
        exercises = counted(
            len({step.exercise for step in program.steps()}),
            self.tr("{0} exercise"),
            self.tr("{0} exercises"),
        )
        stages = ""
        if isinstance(content, Plan):
            one, many = self.tr("{0} stage"), self.tr("{0} stages")
            stages = counted(len(content.stages), one, many)
        self._facts.setText(joined((stages, length, exercises)))
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
        return self._library.programs[content.stages[0].program]

    def _show_figure(self, program: Program) -> None:
        while (item := self._stage.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        exercise = self._library.exercises[program.steps()[0].exercise]
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
        column.setSpacing(0)
        short = Panel(self.tr("In short"), icon="info", tone="accent")
        short.body.addWidget(self._in_short)
        above = _padded(column)
        above.addLayout(self._stage)
        words = Label(self.tr("Plan or program"), weight=600)
        words.setBuddy(self.choice)
        for part in (self._title, self._facts, self._bar, words):
            above.addWidget(part)
        column.addWidget(self.choice)
        column.addSpacing(4)
        below = _padded(column)
        below.addWidget(self._broken)
        below.addWidget(short)
        column.addStretch(1)

    def _fill(self) -> None:
        library = self._library
        plans: list[Plan | Program] = sorted(library.plans.values(), key=_title)
        plans += sorted(library.programs.values(), key=_title)
        # Plans that others signed are for this person alone.
        for content in plans:
            if not is_assigned(content.id):
                self._choices.append(content)
        for content in self._choices:
            kind = self.tr("Plan") if isinstance(content, Plan) else self.tr("Program")
            name = content.title
            # Some titles say already which variant they are.
            variant = "" if isinstance(content, Plan) else content.variant
            if variant and variant not in name:
                name = f"{name}, {variant}"
            self.choice.addItem(self.tr("{0}: {1}").format(kind, name))

    def _tell_broken(self) -> None:
        """Say how many files are not offered, since they could not be run."""
        count = len({problem.file for problem in self._library.problems})
        words = self.tr("{0} files have problems and are not offered.")
        if count == 1:
            words = self.tr("{0} file has problems and is not offered.")
        self._broken.setText(words.format(count))
        self._broken.setVisible(count > 0)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self.chosen.emit(self._choices[index])


def _title(content: Plan | Program) -> tuple[str, str]:
    return content.title.casefold(), content.id


def _padded(column: QVBoxLayout) -> QVBoxLayout:
    """Add a part with the room at its sides that controls have for their ring."""
    part = QVBoxLayout()
    part.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 4)
    part.setSpacing(8)
    column.addLayout(part)
    return part
