"""My 3 activities: what the person wants to do again, and how well it goes today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.care.choices import activity_words
from coach.store.entries import ACTIVITIES
from coach.store.replay import whole_number
from ui.diary.rows import inset
from ui.diary.sheet import DiarySheet
from ui.player.number_scale import TEN, NumberScale
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

COUNT = 3
NAME_MAX = 60


class _Activity(Column):
    """One activity: its name and its score."""

    def __init__(self, number: int) -> None:
        super().__init__()
        name = self.tr("Activity {0}").format(number)
        self.name = TextField(name, NAME_MAX)
        self.name.setPlaceholderText(self.tr("For example: climb the stairs"))
        self.scale = NumberScale(
            name, zoned=False, anchors=activity_words(), quiet=True, height_px=38
        )
        row = QHBoxLayout()
        row.addWidget(Label(str(number), px=16, weight=700, color="text_2"))
        row.addSpacing(8)
        row.addWidget(self.name, 1)
        room = Column()
        room.setLayout(row)
        row.setContentsMargins(4, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        column.addWidget(room)
        column.addWidget(self.scale)

    def item(self) -> dict[str, Any] | None:
        """Return the activity as it is stored; None without name or score."""
        name, score = self.name.text().strip(), self.scale.value()
        if not name or score is None:
            return None
        return {"name": name, "score": score}


class ActivitiesSheet(DiarySheet):
    """Asks for the names, kept from the last time, and a score for each."""

    kind = ACTIVITIES
    keys = ("items",)

    def build(self) -> None:
        """Make the form: three names, three scales."""
        self.set_head(self.tr("My 3 activities"), self.day_subtitle())
        words = self.tr(
            "Things that matter to you and are hard at present. How well do they go "
            "today?"
        )
        self.body.addWidget(inset(Label(words, color="text_2", weight=400, wrap=True)))
        self.activities = [_Activity(number + 1) for number in range(COUNT)]
        for activity in self.activities:
            self.body.addWidget(activity)
            self.add_scale(activity.scale)
            activity.scale.chosen.connect(self.note_change)
            activity.scale.cleared.connect(self.note_change)
            activity.name.textEdited.connect(self.note_change)
        self.rows.add(self.tr("Note"), self.note)
        self.body.addWidget(self.rows)
        if self.entry is None:
            for activity, name in zip(self.activities, self._names(), strict=False):
                activity.name.setText(name)

    def first_field(self) -> QWidget | None:
        """Return the first name while it is empty."""
        name = self.activities[0].name
        return None if name.text() else name

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        for activity, item in zip(self.activities, _items(data), strict=False):
            activity.name.setText(str(item.get("name") or ""))
            score = whole_number(item.get("score"))
            if score is not None and 0 <= score <= TEN:
                activity.scale.set_value(score)

    def data(self) -> dict[str, Any] | None:
        """Return what was filled in; one name with its score is needed."""
        items = [activity.item() for activity in self.activities]
        said = [item for item in items if item is not None]
        return {"items": said} if said else None

    def _names(self) -> list[str]:
        """Return the names of the last time, and older ones where that had fewer."""
        names = (
            str(item.get("name") or "")
            for entry in self.earlier
            for item in _items(entry.data)
        )
        return list(dict.fromkeys(name for name in names if name))[:COUNT]


def _items(data: dict[str, Any]) -> list[dict[str, Any]]:
    items = data.get("items")
    return [each for each in items or () if isinstance(each, dict)]
