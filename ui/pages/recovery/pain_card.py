"""Pain of the last two weeks: days and mornings, over the three zones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from coach.care.pain import AMBER_FROM, PAIN_MAX, RED_FROM
from ui.dates import short_day
from ui.pages.recovery.filled import FilledCard
from ui.recover.info_link import InfoLink
from ui.theme import current_theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.care.course.facts import History
    from ui.context import AppContext

DAYS = 14
_LEFT_PX, _BELOW_PX = 26.0, 24.0
_DOT_PX = 4.5


@dataclass(frozen=True, slots=True)
class PainDay:
    """Pain on one day: the worst during exercise, and that of the morning."""

    day: date
    worst: int | None = None
    morning: int | None = None


def pain_days(history: History, today: date) -> tuple[PainDay, ...]:
    """Return the last days, oldest first, also those without any answer."""
    mornings = {each.day: each.pain for each in history.mornings}
    worst: dict[date, int] = {}
    for session in history.sessions:
        if session.worst is not None:
            worst[session.day] = max(session.worst, worst.get(session.day, 0))
    days = [today - timedelta(days=ago) for ago in reversed(range(DAYS))]
    return tuple(PainDay(day, worst.get(day), mornings.get(day)) for day in days)


class PainLine(QWidget):
    """The graph: a dot for a day, a diamond for a morning."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[PainDay, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def show_days(self, days: tuple[PainDay, ...]) -> None:
        """Show other days."""
        self._days = days
        said = [
            self.tr("{0}: {1}").format(short_day(each.day), self._words(each))
            for each in days
            if each.worst is not None or each.morning is not None
        ]
        self.setAccessibleName(self.tr("Pain, {0} days").format(len(days)))
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.update()

    def _words(self, day: PainDay) -> str:
        parts = []
        if day.morning is not None:
            parts.append(self.tr("morning {0}").format(day.morning))
        if day.worst is not None:
            parts.append(self.tr("worst {0}").format(day.worst))
        return ", ".join(parts)

    def sizeHint(self) -> QSize:
        """Return a height at which single points can be told apart."""
        return QSize(260, max(current_theme().px(190), 190))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint zones, numbers, both lines and the days."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_zones(painter)
        self._paint_axes(painter)
        mornings = [(i, d.morning) for i, d in enumerate(self._days)]
        worst = [(i, d.worst) for i, d in enumerate(self._days)]
        for points, name in ((mornings, "series_morning"), (worst, "series_during")):
            places = [self._place(i, pain) for i, pain in points if pain is not None]
            color = theme.color(name)
            painter.setPen(QPen(color, 1.6))
            painter.drawPolyline(QPolygonF(places))
            painter.setPen(QPen(theme.color("card"), 1.2))
            painter.setBrush(color)
            for place in places:
                paint_mark(painter, place, is_morning=name == "series_morning")
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _plot(self) -> QRectF:
        below = _BELOW_PX * current_theme().scale
        return QRectF(self.rect()).adjusted(_LEFT_PX, 8, 0, -below)

    def _y(self, pain: float) -> float:
        plot = self._plot()
        return plot.bottom() - pain / PAIN_MAX * plot.height()

    def _place(self, index: int, pain: int) -> QPointF:
        plot = self._plot()
        x = plot.left() + (index + 0.5) / max(len(self._days), 1) * plot.width()
        return QPointF(x, self._y(pain))

    def _paint_zones(self, painter: QPainter) -> None:
        theme, plot = current_theme(), self._plot()
        # Between two whole numbers: 2 is fine still, and 3 asks to take care.
        edges = (0.0, AMBER_FROM - 0.5, RED_FROM - 0.5, float(PAIN_MAX))
        names = ("ok_soft", "warn_soft", "bad_soft")
        for low, high, name in zip(edges, edges[1:], names, strict=False):
            zone = QRectF(plot.left(), self._y(high), plot.width(), 0)
            zone.setBottom(self._y(low))
            painter.fillRect(zone, theme.color(name))

    def _paint_axes(self, painter: QPainter) -> None:
        theme, plot = current_theme(), self._plot()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text_2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number in (0, AMBER_FROM, RED_FROM, PAIN_MAX):
            place = QRectF(0, self._y(number) - 10, plot.left() - 6, 20)
            painter.drawText(place, right, str(number))
        center = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        count = len(self._days)
        for index in dict.fromkeys(count * each // DAYS for each in (1, 6, 12)):
            if index < count:
                x = self._place(index, 0).x()
                place = QRectF(x - 40, plot.bottom(), 80, self.height() - plot.bottom())
                painter.drawText(place, center, short_day(self._days[index].day))


def paint_mark(painter: QPainter, place: QPointF, *, is_morning: bool) -> None:
    """Paint a dot, or the diamond of a morning, with the painter's colours."""
    if not is_morning:
        painter.drawEllipse(place, _DOT_PX, _DOT_PX)
        return
    reach = _DOT_PX + 1
    painter.drawPolygon(
        QPolygonF(
            [
                place + QPointF(0, -reach),
                place + QPointF(reach, 0),
                place + QPointF(0, reach),
                place + QPointF(-reach, 0),
            ]
        )
    )


class _Key(QWidget):
    """The mark of a series, for the legend."""

    def __init__(self, *, is_morning: bool) -> None:
        super().__init__()
        self._is_morning = is_morning
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        name = "series_morning" if self._is_morning else "series_during"
        painter.setBrush(current_theme().color(name))
        middle = QRectF(self.rect()).center()
        paint_mark(painter, middle, is_morning=self._is_morning)


class PainCard(FilledCard):
    """Pain of the last 14 days.

    Args:
        context: What all parts share.

    Attributes:
        info: Opens where the limits of the colours come from; made with the graph.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def show_history(self, history: History, today: date) -> None:
        """Show what was answered up to today."""
        days = pain_days(history, today)
        if not self.begin(days):
            return
        self.add_head(self.tr("Pain"), self.tr("Last 14 days"))
        if all(each.worst is None and each.morning is None for each in days):
            words = self.tr("Nothing was answered yet. Sessions and mornings ask.")
            self.add_words(words)
            return
        keys = QWidget()
        legend = QHBoxLayout(keys)
        legend.setContentsMargins(0, 0, 0, 0)
        legend.setSpacing(6)
        names = ((False, self.tr("Worst in a session")), (True, self.tr("Morning")))
        for is_morning, name in names:
            legend.addWidget(_Key(is_morning=is_morning))
            legend.addWidget(Label(name, role="small", color="text_2"))
            legend.addSpacing(8)
        legend.addStretch(1)
        self.add(keys)
        self.line = PainLine()
        self.line.show_days(days)
        self.add(self.line)
        words = self.tr("What the colours mean")
        self.info = InfoLink(self._context, words, "card:pain-light")
        self.add_buttons([self.info])
