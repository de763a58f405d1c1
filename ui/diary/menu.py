"""The menu of the diary: what can be noted, and the way to what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent

from coach.store.entries import ACTIVITIES, CRAMP, ILLNESS, MEASURE, PAIN
from ui.icons import paint_icon
from ui.player.form_sheet import FormSheet
from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

LIST = "list"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROW_PX = 56
_ICON_PX = 24


class MenuRow(PaintedButton):
    """One line of the menu: a sign, what it is, and a few words more."""

    def __init__(self, kind: str, icon: str, text: str, detail: str) -> None:
        super().__init__(text, fills_width=True)
        self.kind = kind
        self._icon = icon
        self._detail = detail
        self.setAccessibleDescription(detail)

    def sizeHint(self) -> QSize:
        """Return the height of both lines."""
        height = max(current_theme().px(_ROW_PX), _ROW_PX) + 2 * RING_ROOM_PX
        return QSize(320, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, sign and words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        if self.underMouse() or self.hasFocus() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hairline" if self.isDown() else "sunk"))
            painter.drawRoundedRect(shape, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        icon = theme.px(_ICON_PX)
        sign = QRectF(shape.left() + 14, shape.center().y() - icon / 2, icon, icon)
        paint_icon(painter, self._icon, sign, theme.color("accent_text"))
        left = sign.right() + 16
        half = shape.height() / 2
        words = QRectF(left, shape.top() + 4, shape.right() - left - 8, half - 4)
        painter.setFont(theme.font("body", px=15.5, weight=600))
        painter.setPen(theme.color("text"))
        low, high = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
        painter.drawText(words, low, self.text())
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text_2"))
        detail = painter.fontMetrics().elidedText(
            self._detail, Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words.translated(0, half), high, detail)
        if self.shows_focus:
            paint_focus_ring(painter, shape, RADIUS_BUTTON_PX)


class DiaryMenu(FormSheet):
    """Asks what is to be noted.

    Args:
        shell: The widget that is covered.
        motion: Whether the card may rise into place.

    Signals:
        chosen: The kind of note, or LIST; the menu is gone.
        closed: The menu is gone without a choice.
    """

    width_px = 520
    chosen = Signal(str)
    closed = Signal()

    def __init__(self, shell: QWidget, *, motion: bool = True) -> None:
        super().__init__(shell, motion=motion)
        self.set_head(self.tr("Diary"), self.tr("What would you like to note?"))
        texts = (
            (PAIN, "bandage", self.tr("Pain right now"), self.tr("0–10, place, kind")),
            (
                MEASURE,
                "progress",
                self.tr("A measure"),
                self.tr("Bridge, leg raise, heel raises, how ready"),
            ),
            (
                ACTIVITIES,
                "star",
                self.tr("My 3 activities"),
                self.tr("How well they go today"),
            ),
            (CRAMP, "bolt", self.tr("A cramp"), self.tr("When, where, what helped")),
            (ILLNESS, "bed", self.tr("Illness"), self.tr("From when until when")),
            (
                LIST,
                "clipboard",
                self.tr("What I noted"),
                self.tr("Look, change, delete"),
            ),
        )
        self.body.setSpacing(0)
        self.menu_rows = [MenuRow(*each) for each in texts]
        for row in self.menu_rows:
            row.clicked.connect(self._choose)
            self.body.addWidget(row)
        self.left.connect(self._close)

    def show_menu(self) -> None:
        """Show the menu with the keyboard on its first line."""
        self.open(self.menu_rows[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down with the arrow keys."""
        step = _STEPS.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None:
            super().keyPressEvent(event)
            return
        at = self.menu_rows.index(focused) if focused in self.menu_rows else -step
        following = self.menu_rows[(at + step) % len(self.menu_rows)]
        following.setFocus(Qt.FocusReason.TabFocusReason)
        self.show_part(following)

    @Slot()
    def _choose(self) -> None:
        row = self.sender()
        if isinstance(row, MenuRow):
            self._close()
            self.chosen.emit(row.kind)

    @Slot()
    def _close(self) -> None:
        self.leave()
        self.closed.emit()
        self.deleteLater()
