"""The moving figure: shows an item of a session, or a preview that goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from coach.clock import SystemClock
from coach.figure.motion import (
    Frame,
    calm_frame,
    frame_for,
    loop_frame,
    solved,
    start_name,
    still_frame,
)
from coach.session.model import Item, ItemKind
from ui.widgets.figure_moment import PICTURE_MS, moment_at
from ui.widgets.figure_painter import FigurePainter

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent

    from coach.clock import Clock
    from coach.figure.model import Figure
    from coach.figure.solve import SolvedPose
    from ui.widgets.figure_moment import Moment

MOVING_INTERVAL_MS = PICTURE_MS
# Breath is slow: five pictures a second are enough.
STANDING_INTERVAL_MS = 200
# It moves the edge of the chest by a third of a pixel: more steps cannot be seen, and
# few of them can be kept as pictures.
BREATH_STEPS = 4
# Between two calls of `set_elapsed` the view goes on by itself, but not for longer:
# then the session must have been paused.
LONGEST_GUESS_MS = 250
# Said and guessed time may differ by this much without a new picture.
GUESS_TOLERANCE_MS = 60


class FigureView(QWidget):
    """Draws the figure of an exercise and moves it.

    The owner of the session says what is on and how far it is; between those calls
    the view moves on smoothly. It repaints only while it is visible and something
    moves.

    Args:
        parent: Qt parent.
        clock: Gives monotonic time; tests pass a fake one.
    """

    def __init__(
        self, parent: QWidget | None = None, *, clock: Clock | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._painter = FigurePainter()
        self._figure: Figure | None = None
        self._item: Item | None = None
        self._frame: Frame | None = None
        self._before: SolvedPose | None = None
        self._moment: Moment | None = None
        self._frames: dict[Hashable, Frame] = {}
        self._reach = QRect()
        self._shown_at_ms = 0
        self._elapsed_ms = 0
        self._set_at_ms = self._clock.monotonic_ms()
        self._is_advancing = False
        self._is_mirrored = False
        self._has_less_motion = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 100)

    def show_item(
        self,
        figure: Figure,
        item: Item,
        side: str | None,
        *,
        title: str,
        muscles: tuple[str, ...] = (),
    ) -> None:
        """Show an item of a session from its beginning.

        Args:
            figure: The figure of the exercise; for a rest, of the one before it.
            item: The timeline item.
            side: "left" mirrors the drawing; anything else does not.
            title: The exercise's name, for screen readers.
            muscles: What it works on, in words, for screen readers.
        """
        self._before = self._posture_now(figure)
        self._figure, self._item = figure, item
        self._is_mirrored = side == "left"
        self._describe(title, side, muscles)
        self._shown_at_ms = self._clock.monotonic_ms()
        self._restart(advancing=False)

    def show_loop(
        self,
        figure: Figure,
        *,
        title: str = "",
        muscles: tuple[str, ...] = (),
        mirrored: bool = False,
    ) -> None:
        """Show a preview that repeats the exercise at its natural pace."""
        self._figure, self._item, self._before = figure, None, None
        self._is_mirrored = mirrored
        self._describe(title, None, muscles)
        self._restart(advancing=True)

    @Slot(int)
    def set_elapsed(self, ms: int) -> None:
        """Say how far the item is, in milliseconds since it began.

        While the view moves by itself this only sets its time right.
        """
        is_as_guessed = abs(ms - self._now_ms()) <= GUESS_TOLERANCE_MS
        was_advancing = self._is_advancing
        self._is_advancing = ms > self._elapsed_ms
        self._elapsed_ms = ms
        self._set_at_ms = self._clock.monotonic_ms()
        is_moving_on = was_advancing and self._is_advancing and self._timer.isActive()
        if not (is_as_guessed and is_moving_on):
            self.refresh()

    @Slot(bool)
    def set_less_motion(self, less: bool) -> None:
        """Show start and end pose in turn instead of moving."""
        self._has_less_motion = less
        self.refresh()

    @Slot(bool)
    def set_dark(self, dark: bool) -> None:
        """Use the colours of a dark or a light window."""
        self._painter = FigurePainter(dark)
        self.update()

    @Slot()
    def refresh(self) -> None:
        """Work out the frame of this moment and repaint if it has changed."""
        if self._figure is None:
            self._timer.stop()
            return
        frame = self._frame_now(self._figure)
        if frame != self._frame:
            self._frame = frame
            self._update_figure(self._figure, frame)
        self._set_pace(frame)

    @property
    def frame(self) -> Frame | None:
        """Return the frame that is shown, or None before anything is."""
        return self._frame

    @property
    def is_animating(self) -> bool:
        """Say whether the view repaints by itself at this moment."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """Return a size at which hands and feet are easy to see."""
        return QSize(480, 400)

    def showEvent(self, event: QShowEvent) -> None:
        """Go on moving."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop moving: nobody sees it."""
        super().hideEvent(event)
        self._timer.stop()
        self._painter.forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame as large as it fits."""
        if self._figure is None or self._frame is None:
            return
        painter = QPainter(self)
        ghost = self._ghost(self._figure, self._frame)
        self._painter.paint(
            painter,
            QRectF(self.rect()),
            self._figure,
            self._frame,
            mirrored=self._is_mirrored,
            ghost=ghost,
            arrow=ghost is not None,
            glow=not self._is_resting(),
            moment=self._picture_name(self._frame),
        )
        painter.end()

    def _restart(self, *, advancing: bool) -> None:
        self._elapsed_ms = 0
        self._set_at_ms = self._clock.monotonic_ms()
        self._is_advancing = advancing
        self._frame = None
        self._frames = {}
        self._painter.forget()
        self.refresh()
        self.update()

    def _posture_now(self, figure: Figure) -> SolvedPose | None:
        """Return the posture from which the next item begins, if it can be used."""
        if self._frame is None or self._frame.pose.view != figure.view:
            return None
        if self._frame.swapped:
            return None
        return self._frame.pose

    def _now_ms(self) -> int:
        """Return the time in the item, guessed on from what was last said."""
        since = self._clock.monotonic_ms() - self._set_at_ms
        if self._item is None:
            return self._elapsed_ms + since
        if not self._is_advancing:
            return self._elapsed_ms
        return self._elapsed_ms + min(since, LONGEST_GUESS_MS)

    def _frame_now(self, figure: Figure) -> Frame:
        at_ms = self._now_ms()
        self._moment = None
        if self._has_less_motion:
            return calm_frame(figure, self._item, at_ms)
        self._moment = moment_at(figure, self._item, at_ms)
        if self._moment is None:
            return self._frame_at(figure, at_ms)
        name = self._moment.name
        if name not in self._frames:
            self._frames[name] = self._frame_at(figure, self._moment.at_ms)
        return self._frames[name]

    def _frame_at(self, figure: Figure, at_ms: int) -> Frame:
        """Return the frame of a time in the item, with the breath in steps."""
        if self._item is None:
            frame = loop_frame(figure, at_ms)
        elif at_ms == 0 and self._waits_at_start():
            frame = still_frame(figure, start_name(figure))
        else:
            frame = frame_for(figure, self._item, at_ms, before=self._before)
        return replace(frame, breath=round(frame.breath * BREATH_STEPS) / BREATH_STEPS)

    def _waits_at_start(self) -> bool:
        """Return whether the session was paused when it came to this item.

        The movement into the start pose would then stand still at its beginning: in
        the posture of another exercise.
        """
        shown_ms = self._clock.monotonic_ms() - self._shown_at_ms
        return not self._is_advancing and shown_ms > LONGEST_GUESS_MS

    def _picture_name(self, frame: Frame) -> Hashable:
        """Return what tells this picture from the item's others; None if it is new.

        A picture without movement is its own name: only the breath is different.
        """
        if not frame.moving:
            return frame
        return None if self._moment is None else self._moment.name

    def _update_figure(self, figure: Figure, frame: Frame) -> None:
        """Repaint where the figure was and where it is."""
        reach = self._painter.reach(
            QRectF(self.rect()), figure, frame, mirrored=self._is_mirrored
        )
        self.update(self._reach.united(reach))
        self._reach = reach

    def _set_pace(self, frame: Frame) -> None:
        """Let the timer run as fast as this frame needs, or not at all."""
        if not self._goes_on():
            self._timer.stop()
            return
        if self._moment is not None:
            # Exactly when the next picture is due: no picture twice, none left out.
            self._timer.start(max(self._moment.ends_ms - self._now_ms(), 1))
            return
        is_fast = frame.moving and not self._has_less_motion
        interval = MOVING_INTERVAL_MS if is_fast else STANDING_INTERVAL_MS
        if not self._timer.isActive() or self._timer.interval() != interval:
            self._timer.start(interval)

    def _goes_on(self) -> bool:
        """Say whether later pictures can differ without anybody calling."""
        if not self.isVisible():
            return False
        if self._item is None:
            return True
        said_ago_ms = self._clock.monotonic_ms() - self._set_at_ms
        is_fresh = self._is_advancing and said_ago_ms < LONGEST_GUESS_MS
        return is_fresh and not self._has_less_motion

    def _ghost(self, figure: Figure, frame: Frame) -> SolvedPose | None:
        """Return the start pose where a movement has a path to show."""
        if not figure.track or frame.swapped or self._is_resting():
            return None
        repeats = self._item is None or bool(self._item.rep_ends_ms)
        return solved(figure, start_name(figure)) if repeats else None

    def _is_resting(self) -> bool:
        item = self._item
        return item is not None and item.kind in (ItemKind.REST, ItemKind.GAP)

    def _describe(self, title: str, side: str | None, muscles: tuple[str, ...]) -> None:
        """Say in words what the picture shows."""
        sentences = {
            "left": self.tr("Left side."),
            "right": self.tr("Right side."),
            "alternate": self.tr("Left and right in turn."),
        }
        parts = [sentences[side]] if side in sentences else []
        if muscles:
            parts.append(self.tr("Target: {0}.").format(", ".join(muscles)))
        self.setAccessibleName(title or self.tr("Exercise figure"))
        self.setAccessibleDescription(" ".join(parts))
