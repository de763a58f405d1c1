"""The questions after a session: pain, what it means, effort, details, a note."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.choices import effort_words
from coach.care.pain import RED_FROM
from ui.diary.pain_details import (
    ALL,
    BESIDE_SIGNS,
    QUALITY,
    RELIEF,
    SIGNS,
    PainDetails,
)
from ui.diary.rows import FormRows, inset
from ui.player.advice_card import UNLIT, AdviceCard
from ui.player.number_scale import NumberScale
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.care.pain import AfterAdvice

NOTE_MAX = 500


@dataclass(frozen=True)
class FinishContext:
    """What the questions have to know about the session.

    Attributes:
        advise: Returns what a number means; takes it, and whether the pain was of a
            kind that counts as red.
        following: What comes next, such as "Next: morning check tomorrow, 08:00"; ""
            when nothing does.
        pain: Worst pain said during the session, or None.
        relief: Whether pain relief was taken, as said before the session; None when
            it was not asked.
        signs: What was reported with pain during the session.
        asks_signs: Signs are asked for openly, not among the details.
        stop_pain: The number from which on the session ends.
    """

    advise: Callable[[int, bool], AfterAdvice]
    following: str = ""
    pain: int | None = None
    relief: bool | None = None
    signs: tuple[str, ...] = ()
    asks_signs: bool = False
    stop_pain: int = RED_FROM


class FinishForm(Column):
    """Everything that is asked when a session is over; only the first is needed.

    Args:
        about: What is known about the session.

    Signals:
        resized: Something was folded or said, and the height is another one.
        touched: The person filled something in.
    """

    resized = Signal()
    touched = Signal()

    def __init__(self, about: FinishContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.advice: AfterAdvice | None = None
        worst = self.tr("Worst pain during the session")
        self.pain = NumberScale(worst, zoned=True, stop_pain=about.stop_pain)
        self.pain_now = NumberScale(
            self.tr("Pain right now"), zoned=True, quiet=True, height_px=38
        )
        self.effort = NumberScale(
            self.tr("Effort from 0 to 10"),
            zoned=False,
            anchors=effort_words(),
            quiet=True,
            height_px=38,
        )
        self.card = AdviceCard(
            UNLIT,
            self.tr("Choose a number"),
            (self.tr("Then you read here what it means for the next session."),),
            lines_least=2,
        )
        # With room for the line that will stand there, so that nothing jumps.
        self.card.leave_room(about.following)
        self.signs = PainDetails((SIGNS,)) if about.asks_signs else None
        self.details = PainDetails(BESIDE_SIGNS if about.asks_signs else ALL)
        self.fold = Fold(self.tr("Where and how? (optional)"), self.details)
        self.note = TextField(self.tr("Note"), NOTE_MAX)
        self._lay_out(worst)
        self.pain.chosen.connect(self._show_advice)
        for details in self._all_details:
            details.changed.connect(self._follow_details)
        self.fold.toggled.connect(self._tell_size)
        self.note.textEdited.connect(self._tell_touch)
        self._fill()

    @property
    def scales(self) -> tuple[NumberScale, ...]:
        """The scales in the order in which digits go to them."""
        return self.pain, self.pain_now, self.effort

    @property
    def _all_details(self) -> tuple[PainDetails, ...]:
        return tuple(each for each in (self.signs, self.details) if each is not None)

    def answers(self) -> dict[str, Any]:
        """Return what was answered; what was not is left out."""
        found: dict[str, Any] = {}
        keys = ("pain", "pain_now", "effort")
        for key, scale in zip(keys, self.scales, strict=True):
            if scale.value() is not None:
                found[key] = scale.value()
        for details in self._all_details:
            found |= details.answers()
        if self._about.signs:
            # What was reported during the session and taken back here is gone.
            found.setdefault(SIGNS, [])
        note = self.note.text().strip()
        if note:
            found["note"] = note
        return found

    def _lay_out(self, worst: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        head.addWidget(Label(worst, px=16, weight=600))
        head.addStretch(1)
        keys = self.tr("Keys 0 to 9, or ← →")
        head.addWidget(Label(keys, role="small", color="text_2"))
        rows = FormRows()
        if self.signs is not None:
            rows.add_wide(self.signs)
        rows.add(self.tr("And right now?"), self.pain_now)
        rows.add(self.tr("How hard was it?"), self.effort, top=True)
        rows.add_wide(self.fold)
        rows.add(self.tr("Note"), self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pain)
        column.addSpacing(4)
        column.addWidget(inset(self.card))
        column.addSpacing(4)
        column.addWidget(rows)

    def _fill(self) -> None:
        """Show what is known already; the person may correct it."""
        about = self._about
        for details in self._all_details:
            details.set_answers({RELIEF: about.relief, SIGNS: about.signs})
        said = self.details.answers()
        # Nothing that counts is filled in out of sight.
        self.fold.set_open(bool(said.get(RELIEF) or said.keys() & {QUALITY, SIGNS}))
        if about.pain is not None:
            self.pain.set_value(about.pain)

    @Slot()
    def _show_advice(self) -> None:
        number = self.pain.value()
        if number is None:
            return
        has_danger = any(each.has_danger for each in self._all_details)
        self.advice = self._about.advise(number, has_danger)
        self.card.tell(
            self.advice.light,
            self.advice.heading,
            self.advice.sentences,
            self._about.following,
        )
        self.resized.emit()

    @Slot()
    def _follow_details(self) -> None:
        self._show_advice()
        self.touched.emit()
        self.resized.emit()

    @Slot()
    def _tell_size(self) -> None:
        self.resized.emit()

    @Slot()
    def _tell_touch(self) -> None:
        self.touched.emit()
