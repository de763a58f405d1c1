"""The rail at the left: the pages of the window, with icon and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from ui.pages.page import PageInfo
    from ui.people.button import PersonButton

WIDE_PX = 208
NARROW_PX = 64
_ENTRY_PX = 40
_STEP_PX = 44
_DOT_PX = 8.0
_DOT_INSET_PX = 20


class RailEntry(PaintedButton):
    """One page in the rail."""

    def __init__(self, info: PageInfo, parent: QWidget) -> None:
        super().__init__(info.title, parent, fills_width=True)
        self.key = info.key
        self._icon = info.icon
        self._is_narrow = False
        self.setCheckable(True)

    @property
    def has_dot(self) -> bool:
        """Whether a dot says that something is going on there."""
        return bool(self.accessibleDescription())

    def set_dot(self, words: str) -> None:
        """Show a dot, or none for ""; the words say what it stands for."""
        if words == self.accessibleDescription():
            return
        self.setAccessibleDescription(words)
        self._show_tip()
        self.update()

    def _show_tip(self) -> None:
        parts = (self.text() if self._is_narrow else "", self.accessibleDescription())
        self.setToolTip("\n".join(each for each in parts if each))

    def set_narrow(self, is_narrow: bool) -> None:
        """Show the icon alone; the word becomes the tooltip."""
        self._is_narrow = is_narrow
        self._show_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of an entry with the gap below it."""
        return QSize(NARROW_PX, max(current_theme().px(_STEP_PX), _STEP_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill of the current page, icon, word and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 10 if self._is_narrow else 12
        shape = QRectF(self.rect()).adjusted(side, 2, -side, -2)
        if self.isChecked() or self.underMouse():
            fill = theme.color("card" if self.isChecked() else "hairline")
            if not self.isChecked():
                fill.setAlphaF(0.55)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(shape, 10, 10)
        edge = theme.px(20)
        place = QRectF(0, 0, edge, edge)
        place.moveCenter(shape.center())
        if not self._is_narrow:
            place.moveLeft(24)
        color = theme.color("accent" if self.isChecked() else "text_2")
        paint_icon(painter, self._icon, place, color)
        if not self._is_narrow:
            self._paint_word(painter, shape, place.right() + 12)
        if self.has_dot:
            self._paint_dot(painter, shape, place)
        if self.shows_focus:
            paint_focus_ring(painter, shape.adjusted(2, 2, -2, -2), 8)

    def _paint_dot(self, painter: QPainter, shape: QRectF, icon: QRectF) -> None:
        """Paint the dot at the end of the pill; in a narrow rail at the icon."""
        center = QPointF(shape.right() - _DOT_INSET_PX, shape.center().y())
        if self._is_narrow:
            center = icon.topRight() + QPointF(_DOT_PX / 2, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("ice_fill"))
        painter.drawEllipse(center, _DOT_PX / 2, _DOT_PX / 2)

    def _paint_word(self, painter: QPainter, shape: QRectF, left: float) -> None:
        theme = current_theme()
        is_current = self.isChecked()
        painter.setFont(theme.font("body", px=14, weight=600 if is_current else 500))
        painter.setPen(theme.color("text" if is_current else "text_2"))
        words = QRectF(left, shape.top(), shape.right() - left, shape.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


def paint_mark(painter: QPainter, rect: QRectF) -> None:
    """Paint the sign of the product: an open ring with a dot in its middle."""
    theme = current_theme()
    unit = rect.width() / 28
    ring = rect.adjusted(2.5 * unit, 2.5 * unit, -2.5 * unit, -2.5 * unit)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent_soft"), 3.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawArc(ring, 178 * 16, -74 * 16)
    pen.setColor(theme.color("accent"))
    painter.setPen(pen)
    painter.drawArc(ring, 90 * 16, -250 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("muscle"))
    painter.drawEllipse(ring.center(), 3.4 * unit, 3.4 * unit)
    painter.restore()


class _Mark(QWidget):
    """The sign and name of the product at the top of the rail."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_narrow = False

    def sizeHint(self) -> QSize:
        """Return the height of the head of the rail."""
        return QSize(NARROW_PX, 82 if not self.is_narrow else 70)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a ring with a dot, and the name beside it where there is room."""
        theme = current_theme()
        painter = QPainter(self)
        mark = QRectF(0, 0, 28, 28)
        mark.moveCenter(QRectF(0, 20, 72, 36).center())
        if self.is_narrow:
            mark.moveCenter(QRectF(0, 16, self.width(), 36).center())
        paint_mark(painter, mark)
        if not self.is_narrow:
            painter.setFont(theme.font("card_title", px=18, weight=600))
            painter.setPen(theme.color("text"))
            words = QRectF(58, 20, self.width() - 58, 36)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, "Coach")


class Rail(QWidget):
    """Shows the pages and tells which one is asked for.

    Signals:
        page_asked: The person pressed the entry with this key.
    """

    page_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self._entries: dict[str, RailEntry] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._ask)
        self._mark = _Mark(self)
        self._person: PersonButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.setSpacing(0)
        column.addWidget(self._mark)
        self._top = QVBoxLayout()
        self._bottom = QVBoxLayout()
        column.addLayout(self._top)
        column.addStretch(1)
        column.addLayout(self._bottom)
        for part in (self._top, self._bottom):
            part.setSpacing(0)
        self.setFixedWidth(WIDE_PX)
        current_theme().changed.connect(self._follow_theme)

    def add_page(self, info: PageInfo, *, before: str = "") -> None:
        """Add an entry, at the top or, for settings, at the bottom.

        Args:
            info: The page.
            before: Key of the entry that follows it; "" adds it as the last one.
        """
        entry = RailEntry(info, self)
        entry.set_narrow(self._mark.is_narrow)
        self._entries[info.key] = entry
        self._group.addButton(entry)
        column = self._bottom if info.at_bottom else self._top
        place = column.indexOf(self._entries[before]) if before else -1
        column.insertWidget(place, entry)

    def add_person(self, button: PersonButton) -> None:
        """Add who is here, below everything else."""
        self._person = button
        self._bottom.addWidget(button)
        button.set_narrow(self._mark.is_narrow)

    def set_current(self, key: str) -> None:
        """Mark the entry of the page that is shown."""
        self.entry(key).setChecked(True)

    def entry(self, key: str) -> RailEntry:
        """Return the entry of a page.

        Raises:
            KeyError: There is no such page.
        """
        return self._entries[key]

    def set_narrow(self, is_narrow: bool) -> None:
        """Show icons only, or icons with words."""
        self._mark.is_narrow = is_narrow
        self._mark.updateGeometry()
        for entry in self._entries.values():
            entry.set_narrow(is_narrow)
        if self._person is not None:
            self._person.set_narrow(is_narrow)
        wide = WIDE_PX if current_theme().scale <= 1.15 else WIDE_PX + 40
        self.setFixedWidth(NARROW_PX if is_narrow else wide)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the rail."""
        QPainter(self).fillRect(self.rect(), current_theme().color("sidebar"))

    @Slot(QAbstractButton)
    def _ask(self, button: QAbstractButton) -> None:
        if isinstance(button, RailEntry):
            self.page_asked.emit(button.key)

    @Slot()
    def _follow_theme(self) -> None:
        self.set_narrow(self._mark.is_narrow)
        for entry in self._entries.values():
            entry.updateGeometry()
            entry.update()
