"""The weeks of a plan in which one exercise grows: sessions, sets and repetitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from coach.files.model import DoseKind
from coach.files.schedule_words import schedule_words
from ui.theme import current_theme
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.files.model import Dose, Exercise
    from coach.files.plan_model import Plan
    from ui.models.library_model import LibraryModel

_WEEK = 7
_LEAST_ROWS = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanWeeks", text)


@dataclass(frozen=True)
class WeekRow:
    """A row of the table: which weeks, how often, and how much."""

    title: str
    sessions: str
    dose: str


@dataclass(frozen=True)
class Weeks:
    """The table of a plan, and the exercise that it is about."""

    exercise: Exercise
    rows: tuple[WeekRow, ...]


def weeks_of(plan: Plan, library: LibraryModel) -> Weeks | None:
    """Return the table of a plan whose stages are weeks of one growing exercise.

    None for all other plans: those that go by tests instead of weeks, and those whose
    stages have different exercises.
    """
    if len(plan.stages) < _LEAST_ROWS or not _goes_by_weeks(plan):
        return None
    doses = [_doses(stage.program, library) for stage in plan.stages]
    for name in reversed(doses[0]):
        found = [each[name] for each in doses if name in each]
        if len(found) < len(doses) or len(set(found)) == 1:
            continue
        exercise = library.exercises.get(name)
        if exercise is not None:
            rows = zip(plan.stages, found, strict=True)
            return Weeks(
                exercise,
                tuple(
                    WeekRow(stage.title, schedule_words(stage.schedule), dose)
                    for stage, dose in rows
                ),
            )
    return None


def _goes_by_weeks(plan: Plan) -> bool:
    return all(
        stage.schedule.days_a_week is not None
        and (stage.advance is None or (stage.min_days and stage.min_days % _WEEK == 0))
        for stage in plan.stages
    )


def _doses(program_id: str, library: LibraryModel) -> dict[str, str]:
    """Return sets and repetitions of each exercise that is counted, in order."""
    program = library.program(program_id)
    if program is None:
        return {}
    doses: dict[str, list[str]] = {}
    for step in program.steps():
        if step.dose.kind is DoseKind.REPS:
            doses.setdefault(step.exercise, []).append(_sets_and_reps(step.dose))
    return {name: _tr(" + ").join(parts) for name, parts in doses.items()}


def _sets_and_reps(dose: Dose) -> str:
    reps = str(dose.reps)
    if dose.high not in (None, dose.reps):
        reps = _tr("{0}–{1}").format(dose.reps, dose.high)
    return _tr("{0} × {1}").format(dose.sets, reps)


class WeeksTable(QWidget):
    """Shows the rows with hairlines between them."""

    def __init__(self, weeks: Weeks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Label] = []
        name = self.tr("Sets and repetitions of {0}").format(weeks.exercise.title)
        self.setAccessibleName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        titles = (self.tr("Week"), self.tr("How often"), self.tr("Sets × repetitions"))
        for column, title in enumerate(titles):
            head = Label(title, role="caption", color="text_3", weight=600)
            grid.addWidget(head, 0, column, self._side(column))
            grid.setColumnStretch(column, (5, 6, 4)[column])
        for number, row in enumerate(weeks.rows, 1):
            self._add_row(grid, number, row)
        current_theme().changed.connect(self._follow_theme)

    def _add_row(self, grid: QGridLayout, number: int, row: WeekRow) -> None:
        title = Label(row.title, px=14, weight=600, wrap=True)
        often = Label(row.sessions, px=14, weight=400, wrap=True)
        dose = Label(row.dose, px=14, weight=600)
        for column, label in enumerate((title, often, dose)):
            grid.addWidget(label, number, column, self._side(column))
        self._rows.append(title)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Return the alignment of a column: numbers stand at the right."""
        return Qt.AlignmentFlag.AlignRight if column == 2 else Qt.AlignmentFlag(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a line above each row."""
        painter = QPainter(self)
        color = current_theme().color("hairline")
        for label in self._rows:
            painter.fillRect(QRectF(0, label.y() - 8, self.width(), 1), color)

    @Slot()
    def _follow_theme(self) -> None:
        self.update()
