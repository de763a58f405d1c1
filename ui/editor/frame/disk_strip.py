"""Says below the head of an editor what another program has done to the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import (
    PAGE_MARGIN_NARROW_PX,
    PAGE_MARGIN_PX,
    RADIUS_THUMBNAIL_PX,
)
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import paint_card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SIGN_PX = 20
_PADDING_PX = 16
_BELOW_PX = 8
_BUTTON_PX = 32


class DiskStrip(QWidget):
    """One sentence and the ways on; hidden until there is something to say.

    Signals:
        reload_asked: What is on disk is to be taken into the draft.
        mine_kept: The draft is to stay as it is.
        copy_asked: The draft is to be saved as a file of its own.
    """

    reload_asked = Signal()
    mine_kept = Signal()
    copy_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Label(role="small", color="warn_text", weight=600, wrap=True)
        self.reload = self._button(self.tr("Read it again"))
        self.mine = self._button(self.tr("Keep mine"))
        self.copy = self._button(self.tr("Save a copy"))
        self.close_button = self._button(self.tr("All right"))
        self.reload.setToolTip(self.tr("Undo brings your own changes back"))
        self.mine.setToolTip(self.tr("The other one is kept among earlier versions"))
        self.reload.clicked.connect(self._reload)
        self.mine.clicked.connect(self._keep_mine)
        self.copy.clicked.connect(self._ask_copy)
        self.close_button.clicked.connect(self.hide)
        self._buttons = (self.reload, self.mine, self.copy, self.close_button)
        self._column = QVBoxLayout(self)
        inner = QHBoxLayout()
        inner.setSpacing(12)
        inner.addWidget(self._words, 1)
        for button in self._buttons:
            inner.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(inner)
        self._is_moved = False
        self._margin_px = PAGE_MARGIN_PX
        self.set_narrow(is_narrow=False)
        self.hide()
        current_theme().changed.connect(self._set_margins)

    @staticmethod
    def _button(words: str) -> Button:
        return Button(words, kind=ButtonKind.LINK, height_px=_BUTTON_PX)

    @property
    def sentence(self) -> str:
        """What is said; "" while the strip is hidden."""
        return "" if self.isHidden() else self._words.text()

    def tell_changed(self, name: str) -> None:
        """Say that the file is another one now, with both ways on."""
        words = self.tr("{0} was changed by another program.").format(name)
        self._tell(words, self.reload, self.mine)

    def tell_gone(self, name: str) -> None:
        """Say that the file is not there any more."""
        words = self.tr("{0} is not there any more. Save writes it again.").format(name)
        self._tell(words, self.close_button)

    def tell_moved(self, old: str, name: str) -> None:
        """Say that the file has another name now, and is edited under that."""
        words = self.tr("{0} is called {1} now. You go on editing it there.")
        self._tell(words.format(old, name), self.close_button)
        self._is_moved = True

    def tell_replaced(self, name: str, other: str) -> None:
        """Say that the file has gone, and that another one stands in for it."""
        words = self.tr(
            "{0} is not there any more, and {1} has its id. Yours can be saved as a "
            "copy."
        )
        self._tell(words.format(name, other), self.copy, self.close_button)

    def _tell(self, words: str, *buttons: Button) -> None:
        self._words.setText(words)
        self._is_moved = False
        for each in self._buttons:
            each.setVisible(each in buttons)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    @Slot()
    def settle(self) -> None:
        """Hide what is true no more; a new name stays until it has been read."""
        if not self._is_moved:
            self.hide()

    @Slot()
    def _ask_copy(self) -> None:
        self.hide()
        self.copy_asked.emit()

    @Slot()
    def _reload(self) -> None:
        self.hide()
        self.reload_asked.emit()

    @Slot()
    def _keep_mine(self) -> None:
        self.hide()
        self.mine_kept.emit()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Set the margins for a narrow window, or for a wider one."""
        self._margin_px = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        self._set_margins()

    @Slot()
    def _set_margins(self) -> None:
        left = self._margin_px + _PADDING_PX + current_theme().px(_SIGN_PX) + 10
        self._column.setContentsMargins(left, 6, self._margin_px + 8, 6 + _BELOW_PX)
        self.update()

    def _ground(self) -> QRectF:
        margin = self._margin_px
        return QRectF(self.rect()).adjusted(margin, 0, -margin, -_BELOW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._ground()
        paint_card(painter, ground, RADIUS_THUMBNAIL_PX, fill="warn_soft", shadow=False)
        edge = current_theme().px(_SIGN_PX)
        top = ground.center().y() - edge / 2
        sign = QRectF(ground.left() + _PADDING_PX, top, edge, edge)
        paint_icon(painter, "triangle", sign, current_theme().color("warn_text"))
