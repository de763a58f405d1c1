"""The plans in which a program has a stage, each as a way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.plan_list import plans_with
from ui.widgets.label import Label
from ui.widgets.link_row import LinkRow

if TYPE_CHECKING:
    from coach.files.model import Program
    from ui.models.library_model import LibraryModel


class InPlans(QWidget):
    """Names the plans that a program is a part of; hidden where there are none.

    Signals:
        plan_asked: Show the plan with this id.
    """

    plan_asked = Signal(str)

    def __init__(
        self, program: Program, library: LibraryModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(6)
        plans = plans_with(library, program.id)
        words = self.tr("Part of the plan")
        if len(plans) > 1:
            words = self.tr("Part of these plans")
        column.addWidget(Label(words, px=13.5, weight=600))
        for plan in plans:
            link = LinkRow(plan.title, plan.id)
            link.clicked.connect(self._ask)
            column.addWidget(link)
        if not plans:
            self.hide()

    @Slot()
    def _ask(self) -> None:
        self.plan_asked.emit(self.sender().objectName())
