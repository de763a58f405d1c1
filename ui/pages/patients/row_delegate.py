"""How a patient is painted in the list: badge, name, bar, pain, flag, last report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate

from coach.care.pain import AMBER_FROM, RED_FROM
from coach.clinic.flags import (
    ENDED,
    MISSED,
    PAIN_RISE,
    PAIN_UP,
    QUIET,
    READY,
    STOP_SIGN,
    STOPPED,
    flag_words,
)
from coach.clinic.overview import Row
from coach.clinic.words import about_words, ago_words
from ui.icons import paint_icon
from ui.pages.patients.columns import DONE, EDGE_PX, FLAG, HEARD, PAIN, PATIENT, places
from ui.pages.patients.kit import Kit
from ui.pages.patients.lines import two_lines
from ui.pages.patients.patient_list import ROW_ROLE, PatientList
from ui.people.button import initials
from ui.theme import current_theme
from ui.tokens import RADIUS_BUTTON_PX
from ui.widgets.focus import paint_focus_ring
from ui.widgets.scroll import WIDTH_PX as SCROLL_BAR_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QFontMetricsF
    from PySide6.QtWidgets import QStyleOptionViewItem

    from ui.models.hit_list import Index
    from ui.pages.patients.table import PatientTable

ROW_PX = 76
_BADGE_PX, _BADGE_GAP_PX = 36, 12
_BAR_PX, _BAR_HIGH_PX = 64, 7
_CHIP_PX, _CHIP_HIGH_PX = 34, 28
_ICON_PX, _TREND_PX = 16, 14
# Below two thirds of what was planned the bar turns amber; the number stands beside it.
LITTLE = 2 / 3
# Flag -> (icon, colour token). The word beside it says the same.
FLAG_LOOKS = {
    STOP_SIGN: ("warning", "bad_text"),
    PAIN_UP: ("warning", "bad_text"),
    STOPPED: ("triangle", "warn_text"),
    MISSED: ("today", "warn_text"),
    READY: ("check", "ok_text"),
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
        self.kit = Kit()

    def begin_pass(self) -> None:
        """Look fonts and colours up anew; call it before the rows are painted."""
        self.kit = Kit()

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
        is_marked = is_current and self._view.marks_current
        columns = places(place)
        _paint_patient(painter, self.kit, columns[PATIENT], row, is_marked=is_marked)
        _paint_done(painter, self.kit, columns[DONE], row)
        _paint_pain(painter, self.kit, columns[PAIN], row, is_marked=is_marked)
        _paint_flag(painter, self.kit, columns[FLAG], row)
        heard = row.standing.reported_on
        words = "" if heard is None else ago_words(heard, model.today)
        _paint_heard(painter, self.kit, columns[HEARD], words, is_new=bool(row.unseen))
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, place: QRectF, row: int, *, is_current: bool
    ) -> None:
        kit = self.kit
        # As far from the right edge of the card: there the scroll bar has its room.
        shape = place.adjusted(SCROLL_BAR_PX, 3, 0, -3)
        is_beside = row in (
            self._view.currentIndex().row(),
            self._view.currentIndex().row() + 1,
        )
        if row and not (is_beside and self._view.marks_current):
            left = EDGE_PX + kit.px(_BADGE_PX) + _BADGE_GAP_PX
            right = place.width() + SCROLL_BAR_PX - EDGE_PX
            line = QRectF(left, place.top(), right - left, 1)
            painter.fillRect(line, kit.color("hairline"))
        if is_current and self._view.marks_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(kit.color("accent_soft"))
            painter.drawRoundedRect(shape, RADIUS_BUTTON_PX, RADIUS_BUTTON_PX)
        if is_current and self._view.shows_focus:
            # Inside: what is beyond the edge of the list would be cut off.
            inside = shape.adjusted(5, 5, -5, -5)
            paint_focus_ring(painter, inside, RADIUS_BUTTON_PX - 5)


def _paint_patient(
    painter: QPainter, kit: Kit, place: QRectF, row: Row, *, is_marked: bool
) -> None:
    """Paint the badge with initials, the name, and what they are here for."""
    edge = kit.px(_BADGE_PX)
    badge = QRectF(place.left(), place.center().y() - edge / 2, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(kit.color("card" if is_marked else "sunk"))
    painter.drawEllipse(badge)
    painter.setFont(kit.font("caption", 12, 700)[0])
    painter.setPen(kit.color("text_2"))
    letters = initials(row.patient.name) or "–"
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, letters)
    words = place.adjusted(edge + _BADGE_GAP_PX, 0, -4, 0)
    name, about = kit.font("body", 14, 600), kit.font("small", 12.5)
    high, low = name[1].height(), about[1].height()
    lines = two_lines(about_words(row.patient, row.stage), about[1], words.width())
    # Three lines stand closer, so that they keep off the lines between the rows.
    gap = 4.0 if len(lines) == 1 else 1.0
    words.setTop(place.center().y() - (high + len(lines) * low + gap) / 2)
    words.setHeight(high)
    _write(painter, kit, words, row.patient.called, name, "text")
    words.translate(0, high + gap)
    words.setHeight(low)
    for line in lines:
        _write(painter, kit, words, line, about, "text_2")
        words.translate(0, low)


def _paint_done(painter: QPainter, kit: Kit, place: QRectF, row: Row) -> None:
    """Paint the bar of two weeks with its number."""
    if row.adherence is None:
        return
    track = QRectF(0, 0, kit.px(_BAR_PX), _BAR_HIGH_PX)
    track.moveCenter(place.center())
    track.moveLeft(place.left())
    radius = _BAR_HIGH_PX / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(kit.color("hairline"))
    painter.drawRoundedRect(track, radius, radius)
    done = QRectF(track)
    share = min(row.adherence, 1.0)
    done.setWidth(max(track.width() * share, _BAR_HIGH_PX if share else 0))
    is_little = row.adherence < LITTLE
    painter.setBrush(kit.color("seg_get_ready" if is_little else "seg_work"))
    painter.drawRoundedRect(done, radius, radius)
    number = QRectF(place)
    number.setLeft(track.right() + 9)
    words = f"{round(row.adherence * 100)} %"
    _write(painter, kit, number, words, kit.font("small", weight=600), "text")


def _paint_pain(
    painter: QPainter, kit: Kit, place: QRectF, row: Row, *, is_marked: bool
) -> None:
    """Paint the last pain on the ground of its zone, and where it is going."""
    if row.pain is None:
        return
    zone = pain_zone(row.pain)
    chip = QRectF(0, 0, kit.px(_CHIP_PX), kit.px(_CHIP_HIGH_PX))
    chip.moveCenter(place.center())
    chip.moveLeft(place.left())
    painter.setPen(Qt.PenStyle.NoPen)
    # Green on the green of the chosen row would hardly be seen.
    is_alike = is_marked and zone == "ok"
    painter.setBrush(kit.color("card" if is_alike else f"{zone}_soft"))
    painter.drawRoundedRect(chip, 8, 8)
    painter.setFont(kit.font("body", 14, 700)[0])
    painter.setPen(kit.color(f"{zone}_text"))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(row.pain))
    if abs(row.rise) >= PAIN_RISE:
        is_up = row.rise > 0
        edge = kit.px(_TREND_PX)
        sign = QRectF(chip.right() + 1, chip.center().y() - edge / 2, edge, edge)
        color = kit.color("bad_text" if is_up else "ok_text")
        paint_icon(painter, "chevron_up" if is_up else "chevron_down", sign, color, 2.4)


def _paint_flag(painter: QPainter, kit: Kit, place: QRectF, row: Row) -> None:
    """Paint the most pressing flag: its sign and its word."""
    if not row.flags:
        return
    icon, color = FLAG_LOOKS[row.flags[0]]
    edge = kit.px(_ICON_PX)
    sign = QRectF(place.left(), place.center().y() - edge / 2, edge, edge)
    paint_icon(painter, icon, sign, kit.color(color), 2.2)
    words = place.adjusted(edge + 5, 0, -2, 0)
    font = kit.font("small", weight=600)
    lines = two_lines(flag_words(row.flags[0]), font[1], words.width())
    high = font[1].height()
    words.setTop(place.center().y() - len(lines) * high / 2)
    words.setHeight(high)
    for line in lines:
        _write(painter, kit, words, line, font, color)
        words.translate(0, high)


def _paint_heard(
    painter: QPainter, kit: Kit, place: QRectF, words: str, *, is_new: bool
) -> None:
    """Paint when the last report came, with a dot where nobody has looked at it."""
    font, metrics = kit.font("small", weight=600 if is_new else 400)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setFont(font)
    painter.setPen(kit.color("text" if is_new else "text_2"))
    # Longer words may reach into the gap before their column.
    painter.drawText(place.adjusted(-place.width(), 0, 0, 0), right, words)
    if is_new:
        wide = metrics.horizontalAdvance(words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(kit.color("ice_fill"))
        middle = QPointF(place.right() - wide - 9, place.center().y())
        painter.drawEllipse(middle, 3.5, 3.5)


def _write(
    painter: QPainter,
    kit: Kit,
    place: QRectF,
    text: str,
    font: tuple[QFont, QFontMetricsF],
    color: str,
) -> None:
    """Write one line, cut with an ellipsis where it does not fit."""
    painter.setFont(font[0])
    painter.setPen(kit.color(color))
    shown = font[1].elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
