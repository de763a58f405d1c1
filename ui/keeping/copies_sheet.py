"""The copies of a history with what is in them; one can be put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.keeping.row_button import RowButton
from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from coach.store.look import Look


class CopiesSheet(Overlay):
    """Lists copies; nothing happens before one is chosen and the button pressed.

    Signals:
        chosen: Put the copy with this path back.
        file_asked: A file from elsewhere is to be looked into.
    """

    chosen = Signal(object)
    file_asked = Signal()

    def __init__(self, window: QWidget, *, motion: bool = True) -> None:
        super().__init__(window, motion=motion)
        self._looks: list[Look] = []
        self._at = -1
        self._restore: Button | None = None
        self.dismissed.connect(self.close_sheet)

    def show_copies(self, looks: list[Look]) -> None:
        """Show these copies, newest first."""
        self._looks = list(looks)
        self._at = next((i for i, each in enumerate(looks) if each.is_sound), -1)
        self._fill()

    @Slot(object)
    def add_copy(self, look: Look) -> None:
        """Show a copy from elsewhere above the others, and choose it."""
        self._looks = [look, *(each for each in self._looks if each.path != look.path)]
        self._at = 0 if look.is_sound else -1
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.set_head(
            self.tr("Put a copy back"),
            self.tr("The history of today is kept as a copy too, so you can go back."),
        )
        self._group = QButtonGroup(self)
        for number, look in enumerate(self._looks):
            row = RowButton(_title(look), look.problem or _inside(look))
            row.setEnabled(look.is_sound)
            row.setChecked(number == self._at)
            self._group.addButton(row, number)
            self.body.addWidget(row)
        self._group.idClicked.connect(self._choose)
        if not self._looks:
            empty = self.tr(
                "There is no copy yet. Coach makes one on every day you use it."
            )
            self.body.addWidget(Label(empty, color="text_2", weight=400, wrap=True))
        self.body.addStretch(1)
        other = Button(self.tr("Choose a file …"), height_px=48)
        other.clicked.connect(self.file_asked)
        cancel = Button(self.tr("Cancel"), kind=ButtonKind.LINK, height_px=48)
        cancel.clicked.connect(self.close_sheet)
        restore = Button(self.tr("Put it back"), kind=ButtonKind.MAIN, height_px=48)
        restore.setEnabled(self._at >= 0)
        restore.clicked.connect(self._take)
        self._restore = restore
        self.foot.addWidget(other)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(restore)
        focus = self._group.button(self._at) if self._at >= 0 else other
        self.open(focus)

    @Slot(int)
    def _choose(self, number: int) -> None:
        self._at = number
        if self._restore is not None:
            self._restore.setEnabled(True)

    @Slot()
    def _take(self) -> None:
        look = self._looks[self._at]
        self.close_sheet()
        self.chosen.emit(look.path)

    @Slot()
    def close_sheet(self) -> None:
        """Close without doing anything."""
        self.leave()
        self.deleteLater()


def _title(look: Look) -> str:
    """Return when a copy was made, and why."""
    tr = QCoreApplication.translate
    moment = QDateTime.fromMSecsSinceEpoch(look.changed_ms)
    when = QLocale().toString(moment, "ddd d MMM yyyy, HH:mm")
    kinds = {
        "daily": tr("CopiesSheet", "daily copy"),
        "before-upgrade": tr("CopiesSheet", "before an upgrade"),
        "before-import": tr("CopiesSheet", "before an import"),
        "before-restore": tr("CopiesSheet", "before a copy was put back"),
        "before-damage": tr("CopiesSheet", "before the damage"),
    }
    return f"{when}  ·  {kinds.get(look.kind, look.path.name)}"


def _inside(look: Look) -> str:
    """Return what is in a copy."""
    tr = QCoreApplication.translate
    size = QLocale().formattedDataSize(look.size_bytes, 0)
    counts = tr("CopiesSheet", "{0} sessions, {1} notes").format(
        look.sessions, look.notes
    )
    if not look.first_day:
        return f"{counts}  ·  {size}"
    days = tr("CopiesSheet", "{0} to {1}").format(
        _day(look.first_day), _day(look.last_day)
    )
    return f"{counts}  ·  {days}  ·  {size}"


def _day(iso: str) -> str:
    return QLocale().toString(
        QDate.fromString(iso, Qt.DateFormat.ISODate), "d MMM yyyy"
    )
