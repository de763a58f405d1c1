"""Where the window meets screening: what is asked for, by a word, from anywhere.

Words of `AppContext.recover_asked`: "hurts" (something hurts), "health" (the health
list), "signs" or "signs:" and an area (the full stop questions), "print" (the notes
for an appointment), "welcome" (what Coach is for, and the first steps), "unwell:" and
a program (start it with the short check), "closed:" and a program (why it is closed),
and "card:", "plan:" or "program:" with an id (show it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from coach.care.screening import full_list, screening_data
from coach.care.verdict import Closed
from coach.store.entries import SCREENING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.report.export_actions import ExportActions
    from ui.start import Starter


class Screening(QObject):
    """Opens the sheets about the person's body, one at a time.

    Args:
        context: What all parts share.
        window: What the sheets cover.
        starter: Starts programs.
    """

    def __init__(
        self, context: AppContext, window: MainWindow, starter: Starter
    ) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._starter = starter
        self._area = ""
        self._exports: ExportActions | None = None
        self._wanted = ""
        context.recover_asked.connect(self.open)

    @Slot(str)
    def open(self, words: str) -> None:
        """Open what was asked for; words that mean nothing do nothing."""
        word, _, name = words.partition(":")
        window = self._window
        named: dict[str, Callable[[str], None]] = {
            "signs": self.ask_signs,
            "unwell": self._start_unwell,
            "closed": self.show_closed,
            "plan": window.show_plan,
            "program": window.show_program,
        }
        plain: dict[str, Callable[[], None]] = {
            "hurts": self.something_hurts,
            "health": self.ask_health,
            "print": self.print_notes,
            "welcome": self.welcome,
        }
        if word == "card":
            window.show_text(words)
        elif word in named:
            named[word](name)
        elif word in plain:
            plain[word]()

    @Slot()
    def something_hurts(self) -> None:
        """Ask what hurts, and lead to what fits."""
        if not self._is_ready("hurts"):
            return
        from ui.recover.screening.hurts_sheet import HurtsSheet

        HurtsSheet(self._window, self._context).show_place()

    @Slot()
    def ask_health(self) -> None:
        """Open the health list."""
        if not self._is_ready("health"):
            return
        from ui.recover.screening.health_sheet import HealthSheet

        sheet = HealthSheet(self._window, self._context)
        sheet.open(sheet.items.chips[0])

    @Slot(str)
    def ask_signs(self, area: str = "") -> None:
        """Ask the full list of stop questions on demand."""
        if not self._is_ready(f"signs:{area}"):
            return
        from ui.recover.screening.stop_screen import StopScreen

        self._area = area
        screen = StopScreen(self._window, motion=not self._context.less_motion)
        screen.answered.connect(self._take_signs)
        asked = full_list(area)
        screen.ask(asked.questions, asked.intro)

    @Slot(dict)
    def _take_signs(self, answers: dict[str, bool]) -> None:
        from ui.recover.screening.result_card import ResultCard

        data = screening_data(full_list().where, self._area, answers)
        entry = self._context.care.note(SCREENING, data)
        card = ResultCard(self._window, self._context, entry)
        card.undone.connect(self._ask_again)

    @Slot()
    def _ask_again(self) -> None:
        self.ask_signs(self._area)

    @Slot(str)
    def show_closed(self, program_id: str) -> None:
        """Say why a program is closed, where it is."""
        program = self._context.library.library.programs.get(program_id)
        if program is None:
            return
        verdict = self._context.care.verdict(program)
        if isinstance(verdict, Closed):
            from ui.recover.screening.closed_sheet import ClosedSheet

            sheet = ClosedSheet(self._window, self._context, program.title, verdict)
            sheet.show_reason()

    @Slot(str)
    def _start_unwell(self, program_id: str) -> None:
        program = self._context.library.library.programs.get(program_id)
        if program is not None:
            self._starter.start_unwell(program)

    @Slot()
    def print_notes(self) -> None:
        """Write the report for the appointment, to be printed or taken along."""
        if self._exports is None:
            from ui.report.export_actions import ExportActions

            self._exports = ExportActions(self._context, self._window)
        self._exports.export("pdf")

    @Slot()
    def welcome(self) -> None:
        """Show what Coach is for, then the first steps."""
        from ui.recover.screening.welcome import Welcome

        Welcome(self._window, self._context).show_intended_use()

    def _is_ready(self, word: str) -> bool:
        """Return whether the notes have been read; if not, come back then."""
        if self._window.is_playing:
            return False
        care = self._context.care
        if care.is_ready:
            return True
        self._wanted = word
        care.changed.connect(self._open_wanted, Qt.ConnectionType.SingleShotConnection)
        care.load()
        return False

    @Slot()
    def _open_wanted(self) -> None:
        word, self._wanted = self._wanted, ""
        self.open(word)
