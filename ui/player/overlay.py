"""Questions over the player: a card with head, body that scrolls, and foot."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QRectF,
    Qt,
    QVariantAnimation,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_DIALOG_PX
from ui.widgets.card import paint_card
from ui.widgets.focus_back import FocusBack
from ui.widgets.foot_room import FootRoom, foot_room
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea

WIDTH_PX = 800
RISE_MS = 180
RISE_PX = 8
_SCRIM_ALPHA = 120
_EDGE_PX = 16
_PADDING_PX = 40


class Overlay(QWidget):
    """Covers the player with a card; the keyboard stays inside it.

    The card is never taller than the window less 32: its body scrolls, head and foot
    stay.

    Args:
        player: The widget that is covered.
        motion: Whether the card may rise into place.

    Attributes:
        width_px: Width of the card at 100 % text size.

    Signals:
        dismissed: Escape was pressed.
    """

    width_px = WIDTH_PX
    dismissed = Signal()

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player)
        self._motion = motion
        self._share = 1.0
        self._room: FootRoom | None = None
        self._card = QWidget(self)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 34, 0, 0)
        column.setSpacing(0)
        self.title = Label("", role="page_title", wrap=True)
        self.subtitle = Label("", color="text_2", weight=400, wrap=True)
        head = QVBoxLayout()
        head.setContentsMargins(_PADDING_PX, 0, _PADDING_PX, 14)
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        self._scroll = ScrollArea(self._card)
        column.addWidget(self._scroll, 1)
        self._foot = QWidget(self._card)
        self.foot = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot)
        self.foot.setContentsMargins(_PADDING_PX, 14, _PADDING_PX - 4, 14)
        self.foot.setSpacing(8)
        column.addWidget(self._foot)
        self.body = QVBoxLayout()
        self._content = QWidget()
        self._dropped: list[QWidget] = []
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(RISE_MS)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._rise)
        player.installEventFilter(self)
        FocusBack(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear()
        self.hide()

    def set_motion(self, motion: bool) -> None:
        """Let the card rise into place, or not."""
        self._motion = motion

    def set_head(self, title: str, subtitle: str = "") -> None:
        """Set the words at the top."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(title)
        self.setAccessibleDescription(subtitle)

    def clear(self) -> None:
        """Empty body and foot for the next page of the card."""
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(_PADDING_PX, 6, _PADDING_PX, 20)
        self.body.setSpacing(12)
        self._content = content
        self._dropped = _direct_children(self._foot)
        for part in self._dropped:
            part.hide()
            part.deleteLater()
        while self.foot.count():
            self.foot.takeAt(0)

    def open(self, focus: QWidget | None = None) -> None:
        """Show the card and give the keyboard to one of its parts."""
        is_new = not self.isVisible()
        self._take_content()
        if self._room is None:
            self._room = foot_room(self)
            self._room.changed.connect(self._make_room)
        self.fit()
        self.show()
        self.raise_()
        (focus or self).setFocus(Qt.FocusReason.OtherFocusReason)
        if self._motion and is_new:
            self._animation.start()

    def leave(self) -> None:
        """Hide the card."""
        self._animation.stop()
        self.hide()

    @Slot()
    def go_away(self) -> None:
        """Hide the card for good; another question makes another card."""
        self.leave()
        self.deleteLater()

    def fit(self) -> None:
        """Cover the player and put the card in its middle, as tall as it needs."""
        player, content = self.parentWidget(), self._scroll.widget()
        assert player is not None
        assert content is not None
        self.setGeometry(player.rect())
        wished = round(self.width_px * max(current_theme().scale, 1.0))
        width = min(wished, self.width() - 2 * _EDGE_PX)
        content.ensurePolished()
        layout = content.layout()
        assert layout is not None
        layout.activate()
        # The scroll area keeps the layout's smallest size, whatever the width.
        body = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            room = width - self._scroll.bar.sizeHint().width()
            body = max(layout.totalHeightForWidth(room), body)
        # Less than this the scroll area does not take, and the foot would pay for it.
        body = max(body, self._scroll.minimumSizeHint().height())
        head = self.title.heightForWidth(width - 2 * _PADDING_PX) + 34 + 14
        if not self.subtitle.isHidden():
            head += self.subtitle.heightForWidth(width - 2 * _PADDING_PX) + 4
        self.foot.setDirection(QBoxLayout.Direction.LeftToRight)
        if self.foot.minimumSize().width() > width:
            self.foot.setDirection(QBoxLayout.Direction.TopToBottom)
        foot = self.foot.sizeHint().height()
        high = self.height() - self._taken_px()
        height = min(head + body + foot + 2, high - 2 * _EDGE_PX)
        x = (self.width() - width) // 2
        y = (high - height) // 2 + round(RISE_PX * (1 - self._share))
        self._card.setGeometry(x, y, width, height)
        self.update()

    def _taken_px(self) -> int:
        """Return what bars over this card take of the window's foot."""
        return 0 if self._room is None else self._room.above_px(self)

    @Slot()
    def _make_room(self) -> None:
        if self.isVisible():
            self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the player when its size changes."""
        is_resize = event.type() is QEvent.Type.Resize
        if is_resize and watched is self.parent() and self.isVisible():
            self.fit()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key inside the card."""
        parts = [
            part
            for part in self._chain()
            if part.isVisible()
            and part.isEnabled()
            and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not parts:
            return False
        focused = self.focusWidget()
        at = parts.index(focused) if focused in parts else (-1 if forward else 0)
        step = 1 if forward else -1
        reason = (
            Qt.FocusReason.TabFocusReason
            if forward
            else Qt.FocusReason.BacktabFocusReason
        )
        parts[(at + step) % len(parts)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape; keep every other key from the player behind."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dimmed player, the card, and the line above its foot."""
        painter = QPainter(self)
        scrim = QColor(10, 16, 18, round(_SCRIM_ALPHA * self._share))
        painter.fillRect(self.rect(), scrim)
        card = QRectF(self._card.geometry())
        paint_card(painter, card, RADIUS_DIALOG_PX)
        if self._foot.isVisible() and self.foot.count():
            y = card.top() + self._foot.y()
            color = current_theme().color("hairline")
            painter.fillRect(QRectF(card.left(), y, card.width(), 1), color)

    def _take_content(self) -> None:
        """Show what has been put into body and foot since `clear`."""
        if self._scroll.widget() is not self._content:
            old = self._scroll.takeWidget()
            if old is not None:
                # It may be the sender of the signal that brought us here.
                old.hide()
                old.setParent(self)
                old.deleteLater()
            self._scroll.set_content(self._content)
        # A layout shows its new widgets only with the next event; the keyboard
        # needs them now.
        for part in _direct_children(self._foot):
            if part not in self._dropped:
                part.show()

    def _chain(self) -> list[QWidget]:
        """Return the parts inside the card in tab order."""
        found: list[QWidget] = []
        part = self.nextInFocusChain()
        while part is not None and part is not self and len(found) < 500:
            if self.isAncestorOf(part):
                found.append(part)
            part = part.nextInFocusChain()
        return found

    @Slot(object)
    def _rise(self, share: float) -> None:
        self._share = share
        self.fit()


def _direct_children(parent: QWidget) -> list[QWidget]:
    """Return the widgets that lie directly in another one."""
    return parent.findChildren(
        QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
    )
