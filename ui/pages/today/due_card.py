"""The big card: what is due today, with the one filled button of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.errors import CoachError
from ui.assigned.seal_line import SealLine
from ui.models.signers import from_signer
from ui.theme import current_theme
from ui.tokens import CARD_PADDING_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.segment_bar import SegmentBar
from ui.words import joined, minutes, minutes_range

if TYPE_CHECKING:
    from coach.files.model import Exercise, Program
    from coach.session.model import Timeline
    from ui.context import AppContext
    from ui.pages.today.due import DueView
    from ui.recover.cramp.board import FigureStage

_EDGE_PX = 14
_TITLE_PX, _TITLE_NARROW_PX = 28, 22
_LEAST_PX, _LEAST_NARROW_PX = 340, 262
_BAR_PX = 12


class DueCard(Card):
    """Shows what is due beside its moving figure.

    Args:
        context: What all parts share.

    Attributes:
        signed: Who signed it.
        start: Begins it.
        look: Shows the program first.
        program: What Start begins; None when nothing may be started.
        played: The same as it is done today: what length and figure are shown of.

    Signals:
        start_asked: Start this program.
        program_asked: Show the program with this id.
        programs_asked: Show all programs.
    """

    start_asked = Signal(object)
    program_asked = Signal(str)
    programs_asked = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=_EDGE_PX)
        self._context = context
        self._view: DueView | None = None
        self._is_narrow = False
        self.program: Program | None = None
        self.played: Program | None = None
        self.stage: FigureStage | None = None
        self.eyebrow = Label("", role="caption", weight=700, color="accent_text")
        self.title = Label("", role="page_title", wrap=True)
        self.place = Label("", weight=500, color="text", wrap=True)
        self.facts = Label("", color="text_2", weight=400, wrap=True)
        self.words = Label("", color="text_2", weight=400, wrap=True)
        self.signed = SealLine()
        self.bar = SegmentBar(height_px=_BAR_PX, letters=False)
        self.notes = Label("", role="small", color="text_2", wrap=True)
        self.start = Button(self.tr("Start"), kind=ButtonKind.MAIN, icon="play")
        self.look = Button(self.tr("Look"), height_px=48)
        self.also = Button("", kind=ButtonKind.LINK)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addLayout(self._column(), 10)
        self.body.addLayout(self._row)
        self.start.clicked.connect(self.press_start)
        self.look.clicked.connect(self._look)
        self.also.clicked.connect(self._look_also)
        self._show_parts(None)

    def minimumSizeHint(self) -> QSize:
        """Return a height that leaves room for the figure."""
        px = _LEAST_NARROW_PX if self._is_narrow else _LEAST_PX
        return super().minimumSizeHint().expandedTo(QSize(0, px))

    def show_view(self, view: DueView) -> None:
        """Show what is due."""
        if view == self._view:
            return
        self._view = view
        self.program, self.played = view.program, view.played
        self._show_parts(view)
        self._show_program(view.played)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave small lines out where there is little room."""
        self._is_narrow = is_narrow
        if self._view is not None:
            self._show_parts(self._view)
            self._show_facts()

    @Slot()
    def press_start(self) -> None:
        """Start what is due."""
        if self.program is not None:
            self.start_asked.emit(self.program)

    def follow_settings(self) -> None:
        """Let the figure move less, or more."""
        if self.stage is not None:
            self.stage.figure.set_less_motion(self._context.less_motion)

    def _column(self) -> QVBoxLayout:
        inset = CARD_PADDING_PX - _EDGE_PX + 4
        column = QVBoxLayout()
        # Buttons keep room for their rings, the words line up with their shapes.
        column.setContentsMargins(inset - RING_ROOM_PX, inset - 4, 0, inset - 4)
        column.setSpacing(0)
        words = QVBoxLayout()
        words.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        words.setSpacing(4)
        said = (self.place, self.facts, self.words, self.signed)
        for part in (self.eyebrow, self.title, *said):
            words.addWidget(part)
        words.addSpacing(8)
        words.addWidget(self.bar)
        words.addSpacing(4)
        words.addWidget(self.notes)
        column.addStretch(1)
        column.addLayout(words)
        column.addStretch(2)
        column.addSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self.start)
        buttons.addWidget(self.look)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.also)
        return column

    def _show_parts(self, view: DueView | None) -> None:
        texts = {
            self.eyebrow: view.eyebrow.upper() if view is not None else "",
            self.title: view.title if view is not None else "",
            self.place: view.place if view is not None and not self._is_narrow else "",
            self.words: view.words if view is not None else "",
            self.notes: self._notes(view),
        }
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))
        program = view.program if view is not None else None
        signer = self._context.library.signer_of(program.id) if program else ""
        self.signed.show_signer(signer)
        px = _TITLE_NARROW_PX if self._is_narrow else _TITLE_PX
        self.title.setFont(current_theme().font("page_title", px=px))
        has_program = view is not None and view.program is not None
        self.start.setVisible(has_program)
        if view is not None and view.program is not None:
            timeline = self._timeline(view.played)
            length_ms = timeline.total_ms if timeline is not None else 0
            words = view.start.format(minutes(length_ms))
            self.start.setText(words)
            signed = from_signer(self._context.library, view.program.id)
            named = ", ".join(filter(None, (view.program.title, signed)))
            self.start.setAccessibleName(f"{words}: {named}")
            self.start.updateGeometry()
        is_due = view is not None and view.is_due
        self.look.setText(self.tr("Look") if is_due else self.tr("All programs"))
        self.look.setAccessibleName(self.look.text())
        self.look.setVisible(view is not None)
        self.look.updateGeometry()
        also = view.also if view is not None else ()
        self.also.setVisible(bool(also))
        if also:
            words = self.tr("Also due: {0}").format(also[0].title)
            self.also.setText(words)
            self.also.setAccessibleName(words)

    def _notes(self, view: DueView | None) -> str:
        if view is None:
            return ""
        notes = view.notes[-1:] if self._is_narrow else view.notes
        return "\n".join(notes)

    def _show_program(self, program: Program | None) -> None:
        timeline = self._timeline(program)
        is_due = self._view is not None and self._view.is_due
        self.bar.setVisible(timeline is not None and is_due)
        if timeline is not None:
            self.bar.set_items(timeline)
        self._show_facts()
        self._show_figure(program, timeline)

    def _show_facts(self) -> None:
        program, timeline = self.played, self._timeline(self.played)
        is_due = self._view is not None and self._view.is_due
        self.facts.setVisible(program is not None and timeline is not None)
        if program is None or timeline is None:
            return
        count = len({step.exercise for step in program.steps()})
        words = self.tr("1 exercise") if count == 1 else self.tr("{0} exercises")
        parts = [minutes_range([timeline.total_ms]), words.format(count)]
        if not is_due:
            parts = [program.title, *parts[:1]]
        elif not self._is_narrow:
            parts += program.equipment[:2]
        self.facts.setText(joined(parts))

    def _timeline(self, program: Program | None) -> Timeline | None:
        if program is None:
            return None
        try:
            return self._context.library.timeline(program)
        except CoachError:
            return None

    def _show_figure(self, program: Program | None, timeline: Timeline | None) -> None:
        exercise = self._main_exercise(program, timeline)
        if self.stage is None:
            if exercise is None:
                return
            # Imported here: the page is visible before its figure.
            from ui.recover.cramp.board import FigureStage

            self.stage = FigureStage()
            # The words decide how high the card is.
            ignored, least = QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding
            self.stage.setSizePolicy(least, ignored)
            self._row.addWidget(self.stage, 13)
            self.follow_settings()
        self.stage.setVisible(exercise is not None)
        self.stage.show_exercise(exercise)

    def _main_exercise(
        self, program: Program | None, timeline: Timeline | None
    ) -> Exercise | None:
        """Return the exercise that takes most of the time."""
        if program is None or timeline is None:
            return None
        spent: dict[str, int] = {}
        for item in timeline.items:
            if item.exercise is not None:
                spent[item.exercise] = spent.get(item.exercise, 0) + item.length_ms
        name = max(spent, key=spent.__getitem__, default="")
        return self._context.library.exercises.get(name)

    @Slot()
    def _look(self) -> None:
        if self.program is not None and self._view is not None and self._view.is_due:
            self.program_asked.emit(self.program.id)
        else:
            self.programs_asked.emit()

    @Slot()
    def _look_also(self) -> None:
        if self._view is not None and self._view.also:
            self.program_asked.emit(self._view.also[0].id)
