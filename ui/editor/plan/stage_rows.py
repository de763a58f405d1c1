"""The rows of the list: the plan and its stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.files.plan_model import Plan
from coach.files.schedule_words import schedule_words
from ui.editor.plan.chooser import drawn_exercise
from ui.editor.program.outline_rows import OutlineRow, RowKind
from ui.words import clock_text, joined

if TYPE_CHECKING:
    from coach.editing.around import Around
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from coach.files.model import Program
    from ui.models.program_glance import Glances


def _tr(text: str) -> str:
    return QCoreApplication.translate("StageRows", text)


class StageRows:
    """Works out the rows, and remembers a schedule while one is half typed.

    Args:
        glances: How long programs take.
    """

    def __init__(self, glances: Glances) -> None:
        self._glances = glances
        self._known: dict[str, str] = {}
        self._around: Around | None = None

    def rows_of(self, draft: Draft) -> list[OutlineRow]:
        """Return the rows of a plan."""
        if draft.around is not self._around:
            self._around = draft.around
            self._glances.forget()
        of_stages = {one.row for one in draft.findings if one.path[:1] == ("stage",)}
        of_plan = any(one.row[:1] != ("stage",) for one in draft.findings)
        model = draft.model if isinstance(draft.model, Plan) else None
        words = _tr("Title, limits, rules, notes, sources")
        rows = [OutlineRow(RowKind.PROGRAM, (), _tr("Plan"), words, is_wrong=of_plan)]
        for number, table in enumerate(draft.entries(("stage",))):
            if isinstance(table, dict):
                path: KeyPath = ("stage", number)
                rows.append(self._row(draft, path, model, is_wrong=path in of_stages))
        return rows

    def _row(
        self, draft: Draft, path: KeyPath, model: Plan | None, *, is_wrong: bool
    ) -> OutlineRow:
        library = draft.around.library
        program = library.programs.get(str(draft.value((*path, "program"))))
        glance = self._glances.of(program) if program is not None else None
        exercise = None
        if program is not None:
            exercise = drawn_exercise(program, library.exercises, self._glances)
        title = str(draft.value((*path, "title")) or "").strip()
        title = title or _tr("Stage without a title")
        return OutlineRow(
            RowKind.STEP,
            path,
            title,
            self._words(draft, path, model, program),
            clock_text(glance.length_ms) if glance is not None else "",
            is_wrong,
            exercise,
        )

    def _words(
        self, draft: Draft, path: KeyPath, model: Plan | None, program: Program | None
    ) -> str:
        """Return how often, and what; as it was last known while it cannot be read."""
        schedule = draft.value((*path, "schedule"))
        key = repr(schedule)
        if model is not None:
            stage = model.stages[int(path[1])]
            self._known[key] = schedule_words(stage.schedule)
        often = self._known.get(key, _tr("being changed"))
        has_title = (
            program is not None and draft.value((*path, "title")) != program.title
        )
        return joined((often, program.title if program and has_title else ""))
