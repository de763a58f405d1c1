"""A quiet card with one question about something that is over: a few presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care.questions import Sign
from ui.diary.rows import inset
from ui.player.stop_card import SignRow
from ui.recover.care.sign import Sign as Icon
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.chip_row import ChipRow
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from coach.care.follow_ups import FollowUp

NOTE_MAX = 500
_BUTTON_PX = 44
_PADDING_PX = 18
_ICON_PX, _ICON_GAP_PX = 20, 10


class FollowUpCard(Card):
    """Asks one follow-up: one choice, several yes-or-no questions, or a way to them.

    Args:
        asked: What is asked.

    Attributes:
        chips: The choices, where one is taken; else None.
        rows: The questions, where each has a yes or no.
        note: What the person adds in their own words.
        save: Gives the answer, or leads to the stop questions.
        none: Gives no to every question; None without such questions.
        skip: Does not want to be asked.

    Signals:
        answered: A slug, or a list of those with a yes; and the note.
        questions_asked: The stop questions are to be asked.
        skipped: This is not to be asked.
    """

    answered = Signal(object, str)
    questions_asked = Signal()
    skipped = Signal()

    def __init__(self, asked: FollowUp, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=_PADDING_PX)
        self.asked = asked
        self.setAccessibleName(f"{asked.title}. {asked.text}")
        self.chips: ChipRow | None = None
        self.rows: list[SignRow] = []
        self.none: Button | None = None
        self._answers: dict[str, bool] = {}
        self.note = TextField(self.tr("Note"), NOTE_MAX)
        self.skip = Button(
            self.tr("Do not ask"),
            kind=ButtonKind.LINK,
            height_px=32,
            name=self.tr("Do not ask: {0}").format(asked.title),
        )
        self.skip.clicked.connect(self.skipped)
        self.body.setSpacing(4)
        self.body.addLayout(self._head())
        if asked.choices:
            self._add_form()
        else:
            self._add_way()

    def _head(self) -> QHBoxLayout:
        title = Label(self.asked.title, role="small", color="text_2", weight=600)
        text = Label(self.asked.text, role="card_title", px=16, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(text)
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        head.setSpacing(_ICON_GAP_PX)
        head.addWidget(
            Icon("clock", "accent_text", _ICON_PX), 0, Qt.AlignmentFlag.AlignTop
        )
        head.addLayout(words, 1)
        head.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_form(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(0)
        fold = Fold(self.tr("Add a note (optional)"), inset(self.note))
        if self.asked.several:
            self._add_questions()
            self.none = Button(self.tr("None of these"), height_px=_BUTTON_PX)
            self.none.clicked.connect(self._take_none)
            foot.addWidget(fold, 1)
            foot.addWidget(self.none, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self.chips = ChipRow(self.asked.text, self.asked.choices)
            self.chips.changed.connect(self._allow)
            foot.addWidget(self.chips, 1)
        self.save = Button(self.tr("Save"), height_px=_BUTTON_PX)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._tell)
        foot.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(foot)
        if not self.asked.several:
            self.body.addWidget(fold)

    def _add_questions(self) -> None:
        for slug, words in self.asked.choices:
            row = SignRow(Sign(slug, words, "M", ""))
            row.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
            row.answered.connect(self._take)
            self.rows.append(row)
            self.body.addWidget(row)

    def _add_way(self) -> None:
        self.save = Button(self.tr("Answer"), height_px=_BUTTON_PX)
        self.save.setAccessibleName(self.tr("Answer: {0}").format(self.asked.title))
        self.save.clicked.connect(self.questions_asked)
        self.body.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot(str, bool)
    def _take(self, slug: str, is_yes: bool) -> None:
        self._answers[slug] = is_yes
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Let an answer be given once there is one; one yes is enough."""
        if self.chips is not None:
            self.save.setEnabled(bool(self.chips.value()))
            return
        is_whole = len(self._answers) == len(self.rows)
        self.save.setEnabled(is_whole or any(self._answers.values()))

    @Slot()
    def _take_none(self) -> None:
        self._answers = {}
        self._tell()

    @Slot()
    def _tell(self) -> None:
        answer: str | list[str]
        if self.chips is not None:
            answer = self.chips.value()
        else:
            answer = [slug for slug, _ in self.asked.choices if self._answers.get(slug)]
        self.answered.emit(answer, self.note.text().strip())
