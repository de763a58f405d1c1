"""The keys of physiotherapists known here, and the way to trust one no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.exchange.assigned.words import is_confirmed, key_words
from coach.exchange.signed.keys import VerifyKey
from coach.progress.words import capital
from ui.assigned.code_part import CodeLabel
from ui.models.assigned_model import assigned_model
from ui.pages.recovery.entry_points import with_room
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.exchange.assigned.kept import KeptKey
    from ui.context import AppContext


class KeysSheet(FormSheet):
    """Lists the keys; one that is trusted can be withdrawn after a question.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.

    Attributes:
        withdraw: The button of each key that is trusted, by its id.
        confirm: Withdraws the key that was asked about; None before that.

    Signals:
        withdrawn: Trust the key with this id no more.
    """

    withdrawn = Signal(str)

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self._keys: Sequence[KeptKey] = ()
        self.withdraw: dict[str, Button] = {}
        self.confirm: Button | None = None
        self._asked = ""
        self.left.connect(self.go_away)

    def show_keys(self, keys: Sequence[KeptKey]) -> None:
        """Show all keys that were ever confirmed."""
        self.clear()
        self._keys, self.withdraw, self.confirm = keys, {}, None
        self.set_head(
            self.tr("Keys of physiotherapists"),
            self.tr("A plan runs here only when one of these keys has signed it."),
        )
        for key in keys:
            self.body.addWidget(with_room(self._row(key)))
        if not keys:
            words = self.tr("None yet. The first plan that you open brings one.")
            self.body.addWidget(with_room(Label(words, color="text_2", weight=400)))
        self.body.addStretch(1)
        self.foot.addStretch(1)
        close = self.add_save(self.tr("Close"))
        close.clicked.connect(self.go_away)
        self.open(close)

    def _row(self, key: KeptKey) -> Column:
        row = Column()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(Label(key.name, px=15.5, weight=600, wrap=True))
        color = "text_2" if is_confirmed(key) else "warn_text"
        state = Label(capital(key_words(key)), role="small", color=color, wrap=True)
        column.addWidget(state)
        column.addWidget(CodeLabel(VerifyKey.from_text(key.public_key)))
        if not key.revoked_at:
            words = self.tr("Trust no more")
            button = Button(
                words, kind=ButtonKind.DANGER_LINK, name=f"{words}: {key.name}"
            )
            button.setObjectName(key.key_id)
            button.clicked.connect(self._ask)
            self.withdraw[key.key_id] = button
            column.addWidget(button)
        return row

    @Slot()
    def _ask(self) -> None:
        """Say what it means before it is done: it cannot be taken back."""
        self._asked = self.sender().objectName()
        name = next(key.name for key in self._keys if key.key_id == self._asked)
        self.clear()
        self.set_head(self.tr("Trust the key of {0} no more?").format(name))
        words = self.tr(
            "Plans that it signed stop running, and nothing new is taken from it. What "
            "you did stays in your diary. This key cannot be trusted again; ask for a "
            "new one."
        )
        self.body.addWidget(with_room(Label(words, weight=400, wrap=True)))
        keep = Button(self.tr("Keep it"), height_px=FOOT_BUTTON_PX)
        keep.clicked.connect(self._keep)
        self.confirm = Button(
            self.tr("Trust no more"), kind=ButtonKind.DANGER, height_px=FOOT_BUTTON_PX
        )
        self.confirm.clicked.connect(self._withdraw)
        self.foot.addStretch(1)
        self.foot.addWidget(keep)
        self.foot.addWidget(self.confirm)
        self.open(keep)

    @Slot()
    def _keep(self) -> None:
        self.show_keys(self._keys)

    @Slot()
    def _withdraw(self) -> None:
        self.withdrawn.emit(self._asked)


class Keys(QObject):
    """Shows the keys of a window's history.

    Args:
        context: What all parts share.
        window: The widget that the sheet covers.
    """

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._model = assigned_model(context)
        self.sheet = KeysSheet(window, motion=not context.less_motion)
        self.sheet.withdrawn.connect(self._model.withdraw_key)
        self.sheet.destroyed.connect(self.deleteLater)
        self._model.changed.connect(self._show)

    def show(self) -> None:
        """Read the keys, then open the sheet."""
        self._model.refresh()

    @Slot()
    def _show(self) -> None:
        self.sheet.show_keys(self._model.keys)
