"""The Data and About sections: where files lie, and what Coach is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from coach import __version__
from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager; it is made when it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class DataSection(Section):
    """The folders of a person, copies of the history, the bin, and erasing.

    Signals:
        import_asked: The person wants to take in a history from another computer.
    """

    import_asked = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "data", QCoreApplication.translate("DataSection", "Data"), parent
        )
        self._context = context
        self._data_dir = context.data_dir
        self._programs = context.library.own_folder
        if context.demo:
            text = self.tr("This is the demo: its folder goes away when you close it.")
            self.body.addWidget(Label(text, role="small", color="warn_text", wrap=True))
        data = self._button(self.tr("Open folder"), self.tr("Open the data folder"))
        data.clicked.connect(self._open_data)
        self._add(self.tr("Data folder"), self._data_dir, data)
        programs = self._button(
            self.tr("Open folder"), self.tr("Open the folder of your own programs")
        )
        programs.clicked.connect(self._open_programs)
        self._add(self.tr("Your own programs"), self._programs, programs)
        self._add_keeping()

    def _add_keeping(self) -> None:
        """Add what keeps the history, and what lets it go."""
        save = Button(self.tr("Save a copy …"), kind=ButtonKind.QUIET, height_px=36)
        save.clicked.connect(self._save_copy)
        back = Button(self.tr("Put one back …"), kind=ButtonKind.QUIET, height_px=36)
        back.clicked.connect(self._show_copies)
        self.add_row(
            self.tr("Copies"),
            save,
            back,
            hint=self.tr(
                "Coach keeps a copy of each of the last 7 days with Coach, and of 4 "
                "weeks before."
            ),
        )
        take_in = Button(
            self.tr("Choose a file …"), kind=ButtonKind.QUIET, height_px=36
        )
        take_in.clicked.connect(self._ask_for_history)
        self.add_row(
            self.tr("From another computer"),
            take_in,
            hint=self.tr("Takes in a history that Coach exported as JSON."),
        )
        bin_button = Button(self.tr("Open"), kind=ButtonKind.QUIET, height_px=36)
        bin_button.setAccessibleName(self.tr("Open the bin"))
        bin_button.clicked.connect(self._show_bin)
        self.add_row(
            self.tr("Bin"),
            bin_button,
            hint=self.tr("What you deleted in the last 30 days."),
        )
        keys = Button(self.tr("Show"), kind=ButtonKind.QUIET, height_px=36)
        keys.setAccessibleName(self.tr("Show the keys of physiotherapists"))
        keys.clicked.connect(self._show_keys)
        self.add_row(
            self.tr("Keys of physiotherapists"),
            keys,
            hint=self.tr("Whose signed plans run here, and how each key is known."),
        )
        erase = Button(
            self.tr("Erase my data …"), kind=ButtonKind.DANGER_LINK, height_px=36
        )
        erase.clicked.connect(self._ask_to_erase)
        self.add_row(
            self.tr("Erase"),
            erase,
            hint=self.tr("Everything that was entered, and all copies of it."),
        )

    def _button(self, text: str, name: str) -> Button:
        return Button(
            text, kind=ButtonKind.QUIET, icon="folder", height_px=36, name=name
        )

    def _add(self, title: str, folder: Path, button: Button) -> None:
        hint = self.add_row(title, button, hint=str(folder))
        if hint is not None:
            hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    @Slot()
    def _save_copy(self) -> None:
        from ui.keeping.copies import Copies

        Copies(self._context, self.window()).save_as()

    @Slot()
    def _ask_for_history(self) -> None:
        self.import_asked.emit()

    @Slot()
    def _show_copies(self) -> None:
        from ui.keeping.copies import Copies

        Copies(self._context, self.window()).show_all()

    @Slot()
    def _show_bin(self) -> None:
        from ui.keeping.bin_sheet import Bin

        Bin(self._context, self.window()).show_bin()

    @Slot()
    def _show_keys(self) -> None:
        from ui.assigned.keys_sheet import Keys

        Keys(self._context, self.window()).show()

    @Slot()
    def _ask_to_erase(self) -> None:
        from ui.keeping.erasing import Erasing

        Erasing(self._context, self.window()).ask()

    @Slot()
    def _open_data(self) -> None:
        open_folder(self._data_dir)

    @Slot()
    def _open_programs(self) -> None:
        open_folder(self._programs)


class AboutSection(Section):
    """Version, intended use, evidence and licence."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "about", QCoreApplication.translate("AboutSection", "About"), parent
        )
        version = self.tr("Coach {0}").format(__version__)
        self.body.addWidget(Label(version, weight=600))
        for text in (
            self.tr(
                "This program offers exercise timers, reminders and a diary for "
                "adults. It does not diagnose or treat any condition and does not "
                "replace a doctor or physiotherapist."
            ),
            self.tr(
                "Based on published studies and guidelines, which every program "
                "lists. Most were done with athletes; your course can differ."
            ),
            self.tr(
                "Code: MIT licence. Programs, figures and sounds: CC BY 4.0. "
                "Made with Qt for Python, miniaudio, platformdirs and wakepy."
            ),
        ):
            self.body.addSpacing(4)
            label = Label(text, color="text_2", weight=400, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self._context = context
        first = Button(
            self.tr("Show the first steps"), kind=ButtonKind.QUIET, height_px=36
        )
        first.clicked.connect(self._show_welcome)
        self.add_row(self.tr("What Coach is for"), first)

    @Slot()
    def _show_welcome(self) -> None:
        self._context.recover_asked.emit("welcome")
