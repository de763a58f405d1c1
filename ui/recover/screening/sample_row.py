"""A sample session in the real player, of which nothing is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from coach.errors import CoachError
from coach.session.sample import sample_program
from ui.player.notes import NoteKind
from ui.widgets.button import Button, ButtonKind
from ui.widgets.label import Label
from ui.widgets.scroll import Column

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.main_window import MainWindow

_BUTTON_PX = 48


class SampleRow(Column):
    """Offers the sample; it can be left out.

    Args:
        window: Has the player.
        context: The library.

    Attributes:
        button: Starts it.

    Signals:
        began: The player has the window.
        ended: The pages have it again.
    """

    began = Signal()
    ended = Signal()

    def __init__(
        self, window: MainWindow, context: AppContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._context = context
        self.button = Button(
            self.tr("Try it: 20 seconds"),
            kind=ButtonKind.QUIET,
            icon="play",
            height_px=_BUTTON_PX,
        )
        self.button.clicked.connect(self.play)
        words = self.tr("Look, listen and press H. Nothing of it is kept.")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.button)
        row.addWidget(Label(words, role="small", color="text_2", wrap=True), 1)
        has_program = sample_program(context.library.exercises) is not None
        self.button.setEnabled(has_program)

    @Slot()
    def play(self) -> None:
        """Play the sample, and tell when it is over."""
        layers, exercises = self._window.layers, self._context.library.exercises
        program = sample_program(exercises)
        if program is None or layers.is_playing:
            return
        self.began.emit()
        once = Qt.ConnectionType.SingleShotConnection
        layers.shell_shown.connect(self.ended, once)
        try:
            layers.play(program, exercises, is_practice=True)
        except CoachError as error:
            self._context.notice_given.emit(str(error))
            return
        if layers.player is not None:
            words = self.tr("A sample: nothing is kept. Press H to see what it does.")
            layers.player.scene.notes.add(words, NoteKind.LASTING)
