"""The card at the left: the list, what adds to it, and what moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.editing import blocks, steps
from ui.editor.program.outline_model import OutlineModel
from ui.editor.program.outline_view import OutlineView
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.widgets.thumbnails import ThumbnailStore

_SIDE_PX = 20


class OutlineCard(Card):
    """The list of blocks and steps; its commands work on what is chosen.

    Args:
        desk: What is edited.
        thumbnails: Where the figures come from.

    Signals:
        exercise_asked: An exercise is to be chosen for a new step.
        form_asked: The keyboard is to go to the form.
        try_asked: The program is to be tried from the chosen step.
    """

    exercise_asked = Signal()
    form_asked = Signal()
    try_asked = Signal()

    def __init__(
        self,
        desk: EditDesk,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding_px=0)
        self._desk = desk
        self._model = OutlineModel(desk, self)
        self.view = OutlineView(self._model, thumbnails)
        self.add = Button(
            self.tr("Add step"), kind=ButtonKind.QUIET, icon="plus", height_px=36
        )
        self._empty = EmptyState(thumbnails)
        self._empty.say(self.tr("Add the first step."), self.tr("Add step"))
        self.add_block = Button(
            self.tr("Add block"), kind=ButtonKind.LINK, icon="plus", height_px=32
        )
        self.body.setSpacing(0)
        self.body.addWidget(self._make_head())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty, 2)
        self.body.addWidget(self._make_foot())
        self._connect()
        self.view.choose(desk.place)
        self._follow()

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE_PX, 8, _SIDE_PX - 8, 4)
        row.addWidget(Label(self.tr("Steps"), role="card_title"), 1)
        row.addWidget(self.add)
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(_SIDE_PX - 8, 2, _SIDE_PX, 6)
        hint = Label(
            self.tr("Alt+↑ and Alt+↓ move"),
            role="caption",
            color="text_3",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.add_block)
        row.addWidget(hint, 1)
        return foot

    def _connect(self) -> None:
        self.add.clicked.connect(self.exercise_asked)
        self._empty.pressed.connect(self.exercise_asked)
        self.add_block.clicked.connect(self.new_block)
        self.view.chosen.connect(self._desk.choose)
        self.view.moved.connect(self._move_to)
        self.view.removed.connect(self.remove)
        self.view.opened.connect(self.form_asked)
        self.view.menu_asked.connect(self._open_menu)
        self._desk.place_changed.connect(self._follow)
        self._model.modelReset.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Choose what is chosen, and offer the first step where there is none."""
        self.view.choose(self._desk.place)
        self._empty.setVisible(not self._model.has_steps)

    # What can be done with what is chosen

    @Slot()
    def copy(self) -> None:
        """Copy the chosen step or block."""
        place = self._desk.place
        step = steps.place_of(place)
        if step is not None:
            self._do(lambda draft: steps.path_of(steps.copy_step(draft, step)))
        elif place:
            block = int(place[1])
            self._do(lambda draft: ("block", blocks.copy_block(draft, block)))

    @Slot()
    def remove(self) -> None:
        """Delete the chosen step or block; what comes next is chosen then."""
        place = self._desk.place
        step = steps.place_of(place)
        if step is not None:
            self._do(lambda draft: steps.delete_step(draft, step))
        elif place:
            block = int(place[1])
            self._do(lambda draft: blocks.delete_block(draft, block))

    @Slot()
    def move_up(self) -> None:
        """Move the chosen step or block one up."""
        self.move_by(-1)

    @Slot()
    def move_down(self) -> None:
        """Move the chosen step or block one down."""
        self.move_by(1)

    @Slot(int)
    def move_by(self, by: int) -> None:
        """Move the chosen step or block one up (-1) or down (1)."""
        place = self._desk.place
        step = steps.place_of(place)
        if step is not None:
            to = steps.place_beside(self._desk.draft, step, by)
            if to is not None:
                self._do(lambda draft: steps.path_of(steps.move_step(draft, step, to)))
        elif place:
            self._move_to(place, (int(place[1]) + by,))

    @Slot(tuple, tuple)
    def _move_to(self, path: KeyPath, target: tuple[int, ...]) -> None:
        """Move a step or a block to where it was dragged."""
        step = steps.place_of(path)
        if step is not None:
            to = (target[0], target[1])
            self._do(lambda draft: steps.path_of(steps.move_step(draft, step, to)))
        elif 0 <= target[0] < len(self._desk.draft.entries(("block",))):
            self._do(lambda draft: _move_block(draft, int(path[1]), target[0]))

    @Slot()
    def new_block(self) -> None:
        """Add a block behind the chosen one, and go to its name."""
        place = self._desk.place
        at = int(place[1]) + 1 if place else None
        name = self.tr("New block")
        self._do(lambda draft: ("block", blocks.add_block(draft, name, at)))
        self._desk.field_asked.emit((*self._desk.place, "name"))

    def _do(self, change: Callable[[Draft], object]) -> None:
        self._desk.do_apart(change)

    def menu(self) -> Menu:
        """Return what can be done with what is chosen."""
        menu = Menu(self)
        self._add(menu, self.tr("Add step"), "", self.exercise_asked.emit)
        self._add(menu, self.tr("Add block"), "", self.new_block)
        if self._desk.place:
            menu.addSeparator()
            self._add(menu, self.tr("Copy"), "Ctrl+D", self.copy)
            self._add(menu, self.tr("Move up"), "Alt+↑", self.move_up)
            self._add(menu, self.tr("Move down"), "Alt+↓", self.move_down)
            self._add(menu, self.tr("Delete"), "Del", self.remove)
        if len(self._desk.place) > 2:
            menu.addSeparator()
            self._add(menu, self.tr("Try from here"), "", self.try_asked.emit)
        return menu

    @staticmethod
    def _add(menu: Menu, words: str, keys: str, slot: Callable[[], None]) -> None:
        action = QAction(f"{words}\t{keys}" if keys else words, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)


def _move_block(draft: Draft, block: int, to: int) -> KeyPath:
    blocks.move_block(draft, block, to)
    return ("block", to)
