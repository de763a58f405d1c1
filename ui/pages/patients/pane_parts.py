"""Parts of the pane beside the list: flags, days, program, planned beside done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from coach.clinic.planned_done import planned_and_done, side_words
from coach.exchange.returned.next_stage_words import next_stage_words
from coach.exchange.returned.page import deviation_words
from coach.progress.words import capital
from ui.dates import short_day
from ui.pages.patients.row_delegate import FLAG_LOOKS, LITTLE
from ui.theme import current_theme
from ui.tokens import RADIUS_THUMBNAIL_PX
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.point import BOX, Point
from ui.widgets.prose import Prose
from ui.widgets.scroll import Column
from ui.widgets.thumbnails import paint_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.clinic.detail import Detail, ProgramCard
    from coach.clinic.planned_done import PlannedDone
    from coach.exchange.returned.model import Report
    from coach.files.model import Exercise
    from ui.widgets.thumbnails import ThumbnailStore

_FIGURE_PX = (64, 60)
_BAR_HIGH_PX = 5


def flag_panel(detail: Detail) -> Panel | None:
    """Return the flags with their reasons; None where nothing needs a look."""
    if not detail.reasons:
        return None
    icon, color = FLAG_LOOKS[detail.row.flags[0]]
    first, *others = detail.reasons
    panel = Panel(first, icon=icon, tone=color.partition("_")[0])
    for sentence in others:
        panel.add_text(sentence)
    return panel


class ProgramRow(Column):
    """What a patient was assigned: figure, title, how often and until when.

    Args:
        card: The assignment.
        thumbnails: Draws the figure.
    """

    def __init__(self, card: ProgramCard, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Label(card.title, px=14, weight=600, wrap=True))
        facts = [card.schedule]
        if card.until is not None:
            facts.append(self.tr("until {0}").format(short_day(card.until)))
        text = capital(", ".join(fact for fact in facts if fact))
        words.addWidget(Label(text, role="small", color="text_2", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        if card.exercise is not None:
            row.addWidget(_Picture(card.exercise, thumbnails))
        row.addLayout(words, 1)


class _Picture(QWidget):
    """The figure of an exercise on its soft ground."""

    def __init__(self, exercise: Exercise, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self._exercise = exercise
        self._thumbnails = thumbnails
        self.setFixedSize(*_FIGURE_PX)
        thumbnails.ready.connect(self._look)
        current_theme().changed.connect(self._look)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the figure once it was drawn."""
        figure, picture = self._exercise.figure, None
        if figure is not None:
            name = f"{self._exercise.id}:{self._exercise.sha256}"
            ratio = self.devicePixelRatioF()
            picture = self._thumbnails.picture(name, figure, *_FIGURE_PX, ratio)
        painter = QPainter(self)
        paint_stage(painter, QRectF(self.rect()), RADIUS_THUMBNAIL_PX, picture)

    @Slot()
    def _look(self) -> None:
        self.update()


class PlannedRow(Column):
    """One exercise on one side: a bar of what was done, and both in words.

    Args:
        line: What was planned and done.
    """

    def __init__(self, line: PlannedDone) -> None:
        super().__init__()
        side = side_words(line.side)
        title = self.tr("{0}, {1}").format(line.title, side) if side else line.title
        self.setAccessibleName(f"{title}: {line.in_words()}")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, role="small", weight=600, wrap=True), 1)
        if line.pain is not None:
            pain = self.tr("pain {0}").format(line.pain)
            right = Qt.AlignmentFlag.AlignTop
            head.addWidget(Label(pain, role="small", color="text_2"), 0, right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(_Bar(line.share))
        words = Label(line.in_words(), role="small", color="text_2", wrap=True)
        column.addWidget(words)


class _Bar(QWidget):
    """How much of the sets was done."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = min(share, 1.0)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        current_theme().changed.connect(self._follow_theme)

    def sizeHint(self) -> QSize:
        """Return the height of the bar."""
        return QSize(120, _BAR_HIGH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track and what was done."""
        theme, radius = current_theme(), _BAR_HIGH_PX / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(self.rect())
        painter.setBrush(theme.color("hairline"))
        painter.drawRoundedRect(track, radius, radius)
        if self._share > 0:
            track.setWidth(max(track.width() * self._share, _BAR_HIGH_PX))
            name = "seg_get_ready" if self._share < LITTLE else "seg_work"
            painter.setBrush(theme.color(name))
            painter.drawRoundedRect(track, radius, radius)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()


def planned_rows(report: Report) -> Iterator[QWidget]:
    """Yield a row for each exercise and side of a report."""
    for line in planned_and_done(report):
        yield PlannedRow(line)


def deviation_rows(report: Report) -> Iterator[QWidget]:
    """Yield a line for everything that was done otherwise."""
    for day in report.days:
        for each in day.deviations:
            said = (each.exercise, deviation_words(each.what), each.detail)
            words = ", ".join(part for part in said if part)
            text = f"{short_day(day.day)}: {words}"
            yield Label(text, role="small", wrap=True)


def next_stage_rows(report: Report, *, is_said: bool = False) -> Iterator[QWidget]:
    """Yield whether the stage can be left, and the points of its checklist.

    Args:
        report: What tells it.
        is_said: The sentence stands elsewhere already.
    """
    found = report.next_stage
    if found is None:
        return
    if not is_said:
        yield Label(next_stage_words(found), role="small", weight=600, wrap=True)
    translate = QCoreApplication.translate
    for points, mark, color, words in (
        (found.met, "check", "ok_text", translate("patients", "Met: {0}")),
        (found.open, BOX, "text_2", translate("patients", "Open: {0}")),
    ):
        for point in points:
            line = Point(point, mark=mark, mark_color=color, role="small")
            line.setAccessibleName(words.format(point))
            yield line


def note_rows(report: Report) -> Iterator[QWidget]:
    """Yield what the patient wrote along, as quotations."""
    for day in report.days:
        for note in day.notes:
            yield Prose(f"“{note}”", role="small", color="text_2")
