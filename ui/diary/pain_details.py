"""Where and how it hurts: quick chips, all optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.choices import (
    places,
    qualities,
    says_danger,
    sides,
    signs_beside,
    spreads,
    yes_no,
)
from ui.diary.rows import FormRows
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.care.choices import Choices

PLACE, SIDE, QUALITY, SPREAD = "place", "side", "quality", "spread"
SIGNS, SWELLING, RELIEF = "signs", "swelling", "relief"
ALL = (PLACE, SIDE, QUALITY, SIGNS, SPREAD, SWELLING, RELIEF)
BESIDE_SIGNS = tuple(key for key in ALL if key != SIGNS)
MORNING_KEYS = (SIGNS, SWELLING, PLACE, SIDE)
_SEVERAL = (QUALITY, SIGNS)
_FLAGS = (SWELLING, RELIEF)


class PainDetails(Column):
    """Chips for the details of a pain answer.

    Args:
        keys: Which of ALL are asked.

    Attributes:
        chips: The row of each key.

    Signals:
        changed: Something was chosen or taken back.
    """

    changed = Signal()

    def __init__(
        self, keys: tuple[str, ...] = ALL, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = FormRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        self.signs_note = Label(
            self.tr("With a sign like this the stop questions come next."),
            role="small",
            color="bad_text",
            wrap=True,
        )
        self.signs_note.hide()
        self.chips: dict[str, ChipRow] = {}
        words = self._words()
        for key in keys:
            name, choices = words[key]
            chips = ChipRow(name, choices, several=key in _SEVERAL)
            chips.changed.connect(self._tell)
            rows.add(name, chips, top=True)
            self.chips[key] = chips
            if key == SIGNS:
                rows.add_below(self.signs_note)
        self.relief_note = Label(
            self.tr("Then these numbers do not count towards moving on."),
            role="small",
            color="text_2",
            wrap=True,
        )
        self.relief_note.hide()
        if RELIEF in keys:
            rows.add_below(self.relief_note)

    def _words(self) -> dict[str, tuple[str, Choices]]:
        """Return what each key is called, and what can be chosen."""
        return {
            PLACE: (self.tr("Place"), places()),
            SIDE: (self.tr("Side"), sides()),
            QUALITY: (self.tr("Feels like"), qualities()),
            SIGNS: (self.tr("Came with it"), signs_beside()),
            SPREAD: (self.tr("Spreads"), spreads()),
            SWELLING: (self.tr("Swollen?"), yes_no()),
            RELIEF: (self.tr("Pain relief in the last 8 h?"), yes_no()),
        }

    @property
    def has_danger(self) -> bool:
        """Whether a sign is taken with which any number counts as red."""
        return says_danger(self.answers())

    def answers(self) -> dict[str, Any]:
        """Return what was chosen, by key; what was not is left out."""
        found: dict[str, Any] = {}
        for key, chips in self.chips.items():
            if not chips.values():
                continue
            if key in _SEVERAL:
                found[key] = chips.values()
            elif key in _FLAGS:
                found[key] = chips.value() == "yes"
            else:
                found[key] = chips.value()
        return found

    def set_answers(self, answers: Mapping[str, Any]) -> None:
        """Show answers that were given before, without a signal."""
        for key, chips in self.chips.items():
            value = answers.get(key)
            if key == QUALITY:
                # In the middle of a session both are asked as signs.
                value = [*_listed(value), *_listed(answers.get(SIGNS))]
            if value is None:
                chips.set_values(())
            elif key in _SEVERAL:
                chips.set_values(_listed(value))
            elif key in _FLAGS:
                chips.set_values(("yes" if value else "no",))
            else:
                chips.set_values((value,))
        self._show_notes()

    def _show_notes(self) -> None:
        """Say what follows from what was chosen."""
        chips = self.chips.get(RELIEF)
        is_yes = chips is not None and chips.value() == "yes"
        self.relief_note.setVisible(is_yes)
        self.signs_note.setVisible(SIGNS in self.chips and self.has_danger)

    @Slot()
    def _tell(self) -> None:
        self._show_notes()
        self.changed.emit()


def _listed(value: object) -> list[object]:
    """Return what was said under a key of several; nothing is none of them."""
    if isinstance(value, list | tuple):
        return list(value)
    return [] if value is None else [value]
