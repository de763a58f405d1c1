"""The question before erasing: what goes, what stays, and what has to be said first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from coach.progress.words import counted
from ui.player.overlay import Overlay
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column
from ui.widgets.segmented import Segmented
from ui.widgets.toggle import Toggle, toggle_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.clinic.erasing import PracticeHere

KEEP, ERASE = "keep", "erase"
_GAP_PX = 14


class EraseSheet(Overlay):
    """Says what goes and what stays; the button works once that is confirmed.

    Of a practice nothing is kept and nothing erased by default: whoever has patients or
    a key here says what happens to them.

    Args:
        window: The widget that is covered.
        here: What of a physiotherapist's lies in the data folder.
        motion: Whether the sheet may rise into place.

    Attributes:
        patients: Whether they are kept or erased; None where there are none.
        key: The same of the signing key.

    Signals:
        confirmed: Erase; a `Wish` of what goes besides the history.
    """

    confirmed = Signal(object)

    def __init__(
        self, window: QWidget, here: PracticeHere, *, motion: bool = True
    ) -> None:
        super().__init__(window, motion=motion)
        self.set_head(
            self.tr("Erase my data"),
            self.tr(
                "All sessions, notes and measures, plans that you were given, the key "
                "that signs your reports, and every copy of them that Coach has made, "
                "are overwritten and deleted. What you exported or saved elsewhere "
                "stays where it is."
            ),
        )
        self.body.setSpacing(4)
        self.patients: Segmented | None = None
        self.key: Segmented | None = None
        self._add_practice(here)
        self.programs = Toggle(self.tr("Erase my own programs and exercises too"))
        self.settings = Toggle(self.tr("Erase my settings too"))
        self.meant = Toggle(self.tr("I mean it: this cannot be undone"))
        for toggle in (self.programs, self.settings, self.meant):
            self.body.addWidget(toggle_row(toggle))
        self.body.addStretch(1)
        self.meant.toggled.connect(self._follow)
        self._fill_foot()

    def _add_practice(self, here: PracticeHere) -> None:
        if here.has_patients:
            self.patients = self._add_question(
                self.tr("Your patients"), _patients_words(self, here)
            )
        if here.has_key:
            self.key = self._add_question(
                self.tr("Your signing key"), _key_words(self, here)
            )

    def _add_question(self, title: str, words: str) -> Segmented:
        choice = Segmented(title, ((KEEP, self.tr("Keep")), (ERASE, self.tr("Erase"))))
        choice.chosen.connect(self._follow)
        box = Column()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, _GAP_PX)
        row.setSpacing(24)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(title, weight=600, wrap=True))
        column.addWidget(Label(words, role="small", color="text_2", wrap=True))
        row.addLayout(column, 1)
        row.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(box)
        return choice

    def _fill_foot(self) -> None:
        self.missing = Label(role="small", color="text_2", wrap=True)
        keep = Button(self.tr("Keep everything"), height_px=48)
        keep.clicked.connect(self.close_sheet)
        self.erase = Button(self.tr("Erase"), kind=ButtonKind.DANGER, height_px=48)
        self.erase.clicked.connect(self._confirm)
        self.foot.addWidget(self.missing, 1)
        self.foot.addWidget(keep)
        self.foot.addWidget(self.erase)
        self.dismissed.connect(self.close_sheet)
        self._follow()
        self.open(keep)

    @property
    def _questions(self) -> list[Segmented]:
        return [each for each in (self.patients, self.key) if each is not None]

    @Slot()
    def _follow(self) -> None:
        """Let the button work once everything is said."""
        is_said = all(each.value() for each in self._questions)
        self.missing.setText(
            "" if is_said else self.tr("Choose above what happens to your practice.")
        )
        self.erase.setEnabled(is_said and self.meant.isChecked())

    @Slot()
    def close_sheet(self) -> None:
        """Close without erasing anything."""
        self.leave()
        self.deleteLater()

    @Slot()
    def _confirm(self) -> None:
        # Imported here: it brings the practice with it.
        from coach.clinic.erasing import Wish

        wish = Wish(
            programs=self.programs.isChecked(),
            settings=self.settings.isChecked(),
            # Where nothing was asked there is nothing that could be missed.
            patients=self.patients is None or self.patients.value() == ERASE,
            keys=self.key is None or self.key.value() == ERASE,
        )
        self.close_sheet()
        self.confirmed.emit(wish)


def _patients_words(sheet: EraseSheet, here: PracticeHere) -> str:
    """Return what would go with the patients."""
    rest = sheet.tr("with all that you assigned to them, and every copy of it.")
    if here.patients is None:
        who = sheet.tr("All patients in the copies or the damaged file,")
        return f"{who} {rest}"
    patients = counted(here.patients, sheet.tr("{0} patient"), sheet.tr("{0} patients"))
    reports = counted(here.reports, sheet.tr("{0} report"), sheet.tr("{0} reports"))
    return sheet.tr("{0} and {1}, {2}").format(patients, reports, rest)


def _key_words(sheet: EraseSheet, here: PracticeHere) -> str:
    """Return what erasing the key means."""
    words = sheet.tr(
        "Patients may still follow plans that it signed. Once it is gone, each of them "
        "has to pair with a new one. A copy that you saved elsewhere stays."
    )
    if here.in_keyring:
        more = sheet.tr(
            "The key is taken out of the keyring of this desktop too, which may ask "
            "for its password."
        )
        words = f"{words} {more}"
    return words
