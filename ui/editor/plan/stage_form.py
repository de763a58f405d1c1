"""The form of one stage: what is done, how often, what leads in, on and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from coach.editing import stages
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.text_row import TypedRow
from ui.editor.plan import words
from ui.editor.plan.entry_list import EntryCardsRow, criteria, rules
from ui.editor.plan.limit_row import LimitRow
from ui.editor.plan.reference_rows import (
    NameRow,
    OrProgramsRow,
    ProgramRow,
    plan_row,
    stage_row,
)
from ui.editor.plan.schedule_rows import DAYS_BY, DaysByRow, TimesByRow, WeekdaysRow
from ui.editor.plan.stage_dose import (
    DoseWords,
    dose_keys,
    dose_rows,
    first_steps,
    program_of,
)
from ui.editor.plan.table_switch import TableSwitch
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.form.row import FieldRow
    from ui.editor.plan.entry_kind import EntryKind
    from ui.widgets.fold import Fold

Shape = tuple[object, ...]
_SESSIONS = ("sessions_at_least", "last_sessions", "pain_during_max")
_MORNINGS = ("morning_rise_max", "no_pain_relief")


def _tr(text: str) -> str:
    return QCoreApplication.translate("StageForm", text)


def days_by(desk: EditDesk, stage: KeyPath, before: str = "") -> str:
    """Return by what the days of a stage are given; while that is empty, as before."""
    table = desk.draft.table((*stage, "schedule"))
    return next((key for key in DAYS_BY if key in table), before)


def shape_of(desk: EditDesk, stage: KeyPath, before: str = "") -> Shape:
    """Return what decides which rows the form has; another shape needs another form.

    Args:
        desk: What is edited.
        stage: Key path of the stage.
        before: By what its days were given so far.
    """
    draft = desk.draft
    program = program_of(draft, stage)
    doses: Shape = ()
    if program is not None:
        steps = first_steps(program).values()
        doses = tuple((step.exercise, dose_keys(draft, stage, step)) for step in steps)
    others = tuple(
        (each.get("name"), each.get("title"))
        for number, each in enumerate(draft.entries(("stage",)))
        if isinstance(each, dict) and number != stage[1]
    )
    return (
        stage,
        draft.value((*stage, "program")),
        days_by(desk, stage, before),
        "times" in draft.table((*stage, "schedule")),
        "advance" in draft.table(stage),
        doses,
        others,
    )


class _LeadsOnRow(TableSwitch):
    """Whether the stage leads on, or has no end."""

    @Slot(bool)
    def _switch(self, is_on: bool) -> None:
        stage = int(self.path[1])
        self.desk.do_apart(lambda draft: stages.set_way_on(draft, stage, is_on))


class StageForm(Form):
    """The form of a stage. Its rows fit how its days are given; see `shape_of`.

    Attributes:
        days_by: By what its days are given.
        folds: What is folded away, by its key.

    Signals:
        program_asked: The person wants to choose the program of the field with this
            key path.
    """

    program_asked = Signal(tuple)

    def __init__(
        self,
        desk: EditDesk,
        path: KeyPath,
        before: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, path, parent)
        self.days_by = days_by(desk, path, before)
        self.shape = shape_of(desk, path, before)
        self.folds: dict[str, Fold] = {}
        self._doses = DoseWords(desk, path)
        self._program = program_of(desk.draft, path)
        self.add(make_row(desk, (*path, "title"), needed=_tr("What is it called?")))
        self._add_program()
        self._add_schedule()
        self._add_dose()
        self.add_heading(_tr("To begin here"))
        self._add_entries("entry", criteria(_tr("Add a point")), _tr("What must hold"))
        self._add_way_on()
        self.add_heading(_tr("To ease or go back"))
        self.add(self._stop_row())
        self._add_entries("back_off", rules())
        self._add_more()
        self.follow()

    def _row(self, *keys: str, needed: str = "", usual: str = "") -> FieldRow:
        row = make_row(self.desk, (*self.path, *keys), needed=needed)
        if isinstance(row, TypedRow):
            row.set_usual(usual)
        return row

    def _add_program(self) -> None:
        row = ProgramRow(self.desk, (*self.path, "program"))
        others = OrProgramsRow(self.desk, (*self.path, "or_programs"))
        for each in (row, others):
            each.asked.connect(self._ask_program)
            self.add(each)

    def _add_schedule(self) -> None:
        """Add the rows that go with the way in which days and times are given."""
        self.add_heading(_tr("How often"))
        path = (*self.path, "schedule")
        self.add(DaysByRow(self.desk, path))
        if self.days_by == "days":
            self.add(WeekdaysRow(self.desk, (*path, "days")))
        elif self.days_by:
            self.add(self._row("schedule", self.days_by, needed=_tr("How many?")))
        if self.days_by == "days_a_week":
            self.add(self._row("schedule", "rest_days_between", usual="0"))
        self.add(TimesByRow(self.desk, path))
        if "times" in self.desk.draft.table(path):
            self.add(self._row("schedule", "times"))
        else:
            self.add(self._row("schedule", "times_a_day", usual="1"))
            label = _tr("Time of day")
            self.add(
                make_row(
                    self.desk, (*path, "when"), label=label, absent=_tr("Any time")
                )
            )

    def _add_dose(self) -> None:
        """Add for each exercise of the program what the stage changes of it."""
        if self._program is None:
            return
        self.add_heading(_tr("How much"))
        note = _tr("As the program says, unless another dose stands here.")
        self.add_widget(Label(note, role="caption", color="text_3", wrap=True))
        for name, step in first_steps(self._program).items():
            rows = dose_rows(self.desk, self.path, step)
            words = self._doses.words(self._program, name)
            fold = self.add_fold(self._doses.title(name), rows, words)
            self.folds[f"dose.{name}"] = fold

    def _add_entries(self, key: str, kind: EntryKind, label: str = "") -> None:
        self.add(EntryCardsRow(self.desk, (*self.path, key), kind, label=label))

    def _add_way_on(self) -> None:
        self.add_heading(_tr("To go on"))
        path = (*self.path, "advance")
        self.add(_LeadsOnRow(self.desk, path, label=_tr("Leads on")))
        self.add(self._row("min_days", usual=_tr("None")))
        if "advance" not in self.desk.draft.table(self.path):
            note = _tr("Without a way on it is done until the plan is ended.")
            self.add_widget(Label(note, role="caption", color="text_3", wrap=True))
            return
        who = _tr("Who decides")
        self.add(ChoiceRow(self.desk, (*path, "then"), words.ways_on(), label=who))
        for key in (*_SESSIONS, *_MORNINGS):
            self.add(self._row("advance", key, usual=_tr("None")))
        self._add_entries("test", criteria(_tr("Add a test")))
        rows = [
            self._row("advance", "tests_in_a_row", usual="1"),
            make_row(self.desk, (*path, "tests_on"), absent=_tr("Once")),
            stage_row(self.desk, (*path, "to"), absent=_tr("The following one")),
            self._row("advance", "done_text"),
        ]
        self.folds["on"] = self.add_fold(_tr("More about going on"), rows)

    def _stop_row(self) -> FieldRow:
        """Return the pain that ends a session: one limit for the whole plan."""
        safety = self._program.safety if self._program is not None else None
        return LimitRow(
            self.desk,
            "stop_pain",
            usual=str(safety.stop_pain) if safety is not None else _tr("None"),
            label=_tr("Stop from pain, in all stages"),
        )

    def _add_more(self) -> None:
        rows = [
            NameRow(self.desk, (*self.path, "name")),
            plan_row(self.desk, (*self.path, "beside"), absent=_tr("None")),
            self._row("others_took"),
        ]
        self.folds["more"] = self.add_fold(_tr("More"), rows)

    def open_as(self, old: StageForm) -> None:
        """Open what is open in another form of the same stage."""
        for key, fold in old.folds.items():
            if key in self.folds:
                self.folds[key].set_open(fold.is_open)

    @Slot()
    def follow(self) -> None:
        """Show the draft, and on each exercise how much of it there is now."""
        super().follow()
        if self._program is None:
            return
        for key, fold in self.folds.items():
            kind, _, name = key.partition(".")
            if kind == "dose":
                fold.show_note(self._doses.words(self._program, name))

    @Slot()
    def _ask_program(self) -> None:
        row = self.sender()
        if isinstance(row, ProgramRow | OrProgramsRow):
            self.program_asked.emit(row.path)
