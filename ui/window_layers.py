"""What can take the whole window: the pages, the player, the help with a cramp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from coach.errors import CoachError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.model import Exercise, Program
    from coach.store.history import Unfinished
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.player.page import PlayerPage
    from ui.recover.cramp.layer import CrampLayer


class WindowLayers(QObject):
    """Keeps one thing in the window at a time, below the strips at its upper edge.

    Args:
        context: What all parts share.
        window: The window; it gets its layout here.
        shell: Rail and pages: what is there while nothing else has the window.

    Signals:
        shell_shown: The pages have the window again.
    """

    shell_shown = Signal()

    def __init__(self, context: AppContext, window: MainWindow, shell: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._shell = shell
        self.player: PlayerPage | None = None
        self._cramp: CrampLayer | None = None
        self._stack = QStackedWidget(window)
        self._stack.addWidget(shell)
        self._stack.currentChanged.connect(self._cover_bars)
        self._column = QVBoxLayout(window)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)

    def add_strip(self, strip: QWidget) -> None:
        """Put something above all layers, the player included.

        It takes room only while it is visible.
        """
        self._column.insertWidget(0, strip)

    @property
    def is_playing(self) -> bool:
        """Whether the player has the window."""
        return self.player is not None and self._stack.currentWidget() is self.player

    @property
    def cramp(self) -> CrampLayer:
        """What helps with a cramp over everything else; made on first use."""
        if self._cramp is None:
            from ui.recover.cramp.layer import CrampLayer

            self._cramp = CrampLayer(self._context, self._window, self._stack)
            self._cramp.closed.connect(self.show_shell)
        return self._cramp

    def play(
        self,
        program: Program,
        exercises: dict[str, Exercise],
        *,
        start_index: int = 0,
        sore_side: str | None = None,
        resume: Unfinished | None = None,
        is_practice: bool = False,
    ) -> None:
        """Give the window to the player and start a program.

        Raises:
            CoachError: The program cannot be played; the pages are back.
        """
        if self.is_playing:
            return
        if self.player is None:
            from ui.player.page import PlayerPage

            self.player = PlayerPage(self._context, self._window)
            self.player.closed.connect(self.show_shell)
            self._stack.addWidget(self.player)
        self._stack.setCurrentWidget(self.player)
        self.player.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            self.player.start(
                program,
                exercises,
                start_index=start_index,
                sore_side=sore_side,
                resume=resume,
                is_practice=is_practice,
            )
        except CoachError:
            self.show_shell()
            raise

    @Slot()
    def show_shell(self) -> None:
        """Give the window back to the pages; what had it is kept for the next time."""
        self._stack.setCurrentWidget(self._shell)
        self.shell_shown.emit()

    @Slot()
    def _cover_bars(self) -> None:
        """Keep bars at the window's foot off what is no page; new ones come in front.

        An offer to undo must not lie where a session asks something.
        """
        if self._stack.currentWidget() is self._shell:
            self._stack.lower()
        else:
            self._stack.raise_()

    def may_close(self) -> bool:
        """Return whether the window may close; a running player asks first."""
        return not self.is_playing or self.player is None or self.player.close()

    def free(self) -> None:
        """Let the system sleep again, and wait until it knows; the end has come."""
        if self._cramp is not None:
            self._cramp.free()
        if self.player is None:
            return
        self.player.close()
        self.player.keep_awake.close()
