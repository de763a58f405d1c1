"""The stop rules of an assignment, each with a switch and a number."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.files.limits_model import Limits
from coach.files.program_table import HIGHEST_STOP_PAIN
from ui.assign.rule_row import RuleRow
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

_MOST_RISE, _MOST_MISSED, _MOST_A_DAY = 5, 14, 6


class StopRules(QWidget):
    """Pain, mornings, missed sessions, sessions a day.

    Signals:
        changed: A rule says something else now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.stop_pain = RuleRow(
            self.tr("Pain during exercise above"), HIGHEST_STOP_PAIN - 1, 2
        )
        self.morning = RuleRow(self.tr("Morning pain worse by"), _MOST_RISE, 2)
        self.missed = RuleRow(self.tr("Missed sessions in a row"), _MOST_MISSED, 3)
        self.most = RuleRow(self.tr("Sessions a day at most"), _MOST_A_DAY, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        for row in (self.stop_pain, self.morning, self.missed, self.most):
            column.addWidget(row)
            row.changed.connect(self.changed)

    def set_limits(self, limits: Limits) -> None:
        """Show limits."""
        stop = limits.stop_pain
        self.stop_pain.set_value(None if stop is None else stop - 1)
        self.missed.set_value(limits.missed_in_a_row)
        self.most.set_value(limits.max_sessions_per_day)

    def limits(self, may_change: tuple[str, ...]) -> Limits:
        """Return the limits, with what the patient may change."""
        stop = self.stop_pain.value()
        # What is allowed is shown; from the next number on it stops.
        from_pain = None if stop is None else stop + 1
        return Limits(
            from_pain,
            self.most.value() or None,
            self.missed.value() or None,
            may_change,
        )

    def morning_rise(self) -> int | None:
        """Return from which rise on a morning holds the dose."""
        return self.morning.value() or None

    def problem(self, times_a_day: int) -> str:
        """Return what does not go together, or "".

        Args:
            times_a_day: Sessions that are asked for on a day.
        """
        most = self.most.value()
        if most and most < times_a_day:
            words = self.tr(
                "{0} sessions a day are asked for, and at most {1} allowed. "
                "Change one of them."
            )
            return words.format(times_a_day, most)
        return ""

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        head.setSpacing(12)
        head.addWidget(Label(self.tr("Stop rules"), weight=600))
        words = self.tr("The program stops itself and tells the patient why")
        head.addStretch(1)
        head.addWidget(Label(words, role="small", color="text_2"))
        return head
