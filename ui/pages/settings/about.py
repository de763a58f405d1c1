"""The About section: what Coach is, and what it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Slot

from coach import __version__
from ui.pages.settings.row import Section
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext


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
