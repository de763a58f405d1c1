"""The head of the page: title, range, a sentence, and what leads further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.progress.words import short_day, span_words
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label
from ui.widgets.menu import Menu
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from coach.progress.span import Span

_SENTENCE_PX = 18


class ProgressHead(QWidget):
    """What stands above the cards.

    Signals:
        range_chosen: The person took this range, as in the settings.
        back_asked: The person wants to see the whole range again.
        export_asked: The person wants the history as "pdf", "csv", "notes", "json",
            "ics" or "fhir".
        note_asked: The person wants to write a note.
    """

    range_chosen = Signal(str)
    back_asked = Signal()
    export_asked = Signal(str)
    note_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            "4-weeks": self.tr("4 weeks"),
            "3-months": self.tr("3 months"),
            "year": self.tr("Year"),
            "all": self.tr("All"),
        }
        self.ranges = Segmented(self.tr("Time shown"), tuple(self._names.items()))
        self.ranges.chosen.connect(self.range_chosen)
        self.add = Button(icon="plus", name=self.tr("Add a note"))
        self.add.clicked.connect(self.note_asked)
        self.export = Button(self.tr("Export"), icon="export")
        self.export.clicked.connect(self._offer_exports)
        self._tools = QWidget(self)
        self.sentence = Label("", px=_SENTENCE_PX, color="text_2", wrap=True)
        self.back = Button(kind=ButtonKind.QUIET, icon="close", height_px=32)
        self.back.set_round(True)
        self.back.clicked.connect(self.back_asked)
        self.back.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._top_row())
        column.addLayout(self._sentence_row())
        self.allow(notes=False, exports=False)

    def _top_row(self) -> QHBoxLayout:
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(12, 0, 0, 0)
        tools.setSpacing(0)
        tools.addWidget(self.add)
        tools.addWidget(self.export)
        row = QHBoxLayout()
        self._top = row
        row.setSpacing(0)
        row.addWidget(Label(self.tr("Progress"), role="page_title"))
        row.addStretch(1)
        row.addWidget(self.ranges, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._tools)
        return row

    def _sentence_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        # Nothing moves when the button comes and goes.
        row.addStrut(self.back.sizeHint().height())
        row.addWidget(self.sentence, 1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def allow(self, *, notes: bool, exports: bool) -> None:
        """Show the buttons that lead anywhere."""
        self.add.setVisible(notes)
        self.export.setVisible(exports)
        self._tools.setVisible(notes or exports)
        # The buttons bring the room for their focus ring with them.
        self._top.setContentsMargins(0, 0, -RING_ROOM_PX if notes or exports else 0, 0)

    def set_narrow(self, is_narrow: bool) -> None:
        """Leave the word of the export away in a narrow window."""
        word = self.tr("Export")
        self.export.setText("" if is_narrow else word)
        self.export.setAccessibleName(word)
        self.export.setToolTip(word if is_narrow else "")
        self.export.updateGeometry()

    def show_range(self, name: str, zoomed: Span | None) -> None:
        """Show which days are looked at.

        Args:
            name: The range of the settings.
            zoomed: The days that were dragged over; None for the whole range.
        """
        self.ranges.set_value(name)
        self.back.setVisible(zoomed is not None)
        if zoomed is not None:
            days = span_words(short_day(zoomed.first), short_day(zoomed.last))
            text = self.tr("{0}: back to {1}").format(days, self._names[name])
            self.back.setText(text)
            self.back.setAccessibleName(text)
            self.back.updateGeometry()

    def make_menu(self) -> Menu:
        """Return the menu of exports."""
        menu = Menu(self)
        for value, text in (
            ("pdf", self.tr("Report for the appointment (PDF)")),
            ("csv", self.tr("Table of all sets (CSV)")),
            ("notes", self.tr("Table of all notes (CSV)")),
            ("json", self.tr("Everything, for another computer (JSON)")),
            ("ics", self.tr("Planned sessions for a calendar (iCalendar)")),
            ("fhir", self.tr("For a clinic's system (FHIR)")),
        ):
            action = QAction(text, menu)
            action.setData(value)
            menu.addAction(action)
        menu.triggered.connect(self._take_export)
        return menu

    @Slot()
    def _offer_exports(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.export
        corner = button.mapToGlobal(QPoint(button.width(), button.height()))
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    @Slot(QAction)
    def _take_export(self, action: QAction) -> None:
        self.export_asked.emit(action.data())
