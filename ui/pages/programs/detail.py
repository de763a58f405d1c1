"""The pane with everything about one program, and the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.fluids import LONG_SESSION_MS
from coach.errors import CoachError
from coach.files.assignment_model import is_assigned
from ui.assigned.notes import add_signed
from ui.pages.programs.about import add_about
from ui.pages.programs.gates import add_gates, as_done
from ui.pages.programs.in_plans import InPlans
from ui.pages.programs.legend import Legend
from ui.pages.programs.own_menu import OwnMenu
from ui.pages.programs.step_row import EDGE_PX, StepRow
from ui.recover.info_link import InfoLink
from ui.recover.screening.closed_note import ClosedNote
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.segment_bar import SegmentBar
from ui.widgets.tab_order import go_before, tab_stops
from ui.words import capital, joined, minutes_range

if TYPE_CHECKING:
    from coach.files.model import Program
    from coach.session.model import Timeline
    from ui.context import AppContext
    from ui.models.program_list import Entry
    from ui.widgets.thumbnails import ThumbnailStore

PADDING_PX = 24
_START_PX = 132


class DetailPane(QWidget):
    """Shows one program, and lets the person choose among its variants.

    Args:
        context: What all parts share.
        thumbnails: Where pictures come from.

    Signals:
        start_asked: Start this program at the step with this 0-based number.
        exercise_asked: Show the exercise with this id.
        plan_asked: Show the plan with this id.
        favourite_pressed: Mark the program with this id, or take its mark away.
        edit_asked: Edit this program, or a copy of it where it is not the person's own.

    Attributes:
        assign: Asks to assign the program; in therapist mode only.
        own_menu: What else can be done with a program of the person's own.
    """

    start_asked = Signal(object, int)
    exercise_asked = Signal(str)
    plan_asked = Signal(str)
    favourite_pressed = Signal(str)
    edit_asked = Signal(object)

    def __init__(
        self,
        context: AppContext,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.library
        self._star: Button | None = None
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
        context.settings_changed.connect(self._show_star)
        context.settings_changed.connect(self._offer_assign)
        current_theme().changed.connect(self._follow_theme)

    def _make_footer(self) -> QWidget:
        self._footer = QWidget(self)
        row = FlowLayout(self._footer, gap_px=4)
        room = RING_ROOM_PX
        side = PADDING_PX - room
        row.setContentsMargins(side, 16 - room, side, 16 - room)
        self._start = Button(self.tr("Start"), kind=ButtonKind.MAIN, icon="play")
        self._start.clicked.connect(self.start)
        self._print = Button(self.tr("Print"), icon="printer", height_px=48)
        self._print.setToolTip(self._print.text())
        self._print.clicked.connect(self._show_handout)
        self.assign = Button(self.tr("Assign"), icon="send", height_px=48)
        self.assign.clicked.connect(self._ask_assign)
        self._copy = Button(self._copy_words(), icon="copy", height_px=48)
        self._edit = Button(self.tr("Edit"), icon="pencil", height_px=48)
        self.own_menu = OwnMenu()
        for button in (self._copy, self._edit):
            button.clicked.connect(self._ask_edit)
        buttons = (self._start, self.assign, self._print, self._copy, self._edit)
        for button in (*buttons, self.own_menu):
            row.addWidget(button)
        return self._footer

    def show_entry(
        self, entry: Entry | None, program_id: str = "", *, again: bool = False
    ) -> None:
        """Show an entry, at one of its variants or at the one shown before.

        Args:
            entry: The entry, or None for an empty pane.
            program_id: The variant.
            again: Make the pane anew though it shows this program: the library is
                another one.
        """
        if entry is None:
            self._entry = self.program = self._star = None
            content = self._scroll.takeWidget()
            if content is not None:
                content.deleteLater()
            self._footer.hide()
            return
        wished = program_id or (self.program.id if self.program else "")
        programs = {program.id: program for program in entry.programs}
        program = programs.get(wished, entry.first)
        if again or entry is not self._entry or program is not self.program:
            self._entry = entry
            self._show(program)

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
        self._offer_assign()
        self._copy.setVisible(not program.own)
        self._edit.setVisible(program.own)
        self.own_menu.setVisible(program.own)
        content = Column()
        column = QVBoxLayout(content)
        # Rows reach past the text by their edge, and the scroll bar has its own room.
        side = PADDING_PX - EDGE_PX
        column.setContentsMargins(side, 22, side - SCROLL_BAR_PX, PADDING_PX)
        column.setSpacing(0)
        head = _inset(column, EDGE_PX)
        # The star stands above the arrows of the steps, which reach into the edge.
        head.setContentsMargins(EDGE_PX, 0, 0, 0)
        head.addLayout(self._title_row(program))
        add_signed(head, self._context, program.id)
        self._add_variants(column)
        try:
            timeline = self._library.timeline(program)
        except CoachError as error:
            head = _inset(column, EDGE_PX)
            head.addSpacing(12)
            head.addWidget(Label(str(error), color="bad_text", wrap=True))
        else:
            self._add_course(column, program, timeline)
        plans = InPlans(program, self._library)
        plans.plan_asked.connect(self.plan_asked)
        _inset(column, EDGE_PX).addWidget(plans)
        add_about(column, as_done(self._context, program), EDGE_PX)
        column.addStretch(1)
        self._scroll.set_content(content)
        go_before(self._start, tab_stops(content))
        self._footer.show()
        self.update()

    def _title_row(self, program: Program) -> QHBoxLayout:
        """Return the title with the star at its right."""
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(Label(program.title, role="pane_title", wrap=True), 1)
        self._star = Button(kind=ButtonKind.LINK, icon="star", height_px=32, name=" ")
        self._star.clicked.connect(self._press_star)
        row.addWidget(self._star, 0, Qt.AlignmentFlag.AlignTop)
        self._show_star()
        return row

    @Slot()
    def _show_star(self) -> None:
        """Show a full star on a favourite."""
        if self._star is None or self.program is None:
            return
        is_favourite = self.program.id in self._context.settings.favourites
        name = self.tr("Add to favourites")
        if is_favourite:
            name = self.tr("Take away from favourites")
        self._star.set_icon_name("star_filled" if is_favourite else "star")
        self._star.setAccessibleName(name)
        self._star.setToolTip(name)

    @Slot()
    def _press_star(self) -> None:
        if self.program is not None:
            self.favourite_pressed.emit(self.program.id)

    @Slot()
    def _offer_assign(self) -> None:
        """Offer to assign in therapist mode, but nothing that others have signed."""
        name = "" if self.program is None else self.program.id
        is_own = bool(name) and not is_assigned(name)
        may_assign = self._context.settings.therapist_mode and is_own
        self.assign.setVisible(may_assign)
        # With one more button, the others are shorter, so that all stand in one line.
        self._start.setMinimumWidth(0 if may_assign else _START_PX + 2 * RING_ROOM_PX)
        self._print.setText("" if may_assign else self._print.accessibleName())
        copy = self.tr("Edit a copy") if may_assign else self._copy_words()
        self._copy.setText(copy)
        self._copy.setAccessibleName(copy)
        for button in (self._print, self._copy):
            button.updateGeometry()

    def _copy_words(self) -> str:
        return self.tr("Make my own copy")

    @Slot()
    def _ask_assign(self) -> None:
        if self.program is not None:
            self._context.assign_asked.emit(f"program:{self.program.id}")

    @Slot()
    def _ask_edit(self) -> None:
        if self.program is not None:
            self.edit_asked.emit(self.program)

    @Slot()
    def _show_handout(self) -> None:
        if self.program is None:
            return
        # Imported here: printing takes memory that most sessions never need.
        from ui.handout.show import show_handout

        try:
            show_handout(
                self.window(), self._context, self.program, self._library.exercises
            )
        except CoachError as error:
            self._context.notice_given.emit(str(error))

    def _add_variants(self, column: QVBoxLayout) -> None:
        if self._entry is None or len(self._entry.programs) < 2:
            return
        choices = [
            (program.id, capital(program.variant) or program.title)
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
        for words in (self._facts(program, timeline), self._needs(program)):
            line = Label(words, px=13.5, color="text_2", weight=400, wrap=True)
            head.addWidget(line)
            head.addSpacing(3)
        if timeline.total_ms > LONG_SESSION_MS:
            words = self.tr("A long session: what to drink")
            drink = InfoLink(self._context, words, "card:fluids")
            head.addWidget(drink, 0, Qt.AlignmentFlag.AlignLeft)
        head.addSpacing(9)
        bar = SegmentBar()
        bar.set_items(timeline)
        head.addWidget(bar)
        head.addSpacing(6)
        head.addWidget(Legend(timeline))
        head.addSpacing(10)
        head.addWidget(ClosedNote(self._context, program))
        add_gates(head, as_done(self._context, program))
        self._add_steps(column, program, timeline)

    def _facts(self, program: Program, timeline: Timeline) -> str:
        count = len({step.exercise for step in program.steps()})
        exercises = self.tr("1 exercise") if count == 1 else self.tr("{0} exercises")
        return joined(
            (
                minutes_range([timeline.total_ms]),
                exercises.format(count),
                program.frequency,
            )
        )

    def _needs(self, program: Program) -> str:
        """Return what has to be at hand, said before anything else is read."""
        if not program.equipment:
            return self.tr("You need nothing for it.")
        return self.tr("You need: {0}").format(", ".join(program.equipment))

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
                    less_motion=self._context.less_motion,
                )
                row.start_asked.connect(self._ask_start)
                row.exercise_asked.connect(self.exercise_asked)
                steps.addWidget(row)
                number += 1
        column.addLayout(steps)
        hint = self.tr("The arrow beside a step starts the program there.")
        foot = _inset(column, EDGE_PX)
        foot.addSpacing(4)
        foot.addWidget(Label(hint, role="caption", color="text_3", wrap=True))

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


def _inset(column: QVBoxLayout, side_px: int) -> QVBoxLayout:
    """Add a part to a column that keeps free some pixels at both sides."""
    part = QVBoxLayout()
    part.setContentsMargins(side_px, 0, side_px, 0)
    part.setSpacing(0)
    column.addLayout(part)
    return part
