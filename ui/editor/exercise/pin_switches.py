"""Which hands and feet are held in their place, each with a switch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.exercise import pin_edits
from ui.editor.exercise.joint_words import point_word
from ui.widgets.label import Label
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from ui.editor.exercise.posing import Posing


class PinSwitches(QWidget):
    """A switch for each heel and wrist, and for every other pin of the pose.

    Args:
        posing: What is edited.

    Attributes:
        toggles: The switches by their points.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self.toggles: dict[str, Toggle] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(Label(self.tr("Held in place"), px=14, weight=600))
        for place in pin_edits.USUAL_PINS:
            self._add(place)
        posing.changed.connect(self.follow)
        self.follow()

    def _add(self, place: str) -> None:
        toggle = Toggle(point_word(place))
        toggle.clicked.connect(self._switch)
        self.toggles[place] = toggle
        self._column.addWidget(toggle_row(toggle))

    @Slot()
    def follow(self) -> None:
        """Show which pins the chosen pose has."""
        pose = self._posing.pose
        self.setEnabled(pose is not None)
        pinned = {pin.point for pin in pose.pins} if pose is not None else set()
        for place in pinned - self.toggles.keys():
            self._add(place)
        for place, toggle in self.toggles.items():
            toggle.setChecked(place in pinned)

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        toggle = self.sender()
        pose, solved = self._posing.pose, self._posing.solved
        place = next(key for key, one in self.toggles.items() if one is toggle)
        if pose is None or solved is None:
            return
        name, do = self._posing.name, self._posing.desk.do_apart
        pin = next((one for one in pose.pins if one.point == place), None)
        if is_on and pin is None:
            do(partial(pin_edits.hold, name=name, solved=solved, place=place))
        elif pin is not None:
            freed = partial(
                pin_edits.let_go, name=name, pose=pose, solved=solved, pin=pin
            )
            do(freed)
        self.follow()
