"""The rail at the left: the pages of the window, with icon and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QVBoxLayout,
    QWidget,
)

from ui.theme import current_theme
from ui.widgets.rail_entry import NARROW_PX, RailEntry, usual_height_px

if TYPE_CHECKING:
    from ui.pages.page import PageInfo
    from ui.people.button import PersonButton

WIDE_PX = 208
# Where the window is too low for all of them, entries share what there is; before they
# get lower than this, the sign of the product gives way.
_LEAST_STEP_PX = 40
_BELOW_PX = 14


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
        column.setContentsMargins(0, 0, 0, _BELOW_PX)
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
        self._share_height()

    def add_person(self, button: PersonButton) -> None:
        """Add who is here, below everything else."""
        self._person = button
        self._bottom.addWidget(button)
        button.set_narrow(self._mark.is_narrow)
        self._share_height()

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
        self._share_height()
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return a height into which all entries go; the window may be as low."""
        return QSize(self.width(), self._least_px())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the entries the new height."""
        super().resizeEvent(event)
        self._share_height()

    def _least_px(self) -> int:
        person = self._person.sizeHint().height() if self._person is not None else 0
        return len(self._entries) * _LEAST_STEP_PX + person + _BELOW_PX

    def _share_height(self) -> None:
        """Make the entries lower where they would not all be seen."""
        if not self._entries:
            return
        count, mark_px = len(self._entries), self._mark.sizeHint().height()
        for_all_px = self.height() - self._least_px() + count * _LEAST_STEP_PX
        has_mark = for_all_px - mark_px >= count * _LEAST_STEP_PX
        self._mark.setVisible(has_mark)
        share_px = (for_all_px - (mark_px if has_mark else 0)) // count
        height_px = max(min(share_px, usual_height_px()), _LEAST_STEP_PX)
        for entry in self._entries.values():
            entry.set_height(height_px)

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
            entry.update()
