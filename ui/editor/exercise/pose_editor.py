"""The figure of an exercise, posed by hand: all its parts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.editor.exercise.canvas import PoseCanvas
from ui.editor.exercise.frame_fit import fit_frame
from ui.editor.exercise.numbers import Numbers
from ui.editor.exercise.phase_list import PhaseList
from ui.editor.exercise.pin_switches import PinSwitches
from ui.editor.exercise.pose_list import PoseList
from ui.editor.exercise.pose_more import PoseMore
from ui.editor.exercise.posing import BOTH, Posing
from ui.editor.exercise.preview import Preview
from ui.editor.exercise.scene_form import SceneForm
from ui.editor.form.problem_line import ProblemLine
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea
from ui.widgets.segmented import Segmented
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

# Widths of both sides, in a narrow window and in a wider one.
_SIDES_PX = {True: (256, 256), False: (284, 280)}
_PADDING_PX = 16
POSE, SCENE = "pose", "scene"
# A whole look at a figure takes longer than a picture may; a pause is there for it.
_LOOK_AFTER_MS = 120
_SHOWN_MOST = 2


class PoseEditor(QWidget):
    """Poses and phases at the left, the figure, its numbers at the right.

    Args:
        desk: What is edited.
        clock: Gives monotonic time.

    Attributes:
        posing: The figure and the chosen pose.
        canvas, numbers, pins, poses, phases, preview: The parts.
        more, scene: What is rarely needed of the pose, and what is around it.
        parts: Switches between the pose and what is around it.
        sides: Whose arm and leg have the handles.
        problems: What is wrong with the figure.
    """

    def __init__(
        self, desk: EditDesk, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.posing = Posing(desk, self)
        self.canvas = PoseCanvas(self.posing)
        self.poses = PoseList(self.posing)
        self.phases = PhaseList(self.posing)
        self.numbers = Numbers(self.posing)
        self.pins = PinSwitches(self.posing)
        self.more = PoseMore(self.posing)
        self.scene = SceneForm(desk)
        self.preview = Preview(self.posing, clock)
        self.preview.shown.connect(self.canvas.show_preview)
        self.problems = ProblemLine()
        self.fit = Button(
            self.tr("Fit the picture"), kind=ButtonKind.SECONDARY, height_px=36
        )
        self.fit.clicked.connect(self._fit_frame)
        self.fit.hide()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_AFTER_MS)
        self._look.timeout.connect(self.show_problems)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = _side_card(self.poses, self.phases)
        self._right = self._right_side()
        for part, share in ((self._left, 0), (self._middle(), 1), (self._right, 0)):
            row.addWidget(part, share)
        self.set_narrow(is_narrow=True)
        self.posing.changed.connect(self.show_problems)
        self.posing.dragged.connect(self._show_troubles)
        self.show_problems()

    def _right_side(self) -> QWidget:
        """Return the card with the numbers, and at one press what is around."""
        choices = [(POSE, self.tr("Pose")), (SCENE, self.tr("Picture"))]
        self.parts = Segmented(self.tr("What is set"), choices)
        self.parts.chosen.connect(self.show_part)
        self.stack = QStackedWidget()
        self._scenes = _scroll(self.scene, above_px=0)
        numbers = _scroll(self.numbers, self.pins, self.more, above_px=0)
        self.stack.addWidget(numbers)
        self.stack.addWidget(self._scenes)
        self.scene.revealed.connect(self._scroll_to)
        card = Card(padding_px=0)
        head = QHBoxLayout()
        head.setContentsMargins(_PADDING_PX - RING_ROOM_PX, 12, 12, 4)
        head.addWidget(self.parts)
        head.addStretch(1)
        card.body.addLayout(head)
        card.body.addWidget(self.stack, 1)
        self.show_part(POSE)
        return card

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show the numbers of the pose, or what is around the figure."""
        self.parts.set_value(part)
        self.stack.setCurrentIndex(int(part == SCENE))

    def show_field(self, path: KeyPath) -> None:
        """Go to what has to be mended: a pose, or something around the figure."""
        if path[:2] == ("figure", "pose") and len(path) > 2:
            self.show_part(POSE)
            self.posing.choose_pose(str(path[2]))
            self.more.show_field(path)
        elif path[:2] != ("figure", "phase"):
            self.show_part(SCENE)
            self.scene.show_field(path)

    @Slot(object)
    def _scroll_to(self, row: QWidget) -> None:
        self._scenes.ensureWidgetVisible(row, 0, 40)

    def _middle(self) -> QWidget:
        """Return the figure with what stands above and below it."""
        card = Card(padding_px=_PADDING_PX)
        card.body.setSpacing(10)
        card.body.addLayout(self._tools())
        card.body.addWidget(self.canvas, 1)
        card.body.addWidget(self.preview)
        foot = QHBoxLayout()
        foot.addWidget(self.problems, 1)
        foot.addWidget(self.fit)
        card.body.addLayout(foot)
        return card

    def _tools(self) -> QHBoxLayout:
        near, far, both = self.tr("Near"), self.tr("Far"), self.tr("Both")
        choices = [("work", near), ("other", far), (BOTH, both)]
        self.sides = Segmented(self.tr("Side with the handles"), choices)
        self.sides.set_value("work")
        self.sides.chosen.connect(self.posing.choose_side)
        self.ghost = Toggle(self.tr("Show the pose before"))
        self.ghost.setChecked(True)
        self.ghost.toggled.connect(self.canvas.show_ghost)
        self._ghost_words = Label(self.tr("Pose before"), role="small", color="text_2")
        self._ghost_words.setBuddy(self.ghost)
        row = QHBoxLayout()
        row.addWidget(self.sides)
        row.addStretch(1)
        row.addWidget(self._ghost_words)
        row.addWidget(self.ghost)
        return row

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Leave the figure enough room in a narrow window."""
        left, right = _SIDES_PX[is_narrow]
        self._left.setFixedWidth(current_theme().px(left))
        self._right.setFixedWidth(current_theme().px(right))
        self._ghost_words.setVisible(not is_narrow)
        self.ghost.setToolTip(self.ghost.accessibleName())

    @Slot()
    def show_problems(self) -> None:
        """Show what the library would say about the figure."""
        if self.posing.is_dragging:
            return
        self._look.stop()
        found = self.posing.desk.draft.findings_at(("figure",))
        inside = [one for one in found if one.path[:2] != ("figure", "phase")]
        self.problems.say([one.what for one in inside[:_SHOWN_MOST]])
        self.fit.setVisible(any(one.path[1:2] == ("box",) for one in inside))

    @Slot()
    def _show_troubles(self) -> None:
        """Show during a drag what can be told at once; the rest a moment later."""
        if self.posing.is_dragging:
            self.problems.say(self.posing.troubles())
        else:
            self._look.start()

    @Slot()
    def _fit_frame(self) -> None:
        figure = self.posing.figure
        if figure is not None:
            self.posing.desk.do_apart(lambda draft: fit_frame(draft, figure))


def _side_card(*parts: QWidget) -> Card:
    """Return a card that scrolls some parts one below the other."""
    card = Card(padding_px=0)
    card.body.addWidget(_scroll(*parts))
    return card


def _scroll(*parts: QWidget, above_px: int = 12) -> ScrollArea:
    """Return what scrolls some parts one below the other."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(_PADDING_PX, above_px, 4, 12)
    column.setSpacing(18)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    scroll = ScrollArea()
    scroll.bar.inset_px = 12
    scroll.set_content(content)
    return scroll
