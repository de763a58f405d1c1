"""Doing another thing than a signed plan says: what it says, why, and who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.diary.rows import inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

_BECAUSE_MAX = 200


class DeviateSheet(FormSheet):
    """Asks before a session that the plan does not foresee.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.

    Attributes:
        because: Why, in the person's words; it may stay empty.

    Signals:
        confirmed: Do it all the same; what was written.
        given_up: Leave it.
    """

    confirmed = Signal(str)
    given_up = Signal()
    width_px = 640

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self.because = TextField(self.tr("Why? (optional)"), _BECAUSE_MAX)
        self.left.connect(self._give_up)

    def ask(self, title: str, sentences: Iterable[str], told: str) -> None:
        """Show what the plan says.

        Args:
            title: Of the program.
            sentences: What the plan says instead.
            told: Who is told of it; "" for nobody.
        """
        self.set_head(self.tr("The plan says otherwise"), title)
        for sentence in sentences:
            self.body.addWidget(inset(Label(sentence, weight=500, wrap=True)))
        words = self.tr("If you do it all the same, it is noted here.")
        if told:
            words = self.tr(
                "If you do it all the same, it is noted, and your next report tells "
                "{0}."
            ).format(told)
        self.body.addWidget(inset(Label(words, color="text_2", weight=400, wrap=True)))
        self.because.setPlaceholderText(self.because.accessibleName())
        self.body.addWidget(inset(self.because))
        leave = Button(self.tr("Leave it"), height_px=FOOT_BUTTON_PX)
        leave.clicked.connect(self._give_up)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        self.add_save(self.tr("Do it all the same")).clicked.connect(self._confirm)
        # Return alone changes no plan.
        self.open(leave)

    @Slot()
    def _confirm(self) -> None:
        self.go_away()
        self.confirmed.emit(" ".join(self.because.text().split()))

    @Slot()
    def _give_up(self) -> None:
        self.go_away()
        self.given_up.emit()
