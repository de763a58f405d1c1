"""The stop questions, one calm page at a time, by keyboard or pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.care.questions import Question
from coach.care.screening import opened_by
from coach.care.stop_signs import EMERGENCY, TODAY
from ui.player.form_sheet import FOOT_BUTTON_PX
from ui.player.overlay import Overlay
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coach.care.questions import Sign

_ANSWER_PX = 68
_QUESTION_LINES = 5


class ProgressLine(QWidget):
    """How far the questions are, as a thin line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(200, 6)

    def set_share(self, share: float) -> None:
        """Show how much is done, 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and line."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(theme.color("hairline"))
        painter.drawRoundedRect(whole, 3, 3)
        painter.setBrush(theme.color("accent"))
        whole.setWidth(max(whole.width() * self._share, 6))
        painter.drawRoundedRect(whole, 3, 3)


class StopScreen(Overlay):
    """Asks one question after the other; a yes opens what follows from it.

    Y and N answer, the arrows choose, Backspace goes back. An emergency ends the
    questions at once; any other yes lets the rest be asked, or skipped.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.

    Signals:
        answered: The answers by id.
        left: The person leaves without any yes; nothing was said.
    """

    answered = Signal(dict)
    left = Signal()
    width_px = 720

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self._signs: list[Sign] = []
        self._given: dict[str, bool] = {}
        self._answers: dict[str, bool] = {}
        self._at = 0
        self.dismissed.connect(self._leave_by_key)

    @property
    def question(self) -> Sign:
        """What is asked now."""
        return self._signs[self._at]

    @property
    def answers(self) -> dict[str, bool]:
        """What was answered so far."""
        asked = {sign.id for sign in self._signs}
        said = {name: yes for name, yes in self._answers.items() if name in asked}
        return self._given | said

    def ask(
        self,
        questions: Sequence[Question],
        intro: str = "",
        given: Mapping[str, bool] | None = None,
    ) -> None:
        """Ask some questions from the first on.

        Args:
            questions: At least one.
            intro: A sentence above them, or "".
            given: Answers that follow from what was said elsewhere; they are added.
        """
        self._given = dict(given or {})
        self._signs = list(questions)
        self._answers = {}
        self._at = 0
        self._build(intro)
        self._show()

    def _build(self, intro: str) -> None:
        self.clear()
        self.set_head(self.tr("A few questions first"), intro)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.count = Label("", role="small", color="text_2", weight=600)
        self._line = ProgressLine()
        row.addWidget(self.count)
        row.addWidget(self._line, 1)
        self.body.addLayout(row)
        self.urgency = Label("", role="small", color="text_3", weight=600)
        self.text = Label("", px=20, weight=500, wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line = self.text.fontMetrics().lineSpacing()
        # The buttons stay where they are from one question to the next.
        self.text.setMinimumHeight(_QUESTION_LINES * line)
        self.body.addSpacing(4)
        self.body.addWidget(self.urgency)
        self.body.addWidget(self.text)
        self.yes = Button(self.tr("Yes"), height_px=_ANSWER_PX)
        self.no = Button(self.tr("No"), height_px=_ANSWER_PX)
        answers = QHBoxLayout()
        answers.setSpacing(8)
        for button in (self.yes, self.no):
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
            button.setSizePolicy(policy)
            answers.addWidget(button, 1)
        self.body.addLayout(answers)
        self.yes.clicked.connect(self.take_yes)
        self.no.clicked.connect(self.take_no)
        self._add_foot()

    def _add_foot(self) -> None:
        self.back = Button(self.tr("Back"), icon="arrow_back", height_px=FOOT_BUTTON_PX)
        self.back.clicked.connect(self.go_back)
        self.enough = Button(
            self.tr("Show what to do"), kind=ButtonKind.MAIN, height_px=FOOT_BUTTON_PX
        )
        self.enough.clicked.connect(self.finish)
        self.foot.addWidget(self.back)
        keys = Label(self.tr("Y yes · N no · Esc leave"), role="small", color="text_3")
        self.foot.addWidget(keys)
        self.foot.addStretch(1)
        self.foot.addWidget(self.enough)

    def _show(self) -> None:
        sign, count = self.question, len(self._signs)
        self.count.setText(self.tr("{0} of {1}").format(self._at + 1, count))
        self._line.set_share((self._at + 1) / count)
        words = {
            EMERGENCY: self.tr("Signs that cannot wait"),
            TODAY: self.tr("Signs for the same day"),
        }
        self.urgency.setText(words.get(sign.level, self.tr("Signs for the next days")))
        self.text.setText(sign.text)
        self.yes.setAccessibleName(self.tr("Yes: {0}").format(sign.text))
        self.no.setAccessibleName(self.tr("No: {0}").format(sign.text))
        self.setAccessibleDescription(sign.text)
        self.open()
        self.back.setEnabled(self._at > 0)
        self.enough.setVisible(any(self.answers.values()))

    def event(self, event: QEvent) -> bool:
        """Take keys before the shortcuts of the window behind."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer, choose or go back."""
        acts = {
            Qt.Key.Key_Y: self.yes.click,
            Qt.Key.Key_N: self.no.click,
            Qt.Key.Key_Left: self._choose_yes,
            Qt.Key.Key_Right: self._choose_no,
            Qt.Key.Key_Backspace: self.back.click,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
            return
        act()
        event.accept()

    def _choose_yes(self) -> None:
        self.yes.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_no(self) -> None:
        self.no.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def take_yes(self) -> None:
        """Answer yes: ask what follows from it."""
        sign = self.question
        opened: list[Sign] = list(opened_by(sign.id))
        if isinstance(sign, Question):
            opened[:0] = sign.follow_ups
        known = {each.id for each in self._signs}
        after = self._at + 1
        self._signs[after:after] = [each for each in opened if each.id not in known]
        self._take(is_yes=True)

    @Slot()
    def take_no(self) -> None:
        """Answer no: what a yes had opened is not asked any more."""
        sign = self.question
        if isinstance(sign, Question):
            gone = {each.id for each in sign.follow_ups}
            self._signs = [each for each in self._signs if each.id not in gone]
        self._take(is_yes=False)

    def _take(self, *, is_yes: bool) -> None:
        self._answers[self.question.id] = is_yes
        is_emergency = is_yes and self.question.level == EMERGENCY
        if is_emergency or self._at + 1 == len(self._signs):
            self.finish()
            return
        self._at += 1
        self._show()

    @Slot()
    def go_back(self) -> None:
        """Ask the question before this one again."""
        if self._at > 0:
            self._at -= 1
            self._show()

    @Slot()
    def finish(self) -> None:
        """Give the answers."""
        answers = self.answers
        self.go_away()
        self.answered.emit(answers)

    @Slot()
    def _leave_by_key(self) -> None:
        """Leave; but what was answered with yes is never lost by that."""
        if any(self.answers.values()):
            self.finish()
            return
        self.go_away()
        self.left.emit()
