"""The health list: ticked once, kept on this computer, and what it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.care.choices import yes_no
from coach.care.health import (
    AGE_18_54,
    Health,
    age_choices,
    age_question,
    health_questions,
    more_questions,
)
from coach.store.entries import HEALTH
from ui.diary.rows import FormRows, inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.recover.screening.health_changes import changes_of
from ui.widgets.button import Button
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

_MOST_CHANGES = 12
MEDICINES_MAX = 300


class HealthSheet(FormSheet):
    """Asks what a doctor has told the person; nothing is found out here.

    Args:
        window: The widget that is covered.
        context: What all parts share.
        may_skip: Whether a start can go on without the list.

    Signals:
        saved: The list was written.
        skipped: Not now; the start goes on.
        finished: The sheet was left, nothing was written.
    """

    saved = Signal()
    skipped = Signal()
    finished = Signal()

    def __init__(
        self, window: QWidget, context: AppContext, *, may_skip: bool = False
    ) -> None:
        super().__init__(window, motion=not context.less_motion)
        self._context = context
        known = context.care.situation.health
        self._build()
        if known is not None:
            self._fill(known)
        self._add_foot(may_skip=may_skip)
        self._show_age()
        self.is_touched = False
        self.left.connect(self._leave)

    def _build(self) -> None:
        self.set_head(
            self.tr("About my health"),
            self.tr("Asked once. It stays on this computer; tick what fits."),
        )
        items = [(each.item, each.text) for each in health_questions()]
        self.items = ChipRow(self.tr("My health"), items, several=True)
        self.age = ChoiceRow(age_question(), age_choices())
        self.age.set_value(AGE_18_54)
        rows = FormRows(label_px=210)
        self.body.addWidget(self.items)
        rows.add(age_question(), self.age)
        self.more: dict[str, tuple[Label, ChipRow]] = {}
        for group, _ in age_choices():
            for field, text in more_questions(group):
                if field not in self.more:
                    chips = ChipRow(text, yes_no())
                    chips.changed.connect(self._tell)
                    self.more[field] = (rows.add(text, chips, top=True), chips)
        self.medicines = TextField(self.tr("Medicines"), MEDICINES_MAX)
        # A sheet that warns before it is left wants to know of every letter.
        self.medicines.textEdited.connect(self.touch)
        rows.add(self.tr("Medicines you take, for the print-out"), self.medicines)
        self.body.addWidget(rows)
        self.changes = Label("", color="text_2", weight=400, wrap=True)
        self.body.addWidget(inset(self.changes))
        self.items.changed.connect(self._tell)
        self.age.chosen.connect(self._show_age)

    def _fill(self, health: Health) -> None:
        self.items.set_values(health.items)
        self.age.set_value(health.age_group)
        self.medicines.setText(health.medicines)
        for field, (_, chips) in self.more.items():
            chips.set_values(("yes" if getattr(health, field) else "no",))

    def _add_foot(self, *, may_skip: bool) -> None:
        self.foot.addStretch(1)
        if may_skip:
            later = Button(self.tr("Later"), height_px=FOOT_BUTTON_PX)
            later.clicked.connect(self._skip)
            self.foot.addWidget(later)
        self.add_save(self.tr("Save")).clicked.connect(self._write)

    def health(self) -> Health:
        """Return the list as it is filled in."""
        asked = dict(more_questions(self.age.value()))
        flags = {
            field: field in asked and chips.value() == "yes"
            for field, (_, chips) in self.more.items()
        }
        items = frozenset(self.items.values())
        medicines = self.medicines.text().strip()
        return Health(items, self.age.value(), medicines=medicines, **flags)

    @Slot()
    def _show_age(self) -> None:
        """Show the questions that go with the age."""
        asked = dict(more_questions(self.age.value()))
        for field, parts in self.more.items():
            for part in parts:
                part.setVisible(field in asked)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say what the list changes as it stands."""
        self.touch()
        found = changes_of(self.health(), self._context.library.library)
        shown = found[:_MOST_CHANGES]
        words = [self.tr("What this changes:"), *(f"•  {each}" for each in shown)]
        if not found:
            words = [self.tr("With this, nothing is closed or changed.")]
        elif len(found) > len(shown):
            words.append(self.tr("and {0} more").format(len(found) - len(shown)))
        self.changes.setText("\n".join(words))
        if self.isVisible():
            self.fit()

    @Slot()
    def _write(self) -> None:
        self._context.care.note(HEALTH, self.health().data())
        self.go_away()
        self.saved.emit()

    @Slot()
    def _skip(self) -> None:
        self.go_away()
        self.skipped.emit()

    @Slot()
    def _leave(self) -> None:
        self.go_away()
        self.finished.emit()
