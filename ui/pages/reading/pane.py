"""A card to read in: a column of limited width that scrolls, and a footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX, KeyboardFocus, paint_focus_ring
from ui.widgets.prose import MOST_LETTERS, line_width_px
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX
from ui.widgets.scroll import Column, ScrollArea
from ui.widgets.tab_order import tab_stops

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

PADDING_PX = 28


class _ReadingScroll(KeyboardFocus, ScrollArea):
    """A scroll area that the keyboard can reach, so that a text can be read with it.

    Signals:
        focus_moved: The keyboard came or went.
    """

    focus_moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.inset_px = 16

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell who paints the ring."""
        super().focusInEvent(event)
        self.focus_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell who paints the ring."""
        super().focusOutEvent(event)
        self.focus_moved.emit()


class ReadingPane(QWidget):
    """A card with a column of text; a subclass says what stands in it.

    Attributes:
        footer: Row of buttons below the text; hidden until `show_footer`.

    Signals:
        program_asked: Show the program with this id.
        plan_asked: Show the plan with this id.
        guide_asked: Show what has this key on the Guide page.
    """

    program_asked = Signal(str)
    plan_asked = Signal(str)
    guide_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = _ReadingScroll(self)
        self._scroll.focus_moved.connect(self._repaint)
        self._footer = QWidget(self)
        self._footer.hide()
        self._buttons = QWidget(self._footer)
        self.footer = FlowLayout(self._buttons, gap_px=4)
        edge = 16 - RING_ROOM_PX
        self.footer.setContentsMargins(0, edge, 0, edge)
        foot = _middle(self._footer, self._buttons)
        foot.setContentsMargins(PADDING_PX - RING_ROOM_PX, 0, PADDING_PX, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW_MARGINS)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._footer)
        self._content = Column()
        self._line: QWidget | None = None
        self._limit_width()
        current_theme().changed.connect(self._follow_theme)

    def start_text(self, title: str) -> QVBoxLayout:
        """Return an empty column for another text; `end_text` shows it.

        Args:
            title: What the text is about, for those who cannot see it.
        """
        content = Column()
        self._line = QWidget()
        row = _middle(content, self._line)
        row.setContentsMargins(PADDING_PX, 24, PADDING_PX - SCROLL_BAR_PX, PADDING_PX)
        self._limit_width()
        column = QVBoxLayout(self._line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._scroll.setAccessibleName(title)
        self._content = content
        return column

    def end_text(self) -> None:
        """Show the column that is complete now, from its top."""
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.set_content(self._content)
        self._scroll.bar.setValue(0)
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Let the keyboard go on from the text to its links, then to the buttons."""
        stops = [*tab_stops(self._content), *self._footer_buttons()]
        before: QWidget = self._scroll
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    def _footer_buttons(self) -> list[QWidget]:
        items = (self.footer.itemAt(place) for place in range(self.footer.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if widget is not None]

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Go on to the next link or button; a link is scrolled into view."""
        has_moved = super().focusNextPrevChild(is_next)
        now = self.window().focusWidget()
        if has_moved and now is not None and self._content.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)
        return has_moved

    def show_footer(self, is_shown: bool) -> None:
        """Show the row of buttons, or hide it."""
        self._footer.setVisible(is_shown)

    def focus_text(self) -> None:
        """Put the keyboard on the text, so that it can be scrolled."""
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def ask_program(self) -> None:
        """Ask for the program that the pressed link names."""
        self.program_asked.emit(self.sender().objectName())

    @Slot()
    def ask_plan(self) -> None:
        """Ask for the plan that the pressed link names."""
        self.plan_asked.emit(self.sender().objectName())

    @Slot()
    def ask_text(self) -> None:
        """Ask for the card or protocol that the pressed link names."""
        self.guide_asked.emit(self.sender().objectName())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the line above the footer, and the ring of the text."""
        painter = QPainter(self)
        surface = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, surface)
        if not self._footer.isHidden():
            line = QRectF(surface.left(), self._footer.y(), surface.width(), 1)
            painter.fillRect(line, current_theme().color("hairline"))
        if self._scroll.shows_focus:
            paint_focus_ring(painter, surface, RADIUS_CARD_PX)

    def _limit_width(self) -> None:
        """Let no line be longer than the eye can follow back."""
        width = line_width_px(MOST_LETTERS)
        self._buttons.setMaximumWidth(width + RING_ROOM_PX)
        if self._line is not None:
            self._line.setMaximumWidth(width)

    @Slot()
    def _repaint(self) -> None:
        self.update()

    @Slot()
    def _follow_theme(self) -> None:
        self._limit_width()
        self.update()


def _middle(holder: QWidget, content: QWidget) -> QHBoxLayout:
    """Put a widget of limited width into the middle of another and return the row."""
    row = QHBoxLayout(holder)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(content, 1000)
    row.addStretch(1)
    return row
