"""How the Patients page is laid out: the list at the left, one of them at the right.

In a narrow window there is one column: the list, or the pane with a way back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.page import Page
from ui.pages.patients.filters import FilterBar
from ui.pages.patients.head import PatientsHead
from ui.pages.patients.list_card import ListCard
from ui.pages.patients.pane import PatientPane
from ui.theme import current_theme
from ui.therapist.key_model import therapist_key
from ui.tokens import PAGE_MARGIN_NARROW_PX, PAGE_MARGIN_PX
from ui.widgets.card import SHADOW_ROOM_PX
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.search_field import SearchField
from ui.widgets.thumbnails import ThumbnailStore

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from ui.context import AppContext
    from ui.pages.patients.patient_list import PatientList

PANE_PX = 360
_PANE_SHARE, _PANE_MOST_PX = 0.31, 440
_ANY_WIDTH_PX = 16_777_215


class PatientsFrame(Page):
    """Everything that is seen of the page; what it does is for a subclass.

    Args:
        context: What all parts share.
        patients: The list as a model.

    Attributes:
        is_narrow: Whether there is one column.
        shows_pane: Whether that column is the pane.
        is_alone: Whether there is nobody to show beside the list.
        field: Searches.
        filters: The pills beside it.
        card: The list.
        pane: Everything about the chosen one.
    """

    def __init__(
        self,
        context: AppContext,
        patients: PatientList,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._key = therapist_key(context)
        self.is_narrow = False
        self.shows_pane = False
        self.is_alone = False
        self.patients = patients
        patients.setParent(self)
        thumbnails = ThumbnailStore(self)
        self.head = PatientsHead(self._key)
        self.field = SearchField(self.tr("Find a patient"), self.tr("Find a patient"))
        self.filters = FilterBar(patients)
        self.card = ListCard(patients, thumbnails)
        self.pane = PatientPane(thumbnails)
        self._put_together()
        self._arrange()
        current_theme().changed.connect(self._arrange)

    def _put_together(self) -> None:
        self._tools = QWidget(self)
        self._tool_row = QHBoxLayout(self._tools)
        self._tool_row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        self._tool_row.addWidget(self.field, 0, top)
        self._tool_row.addWidget(self.filters, 1, top)
        self._body = QHBoxLayout()
        self._body.setSpacing(0)
        self._body.addWidget(self.card, 1)
        self._body.addWidget(self.pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._tools)
        column.addLayout(self._body, 1)

    def set_narrow(self, is_narrow: bool) -> None:
        """Go to one column, or back to two."""
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self.shows_pane = False
            self._arrange()

    def leave_alone(self, is_alone: bool) -> None:
        """Give the list all the room where there is nobody to show beside it."""
        if is_alone != self.is_alone:
            self.is_alone = is_alone
            self._arrange()

    def show_pane(self, is_shown: bool) -> None:
        """Show the pane in the one column, or the list."""
        self.shows_pane = is_shown
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Set margins and decide what is visible."""
        is_narrow = self.is_narrow
        margin = PAGE_MARGIN_NARROW_PX if is_narrow else PAGE_MARGIN_PX
        in_pane = is_narrow and self.shows_pane
        edge = margin - RING_ROOM_PX
        top, below = (12, 2) if is_narrow else (26, 8)
        self.head.row.setContentsMargins(
            edge - 8 if in_pane else margin, top, edge - (0 if in_pane else 8), below
        )
        self._tool_row.setContentsMargins(edge, 0, edge, 6)
        around = margin - SHADOW_ROOM_PX
        self._body.setContentsMargins(around, 0, around, 24 - 8)
        self.head.show_back(in_pane)
        self.card.setVisible(not in_pane)
        # Nobody is there to be looked for.
        self._tools.setVisible(not in_pane and not self.is_alone)
        self.pane.setVisible(in_pane or not (is_narrow or self.is_alone))
        self.card.table.marks_current = not is_narrow
        self._fit_pane()

    def _fit_pane(self) -> None:
        if self.is_narrow:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(_ANY_WIDTH_PX)
            return
        scale = max(current_theme().scale, 1.0)
        share = round(self.width() * _PANE_SHARE)
        wide = min(max(share, round(PANE_PX * min(scale, 1.2))), _PANE_MOST_PX)
        self.pane.setFixedWidth(wide + 2 * SHADOW_ROOM_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pane to the new width."""
        super().resizeEvent(event)
        self._fit_pane()
