"""The pills above the programs: kind, area, minutes, equipment, position, mine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.models.program_filter import MINE, MINUTES, POSITIONS, ProgramFilter
from ui.models.wanted import owned_things
from ui.pages.programs.pill_bar import CHOICES_MOST, PillBar
from ui.words import capital, kind_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.models.program_search import ProgramSearch


def _tr(text: str) -> str:
    return QCoreApplication.translate("FilterBar", text)


def position_word(position: str) -> str:
    """Return the words for a position that can be filtered by."""
    words = {
        "standing": _tr("Standing only"),
        "chair": _tr("On a chair"),
        "off-floor": _tr("Off the floor"),
        "floor": _tr("On the floor"),
    }
    return words[position]


def mine_word(mine: str) -> str:
    """Return the words for a part of the person's own programs."""
    words = {
        "favourites": _tr("Favourites"),
        "recent": _tr("Recently done"),
        "own": _tr("My own files"),
    }
    return words[mine]


class FilterBar(PillBar[ProgramFilter]):
    """The pills of the programs; the page places the small one for "mine".

    Args:
        search: What is filtered.
        context: Which kinds and areas there are; remembers what is at hand.
    """

    small = frozenset({"mine"})

    def __init__(
        self, search: ProgramSearch, context: AppContext, parent: QWidget | None = None
    ) -> None:
        wanted = ProgramFilter(owned=owned_things(context.settings))
        super().__init__(search, context, wanted, parent)

    def names(self) -> dict[str, str]:
        """Return the names of the pills, by field."""
        return {
            "kind": self.tr("Kind"),
            "area": self.tr("Area"),
            "minutes": self.tr("Minutes"),
            "owned": self.tr("Equipment"),
            "position": self.tr("Position"),
            "mine": self.tr("Mine"),
        }

    def word(self, field: str, value: object) -> str:
        """Return what a value is called."""
        if field == "minutes":
            return self.tr("Up to {0} min").format(value)
        words = {"kind": kind_word, "position": position_word, "mine": mine_word}
        return words.get(field, capital)(str(value))

    def any_word(self, field: str) -> str:
        """Return the words for a field that wants nothing in particular."""
        words = {
            "kind": self.tr("Any kind"),
            "area": self.tr("Any area"),
            "minutes": self.tr("Any length"),
            "owned": self.tr("Any equipment"),
            "position": self.tr("Any position"),
            "mine": self.tr("All programs"),
        }
        return words[field]

    def choices(self, field: str) -> Iterable[object]:
        """Return the values of a field that can be chosen."""
        programs = self._context.library.library.programs.values()
        if field == "kind":
            return sorted({each.kind for each in programs}, key=kind_word)
        if field == "area":
            areas = {each.area for each in programs if each.area}
            return sorted(areas, key=str.casefold)[:CHOICES_MOST]
        values: dict[str, Iterable[object]] = {
            "minutes": MINUTES,
            "position": POSITIONS,
            "mine": MINE,
        }
        return values[field]

    def remember(self, wanted: ProgramFilter) -> None:
        """Keep the things at hand, and whether they matter."""
        super().remember(wanted)
        chosen = "owned" if wanted.owned else "none"
        if wanted.owned is None:
            chosen = "any"
        self._context.change_settings(equipment_filter=chosen)
