"""The editor of an exercise over a page: its figure and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.editor.exercise.pose_editor import PoseEditor
from ui.editor.exercise.words_form import WordsForm
from ui.editor.frame.frame import EditorFrame
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from coach.files.findings import KeyPath
    from ui.context import AppContext
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow

FIGURE, WORDS = "figure", "words"
_FORM_MOST_PX = 760
_NARROW_BELOW_PX = 900


class ExerciseEditor(EditorFrame):
    """The figure with its handles, and at one press the texts, the dose, the links.

    Args:
        context: What all parts share.
        desk: What is edited: an exercise.
        unsaved_path: See `Keeper`; `saved_ms` too.

    Attributes:
        poses: The figure.
        words: The form with everything else.
        parts: Switches between the two.
        help: What the field with the keyboard is for.
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
        self.head.row.insertWidget(self.head.row.count() - 2, self.parts)
        self.poses = PoseEditor(desk, context.clock)
        self.words = WordsForm(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.poses)
        self._stack.addWidget(self._words_card())
        self._edge = QHBoxLayout()
        self._edge.addWidget(self._stack)
        self.column.addLayout(self._edge, 1)
        self.words.revealed.connect(self._scroll_to)
        self.words.help_asked.connect(self._show_help)
        desk.field_asked.connect(self._show_field)
        self._set_margins()
        self.show_part(FIGURE)

    def _words_card(self) -> QWidget:
        """Return the form with what its fields are for beside it."""
        card = Card(padding_px=0)
        self._scroll = ScrollArea()
        self._scroll.bar.inset_px = 16
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(24, 18, 12, 18)
        row.setSpacing(32)
        self._scroll.setMaximumWidth(_FORM_MOST_PX)
        self._scroll.set_content(self.words)
        row.addWidget(self._scroll, 3)
        self.help = Label(role="small", color="text_2", wrap=True)
        self.help.setMinimumWidth(160)
        beside = QVBoxLayout()
        beside.addWidget(self.help)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        card.body.addWidget(inside)
        return card

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
        self.head.set_narrow(is_narrow=is_narrow)
        self.poses.set_narrow(is_narrow=is_narrow)

    @Slot(tuple)
    def _show_field(self, path: KeyPath) -> None:
        """Go to what has to be mended, wherever it is."""
        if self.words.shows(path):
            self.show_part(WORDS)
            self.words.show_field(path)
        else:
            self.show_part(FIGURE)
            if path[:2] == ("figure", "pose") and len(path) > 2:
                self.poses.posing.choose_pose(str(path[2]))

    @Slot(object)
    def _scroll_to(self, row: FieldRow) -> None:
        self._scroll.ensureWidgetVisible(row, 0, 40)

    @Slot(str)
    def _show_help(self, text: str) -> None:
        self.help.setText(text)
