"""Before a rehab session: pain right now and pain relief, in two presses at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from ui.diary.pain_details import RELIEF, PainDetails
from ui.diary.rows import inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.player.number_scale import NumberScale
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class BeforeSheet(FormSheet):
    """Asks before the session starts; it can be skipped.

    Args:
        window: The widget that is covered.
        title: Name of the program.
        side: The sore side; given back with the answers.
        motion: Whether the card may rise into place.

    Signals:
        answered: The answers by key: any of "pain", "relief"; and the side. The
            session starts.
        given_up: The session does not start.
    """

    answered = Signal(dict, str)
    given_up = Signal()

    def __init__(
        self, window: QWidget, title: str, side: str, *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self._side = side
        self.set_head(self.tr("Before you start"), title)
        name = self.tr("Pain right now")
        self.body.addWidget(inset(Label(name, px=16, weight=600)))
        self.pain = NumberScale(name, zoned=True)
        self.body.addWidget(self.pain)
        self.details = PainDetails((RELIEF,))
        self.body.addWidget(self.details)
        self.add_scale(self.pain)
        skip = Button(self.tr("Skip"), height_px=FOOT_BUTTON_PX)
        skip.clicked.connect(self._skip)
        self.foot.addStretch(1)
        self.foot.addWidget(skip)
        start = self.add_save(self.tr("Start"))
        start.setEnabled(False)
        start.clicked.connect(self._start)
        self.pain.chosen.connect(self._allow)
        self.details.changed.connect(self._allow)
        self.left.connect(self._leave)

    @Slot()
    def _allow(self) -> None:
        self.touch()
        if self.save is not None:
            self.save.setEnabled(bool(self._answers()))
        self.fit()

    def _answers(self) -> dict[str, Any]:
        number = self.pain.value()
        pain = {} if number is None else {"pain": number}
        return pain | self.details.answers()

    @Slot()
    def _start(self) -> None:
        self._close()
        self.answered.emit(self._answers(), self._side)

    @Slot()
    def _skip(self) -> None:
        self._close()
        self.answered.emit({}, self._side)

    @Slot()
    def _leave(self) -> None:
        self._close()
        self.given_up.emit()

    def _close(self) -> None:
        self.leave()
        self.deleteLater()
