"""Comparing the code of a new key: typed from the card, or read side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.exchange.assigned.kept import CARD, CODE
from coach.exchange.signed.errors import KeyTextError
from coach.exchange.signed.keys import digits, is_code_of, is_qr_begun
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.prose import Prose
from ui.widgets.scroll import Column
from ui.widgets.text_field import TextField
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.exchange.signed.keys import VerifyKey

_TYPED_MAX = 80
_LINK_PX = 30
# Room that a link keeps for its ring and its padding.
_LINK_INSET_PX = RING_ROOM_PX + 4


class CodeLabel(Label):
    """A pairing code in two lines of four groups, large enough to read aloud.

    Args:
        key: Whose code it is.
    """

    def __init__(self, key: VerifyKey) -> None:
        groups = digits(key).split()
        lines = (groups[:4], groups[4:])
        text = "\n".join("   ".join(line) for line in lines)
        super().__init__(text, px=20, weight=600)
        self.setAccessibleName(" ".join(groups))


class CodePart(Panel):
    """Asks for the code of a key that nobody has confirmed.

    Args:
        key: The key that signed the file.
        name: What the signer calls themselves.
        may_skip: Whether it may be taken without comparing.

    Attributes:
        field: Where the code is typed.
        same: Says that the code on the card is the same.
        skip: Takes the plan without comparing; None where that is not possible.

    Signals:
        changed: `how` may be another one.
        skip_asked: Take it without comparing.
        revealed: This part was shown, and is to be seen whole.
    """

    changed = Signal()
    revealed = Signal(object)
    skip_asked = Signal()

    def __init__(self, key: VerifyKey, name: str, *, may_skip: bool) -> None:
        title = QCoreApplication.translate("CodePart", "This key is new here")
        super().__init__(title, icon="seal", tone="warn")
        self._key = key
        self._name = name
        self._title.setContentsMargins(_LINK_INSET_PX, 0, 0, 0)
        words = self.tr(
            "Compare its code with the card from the practice, or on the telephone: "
            "eight groups of four digits. Until then the plan is shown and does not "
            "run."
        )
        self.body.addLayout(_beside_links(Prose(words)))
        self.body.addSpacing(6)
        self.field = TextField(self.tr("Code from the card"), _TYPED_MAX)
        self.field.setPlaceholderText(self.tr("Type the code from the card"))
        self.field.textChanged.connect(self._follow_typing)
        self.body.addLayout(_beside_links(self.field))
        self.problem = Label("", role="small", color="bad_text", wrap=True)
        self.problem.hide()
        self.body.addLayout(_beside_links(self.problem))
        self._add_side_by_side()
        self.skip: Button | None = None
        if may_skip:
            self._add_skip()

    def _set_margins(self) -> None:
        """Begin further left, so that the words of links line up with the text."""
        super()._set_margins()
        edges = self.body.contentsMargins()
        edges.setLeft(edges.left() - _LINK_INSET_PX)
        self.body.setContentsMargins(edges)

    def _add_side_by_side(self) -> None:
        self.show_code = Button(
            self.tr("Show the code of this file instead"),
            kind=ButtonKind.LINK,
            height_px=_LINK_PX,
        )
        self.show_code.clicked.connect(self._reveal)
        self.body.addLayout(_left(self.show_code))
        self.side_by_side = Column()
        column = QVBoxLayout(self.side_by_side)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(CodeLabel(self._key))
        self.same = Toggle(self.tr("The code on my card is the same"))
        self.same.toggled.connect(self.changed)
        column.addWidget(toggle_row(self.same))
        self.body.addLayout(_beside_links(self.side_by_side))
        self.side_by_side.hide()

    def _add_skip(self) -> None:
        self.skip = Button(
            self.tr("Take it without comparing: not confirmed"),
            kind=ButtonKind.LINK,
            height_px=_LINK_PX,
        )
        self.skip.clicked.connect(self.skip_asked)
        self.body.addLayout(_left(self.skip))

    @property
    def how(self) -> str:
        """How the code was compared: "code", "card", or "" as long as it was not."""
        if self._is_typed():
            return CODE
        return CARD if self.same.isChecked() else ""

    def _is_typed(self) -> bool:
        try:
            return is_code_of(self.field.text(), self._key)
        except KeyTextError:
            return False

    def _has_too_few(self) -> bool:
        """Return whether what is typed can still become a whole code."""
        text = self.field.text().strip()
        if is_qr_begun(text):
            return len(text) < len(self._key.qr_text)
        if any(sign.isalpha() for sign in text):
            return False
        whole = len(digits(self._key).replace(" ", ""))
        return sum(sign.isdecimal() for sign in text) < whole

    @Slot()
    def _follow_typing(self) -> None:
        """Say what is wrong, but not before the code can be whole."""
        self.problem.setText(self._problem())
        self.problem.setVisible(bool(self.problem.text()))
        self.changed.emit()

    def _problem(self) -> str:
        text = self.field.text()
        try:
            if not is_code_of(text, self._key):
                words = self.tr(
                    "These are not the digits of this key. Ask {0} before you take it."
                )
                return words.format(self._name)
        except KeyTextError as error:
            return "" if self._has_too_few() else str(error)
        return ""

    @Slot()
    def _reveal(self) -> None:
        self.show_code.hide()
        self.side_by_side.show()
        self.same.setFocus()
        self.changed.emit()
        self.revealed.emit(self.side_by_side)


def _beside_links(part: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(_LINK_INSET_PX, 0, 0, 0)
    row.addWidget(part)
    return row


def _left(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
