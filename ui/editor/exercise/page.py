"""The editor of an exercise over a page: its figure and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ui.editor.exercise.pose_editor import PoseEditor
from ui.editor.exercise.words_pane import WordsPane
from ui.editor.frame.frame import EditorFrame
from ui.editor.program.chooser import ExerciseChooser
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.segmented import Segmented
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from coach.files.findings import KeyPath
    from ui.context import AppContext
    from ui.editor.desk import EditDesk
    from ui.editor.exercise.links_row import LinksRow

FIGURE, WORDS = "figure", "words"
_NARROW_BELOW_PX = 900


class ExerciseEditor(EditorFrame):
    """The figure with its handles, and at one press the texts, the dose, the links.

    Args:
        context: What all parts share.
        desk: What is edited: an exercise.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        poses: The figure.
        words: The forms with everything else.
        parts: Switches between the two.
        chooser: The exercises to choose from, while they are shown.
    """

    def __init__(
        self,
        context: AppContext,
        desk: EditDesk,
        unsaved_path: Path,
        saved_ms: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, desk, unsaved_path, saved_ms, parent)
        choices = [(FIGURE, self.tr("Figure")), (WORDS, self.tr("Words and dose"))]
        self.parts = Segmented(self.tr("What is edited"), choices)
        self.parts.chosen.connect(self.show_part)
        self.chooser: ExerciseChooser | None = None
        self._asking: LinksRow | None = None
        self._thumbnails = ThumbnailStore(self)
        self.head.row.insertWidget(self.head.row.count() - 2, self.parts)
        self.poses = PoseEditor(desk, context.clock)
        self.words = WordsPane(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.poses)
        self._stack.addWidget(self.words)
        self._edge = QHBoxLayout()
        self._edge.addWidget(self._stack)
        self.column.addLayout(self._edge, 1)
        self.words.facts.exercise_asked.connect(self._choose_link)
        desk.field_asked.connect(self._show_field)
        self._set_margins()
        self.show_part(FIGURE)

    @Slot(str)
    def show_part(self, part: str) -> None:
        """Show the figure or the words."""
        self.parts.set_value(part)
        self._stack.setCurrentIndex(int(part == WORDS))

    def start(self) -> None:
        """Put the keyboard where the work begins: a new exercise wants its words."""
        if self.desk.draft.path is None and self.desk.draft.origin == "new":
            self.show_part(WORDS)
            self.words.show_field(("title",))
        else:
            self.parts.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep less of a margin where the editor is narrow."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        is_narrow = self.width() < _NARROW_BELOW_PX
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        side = margin - SHADOW_ROOM_PX
        self._edge.setContentsMargins(side, 0, side, margin - RING_ROOM_PX - 8)
        self.set_edges(is_narrow=is_narrow)

    @Slot(tuple)
    def _show_field(self, path: KeyPath) -> None:
        """Go to what has to be mended, wherever it is."""
        if self.words.shows(path):
            self.show_part(WORDS)
            self.words.show_field(path)
        else:
            self.show_part(FIGURE)
            self.poses.show_field(path)

    # Choosing an exercise

    @Slot(object)
    def _choose_link(self, row: LinksRow) -> None:
        """Choose the exercise that a row is to link."""
        self._asking = row
        self.chooser = ExerciseChooser(self.context, self.window(), self._thumbnails)
        self.chooser.chosen.connect(self._take_link)
        self.chooser.dismissed.connect(self._end_choosing)
        self.chooser.show_all()

    @Slot(str)
    def _take_link(self, exercise_id: str) -> None:
        if self._asking is not None:
            self._asking.put_in(exercise_id)
        self._end_choosing()

    @Slot()
    def _end_choosing(self) -> None:
        row, self._asking, self.chooser = self._asking, None, None
        if row is not None:
            row.take_focus()
