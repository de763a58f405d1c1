"""First steps of therapist mode: who somebody is, and the key that signs for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from coach.errors import CoachError
from coach.exchange.signed.key_file import public_key_of
from ui.diary.rows import inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.therapist.keep_choice import KeepChoice
from ui.therapist.key_model import therapist_key
from ui.therapist.secret_sheet import SecretSheet
from ui.therapist.who_fields import WhoFields
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


class SetupSheet(FormSheet):
    """Asks who the physiotherapist is and makes their key.

    Args:
        window: The widget that is covered.
        context: What all parts share.

    Attributes:
        who: Name, role, practice, contact.
        keep: How the key is kept.

    Signals:
        finished: The key is there; the settings hold everything.
        closed: The sheet is gone, with or without a key.
    """

    finished = Signal()
    closed = Signal()

    def __init__(self, window: QWidget, context: AppContext) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        self._window = window
        self._model = therapist_key(context)
        self._restoring: SecretSheet | None = None
        self._copy = Path()
        self.set_head(
            self.tr("Your practice"),
            self.tr(
                "Patients see who signed a plan. All of it stays on this computer."
            ),
        )
        self.who = WhoFields(context.settings)
        self.keep = KeepChoice()
        self._fill_body()
        self._fill_foot()
        self.who.changed.connect(self._follow)
        self.keep.changed.connect(self._follow)
        self._model.changed.connect(self._finish)
        self._model.refused.connect(self._refuse)
        self._model.keyring_answered.connect(self._offer_keyring)
        self.left.connect(self.close_sheet)
        self.is_touched = False
        self._model.ask_keyring()
        self.open(self.who.name)
        self._allow()

    def _fill_body(self) -> None:
        self.body.addWidget(self.who)
        self.body.addSpacing(8)
        title = Label(self.tr("Your key"), role="card_title")
        words = Label(
            self.tr(
                "It signs the plans that you hand out, so that nobody can alter a dose "
                "unseen. It never leaves this computer unless you save a copy."
            ),
            weight=400,
            color="text_2",
            wrap=True,
        )
        for part in (title, words):
            self.body.addWidget(inset(part))
        self.body.addWidget(self.keep)
        self.problem = Label(role="small", color="bad_text", wrap=True)
        self.problem.hide()
        self.body.addWidget(inset(self.problem))
        # The card keeps its height when the keyring asks for less.
        self.body.addStretch(1)

    def _fill_foot(self) -> None:
        self.restore = Button(
            self.tr("I have a key already …"),
            kind=ButtonKind.LINK,
            height_px=FOOT_BUTTON_PX,
        )
        self.restore.clicked.connect(self._ask_copy)
        self.foot.addWidget(self.restore)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        self.add_save(self.tr("Make my key")).clicked.connect(self._make)

    @Slot(bool)
    def _offer_keyring(self, has_one: bool) -> None:
        self.keep.offer_keyring(has_one)
        self.fit()

    @Slot()
    def _follow(self) -> None:
        self.touch()
        self._allow()

    def _allow(self) -> None:
        assert self.save is not None
        is_free = not self._model.is_busy
        self.save.setEnabled(is_free and self.who.is_complete and self.keep.is_complete)
        self.restore.setEnabled(is_free and self.who.is_complete)
        if self.isVisible():
            self.fit()

    @Slot()
    def _make(self) -> None:
        self.problem.hide()
        self._keep_who()
        self._model.make(self.keep.passphrase)
        self._allow()

    @Slot()
    def _finish(self) -> None:
        if self._model.keys is None:
            return
        if self._restoring is not None:
            self._restoring.accept()
            self._restoring = None
        self._keep_who()
        self.finished.emit()
        self.close_sheet()

    def _keep_who(self) -> None:
        """Keep the name with the key: that is made also where the sheet was left."""
        self._context.change_settings(**self.who.values())

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        if self._restoring is not None:
            self._restoring.refuse(sentence)
            return
        self.problem.setText(sentence)
        self.problem.show()
        self._allow()
        self.show_part(self.problem)

    # A key from another computer

    @Slot()
    def _ask_copy(self) -> None:
        dialog = QFileDialog(
            self._window,
            self.tr("Choose the copy of your key"),
            "",
            self.tr("Keys of Coach (*.key);;All files (*)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_copy)
        dialog.open()

    @Slot(str)
    def take_copy(self, path: str) -> None:
        """Ask for the passphrase of a copy of the key, unless it is none."""
        self._copy = Path(path)
        self.problem.hide()
        try:
            public_key_of(self._copy)
        except CoachError as error:
            self._refuse(str(error))
            return
        self._restoring = SecretSheet(
            self._window,
            self.tr("Open your key"),
            self._copy.name,
            self.tr("Open"),
            motion=not self._context.less_motion,
        )
        self._restoring.given.connect(self._restore)
        self._restoring.given_up.connect(self._forget_copy)
        self._restoring.open()

    @Slot(str)
    def _restore(self, passphrase: str) -> None:
        self._keep_who()
        self._model.restore(self._copy, passphrase)

    @Slot()
    def _forget_copy(self) -> None:
        self._restoring = None

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self._model.changed.disconnect(self._finish)
        self._model.refused.disconnect(self._refuse)
        self.leave()
        self.closed.emit()
        self.deleteLater()
