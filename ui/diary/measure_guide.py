"""How a measure is taken: three short lines beside the moving figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.figure_view import FigureView
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from coach.care.measures import Measure
    from ui.context import AppContext

FIGURE_PX = (240, 170)


class _Stage(QWidget):
    """The soft ground that the figure moves on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        paint_stage(painter, QRectF(self.rect()), RADIUS_THUMBNAIL_PX, None)


class MeasureGuide(Column):
    """Shows how a test is done.

    Args:
        context: The library with the figures, the clock, and how much may move.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.lines = [Label("", weight=400, wrap=True) for _ in range(3)]
        self._stage = _Stage()
        self._stage.setFixedSize(*FIGURE_PX)
        self.figure = FigureView(self._stage, clock=context.clock)
        self.figure.setGeometry(8, 6, FIGURE_PX[0] - 16, FIGURE_PX[1] - 12)
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addStretch(1)
        for number, line in enumerate(self.lines, 1):
            row = QHBoxLayout()
            sign = Label(str(number), weight=700, color="accent_text")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addSpacing(6)
            row.addWidget(line, 1)
            words.addLayout(row)
        words.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 8)
        whole.setSpacing(20)
        whole.addLayout(words, 1)
        whole.addWidget(self._stage)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    def show_measure(self, measure: Measure) -> None:
        """Show another test; one without an exercise has no figure."""
        for label, line in zip(self.lines, measure.how, strict=True):
            label.setText(line)
        exercise = self._context.library.exercises.get(measure.exercise)
        self._stage.setVisible(exercise is not None)
        if exercise is not None:
            self.figure.set_less_motion(self._context.less_motion)
            self.figure.show_loop(
                exercise.figure, title=exercise.title, muscles=exercise.muscles
            )

    @Slot()
    def follow_theme(self) -> None:
        """Give the figure the colours that hold now."""
        self.figure.set_dark(current_theme().dark)
        self._stage.update()
