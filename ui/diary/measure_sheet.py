"""The guided form for measures: choose a test, see how it is done, enter both sides."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from coach.care.choices import confidence_words, measured_with
from coach.care.measures import DEGREES, SCORE, Measure, difference, measures
from coach.progress.sides import test_title
from coach.store.entries import MEASURE
from coach.store.replay import whole_number
from ui.dates import short_day
from ui.diary.measure_guide import MeasureGuide
from ui.diary.rows import FormRows, inset
from ui.diary.sheet import DiarySheet
from ui.player.number_scale import TEN, NumberScale
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LEFT, RIGHT, VALUE = "left", "right", "value"


class MeasureSheet(DiarySheet):
    """Asks for the result of one test.

    Attributes:
        guide: How the test is done, with its figure.
        steppers: The result of each side.
    """

    kind = MEASURE
    keys = ("test", LEFT, RIGHT, VALUE, "unit", "how", "pain")

    def build(self) -> None:
        """Make the form: the tests, the guide, the result."""
        self.set_head(self.tr("Measure"), self.day_subtitle())
        self._measures = {each.test: each for each in measures()}
        tests = [(test, test_title(test)) for test in self._measures]
        self.tests = ChoiceRow(self.tr("Which test"), tests)
        self.guide = MeasureGuide(self.context)
        self.body.addWidget(self.tests)
        self.body.addWidget(inset(self.guide))
        self._add_results()
        self.body.addWidget(self.rows)
        self.tests.chosen.connect(self._choose)
        self.tests.set_value(self._first_test())
        self._choose()

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        if data.get("test") in self._measures:
            self.tests.set_value(str(data["test"]))
        for side, stepper in self.steppers.items():
            value = data.get(side)
            stepper.set_value(round(value) if isinstance(value, int | float) else None)
        for key, scale in ((VALUE, self.score), ("pain", self.pain)):
            number = whole_number(data.get(key))
            if number is not None and 0 <= number <= TEN:
                scale.set_value(number)
        self.how.set_values((data.get("how"),))
        self._choose()

    def data(self) -> dict[str, Any] | None:
        """Return what was filled in; one result is needed."""
        measure = self.measure
        found: dict[str, Any] = {"test": measure.test}
        if measure.has_sides:
            results = {side: each.value() for side, each in self.steppers.items()}
            said = {side: value for side, value in results.items() if value is not None}
            found |= said | {"unit": measure.unit}
        else:
            score = self.score.value()
            said = {} if score is None else {VALUE: score}
            found |= said
        if measure.unit == DEGREES and self.how.value():
            found["how"] = self.how.value()
        if measure.has_sides and self.pain.value() is not None:
            found["pain"] = self.pain.value()
        return found if said else None

    def first_field(self) -> QWidget | None:
        """Return the field of the left side, where the test has sides."""
        return self.steppers[LEFT].field if self.measure.has_sides else None

    @property
    def measure(self) -> Measure:
        """The test that is chosen."""
        return self._measures[self.tests.value()]

    def _first_test(self) -> str:
        """Return the test of the last time; it is usually measured again."""
        tests = (str(each.data.get("test")) for each in self.earlier)
        return next((test for test in tests if test in self._measures), "T5")

    def _add_results(self) -> None:
        """Add left and right with those of the last time, and what goes with them."""
        self.steppers: dict[str, Stepper] = {}
        self._before: dict[str, Label] = {}
        self._sides = FormRows()
        for side, name in ((LEFT, self.tr("Left")), (RIGHT, self.tr("Right"))):
            stepper = Stepper(name, max(each.most for each in self._measures.values()))
            before = Label("", role="small", color="text_2")
            stepper.add_after(before)
            stepper.changed.connect(self._compare)
            self._sides.add(name, stepper)
            self.steppers[side], self._before[side] = stepper, before
        self.difference = Label("", weight=600, wrap=True)
        self._sides.add_below(self.difference)
        self.rows.add_wide(self._sides)
        self.score = NumberScale(
            self.tr("How ready"),
            zoned=False,
            anchors=confidence_words(),
            height_px=52,
        )
        self._score_before = Label("", role="small", color="text_2")
        self.rows.add_wide(self.score)
        self.rows.add_wide(self._score_before)
        self.how = ChipRow(self.tr("Read with"), measured_with())
        self._how_words = self.rows.add(self.tr("Read with"), self.how, top=True)
        self.pain = NumberScale(
            self.tr("Pain during"), zoned=True, quiet=True, height_px=38
        )
        self._pain_words = self.rows.add(self.tr("Pain during"), self.pain)
        self.rows.add(self.tr("Note"), self.note)
        self.score.chosen.connect(self.note_change)
        self.pain.chosen.connect(self.note_change)
        self.how.changed.connect(self.note_change)

    @Slot()
    def _choose(self) -> None:
        """Show the form of the chosen test."""
        measure = self.measure
        self.guide.show_measure(measure)
        self._show_parts(measure)
        # Digits go to a number that can be seen.
        self.drop_scales()
        self.add_scale(self.pain if measure.has_sides else self.score)
        for side, label in self._before.items():
            label.setText(self._last_time(measure, side))
            self.steppers[side].set_most(measure.most)
        self._score_before.setText(self._last_time(measure, VALUE))
        self._compare()

    def _show_parts(self, measure: Measure) -> None:
        """Show the fields that a test has."""
        is_score, is_angle = measure.unit == SCORE, measure.unit == DEGREES
        parts: tuple[tuple[QWidget, bool], ...] = (
            (self._sides, measure.has_sides),
            (self._pain_words, measure.has_sides),
            (self.pain, measure.has_sides),
            (self.score, is_score),
            (self._score_before, is_score),
            (self._how_words, is_angle),
            (self.how, is_angle),
        )
        for part, is_shown in parts:
            part.setVisible(is_shown)

    def _last_time(self, measure: Measure, key: str) -> str:
        """Return the result before this one in words, "" when there is none."""
        for entry in self.earlier:
            value = entry.data.get(key)
            if entry.data.get("test") == measure.test and value is not None:
                sign = "°" if measure.unit == DEGREES else ""
                day = short_day(date.fromisoformat(entry.local_day))
                words = self.tr("Last time {0}{1}, {2}")
                return words.format(f"{value:g}", sign, day)
        return ""

    @Slot()
    def _compare(self) -> None:
        left, right = (each.value() for each in self.steppers.values())
        words = "" if left is None or right is None else difference(left, right)
        self.difference.setText(words)
        self.difference.setVisible(bool(words))
        self.note_change()
