"""A card with a form: scales that take digits, Return saves, Escape asks first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.scroll import WIDTH_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.player.number_scale import NumberScale

FOOT_BUTTON_PX = 52
# As the card's head, less the room that controls keep for their focus ring and, at the
# right, less the scroll bar: so that all edges stand in one line.
_LEFT_PX = 40 - RING_ROOM_PX
_RIGHT_PX = 40 - RING_ROOM_PX - WIDTH_PX
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class FormSheet(Overlay):
    """Asks several things at once, of which usually one has to be answered.

    Digits go to the scale that has the keyboard, or else to the first that was not
    settled yet. Escape leaves; with something filled in it warns first, so that
    nothing is lost by a slip.

    Signals:
        left: The person leaves without saving.
    """

    left = Signal()

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self._scales: list[NumberScale] = []
        self._active: NumberScale | None = None
        self.save: Button | None = None
        self.is_touched = False
        self._has_warned = False
        self._wanted: QWidget | None = None
        self.dismissed.connect(self.leave_or_ask)

    def clear(self) -> None:
        """Empty the card for its next page."""
        self._scales = []
        self._active = None
        self.save = None
        self.is_touched = False
        self._has_warned = False
        self.subtitle.set_color("text_2")
        super().clear()
        self.body.setContentsMargins(_LEFT_PX, 6, _RIGHT_PX, 20)

    def add_scale(self, scale: NumberScale) -> None:
        """Let digits go to this scale once those before it are settled."""
        self._scales.append(scale)
        self._active = self._active or scale
        scale.settled.connect(self._go_on)
        scale.chosen.connect(self.touch)
        scale.cleared.connect(self.touch)

    def drop_scales(self) -> None:
        """Let digits go to no scale any more; others can be added."""
        for scale in self._scales:
            scale.settled.disconnect(self._go_on)
            scale.chosen.disconnect(self.touch)
            scale.cleared.disconnect(self.touch)
        self._scales = []
        self._active = None

    def add_save(self, text: str = "") -> Button:
        """Add the filled button to the foot and return it."""
        words = text or self.tr("Save")
        self.save = Button(words, kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX)
        self.foot.addWidget(self.save)
        return self.save

    @Slot()
    def touch(self) -> None:
        """Note that something was filled in."""
        self.is_touched = True
        self._has_warned = False

    def event(self, event: QEvent) -> bool:
        """Take keys before the shortcuts of the window behind."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Keep the Tab key inside the card, and what it reaches in sight."""
        has_moved = super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            self.show_part(focused)
        return has_moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits and arrows for the scale that is asked; Return saves."""
        if self._take_for_scale(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_return()
        else:
            super().keyPressEvent(event)

    def _take_for_scale(self, event: QKeyEvent) -> bool:
        focused = self.focusWidget()
        if self._active is None or isinstance(focused, QLineEdit):
            return False
        if self._active.take_digit(event):
            return True
        change = _ARROWS.get(Qt.Key(event.key()))
        # Inside a scale the arrows are its own.
        if change is None or (focused is not None and focused is not self):
            return False
        self._active.step(change)
        return True

    def _take_return(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button):
            focused.click()
        elif self.save is not None and self.save.isEnabled():
            self.save.click()

    @Slot(int)
    def _go_on(self, _number: int) -> None:
        """Send the next digits to the scale after the one that is settled."""
        settled = self.sender()
        if settled in self._scales:
            following = self._scales[self._scales.index(settled) + 1 :]
            visible = (scale for scale in following if scale.isVisible())
            self._active = next(visible, self._active)
            # Nothing moves below the pointer of who clicks.
            if self._active is not None and self.hasFocus():
                self.show_part(self._active)

    @Slot()
    def leave_or_ask(self) -> None:
        """Leave, but not at once where something would be lost."""
        if self.is_touched and not self._has_warned:
            self._has_warned = True
            self.warn(self.slip_words())
            return
        self.left.emit()

    def slip_words(self) -> str:
        """Return what is said before something would be lost."""
        return self.tr("Not saved yet. Press Esc again to leave it.")

    def show_part(self, part: QWidget) -> None:
        """Scroll to a part of the form once it has been laid out."""
        self._wanted = part
        QTimer.singleShot(0, self._scroll_to_wanted)

    @Slot()
    def _scroll_to_wanted(self) -> None:
        part, self._wanted = self._wanted, None
        # The card may show another page by now.
        if part is not None and self._content.isAncestorOf(part):
            bar = self._scroll.bar
            top = part.mapTo(self._content, QPoint(0, 0)).y()
            bottom = top + part.height() - bar.pageStep()
            # All of it where it fits, else from its beginning on.
            bar.setValue(min(top, max(bottom, bar.value())))

    def warn(self, sentence: str) -> None:
        """Say something where the subtitle stands."""
        self.set_head(self.title.text(), sentence)
        self.subtitle.set_color("warn_text")
        self.fit()
