"""Rows that name something: a program, a plan, another stage, the stage itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from coach.editing import stages
from ui.editor.exercise.name_row import NameBox
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.make import make_row
from ui.editor.form.picked_row import PickedRow
from ui.editor.form.row import FieldRow
from ui.editor.form.text_row import USUAL_PX, AreaRow
from ui.editor.form.writing import Writing
from ui.editor.plan import words
from ui.editor.program.dose_rows import ExerciseRow
from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReferenceRows", text)


def program_title(draft: Draft, name: str) -> str:
    """Return the title of a program, or its id where there is no such program."""
    program = draft.around.library.programs.get(name)
    return program.title if program is not None else name


class ProgramRow(ExerciseRow):
    """The program of a stage, chosen from the list of all."""

    def title_of(self, name: str) -> str:
        """Return the title of the program."""
        return program_title(self.desk.draft, name)

    def show_value(self) -> None:
        """Show the program; a stage is never without one."""
        super().show_value()
        self.clear.hide()


class OrProgramsRow(PickedRow):
    """The programs that may be done instead.

    Signals:
        asked: The person wants to choose one.
    """

    asked = Signal()

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, _tr("Add a program"), parent=parent)

    def words_of(self, value: str) -> str:
        """Return the title of a program."""
        return program_title(self.desk.draft, value)

    def pick(self) -> None:
        """Ask for the list of all programs."""
        self.asked.emit()


class NameRow(FieldRow):
    """The name by which rules refer to a stage; they follow when it is changed."""

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, path, parent=parent)
        self.box = NameBox(self.label)
        self.box.setFixedWidth(max(current_theme().px(USUAL_PX), USUAL_PX))
        self.box.renamed.connect(self._rename)
        self.box.entered.connect(self.begin)
        self.place(self.box)

    def show_value(self) -> None:
        """Show the name, unless another one is being typed."""
        if not self.box.editor.hasFocus():
            self.box.show_name(str(self.value or ""))

    def show_bad(self, is_bad: bool) -> None:
        """Show a red frame."""
        self.box.set_bad(is_bad)

    @Slot(str)
    def _rename(self, name: str) -> None:
        index = int(self.path[1])
        self.desk.do_apart(lambda draft: stages.rename_stage(draft, index, name))


def stage_row(
    desk: EditDesk, path: KeyPath, *, label: str = "", absent: str = ""
) -> ChoiceRow:
    """Return a row in which another stage is chosen."""
    choices = []
    for number, stage in enumerate(desk.draft.entries(("stage",)), 1):
        table = stage if isinstance(stage, dict) else {}
        name = str(table.get("name", ""))
        title = str(table.get("title", name))
        choices.append((name, _tr("{0}. {1}").format(number, title)))
    return ChoiceRow(desk, path, choices, label=label, absent=absent, is_wide=True)


def plan_row(desk: EditDesk, path: KeyPath, *, absent: str) -> ChoiceRow:
    """Return a row in which another plan is chosen, or none."""
    plans = desk.draft.around.library.plans.values()
    own_id = desk.draft.value(("id",))
    by_title = sorted(plans, key=lambda plan: plan.title.casefold())
    choices = [(plan.id, plan.title) for plan in by_title if plan.id != own_id]
    return ChoiceRow(desk, path, choices, absent=absent, is_wide=True)


def _program_row(desk: EditDesk, path: KeyPath) -> ChoiceRow:
    programs = desk.draft.around.library.programs.values()
    by_title = sorted(programs, key=lambda program: program.title.casefold())
    choices = [(program.id, program.title) for program in by_title]
    return ChoiceRow(desk, path, choices, absent=_tr("None"), is_wide=True)


class _Sentence(Writing):
    """A sentence over several lines, which is one line in the file."""

    def value_of(self, text: str) -> Value:
        """Return the words without line breaks; None for nothing."""
        return " ".join(text.split("\n")).strip() or None


def plan_field_row(desk: EditDesk, path: KeyPath, *, needed: str = "") -> FieldRow:
    """Return the row of a criterion's or a rule's field.

    Args:
        desk: What is edited.
        path: Key path of the value; its last key decides.
        needed: What a typed field says while it is empty and must not be.
    """
    key = path[-1]
    if key == "text":
        return AreaRow(desk, path, _Sentence(), needed=needed)
    if key in ("to", "before"):
        return stage_row(desk, path)
    if key == "program":
        return _program_row(desk, path)
    if key == "test":
        tests = words.self_tests()
        return ChoiceRow(desk, path, tests, absent=_tr("None"), is_wide=True)
    return make_row(desk, path, needed=needed)
