"""The card that offers to go on with programs whose changes were not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance

    from ui.editor.opened import Kept

_SIDE_PX = 20


class UnfinishedCard(QWidget):
    """Lists what is unfinished, across the page; hidden while nothing is.

    Signals:
        go_on_asked: Go on with these changes.
        thrown_away: Nobody wants these changes any more.
    """

    go_on_asked = Signal(object)
    thrown_away = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE_PX, 14, _SIDE_PX - RING_ROOM_PX, 12)
        column.setSpacing(2)
        title = Label(
            self.tr("Changes that are not saved yet"),
            weight=600,
            color="warn_text",
            wrap=True,
        )
        column.addWidget(title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self._kept: dict[Button, Kept] = {}
        current_theme().changed.connect(self._follow_theme)
        self.hide()

    @property
    def kept(self) -> list[Kept]:
        """What is listed."""
        return list(dict.fromkeys(self._kept.values()))

    def show_kept(self, found: Sequence[Kept]) -> None:
        """List these changes."""
        self._kept = {}
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for kept in found:
            self._lines.addWidget(self._line(kept))
        self.setVisible(bool(found))

    def _line(self, kept: Kept) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Label(kept.title, role="small", weight=600, wrap=True), 1)
        for words, name, kind, signal in (
            (
                self.tr("Go on"),
                self.tr("Go on with {0}").format(kept.title),
                ButtonKind.LINK,
                self._go_on,
            ),
            (
                self.tr("Throw away"),
                self.tr("Throw away the changes of {0}").format(kept.title),
                ButtonKind.DANGER_LINK,
                self._throw_away,
            ),
        ):
            button = Button(words, kind=kind, height_px=32, name=name)
            button.clicked.connect(signal)
            self._kept[button] = kept
            row.addWidget(button)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the amber ground, in line with the controls around it."""
        room = RING_ROOM_PX
        ground = QRectF(self.rect()).adjusted(room, room, -room, -room)
        radius = RADIUS_THUMBNAIL_PX
        paint_card(QPainter(self), ground, radius, fill="warn_soft", shadow=False)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()

    @Slot()
    def _go_on(self) -> None:
        self._tell(self.go_on_asked)

    @Slot()
    def _throw_away(self) -> None:
        self._tell(self.thrown_away)

    def _tell(self, signal: SignalInstance) -> None:
        button = self.sender()
        if isinstance(button, Button):
            signal.emit(self._kept[button])
