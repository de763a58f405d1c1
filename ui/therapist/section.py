"""The section of the settings for physiotherapists; others see one switch of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from ui.context import AppContext
    from ui.therapist.key_desk import KeyDesk
    from ui.therapist.setup_sheet import SetupSheet

_BUTTON_PX = 36


class TherapistSection(Section):
    """Therapist mode, who somebody is, their key, and the folder that is watched.

    Attributes:
        mode: The switch.
        setup: Asks on the first switching on; None while it does not.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("TherapistSection", "Physiotherapist")
        super().__init__("therapist", title, parent)
        self._context = context
        self._desk: KeyDesk | None = None
        self.setup: SetupSheet | None = None
        self.mode = Toggle(self.tr("Therapist mode"))
        self.mode.clicked.connect(self._switch)
        self.add_row(
            self.mode.accessibleName(),
            self.mode,
            hint=self.tr(
                "For physiotherapists: write plans for patients, and read what "
                "they send back."
            ),
        )
        self._more = QWidget(self)
        column = QVBoxLayout(self._more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        # The rows below belong to the part that others never see.
        whole, self.body = self.body, column
        self._add_more_rows()
        self.body = whole
        self.body.addWidget(self._more)
        context.settings_changed.connect(self.show_settings)
        self.show_settings()

    def _add_more_rows(self) -> None:
        who = self._button(self.tr("Change …"), self.tr("Change who you are"))
        who.clicked.connect(self._change_who)
        self._who = self.add_row(self.tr("Your practice"), who, hint=" ")
        self.key_button = self._button(self.tr("Show"), self.tr("Show your key"))
        self.key_button.clicked.connect(self._show_key)
        self.add_row(
            self.tr("My key"),
            self.key_button,
            hint=self.tr("It signs your plans. Print its card, or save a copy."),
        )
        self.watch = self._button(
            self.tr("Choose …"), self.tr("Choose the folder to watch")
        )
        self.watch.clicked.connect(self._ask_folder)
        self.unwatch = self._button(
            self.tr("Stop"), self.tr("Stop watching the folder")
        )
        self.unwatch.clicked.connect(self._stop_watching)
        self._folder = self.add_row(
            self.tr("Watched folder"), self.unwatch, self.watch, hint=" "
        )

    def _button(self, text: str, name: str) -> Button:
        return Button(text, kind=ButtonKind.QUIET, height_px=_BUTTON_PX, name=name)

    @Slot()
    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        self.mode.setChecked(settings.therapist_mode)
        self._more.setVisible(settings.therapist_mode)
        who = (settings.therapist_name, settings.therapist_clinic)
        if self._who is not None:
            self._who.setText(", ".join(each for each in who if each))
        folder = settings.reports_folder
        if self._folder is not None:
            nothing = self.tr("Reports that are saved there come in by themselves.")
            self._folder.setText(folder or nothing)
        self.unwatch.setVisible(bool(folder))

    @Slot()
    def _switch(self) -> None:
        """Turn the mode on, at first with the questions that it needs; or off."""
        # What is shown follows from the settings alone.
        is_on = self.mode.isChecked()
        self.mode.setChecked(self._context.settings.therapist_mode)
        if not is_on or self._context.settings.therapist_key:
            self._context.change_settings(therapist_mode=is_on)
            return
        self._ask_setup()

    def _ask_setup(self) -> None:
        """Ask who somebody is, and make or restore their key."""
        # Imported here, as below: home users never see any of it.
        from ui.therapist.setup_sheet import SetupSheet

        self.setup = SetupSheet(self.window(), self._context)
        self.setup.finished.connect(self._turn_on)
        self.setup.closed.connect(self._forget_setup)

    @Slot()
    def _turn_on(self) -> None:
        self._context.change_settings(therapist_mode=True)

    @Slot()
    def _forget_setup(self) -> None:
        self.setup = None

    @Slot()
    def _change_who(self) -> None:
        from ui.therapist.who_sheet import WhoSheet

        WhoSheet(self.window(), self._context)

    @property
    def desk(self) -> KeyDesk:
        """Return what shows and changes the key; made on first use."""
        if self._desk is None:
            from ui.therapist.key_desk import KeyDesk

            self._desk = KeyDesk(self._context, self.window())
        return self._desk

    @Slot()
    def _show_key(self) -> None:
        """Show the key; settings of another computer come without one."""
        if self._context.settings.therapist_key:
            self.desk.show_key()
        else:
            self._ask_setup()

    @Slot()
    def _ask_folder(self) -> None:
        place = QStandardPaths.StandardLocation.DownloadLocation
        usual = QStandardPaths.writableLocation(place)
        folder = self._context.settings.reports_folder or usual
        title = self.tr("Choose the folder to watch")
        dialog = QFileDialog(self.window(), title, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.watch_folder)
        dialog.open()

    @Slot(str)
    def watch_folder(self, path: str) -> None:
        """Watch a folder for reports from now on."""
        self._context.change_settings(reports_folder=str(Path(path)))

    @Slot()
    def _stop_watching(self) -> None:
        self._context.change_settings(reports_folder="")
