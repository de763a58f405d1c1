"""The dot in the rail that says: a care timer is running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.recover.care.model import care_model

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.widgets.rail_entry import RailEntry


class CareDot(QObject):
    """Keeps the dot of an entry in step with the timers of care.

    Args:
        context: What all parts share.
        entry: The entry of the page where the timers are.
    """

    def __init__(self, context: AppContext, entry: RailEntry) -> None:
        super().__init__(entry)
        self._entry = entry
        self._care = care_model(context)
        self._care.changed.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the dot while a timer runs, and say which."""
        titles = dict.fromkeys(each.step.title for each in self._care.timers)
        words = ""
        if titles:
            words = self.tr("Running: {0}").format(", ".join(titles))
        self._entry.set_dot(words)
