"""A quiet card that offers the routine before sleep when night cramps repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui.recover.care.sign import Sign
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.recover.follow_up.due import Bedtime

_PADDING_PX = 18
_BUTTON_PX = 44


class BedtimeCard(Card):
    """Leads to the plan, or is put away for a week.

    Args:
        bedtime: What is offered.

    Attributes:
        look: Shows the plan.
        decline: Puts the offer away.

    Signals:
        plan_asked: The plan is to be shown.
        declined: Not now.
    """

    plan_asked = Signal()
    declined = Signal()

    def __init__(self, bedtime: Bedtime, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=_PADDING_PX)
        self.bedtime = bedtime
        offer = bedtime.offer
        self.setAccessibleName(offer.sentence)
        self.look = Button(
            self.tr("Look at the plan"),
            height_px=_BUTTON_PX,
            name=self.tr("Look at the plan: {0}").format(bedtime.plan.title),
        )
        self.decline = Button(
            self.tr("Not now"), kind=ButtonKind.LINK, height_px=_BUTTON_PX
        )
        self.look.clicked.connect(self.plan_asked)
        self.decline.clicked.connect(self.declined)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(offer.sentence, role="card_title", px=16, wrap=True))
        words.addWidget(Label(offer.note, role="small", color="text_2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Sign("moon", "accent_text", 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.decline)
        row.addWidget(self.look)
        self.body.addLayout(row)
