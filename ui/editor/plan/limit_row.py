"""A number among the limits of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.editing import limits
from ui.editor.form.make import writing_for
from ui.editor.form.text_row import StepRow

if TYPE_CHECKING:
    from coach.editing.plain import Value
    from ui.editor.desk import EditDesk


class LimitRow(StepRow):
    """A number; that there are limits does not go with it.

    Args:
        key: "stop_pain", "max_sessions_per_day" or "missed_in_a_row".
        usual: What holds while the field is empty.
    """

    def __init__(
        self, desk: EditDesk, key: str, *, usual: str, label: str = ""
    ) -> None:
        path = ("limits", key)
        writing = writing_for(desk.draft.field(path))
        super().__init__(desk, path, writing, label=label)
        self._key = key
        self.set_usual(usual)

    def take(self, value: Value) -> None:
        """Set the number, or take it alone away."""
        key, gesture = self._key, self.desk.gesture
        self.desk.do(lambda draft: limits.set_limit(draft, key, value, gesture))
