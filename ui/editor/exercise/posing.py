"""The figure that is edited: the chosen pose, its handles, a drag while it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from coach.editing.edits import Put
from coach.editing.fields import words_for
from coach.figure.check import REACH_TOLERANCE, below_floor
from coach.figure.motion import start_name
from coach.figure.solve import SolvedPose, solve
from coach.files.poses import make_figure
from ui.editor.exercise.descent import figure_of, with_value, written_for
from ui.editor.exercise.joints import handles_of, pin_that_bends

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.figure.model import Figure, Pose, SideName, View
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.exercise.joints import Handle

_POSES: KeyPath = ("figure", "pose")
BOTH = "both"


class Posing(QObject):
    """Knows the figure of a draft, and changes one pose of it.

    Args:
        desk: What is edited: an exercise.

    Attributes:
        name: The pose that is chosen.
        side: Whose handles there are: "work", "other", or "both" for the same angles
            on both sides.

    Signals:
        changed: The figure, the chosen pose or the side is another one.
        dragged: A handle is being dragged and the posture is another one.
    """

    changed = Signal()
    dragged = Signal()

    def __init__(self, desk: EditDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.side = "work"
        self.name = ""
        self._figure: Figure | None = None
        self._live: Figure | None = None
        self._wanted: list[tuple[KeyPath, object]] = []
        # The last pose that was solved: its parts ask for it many times over.
        self._last: tuple[Pose, View, SolvedPose] | None = None
        self._known: dict[str, Any] = {}
        self._read()
        desk.changed.connect(self.follow)

    @property
    def figure(self) -> Figure | None:
        """The figure as it is seen, a drag included; None while it is damaged."""
        return self._live or self._figure

    @property
    def is_dragging(self) -> bool:
        """Whether a handle is being dragged."""
        return self._live is not None

    @property
    def pose(self) -> Pose | None:
        """The chosen pose with what it inherits."""
        return self.figure.poses.get(self.name) if self.figure is not None else None

    @property
    def solved(self) -> SolvedPose | None:
        """The chosen pose as it stands."""
        figure, pose = self.figure, self.pose
        if figure is None or pose is None:
            return None
        last = self._last
        if last is None or last[0] is not pose or last[1] != figure.view:
            last = pose, figure.view, solve(pose, figure.view)
            self._last = last
        return last[2]

    @property
    def hand_side(self) -> SideName:
        """The side whose limbs have the handles."""
        return "other" if self.side == "other" else "work"

    def handles(self) -> tuple[Handle, ...]:
        """Return the handles of the chosen pose."""
        pose, solved = self.pose, self.solved
        if pose is None or solved is None:
            return ()
        return handles_of(pose, solved, self.hand_side)

    def ghost(self) -> SolvedPose | None:
        """Return the posture that the chosen one is come to from, or None."""
        figure = self.figure
        if figure is None:
            return None
        for phase in figure.phases:
            comes_here = phase.end == self.name != phase.start
            if comes_here and phase.start in figure.poses:
                return solve(figure.poses[phase.start], figure.view)
        return None

    def choose_pose(self, name: str) -> None:
        """Edit another pose."""
        if name != self.name and self.figure and name in self.figure.poses:
            self.cancel()
            self.name = name
            self.desk.new_gesture()
            self.changed.emit()

    @Slot(str)
    def choose_side(self, side: str) -> None:
        """Give the handles to "work", "other" or "both"."""
        self.cancel()
        self.side = side
        self.changed.emit()

    # A value at once, such as from the keyboard

    def set_value(self, path: KeyPath, value: object) -> None:
        """Write a value of the chosen pose, such as ("work", "knee").

        Values of one gesture of the desk are undone as one.
        """
        edits = self._edits(path, value)
        where = (*_POSES, self.name, *path)
        gesture = self.desk.gesture

        def change(draft: Draft) -> None:
            draft.change(
                words_for(draft, where),
                *(Put(each, wanted) for each, wanted in edits),
                path=where,
                gesture=gesture,
            )

        self.desk.do(change)

    # A drag

    def drag(self, handle: Handle, value: object) -> None:
        """Show a posture with another value; nothing is written yet."""
        table = self._table()
        self._wanted = [(handle.path, value)]
        for path, wanted in self._edits(handle.path, value):
            table = with_value(table, path[1:], wanted)
        self._live = make_figure(table)
        self.dragged.emit()

    def drop(self, *, is_apart: bool = True) -> None:
        """Write what the drag has come to.

        Args:
            is_apart: It is a command of its own; else one with what was before it.
        """
        wanted, self._wanted, self._live = self._wanted, [], None
        if is_apart:
            self.desk.new_gesture()
        for path, value in wanted:
            self.set_value(path, value)
        if is_apart:
            self.desk.new_gesture()
        self.dragged.emit()

    def cancel(self) -> None:
        """End a drag as if it had not been."""
        if self._live is not None:
            self._live, self._wanted = None, []
            self.dragged.emit()

    def troubles(self) -> list[str]:
        """Return what is wrong with the posture at this moment, in sentences."""
        solved = self.solved
        if solved is None:
            return []
        found = []
        for name, depth in below_floor(solved.joints):
            sentence = self.tr("{0} is {1} body heights below the floor.")
            found.append(sentence.format(name, f"{depth:.3f}"))
        for hold in solved.holds:
            if hold.miss > REACH_TOLERANCE:
                sentence = self.tr("{0} cannot reach its place.")
                found.append(sentence.format(hold.pin.point))
        return found

    @Slot()
    def follow(self) -> None:
        """See what the draft says now, and go to the pose that was changed."""
        self._live, self._wanted = None, []
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        table = self._table()
        poses = table.get("pose")
        poses = poses if isinstance(poses, dict) else {}
        before, self._known = self._known, poses
        figure = figure_of(table)
        if figure is None:
            self._figure = None
            return
        self._figure = figure
        others = [n for n in poses if before and poses[n] != before.get(n)]
        if others and self.name not in others:
            self.name = others[0]
        if self.name not in figure.poses:
            start = start_name(figure)
            self.name = start if start in figure.poses else next(iter(figure.poses))

    def _table(self) -> dict[str, Any]:
        return self.desk.draft.table(("figure",))

    def _edits(self, path: KeyPath, value: object) -> list[tuple[KeyPath, object]]:
        """Return what has to be written so that a pose has a value.

        A pin and an anchor that come from another pose are written anew as a whole.
        """
        pose = (*_POSES, self.name)
        if path[0] in ("pins", "anchor"):
            whole = written_for(self._table()["pose"], self.name, path[:-1])
            return [((*pose, *path[:-1]), {**(whole or {}), str(path[-1]): value})]
        edits: list[tuple[KeyPath, object]] = [((*pose, *path), value)]
        if self._has_free_twin(path):
            edits.append(((*pose, "other", *path[1:]), value))
        return edits

    def _has_free_twin(self, path: KeyPath) -> bool:
        """Return whether the other side is to have the same angle."""
        if self.side != BOTH or path[0] != "work" or self.pose is None:
            return False
        return pin_that_bends(self.pose, "other", str(path[1])) is None
