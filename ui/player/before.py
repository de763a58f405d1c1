"""Pain before a session: a small chip while getting ready, which holds nothing up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.session.model import ItemKind
from ui.player.controls import TARGET_PX, IconButton, PlayerButton
from ui.player.measures import measure
from ui.player.notes import NoteKind
from ui.player.number_scale import NumberScale
from ui.player.text import player_font
from ui.theme import current_theme
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.label import Label

if TYPE_CHECKING:
    from ui.player.page import PlayerPage
    from ui.player.record import SessionRecord

_FONT_PX = 15.0
_SIDE_PX = 16
_GROUND_ALPHA = 0.82


class _Pill(PlayerButton):
    """The folded question."""

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        metrics = QFontMetricsF(self._words_font())
        width = metrics.horizontalAdvance(self.text()) + 2 * _SIDE_PX
        return QSize(round(width) + 2 * RING_ROOM_PX, TARGET_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a pill with the words."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room + 2, -room, -room - 2)
        radius = shape.height() / 2
        ground = self._ground(theme.color("card"))
        ground.setAlphaF(_GROUND_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(shape, radius, radius)
        painter.setPen(theme.color("text_2"))
        painter.setFont(self._words_font())
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, shape, radius)

    def _words_font(self) -> QFont:
        return player_font(_FONT_PX * current_theme().scale, 600)


class BeforeChip(QWidget):
    """Offers to note the pain right now, in the first get-ready of a session.

    Digits answer at once; a press opens the numbers. Untouched, it goes with the first
    item; opened, it stays for one item more.

    Args:
        page: The player.
        record: Where the answer is written.
    """

    def __init__(self, page: PlayerPage, record: SessionRecord) -> None:
        super().__init__(page)
        self._page = page
        self._record = record
        self._first: int | None = None
        self.pill = _Pill(self.tr("Pain right now? 0–10, optional"), self)
        self.pill.setText(self.tr("Pain right now? 0–10"))
        self.scale = NumberScale(
            self.tr("Pain right now"), zoned=True, quiet=True, height_px=38
        )
        for key in self.scale.keys:
            # A click must leave the keyboard to the player.
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close = IconButton("close", self.tr("No answer"))
        self._words = Label(self.tr("Pain right now?"), weight=600)
        self._opened = QWidget(self)
        self._lay_out()
        self.pill.clicked.connect(self.open)
        self._close.clicked.connect(self.dismiss)
        self.scale.settled.connect(self._take)
        page.driver.item_changed.connect(self._follow_item)
        page.installEventFilter(self)
        current_theme().changed.connect(self.follow_theme)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the numbers are shown."""
        return self.isVisible() and not self._opened.isHidden()

    def reset(self) -> None:
        """Wait for the first item of another session."""
        self._first = None
        self.hide()

    @Slot()
    def open(self) -> None:
        """Show the numbers."""
        self.pill.hide()
        self._opened.show()
        self._place()

    @Slot()
    def dismiss(self) -> None:
        """Ask no more in this session."""
        self.hide()
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the player, and take digits meant for the question."""
        if self.isVisible():
            if event.type() is QEvent.Type.Resize:
                self._place()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self.scale.take_digit(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the open question."""
        if self._opened.isHidden():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("card"))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        head.addWidget(self._words)
        head.addStretch(1)
        head.addWidget(self._close)
        inside = QVBoxLayout(self._opened)
        inside.setContentsMargins(12, 0, 8, 10)
        inside.setSpacing(0)
        inside.addLayout(head)
        inside.addWidget(self.scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pill)
        column.addWidget(self._opened)

    @Slot()
    def _follow_item(self) -> None:
        """Come with the first item of a session, and go with it."""
        runner = self._page.driver.runner
        if self._first is None:
            self._first = runner.index
            item = runner.item
            is_ready = item is not None and item.kind is ItemKind.GET_READY
            is_new = not (self._record.is_resumed or self._record.is_practice)
            if is_ready and is_new:
                self._begin()
        elif runner.index > self._first + (1 if self.is_open else 0):
            self.hide()

    def _begin(self) -> None:
        self.scale.clear()
        self._opened.hide()
        self.pill.show()
        self._place()
        self.show()

    @Slot()
    def follow_theme(self) -> None:
        """Lay out again for the text size that holds now."""
        self.pill.updateGeometry()
        if self.isVisible():
            self._place()

    def _place(self) -> None:
        """Stand in the corner above the figure, at most as wide as that."""
        page = self._page
        measures = measure(
            page.width(),
            page.height(),
            full_screen=page.scene.is_full_screen,
            text_size=current_theme().scale,
        )
        left = measures.sizes.margin * measures.scale
        hint = self.sizeHint()
        width = hint.width()
        if not self._opened.isHidden():
            width = min(width, round(measures.figure.right() - left))
        top = measures.state.center().y() - TARGET_PX / 2
        top = max(top, measures.times.bottom())
        if self._opened.isHidden():
            left -= RING_ROOM_PX
        self.setGeometry(QRectF(left, top, width, hint.height()).toRect())
        self.raise_()

    @Slot(int)
    def _take(self, number: int) -> None:
        if not self.isVisible():
            return
        position_ms = self._page.driver.runner.engine.position_ms
        self._record.before({"pain": number}, position_ms)
        words = self.tr("Noted: pain {0} before.").format(number)
        self._page.scene.notes.add(words, NoteKind.BRIEF)
        self.dismiss()
