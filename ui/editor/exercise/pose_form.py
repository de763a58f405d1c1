"""The form of one pose: what it stands on, pins, parts seen end-on, drawing order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.editing.edits import Edit, Put, Take
from coach.editing.fields import words_for
from coach.figure.check import BODY_PARTS
from coach.figure.limits import SHORTENING_NAMES
from coach.figure.skeleton import POINTS, point
from ui.editor.exercise.descent import written_for
from ui.editor.exercise.joint_words import point_word
from ui.editor.form.choice_row import ChoiceRow
from ui.editor.form.entry_list import EntryListRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.editor.form.text_row import TypedRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.editing.draft import Draft
    from coach.editing.live import Finding
    from coach.editing.plain import Value
    from coach.files.findings import KeyPath
    from ui.editor.desk import EditDesk
    from ui.editor.exercise.posing import Posing
    from ui.editor.form.row import FieldRow

_POSES: KeyPath = ("figure", "pose")
# How keys end that say which part of its length is seen; all of it without them.
_SHORTENED = "_fs"
# Which keys of a pin are shown, in this order; those that it has.
_PIN_KEYS = ("at", "to", "offset", "y", "straight", "dir")


def _tr(text: str) -> str:
    return QCoreApplication.translate("PoseForm", text)


def shape_of(posing: Posing) -> object:
    """Return what decides which rows the form has; another shape needs another form."""
    figure = posing.figure
    view = figure.view if figure is not None else ""
    pins = posing.desk.draft.table((*_POSES, posing.name, "pins"))
    keys = {name: sorted(pin) for name, pin in pins.items() if isinstance(pin, dict)}
    return posing.name, posing.hand_side, view, str(keys)


class PoseForm(Form):
    """What the figure has no handles for.

    Args:
        posing: The figure and the chosen pose.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        self._posing = posing
        path = (*_POSES, posing.name)
        super().__init__(posing.desk, path, parent)
        self._is_front = posing.figure is not None and posing.figure.view == "front"
        self.add(StandsRow(posing))
        self._add_places()
        self._add_pins()
        self._add_limb(posing.hand_side)
        self.add_heading(self.tr("Drawing"))
        if self._is_front:
            self._add_inherited("hip_fs", self.tr("Hips: length seen"))
        self.add(OrderRow(self.desk, (*path, "order")))
        self.follow()

    def is_own(self, finding: Finding) -> bool:
        """Return that nothing is said at the top: the figure says all of it."""
        return False

    def _add_places(self) -> None:
        pose = self._posing.pose
        if pose is not None and pose.anchor is not None:
            self._add_inherited("anchor", self.tr("Place"), "at")
        else:
            self._add_inherited("root", self.tr("Place"))

    def _add_pins(self) -> None:
        pins = self.desk.draft.table((*self.path, "pins"))
        for name, pin in pins.items():
            keys = [key for key in _PIN_KEYS if isinstance(pin, dict) and key in pin]
            if keys:
                self.add_heading(self.tr("{0}: held here").format(point_word(name)))
            for key in keys:
                path = (*self.path, "pins", name, key)
                self.add(point_row(self.desk, path) if key == "to" else self._row(path))

    def _add_limb(self, side: str) -> None:
        titles = {"work": self.tr("Near side"), "other": self.tr("Far side")}
        self.add_heading(self.tr("{0}: length seen, 1 for all").format(titles[side]))
        for key in SHORTENING_NAMES:
            self._add_inherited(side, self._part(key), key)
        as_before = self.tr("As before")
        if self._is_front:
            feet = [
                ("front", self.tr("From the front")),
                ("out", self.tr("Turned out")),
                ("stack", self.tr("Seen from below")),
            ]
            self._add_choice((side, "foot"), feet, self.tr("Foot"), as_before)
        hands = [("plain", self.tr("Usual")), ("turned", self.tr("Turned"))]
        self._add_choice((side, "hand"), hands, self.tr("Thumb"), as_before)

    def _part(self, key: str) -> str:
        words = {
            "thigh_fs": self.tr("Upper leg"),
            "shank_fs": self.tr("Lower leg"),
            "upper_arm_fs": self.tr("Upper arm"),
            "forearm_fs": self.tr("Lower arm"),
            "hand_fs": self.tr("Hand"),
        }
        return words[key]

    def _row(self, path: KeyPath, label: str = "") -> FieldRow:
        return make_row(self.desk, path, label=label)

    def _add_inherited(self, first: str, label: str, *rest: str) -> None:
        """Add a row that shows palely what the pose has from the one it starts from."""
        row = self._row((*self.path, first, *rest), label)
        poses = self.desk.draft.table(_POSES)
        value = written_for(poses, self._posing.name, (first, *rest))
        if value is None and str((first, *rest)[-1]).endswith(_SHORTENED):
            value = 1
        if isinstance(row, TypedRow) and value is not None:
            row.set_usual(row.writing.text_of(value))
        self.add(row)

    def _add_choice(
        self, rest: KeyPath, choices: list[tuple[str, str]], label: str, absent: str
    ) -> None:
        path = (*self.path, *rest)
        self.add(ChoiceRow(self.desk, path, choices, label=label, absent=absent))


def point_row(desk: EditDesk, path: KeyPath) -> ChoiceRow:
    """Return a row that chooses a point of the figure."""
    points = [(one, point_word(one)) for one in POINTS]
    return ChoiceRow(desk, path, points, label=_tr("Hangs on"))


class StandsRow(ChoiceRow):
    """Which point of the figure stays in its place: the hip or another one."""

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        self._posing = posing
        path = (*_POSES, posing.name, "anchor")
        points = [(one, point_word(one)) for one in POINTS]
        super().__init__(posing.desk, path, points, parent=parent)
        self.combo.insertItem(0, self.tr("Hip"), "")

    def current(self) -> str:
        """Return the point; "" for the hip."""
        pose = self._posing.pose
        return pose.anchor.point if pose is not None and pose.anchor else ""

    def chosen(self, value: str) -> None:
        """Let another point stay where it is now; the figure does not move."""
        solved = self._posing.solved
        if solved is None:
            return
        place: Value = [round(each, 3) for each in solved.root]
        old, new = "anchor", "root"
        if value:
            old, new = "root", "anchor"
            at = [round(each, 3) for each in point(solved.joints, value)]
            place = {"point": value, "at": at}
        pose = (*_POSES, self._posing.name)

        def change(draft: Draft) -> None:
            edits: list[Edit] = [Put((*pose, new), place)]
            if old in draft.table(pose):
                edits.insert(0, Take((*pose, old)))
            draft.change(words_for(draft, self.path), *edits, path=pose)

        self.desk.do_apart(change)


class OrderRow(EntryListRow):
    """What is drawn first, from back to front; all parts or none are listed."""

    def add_line(self) -> None:
        """List all parts, to be put into another order."""
        if not self.values():
            self.desk.new_gesture()
            self.take(list(BODY_PARTS))
            self.desk.new_gesture()
        self.take_focus()
