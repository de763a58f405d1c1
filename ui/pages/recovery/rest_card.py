"""How to rest a fresh injury: the figure, and two sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.figure.model import Figure, LimbAngles, Pin, Pose, Prop, SpineAngles
from ui.pages.recovery.filled import FilledCard
from ui.widgets.still_figure import StillFigure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.thumbnails import ThumbnailStore

# On the back with both legs on pillows, higher than the heart.
RESTING = Figure(
    view="side",
    poses={
        "rest": Pose(
            name="rest",
            root=(0.0, 0.06),
            spine=SpineAngles(pitch=-90, neck=6, head=2),
            work=LimbAngles(hip=24, knee=6, ankle=4),
            other=LimbAngles(hip=22, knee=6, ankle=4),
            pins=(
                Pin("work.wrist", at=(0.049, 0.024), dir=2),
                Pin("other.wrist", at=(0.06, 0.032), dir=2),
            ),
        )
    },
    props=(
        Prop("mat", {"x": -0.56, "w": 1.14}),
        Prop("cushion", {"x": 0.24, "w": 0.26, "h": 0.07}),
        Prop("cushion", {"x": 0.3, "w": 0.2, "h": 0.14}),
    ),
    box=(-0.58, 0.62, 0.42),
    still=("rest",),
)


class RestCard(FilledCard):
    """Shows how to lie in the first days.

    Args:
        thumbnails: Draws the figure.
    """

    def __init__(
        self, thumbnails: ThumbnailStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.begin("rest")
        words = self.tr("On the back, the leg on pillows.")
        self.add(StillFigure(thumbnails, "resting", RESTING, words))
        self.add_head(self.tr("Rest like this"))
        words = self.tr("The leg on pillows, higher than the heart. A cloth under ice.")
        self.add_words(words)
