"""The Sound section: where cues are played, how loud, and a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.models.background import Task
from ui.pages.settings.row import Section
from ui.pages.settings.sound_test import SoundTest
from ui.widgets.button import Button, ButtonKind
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.slider import Slider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


def _devices() -> list[str]:
    """Return the sound outputs of this machine. Runs off the window's thread."""
    from coach.audio.devices import output_devices

    return output_devices()


class SoundSection(Section):
    """Device, way of playing and volume of the cues."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "sound", QCoreApplication.translate("SoundSection", "Sound"), parent
        )
        self._context = context
        self._task: Task | None = None
        self._test = SoundTest(context.clock, self)
        self._device = Combo(self.tr("Sound device"))
        self._device.activated.connect(self._choose_device)
        self._way = ChoiceRow(self.tr("Way of playing"), self._ways())
        self._way.chosen.connect(self._choose_way)
        self._volume = Slider(self.tr("Volume of the cues"), 0, 100)
        self._volume.valueChanged.connect(self._set_volume)
        self._test_button = Button(
            self.tr("Test"), kind=ButtonKind.QUIET, icon="volume", height_px=36
        )
        self._test_button.setAccessibleName(self.tr("Test the sound"))
        self._test_button.clicked.connect(self._start_test)
        self.add_row(self.tr("Plays on"), self._device)
        self.add_row(self.tr("Volume"), self._volume, self._test_button)
        self.add_row(
            self.tr("Way of playing"),
            self._way,
            hint=self.tr("Auto takes the best one that works here."),
        )
        self._notice = Label(role="small", color="warn_text", wrap=True)
        self._notice.hide()
        self.body.addWidget(self._notice)
        self._test.told.connect(self._tell)
        self._test.ended.connect(self._end_test)
        self._list_devices([])
        self.show_settings()

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            ("auto", self.tr("Auto")),
            ("stream", self.tr("Stream")),
            ("simpleaudio", "simpleaudio"),
            ("off", self.tr("Off")),
        )

    def look_around(self) -> None:
        """Ask the system for its sound devices, in the background."""
        if self._task is None:
            self._task = Task(_devices, self)
            self._task.finished.connect(self._take_devices)
            self._task.start()

    def close_test(self) -> None:
        """End a running test: the page is left."""
        self._test.stop()

    @Slot(object)
    def _take_devices(self, names: list[str]) -> None:
        self._task = None
        self._list_devices(names)

    def _list_devices(self, names: list[str]) -> None:
        chosen = self._context.settings.device
        self._device.clear()
        self._device.addItem(self.tr("Follow the system"), "")
        for name in names:
            self._device.addItem(name, name)
        if chosen and chosen not in names:
            self._device.addItem(self.tr("{0} (not found)").format(chosen), chosen)
        self._device.setCurrentIndex(max(self._device.findData(chosen), 0))

    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        self._way.set_value(settings.sound)
        self._volume.show_value(round(settings.volume * 100))
        is_on = settings.sound != "off"
        for control in (self._device, self._volume, self._test_button):
            control.setEnabled(is_on)

    @Slot(int)
    def _choose_device(self, index: int) -> None:
        self._context.change_settings(device=str(self._device.itemData(index)))

    @Slot(str)
    def _choose_way(self, way: str) -> None:
        self._context.change_settings(sound=way)
        self._test.stop()
        self._tell("")
        self.show_settings()

    @Slot(int)
    def _set_volume(self, percent: int) -> None:
        self._context.change_settings(volume=percent / 100)
        self._test.set_volume(percent / 100)

    @Slot()
    def _start_test(self) -> None:
        self._test_button.setEnabled(False)
        self._test.start(self._context.settings)

    @Slot()
    def _end_test(self) -> None:
        self._test_button.setEnabled(self._context.settings.sound != "off")

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
