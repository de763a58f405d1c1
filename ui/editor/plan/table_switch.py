"""A switch for a table that a plan or a stage may have, or be without."""

from __future__ import annotations

from ui.editor.form.choice_row import FlagRow


class TableSwitch(FlagRow):
    """Shows whether the table is there; a subclass says what a switch does."""

    def show_value(self) -> None:
        """Show whether it is there."""
        self.toggle.setChecked(self.value is not None)

    def found(self) -> list[str]:
        """Return what is wrong with the table itself; its rows say the rest."""
        found = self.desk.draft.findings_at(self.path)
        return [each.what for each in found if each.path == self.path]
