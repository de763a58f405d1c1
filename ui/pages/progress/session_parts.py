"""The parts of the session sheet: numbers with their light, and what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from coach.care.choices import pain_words, says_danger
from coach.care.pain import PAIN_MAX, light
from coach.progress.pain import light_word, pain_number
from coach.progress.words import long_day, lower_first, number
from ui.icons import paint_icon
from ui.theme import current_theme
from ui.tokens import RADIUS_FIELD_PX
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from coach.progress.detail import AnswerChange, ExerciseRow, SessionDetail

_LIGHTS = {
    "green": ("ok", "check"),
    "amber": ("warn", "triangle"),
    "red": ("bad", "warning"),
}
_DETAILS = ("place", "side", "quality", "spread")
_TILE_PX = 112
_TILE_HEIGHT_PX = 62


def _tr(text: str) -> str:
    return QCoreApplication.translate("session sheet", text)


class NumberTile(QWidget):
    """A number with its name; a pain also has the shape and word of its light.

    Args:
        name: What the number is.
        text: The number, or "–".
        pain: The pain 0-10 that decides the light; None for no light.
        has_danger: The pain was of a kind that counts as red.
    """

    def __init__(
        self, name: str, text: str, pain: int | None = None, *, has_danger: bool = False
    ) -> None:
        super().__init__()
        self._name = name
        self._text = text
        self._light = None if pain is None else light(pain, danger_words=has_danger)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        word = "" if self._light is None else light_word(self._light)
        parts = (f"{name}: {text}", word)
        self.setAccessibleName(", ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        """Return a size that holds name and number."""
        theme = current_theme()
        metrics = QFontMetricsF(theme.font("small", weight=500))
        name = round(metrics.horizontalAdvance(self._name)) + 30
        height = max(theme.px(_TILE_HEIGHT_PX), _TILE_HEIGHT_PX)
        return QSize(max(theme.px(_TILE_PX), name), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, name, number and sign."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        family, icon = _LIGHTS.get(self._light or "", ("", ""))
        ground = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{family}_soft" if family else "sunk"))
        painter.drawRoundedRect(ground, RADIUS_FIELD_PX, RADIUS_FIELD_PX)
        inside = ground.adjusted(14, 8, -10, -8)
        painter.setFont(theme.font("small", weight=500))
        painter.setPen(theme.color("text_2"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignTop, self._name)
        color = theme.color(f"{family}_text" if family else "text")
        painter.setFont(theme.font("card_title", px=19, weight=700))
        painter.setPen(color)
        painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, self._text)
        if icon:
            size = theme.px(18)
            sign = QRectF(inside.right() - size, inside.bottom() - size - 2, size, size)
            paint_icon(painter, icon, sign, color, 2.2)


def number_tiles(detail: SessionDetail) -> QWidget:
    """Return pain before, during, after and next morning, effort and load."""
    summary = detail.summary
    has_danger = says_danger(summary.answers)
    row = QWidget()
    flow = FlowLayout(row, gap_px=8)
    flow.setContentsMargins(0, 0, 0, 0)
    pains = (
        (_tr("Pain before"), summary.pain_before, False),
        (_tr("Worst during"), summary.pain_max, has_danger),
        (_tr("Right after"), summary.pain_after, False),
        (_tr("Next morning"), detail.next_morning, False),
    )
    for name, value, danger in pains:
        pain = pain_number(value)
        text = "–" if pain is None else _tr("{0} of {1}").format(pain, PAIN_MAX)
        flow.addWidget(NumberTile(name, text, pain, has_danger=danger))
    effort = summary.effort
    words = "–" if effort is None else _tr("{0} of {1}").format(effort, PAIN_MAX)
    flow.addWidget(NumberTile(_tr("Effort"), words))
    load = "–" if summary.load is None else number(round(summary.load))
    flow.addWidget(NumberTile(_tr("Load"), load))
    return row


def exercise_grid(rows: tuple[ExerciseRow, ...]) -> QWidget:
    """Return what was planned of each exercise and side, beside what was done."""
    part = Column()
    grid = QGridLayout(part)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(7)
    grid.setColumnStretch(0, 1)
    heads = (_tr("Exercise"), _tr("Planned"), _tr("Done"))
    for column, text in enumerate(heads):
        grid.addWidget(
            Label(text, role="caption", color="text_2", weight=600), 0, column
        )
    top = Qt.AlignmentFlag.AlignTop
    for place, row in enumerate(rows, 1):
        side = _side_words(row.side)
        title = _tr("{0}, {1}").format(row.title, side) if side else row.title
        grid.addWidget(Label(title, px=14, wrap=True), place, 0)
        planned = Label(row.planned, px=14, color="text_2")
        grid.addWidget(planned, place, 1, top)
        done = ", ".join(part for part in (row.done, row.remark) if part)
        if row.pain is not None:
            done = _tr("{0}; pain {1}").format(done, row.pain)
        is_less = bool(row.remark) or row.done != row.planned
        color = "warn_text" if is_less else "ok_text"
        label = Label(done or "–", px=14, weight=600, color=color, wrap=is_less)
        if is_less:
            label.setMinimumWidth(current_theme().px(150))
        grid.addWidget(label, place, 2, top)
    return part


def detail_lines(detail: SessionDetail) -> list[tuple[str, str]]:
    """Return what else was answered: name and text of each line."""
    answers = detail.summary.answers
    lines = []
    where = [pain_words(key, answers.get(key)) for key in _DETAILS]
    if answers.get("swelling"):
        where.append(_tr("Swollen"))
    said = [part for part in where if part]
    if said:
        words = ", ".join((said[0], *map(lower_first, said[1:])))
        lines.append((_tr("Where"), words))
    signs = pain_words("signs", answers.get("signs"))
    if signs:
        lines.append((_tr("Signs"), signs))
    if answers.get("relief"):
        lines.append((_tr("Pain relief"), _tr("Taken in the 8 hours before")))
    if detail.summary.note:
        lines.append((_tr("Note"), detail.summary.note))
    changed_on = detail.changed_on
    if changed_on is not None:
        changes = ", ".join(_change_words(each) for each in detail.changes)
        lines.append((_tr("Changed on {0}").format(long_day(changed_on)), changes))
    return lines


def _change_words(change: AnswerChange) -> str:
    names = {
        "pain": _tr("worst pain"),
        "pain_now": _tr("pain right after"),
        "effort": _tr("effort"),
        "note": _tr("note"),
    }
    name = names.get(change.key, change.key)
    if change.key == "note":
        return _tr("{0} was “{1}”").format(name, change.before)
    now = "–" if change.now is None else change.now
    return _tr("{0} {1} → {2}").format(name, change.before, now)


def _side_words(side: str) -> str:
    words = {
        "left": _tr("left"),
        "right": _tr("right"),
        "alternate": _tr("alternating"),
    }
    return words.get(side, "")
