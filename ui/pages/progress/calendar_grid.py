"""Where the cells of the calendar lie, and what is written around them.

Some weeks stand below one another; of more weeks each is a column; of years each month
is a cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from coach.progress.words import month_word, short_day
from ui.dates import short_weekday
from ui.theme import current_theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QPainter

DAYS = 7
# Up to so many weeks stand below one another.
ROWS_MOST = 6
CELL_PX = 30.0
GAP_PX = 6.0
LETTERS_PX = 26.0
LABEL_PX = 50.0
_BANDS_MOST = 4

_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class WeekRows:
    """Weeks as rows: large cells with signs, as in a printed calendar."""

    days: Sequence[date]

    # Steps of the arrow keys, in cells: left and right, up and down.
    across = 1
    down = DAYS

    def boxes(self, size: QSize) -> list[QRectF]:
        """Return where the cells lie in a widget of this size."""
        theme = current_theme()
        left, top = theme.px(LABEL_PX), theme.px(LETTERS_PX)
        step = min(
            (size.width() - left) / DAYS,
            (size.height() - top) / -(-len(self.days) // DAYS),
            theme.px(CELL_PX + GAP_PX) * 1.15,
        )
        edge = step * CELL_PX / (CELL_PX + GAP_PX)
        return [
            QRectF(left + index % DAYS * step, top + index // DAYS * step, edge, edge)
            for index in range(len(self.days))
        ]

    def paint_labels(self, painter: QPainter, boxes: Sequence[QRectF]) -> None:
        """Write the days of the week above, the Mondays at the left."""
        painter.setFont(current_theme().font("caption", weight=600))
        for day, box in zip(self.days[:DAYS], boxes, strict=False):
            above = QRectF(box.left() - 4, 0, box.width() + 8, box.top() - 4)
            letter = short_weekday(day)[:1]
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setFont(current_theme().font("caption", px=11.5))
        for day, box in zip(self.days[::DAYS], boxes[::DAYS], strict=True):
            beside = QRectF(0, box.top(), box.left() - 8, box.height())
            painter.drawText(beside, _RIGHT, short_day(day))


@dataclass(frozen=True, slots=True)
class WeekColumns:
    """Weeks as columns: small cells, months written above.

    Many weeks are broken into bands below one another, so that cells stay large.
    """

    days: Sequence[date]

    across = DAYS
    down = 1

    def boxes(self, size: QSize) -> list[QRectF]:
        """Return where the cells lie in a widget of this size."""
        left, top = current_theme().px(22), current_theme().px(22)
        bands, step = self._bands(size)
        columns = -(-self._weeks() // bands)
        edge = step * (0.84 if step > 9 else 0.76)
        found = []
        for index in range(len(self.days)):
            band, column = divmod(index // DAYS, columns)
            x = left + column * step
            y = top + band * (DAYS * step + top) + index % DAYS * step
            found.append(QRectF(x, y, edge, edge))
        return found

    def _weeks(self) -> int:
        return -(-len(self.days) // DAYS)

    def _bands(self, size: QSize) -> tuple[int, float]:
        """Return the number of bands that gives the largest cells, and their step."""
        left, top = current_theme().px(22), current_theme().px(22)
        choices = []
        for bands in range(1, _BANDS_MOST + 1):
            columns = -(-self._weeks() // bands)
            across = (size.width() - left - 2) / columns
            down = (size.height() - top * bands) / (DAYS * bands)
            choices.append((min(across, down, current_theme().px(26)), -bands))
        step, bands = max(choices)
        return -bands, step

    def paint_labels(self, painter: QPainter, boxes: Sequence[QRectF]) -> None:
        """Write the months above, every other day of the week at the left."""
        painter.setFont(current_theme().font("caption", px=11.5))
        flags = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        free_from, band_top = 0.0, -1.0
        for index, (day, box) in enumerate(zip(self.days, boxes, strict=True)):
            if index % DAYS == 0 and box.top() != band_top:
                free_from, band_top = 0.0, box.top()
                self._paint_letters(painter, boxes[index : index + DAYS])
            if day.day == 1 and box.left() >= free_from:
                height = current_theme().px(22)
                above = QRectF(box.left() - 2, band_top - height, 60, height - 4)
                painter.drawText(above, flags, month_word(day.month))
                free_from = box.left() + current_theme().px(34)

    def _paint_letters(self, painter: QPainter, week: Sequence[QRectF]) -> None:
        for index in (0, 2, 4):
            beside = QRectF(0, week[index].center().y() - 9, week[0].left() - 6, 18)
            letter = short_weekday(self.days[index])[:1]
            painter.drawText(beside, _RIGHT, letter)


@dataclass(frozen=True, slots=True)
class MonthRows:
    """Months as cells, a row for each year."""

    days: Sequence[date]

    across = 1
    down = 12

    def boxes(self, size: QSize) -> list[QRectF]:
        """Return where the cells lie in a widget of this size."""
        theme = current_theme()
        left, top = theme.px(36), theme.px(22)
        first = self.days[0].year
        years = self.days[-1].year - first + 1
        width = (size.width() - left) / 12
        height = min((size.height() - top) / years, width * 1.15, theme.px(30))
        return [
            QRectF(
                left + (day.month - 1) * width,
                top + (day.year - first) * height,
                width * 0.86,
                height * 0.84,
            )
            for day in self.days
        ]

    def paint_labels(self, painter: QPainter, boxes: Sequence[QRectF]) -> None:
        """Write the months above and the years at the left."""
        painter.setFont(current_theme().font("caption", px=11.5))
        top = min(box.top() for box in boxes)
        for day, box in list(zip(self.days, boxes, strict=True))[:12]:
            above = QRectF(box.left() - 4, 0, box.width() + 8, top - 3)
            letter = month_word(day.month)[:1]
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, letter)
        written = set()
        for day, box in zip(self.days, boxes, strict=True):
            if day.year not in written:
                written.add(day.year)
                beside = QRectF(0, box.top(), current_theme().px(30), box.height())
                painter.drawText(beside, _RIGHT, str(day.year))


Grid = WeekRows | WeekColumns | MonthRows
