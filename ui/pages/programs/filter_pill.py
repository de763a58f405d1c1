"""A pill that opens a menu of choices; once something is chosen it has a cross."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.menu import Menu
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

HEIGHT_PX = 40
_ICON_PX = 16
_PADDING_PX = 14
_GAP_PX = 6


@dataclass(frozen=True)
class Option:
    """A line of a pill's menu.

    Attributes:
        value: What it stands for.
        text: What it says.
        count: How much would be shown with it; None is not said.
        is_chosen: Whether it is in force.
    """

    value: object
    text: str
    count: int | None = None
    is_chosen: bool = False


class FilterPill(PaintedButton):
    """Opens a menu; what was chosen is shown filled, with a cross that takes it back.

    Args:
        name: What is chosen; said while nothing is.
        options: Returns the lines of the menu, asked each time it opens.
        height_px: Height of the shape at 100 % text size.
        is_flat: Without an outline.

    Signals:
        chosen: The person took the option with this value.
        cleared: The person pressed the cross, or Delete.
    """

    chosen = Signal(object)
    cleared = Signal()

    def __init__(
        self,
        name: str,
        options: Callable[[], Sequence[Option]],
        parent: QWidget | None = None,
        *,
        height_px: int = HEIGHT_PX,
        is_flat: bool = False,
    ) -> None:
        super().__init__(name, parent)
        self._name = name
        self._options = options
        self._height_px = height_px
        self._is_flat = is_flat
        self.is_set = False
        self.clicked.connect(self.open_menu)

    def show_choice(self, text: str) -> None:
        """Show what is chosen; "" for nothing."""
        self.is_set = bool(text)
        self.setText(text or self._name)
        spoken = self.tr("{0}: {1}").format(self._name, text) if text else self._name
        self.setAccessibleName(spoken)
        hint = self.tr("Press Delete to take it back.") if text else ""
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that text and sign need."""
        theme = current_theme()
        width = QFontMetricsF(self._text_font()).horizontalAdvance(self.text())
        width += 2 * _PADDING_PX + _GAP_PX + theme.px(_ICON_PX)
        height = max(theme.px(self._height_px), self._height_px)
        room = 2 * RING_ROOM_PX
        return QSize(round(width) + 1 + room, height + room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the menu on Down; Delete takes the choice back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.is_set:
            self.cleared.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.click()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the choice back where the cross was pressed."""
        place = event.position()
        if self.is_set and self.isDown() and self._sign().contains(place):
            self.setDown(False)
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape, text, sign and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = self._shape()
        radius = shape.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_set and not self._is_flat:
            painter.setBrush(theme.color("accent_soft"))
        elif self._is_flat:
            name = "sunk" if self.underMouse() else "bg"
            painter.setBrush(theme.color(name))
        else:
            painter.setPen(QPen(theme.color("control_border"), 1))
            painter.setBrush(theme.color("sunk" if self.underMouse() else "card"))
            shape = shape.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(shape, radius, radius)
        is_accent = self.is_set and not self._is_flat
        color = theme.color("accent_text" if is_accent else "text")
        painter.setPen(color)
        painter.setFont(self._text_font())
        words = shape.adjusted(_PADDING_PX, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        sign = QRectF(0, 0, theme.px(_ICON_PX), theme.px(_ICON_PX))
        sign.moveCenter(self._sign().center())
        icon = "close" if is_accent else "chevron_down"
        paint_icon(painter, icon, sign, color)
        if self.shows_focus:
            paint_focus_ring(painter, self._shape(), radius)

    @Slot()
    def open_menu(self) -> None:
        """Show the choices below the pill."""
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(RING_ROOM_PX, self.height())))

    def make_menu(self) -> Menu:
        """Return the menu with the choices there are now."""
        menu = Menu(self)
        for option in self._options():
            # Text from files: a single & would underline the next letter.
            text = option.text.replace("&", "&&").replace("\t", " ")
            if option.count is not None:
                text = f"{text}\t{option.count}"
            action = QAction(text, menu)
            action.setData(option.value)
            action.setCheckable(True)
            action.setChecked(option.is_chosen)
            action.setEnabled(option.count != 0 or option.is_chosen)
            menu.addAction(action)
        menu.triggered.connect(self._take)
        return menu

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _shape(self) -> QRectF:
        room = RING_ROOM_PX
        return QRectF(self.rect()).adjusted(room, room, -room, -room)

    def _sign(self) -> QRectF:
        """Return where the cross can be pressed: 32 px wide, as high as the pill."""
        shape = self._shape()
        place = QRectF(0, 0, 32, shape.height())
        center = shape.right() - _PADDING_PX - current_theme().px(_ICON_PX) / 2 + 3
        place.moveCenter(QPointF(center, shape.center().y()))
        return place

    def _text_font(self) -> QFont:
        weight = 600 if self.is_set and not self._is_flat else 500
        return current_theme().font("body", px=13.5, weight=weight)
