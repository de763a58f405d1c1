"""How a patient is painted in the list: badge, name, bar, pain, flag, last report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from coach.care.pain import AMBER_FROM, RED_FROM
from coach.clinic.flags import (
    ENDED,
    MISSED,
    PAIN_UP,
    QUIET,
    STOP_SIGN,
    STOPPED,
    flag_words,
)
from coach.clinic.overview import Row
from coach.clinic.words import about_words, ago_words
from ui.icons import paint_icon
from ui.pages.patients.columns import DONE, EDGE_PX, FLAG, HEARD, PAIN, PATIENT, places
from ui.pages.patients.patient_list import ROW_ROLE, PatientList
from ui.people.button import initials
from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import paint_focus_ring
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.hit_list import Index
    from ui.pages.patients.table import PatientTable

ROW_PX = 76
_BADGE_PX, _BADGE_GAP_PX = 36, 12
_BAR_PX, _BAR_HIGH_PX = 92, 7
_CHIP_PX, _CHIP_HIGH_PX = 34, 28
_ICON_PX = 16
# Below two thirds of what was planned the bar turns amber; the number stands beside it.
LITTLE = 2 / 3
# Flag -> (icon, colour token). The word beside it says the same.
FLAG_LOOKS = {
    STOP_SIGN: ("warning", "bad_text"),
    PAIN_UP: ("warning", "bad_text"),
    STOPPED: ("triangle", "warn_text"),
    MISSED: ("today", "warn_text"),
    ENDED: ("flag", "ok_text"),
    QUIET: ("clock", "warn_text"),
}


def pain_zone(pain: int) -> str:
    """Return the zone of a pain: "ok", "warn" or "bad", as the tokens begin."""
    if pain >= RED_FROM:
        return "bad"
    return "warn" if pain >= AMBER_FROM else "ok"


class PatientDelegate(QStyledItemDelegate):
    """Paints one patient.

    Args:
        view: The list.
    """

    def __init__(self, view: PatientTable) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; all are alike."""
        return QSize(0, max(current_theme().px(ROW_PX), ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint a row, and the line above it."""
        row = index.data(ROW_ROLE)
        model = index.model()
        if not isinstance(row, Row) or not isinstance(model, PatientList):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self._view.visualRect(index))
        place.setWidth(self._view.viewport().width())
        is_current = index.row() == self._view.currentIndex().row()
        self._paint_ground(painter, place, index.row(), is_current=is_current)
        columns = places(place)
        _paint_patient(painter, columns[PATIENT], row, is_current=is_current)
        _paint_done(painter, columns[DONE], row)
        _paint_pain(painter, columns[PAIN], row)
        _paint_flag(painter, columns[FLAG], row)
        heard = row.standing.reported_on
        words = "" if heard is None else ago_words(heard, model.today)
        _paint_heard(painter, columns[HEARD], words, is_new=bool(row.unseen))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, place: QRectF, row: int, *, is_current: bool
    ) -> None:
        theme = current_theme()
        # As far from the right edge of the card: there the scroll bar has its room.
        shape = place.adjusted(SCROLL_BAR_PX, 3, 0, -3)
        is_beside = row in (
            self._view.currentIndex().row(),
            self._view.currentIndex().row() + 1,
        )
        if row and not (is_beside and self._view.marks_current):
            left = EDGE_PX + theme.px(_BADGE_PX) + _BADGE_GAP_PX
            right = place.width() + SCROLL_BAR_PX - EDGE_PX
            line = QRectF(left, place.top(), right - left, 1)
            painter.fillRect(line, theme.color("hairline"))
        if is_current and self._view.marks_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(shape, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        if is_current and self._view.shows_focus:
            inside = shape.adjusted(3, 3, -3, -3)
            paint_focus_ring(painter, inside, RADIUS_BUTTON_PX - 3)


def _paint_patient(
    painter: QPainter, place: QRectF, row: Row, *, is_current: bool
) -> None:
    """Paint the badge with initials, the name, and what they are here for."""
    theme = current_theme()
    edge = theme.px(_BADGE_PX)
    badge = QRectF(place.left(), place.center().y() - edge / 2, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("card" if is_current else "sunk"))
    painter.drawEllipse(badge)
    painter.setFont(theme.font("caption", px=12, weight=700))
    painter.setPen(theme.color("text_2"))
    letters = initials(row.patient.name) or "–"
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letters)
    words = place.adjusted(edge + _BADGE_GAP_PX, 0, -4, 0)
    name, about = theme.font("body", px=14, weight=600), theme.font("small", px=12.5)
    high, low = QFontMetricsF(name).height(), QFontMetricsF(about).height()
    gap = 4.0
    words.setTop(place.center().y() - (high + low + gap) / 2)
    words.setHeight(high)
    _write(painter, words, row.patient.called, name, "text")
    words.translate(0, high + gap)
    _write(painter, words, about_words(row.patient, row.stage), about, "text_2")


def _paint_done(painter: QPainter, place: QRectF, row: Row) -> None:
    """Paint the bar of two weeks with its number."""
    if row.adherence is None:
        return
    theme = current_theme()
    track = QRectF(0, 0, theme.px(_BAR_PX), _BAR_HIGH_PX)
    track.moveCenter(place.center())
    track.moveLeft(place.left())
    radius = _BAR_HIGH_PX / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("hairline"))
    painter.drawRoundedRect(track, radius, radius)
    done = QRectF(track)
    share = min(row.adherence, 1.0)
    done.setWidth(max(track.width() * share, _BAR_HIGH_PX if share else 0))
    is_little = row.adherence < LITTLE
    painter.setBrush(theme.color("seg_get_ready" if is_little else "seg_work"))
    painter.drawRoundedRect(done, radius, radius)
    number = QRectF(place)
    number.setLeft(track.right() + 9)
    words = f"{round(row.adherence * 100)} %"
    _write(painter, number, words, theme.font("small", weight=600), "text")


def _paint_pain(painter: QPainter, place: QRectF, row: Row) -> None:
    """Paint the last pain as a number on the ground of its zone."""
    if row.pain is None:
        return
    theme, zone = current_theme(), pain_zone(row.pain)
    chip = QRectF(0, 0, theme.px(_CHIP_PX), theme.px(_CHIP_HIGH_PX))
    chip.moveCenter(place.center())
    chip.moveLeft(place.left())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{zone}_soft"))
    painter.drawRoundedRect(chip, 8, 8)
    painter.setFont(theme.font("body", px=14, weight=700))
    painter.setPen(theme.color(f"{zone}_text"))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(row.pain))


def _paint_flag(painter: QPainter, place: QRectF, row: Row) -> None:
    """Paint the most pressing flag: its sign and its word."""
    if not row.flags:
        return
    theme = current_theme()
    icon, color = FLAG_LOOKS[row.flags[0]]
    edge = theme.px(_ICON_PX)
    sign = QRectF(place.left(), place.center().y() - edge / 2, edge, edge)
    paint_icon(painter, icon, sign, theme.color(color), 2.2)
    words = place.adjusted(edge + 5, 0, -2, 0)
    font = theme.font("small", weight=600)
    _write(painter, words, flag_words(row.flags[0]), font, color)


def _paint_heard(painter: QPainter, place: QRectF, words: str, *, is_new: bool) -> None:
    """Paint when the last report came, with a dot where nobody has looked at it."""
    theme = current_theme()
    font = theme.font("small", weight=600 if is_new else 400)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(theme.color("text" if is_new else "text_2"))
    # Longer words may reach into the gap before their column.
    painter.drawText(place.adjusted(-place.width(), 0, 0, 0), right, words)
    if is_new:
        wide = QFontMetricsF(font).horizontalAdvance(words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("ice_fill"))
        middle = QPointF(place.right() - wide - 9, place.center().y())
        painter.drawEllipse(middle, 3.5, 3.5)


def _write(
    painter: QPainter, place: QRectF, text: str, font: QFont, color: str
) -> None:
    """Write one line, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(current_theme().color(color))
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
