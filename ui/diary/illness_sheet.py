"""Days of illness: from when, and until when."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot

from coach.store.entries import ILLNESS
from ui.diary.sheet import DiarySheet
from ui.diary.when_field import DayField
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow

STILL, OVER = "still", "over"


class IllnessSheet(DiarySheet):
    """Asks for the first and the last day."""

    kind = ILLNESS
    keys = ("from", "until")

    def build(self) -> None:
        """Make the form: the first day, whether it is over, the last day."""
        self.set_head(self.tr("Days of illness"))
        today = self.training_day()
        words = self.tr("Everything rests meanwhile, and your streak waits for you.")
        self.rows.add_wide(Label(words, color="text_2", weight=400, wrap=True))
        self.first = DayField(self.tr("First day"), today)
        self.last = DayField(self.tr("Last day"), today)
        self.state = ChoiceRow(
            self.tr("Is it over?"),
            ((STILL, self.tr("Still ill")), (OVER, self.tr("Well again"))),
        )
        self.rows.add(self.tr("First day"), self.first)
        self.rows.add(self.tr("Now"), self.state)
        self._last_words = self.rows.add(self.tr("Last day"), self.last)
        self.rows.add(self.tr("Note"), self.note)
        self.body.addWidget(self.rows)
        self.state.set_value(STILL)
        self._show_last()
        self.first.changed.connect(self._order)
        self.last.changed.connect(self._order)
        self.state.chosen.connect(self._show_last)

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        self.first.set_day(_day(data.get("from"), self.first.day()))
        if data.get("until"):
            self.last.set_day(_day(data["until"], self.last.day()))
            self.state.set_value(OVER)
        self._show_last()

    def data(self) -> dict[str, Any]:
        """Return what was filled in."""
        found = {"from": self.first.day().isoformat()}
        if self.state.value() == OVER:
            found["until"] = self.last.day().isoformat()
        return found

    def local_day(self) -> str | None:
        """Return the first day: the note counts from it on."""
        return self.first.day().isoformat()

    def happened_ms(self) -> int | None:
        """Return noon of the first day, so that a new note counts from it on."""
        return self.at(self.first.day(), 12 * 60)

    @Slot()
    def _order(self) -> None:
        """Let the last day never come before the first."""
        if self.last.day() < self.first.day():
            if self.sender() is self.last:
                self.first.set_day(self.last.day())
            else:
                self.last.set_day(self.first.day())
        self.note_change()

    @Slot()
    def _show_last(self) -> None:
        is_over = self.state.value() == OVER
        self.last.setVisible(is_over)
        self._last_words.setVisible(is_over)
        self.note_change()


def _day(text: object, default: date) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return default
