"""Tests of ui.models.exercise_list and its filter."""

import pytest
from PySide6.QtCore import Qt

from ui.models.exercise_filter import ExerciseFilter
from ui.models.exercise_list import ExerciseSearch, programs_with


@pytest.fixture
def search(loaded):
    return ExerciseSearch(loaded.library)


def found(search):
    return [search.exercise(row).id for row in range(search.rowCount())]


ALL = ["heel-dig", "lying-strap-hamstring-stretch", "two-leg-bridge"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ExerciseFilter(), ALL),
        (ExerciseFilter(muscle="gluteus"), ["two-leg-bridge"]),
        (ExerciseFilter(muscle="calf"), []),
        (ExerciseFilter(position="lying-back"), ALL),
        (ExerciseFilter(position="standing"), []),
        (ExerciseFilter(owned=frozenset({"mat"})), ALL),
        (ExerciseFilter(owned=frozenset()), []),
        (ExerciseFilter(muscle="gluteus", position="standing"), []),
    ],
)
def test_filter_leaves_what_fits_and_counts_it(search, wanted, names):
    """What is shown is what was counted before, and all fields hold at once."""
    counted = search.count_with(wanted)
    search.set_filter(wanted)

    assert found(search) == names
    assert counted == len(names)


def test_search_and_filter_hold_together(search):
    """Words are looked for among what fits."""
    search.set_filter(ExerciseFilter(muscle="gluteus"))
    search.search("heel")
    assert found(search) == []
    search.search("bridge")

    assert found(search) == ["two-leg-bridge"]


def test_things_are_what_exercises_ask_for(search):
    """A strap is found in any home, a mat is not."""
    assert search.things() == {"mat"}


def test_what_is_called_so_comes_first(search):
    """All three work the hamstring; one is called so."""
    search.search("hamstring")

    assert found(search)[0] == "lying-strap-hamstring-stretch"
    assert len(found(search)) == 3


def test_row_speaks_title_muscles_and_position(search):
    """A screen reader hears what the card shows."""
    text = search.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert text.startswith("Heel dig (isometric), Hamstring")


def test_programs_with_an_exercise_are_listed_by_title(loaded):
    """Each program once, although it may use the exercise often."""
    programs = programs_with(loaded.library, "lying-strap-hamstring-stretch")

    assert [each.id for each in programs] == ["easy", "evening", "evening-long"]
