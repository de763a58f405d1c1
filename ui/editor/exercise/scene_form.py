"""The picture around the posture: view, lit muscles, arrow, props, frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.figure.skeleton import POINTS
from ui.editor.exercise.joint_words import point_word
from ui.editor.exercise.muscles_row import MusclesRow
from ui.editor.exercise.props_row import PropsRow
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.form import Form
from ui.editor.form.known_list import KnownListRow
from ui.editor.form.make import make_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.live import Finding
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk

FIGURE: KeyPath = ("figure",)
# Less than usual, so that it fits beside its word in a narrow window.
_FRAME_LEAST_PX = 132


class SceneForm(Form):
    """What holds for all poses of the figure.

    Args:
        desk: What is edited.
    """

    def __init__(self, desk: EditDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, FIGURE, parent)
        tr = self.tr
        views = [("side", tr("From the side")), ("front", tr("From the front"))]
        self._add_choice("view", views, tr("Seen"))
        self.add(MusclesRow(desk, (*FIGURE, "muscles")))
        sides = [("work", tr("Near")), ("other", tr("Far")), ("both", tr("Both"))]
        lit = LitRow(desk, (*FIGURE, "lit"), sides, label=tr("Lit side"))
        lit.words.setWordWrap(False)
        self.add(lit)
        points = [(one, point_word(one)) for one in POINTS]
        self._add_choice("track", points, tr("Arrow"), tr("Nothing"))
        self.add(StillRow(desk, (*FIGURE, "still")))
        self.add(PropsRow(desk))
        frame = make_row(desk, (*FIGURE, "box"))
        frame.control.setMinimumWidth(_FRAME_LEAST_PX)
        frame.set_note(tr("Left; right; top, in body heights."))
        self.add(frame)
        self.follow()

    def _add_choice(
        self, key: str, choices: list[tuple[str, str]], label: str, absent: str = ""
    ) -> None:
        path = (*FIGURE, key)
        self.add(ChoiceRow(self.desk, path, choices, label=label, absent=absent))

    def is_own(self, finding: Finding) -> bool:
        """Return whether it is about neither a pose nor a phase."""
        return False


class LitRow(ChoiceRow):
    """Which side lights up; the near one where the file does not say."""

    def current(self) -> str:
        """Return the side."""
        return super().current() or "work"


class StillRow(KnownListRow):
    """The poses that a handout prints, in their order."""

    takes_others = False

    def known(self) -> list[tuple[str, str]]:
        """Return the poses."""
        return [(name, name) for name in self.desk.draft.table((*FIGURE, "pose"))]
