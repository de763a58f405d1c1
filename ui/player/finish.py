"""After a session: pain, effort and a note; then what it came to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.player.number_scale import NumberScale
from ui.player.overlay import Overlay
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ui.player.recap import Recap

NOTE_MAX = 500


class NoteField(QLineEdit):
    """One line of free text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(NOTE_MAX)
        current_theme().changed.connect(self.follow_theme)
        self.follow_theme()

    @Slot()
    def follow_theme(self) -> None:
        """Take the colours and the text size that hold now."""
        theme = current_theme()
        self.setFont(theme.font("body"))
        self.setMinimumHeight(max(theme.px(44), 44))
        self.setStyleSheet(
            "QLineEdit {{ background: {}; color: {}; padding: 0 12px;"
            " border: 1px solid {}; border-radius: {}px; }}"
            "QLineEdit:focus {{ border: 2px solid {}; padding: 0 11px; }}".format(
                theme.color("card").name(),
                theme.color("text").name(),
                theme.color("control_border").name(),
                RADIUS_FIELD_PX,
                theme.color("accent").name(),
            )
        )


class FinishSheet(Overlay):
    """Asks how it was, then shows the summary.

    Signals:
        answered: The answers: any of "pain", "effort", "note"; empty when not given.
        finished: The person has read the summary.
    """

    answered = Signal(dict)
    finished = Signal()

    def __init__(self, player: QWidget, *, motion: bool = True) -> None:
        super().__init__(player, motion=motion)
        self.pain: NumberScale | None = None
        self.effort: NumberScale | None = None
        self.note: NoteField | None = None
        self._save: Button | None = None
        self._saved: Label | None = None
        self._active: NumberScale | None = None
        self.dismissed.connect(self._leave_page)

    def ask(self, title: str, recap: Recap) -> None:
        """Ask for pain, effort and a note.

        Args:
            title: Name of the program.
            recap: What the session came to.
        """
        self.clear()
        heading = self.tr("Well done") if recap.is_whole else self.tr("Session ended")
        self.set_head(heading, f"{title}, {recap.time_words}")
        self.body.setSpacing(8)
        self._heading(self.tr("Worst pain during the session"))
        self.pain = NumberScale(
            self.tr("Worst pain during the session"), zoned=True, height_px=56
        )
        self.body.addWidget(self.pain)
        self.body.addSpacing(10)
        self._heading(self.tr("How hard was it?"))
        # Our own words, at five places only; no published scale is copied.
        self.effort = NumberScale(
            self.tr("Effort from 0 to 10"),
            zoned=False,
            anchors={
                0: self.tr("like resting"),
                3: self.tr("light"),
                5: self.tr("clearly work"),
                7: self.tr("hard"),
                10: self.tr("all I had"),
            },
            height_px=44,
        )
        self.body.addWidget(self.effort)
        self.body.addSpacing(10)
        note_label = self._heading(self.tr("Note"))
        self.note = NoteField()
        self.note.setAccessibleName(self.tr("Note"))
        note_label.setBuddy(self.note)
        self.body.addWidget(self.note)
        self._active = self.pain
        self.pain.chosen.connect(self._take_pain)
        self.pain.settled.connect(self._go_to_effort)
        if recap.pain_max is not None:
            self.pain.set_value(recap.pain_max)
        self._add_foot()
        self.open()

    def summarise(self, recap: Recap, answers: dict[str, object]) -> None:
        """Show what the session came to."""
        self.clear()
        self.pain = self.effort = self._active = None
        self.note = None
        self.set_head(
            self.tr("Your session")
            if recap.is_whole
            else self.tr("Your session so far")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        rows = [
            (self.tr("Time"), recap.time_words),
            (
                self.tr("Exercises"),
                self.tr("{0} of {1}").format(recap.exercises_done, recap.exercises),
            ),
        ]
        if "pain" in answers:
            rows.append((self.tr("Worst pain"), self._of_ten(answers["pain"])))
        if "effort" in answers:
            rows.append((self.tr("Effort"), self._of_ten(answers["effort"])))
        if answers.get("note"):
            rows.append((self.tr("Note"), str(answers["note"])))
        changes = "\n".join(recap.changes) or self.tr("All as planned.")
        rows.append((self.tr("Changes"), changes))
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, text) in enumerate(rows):
            label = Label(name, px=16, color="text_2", weight=500)
            grid.addWidget(label, place, 0, top)
            grid.addWidget(Label(text, px=16, weight=600, wrap=True), place, 1)
        self.body.addLayout(grid)
        self._saved = Label(
            self.tr("Saving …"), role="small", color="text_2", wrap=True
        )
        self.foot.addWidget(self._saved, 1)
        done = Button(self.tr("Done"), kind=ButtonKind.MAIN, height_px=52)
        done.clicked.connect(self.finished)
        self.foot.addWidget(done)
        self.open(done)

    @property
    def saved_words(self) -> str:
        """What the summary says about saving."""
        return "" if self._saved is None else self._saved.text()

    def show_saved(self) -> None:
        """Say that everything is on the disk."""
        if self._saved is not None:
            self._saved.setText(self.tr("Saved on this computer."))
            self._saved.set_color("ok_text")

    def show_not_saved(self, sentence: str) -> None:
        """Say why it could not be saved yet."""
        if self._saved is not None:
            self._saved.setText(sentence)
            self._saved.set_color("bad_text")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits for the scale that is asked; Return saves."""
        if self._active is not None and self._active.take_digit(event):
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
            elif self._save is not None and self._save.isEnabled():
                self._save.click()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Empty the card for its next page."""
        self._save = self._saved = None
        super().clear()

    def _heading(self, text: str) -> Label:
        label = Label(text, px=16, weight=600)
        self.body.addWidget(label)
        return label

    def _of_ten(self, number: object) -> str:
        return self.tr("{0} of 10").format(number)

    def _add_foot(self) -> None:
        not_now = Button(self.tr("Not now"), height_px=52)
        not_now.clicked.connect(self._take_nothing)
        self._save = Button(self.tr("Save"), kind=ButtonKind.MAIN, height_px=52)
        self._save.setEnabled(self.pain is not None and self.pain.value() is not None)
        self._save.clicked.connect(self._take_answers)
        self.foot.addStretch(1)
        self.foot.addWidget(not_now)
        self.foot.addWidget(self._save)

    @Slot(int)
    def _take_pain(self, _number: int) -> None:
        if self._save is not None:
            self._save.setEnabled(True)

    @Slot(int)
    def _go_to_effort(self, _number: int) -> None:
        """Send the next digits to the next question."""
        self._active = self.effort

    @Slot()
    def _take_answers(self) -> None:
        answers: dict[str, object] = {}
        if self.pain is not None and self.pain.value() is not None:
            answers["pain"] = self.pain.value()
        if self.effort is not None and self.effort.value() is not None:
            answers["effort"] = self.effort.value()
        note = self.note.text().strip() if self.note is not None else ""
        if note:
            answers["note"] = note
        self.answered.emit(answers)

    @Slot()
    def _take_nothing(self) -> None:
        self.answered.emit({})

    @Slot()
    def _leave_page(self) -> None:
        """Escape: no answers; on the summary it closes."""
        if self.pain is not None:
            self.answered.emit({})
        else:
            self.finished.emit()
