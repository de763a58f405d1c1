"""Forms about a patient: who they are, and the physiotherapist's own notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout

from coach.clinic.patients import Patient
from ui.diary.rows import FormRows, inset
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.theme import current_theme
from ui.widgets.button import Button
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.text_area import TextArea
from ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_NAME_MAX, _REF_MAX, _PROBLEM_MAX, _CONTACT_MAX = 80, 30, 120, 160
_NOTES_MAX = 8_000
_NOTES_PX = 220
_NO_SIDE = "none"


class PatientForm(FormSheet):
    """A form that stays until it was saved, or left.

    Args:
        window: The widget that is covered.
        motion: Whether the card may rise into place.

    Signals:
        given: What was filled in; a `Patient`. `accept` or `refuse` answers.
        closed: The sheet is gone.
    """

    given = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self.problem = Label(role="small", color="bad_text", wrap=True)
        self.problem.hide()
        self.left.connect(self.close_sheet)

    def add_foot(self) -> None:
        """Add the line for what is wrong, and the buttons."""
        self.body.addWidget(inset(self.problem))
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)
        self.add_save().clicked.connect(self._give)

    def patient(self) -> Patient:
        """Return what is filled in; for subclasses."""
        raise NotImplementedError

    @Slot()
    def _give(self) -> None:
        self.problem.hide()
        if self.save is not None:
            self.save.setEnabled(False)
        self.given.emit(self.patient())

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be saved; the form stays as it is."""
        if self.save is not None:
            self.save.setEnabled(True)
        self.problem.setText(sentence)
        self.problem.show()
        self.fit()
        self.show_part(self.problem)

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.leave()
        self.closed.emit()
        self.deleteLater()


class PatientSheet(PatientForm):
    """Asks who a patient is.

    Args:
        window: The widget that is covered.
        before: Who is changed; None for a new one.
        motion: Whether the card may rise into place.
    """

    width_px = 680

    def __init__(
        self, window: QWidget, before: Patient | None = None, *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self._before = before or Patient("", "")
        title = self.tr("Add a patient") if before is None else self.tr("Edit")
        hint = self.tr(
            "The number goes into the plan; the name only if you fill it in."
        )
        self.set_head(title, before.called if before is not None else hint)
        self._make_fields()
        self.add_foot()
        self._fill()
        self.open(self.name)

    def _make_fields(self) -> None:
        rows = FormRows()
        self.name = TextField(self.tr("Name"), _NAME_MAX)
        self.ref = TextField(self.tr("Number"), _REF_MAX)
        self.problem_field = TextField(self.tr("Problem"), _PROBLEM_MAX)
        self.problem_field.setPlaceholderText(self.tr("Such as: calf strain"))
        self.contact = TextField(self.tr("Contact"), _CONTACT_MAX)
        sides = (
            (_NO_SIDE, self.tr("None")),
            ("left", self.tr("Left")),
            ("right", self.tr("Right")),
            ("both", self.tr("Both")),
        )
        self.side = ChoiceRow(self.tr("Side"), sides)
        self.side.chosen.connect(self.touch)
        fields = (self.name, self.ref, self.side, self.problem_field, self.contact)
        for field in fields:
            rows.add(field.accessibleName(), field)
            if isinstance(field, TextField):
                field.textEdited.connect(self._follow)
        self.body.addWidget(rows)

    def _fill(self) -> None:
        before = self._before
        self.name.setText(before.name)
        self.ref.setText(before.ref)
        self.problem_field.setText(before.problem)
        self.contact.setText(before.contact)
        self.side.set_value(before.side or _NO_SIDE)
        self.is_touched = False
        self._allow()

    @Slot(str)
    def propose_ref(self, ref: str) -> None:
        """Propose a number that is free, where none was typed."""
        if not self.ref.text():
            self.ref.setText(ref)
            self._allow()

    @Slot()
    def _follow(self) -> None:
        self.touch()
        self._allow()

    def _allow(self) -> None:
        if self.save is not None:
            self.save.setEnabled(bool(self.ref.text().strip()))

    def patient(self) -> Patient:
        """Return who was filled in."""
        side = self.side.value()
        return replace(
            self._before,
            name=_line(self.name),
            ref=_line(self.ref),
            problem=_line(self.problem_field),
            contact=_line(self.contact),
            side="" if side == _NO_SIDE else side,
        )


class _NotesArea(TextArea):
    """Room for more than a few lines."""

    @Slot()
    def follow_theme(self) -> None:
        """Take colours and text size, and keep the height."""
        super().follow_theme()
        self.setFixedHeight(max(current_theme().px(_NOTES_PX), _NOTES_PX))


class NotesSheet(PatientForm):
    """Asks for the physiotherapist's own notes; they never leave in a plan.

    Args:
        window: The widget that is covered.
        before: Whose notes they are.
        motion: Whether the card may rise into place.
    """

    width_px = 680

    def __init__(
        self, window: QWidget, before: Patient, *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self._before = before
        words = self.tr("For yourself. They stay here and go into no plan.")
        self.set_head(self.tr("Notes on {0}").format(before.called), words)
        self.notes = _NotesArea(self.tr("Notes"), _NOTES_MAX)
        self.notes.setPlainText(before.notes)
        # Whoever comes back has something to add.
        self.notes.moveCursor(QTextCursor.MoveOperation.End)
        self.notes.textChanged.connect(self.touch)
        room = QVBoxLayout()
        room.setContentsMargins(RING_ROOM_PX, 0, RING_ROOM_PX, 0)
        room.addWidget(self.notes)
        self.body.addLayout(room)
        self.add_foot()
        self.is_touched = False
        self.open(self.notes)

    def patient(self) -> Patient:
        """Return the patient with the notes that were written."""
        return replace(self._before, notes=self.notes.toPlainText().strip())


def _line(field: TextField) -> str:
    return " ".join(field.text().split())
