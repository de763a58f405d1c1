"""What is entered for a point of the checklist: yes, pain, both sides, a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.care.course.answers import LEFT, RIGHT, Answer, judge
from coach.care.course.self_tests import PAIN, SIDES, VALUE, YES, self_test
from coach.care.measures import measures
from ui.diary.rows import FormRows
from ui.player.number_scale import NumberScale
from ui.widgets.pill import ChoiceRow
from ui.widgets.scroll import Column
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.care.course.answers import Judgement
    from coach.care.course.checks import Check

DONE, NOT_DONE, NOT_MINE = "yes", "no", "not-mine"
_MOST = 200


class AnswerForm(Column):
    """Asks what a point needs.

    Args:
        point: The point; it has a criterion.
        side: The sore side, or "".

    Attributes:
        yes: Yes and no, and "does not apply to me"; None where it is not asked.
        scale: Pain 0 to 10; None likewise.
        steppers: Numbers by "left", "right" or "value".

    Signals:
        changed: Something was entered.
    """

    changed = Signal()

    def __init__(
        self, point: Check, side: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        assert point.criterion is not None
        self._point, self._criterion, self._side = point, point.criterion, side
        self.yes: ChoiceRow | None = None
        self.scale: NumberScale | None = None
        self.steppers: dict[str, Stepper] = {}
        self._rows = FormRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        self._test = self_test(self._criterion.test)
        if YES in point.enters or point.may_not_apply:
            self._add_yes()
        if SIDES in point.enters:
            self._add_number(LEFT, self.tr("Left"))
            self._add_number(RIGHT, self.tr("Right"))
        if VALUE in point.enters:
            self._add_number(VALUE, self._value_words())
        if PAIN in point.enters:
            self._add_pain()

    @property
    def answer(self) -> Answer:
        """What was entered so far."""
        said = "" if self.yes is None else self.yes.value()
        numbers = {key: each.value() for key, each in self.steppers.items()}
        return Answer(
            applies=said != NOT_MINE,
            yes={DONE: True, NOT_DONE: False}.get(said),
            pain=None if self.scale is None else self.scale.value(),
            left=numbers.get(LEFT),
            right=numbers.get(RIGHT),
            value=numbers.get(VALUE),
        )

    @property
    def is_complete(self) -> bool:
        """Whether everything that is asked was entered."""
        answer = self.answer
        if not answer.applies:
            return True
        needs_word = YES in self._point.enters or not self._point.enters
        if needs_word and answer.yes is None:
            return False
        if self.scale is not None and answer.pain is None:
            return False
        return all(each.value() is not None for each in self.steppers.values())

    @property
    def judgement(self) -> Judgement:
        """Whether what was entered passes."""
        return judge(self._criterion, self.answer, self._side)

    def _add_yes(self) -> None:
        choices = []
        if YES in self._point.enters:
            choices = [(DONE, self.tr("Yes")), (NOT_DONE, self.tr("No"))]
        else:
            choices = [(DONE, self.tr("It applies"))]
        if self._point.may_not_apply:
            choices.append((NOT_MINE, self.tr("Does not apply to me")))
        words = self.tr("Is it so?")
        if self._test is not None and self._test.question:
            words = self._test.question
        elif YES not in self._point.enters:
            words = self.tr("For me")
        self.yes = ChoiceRow(words, choices)
        self.yes.chosen.connect(self._tell)
        self._rows.add(words, self.yes)

    def _add_number(self, key: str, words: str) -> None:
        known = {each.test: each.most for each in measures()}
        most = known.get(self._criterion.test, _MOST)
        stepper = Stepper(words, most)
        stepper.changed.connect(self._tell)
        self.steppers[key] = stepper
        self._rows.add(words, stepper)

    def _value_words(self) -> str:
        if self._criterion.score_at_least is not None:
            return self.tr("0 to 10")
        return self.tr("How many")

    def _add_pain(self) -> None:
        words = self.tr("Pain")
        if self._criterion.since_onset_if_painless_ms is not None:
            words = self.tr("Pain when walking")
        self.scale = NumberScale(words, zoned=True, height_px=44)
        self.scale.chosen.connect(self._tell)
        self._rows.add(words, self.scale, top=True)

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
