"""The guided sheet of a self-test: how it is done, a clock, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.course.self_tests import self_test
from ui.diary.measure_guide import FIGURE_PX
from ui.pages.recovery.answer_form import AnswerForm
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import Button
from ui.widgets.figure_view import FigureView
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.point import Point
from ui.widgets.scroll import Column
from ui.widgets.thumbnails import paint_stage
from ui.words import clock_text

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPaintEvent

    from coach.care.course.checks import Check
    from coach.files.model import Exercise
    from ui.context import AppContext

_TICK_MS = 200


class TestClock(QWidget):
    """Counts a length down; it only tells the time, and decides nothing.

    Args:
        context: Its clock tells the time.
        length_ms: How long the test lasts.
    """

    # Not a test of ours, whatever its name begins with.
    __test__ = False

    def __init__(
        self, context: AppContext, length_ms: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = context.clock
        self._length_ms = length_ms
        self._begun_ms: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.words = Label(clock_text(length_ms), px=24, weight=700)
        self.button = Button(self.tr("Start the clock"), icon="play")
        self.button.clicked.connect(self.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)

    @Slot()
    def start(self) -> None:
        """Count from the beginning."""
        self._begun_ms = self._clock.monotonic_ms()
        self.button.setText(self.tr("Start again"))
        self.button.setAccessibleName(self.button.text())
        self.button.updateGeometry()
        self._timer.start()
        self.tick()

    @Slot()
    def tick(self) -> None:
        """Show what is left now."""
        if self._begun_ms is None:
            return
        passed_ms = self._clock.monotonic_ms() - self._begun_ms
        left_ms = max(self._length_ms - passed_ms, 0)
        words = clock_text(left_ms) if left_ms else self.tr("Time is up")
        self.words.setText(words)
        if not left_ms:
            self._timer.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop where nobody looks."""
        super().hideEvent(event)
        self._timer.stop()


class _Stage(QWidget):
    """The ground on which the figure moves."""

    def __init__(self, context: AppContext, exercise: Exercise) -> None:
        super().__init__()
        self.setFixedSize(*FIGURE_PX)
        self._figure = FigureView(self, clock=context.clock)
        self._figure.setGeometry(8, 6, FIGURE_PX[0] - 16, FIGURE_PX[1] - 12)
        self._figure.set_less_motion(context.less_motion)
        self._figure.set_dark(current_theme().dark)
        self._figure.show_loop(
            exercise.figure, title=exercise.title, muscles=exercise.muscles
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        whole = QRectF(self.rect())
        paint_stage(QPainter(self), whole, RADIUS_THUMBNAIL_PX, None)


class TestSheet(FormSheet):
    """Asks for what a point of the checklist needs.

    Args:
        shell: The widget that is covered.
        context: What all parts share.
        point: The point; it has a criterion.
        side: The sore side, or "".

    Attributes:
        form: What is entered.
        clock: Counts the length down; None for a test without one.

    Signals:
        entered: The point and the answer.
        closed: The sheet is gone.
    """

    # Not a test of ours, whatever its name begins with.
    __test__ = False

    entered = Signal(object, object)
    closed = Signal()

    def __init__(
        self, shell: QWidget, context: AppContext, point: Check, side: str = ""
    ) -> None:
        super().__init__(shell, motion=not context.less_motion)
        assert point.criterion is not None
        self._context, self._point = context, point
        self._test = self_test(point.criterion.test)
        title = self._test.title if self._test is not None else self.tr("How is it?")
        self.set_head(title, point.text)
        self.clock: TestClock | None = None
        self._add_guide()
        if point.criterion.lasts_ms:
            self.clock = TestClock(context, point.criterion.lasts_ms)
            self.body.addWidget(self.clock)
        self.form = AnswerForm(point, side)
        self.form.changed.connect(self._judge)
        self.body.addWidget(self.form)
        if self.form.scale is not None:
            self.add_scale(self.form.scale)
        self.result = Label("", weight=600, wrap=True)
        self.result.setContentsMargins(4, 0, 4, 0)
        self.body.addWidget(self.result)
        self._add_background()
        self._add_foot()
        self.left.connect(self.close_sheet)

    def show_form(self) -> None:
        """Show the sheet."""
        self.open()

    def _add_guide(self) -> None:
        test = self._test
        if test is None:
            return
        row = QHBoxLayout()
        row.setSpacing(20)
        words = QVBoxLayout()
        words.setContentsMargins(4, 0, 0, 0)
        words.setSpacing(8)
        words.addStretch(1)
        for number, line in enumerate(test.how, 1):
            words.addWidget(Point(line, mark=f"{number}."))
        passes = self.tr("It is passed with: {0}").format(test.passes)
        words.addWidget(Label(passes, role="small", color="text_2", wrap=True))
        hurts = self.tr("Stop when it hurts more than that.")
        words.addWidget(Label(hurts, role="small", color="text_2", wrap=True))
        words.addStretch(1)
        row.addLayout(words, 1)
        exercise = self._context.library.exercises.get(test.exercise)
        if exercise is not None:
            row.addWidget(_Stage(self._context, exercise))
        self.body.addLayout(row)

    def _add_background(self) -> None:
        if self._test is None or not self._test.background:
            return
        inside = Column()
        column = QVBoxLayout(inside)
        column.setContentsMargins(4, 0, 4, 0)
        for line in self._test.background:
            column.addWidget(Label(line, role="small", color="text_2", wrap=True))
        fold = Fold(self.tr("Usual numbers"), inside)
        fold.toggled.connect(self.fit)
        self.body.addWidget(fold)

    def _add_foot(self) -> None:
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        save = self.add_save()
        save.setEnabled(False)
        save.clicked.connect(self._save)

    @Slot()
    def _judge(self) -> None:
        """Say at once whether it passes."""
        self.touch()
        is_complete = self.form.is_complete
        if self.save is not None:
            self.save.setEnabled(is_complete)
        if not is_complete:
            self.result.setText("")
            return
        judgement = self.form.judgement
        if judgement.passed:
            words = self.tr("Passed.")
            if not self.form.answer.applies:
                words = self.tr("It is left out.")
        else:
            words = " ".join((self.tr("Not yet:"), *judgement.missing))
        self.result.setText(words)
        self.result.set_color("ok_text" if judgement.passed else "warn_text")
        self.fit()

    @Slot()
    def _save(self) -> None:
        answer = self.form.answer
        self.close_sheet()
        self.entered.emit(self._point, answer)

    @Slot()
    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()
