"""The figure of an exercise, posed by hand: all its parts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editor.exercise.numbers import Numbers
from ui.editor.exercise.parts_card import (
    MOVEMENT,
    POSE,
    SCENE,
    PartsCard,
    PartsScroll,
)
from ui.editor.exercise.phase_list import PhaseList
from ui.editor.exercise.pin_switches import PinSwitches
from ui.editor.exercise.pose_list import PoseList
from ui.editor.exercise.pose_more import PoseMore
from ui.editor.exercise.posing import Posing
from ui.editor.exercise.scene_form import SceneForm
from ui.editor.exercise.segments import segments_of
from ui.editor.exercise.stage_card import StageCard
from ui.theme import current_theme
from ui.widgets.card import Card
from ui.widgets.tab_order import go_before, tab_stops

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.clock import Clock
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

# Widths of both sides at the usual text size: where there is room, and where not.
_ROOMY_PX, _SLIM_PX = (284, 280), (256, 256)
# The card with the figure is never slimmer, and with less the sides are slim.
_STAGE_LEAST_PX, _STAGE_GOOD_PX = 300, 360


class PoseEditor(QWidget):
    """Poses and phases at the left, the figure, its numbers at the right.

    Where three cards would leave too little for the figure, there are two: poses and
    phases go into the card at the right.

    Args:
        desk: What is edited.
        clock: Gives monotonic time.

    Attributes:
        posing: The figure and the chosen pose.
        poses, phases: Which pose is edited, and how the figure moves.
        numbers, pins: The joints of the pose, and what is held in its place.
        more, scene: What is rarely needed of the pose, and what is around it.
        left, stage, right: The cards.
        canvas, preview, problems, fit: The parts of the stage.
        parts: Switches between what the card at the right shows.
    """

    def __init__(
        self, desk: EditDesk, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.posing = Posing(desk, self)
        self.poses = PoseList(self.posing)
        self.phases = PhaseList(self.posing)
        self.numbers = Numbers(self.posing)
        self.pins = PinSwitches(self.posing)
        self.more = PoseMore(self.posing)
        self.scene = SceneForm(desk)
        self.stage = StageCard(self.posing, clock)
        self.canvas, self.preview = self.stage.canvas, self.stage.preview
        self.problems, self.fit = self.stage.problems, self.stage.fit
        self.right = PartsCard((self.numbers, self.pins, self.more), self.scene)
        self.parts = self.right.parts
        self.left = Card(padding_px=0)
        self._beside = PartsScroll(self.poses, self.phases)
        self.left.body.addWidget(self._beside)
        self._is_tight = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for part, share in ((self.left, 0), (self.stage, 1), (self.right, 0)):
            row.addWidget(part, share)
        current_theme().changed.connect(self._arrange)

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show the numbers of the pose, or what is around the figure."""
        self.right.show_part(part)

    def show_field(self, path: KeyPath) -> None:
        """Go to what has to be mended: a pose, or something around the figure."""
        if path[:2] == ("figure", "pose") and len(path) > 2:
            self.show_part(POSE)
            self.posing.choose_pose(str(path[2]))
            self.more.show_field(path)
        elif path[:2] != ("figure", "phase"):
            self.show_part(SCENE)
            self.scene.show_field(path)
        elif self._is_tight:
            self.show_part(MOVEMENT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the size of two cards, whether there are three now or not."""
        _, right = _scaled(_SLIM_PX)
        height = super().minimumSizeHint().height()
        return QSize(self._stage_least_px() + right, height)

    @Slot()
    def _arrange(self) -> None:
        """Leave the figure enough room: with slim sides, or with one side only."""
        left, right = _scaled(_ROOMY_PX)
        if self.width() - left - right < _STAGE_GOOD_PX:
            left, right = _scaled(_SLIM_PX)
        self._set_tight(is_tight=self.width() - left - right < self._stage_least_px())
        self.left.setFixedWidth(left)
        self.right.setFixedWidth(max(right, self.right.least_px))

    def _stage_least_px(self) -> int:
        return max(_STAGE_LEAST_PX, self.stage.least_px)

    def _set_tight(self, *, is_tight: bool) -> None:
        """Give poses and phases their places; the keyboard stays where it is."""
        if is_tight == self._is_tight:
            return
        self._is_tight = is_tight
        focused = self.window().focusWidget()
        self.left.setVisible(not is_tight)
        self.right.offer_movement(is_offered=is_tight)
        if is_tight:
            self._put_at_right()
        else:
            self._put_at_left()
        for part, shown in ((self.poses, POSE), (self.phases, MOVEMENT)):
            if focused is not None and part.isAncestorOf(focused):
                if is_tight:
                    self.show_part(shown)
                focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_at_left(self) -> None:
        self._beside.put(self.poses, 0)
        self._beside.put(self.phases, 1)
        stops = [*tab_stops(self.poses), *self.phases.stops()]
        # Not its first stop: of these places only the one that is taken is a stop.
        go_before(segments_of(self.stage.sides)[0], stops)

    def _put_at_right(self) -> None:
        self.right.pose.put(self.poses, 0)
        self.right.movement.put(self.phases, 0)
        go_before(tab_stops(self.numbers)[0], tab_stops(self.poses))
        go_before(tab_stops(self.scene)[0], self.phases.stops())


def _scaled(sides_px: tuple[int, int]) -> tuple[int, int]:
    """Return the widths at this text size; fields do not shrink with small text."""
    scale = max(current_theme().scale, 1.0)
    return round(sides_px[0] * scale), round(sides_px[1] * scale)
