"""My key: its code and QR code to show, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.assigned.code_part import CodeLabel
from ui.handout.code import code_matrix, code_path
from ui.player.form_sheet import FormSheet
from ui.therapist.key_model import therapist_key
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.exchange.signed.keys import VerifyKey
    from coach.files.assignment_model import Issuer
    from ui.context import AppContext

CODE_PX = 196
_BUTTON_PX = 44


class KeyPicture(QWidget):
    """The QR code of a key, always dark on white: readers want it so.

    Args:
        key: Whose code it is.
    """

    def __init__(self, key: VerifyKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = code_matrix(key.qr_text)
        self.setFixedSize(CODE_PX, CODE_PX)
        self.setAccessibleName(self.tr("QR code of your key"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the code on its white ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        ground = QRectF(self.rect())
        painter.drawRoundedRect(ground, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        # Modules side by side must not show the ground between them.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.GlobalColor.black)
        painter.drawPath(code_path(self._matrix, ground))


class MyKeySheet(FormSheet):
    """Shows the key; what is asked for is done by whoever opened it.

    Args:
        window: The widget that is covered.
        context: What all parts share.
        key: The public half.
        issuer: Whose it is.

    Signals:
        print_asked: Show the card for printing.
        export_asked: Save a copy of the key.
        replace_asked: Make a new key.
        change_asked: Save the file that tells patients of the last new key.
        lock_asked: Lock the key.
        other_asked: Let another key hold, since this one cannot be unlocked any more.
        closed: The sheet is gone.
    """

    width_px = 704
    print_asked = Signal()
    export_asked = Signal()
    replace_asked = Signal()
    change_asked = Signal()
    lock_asked = Signal()
    other_asked = Signal()
    closed = Signal()

    def __init__(
        self, window: QWidget, context: AppContext, key: VerifyKey, issuer: Issuer
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._model = therapist_key(context)
        self.set_head(
            self.tr("My key"),
            self.tr("Patients compare this code once, when your first plan comes."),
        )
        self.body.addWidget(self._picture_and_code(key, issuer))
        self.body.addSpacing(6)
        self.body.addWidget(self._deeds())
        self.foot.addStretch(1)
        done = Button(self.tr("Done"), kind=ButtonKind.MAIN, height_px=_BUTTON_PX)
        done.clicked.connect(self.close_sheet)
        self.foot.addWidget(done)
        self.left.connect(self.close_sheet)
        self._model.changed.connect(self._follow)
        self._follow()
        self.open(done)

    def _picture_and_code(self, key: VerifyKey, issuer: Issuer) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        row.setSpacing(24)
        row.addWidget(KeyPicture(key), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Label(issuer.name, role="card_title", wrap=True))
        for text in (issuer.role, issuer.clinic):
            if text:
                words.addWidget(Label(text, color="text_2", weight=400, wrap=True))
        words.addSpacing(8)
        words.addWidget(CodeLabel(key))
        number = self.tr("Key {0}").format(key.id_text)
        words.addWidget(Label(number, role="small", color="text_2"))
        self.state = Label(role="small", color="text_2", wrap=True)
        words.addWidget(self.state)
        words.addStretch(1)
        row.addLayout(words, 1)
        return both

    def _deeds(self) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, gap_px=4)
        flow.setContentsMargins(0, 0, 0, 0)
        self.lock = self._button(self.tr("Lock now"), "lock", self.lock_asked)
        self.other = self._button(self.tr("Another key …"), "swap", self.other_asked)
        words = self.tr("Change for patients …")
        self.change = self._button(words, "send", self.change_asked)
        deeds = (
            self._button(self.tr("Print the card …"), "printer", self.print_asked),
            self._button(self.tr("Save a copy …"), "export", self.export_asked),
            self._button(self.tr("New key …"), "redo", self.replace_asked),
            self.change,
            self.lock,
            self.other,
        )
        for deed in deeds:
            flow.addWidget(deed)
        return box

    def _button(self, text: str, icon: str, signal: object) -> Button:
        button = Button(text, kind=ButtonKind.QUIET, icon=icon)
        button.clicked.connect(signal)
        return button

    @Slot()
    def _follow(self) -> None:
        """Say whether the key is open, and how it is kept."""
        is_open = self._model.keys is not None
        self.lock.setVisible(is_open)
        # One that opens vouches for the next one: see `replace_asked`.
        self.other.setVisible(not is_open)
        self.change.setVisible(self._model.change_file is not None)
        kept = self.tr("Kept on this computer, sealed with your passphrase.")
        if self._model.is_in_keyring:
            kept = self.tr("Kept in the keyring of this desktop.")
        now = self.tr("Locked.")
        if is_open:
            now = self.tr("Unlocked until you close Coach.")
        self.state.setText(f"{kept}\n{now}")
        if self.isVisible():
            self.fit()

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.go_away()
        self.closed.emit()
