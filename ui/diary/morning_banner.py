"""The question for the morning after: a calm card at the foot of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.diary.pain_details import MORNING_KEYS, PainDetails
from ui.player.announce import announce
from ui.player.number_scale import NumberScale
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import SHADOW_MARGINS, paint_card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.scroll import ScrollArea

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

WIDTH_PX = 760
_EDGE_PX = 16
_RADIUS_PX = 20
_DETAILS_LEAST_PX = 60
# Beside the details stands the button, below them the bar that scrolls.
_SAVE_ROOM_PX = 200


class MorningBanner(QWidget):
    """Asks how it is this morning without holding anything up.

    It does not take the keyboard; with it, digits answer and Return saves.

    Args:
        window: The widget at whose foot the card stands.

    Signals:
        answered: The answers by key: "pain", and any of "place", "side", "signs" and
            "swelling".
        declined: Not on this morning.
        put_off: Not now.
    """

    answered = Signal(dict)
    declined = Signal()
    put_off = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = Label("", role="card_title", weight=700)
        self._about = Label("", role="small", color="text_2", wrap=True)
        self.scale = NumberScale(self.tr("Pain this morning"), zoned=True, height_px=48)
        self.details = PainDetails(MORNING_KEYS)
        self._scroll = ScrollArea()
        self._scroll.set_content(self.details)
        self.fold = Fold(
            self.tr("What came with it, and where? (optional)"), self._scroll
        )
        self.decline = Button(self.tr("Not today"), kind=ButtonKind.LINK)
        self.later = Button(
            kind=ButtonKind.LINK,
            icon="close",
            name=self.tr("Ask me later"),
        )
        self.save = Button(self.tr("Save"), kind=ButtonKind.MAIN, height_px=44)
        self._lay_out()
        self.scale.chosen.connect(self._allow)
        self.fold.toggled.connect(self._fit)
        self.details.changed.connect(self._fit)
        self.save.clicked.connect(self._tell)
        self.decline.clicked.connect(self.declined)
        self.later.clicked.connect(self.put_off)
        window.installEventFilter(self)
        current_theme().changed.connect(self._fit)
        self.hide()

    def ask(self, title: str, about: str) -> None:
        """Show the question.

        Args:
            title: The question.
            about: What it is about, in small words.
        """
        self.scale.clear()
        self.details.set_answers({})
        self.fold.set_open(False)
        self.save.setEnabled(False)
        self._title.setText(title)
        self._about.setText(about)
        self.setAccessibleName(title)
        self.setAccessibleDescription(about)
        self._fit()
        self.show()
        announce(self, f"{title} {about}")

    @property
    def title(self) -> str:
        """The question that is shown, "" while there is none."""
        return "" if self.isHidden() else self._title.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take Escape before the shortcuts of the window do."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits as the answer, Return as Save, Escape as later."""
        if self.scale.take_digit(event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, with an edge of the accent colour at its top."""
        painter = QPainter(self)
        card = QRectF(self.rect().marginsRemoved(SHADOW_MARGINS))
        paint_card(painter, card.adjusted(-1, -1, 1, 1), _RADIUS_PX, fill="hairline")
        paint_card(painter, card, _RADIUS_PX, shadow=False)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(words, 1)
        head.addWidget(self.decline, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.later, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.fold, 1)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        margins = SHADOW_MARGINS
        column.setContentsMargins(
            margins.left() + 24, margins.top() + 16, margins.right() + 24, 22
        )
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.scale)
        column.addLayout(foot)

    @Slot()
    def _fit(self) -> None:
        window, layout = self.parentWidget(), self.layout()
        assert window is not None
        assert layout is not None
        wished = round(WIDTH_PX * max(current_theme().scale, 1.0))
        width = min(wished, window.width() - 2 * _EDGE_PX)
        # All details where there is room for them, else they scroll.
        self._set_details_height(0)
        rest = layout.totalHeightForWidth(width)
        free = max(window.height() - _EDGE_PX - rest, _DETAILS_LEAST_PX)
        wanted = self.details.heightForWidth(width - _SAVE_ROOM_PX)
        self._set_details_height(min(wanted, free))
        height = min(layout.totalHeightForWidth(width), window.height() - _EDGE_PX)
        x = (window.width() - width) // 2
        self.setGeometry(x, window.height() - height - _EDGE_PX // 2, width, height)
        self.update()

    def _set_details_height(self, height: int) -> None:
        self._scroll.setFixedHeight(height)
        # Else the change is noticed with the next event only.
        for part in (self.fold, self):
            layout = part.layout()
            assert layout is not None
            layout.activate()

    @Slot()
    def _allow(self) -> None:
        self.save.setEnabled(True)

    @Slot()
    def _tell(self) -> None:
        number = self.scale.value()
        if number is not None:
            answers: dict[str, Any] = {"pain": number}
            self.answered.emit(answers | self.details.answers())
