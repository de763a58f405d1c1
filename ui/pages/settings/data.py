"""The Data section: where files lie, copies of them, the bin, and erasing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach.paths import practice_file
from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from pathlib import Path

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
        self._add_copies()
        self._add_practice()
        self._add_keeping()
        context.settings_changed.connect(self.show_settings)
        self.show_settings()

    @Slot()
    def show_settings(self) -> None:
        """Show the patients' copies to those who have patients, now or once."""
        settings = self._context.settings
        is_there = settings.therapist_mode or practice_file(self._data_dir).exists()
        self.practice.setVisible(is_there)
        if self._key_hint is not None:
            in_keyring = settings.therapist_key_in == "keyring"
            has_key = bool(settings.therapist_key)
            self._key_hint.setText(_practice_hint(self, has_key, in_keyring))

    def _add_copies(self) -> None:
        """Add what keeps the history."""
        save = Button(self.tr("Save a copy …"), kind=ButtonKind.QUIET, height_px=36)
        save.clicked.connect(self._save_copy)
        back = Button(self.tr("Put one back …"), kind=ButtonKind.QUIET, height_px=36)
        back.clicked.connect(self._show_copies)
        self.add_row(
            self.tr("Copies of your history"),
            save,
            back,
            hint=self.tr(
                "Coach keeps a copy of each of the last 7 days with Coach, and of 4 "
                "weeks before."
            ),
        )

    def _add_practice(self) -> None:
        """Add what keeps the patients; shown to whoever has some."""
        self.practice = Column(self)
        column = QVBoxLayout(self.practice)
        column.setContentsMargins(0, 0, 0, 0)
        # The row belongs to the part that others never see.
        whole, self.body = self.body, column
        save = Button(
            self.tr("Save a copy …"),
            kind=ButtonKind.QUIET,
            height_px=36,
            name=self.tr("Save a copy of your patients"),
        )
        save.clicked.connect(self._save_patients)
        back = Button(
            self.tr("Put one back …"),
            kind=ButtonKind.QUIET,
            height_px=36,
            name=self.tr("Put back a copy of your patients"),
        )
        back.clicked.connect(self._show_patients)
        title = self.tr("Copies of your patients")
        self._key_hint = self.add_row(title, save, back, hint=" ")
        self.body = whole
        self.body.addWidget(self.practice)

    def _add_keeping(self) -> None:
        """Add what brings something in or back, and what lets everything go."""
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
            hint=self.tr("Sessions and notes that you deleted in the last 30 days."),
        )
        deleted = Button(self.tr("Open"), kind=ButtonKind.QUIET, height_px=36)
        deleted.setAccessibleName(self.tr("Open the deleted files"))
        deleted.clicked.connect(self._show_deleted)
        self.add_row(
            self.tr("Deleted files"),
            deleted,
            hint=self.tr("Your own programs, exercises and plans, for 30 days."),
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
            hint=self.tr(
                "Everything that was entered, and all copies of it. You choose first "
                "what else goes."
            ),
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
    def _save_patients(self) -> None:
        # Imported here, as below: home users never see any of it.
        from ui.keeping.practice_copies import PracticeCopies

        PracticeCopies(self._context, self.window()).save_as()

    @Slot()
    def _show_patients(self) -> None:
        from ui.keeping.practice_copies import PracticeCopies

        PracticeCopies(self._context, self.window()).show_all()

    @Slot()
    def _show_bin(self) -> None:
        from ui.keeping.bin_sheet import Bin

        Bin(self._context, self.window()).show_bin()

    @Slot()
    def _show_deleted(self) -> None:
        from ui.keeping.deleted_sheet import DeletedFiles

        DeletedFiles(self._context, self.window()).show_files()

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


def _practice_hint(section: DataSection, has_key: bool, in_keyring: bool) -> str:
    """Return what is copied of a practice, and what cannot be."""
    kept = section.tr("Kept as often as your history, and apart from it.")
    if not has_key:
        return kept
    key = section.tr("The file of your signing key is copied too, sealed as it is.")
    if in_keyring:
        key = section.tr(
            "Your signing key is in none: the keyring of this desktop keeps it. Save "
            "a copy of it above, with “My key”."
        )
    return f"{kept} {key}"
