"""The moving figure of the chosen step, what it works on, and advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coach.figure.motion import PREVIEW_HOLD_MS
from coach.files.durations import format_duration
from ui.editor.program.preview_clock import PreviewClock
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.figure_view import FigureView
from ui.widgets.label import Label
from ui.widgets.slider import Slider
from ui.widgets.thumbnails import paint_stage
from ui.words import capital, joined, position_name

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.files.model import Exercise
    from coach.session.model import Item

STAGE_PX = 236
TICK_MS = 66
STEPS = 1_000


class FigureStage(QWidget):
    """The figure on its soft ground.

    Args:
        clock: Time of the preview.
    """

    def __init__(self, clock: PreviewClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = FigureView(self, clock=clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.figure)
        self.setFixedHeight(STAGE_PX)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        paint_stage(QPainter(self), QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours that hold now."""
        self.figure.set_dark(current_theme().dark)
        self.update()


class Preview(QWidget):
    """A step as the player shows it, with a scrubber and a few facts.

    It goes at the pace of the step: one repetition, or one whole hold, again and again.

    Args:
        clock: Real time, or a test's.
        starts_moving: It moves from the first moment.

    Attributes:
        play: Lets it move, or stand.
        scrubber: Where in the movement it is, in thousandths.
    """

    def __init__(
        self, clock: Clock, *, starts_moving: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = PreviewClock(clock)
        self._exercise: Exercise | None = None
        self._bout: tuple[Item, ...] = ()
        self._item: Item | None = None
        self._wants_motion = starts_moving
        self._stage = FigureStage(self._clock)
        self.play = Button(
            kind=ButtonKind.SOFT, icon="pause", height_px=40, name=self.tr("Pause")
        )
        self.play.set_round(is_round=True)
        self.play.clicked.connect(self._turn)
        self.scrubber = Slider(self.tr("Moment of the movement"), 0, STEPS)
        self.scrubber.valueChanged.connect(self._scrub)
        self._end = Label(role="caption", color="text_2")
        self._facts = QGridLayout()
        self._facts.setVerticalSpacing(10)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._show_moment)

    def _lay_out(self) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setContentsMargins(10, 0, 6, 0)
        head.addWidget(Label(self.tr("Preview"), role="card_title"), 1)
        head.addWidget(self.play)
        ends = QHBoxLayout()
        ends.setContentsMargins(12, 0, 12, 6)
        ends.addWidget(Label(self.tr("Start"), role="caption", color="text_2"), 1)
        ends.addWidget(self._end)
        facts = QWidget()
        facts.setLayout(self._facts)
        self._facts.setContentsMargins(12, 6, 12, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._stage)
        column.addSpacing(4)
        column.addLayout(head)
        column.addWidget(self.scrubber)
        column.addLayout(ends)
        column.addWidget(facts)

    @property
    def exercise(self) -> Exercise | None:
        """What is shown."""
        return self._exercise

    @property
    def figure(self) -> FigureView:
        """The view of the figure."""
        return self._stage.figure

    def show_step(self, exercise: Exercise | None, bout: tuple[Item, ...]) -> None:
        """Show a step from its beginning.

        Args:
            exercise: What is done; None hides everything.
            bout: What comes again, see `coach.editing.bout`; () while the dose cannot
                be read: then the pace stays, or is the natural one of the exercise.
        """
        self.setVisible(exercise is not None)
        if exercise is None:
            return
        is_same = exercise == self._exercise
        if is_same and bout in ((), self._bout):
            return
        self._exercise, self._bout, self._item = exercise, bout, None
        self._clock.set(0, is_going=self._wants_motion)
        if not is_same:
            self._show_facts(exercise)
        length = format_duration(self.cycle_ms) if self.cycle_ms else ""
        self._end.setText(joined((self.tr("End"), length)))
        if not bout:
            self.figure.show_loop(
                exercise.figure, title=exercise.title, muscles=exercise.muscles
            )
        self._show_play()

    @property
    def cycle_ms(self) -> int:
        """Return how long one round of the movement takes."""
        if self._bout:
            return self._bout[-1].end_ms
        if self._exercise is None:
            return 0
        phases = self._exercise.figure.phases
        return sum(phase.time_ms or PREVIEW_HOLD_MS for phase in phases)

    def _show_figure(self, at_ms: int) -> None:
        """Show the figure at a time of the bout."""
        if not self._bout:
            self.figure.refresh()
            return
        item = next((each for each in self._bout if at_ms < each.end_ms), self._bout[0])
        if item != self._item:
            self._begin(item)
        elapsed_ms = at_ms - item.at_ms
        self.figure.set_elapsed(elapsed_ms)
        if not self._clock.is_going:
            # Said twice, it knows that it stands.
            self.figure.set_elapsed(elapsed_ms)

    def _begin(self, item: Item) -> None:
        """Let the figure begin an item; the way out of a hold in the held posture."""
        exercise = self._exercise
        assert exercise is not None
        self._item = item
        number = self._bout.index(item)
        for each in self._bout[max(number - 1, 0) : number + 1]:
            self.figure.show_item(
                exercise.figure,
                each,
                each.side,
                title=exercise.title,
                muscles=exercise.muscles,
            )
            if each != item:
                self.figure.set_elapsed(each.length_ms)

    def _show_facts(self, exercise: Exercise) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        needs = capital(", ".join(exercise.equipment)) or self.tr("Nothing")
        rows = (
            (self.tr("Muscle"), capital(", ".join(exercise.muscles))),
            (self.tr("Equipment"), needs),
            (self.tr("Position"), capital(position_name(exercise.position))),
        )
        for number, (name, words) in enumerate(rows):
            value = Label(words, px=13, weight=600, wrap=True)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            value.setAlignment(right)
            name_label = Label(name, px=13, color="text_2")
            self._facts.addWidget(name_label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(value, number, 1)
        self._facts.setColumnStretch(1, 1)

    @Slot()
    def _turn(self) -> None:
        """Move, or stand still."""
        self._wants_motion = not self._wants_motion
        if self._wants_motion:
            self._clock.go_on()
        else:
            self._clock.stop()
        self._show_play()

    def _show_play(self) -> None:
        is_going = self._clock.is_going
        name = self.tr("Pause") if is_going else self.tr("Play")
        self.play.set_icon_name("pause" if is_going else "play")
        self.play.setAccessibleName(name)
        self.play.setToolTip(name)
        if is_going and self.isVisible() and self.cycle_ms:
            self._timer.start()
        else:
            self._timer.stop()
        self._show_moment()

    @Slot()
    def _show_moment(self) -> None:
        """Let the scrubber follow the movement."""
        cycle_ms = self.cycle_ms
        self.scrubber.setEnabled(cycle_ms > 0)
        if cycle_ms:
            at_ms = self._clock.monotonic_ms() % cycle_ms
            self.scrubber.show_value(round(at_ms / cycle_ms * STEPS))
            self._show_figure(at_ms)

    @Slot(int)
    def _scrub(self, value: int) -> None:
        """Stand at the moment that the scrubber was put to."""
        cycle_ms = self.cycle_ms
        # The end itself is the beginning of the next round already.
        at_ms = min(round(value / STEPS * cycle_ms), max(cycle_ms - 1, 0))
        self._wants_motion = False
        self._clock.set(at_ms, is_going=False)
        self._timer.stop()
        self._show_play()
        self.scrubber.show_value(value)

    def showEvent(self, event: object) -> None:
        """Go on moving."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._show_play()

    def hideEvent(self, event: object) -> None:
        """Stop following: nobody sees it."""
        super().hideEvent(event)  # type: ignore[arg-type]
        self._timer.stop()
