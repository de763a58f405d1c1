"""Where and how it hurts: quick chips, all optional."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.care.choices import (
    DANGER_QUALITIES,
    places,
    qualities,
    sides,
    spreads,
    yes_no,
)
from ui.diary.rows import FormRows
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE, SIDE, QUALITY, SPREAD = "place", "side", "quality", "spread"
SWELLING, RELIEF = "swelling", "relief"
ALL = (PLACE, SIDE, QUALITY, SPREAD, SWELLING, RELIEF)
WHERE = (PLACE, SIDE)
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
        words = {
            PLACE: (self.tr("Place"), places()),
            SIDE: (self.tr("Side"), sides()),
            QUALITY: (self.tr("Feels like"), qualities()),
            SPREAD: (self.tr("Spreads"), spreads()),
            SWELLING: (self.tr("Swollen?"), yes_no()),
            RELIEF: (self.tr("Pain relief in the last 8 h?"), yes_no()),
        }
        self.chips: dict[str, ChipRow] = {}
        for key in keys:
            name, choices = words[key]
            chips = ChipRow(name, choices, several=key == QUALITY)
            chips.changed.connect(self._tell)
            rows.add(name, chips, top=True)
            self.chips[key] = chips
        self.relief_note = Label(
            self.tr("Then these numbers do not count towards moving on."),
            role="small",
            color="text_2",
            wrap=True,
        )
        self.relief_note.hide()
        if RELIEF in keys:
            rows.add_below(self.relief_note)

    @property
    def has_danger(self) -> bool:
        """Whether the pain is of a kind that counts as red at any number."""
        chips = self.chips.get(QUALITY)
        return chips is not None and bool(DANGER_QUALITIES & set(chips.values()))

    def answers(self) -> dict[str, Any]:
        """Return what was chosen, by key; what was not is left out."""
        found: dict[str, Any] = {}
        for key, chips in self.chips.items():
            if not chips.values():
                continue
            if key == QUALITY:
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
            if value is None:
                chips.set_values(())
            elif key == QUALITY:
                chips.set_values(value if isinstance(value, list) else (value,))
            elif key in _FLAGS:
                chips.set_values(("yes" if value else "no",))
            else:
                chips.set_values((value,))
        self._show_relief()

    def _show_relief(self) -> None:
        chips = self.chips.get(RELIEF)
        is_yes = chips is not None and chips.value() == "yes"
        self.relief_note.setVisible(is_yes)

    @Slot()
    def _tell(self) -> None:
        self._show_relief()
        self.changed.emit()
