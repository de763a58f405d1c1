"""The card for a cramp: a warm ground, and the muscles to press."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.recover.cramp.words import quick_muscles
from ui.theme import current_theme
from ui.tokens import RADIUS_CARD_PX
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.label import Label
from ui.widgets.painted_button import PaintedButton

_HEIGHT_PX = 40
_BOLT_PX = 44


class MuscleButton(PaintedButton):
    """A round-ended button that begins the help for one muscle.

    Args:
        slug: Slug of `choices.cramp_muscles`.
        text: Its words.
    """

    def __init__(self, slug: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.slug = slug
        self.setAccessibleName(self.tr("Cramp now: {0}").format(text))

    def sizeHint(self) -> QSize:
        """Return the size that the word needs."""
        metrics = QFontMetricsF(self._font())
        height = max(current_theme().px(_HEIGHT_PX), _HEIGHT_PX)
        width = round(metrics.horizontalAdvance(self.text())) + 28
        room = 2 * RING_ROOM_PX
        return QSize(width + room, height + room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape, word and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        theme, radius = current_theme(), shape.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        is_active = self.underMouse() or self.isDown()
        painter.setBrush(theme.color("sunk" if is_active else "card"))
        painter.drawRoundedRect(shape, radius, radius)
        painter.setPen(theme.color("cramp_text"))
        painter.setFont(self._font())
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, shape, radius)

    def _font(self) -> QFont:
        return current_theme().font("body", px=14, weight=600)


class _Bolt(QWidget):
    """The sign of the card on a round ground."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_BOLT_PX, _BOLT_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and sign."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("card"))
        painter.drawEllipse(QRectF(self.rect()))
        inner = QRectF(self.rect()).adjusted(10, 10, -10, -10)
        paint_icon(painter, "bolt", inner, theme.color("muscle"))


class CrampCard(QWidget):
    """Leads to the help for a cramp with one press.

    Attributes:
        buttons: One for each muscle.

    Signals:
        cramp_asked: The person has a cramp in this muscle.
    """

    cramp_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("I have a cramp now"))
        self._title = Label(
            self.tr("I have a cramp now"), px=19, weight=700, color="cramp_text"
        )
        self._words = Label(
            self.tr("Starts at once: stretch and hold. Ctrl+K"),
            role="small",
            color="cramp_text",
            wrap=True,
        )
        self._where = Label(
            self.tr("Where?"), role="small", weight=600, color="cramp_text"
        )
        self.buttons = [MuscleButton(slug, text) for slug, text in quick_muscles()]
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay_out()
        current_theme().changed.connect(self._follow_theme)

    def set_narrow(self, is_narrow: bool) -> None:
        """Become a bar with everything in one line."""
        direction = QBoxLayout.Direction
        side = direction.LeftToRight if is_narrow else direction.TopToBottom
        self._layout.setDirection(side)
        self._words.setVisible(not is_narrow)
        self._where.setVisible(not is_narrow)
        vertical = 10 if is_narrow else 20
        self._layout.setContentsMargins(
            SHADOW_MARGINS.left() + 20 - RING_ROOM_PX,
            SHADOW_MARGINS.top() + vertical,
            SHADOW_MARGINS.right() + 12,
            SHADOW_MARGINS.bottom() + vertical - 4,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the warm ground."""
        surface = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        painter = QPainter(self)
        paint_card(painter, surface, RADIUS_CARD_PX, fill="cramp_card", shadow=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        # The round ends of the buttons stand below the words: they keep room for rings.
        head.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        self._where.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        head.setSpacing(14)
        head.addWidget(_Bolt())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._words)
        words.addStretch(1)
        head.addLayout(words, 1)
        self._layout.addLayout(head, 1)
        self._layout.addWidget(self._where)
        muscles = QWidget()
        flow = FlowLayout(muscles, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in self.buttons:
            button.clicked.connect(self._ask)
            flow.addWidget(button)
        self._layout.addWidget(muscles)
        self.set_narrow(False)

    @Slot()
    def _ask(self) -> None:
        pressed = self.sender()
        if isinstance(pressed, MuscleButton):
            self.cramp_asked.emit(pressed.slug)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
