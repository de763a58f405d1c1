"""Asks whether a session shall end here; meanwhile it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from coach.session.model import EngineState
from ui.widgets.button import ButtonKind
from ui.widgets.sheet import Answer, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.context import AppContext
    from ui.player.driver import PlayerDriver

END = "end"
GO_ON = "go-on"


class EndQuestion(QObject):
    """Pauses the session, asks, and does what was answered.

    Args:
        page: The player, which the sheet covers.
        context: Whether the sheet may move.
        driver: Has the session.

    Attributes:
        sheet: The question while it is open, else None.
        is_asked: Whether a session ends after the question only; one that is only
            shown ends at once.
    """

    def __init__(
        self, page: QWidget, context: AppContext, driver: PlayerDriver
    ) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._driver = driver
        self.sheet: Sheet | None = None
        self.is_asked = True

    @Slot()
    def ask(self) -> None:
        """Pause and ask; nothing happens without a session, or when asked already."""
        if self.sheet is not None or not self._driver.is_under_way:
            return
        if not self.is_asked:
            self._driver.runner.stop()
            self._driver.poll()
            return
        self._driver.runner.pause()
        self._driver.poll()
        self.sheet = Sheet(
            self._page,
            self.tr("End the session here?"),
            self.tr("What you have done is kept. You can also just take a break."),
            (
                Answer(END, self.tr("End here")),
                Answer(GO_ON, self.tr("Go on"), ButtonKind.MAIN),
            ),
            chosen=GO_ON,
            motion=not self._context.less_motion,
        )
        self.sheet.answered.connect(self._take_answer)
        self.sheet.open()

    @Slot(str)
    def _take_answer(self, value: str) -> None:
        self.sheet = None
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._driver.is_under_way:
            return
        runner = self._driver.runner
        if value == END:
            runner.stop()
        elif runner.state is EngineState.PAUSED:
            runner.resume()
        self._driver.poll()
