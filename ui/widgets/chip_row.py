"""Optional choices side by side: one or several, and each can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.pill import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QKeyEvent

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ChipRow(QWidget):
    """A row of choices, none of which has to be taken; it breaks where it is narrow.

    Args:
        name: Accessible name: what is chosen.
        choices: Slug and words of each choice, in order.
        several: Whether more than one can be taken.

    Signals:
        changed: The person took a choice, or took one back.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._several = several
        flow = FlowLayout(self, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips = [Choice(words, slug, self) for slug, words in choices]
        for chip in self.chips:
            chip.setAccessibleName(self.tr("{0}: {1}").format(name, chip.text()))
            chip.clicked.connect(self._take)
            flow.addWidget(chip)

    def value(self) -> str:
        """Return the slug that is taken, "" for none."""
        return next(iter(self.values()), "")

    def values(self) -> list[str]:
        """Return the slugs that are taken, in the order of the row."""
        return [chip.value for chip in self.chips if chip.isChecked()]

    def set_values(self, slugs: Iterable[object]) -> None:
        """Take exactly these, without a signal; unknown ones are left out."""
        taken = set(slugs)
        for chip in self.chips:
            chip.setChecked(chip.value in taken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from choice to choice with the arrow keys."""
        focused = self.focusWidget()
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or focused not in self.chips:
            super().keyPressEvent(event)
            return
        at = self.chips.index(focused) + step
        if 0 <= at < len(self.chips):
            self.chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _take(self) -> None:
        pressed = self.sender()
        if not self._several:
            for chip in self.chips:
                if chip is not pressed:
                    chip.setChecked(False)
        self.changed.emit()
