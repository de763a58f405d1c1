"""The cramp log: when, where, how long, how strong, what came before, what helped."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.care.choices import (
    cramp_helped,
    cramp_muscles,
    cramp_onsets,
    cramp_signs,
    cramp_times,
    cramp_triggers,
    sides,
    strength_words,
)
from coach.care.morning import LocalTime, local_time
from coach.care.questions import all_questions
from coach.store.days import utc_offset_min
from coach.store.entries import CRAMP
from coach.store.replay import whole_number
from ui.diary.sheet import DiarySheet
from ui.diary.when_field import DayField, TimeField
from ui.player.advice_card import AdviceCard
from ui.player.number_scale import TEN, NumberScale
from ui.widgets.button import Button
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

LONG_S = 600
AREA = "cramp"
_LONG_QUESTION = "Q12"
_CHIPS = ("muscle", "side", "night", "onset", "signs", "triggers", "helped", "family")
_SEVERAL = ("signs", "triggers", "helped")
_MINUTES_MOST = 180


class CrampSheet(DiarySheet):
    """Asks about one cramp; only the muscle is needed."""

    kind = CRAMP
    keys = ("length_s", "strength", *_CHIPS)

    def build(self) -> None:
        """Make the form, from what is always known to what is rarely asked."""
        self.set_head(self.tr("Cramp"), self.day_subtitle())
        self.chips: dict[str, ChipRow] = {}
        self._add_chips("muscle", self.tr("Muscle"), cramp_muscles())
        self._add_chips("side", self.tr("Side"), sides()[:2])
        self.rows.add(self.tr("When"), self._make_when())
        self._add_chips("night", self.tr("Night or day"), cramp_times())
        self.rows.add(self.tr("How long"), self._make_length())
        self._add_long_card()
        self.strength = NumberScale(
            self.tr("How strong"),
            zoned=False,
            anchors=strength_words(),
            quiet=True,
            height_px=38,
        )
        self.rows.add(self.tr("How strong"), self.strength, top=True)
        self.add_scale(self.strength)
        self._add_chips("onset", self.tr("It began"), cramp_onsets())
        self._add_chips("signs", self.tr("Signs"), cramp_signs())
        self._add_chips("triggers", self.tr("Before it"), cramp_triggers())
        self._add_chips("helped", self.tr("What helped"), cramp_helped())
        family = (("yes", self.tr("Cramps run in my family")),)
        self._add_chips("family", self.tr("Family"), family)
        self.rows.add(self.tr("Note"), self.note)
        self.rows.add_wide(
            Label(
                self.tr("It is normal for the muscle to be tender for some hours."),
                role="small",
                color="text_2",
                wrap=True,
            )
        )
        self.body.addWidget(self.rows)
        self.strength.chosen.connect(self.note_change)
        if self.entry is None and any(each.data.get("family") for each in self.earlier):
            # Ticked once; it stays until it is taken back.
            self.chips["family"].set_values(("yes",))

    def first_field(self) -> QWidget | None:
        """Return the first muscle: arrows and Space choose from there."""
        return self.chips["muscle"].chips[0]

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        for key, chips in self.chips.items():
            value = data.get(key)
            if key == "night" and value is not None:
                chips.set_values(("night" if value else "day",))
            elif key == "family":
                chips.set_values(("yes",) if value else ())
            else:
                chips.set_values(value if isinstance(value, list) else (value,))
        strength = whole_number(data.get("strength"))
        if strength is not None and 0 <= strength <= TEN:
            self.strength.set_value(strength)
        length = data.get("length_s")
        if isinstance(length, int | float):
            self.minutes.set_value(int(length) // 60)
            self.seconds.set_value(int(length) % 60)

    def data(self) -> dict[str, Any] | None:
        """Return what was filled in; the muscle is needed."""
        if not self.chips["muscle"].value():
            return None
        found: dict[str, Any] = {}
        for key, chips in self.chips.items():
            if not chips.values():
                continue
            if key == "night":
                found[key] = chips.value() == "night"
            elif key == "family":
                found[key] = True
            else:
                found[key] = chips.values() if key in _SEVERAL else chips.value()
        if self.length_s() is not None:
            found["length_s"] = self.length_s()
        if self.strength.value() is not None:
            found["strength"] = self.strength.value()
        return found

    def length_s(self) -> int | None:
        """Return how long it lasted; None when nothing was said."""
        minutes, seconds = self.minutes.value(), self.seconds.value()
        if minutes is None and seconds is None:
            return None
        return 60 * (minutes or 0) + (seconds or 0)

    def happened_ms(self) -> int | None:
        """Return when it was."""
        return self.at(self.day.day(), self.time.minute())

    def local_day(self) -> str | None:
        """Return the training day, moved by as many days as the day was."""
        if self.entry is None:
            return None
        moved = self.day.day() - self._shown_day
        return (date.fromisoformat(self.entry.local_day) + moved).isoformat()

    # Parts

    def _add_chips(
        self, key: str, name: str, choices: tuple[tuple[str, str], ...]
    ) -> None:
        chips = ChipRow(name, choices, several=key in _SEVERAL)
        chips.changed.connect(self.note_change)
        self.rows.add(name, chips, top=True)
        self.chips[key] = chips

    def _make_when(self) -> QWidget:
        """Return day and time; of a change only the day, as the time is fixed."""
        now = self._entry_time() if self.entry is not None else self.now()
        self._shown_day = now.day
        self.day = DayField(self.tr("Day"), self.now().day)
        self.day.set_day(now.day)
        self.time = TimeField(self.tr("Time"), now.minute)
        self.time.setEnabled(self.entry is None)
        self.day.changed.connect(self._keep_in_the_past)
        self.time.changed.connect(self._keep_in_the_past)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.day)
        row.addSpacing(12)
        row.addWidget(self.time)
        row.addStretch(1)
        return room

    def _make_length(self) -> QWidget:
        minutes, seconds = self.tr("Minutes"), self.tr("Seconds")
        self.minutes = Stepper(minutes, _MINUTES_MOST, unit=self.tr("min"))
        self.seconds = Stepper(seconds, 59, unit=self.tr("s"), step=5, start=30)
        for part in (self.minutes, self.seconds):
            part.changed.connect(self._follow_length)
        room = QWidget()
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        row.addWidget(self.minutes)
        row.addWidget(self.seconds)
        row.addStretch(1)
        return room

    def _add_long_card(self) -> None:
        """Add what is said about a cramp of more than ten minutes."""
        question = next(q for q in all_questions() if q.id == _LONG_QUESTION)
        self.long_card = AdviceCard(
            "amber", self.tr("More than 10 minutes"), (question.text,)
        )
        self.ask_button = Button(self.tr("Answer a few questions"))
        self.ask_button.clicked.connect(self._ask_about_cramp)
        self.rows.add_below(self.long_card)
        self.rows.add_below(self.ask_button)
        self.long_card.hide()
        self.ask_button.hide()

    def _entry_time(self) -> LocalTime:
        assert self.entry is not None
        moment = datetime.fromisoformat(self.entry.happened_at)
        wall_ms = round(moment.timestamp() * 1000)
        return local_time(wall_ms, utc_offset_min(wall_ms))

    @Slot()
    def _keep_in_the_past(self) -> None:
        """Take a time that is still to come today as yesterday's."""
        chosen = LocalTime(self.day.day(), self.time.minute())
        if self.entry is None and chosen > self.now():
            self.day.set_day(self.day.day() - timedelta(days=1))
        self.note_change()

    @Slot()
    def _follow_length(self) -> None:
        is_long = (self.length_s() or 0) > LONG_S
        self.long_card.setVisible(is_long)
        self.ask_button.setVisible(is_long)
        self.note_change()

    @Slot()
    def _ask_about_cramp(self) -> None:
        self.ask_signs(AREA)
