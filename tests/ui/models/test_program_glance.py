"""Tests of ui.models.program_glance, and of working ahead on it."""

import gc
from dataclasses import replace

import pytest

from tests.ui.conftest import EASY
from tests.ui.pages.reading import add_own
from ui.models.program_glance import Glances
from ui.models.program_list import ProgramListModel, Role

ADDED = EASY.replace('"easy"', '"added"')


@pytest.fixture
def glances(loaded):
    return Glances(loaded.library)


def test_glance_has_the_length_of_the_timeline(loaded, glances):
    """What the card says is what the player plays."""
    program = loaded.library.program("easy")

    assert glances.of(program).length_ms == loaded.library.timeline(program).total_ms


def test_time_is_counted_by_exercise(loaded, glances):
    """All time belongs to one exercise or another."""
    glance = glances.of(loaded.library.program("easy"))

    assert set(glance.spent_ms) == {"two-leg-bridge", "lying-strap-hamstring-stretch"}
    assert sum(glance.spent_ms.values()) == glance.length_ms


def test_glance_is_kept_until_it_is_forgotten(loaded, glances):
    """The same question is answered once."""
    program = loaded.library.program("easy")
    first = glances.of(program)
    assert glances.of(program) is first
    glances.forget()

    assert glances.of(program) is not first


def test_program_without_its_exercise_has_no_glance(loaded, glances):
    """Nothing is said where nothing is known."""
    exercises = loaded.library.exercises
    del exercises["heel-dig"]

    assert glances.of(loaded.library.program("sore")) is None


def test_model_works_ahead_while_the_window_is_idle(loaded, qtbot):
    """After a moment every program has been looked at, and nothing goes on."""
    model = ProgramListModel(loaded.library)
    model.work_ahead()
    qtbot.waitUntil(lambda: not model._idle.isActive())

    assert set(model.glances._known) == set(loaded.library.library.programs)


def test_model_works_ahead_again_after_a_change(loaded, qtbot):
    """A file that is added later is looked at too."""
    model = ProgramListModel(loaded.library)
    model.work_ahead()
    qtbot.waitUntil(lambda: not model._idle.isActive())
    add_own(loaded, qtbot, "added.program.toml", ADDED)
    qtbot.waitUntil(lambda: not model._idle.isActive())

    assert "added" in model.glances._known


def test_card_tells_the_exercise_that_few_others_use(loaded):
    """The stretch is in three programs, so the bridge speaks for "easy"."""
    model = ProgramListModel(loaded.library)
    row = [entry.key for entry in model.entries].index("easy")

    assert model.index(row, 0).data(Role.EXERCISE).id == "two-leg-bridge"


@pytest.mark.parametrize(("copies", "is_spared"), [(10, False), (400, True)])
def test_long_list_is_spared_from_the_search_for_garbage(
    loaded, qtbot, copies, is_spared
):
    """Thousands of programs are not gone through while somebody types."""
    program = loaded.library.program("easy")
    names = [f"copy-{number}" for number in range(copies)]
    programs = {name: replace(program, id=name) for name in names}
    loaded.library._library = replace(loaded.library.library, programs=programs)
    model = ProgramListModel(loaded.library)
    gc.unfreeze()
    model.work_ahead()
    qtbot.waitUntil(lambda: not model._idle.isActive())

    assert (gc.get_freeze_count() > 0) is is_spared
    gc.unfreeze()
