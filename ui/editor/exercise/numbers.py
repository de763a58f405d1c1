"""The angles of the chosen pose as numbers, each with how far its joint goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.exercise.joint_words import joint_word
from ui.editor.exercise.joints import (
    ARM_JOINTS,
    LEG_JOINTS,
    SPINE_JOINTS,
    angle_of,
    limits_of,
    moves_here,
    pin_that_bends,
    within,
)
from ui.editor.form.box import StepBox
from ui.theme import current_theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.figure.limits import Range
    from ui.editor.exercise.posing import Posing

_BOX_PX = 112


class AngleRow(QWidget):
    """One angle: its name, how far it goes, and the number.

    Args:
        joint: Which joint, such as "knee".

    Attributes:
        box: The field.

    Signals:
        typed: The person wants this many degrees.
        entered: The keyboard came into the field.
    """

    typed = Signal(float)
    entered = Signal()

    def __init__(self, joint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.joint = joint
        self._limits: Range = (0.0, 0.0)
        self._shown: tuple[float, Range, bool] | None = None
        word = joint_word(joint)
        name = Label(word, px=14, color="text_2")
        self.reach = Label(role="caption", color="text_3")
        self.box = StepBox(self.tr("{0}, degrees").format(word))
        self.box.setFixedWidth(max(current_theme().px(_BOX_PX), _BOX_PX))
        self.box.edited.connect(self._take_text)
        self.box.nudged.connect(self._nudge)
        self.box.entered.connect(self.entered)
        name.setBuddy(self.box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(self.reach)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.addLayout(words, 1)
        row.addWidget(self.box)

    def show_angle(self, value: float, limits: Range, *, is_pinned: bool) -> None:
        """Show an angle.

        Args:
            value: Degrees, as the figure stands.
            limits: How far the joint goes.
            is_pinned: A pin decides about it, so it cannot be set.
        """
        shown = (value, limits, is_pinned)
        if shown == self._shown and not self.box.editor.hasFocus():
            return
        self._shown = shown
        self._limits = limits
        low, high = (f"{end:.0f}".replace("-", "−") for end in limits)
        reach = self.tr("{0} to {1}°").format(low, high)
        self.reach.setText(self.tr("follows its pin") if is_pinned else reach)
        self.box.setEnabled(not is_pinned)
        for nudge in (self.box.less, self.box.more):
            nudge.setVisible(not is_pinned)
        self.box.set_bad(not limits[0] - 0.05 <= value <= limits[1] + 0.05)
        if not (self.box.editor.hasFocus() and _number(self.box.text()) == value):
            self.box.set_text(f"{round(value, 1):g}")

    @Slot(str)
    def _take_text(self, text: str) -> None:
        value = _number(text)
        self.box.set_bad(value is None)
        if value is not None:
            self.typed.emit(value)

    @Slot(int)
    def _nudge(self, by: int) -> None:
        value = _number(self.box.text())
        if value is not None:
            self.typed.emit(within(round(value + by), self._limits))


class Numbers(QWidget):
    """All angles of the spine and of one side.

    Args:
        posing: What is edited.

    Attributes:
        rows: The rows by their joints.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self.rows: dict[str, AngleRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add(self.tr("Leg"), LEG_JOINTS)
        self._add(self.tr("Arm"), ARM_JOINTS)
        self._add(self.tr("Trunk and head"), SPINE_JOINTS)
        posing.changed.connect(self.follow)
        posing.dragged.connect(self.follow)
        self.follow()

    def _add(self, title: str, joints: tuple[str, ...]) -> None:
        heading = Label(title, px=14, weight=600)
        heading.setContentsMargins(0, 10, 0, 2)
        self._column.addWidget(heading)
        for joint in joints:
            row = AngleRow(joint)
            row.typed.connect(self._take)
            row.entered.connect(self._posing.desk.new_gesture)
            self.rows[joint] = row
            self._column.addWidget(row)

    @Slot()
    def follow(self) -> None:
        """Show the angles of this moment."""
        pose, solved = self._posing.pose, self._posing.solved
        self.setEnabled(pose is not None)
        if pose is None or solved is None:
            return
        for joint, row in self.rows.items():
            group = self._group(joint)
            row.setVisible(moves_here(solved, group, joint))
            row.show_angle(
                angle_of(solved, group, joint),
                limits_of(pose, solved, group, joint),
                is_pinned=pin_that_bends(pose, group, joint) is not None,
            )

    def _group(self, joint: str) -> str:
        return "spine" if joint in SPINE_JOINTS else self._posing.hand_side

    @Slot(float)
    def _take(self, value: float) -> None:
        row = self.sender()
        if isinstance(row, AngleRow):
            self._posing.set_value((self._group(row.joint), row.joint), value)


def _number(text: str) -> float | None:
    """Return the number in a text, or None."""
    plain = text.strip().replace("−", "-").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if abs(value) <= 360.0 else None
