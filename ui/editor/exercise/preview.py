"""Plays the phases of the figure, and stands still wherever the slider is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.figure.motion import PREVIEW_HOLD_MS, loop_frame
from ui.widgets.button import Button, ButtonKind
from ui.widgets.figure_moment import PICTURE_MS
from ui.widgets.label import Label
from ui.widgets.slider import Slider

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from coach.clock import Clock
    from coach.figure.motion import Frame
    from ui.editor.exercise.posing import Posing


class Preview(QWidget):
    """A button that plays, a slider through the movement, and the phase that is on.

    Args:
        posing: What is edited.
        clock: Gives monotonic time.

    Attributes:
        button: Plays and pauses.
        slider: The time within the movement, in ms.
        phase: The name of the phase that is shown.

    Signals:
        shown: A frame of the movement is to be seen; None for the pose again.
    """

    shown = Signal(object)

    def __init__(
        self, posing: Posing, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._posing = posing
        self._clock = clock
        self._began_ms = 0
        self._is_on = False
        self.button = Button(kind=ButtonKind.QUIET, icon="play", name=self.tr("Play"))
        self.button.clicked.connect(self.turn)
        self.slider = Slider(self.tr("Time within the movement"), 0, 1)
        self.slider.valueChanged.connect(self._scrub)
        self.phase = Label(role="small", color="text_2")
        self.phase.setMinimumWidth(84)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.slider, 1)
        row.addWidget(self.phase)
        self._timer = QTimer(self)
        self._timer.setInterval(PICTURE_MS)
        self._timer.timeout.connect(self._go_on)
        posing.changed.connect(self.end)
        posing.dragged.connect(self.end)
        self.end()

    @property
    def is_playing(self) -> bool:
        """Whether the movement goes on by itself."""
        return self._timer.isActive()

    @property
    def length_ms(self) -> int:
        """How long the movement takes once."""
        figure = self._posing.figure
        if figure is None:
            return 0
        return sum(phase.time_ms or PREVIEW_HOLD_MS for phase in figure.phases)

    @Slot()
    def turn(self) -> None:
        """Play, or pause where it is."""
        if self.is_playing:
            self._set_playing(False)
        elif self.length_ms:
            self._began_ms = self._clock.monotonic_ms() - self.slider.value()
            self._set_playing(True)
            self._show(self.slider.value())

    @Slot()
    def end(self) -> None:
        """Show the pose again: something about it has changed."""
        self._set_playing(False)
        length = self.length_ms
        self.setEnabled(length > 0)
        self.slider.setRange(0, max(length, 1))
        self.slider.show_value(0)
        self.phase.setText("")
        if self._is_on:
            self._is_on = False
            self.shown.emit(None)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop: nobody sees it."""
        super().hideEvent(event)
        self._set_playing(False)

    def _set_playing(self, is_playing: bool) -> None:
        if is_playing:
            self._timer.start()
        else:
            self._timer.stop()
        words = self.tr("Pause") if is_playing else self.tr("Play")
        self.button.set_icon_name("pause" if is_playing else "play")
        self.button.setAccessibleName(words)
        self.button.setToolTip(words)

    @Slot()
    def _go_on(self) -> None:
        at_ms = (self._clock.monotonic_ms() - self._began_ms) % max(self.length_ms, 1)
        self.slider.show_value(at_ms)
        self._show(at_ms)

    @Slot(int)
    def _scrub(self, at_ms: int) -> None:
        self._set_playing(False)
        self._show(at_ms)

    def _show(self, at_ms: int) -> None:
        figure = self._posing.figure
        if figure is None or not self.length_ms:
            return
        # The last moment belongs to the last phase, not to the first again.
        frame: Frame = loop_frame(figure, min(at_ms, self.length_ms - 1))
        self._is_on = True
        self.phase.setText(frame.phase)
        self.shown.emit(frame)
