"""The card in the middle: the figure, whose side is posed, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editor.exercise.canvas import PoseCanvas
from ui.editor.exercise.frame_fit import fit_frame
from ui.editor.exercise.posing import BOTH
from ui.editor.exercise.preview import Preview
from ui.editor.exercise.segments import least_width_px
from ui.editor.form.problem_line import ProblemLine
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from coach.clock import Clock
    from ui.editor.exercise.posing import Posing

_PADDING_PX = 16
_BETWEEN_PX = 8
# A whole look at a figure takes longer than a picture may; a pause is there for it.
_LOOK_AFTER_MS = 120
_SHOWN_MOST = 2
# Below this height, at the usual text size, one sentence has to do.
_LOW_PX = 500


class StageCard(Card):
    """The figure with what stands above and below it.

    Args:
        posing: What is edited.
        clock: Gives monotonic time.

    Attributes:
        sides: Whose arm and leg have the handles.
        ghost: Shows the pose before as a pale shape.
        canvas, preview: The figure, and what plays its movement.
        problems: What is wrong with the figure.
        fit: Makes its frame large enough, where it is not.
    """

    def __init__(
        self, posing: Posing, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, padding_px=_PADDING_PX)
        self._posing = posing
        self._wrong: list[str] = []
        self.canvas = PoseCanvas(posing)
        self.preview = Preview(posing, clock)
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
        self._lay_out()
        posing.changed.connect(self.show_problems)
        posing.dragged.connect(self._show_troubles)
        self.show_problems()

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        self.body.addLayout(self._tools())
        self.body.addWidget(self.canvas, 1)
        self.body.addWidget(self.preview)
        # Beside a button, words would break into very many lines in a slim card.
        self.body.addWidget(self.problems)
        self.body.addWidget(self.fit, 0, Qt.AlignmentFlag.AlignLeft)

    def _tools(self) -> QHBoxLayout:
        near, far, both = self.tr("Near"), self.tr("Far"), self.tr("Both")
        choices = [("work", near), ("other", far), (BOTH, both)]
        self.sides = Segmented(self.tr("Side with the handles"), choices)
        self.sides.set_value("work")
        self.sides.chosen.connect(self._posing.choose_side)
        self.ghost = Toggle(self.tr("Show the pose before"))
        self.ghost.setChecked(True)
        self.ghost.setToolTip(self.ghost.accessibleName())
        self.ghost.toggled.connect(self.canvas.show_ghost)
        self._ghost_words = Label(self.tr("Pose before"), role="small", color="text_2")
        self._ghost_words.setBuddy(self.ghost)
        row = QHBoxLayout()
        row.setSpacing(_BETWEEN_PX)
        row.addWidget(self.sides)
        row.addStretch(1)
        row.addWidget(self._ghost_words)
        row.addWidget(self.ghost)
        return row

    @property
    def least_px(self) -> int:
        """The least width at which everything in its upper line can be read."""
        return least_width_px(self.sides) + _BETWEEN_PX + self._around_px()

    def minimumSizeHint(self) -> QSize:
        """Return a size at which the words beside the switch have gone."""
        return QSize(self.least_px, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep words readable and the figure large, in a small card too."""
        super().resizeEvent(event)
        self._arrange_tools()
        self._say()

    def _arrange_tools(self) -> None:
        """Leave away the words beside the switch where they do not fit."""
        parts = (self.sides, self._ghost_words)
        widths = [part.sizeHint().width() + _BETWEEN_PX for part in parts]
        self._ghost_words.setVisible(sum(widths) + self._around_px() <= self.width())

    def _say(self) -> None:
        """Say what is wrong: only the first of it where that would hide the figure."""
        is_low = self.height() < current_theme().px(_LOW_PX)
        self.problems.say(self._wrong[: 1 if is_low else _SHOWN_MOST])

    def _around_px(self) -> int:
        """Return what the switch and both edges of the card take of its width."""
        edges = 2 * (SHADOW_ROOM_PX + _PADDING_PX)
        return self.ghost.sizeHint().width() + edges

    @Slot()
    def show_problems(self) -> None:
        """Show what the library would say about the figure."""
        if self._posing.is_dragging:
            return
        self._look.stop()
        found = self._posing.desk.draft.findings_at(("figure",))
        inside = [one for one in found if one.path[:2] != ("figure", "phase")]
        self._wrong = [one.what for one in inside]
        self._say()
        self.fit.setVisible(any(one.path[1:2] == ("box",) for one in inside))

    @Slot()
    def _show_troubles(self) -> None:
        """Show during a drag what can be told at once; the rest a moment later."""
        if self._posing.is_dragging:
            self._wrong = list(self._posing.troubles())
            self._say()
        else:
            self._look.start()

    @Slot()
    def _fit_frame(self) -> None:
        figure = self._posing.figure
        if figure is not None:
            self._posing.desk.do_apart(lambda draft: fit_frame(draft, figure))
