"""A reminder inside the window: a card above the pages that waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from coach.care.reminders.model import DONE, SKIP
from ui.icons import paint_icon
from ui.player.announce import announce
from ui.theme import current_theme
from ui.tokens import NARROW_BELOW_PX, PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_MARGINS, SHADOW_ROOM_PX, paint_card
from ui.widgets.label import Label
from ui.widgets.menu import Menu

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

GO = "go"
SHORTCUT = "F6"
_ICON_PX = 24
_HEIGHT_PX = 36
_CONTENT_MOST_PX = 1240
# Narrower than this the buttons stand below the words.
_TWO_LINES_BELOW_PX = 720


@dataclass(frozen=True, slots=True)
class BannerView:
    """What a banner says and offers.

    Attributes:
        title: A few words.
        text: A sentence.
        go: Words of the button that leads to it, "" for none.
        can_be_done: "Done" is an answer.
        snoozes: Words of the times to which it can be put off.
        is_several: It stands for more than one.
    """

    title: str
    text: str
    go: str = ""
    can_be_done: bool = True
    snoozes: tuple[str, ...] = ()
    is_several: bool = False


class ReminderBanner(QWidget):
    """Asks for an answer to a reminder without holding anything up.

    It does not take the keyboard; F6 leads to it. Escape hides it until the reminder
    comes again by itself.

    Signals:
        answered: GO, DONE or SKIP.
        put_off: The number of the time that was chosen, from 0.
    """

    answered = Signal(str)
    put_off = Signal(int)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = Label("", role="card_title", weight=700, wrap=True)
        self._text = Label("", color="text_2", weight=400, wrap=True)
        self.go = self._button("", ButtonKind.SECONDARY)
        self.done = self._button("", ButtonKind.QUIET)
        self.later = self._button(self.tr("Later …"), ButtonKind.QUIET)
        self.skip = self._button("", ButtonKind.LINK)
        self._snoozes: tuple[str, ...] = ()
        self.go.clicked.connect(self._go)
        self.done.clicked.connect(self._done)
        self.skip.clicked.connect(self._skip)
        self.later.clicked.connect(self.show_times)
        self._lay_out()
        shortcut = QShortcut(QKeySequence(SHORTCUT), window)
        shortcut.setObjectName("reminder")
        shortcut.activated.connect(self.take_keyboard)
        current_theme().changed.connect(self._set_margins)
        self.hide()

    @property
    def title(self) -> str:
        """The reminder that is shown, "" while there is none."""
        return "" if self.isHidden() else self._title.text()

    @property
    def text(self) -> str:
        """The sentence below the title."""
        return self._text.text()

    def show_view(self, view: BannerView) -> None:
        """Show a reminder in the place of the one before, and read it aloud."""
        self._title.setText(view.title)
        self._text.setText(view.text)
        self._text.setVisible(bool(view.text))
        self._name(self.go, view, view.go, view.go)
        self.go.setVisible(bool(view.go))
        self._name(self.done, view, self.tr("Done"), self.tr("All done"))
        self._name(self.skip, view, self.tr("Skip"), self.tr("Skip all"))
        self.done.setVisible(view.can_be_done)
        self._snoozes = view.snoozes
        self.later.setVisible(bool(view.snoozes))
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.text)
        self._set_margins()
        self.show()
        announce(self, f"{view.title}. {view.text}")

    @Slot()
    def take_keyboard(self) -> None:
        """Put the keyboard on the first button, where a reminder is shown."""
        if self.isVisible():
            first = next(each for each in self._buttons() if not each.isHidden())
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def show_times(self) -> None:
        """Ask until when the reminder is put off."""
        below = self.later.mapToGlobal(self.later.rect().bottomLeft())
        self.make_times().popup(below)

    def make_times(self) -> Menu:
        """Return the menu with the times to which the reminder can be put off."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, words in enumerate(self._snoozes):
            action = menu.addAction(words)
            action.setData(number)
            action.triggered.connect(self._put_off)
        return menu

    def event(self, event: QEvent) -> bool:
        """Take Escape before the shortcuts of the window do."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hide at Escape; nobody has answered then."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the margins of the pages."""
        super().resizeEvent(event)
        self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and the sign."""
        painter = QPainter(self)
        theme = current_theme()
        card = QRectF(self._card.geometry().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, card)
        size = theme.px(_ICON_PX)
        sign = QRectF(card.left() + 20, card.top() + 16, size, size)
        paint_icon(painter, "bell", sign, theme.color("accent_text"))

    def _button(self, text: str, kind: ButtonKind) -> Button:
        return Button(text, kind=kind, height_px=_HEIGHT_PX)

    def _buttons(self) -> tuple[Button, ...]:
        return self.go, self.done, self.later, self.skip

    def _name(self, button: Button, view: BannerView, one: str, all_of: str) -> None:
        words = all_of if view.is_several else one
        button.setText(words)
        button.setAccessibleName(f"{words}: {view.title}")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in self._buttons():
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._card = QWidget(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._card)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addLayout(buttons)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self._card)

    @Slot()
    def _set_margins(self) -> None:
        theme = current_theme()
        is_narrow = self.window().width() < NARROW_BELOW_PX * max(theme.scale, 1.0)
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        spare = max(self.width() - 2 * margin - _CONTENT_MOST_PX, 0) // 2
        side = margin + spare - SHADOW_ROOM_PX
        self._whole.setContentsMargins(side, 8, side, 0)
        is_tight = self.width() - 2 * side < _TWO_LINES_BELOW_PX * theme.scale
        directions = QBoxLayout.Direction
        self._row.setDirection(
            directions.TopToBottom if is_tight else directions.LeftToRight
        )
        left = SHADOW_ROOM_PX + 20 + theme.px(_ICON_PX) + 14
        self._row.setContentsMargins(left, SHADOW_ROOM_PX + 10, 20, SHADOW_ROOM_PX + 12)

    @Slot()
    def _go(self) -> None:
        self.answered.emit(GO)

    @Slot()
    def _done(self) -> None:
        self.answered.emit(DONE)

    @Slot()
    def _skip(self) -> None:
        self.answered.emit(SKIP)

    @Slot()
    def _put_off(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.put_off.emit(int(action.data()))
