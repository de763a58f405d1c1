"""Pain at this moment, or a pain answer that is put right later."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot

from coach.care.choices import says_danger
from coach.care.parts import area_of_place
from coach.store.entries import PAIN
from coach.store.replay import whole_number
from ui.diary.pain_details import ALL, PLACE, PainDetails
from ui.diary.reading import MORNING, NOW
from ui.diary.sheet import DiarySheet
from ui.player.number_scale import TEN, NumberScale
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label


class PainSheet(DiarySheet):
    """Asks how much it hurts, and where and how."""

    kind = PAIN
    keys = ("when", "pain", *ALL)

    def build(self) -> None:
        """Make the form: the scale, then the chips."""
        when = self.entry.data.get("when") if self.entry is not None else NOW
        self._when = MORNING if when == MORNING else NOW
        title = (
            self.tr("Pain in the morning")
            if self._when == MORNING
            else self.tr("How much does it hurt?")
        )
        self.set_head(title, self.day_subtitle())
        self.pain = NumberScale(self.tr("Pain from 0 to 10"), zoned=True)
        self.details = PainDetails()
        keys = Label(self.tr("Keys 0 to 9, or ← →"), role="small", color="text_2")
        self.rows.add_wide(keys)
        self.rows.add_wide(self.pain)
        self.rows.add_wide(self.details)
        self.rows.add(self.tr("Note"), self.note)
        self.body.addWidget(self.rows)
        self.add_scale(self.pain)
        self.pain.chosen.connect(self.note_change)
        self.details.changed.connect(self.note_change)

    def add_to_foot(self) -> None:
        """Add the way to the stop questions."""
        signs = Button(
            self.tr("Sudden snap, numbness or cannot walk?"),
            kind=ButtonKind.DANGER_LINK,
            icon="warning",
        )
        signs.clicked.connect(self._ask_signs)
        self.foot.addWidget(signs)

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        pain = whole_number(data.get("pain"))
        if pain is not None and 0 <= pain <= TEN:
            self.pain.set_value(pain)
        self.details.set_answers(data)

    def data(self) -> dict[str, Any] | None:
        """Return what was filled in; the number is needed."""
        pain = self.pain.value()
        if pain is None:
            return None
        return {"when": self._when, "pain": pain, **self.details.answers()}

    @Slot()
    def _ask_signs(self) -> None:
        self.ask_signs(self._area)

    @property
    def _area(self) -> str:
        return area_of_place(self.details.chips[PLACE].value())

    @Slot()
    def write(self) -> None:
        """Write the note; a sign that counts as red leads to the stop questions."""
        data = self.data()
        if data is None:
            return
        was_red = self.entry is not None and says_danger(self.entry.data)
        area, is_new = self._area, says_danger(data) and not was_red
        super().write()
        if is_new and not self.signs:
            self.context.recover_asked.emit(f"signs:{area}")
