"""The doses of all stages of what is assigned, folded away until they are wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from coach.exchange.assigned.draft import ONLY_STAGE
from coach.files.plan_model import Plan
from ui.assign.dose_rows import DoseRows
from ui.widgets.fold import Fold
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Library, Program

    Doses = Mapping[str, Mapping[str, dict[str, Any]]]


class StageDoses(Column):
    """A fold for each stage, with a row for each of its exercises.

    Args:
        library: Where programs and exercises come from.

    Attributes:
        rows: By stage; a program has the one stage `ONLY_STAGE`.

    Signals:
        changed: A dose is another one now.
        resized: A fold was opened or closed.
    """

    changed = Signal()
    resized = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._folds: dict[str, tuple[Fold, str]] = {}
        self.rows: dict[str, DoseRows] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_content(self, content: Plan | Program, doses: Doses) -> None:
        """Show the stages of another plan or program.

        Args:
            content: What is assigned.
            doses: What stands in the place of its own doses already, by stage.
        """
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows, self._folds = {}, {}
        if not isinstance(content, Plan):
            given = doses.get(ONLY_STAGE, {})
            self._add(ONLY_STAGE, self.tr("Dose"), content, given)
            return
        for stage in content.stages:
            given = {**dict(stage.dose), **doses.get(stage.name, {})}
            title = self.tr("Dose: {0}").format(stage.title)
            self._add(stage.name, title, self._library.programs[stage.program], given)

    def doses(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Return the doses that differ from the programs, by stage and exercise."""
        found = {name: rows.doses() for name, rows in self.rows.items()}
        return {name: doses for name, doses in found.items() if doses}

    def _add(
        self,
        name: str,
        title: str,
        program: Program,
        given: Mapping[str, dict[str, Any]],
    ) -> None:
        rows = DoseRows(program, self._library.exercises, given)
        rows.changed.connect(self._tell)
        self.rows[name] = rows
        fold = Fold(title, rows)
        fold.toggled.connect(self.resized)
        self._folds[name] = fold, title
        self._column.addWidget(fold)
        self._say(name)

    def _say(self, name: str) -> None:
        """Say beside a title how many doses differ from the program."""
        fold, title = self._folds[name]
        count = len(self.rows[name].doses())
        words = self.tr("{0} (as in the program)").format(title)
        if count:
            words = self.tr("{0} ({1} changed)").format(title, count)
        fold.line.setText(words)

    @Slot()
    def _tell(self) -> None:
        for name in self.rows:
            self._say(name)
        self.changed.emit()
