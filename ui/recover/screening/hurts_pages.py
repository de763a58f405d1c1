"""The pages of "Something hurts": where, how it began, and which signs there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.care import strain_choices
from coach.care.choices import places, qualities, sides, spreads, word, yes_no
from ui.diary.rows import FormRows, inset
from ui.diary.when_field import DayField, TimeField
from ui.player.number_scale import NumberScale
from ui.recover.screening.body_map import BodyMap
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from datetime import date

ELSEWHERE, NONE = "elsewhere", "none"
BEHIND_KNEE = "behind-knee"
_BESIDE_PX = 240
# Places for which no strain is asked about.
_NOT_STRAINED = frozenset({"low-back", ELSEWHERE})


class _Page(Column):
    """A page of the form.

    Signals:
        changed: Something was chosen or taken back.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    @property
    def is_whole(self) -> bool:
        """Whether the next page can be asked."""
        raise NotImplementedError

    @property
    def first(self) -> QWidget | None:
        """What takes the keyboard first."""
        return None


class PlacePage(_Page):
    """The drawn body, and the side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = ""
        self.map = BodyMap()
        self.side = ChipRow(self.tr("Side"), sides())
        self.other = ChipRow(self.tr("Place"), [(ELSEWHERE, places_word(ELSEWHERE))])
        row = QHBoxLayout()
        row.addWidget(self.map, 1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        for words, chips in (
            (self.tr("Side"), self.side),
            (self.tr("Or"), self.other),
        ):
            chips.setFixedWidth(_BESIDE_PX)
            beside.addWidget(inset(Label(words, weight=600)))
            beside.addWidget(chips)
            beside.addSpacing(12)
        beside.addStretch(1)
        row.addLayout(beside)
        self.column.addLayout(row)
        self.map.chosen.connect(self._take)
        self.side.changed.connect(self._take_side)
        self.other.changed.connect(self._take_other)

    @property
    def is_whole(self) -> bool:
        """Whether a place is known, and a side of it."""
        return bool(self.place and (self.side.value() or self.place in _NOT_STRAINED))

    @property
    def first(self) -> QWidget:
        """The drawn body."""
        return self.map

    @Slot(str, str)
    def _take(self, place: str, side: str) -> None:
        self.place = place
        self.side.set_values((side,))
        self.other.set_values(())
        self.changed.emit()

    @Slot()
    def _take_side(self) -> None:
        self.map.set_chosen(self.place, self.side.value())
        self.changed.emit()

    @Slot()
    def _take_other(self) -> None:
        self.place = self.other.value()
        self.map.set_chosen("", "")
        self.changed.emit()


class BeganPage(_Page):
    """How and when it began, what it came from, and how much it hurts in use.

    Args:
        place: Slug of the place.
        today: The present day of the calendar.
        minute: The present minute of it.
    """

    def __init__(
        self, place: str, today: date, minute: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        rows = FormRows(label_px=190)
        self.began = ChipRow(self.tr("How did it begin?"), strain_choices.onsets())
        self.day = DayField(self.tr("On which day?"), today)
        self.time = TimeField(self.tr("At what time, about?"), minute)
        self.cause = ChipRow(self.tr("What were you doing?"), strain_choices.causes())
        self.earlier = ChipRow(self.tr("Was it hurt before?"), yes_no())
        rows.add(self.tr("How did it begin?"), self.began)
        rows.add(self.tr("On which day?"), self.day)
        rows.add(self.tr("At what time, about?"), self.time)
        rows.add(self.tr("What were you doing?"), self.cause, top=True)
        rows.add(self.tr("Was it hurt before?"), self.earlier)
        self.quality = ChipRow(self.tr("Feels like"), qualities(), several=True)
        self.spread = ChipRow(self.tr("Spreads"), spreads())
        if place == BEHIND_KNEE:
            rows.add(self.tr("Feels like"), self.quality, top=True)
            rows.add(self.tr("Spreads"), self.spread, top=True)
        name = self.tr("How much does it hurt when you use it?")
        self.pain = NumberScale(name, zoned=True, quiet=True, height_px=40)
        self.column.addWidget(rows)
        self.column.addWidget(inset(Label(name, weight=600, wrap=True)))
        self.column.addWidget(self.pain)
        for row in (self.began, self.cause, self.earlier, self.quality, self.spread):
            row.changed.connect(self.changed)
        self.pain.chosen.connect(self.changed)
        self.pain.cleared.connect(self.changed)

    @property
    def is_whole(self) -> bool:
        """Whether the beginning and the pain were said."""
        return bool(self.began.value()) and self.pain.value() is not None

    @property
    def first(self) -> QWidget:
        """The first chip."""
        return self.began.chips[0]


class SignsPage(_Page):
    """The signs; what is not ticked was answered with no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        asked = strain_choices.questions()
        words = self.tr("Tick all that fits. What is not ticked counts as a no.")
        label = Label(words, color="text_2", weight=400, wrap=True)
        self.column.addWidget(inset(label))
        self.signs = ChipRow(self.tr("Signs"), asked, several=True)
        none = ((NONE, self.tr("None of these")),)
        self.none = ChipRow(self.tr("Signs"), none)
        more = Label(self.tr("Good to know as well"), weight=600)
        more.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.others = ChipRow(
            self.tr("Other signs"), strain_choices.other_signs(), several=True
        )
        for part in (self.signs, self.none, inset(more), self.others):
            self.column.addWidget(part)
        self.signs.changed.connect(self._take_sign)
        self.none.changed.connect(self._take_none)
        self.others.changed.connect(self.changed)

    @property
    def is_whole(self) -> bool:
        """Whether a sign was ticked, or that there is none."""
        return bool(self.signs.values() or self.none.values())

    @property
    def first(self) -> QWidget:
        """The first chip."""
        return self.signs.chips[0]

    def answers(self) -> dict[str, bool]:
        """Return every question and whether it was answered with yes."""
        said = set(self.signs.values())
        return {name: name in said for name, _ in strain_choices.questions()}

    @Slot()
    def _take_sign(self) -> None:
        self.none.set_values(())
        self.changed.emit()

    @Slot()
    def _take_none(self) -> None:
        self.signs.set_values(())
        self.changed.emit()


def places_word(place: str) -> str:
    """Return the words of a place."""
    return word(places(), place)
