"""A column of rows that follows the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.form.problem_line import ProblemLine
from ui.editor.form.row import FieldRow
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from coach.editing.live import Finding
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

SPACING_PX = 2


class Form(Column):
    """Rows one below the other. After each change they show what the draft says.

    While nobody can see the form, that waits until somebody can.

    Findings of what lies below `path` and has no row of its own stand at the top.

    Args:
        desk: What is edited.
        path: Key path of the table that it is about.

    Attributes:
        rows: All rows in order, those of folds too.

    Signals:
        help_asked: The keyboard came into a field; what the field is for.
        revealed: This row has been asked for and must be scrolled into view.
    """

    help_asked = Signal(str)
    revealed = Signal(object)

    def __init__(
        self, desk: EditDesk, path: KeyPath, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.path = path
        self.rows: list[FieldRow] = []
        self._folds: dict[FieldRow, Fold] = {}
        self._others = ProblemLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACING_PX)
        self.column.addWidget(self._others)
        self._reveal_timer = QTimer(self)
        self._reveal_timer.setSingleShot(True)
        self._reveal_timer.setInterval(0)
        self._reveal_timer.timeout.connect(self._tell_revealed)
        self._revealed: FieldRow | None = None
        self._is_stale = False
        desk.changed.connect(self._follow_soon)

    def add(self, row: FieldRow) -> None:
        """Add a row below the others."""
        self._take(row)
        self.column.addWidget(row)

    def add_heading(self, text: str) -> None:
        """Begin a part of the form with its own heading."""
        label = Label(text, px=14, weight=600)
        label.setContentsMargins(0, 14, 0, 2)
        self.column.addWidget(label)

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is no row."""
        self.column.addWidget(widget)

    def add_fold(self, title: str, rows: list[FieldRow], note: str = "") -> Fold:
        """Add rows that are folded away until somebody wants them.

        Args:
            title: What they are about.
            rows: The rows.
            note: A few words below the title, which are never folded away.
        """
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACING_PX)
        fold = Fold(title, content, note)
        for row in rows:
            self._take(row)
            self._folds[row] = fold
            inner.addWidget(row)
        self.column.addWidget(fold)
        return fold

    def _take(self, row: FieldRow) -> None:
        row.entered.connect(self._ask_help)
        self.rows.append(row)
        row.follow()

    def field_row(self, path: KeyPath) -> FieldRow | None:
        """Return the row of a field, or the one that a value inside it belongs to."""
        fitting = [row for row in self.rows if path[: len(row.path)] == row.path]
        return max(fitting, key=lambda row: len(row.path), default=None)

    def show_field(self, path: KeyPath) -> bool:
        """Put the keyboard into a field; False when it has no row here."""
        self._catch_up()
        row = self.field_row(path)
        if row is None:
            return False
        fold = self._folds.get(row)
        if fold is not None:
            fold.set_open(True)
        row.take_focus()
        # Told when the row has its place: a fold has just been opened perhaps.
        self._revealed = row
        self._reveal_timer.start()
        return True

    @Slot()
    def _follow_soon(self) -> None:
        """Follow the draft now, or as soon as the form is seen."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.follow()

    def _catch_up(self) -> None:
        if self._is_stale:
            self._is_stale = False
            self.follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    @Slot()
    def follow(self) -> None:
        """Show what the draft says now."""
        for row in self.rows:
            row.follow()
        found = map(self.sentence_for, self._findings_of_no_row())
        self._others.say([sentence for sentence in found if sentence])

    def _findings_of_no_row(self) -> list[Finding]:
        found = self.desk.draft.findings_at(self.path)
        return [one for one in found if self.is_own(one) and not self._has_row(one)]

    def is_own(self, finding: Finding) -> bool:
        """Return whether a finding belongs to this form rather than to one inside."""
        return finding.row == self.path

    def sentence_for(self, finding: Finding) -> str:
        """Return what is said at the top about a finding; "" for nothing."""
        return finding.what

    def _has_row(self, finding: Finding) -> bool:
        return self.field_row(finding.path) is not None

    @Slot()
    def _ask_help(self) -> None:
        row = self.sender()
        if isinstance(row, FieldRow):
            self.help_asked.emit(row.help)

    @Slot()
    def _tell_revealed(self) -> None:
        if self._revealed is not None:
            self.revealed.emit(self._revealed)
