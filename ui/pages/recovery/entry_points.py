"""What a plan asks for before it begins: each point, and what is entered for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.care.course.waiting import waits_for_time
from ui.diary.rows import inset
from ui.pages.recovery.answer_form import AnswerForm
from ui.pages.recovery.checklist_card import CheckRow
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from coach.care.course.answers import Answer
    from coach.care.course.checks import Check
    from ui.player.number_scale import NumberScale


class EntryPoints(Column):
    """The points of a plan's entry, one below the other.

    Until their time has come, and while something stops the plan, only what may
    shorten the time is asked: an answer counts on the day on which the plan begins.

    Args:
        points: The points.
        side: The sore side, or "".

    Attributes:
        forms: What is entered, by place in the list of the plan.

    Signals:
        changed: Something was entered.
    """

    changed = Signal()

    def __init__(self, points: Sequence[Check], side: str = "") -> None:
        super().__init__()
        self.forms: dict[int, AnswerForm] = {}
        self._asked: dict[int, Column] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        for point in points:
            if point.criterion is not None and point.enters:
                self._add_form(point, side)
            else:
                self._column.addWidget(with_room(CheckRow(point)))
        self.show_points(points)

    def _add_form(self, point: Check, side: str) -> None:
        form = AnswerForm(point, side)
        form.changed.connect(self.changed)
        part = Column()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(inset(Label(point.text, weight=600, wrap=True)))
        column.addWidget(form)
        self.forms[point.index] = form
        if not _is_about_time(point):
            self._asked[point.index] = part
        self._column.addWidget(part)

    @property
    def answers(self) -> dict[int, Answer]:
        """What was entered in full, by place in the list of the plan."""
        return {
            index: form.answer
            for index, form in self.forms.items()
            if form.is_complete and not self._is_left_out(index)
        }

    @property
    def is_complete(self) -> bool:
        """Whether everything that is asked now was entered."""
        asked = [index for index in self.forms if not self._is_left_out(index)]
        return len(self.answers) == len(asked)

    @property
    def scales(self) -> list[NumberScale]:
        """The pain scales that are asked now, in order."""
        asked = (f for name, f in self.forms.items() if not self._is_left_out(name))
        return [form.scale for form in asked if form.scale is not None]

    @property
    def has_hidden(self) -> bool:
        """Whether something is asked only once its time has come."""
        return any(part.isHidden() for part in self._asked.values())

    def show_points(self, points: Sequence[Check]) -> None:
        """Ask what can be asked at these points' present state."""
        is_stopped = any(each.is_open and each.criterion is None for each in points)
        waits = is_stopped or waits_for_time(points)
        for part in self._asked.values():
            part.setVisible(not waits)

    def _is_left_out(self, index: int) -> bool:
        part = self._asked.get(index)
        return part is not None and part.isHidden()


def with_room(part: QWidget) -> QWidget:
    """Return a line of a form, in line with what keeps room for a focus ring."""
    room = Column()
    row = QHBoxLayout(room)
    row.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
    row.addWidget(part)
    return room


def _is_about_time(point: Check) -> bool:
    return point.criterion is not None and point.criterion.since_onset_ms is not None
