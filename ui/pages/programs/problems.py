"""The amber card that lists files which could not be used, with their lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from coach.errors import CoachError
from coach.files.reading import read_bytes
from coach.files.shelf_files import kind_of_name
from ui.icons import icon_pixmap
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.focus import RING_ROOM_PX
from ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Problem

SHOWN_MOST = 20
# What there is an editor for.
_EDITED = ("program", "exercise", "plan")


def mendable_files(problems: Iterable[Problem], folder: Path) -> dict[str, Path]:
    """Return the own files that an editor can open, by their names in problems.

    Args:
        problems: What is wrong.
        folder: The person's own folder.
    """
    problems = tuple(problems)
    # No editor shows the format, so none can mend it.
    formats = {each.file for each in problems if each.where == "format"}
    names = dict.fromkeys(each.file for each in problems if each.file not in formats)
    found = {name: Path(name) for name in names if kind_of_name(name) in _EDITED}
    return {
        name: path
        for name, path in found.items()
        if path.is_relative_to(folder) and _can_be_opened(path)
    }


def _can_be_opened(path: Path) -> bool:
    """Return whether a file is TOML, whatever it says."""
    # Imported here: most people have no files that cannot be used.
    from coach.editing.written import parse

    try:
        parse(read_bytes(path), kind_of_name(path.name), path.name)
    except CoachError:
        return False
    return True


class ProblemCard(Card):
    """Says which files could not be used, where, and what is wrong there.

    Args:
        folder: The person's own folder; the button opens it.

    Signals:
        mend_asked: Edit the file at this path.
    """

    mend_asked = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        # The button brings the room for its own focus ring.
        super().__init__(parent, fill="warn_soft", padding_px=16 - RING_ROOM_PX)
        self._folder = folder
        self._paths: dict[Button, Path] = {}
        self.body.setSpacing(8)
        self._sign = QLabel()
        self._sign.setFixedSize(QSize(22, 22))
        self._title = Label(weight=600, color="warn_text", wrap=True)
        room = RING_ROOM_PX
        head = QHBoxLayout()
        head.setContentsMargins(room, room, room, 0)
        head.setSpacing(8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        self.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(room, 0, room, 0)
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        button = Button(self.tr("Open folder"), icon="folder")
        button.clicked.connect(self._open)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._paint_sign()
        current_theme().changed.connect(self._paint_sign)
        self.hide()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """List these problems; without any the card is hidden."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        files = len({problem.file for problem in problems})
        one = self.tr("1 file could not be used.")
        many = self.tr("{0} files could not be used.").format(files)
        self._title.setText(one if files == 1 else many)
        shown = problems[:SHOWN_MOST]
        mendable = mendable_files(shown, self._folder)
        self._paths = {}
        for problem in shown:
            # Once for each file, at the first thing that is wrong with it.
            path = mendable.pop(problem.file, None)
            self._lines.addWidget(self._problem(problem, path))
        if len(problems) > SHOWN_MOST:
            more = self.tr("and {0} more").format(len(problems) - SHOWN_MOST)
            self._lines.addWidget(Label(more, role="small"))
        self.setVisible(bool(problems))

    def _problem(self, problem: Problem, path: Path | None) -> QWidget:
        """Return the lines of one problem, with the way to mend its file if any."""
        item = QWidget(self)
        row = QHBoxLayout(item)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        title = Label(self._place(problem), role="small", weight=600, wrap=True)
        title.setToolTip(problem.file)
        column.addWidget(title)
        what = Label(problem.what, role="small", wrap=True)
        what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(what)
        # A button may be higher than the words.
        column.addStretch(1)
        if path is not None:
            row.addWidget(self._mend_button(path), 0, Qt.AlignmentFlag.AlignTop)
        return item

    def _mend_button(self, path: Path) -> Button:
        name = self.tr("Mend {0}").format(path.name)
        button = Button(
            self.tr("Mend"),
            kind=ButtonKind.LINK,
            icon="pencil",
            height_px=32,
            name=name,
        )
        button.clicked.connect(self._mend)
        self._paths[button] = path
        return button

    def _place(self, problem: Problem) -> str:
        """Return the file, and where in it the problem is."""
        place = problem.file.replace("\\", "/").rsplit("/", 1)[-1]
        if problem.line:
            place = self.tr("{0}, line {1}").format(place, problem.line)
        # What is wrong with a whole file says so itself.
        if problem.where in ("", "file"):
            return place
        return self.tr("{0}: {1}").format(place, problem.where)

    @Slot()
    def _mend(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.mend_asked.emit(self._paths[button])

    @Slot()
    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def _paint_sign(self) -> None:
        color = current_theme().color("warn_text")
        pixmap: QPixmap = icon_pixmap("triangle", color, 22, self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
