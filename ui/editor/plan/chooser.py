"""Chooses a program: the list of all with figures and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.editor.chooser import Chooser
from ui.models.program_glance import Glances
from ui.models.program_list import exercise_words
from ui.models.reading_list import Reading, ReadingSearch
from ui.models.search_words import words_of
from ui.pages.reading.row_list import RowList
from ui.widgets.search_field import SearchField
from ui.words import capital, joined, kind_word, minutes_range

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coach.files.model import Exercise, Program
    from ui.context import AppContext
    from ui.models.library_model import LibraryModel
    from ui.widgets.thumbnails import ThumbnailStore


def program_readings(library: LibraryModel) -> list[Reading]:
    """Return a row for each program that a plan may use, by title."""
    glances = Glances(library)
    programs = library.shelved.programs.values()
    by_title = sorted(programs, key=lambda program: program.title.casefold())
    return [_reading(program, library, glances) for program in by_title]


def _reading(program: Program, library: LibraryModel, glances: Glances) -> Reading:
    glance = glances.of(program)
    lengths = [glance.length_ms] if glance is not None else []
    return Reading(
        key=program.id,
        title=program.title,
        content=program,
        words=_words(program, library),
        strong=minutes_range(lengths),
        facts=joined((kind_word(program.kind), capital(program.area))),
        summary=program.summary,
        exercise=drawn_exercise(program, library.exercises, glances),
    )


def drawn_exercise(
    program: Program, exercises: dict[str, Exercise], glances: Glances
) -> Exercise | None:
    """Return the exercise on which a program spends most time, to be drawn for it."""
    glance = glances.of(program)
    spent = glance.spent_ms if glance is not None else {}
    name = max(spent, key=lambda one: spent[one], default="")
    return exercises.get(name)


def _words(program: Program, library: LibraryModel) -> frozenset[str]:
    used = {step.exercise for step in program.steps()}
    known = library.exercises
    words = (exercise_words(known[name]) for name in used if name in known)
    own = words_of(program.title, program.area, program.summary)
    return own.union(*words)


class ProgramChooser(Chooser):
    """Covers the window until a program is chosen or Escape is pressed.

    Args:
        context: The library.
        window: What is covered.
        thumbnails: Where the figures come from.
    """

    def __init__(
        self, context: AppContext, window: QWidget, thumbnails: ThumbnailStore
    ) -> None:
        super().__init__(context, window, thumbnails)
        self._search = ReadingSearch(context.library, program_readings, self)
        cards = RowList(thumbnails)
        cards.set_rows(is_row=False)
        cards.setAccessibleName(self.tr("Programs"))
        field = SearchField(
            self.tr("Search exercises or muscles"), self.tr("Search programs")
        )
        title, empty = self.tr("Choose a program"), self.tr("No program fits.")
        self.lay_out(title, self._search, cards, field, empty)

    def id_at(self, row: int) -> str:
        """Return the id of a program."""
        reading = self._search.reading(row)
        return reading.key if reading is not None else ""
