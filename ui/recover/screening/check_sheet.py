"""The short check before a session: five questions, one press each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot

from coach.care.choices import places, yes_no
from coach.care.pain import RED_FROM
from coach.care.session_check import CheckAnswers, check_texts, new_signs
from ui.diary.rows import FormRows, inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.player.number_scale import NumberScale
from ui.widgets.button import Button
from ui.widgets.chip_row import ChipRow
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

NOTHING = "nothing"
_LABEL_PX = 250


class CheckSheet(FormSheet):
    """Asks how it is right now; one button answers that all else is fine.

    Args:
        window: The widget that is covered.
        title: Name of the program.
        side: The sore side, or "".
        may_skip: Whether the session can begin without it.
        stop_pain: The pain from which on there is no session.
        motion: Whether the card may rise into place.

    Signals:
        answered: What was said, as CheckAnswers.
        skipped: The session starts without it.
        given_up: The session does not start.
    """

    answered = Signal(object)
    skipped = Signal()
    given_up = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        side: str,
        *,
        may_skip: bool = False,
        stop_pain: int = RED_FROM,
        motion: bool = True,
    ) -> None:
        super().__init__(window, motion=motion)
        self._side = side
        self.set_head(self.tr("Before you start"), title)
        texts = check_texts()
        self.body.addWidget(inset(Label(texts["pain"], px=16, weight=600, wrap=True)))
        self.pain = NumberScale(
            self.tr("Pain right now"), zoned=True, stop_pain=stop_pain
        )
        self.body.addWidget(self.pain)
        self.add_scale(self.pain)
        self.place = ChipRow(self.tr("Where?"), places())
        self.body.addWidget(self.place)
        self.place.hide()
        rows = FormRows(label_px=_LABEL_PX)
        none = (NOTHING, self.tr("Nothing new"))
        self.new = ChipRow(self.tr("Anything new"), (none, *new_signs()), several=True)
        self.walks = ChipRow(texts["walks"], yes_no())
        self.relief = ChipRow(texts["relief"], yes_no())
        self.well = ChipRow(texts["well"], yes_no())
        rows.add(self.tr("Anything new since last time?"), self.new, top=True)
        for key in ("walks", "relief", "well"):
            rows.add(texts[key], getattr(self, key), top=True)
        self.body.addWidget(rows)
        self._add_foot(may_skip=may_skip)
        for row in (self.new, self.walks, self.relief, self.well, self.place):
            row.changed.connect(self._allow)
        self.new.changed.connect(self._settle_new)
        self.pain.chosen.connect(self._allow)
        self.left.connect(self._leave)
        self._new_before: set[str] = set()

    def _add_foot(self, *, may_skip: bool) -> None:
        self.fine = Button(self.tr("The rest is fine"), height_px=FOOT_BUTTON_PX)
        self.fine.clicked.connect(self.take_fine)
        self.foot.addWidget(self.fine)
        self.foot.addStretch(1)
        if may_skip:
            skip = Button(self.tr("Skip"), height_px=FOOT_BUTTON_PX)
            skip.clicked.connect(self._skip)
            self.foot.addWidget(skip)
        start = self.add_save(self.tr("Start"))
        start.setEnabled(False)
        start.clicked.connect(self._start)

    def answers(self) -> CheckAnswers:
        """Return what was said so far."""
        return CheckAnswers(
            self.pain.value(),
            self.place.value(),
            self._side,
            frozenset(self.new.values()) - {NOTHING},
            _flag(self.walks),
            _flag(self.relief),
            _flag(self.well),
        )

    @Slot()
    def take_fine(self) -> None:
        """Answer what was not answered: nothing new, walking, no relief, well."""
        usual = (
            (self.new, NOTHING),
            (self.walks, "yes"),
            (self.relief, "no"),
            (self.well, "yes"),
        )
        for row, value in usual:
            if not row.values():
                row.set_values((value,))
        self._new_before = set(self.new.values())
        self._allow()
        if self.save is not None and self.save.isEnabled():
            # Return starts it now.
            self.save.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _settle_new(self) -> None:
        """Let "nothing new" and a sign exclude each other; the last press holds."""
        said = set(self.new.values())
        pressed = said - self._new_before
        if NOTHING in pressed:
            said = {NOTHING}
        elif pressed:
            said -= {NOTHING}
        self.new.set_values(said)
        self._new_before = said

    @Slot()
    def _allow(self) -> None:
        self.touch()
        said = self.answers()
        self.place.setVisible(bool(said.pain))
        rest = (self.new, self.walks, self.relief, self.well)
        is_whole = said.pain is not None and all(row.values() for row in rest)
        if self.save is not None:
            self.save.setEnabled(is_whole)
        self.fit()

    @Slot()
    def _start(self) -> None:
        said = self.answers()
        self.go_away()
        self.answered.emit(said)

    @Slot()
    def _skip(self) -> None:
        self.go_away()
        self.skipped.emit()

    @Slot()
    def _leave(self) -> None:
        self.go_away()
        self.given_up.emit()


def _flag(row: ChipRow) -> bool | None:
    return row.value() == "yes" if row.values() else None
