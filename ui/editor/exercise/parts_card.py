"""What scrolls at the sides of the figure, and the card whose parts take turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.editor.exercise.segments import least_width_px, segments_of
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.scroll import ScrollArea
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from ui.editor.exercise.scene_form import SceneForm

POSE, MOVEMENT, SCENE = "pose", "movement", "scene"
_ORDER = (POSE, MOVEMENT, SCENE)
_PADDING_PX = 16
_HEAD_LEFT_PX, _HEAD_RIGHT_PX = _PADDING_PX - RING_ROOM_PX, 12


class PartsScroll(ScrollArea):
    """Scrolls some parts one below the other.

    Args:
        parts: They, from above.
        above_px: Kept free above the first.
    """

    def __init__(self, *parts: QWidget, above_px: int = 12) -> None:
        super().__init__()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_PADDING_PX, above_px, 4, 12)
        self._column.setSpacing(18)
        self._column.addStretch(1)
        for at, part in enumerate(parts):
            self.put(part, at)
        self.bar.inset_px = 12
        self.set_content(content)

    def put(self, part: QWidget, at: int) -> None:
        """Take a part into the column, from wherever it was."""
        self._column.insertWidget(at, part)
        part.show()


class PartsCard(Card):
    """The numbers of the pose, and at one press what is around the figure.

    Where the window leaves no room for the card at the left, the movement of the
    figure has a place here too.

    Args:
        numbers: What belongs to the chosen pose.
        scene: What is around the figure.

    Attributes:
        parts: Switches between the parts.
        stack: The parts.
        pose, movement: Where a part of the left card goes in a tight window.
    """

    def __init__(
        self,
        numbers: tuple[QWidget, ...],
        scene: SceneForm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding_px=0)
        choices = [
            (POSE, self.tr("Pose")),
            (MOVEMENT, self.tr("Movement")),
            (SCENE, self.tr("Picture")),
        ]
        self.parts = Segmented(self.tr("What is set"), choices)
        self.parts.chosen.connect(self.show_part)
        self.pose = PartsScroll(*numbers, above_px=0)
        self.movement = PartsScroll(above_px=0)
        self._scenes = PartsScroll(scene, above_px=0)
        self.stack = QStackedWidget()
        for part in (self.pose, self.movement, self._scenes):
            self.stack.addWidget(part)
        scene.revealed.connect(self._scroll_to)
        head = QHBoxLayout()
        head.setContentsMargins(_HEAD_LEFT_PX, 12, _HEAD_RIGHT_PX, 4)
        head.addWidget(self.parts)
        head.addStretch(1)
        self.body.addLayout(head)
        self.body.addWidget(self.stack, 1)
        self.show_part(POSE)
        self.offer_movement(is_offered=False)

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show one of the parts."""
        self.parts.set_value(part)
        self.stack.setCurrentIndex(_ORDER.index(part))

    def offer_movement(self, *, is_offered: bool) -> None:
        """Offer a place for the movement, or none where it stands elsewhere."""
        if not is_offered and self.parts.value() == MOVEMENT:
            self.show_part(POSE)
        for segment in segments_of(self.parts):
            if segment.value == MOVEMENT:
                segment.setVisible(is_offered)

    @property
    def least_px(self) -> int:
        """The least width at which the words of its switch can be read."""
        edges = 2 * SHADOW_ROOM_PX + _HEAD_LEFT_PX + _HEAD_RIGHT_PX
        return least_width_px(self.parts) + edges

    @Slot(object)
    def _scroll_to(self, row: QWidget) -> None:
        self._scenes.ensureWidgetVisible(row, 0, 40)
