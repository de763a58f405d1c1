"""Courses that cannot be led any more: why, and how their plan goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from coach.care.course.facts import text_in
from coach.files.assignment_model import is_assigned
from ui.pages.recovery.filled import FilledCard
from ui.widgets.button import Button
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.store.entries import Entry
    from ui.models.recovery_model import Recovery


class LostCard(FilledCard):
    """Says of each such course what became of its plan; hidden without any.

    Signals:
        begin_asked: Begin this plan anew.
    """

    begin_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Courses that cannot go on"))
        self.hide()

    def show_lost(self, recovery: Recovery) -> None:
        """Show the courses whose plan or stage is gone."""
        plans = recovery.situation.library.plans
        known = {text_in(each.data, "plan") for each in recovery.lost} & set(plans)
        if self.begin((recovery.lost, known)):
            for note in recovery.lost:
                self._add(note, has_plan=text_in(note.data, "plan") in known)
        self.setVisible(bool(recovery.lost))

    def _add(self, note: Entry, *, has_plan: bool) -> None:
        words = Label(self._words(note, has_plan=has_plan), weight=400, wrap=True)
        words.set_color("warn_text")
        self.add(words)
        if has_plan:
            again = self.tr("Begin it anew")
            name = f"{again}: {text_in(note.data, 'title')}"
            button = Button(again, height_px=44, name=name)
            button.setObjectName(text_in(note.data, "plan"))
            button.clicked.connect(self._ask)
            self.add_buttons([button])

    def _words(self, note: Entry, *, has_plan: bool) -> str:
        words = self.tr("The plan of “{0}” is not in your files any more.")
        if has_plan:
            words = self.tr(
                "The newer revision of “{0}” has other stages: your course cannot go "
                "on. Begin it anew; what you have done is kept."
            )
        elif is_assigned(text_in(note.data, "plan")):
            words = self.tr("The signed plan of “{0}” does not run here any more.")
        return words.format(text_in(note.data, "title"))

    @Slot()
    def _ask(self) -> None:
        self.begin_asked.emit(self.sender().objectName())
