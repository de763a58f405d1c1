"""The card at the left: the list, what adds to it, and what moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from coach.editing import blocks, several, steps
from ui.editor.program.list_card import ListCard
from ui.editor.program.outline_model import OutlineModel
from ui.widgets.button import Button, ButtonKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.widgets.menu import Menu
    from ui.widgets.thumbnails import ThumbnailStore


class OutlineCard(ListCard):
    """The list of blocks and steps; its commands work on what is chosen.

    Args:
        desk: What is edited.
        thumbnails: Where the figures come from.

    Signals:
        exercise_asked: An exercise is to be chosen for a new step.
        try_asked: The program is to be tried from the chosen step.
    """

    exercise_asked = Signal()
    try_asked = Signal()

    def __init__(
        self,
        desk: EditDesk,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, OutlineModel(desk), thumbnails, parent)
        self.name_parts(
            self.tr("Steps"), self.tr("Add step"), self.tr("Add the first step.")
        )
        self.add_block = Button(
            self.tr("Add block"), kind=ButtonKind.LINK, icon="plus", height_px=32
        )
        self.foot.insertWidget(0, self.add_block)
        self.add_block.clicked.connect(self.new_block)
        self.add_asked.connect(self.exercise_asked)
        self.view.let_choose_several()
        self.view.several_moved.connect(self._move_several)
        self.view.several_chosen.connect(self._count)
        self._add_keys()

    def _add_keys(self) -> None:
        """Let the keys of the clipboard work while the keyboard is in the list."""
        keys = QKeySequence.StandardKey
        for key, slot in (
            (keys.Copy, self.copy_text),
            (keys.Cut, self.cut),
            (keys.Paste, self.paste),
        ):
            shortcut = QShortcut(QKeySequence(key), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    @Slot(int)
    def _count(self, count: int) -> None:
        words = self.tr("{0} steps chosen").format(count)
        self.title.set_full_text(words if count > 1 else self.tr("Steps"))

    def _several(self) -> list[steps.Place]:
        """Return the steps that are chosen together; [] for fewer than two."""
        places = [steps.place_of(path) for path in self.view.chosen_steps()]
        return [each for each in places if each is not None] if len(places) > 1 else []

    def _do_several(self, change: Callable[[Draft], list[steps.Place]]) -> None:
        """Do something that leaves several steps chosen."""
        chosen: list[KeyPath] = []

        def work(draft: Draft) -> KeyPath:
            chosen.extend(map(steps.path_of, change(draft)))
            return chosen[0]

        self._do(work)
        self.view.choose_several(chosen)

    # What can be done with what is chosen

    @Slot()
    def copy(self) -> None:
        """Duplicate the chosen steps or block."""
        chosen = self._several()
        if chosen:
            self._do_several(lambda draft: several.copy_steps(draft, chosen))
            return
        place = self._desk.place
        step = steps.place_of(place)
        if step is not None:
            self._do(lambda draft: steps.path_of(steps.copy_step(draft, step)))
        elif place:
            block = int(place[1])
            self._do(lambda draft: ("block", blocks.copy_block(draft, block)))

    @Slot()
    def remove(self) -> None:
        """Delete the chosen steps or block; what comes next is chosen then."""
        chosen = self._several()
        if chosen:
            self._do(lambda draft: steps.path_of(several.delete_steps(draft, chosen)))
            return
        place = self._desk.place
        step = steps.place_of(place)
        if step is not None:
            self._do(lambda draft: steps.delete_step(draft, step))
        elif place:
            block = int(place[1])
            self._do(lambda draft: blocks.delete_block(draft, block))

    @Slot(int)
    def move_by(self, by: int) -> None:
        """Move the chosen steps or block one up (-1) or down (1)."""
        chosen = self._several()
        if chosen:
            gap = several.gap_beside(self._desk.draft, chosen, by)
            if gap is not None:
                self._move_several(gap)
            return
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

    @Slot(tuple)
    def _move_several(self, gap: tuple[int, int]) -> None:
        """Move the chosen steps into a gap."""
        chosen = self._several()
        self._do_several(lambda draft: several.move_steps(draft, chosen, gap))

    # The clipboard

    def _places(self) -> list[steps.Place]:
        """Return the chosen steps; of a block all of its own, of the program all."""
        place = self._desk.place
        found = self._several()
        return found or [
            each
            for each in steps.places(self._desk.draft)
            if steps.path_of(each)[: len(place)] == place
        ]

    @Slot()
    def copy_text(self) -> None:
        """Put the chosen steps on the clipboard, as they stand in the file."""
        places = self._places()
        if places:
            text = several.text_of(self._desk.draft, places)
            QGuiApplication.clipboard().setText(text)

    @Slot()
    def cut(self) -> None:
        """Put the chosen steps on the clipboard, and delete them here."""
        if self._desk.place:
            self.copy_text()
            self.remove()

    @Slot()
    def paste(self) -> None:
        """Put the steps on the clipboard behind the chosen one."""
        text = QGuiApplication.clipboard().text()
        place = max(map(steps.path_of, self._several()), default=self._desk.place)
        at = steps.place_behind(self._desk.draft, place)
        self._do_several(lambda draft: several.paste_steps(draft, text, at))

    @Slot()
    def new_block(self) -> None:
        """Add a block behind the chosen one, and go to its name."""
        place = self._desk.place
        at = int(place[1]) + 1 if place else None
        name = self.tr("New block")
        self._do(lambda draft: ("block", blocks.add_block(draft, name, at)))
        self._desk.field_asked.emit((*self._desk.place, "name"))

    def menu(self) -> Menu:
        """Return what can be done with what is chosen."""
        menu = super().menu()
        self.offer(menu, self.tr("Add block"), "", self.new_block)
        self.offer_changes(menu)
        menu.addSeparator()
        if self._desk.place:
            self.offer(menu, self.tr("Cut"), "Ctrl+X", self.cut)
        self.offer(menu, self.tr("Copy"), "Ctrl+C", self.copy_text)
        self.offer(menu, self.tr("Paste"), "Ctrl+V", self.paste)
        if len(self._desk.place) > 2:
            menu.addSeparator()
            self.offer(menu, self.tr("Try from here"), "", self.try_asked.emit)
        return menu


def _move_block(draft: Draft, block: int, to: int) -> KeyPath:
    blocks.move_block(draft, block, to)
    return ("block", to)
