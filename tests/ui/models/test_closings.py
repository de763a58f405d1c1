"""Tests of ui.models.closings: what is closed in the lists, in a few words."""

import pytest
from PySide6.QtCore import Qt

from coach.care.screening import ON_DEMAND, screening_data
from coach.care.verdict import Closed, Source
from coach.store.entries import SCREENING
from tests.ui.contexts import whole_context
from ui.models.closings import KEPT_MS, Closings, closed_words
from ui.models.exercise_list import ExerciseSearch
from ui.models.plan_list import plan_readings
from ui.models.program_list import ProgramListModel, Role
from ui.models.program_search import ProgramSearch
from ui.models.reading_list import ReadingSearch

AccessibleText = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def context(tmp_path, clock, qapp, qtbot):
    """Return a context with everything that is shipped, and no history."""
    with whole_context(tmp_path, clock, qapp, qtbot) as context:
        context.care.load()
        yield context


@pytest.fixture
def closings(context):
    return Closings(context, context)


@pytest.fixture
def swollen(context):
    """Return a function that notes one swollen calf."""

    def note():
        data = screening_data(ON_DEMAND, "calf", {"Q07": True})
        return context.care.note(SCREENING, data)

    return note


def program(context, name):
    return context.library.library.programs[name]


def test_nothing_is_closed_for_somebody_who_said_nothing(context, closings):
    """Every program that needs no time after an injury is open."""
    assert closings.of(program(context, "everyday-warm-up")) is None
    assert closings.words([program(context, "everyday-warm-up")]) == ""


def test_a_note_closes_at_once_and_is_told(context, closings, swollen, qtbot):
    """The list hears of it, and says why."""
    calf = program(context, "calf-ladder-1")
    assert closings.words([calf]) == ""
    with qtbot.waitSignal(closings.changed):
        swollen()

    assert closings.words([calf]) == "Closed: be examined first"


def test_answers_are_worked_out_once(context, closings, swollen):
    """A list that paints often gets the very same answer."""
    swollen()
    calf = program(context, "calf-ladder-1")

    assert closings.of(calf) is closings.of(calf)


def test_answers_follow_the_time(context, closings, swollen, clock):
    """After a minute they are worked out anew: what opens with time opens."""
    swollen()
    calf = program(context, "calf-ladder-1")
    before = closings.of(calf)
    clock.advance(KEPT_MS)

    assert closings.of(calf) is not before


def test_a_card_is_open_while_one_of_its_versions_is(context, closings, swollen):
    """A card that stands for several programs is closed when all of them are."""
    swollen()
    closed = program(context, "calf-ladder-1")
    programs = context.library.library.programs.values()
    is_open = next(each for each in programs if closings.of(each) is None)

    assert closings.words([closed, is_open]) == ""
    assert closings.words([closed, closed]) == "Closed: be examined first"


@pytest.mark.parametrize(
    ("level", "kind", "words"),
    [
        ("E", "screening", "Closed: get help first"),
        ("D", "screening", "Closed: be examined first"),
        ("S", "screening", "Closed: book an appointment"),
        ("R", "screening", "Closed: rest today"),
        ("", "health", "Closed: your health list"),
        ("", "rule", "Closed for now"),
    ],
)
def test_words_are_few(level, kind, words):
    """They say what to do, not what was said."""
    assert closed_words(Closed("", "", Source(kind, "x"), level=level)) == words


def test_what_opens_by_itself_says_when(clock):
    """A day and a time of day."""
    closed = Closed("", "", Source("rule", "x"), opens_at_ms=clock.wall_ms(), level="R")

    assert closed_words(closed).startswith("Opens ")
    assert ":" in closed_words(closed)


def rows(model):
    return [model.index(row, 0) for row in range(model.rowCount())]


def test_lists_say_it_in_their_own_role_and_aloud(context, closings, swollen):
    """Programs, exercises and plans: the reason is part of the accessible name."""
    library = context.library
    models = (
        ProgramListModel(library, closings=closings),
        ExerciseSearch(library, closings=closings),
        ReadingSearch(library, plan_readings, closings=closings),
    )
    assert not any(row.data(Role.CLOSED) for model in models for row in rows(model))
    swollen()

    for model in models:
        closed = [row for row in rows(model) if row.data(Role.CLOSED)]
        assert closed
        for row in closed:
            spoken = row.data(Role.CLOSED)
            assert row.data(AccessibleText).endswith(f", {spoken}")


def test_search_and_order_find_what_is_closed(context, closings, swollen):
    """A lock hides nothing: the same rows as before, in the same order."""
    model = ProgramListModel(context.library, closings=closings)
    search = ProgramSearch(model, context.library)
    search.search("calf")
    before = [row.data() for row in rows(search)]
    swollen()
    search.search("")
    search.search("calf")

    assert [row.data() for row in rows(search)] == before
    assert rows(search)[0].data(Role.CLOSED) == "Closed: be examined first"
