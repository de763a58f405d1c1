"""Where the window meets screening: what is asked for, by a word, from anywhere.

Words of `AppContext.recover_asked`: "hurts" (something hurts), "health" (the health
list), "signs" or "signs:" and an area (the full stop questions), "print" (the notes
for an appointment), "welcome" (what Coach is for, and the first steps), "recovery"
(its page), "unwell:" and a program (start it with the short check), "closed:" and a
program, "closed-plan:" and a plan or "closed-exercise:" and an exercise (why it is
closed), "examined:" and its kin likewise (what opens it), "plan:" and an id (on the
recovery page, ready to begin), and "card:" or "program:" with an id (show it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from coach.care.screening import full_list, screening_data
from coach.care.verdict import Closed
from coach.store.entries import SCREENING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from ui.context import AppContext
    from ui.main_window import MainWindow
    from ui.recover.screening.closed_sheet import ClosedSheet
    from ui.report.export_actions import ExportActions
    from ui.start import Starter


CLOSED, EXAMINED = "closed", "examined"


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
        pages = self._window.pages
        named: dict[str, Callable[[str], None]] = {
            "signs": self.ask_signs,
            "unwell": self._start_unwell,
            "plan": pages.begin_plan,
            "program": pages.show_program,
        }
        plain: dict[str, Callable[[], None]] = {
            "hurts": self.something_hurts,
            "health": self.ask_health,
            "print": self.print_notes,
            "welcome": self.welcome,
            "recovery": self._open_recovery,
        }
        if word.partition("-")[0] in (CLOSED, EXAMINED):
            self._say_closed(word, name)
        elif word == "card":
            pages.show_text(words)
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

    def _say_closed(self, word: str, name: str) -> None:
        """Say why something is closed, or ask when it was examined."""
        does, _, shelf = word.partition("-")
        library = self._context.library.library
        shelves: dict[str, Mapping[str, Program | Plan | Exercise]] = {
            "": library.programs,
            "plan": library.plans,
            "exercise": library.exercises,
        }
        sheet = self._closed_sheet(shelves.get(shelf, {}).get(name))
        if sheet is not None:
            ask = {CLOSED: sheet.show_reason, EXAMINED: sheet.show_unlock}
            ask[does]()

    def _closed_sheet(
        self, thing: Program | Plan | Exercise | None
    ) -> ClosedSheet | None:
        """Return a sheet about what closes something; None while it is open."""
        verdict = self._context.care.verdict(thing) if thing is not None else None
        if thing is None or not isinstance(verdict, Closed):
            return None
        from ui.recover.screening.closed_sheet import ClosedSheet

        return ClosedSheet(self._window, self._context, thing.title, verdict)

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

    def _open_recovery(self) -> None:
        self._window.open_page("recovery")

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
