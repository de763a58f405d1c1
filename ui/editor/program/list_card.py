"""The card with the list of what is edited: what adds to it, and what moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.editor.program.outline_view import OutlineView
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import ElidedLabel, Label
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.program.outline_model import OutlineModel
    from ui.widgets.thumbnails import ThumbnailStore

_SIDE_PX = 20


class ListCard(Card):
    """The list; a subclass says what can be done with what is chosen.

    Args:
        desk: What is edited.
        model: Its rows.
        thumbnails: Where the figures come from.

    Attributes:
        view: The list.
        add: Adds an entry.

    Signals:
        add_asked: Another entry is wanted.
        form_asked: The keyboard is to go to the form.
    """

    add_asked = Signal()
    form_asked = Signal()

    def __init__(
        self,
        desk: EditDesk,
        model: OutlineModel,
        thumbnails: ThumbnailStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, padding_px=0)
        self._desk = desk
        self._model = model
        model.setParent(self)
        self.view = OutlineView(model, thumbnails)
        self.title = ElidedLabel("", role="card_title")
        self.add = Button(kind=ButtonKind.SOFT, icon="plus", height_px=36)
        self._empty = EmptyState(thumbnails)
        self.body.setSpacing(0)
        self.body.addWidget(self._make_head())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._empty, 2)
        self.body.addWidget(self._make_foot())
        self._connect()
        self.view.choose(desk.place)
        self._follow()

    def name_parts(self, title: str, add: str, empty: str) -> None:
        """Say what is listed, what the button adds, and what to do without any."""
        self.title.set_full_text(title)
        self.view.setAccessibleName(title)
        self.add.setText(add)
        self.add.setAccessibleName(add)
        self._empty.say(empty, add)

    def _make_head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(_SIDE_PX, 8, _SIDE_PX - 8, 4)
        row.addWidget(self.title, 1)
        row.addWidget(self.add)
        return head

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        self.foot = QHBoxLayout(foot)
        self.foot.setContentsMargins(_SIDE_PX - 8, 2, _SIDE_PX, 6)
        hint = Label(
            self.tr("Alt+↑ and Alt+↓ move"),
            role="caption",
            color="text_3",
            wrap=True,
        )
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.foot.addWidget(hint, 1)
        return foot

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_asked)
        self._empty.pressed.connect(self.add_asked)
        self.view.chosen.connect(self._desk.choose)
        self.view.moved.connect(self._move_to)
        self.view.removed.connect(self.remove)
        self.view.opened.connect(self.form_asked)
        self.view.menu_asked.connect(self._open_menu)
        self._desk.place_changed.connect(self._follow)
        self._model.modelReset.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        """Choose what is chosen, and offer the first entry where there is none."""
        self.view.choose(self._desk.place)
        self._empty.setVisible(not self._model.has_steps)

    # What can be done with what is chosen

    @Slot()
    def copy(self) -> None:
        """Copy what is chosen; a subclass does it."""
        raise NotImplementedError

    @Slot()
    def remove(self) -> None:
        """Delete what is chosen; a subclass does it."""
        raise NotImplementedError

    @Slot()
    def move_up(self) -> None:
        """Move what is chosen one up."""
        self.move_by(-1)

    @Slot()
    def move_down(self) -> None:
        """Move what is chosen one down."""
        self.move_by(1)

    @Slot(int)
    def move_by(self, by: int) -> None:
        """Move what is chosen one up (-1) or down (1); a subclass does it."""
        raise NotImplementedError

    @Slot(tuple, tuple)
    def _move_to(self, path: KeyPath, target: tuple[int, ...]) -> None:
        """Move an entry to where it was dragged; a subclass does it."""
        raise NotImplementedError

    def _do(self, change: Callable[[Draft], object]) -> None:
        self._desk.do_apart(change)

    def menu(self) -> Menu:
        """Return what can be done with what is chosen; a subclass adds to it."""
        menu = Menu(self)
        self.offer(menu, self.add.text(), "", self.add_asked.emit)
        return menu

    def offer_changes(self, menu: Menu) -> None:
        """Offer to copy, move and delete what is chosen."""
        if self._desk.place:
            menu.addSeparator()
            self.offer(menu, self.tr("Duplicate"), "Ctrl+D", self.copy)
            self.offer(menu, self.tr("Move up"), "Alt+↑", self.move_up)
            self.offer(menu, self.tr("Move down"), "Alt+↓", self.move_down)
            self.offer(menu, self.tr("Delete"), "Del", self.remove)

    @staticmethod
    def offer(menu: Menu, words: str, keys: str, slot: Callable[[], None]) -> None:
        """Add a line to a menu."""
        action = QAction(f"{words}\t{keys}" if keys else words, menu)
        action.triggered.connect(slot)
        menu.addAction(action)

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
