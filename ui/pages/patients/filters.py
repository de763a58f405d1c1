"""The pills above the list: all patients, or those who need a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.pages.patients.patient_list import (
    ALL,
    ARCHIVED,
    LOOK,
    QUIET_ONES,
    READY_ONES,
)
from ui.theme import current_theme
from ui.widgets.flow import FlowLayout
from ui.widgets.focus import RING_ROOM_PX, paint_focus_ring
from ui.widgets.painted_button import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from ui.pages.patients.patient_list import PatientList

HEIGHT_PX = 40
_PADDING_PX = 16


class FilterPill(PaintedButton):
    """One filter; the one that holds is filled.

    Args:
        value: Name of the filter.
    """

    def __init__(self, value: str, parent: QWidget) -> None:
        super().__init__("", parent)
        self.value = value
        self.setCheckable(True)

    def say(self, text: str) -> None:
        """Say something else."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the text needs in its strongest weight."""
        metrics = QFontMetricsF(self._font(600))
        wide = metrics.horizontalAdvance(self.text()) + 2 * _PADDING_PX
        high = max(current_theme().px(HEIGHT_PX), HEIGHT_PX)
        return QSize(round(wide) + 2 * RING_ROOM_PX, high + 2 * RING_ROOM_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint shape, text and focus ring."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = RING_ROOM_PX
        shape = QRectF(self.rect()).adjusted(room, room, -room, -room)
        radius = shape.height() / 2
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(shape, radius, radius)
        else:
            painter.setPen(QPen(theme.color("control_border"), 1))
            painter.setBrush(theme.color("sunk" if self.underMouse() else "card"))
            edge = shape.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(edge, radius, radius)
        painter.setPen(theme.color("accent_text" if self.isChecked() else "text"))
        painter.setFont(self._font(600 if self.isChecked() else 500))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.shows_focus:
            paint_focus_ring(painter, shape, radius)

    def _font(self, weight: int) -> QFont:
        return current_theme().font("body", px=13.5, weight=weight)


class FilterBar(QWidget):
    """The pills with their numbers; exactly one holds.

    Args:
        patients: What is filtered.

    Signals:
        chosen: The person took the filter with this name.
    """

    chosen = Signal(str)

    def __init__(self, patients: PatientList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patients = patients
        self.setAccessibleName(self.tr("Which patients"))
        flow = FlowLayout(self, gap_px=0)
        flow.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        self.pills: dict[str, FilterPill] = {}
        for name in (ALL, LOOK, READY_ONES, QUIET_ONES, ARCHIVED):
            pill = FilterPill(name, self)
            self.pills[name] = pill
            self._group.addButton(pill)
            flow.addWidget(pill)
        self._group.buttonClicked.connect(self._tell)
        self.show_counts()

    def show_counts(self) -> None:
        """Say how many patients each filter leaves."""
        words = {
            ALL: self.tr("All {0}"),
            LOOK: self.tr("Needs a look {0}"),
            READY_ONES: self.tr("Ready {0}"),
            # The number is that of the days.
            QUIET_ONES: self.tr("Quiet 7 days"),
            ARCHIVED: self.tr("Archived {0}"),
        }
        for name, pill in self.pills.items():
            pill.say(words[name].format(self._patients.count(name)))
        for name in (READY_ONES, ARCHIVED):
            is_there = bool(self._patients.count(name))
            self.pills[name].setVisible(is_there or self._patients.chosen == name)
        self.pills[self._patients.chosen].setChecked(True)

    @Slot(QAbstractButton)
    def _tell(self, pill: QAbstractButton) -> None:
        if isinstance(pill, FilterPill):
            self.chosen.emit(pill.value)
