"""One press to hear what a session sounds like, and help when nothing is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui.pages.settings.sound_test import SoundTest
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.platform.voice import Voice

_BUTTON_PX = 48


class HearRow(Column):
    """Plays the cues, then a few words, through what a session plays through.

    Args:
        context: Clock and settings.
        test: Plays the cues; None for the real ones.
        voice: Speaks; None for the system's own voice, opened on the first press.

    Attributes:
        button: "Test sound".
        words: What should be heard, then what helps when it is not.

    Signals:
        resized: The words take another height.
    """

    resized = Signal()

    def __init__(
        self,
        context: AppContext,
        parent: QWidget | None = None,
        *,
        test: SoundTest | None = None,
        voice: Voice | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._test = test or SoundTest(context.clock, self)
        self._voice = voice
        if voice is not None:
            voice.became_available.connect(self._speak_late)
        self._wants_words = False
        self._notice = ""
        self.button = Button(
            self.tr("Test sound"),
            kind=ButtonKind.QUIET,
            icon="volume",
            height_px=_BUTTON_PX,
        )
        self.words = Label("", role="small", color="text_2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(self.words, 1)
        self.button.clicked.connect(self._play)
        self._test.told.connect(self._take_notice)
        self._test.ended.connect(self._speak)
        self.button.setEnabled(context.settings.sound != "off")
        self._say_what_comes()

    def hideEvent(self, event: QHideEvent) -> None:
        """Be silent and free the devices: another page comes."""
        self._test.stop()
        self._wants_words = False
        if self._voice is not None:
            self._voice.close()
        super().hideEvent(event)

    def _say_what_comes(self) -> None:
        settings = self._context.settings
        if settings.sound == "off":
            self.words.setText(self.tr("Sound is off. Settings can switch it on."))
        elif settings.voice:
            self.words.setText(self.tr("You should hear four knocks and “left leg”."))
        else:
            self.words.setText(self.tr("You should hear four knocks."))

    @Slot()
    def _play(self) -> None:
        self._notice = ""
        self.words.set_color("text_2")
        self._say_what_comes()
        if self._context.settings.voice:
            self._open_voice()
        self._test.start(self._context.settings)

    def _open_voice(self) -> None:
        """Begin to open the voice, which takes a second, while the cues are heard."""
        if self._voice is None:
            # Imported here: a voice is not needed to start the window.
            from ui.platform.voice import Voice

            self._voice = Voice(parent=self)
            self._voice.became_available.connect(self._speak_late)
        voice, settings = self._voice, self._context.settings
        voice.set_voice(settings.voice_name)
        voice.set_rate(settings.voice_rate)
        voice.set_volume(settings.voice_volume)
        voice.start()

    @Slot()
    def _speak(self) -> None:
        """Speak once the cues are over, and say what helps when nothing was heard."""
        self._wants_words = self.isVisible() and self._context.settings.voice
        self._speak_late()
        advice = self.tr(
            "Look at which device the computer plays on, or choose another one in "
            "Settings, Sound."
        )
        first = self._notice or self.tr("Nothing heard? Turn the computer up.")
        self.words.setText(f"{first} {advice}")
        self.words.set_color("warn_text" if self._notice else "text_2")
        self.resized.emit()

    @Slot()
    def _speak_late(self) -> None:
        if self._wants_words and self._voice is not None and self._voice.available:
            self._wants_words = False
            self._voice.say(self.tr("Left leg"))

    @Slot(str)
    def _take_notice(self, sentence: str) -> None:
        self._notice = sentence
