"""What is rarely needed of a pose: folded away, and made when somebody opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.editor.exercise.pose_form import PoseForm, shape_of
from ui.widgets.fold import Fold

if TYPE_CHECKING:
    from coach.files.findings import KeyPath
    from ui.editor.exercise.posing import Posing


class PoseMore(QWidget):
    """The fold with the form of the chosen pose.

    Args:
        posing: What is edited.

    Attributes:
        fold: Opens and closes it.
        form: The form; None before it was opened first.
    """

    def __init__(self, posing: Posing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._posing = posing
        self._shape: object = None
        self.form: PoseForm | None = None
        content = QWidget()
        self._inside = QVBoxLayout(content)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self.fold = Fold(self.tr("More about this pose"), content)
        self.fold.toggled.connect(self.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        posing.changed.connect(self.follow)

    @Slot()
    def follow(self) -> None:
        """Show the form of the pose that is chosen now, while it is open."""
        if not self.fold.is_open:
            return
        shape = shape_of(self._posing)
        if shape == self._shape and self.form is not None:
            return
        self._shape = shape
        if self.form is not None:
            self._inside.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = PoseForm(self._posing)
        self._inside.addWidget(self.form)

    def show_field(self, path: KeyPath) -> None:
        """Put the keyboard into a field of the pose, where it has one here."""
        self.fold.set_open(True)
        if self.form is None or not self.form.show_field(path):
            self.fold.set_open(False)
