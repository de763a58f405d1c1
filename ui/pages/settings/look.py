"""The Look section: colours, text size, motion, and how the player opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Slot

from ui.pages.settings.row import Section
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.slider import Slider
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext

STEP_PERCENT = 5
SMALLEST_PERCENT = 85
LARGEST_PERCENT = 150


class LookSection(Section):
    """Everything about how the window looks and moves."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            "look", QCoreApplication.translate("LookSection", "Look"), parent
        )
        self._context = context
        self._theme = ChoiceRow(
            self.tr("Theme"),
            (
                ("system", self.tr("System")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ),
        )
        self._theme.chosen.connect(self._set_theme)
        self._size = Slider(
            self.tr("Text size"),
            SMALLEST_PERCENT // STEP_PERCENT,
            LARGEST_PERCENT // STEP_PERCENT,
        )
        self._size.valueChanged.connect(self._take_size)
        self._size.sliderReleased.connect(self._set_size)
        self._percent = Label(weight=600, px=14)
        self._motion = ChoiceRow(
            self.tr("Less motion"),
            (
                ("system", self.tr("As the system")),
                ("on", self.tr("On")),
                ("off", self.tr("Off")),
            ),
        )
        self._motion.chosen.connect(self._set_motion)
        self._full_screen = Toggle(self.tr("Start in full screen"))
        self._full_screen.toggled.connect(self._set_full_screen)
        self._pulse = Toggle(self.tr("Light up the edge with every cue"))
        self._pulse.toggled.connect(self._set_pulse)
        self._add_rows()
        self.show_settings()

    def show_settings(self) -> None:
        """Show what is set now."""
        settings = self._context.settings
        self._theme.set_value(settings.theme)
        self._motion.set_value(settings.less_motion)
        self._full_screen.setChecked(settings.full_screen_player)
        self._pulse.setChecked(settings.edge_pulse)
        self._size.show_value(round(settings.text_size / STEP_PERCENT))
        self._show_percent()

    def _add_rows(self) -> None:
        self.add_row(self.tr("Theme"), self._theme)
        small, large = Label("A", px=13, weight=600), Label("A", px=21, weight=600)
        self.add_row(self.tr("Text size"), small, self._size, large, self._percent)
        self.add_row(
            self.tr("Less motion"),
            self._motion,
            hint=self.tr("No fading pages; figures show start and end in turn."),
        )
        self.add_row(
            self.tr("Start in full screen"),
            self._full_screen,
            hint=self.tr("Large enough to read from three metres away."),
        )
        self.add_row(
            self.tr("Light up the edge with every cue"),
            self._pulse,
            hint=self.tr("So that cues can be seen when they are not heard."),
        )

    def _show_percent(self) -> None:
        self._percent.setText(f"{self._size.value() * STEP_PERCENT} %")

    @Slot(str)
    def _set_theme(self, theme: str) -> None:
        self._context.change_settings(theme=theme)

    @Slot(int)
    def _take_size(self, _steps: int) -> None:
        self._show_percent()
        # Under the pointer the slider must not move while it is dragged.
        if not self._size.isSliderDown():
            self._set_size()

    @Slot()
    def _set_size(self) -> None:
        self._context.change_settings(text_size=self._size.value() * STEP_PERCENT)

    @Slot(str)
    def _set_motion(self, motion: str) -> None:
        self._context.change_settings(less_motion=motion)

    @Slot(bool)
    def _set_full_screen(self, is_on: bool) -> None:
        self._context.change_settings(full_screen_player=is_on)

    @Slot(bool)
    def _set_pulse(self, is_on: bool) -> None:
        self._context.change_settings(edge_pulse=is_on)
