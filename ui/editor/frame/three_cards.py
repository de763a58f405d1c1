"""An editor of three cards below a picture: list, form and preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.editor.frame.frame import EditorFrame
from ui.theme import current_theme
from ui.tokens import CARD_GAP_PX, PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX, Card
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from coach.files.findings import KeyPath
    from ui.editor.chooser import Chooser
    from ui.editor.program.inspector import Inspector
    from ui.editor.program.list_card import ListCard
    from ui.widgets.scroll import Column

INSPECTOR_PX, SIDE_PX, LIST_NARROW_PX = 322, 268, 300
_LARGE_TEXT = 1.3
# The widest that the list may be, of the whole, where the text is large.
_LIST_SHARE = 0.4
_ANY_WIDTH_PX = 16_777_215


class ThreeCards(EditorFrame):
    """Lays out list, form and preview; in a narrow window the last two are one card.

    A subclass makes the parts and calls `lay_out`.

    Attributes:
        outline: The list.
        inspector: The form.
        side: What stands at the right; below the form in a narrow window.
        inspector_px, side_px: How wide form and preview are.
        chooser: What can be chosen, while it is shown.
        asked_for: The field that something is chosen for; None for a new row.
    """

    outline: ListCard
    inspector: Inspector
    side: Column
    inspector_px, side_px = INSPECTOR_PX, SIDE_PX
    chooser: Chooser | None = None
    asked_for: KeyPath | None = None

    def lay_out(self, picture: QWidget) -> None:
        """Put the parts into their places.

        Args:
            picture: What stands over the whole width.
        """
        self._is_narrow: bool | None = None
        self._side_scroll = ScrollArea()
        self._side_card = Card(padding_px=0)
        self._side_card.body.addWidget(self._side_scroll)
        self._body = QHBoxLayout()
        self._body.setSpacing(CARD_GAP_PX - 2 * SHADOW_ROOM_PX)
        for part, stretch in (
            (self.outline, 1),
            (self.inspector, 0),
            (self._side_card, 0),
        ):
            self._body.addWidget(part, stretch)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self._below.addWidget(picture)
        self._below.addLayout(self._body, 1)
        self.column.addLayout(self._below, 1)
        self.outline.form_asked.connect(self.inspector.focus_form)
        self.inspector.copy_asked.connect(self.outline.copy)
        self.inspector.remove_asked.connect(self.outline.remove)
        self.add_key("Alt+Up", self.outline.move_up)
        self.add_key("Alt+Down", self.outline.move_down)
        self.add_key("Ctrl+D", self.outline.copy)
        current_theme().changed.connect(self._arrange)

    def start(self) -> None:
        """Put the keyboard where the work begins: a new file wants a title."""
        if self.desk.place:
            self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.inspector.show_field(("title",))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the keyboard on to the list, unless the ground was clicked."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.outline.view.setFocus(event.reason())

    def set_narrow(self, is_narrow: bool) -> None:
        """Put the preview below the form in a narrow window, beside it in a wider."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    @Slot(tuple)
    def choose(self, path: KeyPath) -> None:
        """Choose a row of the list."""
        self.desk.choose(path)

    # Choosing what a new row, or a field, is to have

    @Slot()
    def ask_for_new(self) -> None:
        """Choose what a new row has, behind the chosen one."""
        self._open_chooser(None)

    @Slot(tuple)
    def ask_for_field(self, path: KeyPath) -> None:
        """Choose what a field has."""
        self._open_chooser(path)

    def _open_chooser(self, path: KeyPath | None) -> None:
        self.asked_for = path
        self.chooser = self.make_chooser()
        self.chooser.chosen.connect(self._take_chosen)
        self.chooser.dismissed.connect(self._end_choosing)
        self.chooser.show_all()

    @Slot()
    def _end_choosing(self) -> None:
        self.chooser = None
        self.outline.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _take_chosen(self, chosen_id: str) -> None:
        self._end_choosing()
        self.take_chosen(chosen_id, self.asked_for)

    def make_chooser(self) -> Chooser:
        """Return the list of what can be chosen; a subclass makes it.

        Raises:
            NotImplementedError: The subclass does not say.
        """
        raise NotImplementedError

    def take_chosen(self, chosen_id: str, path: KeyPath | None) -> None:
        """Take what was chosen; a subclass does it.

        Args:
            chosen_id: Its id.
            path: The field that it is for; None for a new row.

        Raises:
            NotImplementedError: The subclass does not say how.
        """
        raise NotImplementedError

    # Wide and narrow

    @Slot()
    def _arrange(self) -> None:
        scale = max(current_theme().scale, 1.0)
        is_narrow = bool(self._is_narrow) or scale >= _LARGE_TEXT
        self.set_edges(is_narrow=bool(self._is_narrow))
        margin = PAGE_MARGIN_NARROW_PX if self._is_narrow else PAGE_MARGIN_PX
        edge = margin - SHADOW_ROOM_PX
        self._below.setContentsMargins(edge, 0, edge, 14 if self._is_narrow else 22)
        room = 2 * SHADOW_ROOM_PX
        if is_narrow:
            self._side_scroll.takeWidget()
            self.inspector.set_below(self.side)
        else:
            self.inspector.set_below(None)
            if self._side_scroll.widget() is not self.side:
                self._side_scroll.set_content(self.side)
        self.place_side(is_card=not is_narrow)
        self._side_card.setVisible(not is_narrow)
        self._side_card.setFixedWidth(round(self.side_px * scale) + room)
        self._body.setStretch(0, 0 if is_narrow else 1)
        self._body.setStretch(1, 1 if is_narrow else 0)
        list_px = LIST_NARROW_PX * scale
        if scale >= _LARGE_TEXT:
            list_px = min(list_px, self.width() * _LIST_SHARE)
        _fix_width(self.outline, list_px + room if is_narrow else 0)
        form_px = 0 if is_narrow else self.inspector_px * scale + room
        _fix_width(self.inspector, form_px)

        is_tight = bool(self._is_narrow) and scale >= _LARGE_TEXT
        self.inspector.set_tight(is_tight=is_tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew between list and form, where the text is large."""
        super().resizeEvent(event)
        if current_theme().scale >= _LARGE_TEXT:
            self._arrange()

    def place_side(self, *, is_card: bool) -> None:
        """Let the preview know whether it has a card of its own."""


def _fix_width(part: QWidget, width_px: float) -> None:
    """Give a part a width, or for 0 whatever there is."""
    part.setMinimumWidth(round(width_px))
    part.setMaximumWidth(round(width_px) or _ANY_WIDTH_PX)
