"""What every sheet of the diary shares: saving, changing, deleting, stop questions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot

from coach.care.morning import LocalTime, local_time, wall_ms_at
from coach.care.note_words import note_title
from coach.care.screening import ON_DEMAND, screening_data
from coach.store.days import training_day, utc_offset_min
from coach.store.entries import SCREENING, Entry
from ui.dates import day_words
from ui.diary.rows import FormRows
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.player.stop_card import StopCard
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

NOTE_MAX = 500


class DiarySheet(FormSheet):
    """A form for one kind of note.

    A subclass builds its form in `build`, says what was filled in with `data`, and
    calls `allow_saving` when that changes.

    Args:
        shell: The widget that is covered.
        context: Clock, journal, settings.
        entry: The note that is changed; None for a new one.
        earlier: Notes of this kind, newest first, without `entry`.

    Attributes:
        kind: Kind of the note, as in `coach.store.entries`.
        keys: Keys of its data that the form fills; others are kept as they are.

    Signals:
        noted: A new note was written: its id and words for it.
        changed: A note was changed: how it was before, and words for it.
        removed: A note was put into the bin: its id and words for it.
        closed: The sheet is gone.
    """

    kind = ""
    keys: tuple[str, ...] = ()

    noted = Signal(str, str)
    changed = Signal(object, str)
    removed = Signal(str, str)
    closed = Signal()

    def __init__(
        self,
        shell: QWidget,
        context: AppContext,
        entry: Entry | None = None,
        earlier: Sequence[Entry] = (),
    ) -> None:
        super().__init__(shell, motion=not context.less_motion)
        self.context = context
        self.entry = entry
        self.earlier = earlier
        self.rows = FormRows()
        self.note = TextField(self.tr("Note"), NOTE_MAX)
        self.signs: dict[str, Any] = {}
        self._stop_card: StopCard | None = None
        self._asked_area = ""
        self.build()
        self.note.textEdited.connect(self.touch)
        if entry is not None:
            self.note.setText(str(entry.data.get("note") or ""))
            self.fill(entry.data)
        self._add_foot()
        self.left.connect(self.close_sheet)
        self.is_touched = False
        self.allow_saving()

    # For subclasses

    def build(self) -> None:
        """Make the form; `self.body` takes it."""
        raise NotImplementedError

    def fill(self, data: dict[str, Any]) -> None:
        """Show a note that is changed."""
        raise NotImplementedError

    def data(self) -> dict[str, Any] | None:
        """Return what was filled in; None while the one needed thing is missing."""
        raise NotImplementedError

    def first_field(self) -> QWidget | None:
        """Return what takes the keyboard first; None lets digits go to a scale."""
        return None

    def happened_ms(self) -> int | None:
        """Return when it was, for a new note; None for now."""
        return None

    def local_day(self) -> str | None:
        """Return the training day of a changed note; None to keep it."""
        return None

    def show_form(self) -> None:
        """Show the form with the keyboard where it begins."""
        self.open(self.first_field())

    @Slot()
    def allow_saving(self) -> None:
        """Let the note be saved once there is enough of it."""
        if self.save is not None:
            self.save.setEnabled(self.data() is not None)

    @Slot()
    def note_change(self) -> None:
        """Take it that the person filled something in."""
        self.touch()
        self.allow_saving()
        if self.isVisible():
            self.fit()

    # Time

    def now(self) -> LocalTime:
        """Return what the person's clock shows."""
        now_ms = self.context.clock.wall_ms()
        return local_time(now_ms, utc_offset_min(now_ms))

    def at(self, day: date, minute: int) -> int:
        """Return the instant of a time on the person's clock, in ms since 1970 UTC."""
        return wall_ms_at(LocalTime(day, minute), utc_offset_min)

    def training_day(self) -> date:
        """Return the present training day."""
        now_ms = self.context.clock.wall_ms()
        return date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))

    def day_subtitle(self) -> str:
        """Return the day of a note that is changed, "" for a new one."""
        if self.entry is None:
            return ""
        return day_words(date.fromisoformat(self.entry.local_day))

    # The stop questions

    def ask_signs(self, area: str) -> None:
        """Show the stop questions; what was filled in stays."""
        shell = self.parentWidget()
        assert shell is not None
        if self._stop_card is None:
            self._stop_card = StopCard(shell, motion=not self.context.less_motion)
            self._stop_card.answered.connect(self._take_signs)
            self._stop_card.finished.connect(self._come_back)
        self.leave()
        self._asked_area = area
        self._stop_card.ask(area, self.context.settings.emergency_number)

    @property
    def stop_card(self) -> StopCard | None:
        """The stop questions, once they have been asked."""
        return self._stop_card

    @Slot(dict, str)
    def _take_signs(self, answers: dict[str, bool], level: str) -> None:
        said = sorted(name for name, is_yes in answers.items() if is_yes)
        self.signs = {"stop_signs": said, "stop_level": level}
        # The note of the diary can be changed or thrown away; what the answers close
        # stays closed.
        data = screening_data(ON_DEMAND, self._asked_area, answers)
        self.context.care.note(SCREENING, data)
        self.touch()

    @Slot()
    def _come_back(self) -> None:
        if self._stop_card is not None:
            self._stop_card.leave()
        self.open()

    # Foot

    def _add_foot(self) -> None:
        if self.entry is not None:
            delete = Button(
                self.tr("Delete"),
                kind=ButtonKind.DANGER_LINK,
                height_px=FOOT_BUTTON_PX,
            )
            delete.clicked.connect(self.remove)
            self.foot.addWidget(delete)
        self.add_to_foot()
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        self.add_save().clicked.connect(self.write)

    def add_to_foot(self) -> None:
        """Add what else stands at the left of the foot."""

    @Slot()
    def write(self) -> None:
        """Write the note, or the change of it, and close."""
        data = self.data()
        if data is None:
            return
        note = self.note.text().strip()
        data |= self.signs | ({"note": note} if note else {})
        journal = self.context.journal
        if self.entry is None:
            now = Entry("", self.kind, "", "", None, data)
            entry_id = journal.note(self.kind, data, happened_ms=self.happened_ms())
            self.close_sheet()
            self.noted.emit(entry_id, note_title(now))
            return
        before = self.entry
        filled = (*self.keys, "note")
        kept = {key: value for key, value in before.data.items() if key not in filled}
        journal.change_note(before.id, kept | data, local_day=self.local_day())
        after = Entry(before.id, self.kind, "", "", None, kept | data)
        self.close_sheet()
        self.changed.emit(before, note_title(after))

    @Slot()
    def remove(self) -> None:
        """Put the note into the bin and close."""
        if self.entry is not None:
            self.context.journal.remove_note(self.entry.id)
            self.close_sheet()
            self.removed.emit(self.entry.id, note_title(self.entry))

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()
