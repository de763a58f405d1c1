"""Asks to which patient a plan or program is assigned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.clinic.words import about_words
from ui.player.form_sheet import FOOT_BUTTON_PX, FormSheet
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from coach.clinic.overview import Row
    from ui.models.patients_model import PatientsModel

_SHOWN_MOST = 7
_ROW_PX = 46


class PatientChoice(FormSheet):
    """Finds a patient by name, number or problem, or adds one.

    Args:
        window: The widget that is covered.
        title: What is assigned.
        model: Knows the patients; read anew if it does not yet.
        motion: Whether the card may rise into place.

    Signals:
        chosen: The patient with this id.
        new_asked: Somebody who is not in the list yet.
        closed: The sheet is gone.
    """

    width_px = 560
    chosen = Signal(str)
    new_asked = Signal()
    closed = Signal()

    def __init__(
        self, window: QWidget, title: str, model: PatientsModel, *, motion: bool
    ) -> None:
        super().__init__(window, motion=motion)
        self._model = model
        self.set_head(self.tr("Assign to whom?"), title)
        self.field = SearchField(
            self.tr("Name, number or problem"), self.tr("Find a patient")
        )
        self.rows: list[LinkRow] = []
        self._list = QWidget()
        self._list.setMinimumHeight(_SHOWN_MOST * _ROW_PX)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._more = Label("", role="small", color="text_2", wrap=True)
        self.body.addWidget(self.field)
        self.body.addWidget(self._list)
        self._add_foot()
        self.field.text_changed.connect(self._show)
        self.field.left_downwards.connect(self._take_first)
        model.changed.connect(self._show)
        self.left.connect(self.close_sheet)
        self._show()
        model.refresh()
        self.open(self.field)

    def _add_foot(self) -> None:
        new = Button(
            self.tr("Add a patient …"),
            kind=ButtonKind.LINK,
            icon="plus",
            height_px=FOOT_BUTTON_PX,
        )
        new.clicked.connect(self._ask_new)
        self.foot.addWidget(new)
        self.foot.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=FOOT_BUTTON_PX)
        cancel.clicked.connect(self.close_sheet)
        self.foot.addWidget(cancel)

    def _found(self) -> list[Row]:
        """Return who fits what was typed, by name; nobody who is archived."""
        rows = self._model.rows or ()
        places = self._model.words.find(self.field.text())
        found = [rows[place] for place in places if place < len(rows)]
        here = [row for row in found if not row.patient.archived_at]
        return sorted(here, key=lambda row: row.patient.called.casefold())

    @Slot()
    def _show(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget is not self._more:
                widget.hide()
                widget.deleteLater()
        found = self._found()
        self.rows = []
        for row in found[:_SHOWN_MOST]:
            about = about_words(row.patient, row.stage)
            line = LinkRow(row.patient.called, row.patient.id, note=about)
            line.clicked.connect(self._take)
            self.rows.append(line)
            self._column.addWidget(line)
        self._more.setText(self._more_words(len(found)))
        self._column.addWidget(self._more)
        self._column.addStretch(1)

    def _more_words(self, count: int) -> str:
        if self._model.rows is None:
            return self.tr("Reading the list …")
        if not self._model.rows:
            return self.tr("Nobody is in the list yet. Add a patient.")
        if not count:
            return self.tr("Nobody is found.")
        if count > _SHOWN_MOST:
            words = self.tr("And {0} more: type a name or a number.")
            return words.format(count - _SHOWN_MOST)
        return ""

    @Slot()
    def _take(self) -> None:
        patient_id = self.sender().objectName()
        self.close_sheet()
        self.chosen.emit(patient_id)

    @Slot()
    def _take_first(self) -> None:
        if self.rows:
            self.rows[0].click()

    @Slot()
    def _ask_new(self) -> None:
        self.close_sheet()
        self.new_asked.emit()

    @Slot()
    def close_sheet(self) -> None:
        """Go away."""
        self.go_away()
        self.closed.emit()
