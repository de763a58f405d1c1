"""The Voice section: whether exercises are spoken, by whom, how fast and how loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.slider import Slider
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.platform.voice import Voice


class VoiceSection(Section):
    """Settings of the spoken cues, with a test sentence."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "voice", QCoreApplication.translate("VoiceSection", "Voice"), parent
        )
        self._context = context
        self._voice: Voice | None = None
        self._switch = Toggle(self.tr("Spoken cues"))
        self._switch.toggled.connect(self._turn)
        self._names = Combo(self.tr("Name of the voice"))
        self._names.activated.connect(self._choose)
        self._rate = Slider(self.tr("Speed of the voice"), -10, 10)
        self._rate.valueChanged.connect(self._set_rate)
        self._volume = Slider(self.tr("Volume of the voice"), 0, 100)
        self._volume.valueChanged.connect(self._set_volume)
        self._test_button = Button(
            self.tr("Test"), kind=ButtonKind.QUIET, icon="volume", height_px=36
        )
        self._test_button.setAccessibleName(self.tr("Test the voice"))
        self._test_button.clicked.connect(self._say_something)
        self._add_rows()
        self._list_names([])
        self.show_settings()

    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        self._switch.setChecked(settings.voice)
        self._rate.show_value(round(settings.voice_rate * 10))
        self._volume.show_value(round(settings.voice_volume * 100))
        self._enable()

    def _add_rows(self) -> None:
        self.add_row(
            self.tr("Spoken cues"),
            self._switch,
            hint=self.tr("Speaks names, sides and doses."),
        )
        self.add_row(self.tr("Who speaks"), self._names)
        self.add_row(self.tr("Speed"), self._rate)
        self.add_row(self.tr("Volume"), self._volume, self._test_button)
        self._notice = Label(role="small", color="warn_text", wrap=True)
        self._notice.hide()
        self.body.addWidget(self._notice)

    def open_voice(self) -> None:
        """Open the system's voice, to list its names; returns at once."""
        if self._voice is not None:
            return
        # Imported here: a voice is not needed to start the window.
        from ui.platform.voice import Voice

        settings = self._context.settings
        self._voice = Voice(parent=self)
        self._voice.set_voice(settings.voice_name)
        self._voice.set_rate(settings.voice_rate)
        self._voice.set_volume(settings.voice_volume)
        self._voice.became_available.connect(self._take_voices)
        self._voice.notice_changed.connect(self._tell)
        self._voice.start()

    def close_voice(self) -> None:
        """Free the system's voice: the page is left."""
        voice, self._voice = self._voice, None
        if voice is not None:
            voice.close()
            voice.deleteLater()
        self._enable()

    @Slot()
    def _take_voices(self) -> None:
        if self._voice is not None:
            self._list_names(self._voice.available_voices())
        self._enable()

    def _list_names(self, names: list[str]) -> None:
        chosen = self._context.settings.voice_name
        self._names.clear()
        self._names.addItem(self.tr("The system's own"), "")
        for name in names:
            self._names.addItem(name, name)
        if chosen and chosen not in names:
            self._names.addItem(chosen, chosen)
        self._names.setCurrentIndex(max(self._names.findData(chosen), 0))

    def _enable(self) -> None:
        """Let only what has an effect be changed."""
        is_on = self._context.settings.voice
        for control in (self._names, self._rate, self._volume):
            control.setEnabled(is_on)
        is_there = self._voice is not None and self._voice.available
        self._test_button.setEnabled(is_on and is_there)

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self._context.change_settings(voice=is_on)
        if self._voice is not None and not is_on:
            self._voice.hush()
        self._enable()

    @Slot(int)
    def _choose(self, index: int) -> None:
        name = str(self._names.itemData(index))
        self._context.change_settings(voice_name=name)
        if self._voice is not None:
            self._voice.set_voice(name)

    @Slot(int)
    def _set_rate(self, tenths: int) -> None:
        self._context.change_settings(voice_rate=tenths / 10)
        if self._voice is not None:
            self._voice.set_rate(tenths / 10)

    @Slot(int)
    def _set_volume(self, percent: int) -> None:
        self._context.change_settings(voice_volume=percent / 100)
        if self._voice is not None:
            self._voice.set_volume(percent / 100)

    @Slot()
    def _say_something(self) -> None:
        if self._voice is not None:
            self._voice.say(self.tr("Next: two-leg bridge. Ten repetitions."))

    @Slot(str)
    def _tell(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))
