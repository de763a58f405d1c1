"""The poses of the figure: which one is edited, and what it starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coach.editing import fields, poses
from coach.translate import tr as core_tr
from ui.editor.exercise.name_row import NameBox
from ui.editor.form.choice_row import ChoiceBox
from ui.widgets.button import Button, ButtonKind
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.editing.draft import Draft
    from coach.files.findings import KeyPath
    from ui.editor.exercise.posing import Posing

_POSES: KeyPath = ("figure", "pose")


class PoseList(QWidget):
    """Chooses a pose, adds, renames and deletes it.

    Args:
        posing: What is edited.

    Attributes:
        choice: Which pose is edited.
        name: What it is called.
        start: The pose it starts from.
        add: Makes a new one out of it.
        delete: Takes it away, where nothing needs it.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self.choice = ChoiceBox(self.tr("Pose"))
        self.choice.activated.connect(self._choose)
        self.name = NameBox(self.tr("Name of the pose"))
        self.name.renamed.connect(self._rename)
        self.start = ChoiceBox(self.tr("Starts from"))
        self.start.activated.connect(self._start_from)
        self.add = Button(
            self.tr("New pose"), kind=ButtonKind.LINK, icon="plus", height_px=32
        )
        self.add.clicked.connect(self._add)
        self.delete = Button(
            self.tr("Delete"), kind=ButtonKind.DANGER_LINK, height_px=32
        )
        self.delete.clicked.connect(self._delete)
        self._lay_out()
        posing.changed.connect(self.follow)
        self.follow()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = Label(self.tr("Pose"), role="card_title")
        title.setContentsMargins(RING_ROOM_PX, 0, 0, 0)
        column.addWidget(title)
        column.addWidget(self.choice)
        for words, part in (
            (self.tr("Name"), self.name),
            (self.tr("Starts from"), self.start),
        ):
            label = Label(words, role="small", color="text_2")
            label.setBuddy(part)
            label.setContentsMargins(RING_ROOM_PX, 4, 0, 0)
            column.addWidget(label)
            line = QHBoxLayout()
            room = RING_ROOM_PX if part is self.name else 0
            line.setContentsMargins(room, 0, room, 0)
            line.addWidget(part)
            column.addLayout(line)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.delete)
        column.addLayout(row)

    @Slot()
    def follow(self) -> None:
        """Show the poses there are now."""
        draft, name = self._posing.desk.draft, self._posing.name
        names = list(draft.table(_POSES))
        with QSignalBlocker(self.choice), QSignalBlocker(self.start):
            self.choice.clear()
            self.choice.addItems(names)
            self.choice.setCurrentIndex(self.choice.findText(name))
            self.start.clear()
            self.start.addItem(self.tr("Nothing: on its own"), "")
            for other in names:
                if other != name:
                    self.start.addItem(other, other)
            start = draft.value((*_POSES, name, "from"), "")
            self.start.setCurrentIndex(self.start.findData(start))
        self.name.show_name(name)
        uses = [path for path in poses.uses_of_pose(draft, name) if "still" not in path]
        is_last = len(names) < 2
        self.delete.setEnabled(not uses and not is_last)
        words = self.tr("A phase or another pose still uses it.") if uses else ""
        self.delete.setToolTip(words)

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._posing.choose_pose(self.choice.itemText(index))

    @Slot()
    def _add(self) -> None:
        name = self._posing.name
        added: list[str] = []

        def add(draft: Draft) -> None:
            added.append(poses.add_pose(draft, core_tr("pose"), name))

        self._posing.desk.do_apart(add)
        for each in added:
            self._posing.choose_pose(each)

    @Slot(str)
    def _rename(self, to: str) -> None:
        name = self._posing.name
        self._posing.desk.do_apart(lambda draft: poses.rename_pose(draft, name, to))
        self._posing.choose_pose(to)
        self.follow()

    @Slot(int)
    def _start_from(self, index: int) -> None:
        path = (*_POSES, self._posing.name, "from")
        start = self.start.itemData(index)
        change = fields.set_field
        self._posing.desk.do_apart(lambda draft: change(draft, path, start or None))

    @Slot()
    def _delete(self) -> None:
        name = self._posing.name
        self._posing.desk.do_apart(lambda draft: poses.delete_pose(draft, name))
