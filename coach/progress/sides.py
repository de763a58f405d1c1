"""Sides: are left and right alike? Measures in pairs, and how ready a person feels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from coach.progress.sentences import REAL_POINTS
from coach.progress.table import Table, day_cell, table
from coach.progress.words import number
from coach.store.entries import COURSE, MEASURE
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.progress.record import Record
    from coach.progress.span import Span

# In the order in which they are offered. The last has no sides.
TESTS = ("T8", "T5", "T9", "T10")
SINGLE_TEST = "T10"
BAND_PERCENT = 10

LEFT, RIGHT = "left", "right"


@dataclass(frozen=True, slots=True)
class SidePoint:
    """One measuring: both sides, or one value for a test without sides."""

    day: date
    left: float | None = None
    right: float | None = None
    value: float | None = None

    @property
    def is_pair(self) -> bool:
        """Return whether both sides were measured."""
        return self.left is not None and self.right is not None


@dataclass(frozen=True, slots=True)
class SidesView:
    """What the graph of one test shows, and says.

    Attributes:
        test: One of TESTS.
        unit: Written after a number: "°" or "".
        points: Oldest first.
        other: The side that the per cent are of: "left" or "right"; "" without pairs.
        percent: The compared side in per cent of the other; None without a pair.
        tests: The tests that have any measure in the record, in the order of TESTS.
    """

    test: str
    title: str
    unit: str
    points: tuple[SidePoint, ...]
    other: str
    percent: int | None
    sentence: str
    tests: tuple[str, ...]
    span: Span

    @property
    def is_empty(self) -> bool:
        """Return whether the test has no measure in the span."""
        return not self.points

    @property
    def is_single(self) -> bool:
        """Return whether the test has one value instead of two sides."""
        return self.test == SINGLE_TEST

    def table(self) -> Table:
        """Return the measures as rows."""
        if self.is_single:
            values = [(day_cell(each.day), each.value) for each in self.points]
            return table(self.title, (tr("Day"), tr("0 to 10")), values)
        columns = (tr("Day"), tr("Left"), tr("Right"), tr("Lower side, per cent"))
        pairs = [
            (day_cell(each.day), each.left, each.right, _lower_percent(each))
            for each in self.points
        ]
        return table(self.title, columns, pairs)


def test_title(test: str) -> str:
    """Return the name of a test."""
    titles = {
        "T5": tr("Single-leg bridge"),
        "T8": tr("Straight-leg raise"),
        "T9": tr("Heel raises"),
        SINGLE_TEST: tr("How ready you feel"),
    }
    return titles.get(test, test)


def unit_of(test: str) -> str:
    """Return what is written after a number of a test."""
    return "°" if test == "T8" else ""


def sides_view(record: Record, span: Span, test: str = "") -> SidesView:
    """Return the measures of one test.

    Args:
        record: The history.
        span: The days that are shown.
        test: One of TESTS; "" for the first that was measured.
    """
    measured = {str(note.data.get("test")) for note in record.notes.get(MEASURE, ())}
    tests = tuple(each for each in TESTS if each in measured)
    if test not in TESTS:
        test = tests[0] if tests else TESTS[0]
    points = _points(record, span, test)
    pairs = [point for point in points if point.is_pair]
    other = _other_side(record, pairs)
    percent = _percent(pairs[-1], other) if pairs else None
    if test == SINGLE_TEST:
        sentence = _single_sentence(points)
    else:
        sentence = _sentence(points, other, percent)
    return SidesView(
        test,
        test_title(test),
        unit_of(test),
        tuple(points),
        other,
        percent,
        sentence,
        tests,
        span,
    )


def _points(record: Record, span: Span, test: str) -> list[SidePoint]:
    """Return the measures of a test; of two on one day the later one holds."""
    found: dict[date, SidePoint] = {}
    for note in record.notes_in(MEASURE, span):
        if note.data.get("test") != test:
            continue
        left, right, value = (
            _number(note.data.get(key)) for key in (LEFT, RIGHT, "value")
        )
        if (left, right, value) != (None, None, None):
            day = date.fromisoformat(note.local_day)
            found[day] = SidePoint(day, left, right, value)
    return list(found.values())


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)


def _other_side(record: Record, pairs: Sequence[SidePoint]) -> str:
    """Return the side to compare with: not the sore one, or else the stronger one."""
    if not pairs:
        return ""
    sore = _sore_side(record)
    if sore:
        return LEFT if sore == RIGHT else RIGHT
    last = pairs[-1]
    assert last.left is not None
    assert last.right is not None
    return LEFT if last.left >= last.right else RIGHT


def _sore_side(record: Record) -> str:
    """Return the sore side of the newest course or session that names one."""
    sides = [str(note.data.get("side")) for note in record.notes.get(COURSE, ())]
    sides = sides or [session.side for session in record.sessions]
    named = [side for side in sides if side in (LEFT, RIGHT)]
    return named[-1] if named else ""


def _percent(point: SidePoint, other: str) -> int | None:
    left, right = point.left or 0.0, point.right or 0.0
    base, compared = (left, right) if other == LEFT else (right, left)
    return round(100 * compared / base) if base > 0 else None


def _lower_percent(point: SidePoint) -> int | None:
    if point.left is None or point.right is None:
        return None
    higher = max(point.left, point.right)
    return round(100 * min(point.left, point.right) / higher) if higher > 0 else None


def _sentence(points: Sequence[SidePoint], other: str, percent: int | None) -> str:
    if not points:
        return tr("Not measured in this time.")
    if percent is None:
        return tr("Measure both sides to compare them.")
    if other == LEFT:
        compared = tr("Right is {0} % of left").format(percent)
    else:
        compared = tr("Left is {0} % of right").format(percent)
    is_within = abs(percent - 100) <= BAND_PERCENT
    sentence = (
        tr("{0}: within {1} %.") if is_within else tr("{0}: more than {1} % apart.")
    )
    return sentence.format(compared, BAND_PERCENT)


def _single_sentence(points: Sequence[SidePoint]) -> str:
    """Return the last value, and the first where they are really different."""
    values = [point.value for point in points if point.value is not None]
    if not values:
        return tr("Not answered in this time.")
    first, last = values[0], values[-1]
    if abs(last - first) < REAL_POINTS:
        return tr("{0} of 10.").format(number(last))
    return tr("{0} of 10; at the start {1}.").format(number(last), number(first))
