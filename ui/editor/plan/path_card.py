"""The card at the top: the whole plan as a path, and what it adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.editor.plan.path_bar import PathBar, PathStage
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.words import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.editor.desk import EditDesk

_WEEK = 7


class PathCard(Card):
    """Follows the desk.

    Args:
        desk: What is edited.

    Attributes:
        bar: The path.

    Signals:
        chosen: The stage with this key path was chosen.
    """

    chosen = Signal(tuple)

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding_px=16)
        self._desk = desk
        self.bar = PathBar()
        self.bar.chosen.connect(self._choose)
        self.total = Label(px=14.5, weight=700)
        self.sums = Label(px=13, color="text_2", weight=500, wrap=True)
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 6, 0)
        line.setSpacing(18)
        line.addWidget(self.total)
        line.addWidget(self.sums, 1)
        self.body.setContentsMargins(
            self.body.contentsMargins() + QMargins(-2, -4, -2, -4)
        )
        self.body.setSpacing(2)
        self.body.addWidget(self.bar)
        self.body.addLayout(line)
        desk.changed.connect(self.follow)
        desk.place_changed.connect(self._show_place)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Show the stages as the draft has them, also while one is half typed."""
        found = self._stages()
        self.bar.show_stages(found)
        count = len(found)
        words = self.tr("1 stage") if count == 1 else self.tr("{0} stages")
        self.total.setText(words.format(count))
        self.sums.setText(self._sums(found))
        self._show_place()

    def _stages(self) -> list[PathStage]:
        draft = self._desk.draft
        wrong = {finding.row for finding in draft.findings}
        found = []
        for number, table in enumerate(draft.entries(("stage",))):
            stage = table if isinstance(table, dict) else {}
            days = stage.get("min_days")
            days = days if isinstance(days, int) and days > 0 else 0
            title = str(stage.get("title") or self.tr("Stage {0}").format(number + 1))
            has_end = "advance" in stage
            words = self._length(days, has_end=has_end)
            is_wrong = ("stage", number) in wrong
            found.append(PathStage(title, words, days if has_end else 0, is_wrong))
        return found

    def _length(self, days: int, *, has_end: bool) -> str:
        if not has_end:
            return self.tr("no end")
        if not days:
            return self.tr("until it is reached")
        if days % _WEEK == 0:
            weeks = days // _WEEK
            words = self.tr("1 week") if weeks == 1 else self.tr("{0} weeks")
            return words.format(weeks)
        return self.tr("1 day") if days == 1 else self.tr("{0} days").format(days)

    def _sums(self, found: Sequence[PathStage]) -> str:
        """Return what the whole comes to, as far as it can be said."""
        if not found:
            return self.tr("Add the first stage: what is done, and how often.")
        days = sum(stage.days for stage in found)
        least = self.tr("At least {0}").format(self._length(days, has_end=True))
        if not days:
            least = self.tr("Each takes as long as its points take")
        ways = [
            table.get("advance", {}).get("then")
            for table in self._desk.draft.entries(("stage",))
            if isinstance(table, dict) and isinstance(table.get("advance", {}), dict)
        ]
        asks = self.tr("The therapist decides") if "ask-therapist" in ways else ""
        return joined((least, asks))

    @Slot()
    def _show_place(self) -> None:
        place = self._desk.place
        self.bar.show_chosen(int(place[1]) if place else None)

    @Slot(int)
    def _choose(self, number: int) -> None:
        self.chosen.emit(("stage", number))
