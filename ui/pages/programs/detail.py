"""The pane with everything about one program, and the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.errors import CoachError
from ui.pages.programs.about import add_about
from ui.pages.programs.legend import Legend
from ui.pages.programs.step_row import EDGE_PX, StepRow
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import ScrollArea
from ui.widgets.segment_bar import SegmentBar
from ui.words import joined, minutes_range

if TYPE_CHECKING:
    from coach.files.model import Program
    from coach.session.model import Timeline
    from ui.models.library_model import LibraryModel
    from ui.models.program_list import Entry
    from ui.widgets.thumbnails import ThumbnailStore

WIDTH_PX = 502
PADDING_PX = 24


class DetailPane(QWidget):
    """Shows one program, and lets the person choose among its variants.

    Args:
        library: Where timelines and exercises come from.
        thumbnails: Where pictures come from.

    Signals:
        start_asked: Start this program at the step with this 0-based number.
    """

    start_asked = Signal(object, int)

    def __init__(
        self,
        library: LibraryModel,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._thumbnails = thumbnails
        self._entry: Entry | None = None
        self.program: Program | None = None
        self._scroll = ScrollArea(self)
        self._scroll.bar.inset_px = 16
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW_MARGINS)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._make_footer())
        current_theme().changed.connect(self._follow_theme)

    def _make_footer(self) -> QWidget:
        self._footer = QWidget(self)
        row = QHBoxLayout(self._footer)
        room = RING_ROOM_PX
        row.setContentsMargins(PADDING_PX - room, 16 - room, PADDING_PX, 16 - room)
        row.setSpacing(16)
        self._start = Button(self.tr("Start"), kind=ButtonKind.MAIN, icon="play")
        self._start.setMinimumWidth(148 + 2 * room)
        self._start.clicked.connect(self.start)
        row.addWidget(self._start)
        hint = self.tr("Double-click a step to start there.")
        row.addWidget(Label(hint, role="caption", color="text_3", wrap=True), 1)
        return self._footer

    def show_entry(self, entry: Entry | None, program_id: str = "") -> None:
        """Show an entry, at one of its variants or at the one shown before."""
        if entry is None:
            self._entry = self.program = None
            self._scroll.takeWidget()
            self._footer.hide()
            return
        wished = program_id or (self.program.id if self.program else "")
        programs = {program.id: program for program in entry.programs}
        self._entry = entry
        self._show(programs.get(wished, entry.first))

    @Slot()
    def start(self) -> None:
        """Ask for the shown program to be started at its beginning."""
        self._ask_start(0)

    def focus_start(self) -> None:
        """Put the keyboard on the Start button."""
        self._start.setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the line above the footer."""
        painter = QPainter(self)
        surface = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, surface)
        if self._footer.isVisible():
            line = QRectF(surface.left(), self._footer.y(), surface.width(), 1)
            painter.fillRect(line, current_theme().color("hairline"))

    def _show(self, program: Program) -> None:
        self.program = program
        content = QWidget()
        column = QVBoxLayout(content)
        # Rows reach past the text by their edge, and the scroll bar has its own room.
        side = PADDING_PX - EDGE_PX
        column.setContentsMargins(side, 22, side - SCROLL_BAR_PX, PADDING_PX)
        column.setSpacing(0)
        head = _inset(column, EDGE_PX)
        head.addWidget(Label(program.title, role="pane_title", wrap=True))
        self._add_variants(column)
        try:
            timeline = self._library.timeline(program)
        except CoachError as error:
            head = _inset(column, EDGE_PX)
            head.addSpacing(12)
            head.addWidget(Label(str(error), color="bad_text", wrap=True))
        else:
            self._add_course(column, program, timeline)
        add_about(column, program, EDGE_PX)
        column.addStretch(1)
        self._scroll.set_content(content)
        self._footer.show()
        self.update()

    def _add_variants(self, column: QVBoxLayout) -> None:
        if self._entry is None or len(self._entry.programs) < 2:
            return
        choices = [
            (program.id, _capital(program.variant) or program.title)
            for program in self._entry.programs
        ]
        row = ChoiceRow(self.tr("Version"), choices)
        if self.program is not None:
            row.set_value(self.program.id)
        row.chosen.connect(self._choose_variant)
        column.addSpacing(10)
        _inset(column, EDGE_PX - RING_ROOM_PX).addWidget(row)

    def _add_course(
        self, column: QVBoxLayout, program: Program, timeline: Timeline
    ) -> None:
        """Add facts, bar, legend and steps."""
        head = _inset(column, EDGE_PX)
        head.addSpacing(6)
        facts = Label(
            self._facts(program, timeline), px=13.5, color="text_2", weight=400
        )
        facts.setWordWrap(True)
        head.addWidget(facts)
        head.addSpacing(12)
        bar = SegmentBar()
        bar.set_items(timeline)
        head.addWidget(bar)
        head.addSpacing(6)
        head.addWidget(Legend(timeline))
        head.addSpacing(10)
        self._add_gates(head, program)
        self._add_steps(column, program, timeline)

    def _facts(self, program: Program, timeline: Timeline) -> str:
        count = len({step.exercise for step in program.steps()})
        exercises = self.tr("1 exercise") if count == 1 else self.tr("{0} exercises")
        return joined(
            (
                minutes_range([timeline.total_ms]),
                exercises.format(count),
                ", ".join(program.equipment) or self.tr("no equipment"),
                program.frequency,
            )
        )

    def _add_gates(self, column: QVBoxLayout, program: Program) -> None:
        """Say above the steps when to stop, where the program has a limit."""
        if program.safety is None:
            return
        words = self.tr("Stop if pain reaches {0} of 10.")
        words = words.format(program.safety.stop_pain)
        column.addWidget(Label(words, role="small", weight=600, wrap=True))
        column.addSpacing(6)

    def _add_steps(
        self, column: QVBoxLayout, program: Program, timeline: Timeline
    ) -> None:
        spent: dict[int, int] = {}
        for item in timeline.items:
            if item.exercise is not None:
                spent[item.step] = spent.get(item.step, 0) + item.length_ms
        number = 0
        steps = QVBoxLayout()
        steps.setSpacing(0)
        for block in program.blocks:
            if len(program.blocks) > 1 or block.rounds > 1:
                steps.addWidget(self._block_title(block.name, block.rounds))
            for step in block.steps:
                row = StepRow(
                    number,
                    step,
                    self._library.exercises[step.exercise],
                    spent.get(number, 0),
                    self._thumbnails,
                )
                row.start_asked.connect(self._ask_start)
                steps.addWidget(row)
                number += 1
        column.addLayout(steps)

    def _block_title(self, name: str, rounds: int) -> Label:
        times = self.tr("{0} rounds").format(rounds) if rounds > 1 else ""
        title = Label(joined((name, times)), role="caption", color="text_3", weight=600)
        title.setContentsMargins(EDGE_PX, 10, EDGE_PX, 2)
        return title

    @Slot(str)
    def _choose_variant(self, program_id: str) -> None:
        if self._entry is not None:
            self.show_entry(self._entry, program_id)

    @Slot(int)
    def _ask_start(self, step: int) -> None:
        if self.program is not None:
            self.start_asked.emit(self.program, step)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def _capital(text: str) -> str:
    """Return a text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def _inset(column: QVBoxLayout, side_px: int) -> QVBoxLayout:
    """Add a part to a column that keeps free some pixels at both sides."""
    part = QVBoxLayout()
    part.setContentsMargins(side_px, 0, side_px, 0)
    part.setSpacing(0)
    column.addLayout(part)
    return part
