"""The signs that need a look today: always in sight, with the way to the questions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coach.care.stop_signs import questions_for
from coach.progress.words import capital
from ui.pages.recovery.filled import FilledCard
from ui.recover.care.sign import Sign
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.point import Point

SHOWN_MOST = 6


class StopSignsCard(FilledCard):
    """Signs of a part of the body, the most urgent first.

    Signals:
        asked: The person wants to answer the stop questions; the area.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, fill="bad_soft")
        self._area = ""

    def show_area(self, area: str) -> None:
        """Show the signs of an area, "" for all."""
        if not self.begin(("area", area)):
            return
        self._area = area
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Sign("warning", "bad_text"))
        title = self.tr("Be examined if there is")
        row.addWidget(Label(title, role="card_title", color="bad_text", wrap=True), 1)
        self.add(head)
        for question in questions_for(area)[:SHOWN_MOST]:
            words = capital(question.reason)
            self.add(Point(words, mark_color="bad_text", role="small"))
        more = self.tr("The questions name all signs, and say what to do.")
        self.add_words(more, color="text")
        self.button = Button(self.tr("Stop signs"), kind=ButtonKind.SECONDARY)
        self.button.setAccessibleDescription(self.tr("Opens the stop questions."))
        self.button.clicked.connect(self._ask)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self._area)
