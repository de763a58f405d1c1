"""The ways into the Recovery page's courses: from what hurts, or with a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.recovery import head
from ui.widgets.button import Button, ButtonKind
from ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.widgets.thumbnails import ThumbnailStore


class Ways(QWidget):
    """Two ways to begin: from what hurts, or with a plan.

    Signals:
        asked: One of the words of `head`.
    """

    asked = Signal(str)

    def __init__(self, *, is_centred: bool) -> None:
        super().__init__()
        self.hurts = Button(self.tr("Something hurts"))
        self.begin = Button(self.tr("Begin a plan"), kind=ButtonKind.MAIN)
        self.begin.setFixedHeight(self.begin.sizeHint().height())
        self.hurts.clicked.connect(self._ask_hurts)
        self.begin.clicked.connect(self._ask_begin)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        if is_centred:
            row.addStretch(1)
        row.addWidget(self.hurts)
        row.addWidget(self.begin)
        row.addStretch(1)

    @Slot()
    def _ask_hurts(self) -> None:
        self.asked.emit(head.HURTS)

    @Slot()
    def _ask_begin(self) -> None:
        self.asked.emit(head.BEGIN)


class Lead(Ways):
    """The ways on while an injury was noted and no course runs yet."""

    def __init__(self) -> None:
        super().__init__(is_centred=False)


class EmptyRecovery(QWidget):
    """Nothing hurts and nothing runs.

    Attributes:
        earlier: Leads to the courses that have ended; hidden while there are none.

    Signals:
        asked: One of the words of `head`.
    """

    asked = Signal(str)

    def __init__(self, thumbnails: ThumbnailStore) -> None:
        super().__init__()
        self.state = EmptyState(thumbnails)
        self.state.say(self.tr("No injury at the moment."))
        self.ways = Ways(is_centred=True)
        self.ways.asked.connect(self.asked)
        self.earlier = Button(self.tr("Earlier courses"), kind=ButtonKind.LINK)
        self.earlier.clicked.connect(self._ask_earlier)
        self.earlier.hide()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.state)
        column.addWidget(self.ways)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @Slot()
    def _ask_earlier(self) -> None:
        self.asked.emit(head.EARLIER)
