"""The patients as rows of a Qt model: searched, filtered and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from coach.clinic.flags import PAIN_RISE, QUIET, READY, long_flag_words
from coach.clinic.words import about_words, ago_words
from ui.models.hit_list import HitList
from ui.pages.patients.columns import HEARD, begins_low, order

if TYPE_CHECKING:
    from datetime import date

    from coach.clinic.overview import Row
    from ui.models.hit_list import Index
    from ui.models.search_words import WordSearch

ALL, LOOK, READY_ONES = "all", "look", "ready"
QUIET_ONES, ARCHIVED = "quiet", "archived"
ROW_ROLE = Qt.ItemDataRole.UserRole


class PatientList(HitList):
    """The patients whom search and filter leave, in the order of a column.

    Attributes:
        chosen: The filter: "all", "look", "ready", "quiet" or "archived".
        column: What they are sorted by.
        is_reversed: From high to low.
        today: The physiotherapist's day.

    Signals:
        arranged: The person sorts or filters otherwise now.
    """

    arranged = Signal()

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._order: list[int] = []
        self._passing: frozenset[int] = frozenset()
        self.chosen = ALL
        self.column = HEARD
        self.is_reversed = True
        self.today = today

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody at all."""
        return not self._all

    def show(self, rows: tuple[Row, ...], words: WordSearch, today: date) -> None:
        """Show other patients, or the same with other numbers.

        Args:
            rows: The patients, by name.
            words: Finds them; made where nobody waits for it.
            today: The physiotherapist's day.
        """
        self._all, self._words, self.today = rows, words, today
        self._list_again()

    def count(self, name: str) -> int:
        """Return how many patients a filter leaves, whatever is searched for."""
        return sum(_passes(row, name) for row in self._all)

    @Slot(str)
    def filter_by(self, name: str) -> None:
        """Leave those whom a filter leaves."""
        self.chosen = name
        self._list_again()
        self.arranged.emit()

    def sort_by(self, column: str) -> None:
        """Sort by a column; the one that sorts already turns round."""
        is_same = column == self.column
        self.is_reversed = not self.is_reversed if is_same else not begins_low(column)
        self.column = column
        self._list_again()
        self.arranged.emit()

    def _list_again(self) -> None:
        self.beginResetModel()
        self._sort()
        self._filter()
        self._rows = self.find(self._text)
        self.endResetModel()

    def find(self, text: str) -> list[int]:
        """Return the places of those whom search and filter leave, in order."""
        if not text.strip():
            return [place for place in self._order if place in self._passing]
        hits = self._passing.intersection(super().find(text))
        return [place for place in self._order if place in hits]

    def _sort(self) -> None:
        self._order = order(self._all, self.column, is_reversed=self.is_reversed)

    def _filter(self) -> None:
        passing = (p for p, row in enumerate(self._all) if _passes(row, self.chosen))
        self._passing = frozenset(passing)

    def patient_row(self, row: int) -> Row | None:
        """Return what is in a row, or None beyond the last."""
        place = self.place_of(row)
        return None if place is None else self._all[place]

    def row_of(self, patient_id: str) -> int:
        """Return the row of a patient, or -1."""
        for row, place in enumerate(self._rows):
            if self._all[place].patient.id == patient_id:
                return row
        return -1

    def filter_for(self, patient_id: str) -> str:
        """Return the filter that leaves a patient: "archived" for who is put away."""
        row = next((row for row in self._all if row.patient.id == patient_id), None)
        return ARCHIVED if row is not None and row.patient.archived_at else ALL

    def listed(self) -> tuple[Row, ...]:
        """Return all rows that are listed now, in their order."""
        return tuple(self._all[place] for place in self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a role says about a row."""
        row = self.patient_row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.patient.called
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            # The row has room for the most pressing one only.
            return "\n".join(map(long_flag_words, row.flags))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def _spoken(self, row: Row) -> str:
        """Return a row as it is read aloud."""
        parts = [row.patient.called, about_words(row.patient, row.stage)]
        if row.adherence is not None:
            parts.append(self.tr("{0} % done").format(round(row.adherence * 100)))
        if row.pain is not None:
            parts.append(self.tr("pain {0}").format(row.pain))
            if abs(row.rise) >= PAIN_RISE:
                words = self.tr("up {0}") if row.rise > 0 else self.tr("down {0}")
                parts.append(words.format(abs(row.rise)))
        parts += map(long_flag_words, row.flags)
        heard = row.standing.reported_on
        if heard is None:
            parts.append(self.tr("no report yet"))
        else:
            words = self.tr("new report, {0}") if row.unseen else self.tr("report, {0}")
            parts.append(words.format(ago_words(heard, self.today)))
        return ", ".join(part for part in parts if part)


def _passes(row: Row, name: str) -> bool:
    if name == ARCHIVED:
        return bool(row.patient.archived_at)
    if row.patient.archived_at:
        return False
    if name == LOOK:
        return bool(row.flags)
    needed = {READY_ONES: READY, QUIET_ONES: QUIET}.get(name)
    return needed is None or needed in row.flags
