"""Before the notes for an appointment are written: is the health list to be in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout

from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.exchange.report_facts import Line

_BUTTON_PX = 48


class ReportSheet(Overlay):
    """Shows what the health list says, and lets it be left out.

    Args:
        window: The widget that is covered.
        lines: The list in words, as it would be printed.
        is_printed: Whether it is printed unless the person says otherwise.
        motion: Whether the card may rise into place.

    Signals:
        chosen: Go on; with the list, or without it.
        given_up: Nothing is to be written.
    """

    chosen = Signal(bool)
    given_up = Signal()
    width_px = 640

    def __init__(
        self,
        window: QWidget,
        lines: tuple[Line, ...],
        *,
        is_printed: bool,
        motion: bool = True,
    ) -> None:
        super().__init__(window, motion=motion)
        self.set_head(
            self.tr("Notes for the appointment"),
            self.tr("They are written to a file of yours; nothing is sent."),
        )
        self.printed = Toggle(self.tr("Print my health list"))
        self.printed.setChecked(is_printed)
        self.printed.toggled.connect(self._show_list)
        self._list = _list_of(lines)
        self.body.addWidget(toggle_row(self.printed))
        self.body.addWidget(self._list)
        self.body.addStretch(1)
        cancel = Button(self.tr("Cancel"), height_px=_BUTTON_PX)
        cancel.clicked.connect(self._give_up)
        words = self.tr("Choose where")
        self.go_on = Button(words, kind=ButtonKind.MAIN, height_px=_BUTTON_PX)
        self.go_on.clicked.connect(self._choose)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go_on)
        self.dismissed.connect(self._give_up)
        self._list.setEnabled(is_printed)
        self.open(self.go_on)

    @Slot(bool)
    def _show_list(self, is_printed: bool) -> None:
        self._list.setEnabled(is_printed)

    @Slot()
    def _choose(self) -> None:
        self.go_away()
        self.chosen.emit(self.printed.isChecked())

    @Slot()
    def _give_up(self) -> None:
        self.go_away()
        self.given_up.emit()


def _list_of(lines: tuple[Line, ...]) -> Column:
    """Return lines with what they are about at the left."""
    part = Column()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    for row, (name, text) in enumerate(lines):
        grid.addWidget(Label(name, color="text_2", weight=600), row, 0, top)
        grid.addWidget(Label(text, weight=400, wrap=True), row, 1)
    return part
