"""Tests of ui.models.program_list."""

import pytest
from PySide6.QtCore import Qt

from ui.models.program_list import ProgramListModel, Role
from ui.models.program_search import ProgramSearch
from ui.words import joined


@pytest.fixture
def model(loaded):
    return ProgramListModel(loaded.library)


@pytest.fixture
def search(model, loaded):
    return ProgramSearch(model, loaded.library)


def titles(search):
    return [search.entry(row).title for row in range(search.rowCount())]


def test_variants_of_a_family_share_a_row(model):
    """Four programs, two of them variants: three rows."""
    assert [entry.title for entry in model.entries] == [
        "Evening stretch",
        "Easy bridges",
        "Sore leg",
    ]


def test_usual_variant_comes_first(model):
    """The variant called standard is the one that is shown at first."""
    assert [program.variant for program in model.entries[0].programs] == [
        "standard",
        "long",
    ]


def test_minutes_come_from_the_timeline(model, loaded):
    """A row says how long its variants take."""
    lengths = [
        loaded.library.timeline(program).total_ms
        for program in model.entries[0].programs
    ]
    least, most = (max(round(length / 60_000), 1) for length in lengths)

    assert model.index(0, 0).data(Role.MINUTES) == f"{least}–{most} min"


def test_versions_stand_after_the_kind(model):
    """The card parts the line at the dot where it is too long."""
    assert model.index(0, 0).data(Role.FACTS) == joined(("Stretch", "2 versions"))


def test_row_of_a_family_speaks_its_versions(model):
    """A screen reader hears commas, not dots."""
    text = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert text.endswith(", Stretch, 2 versions")


def test_row_speaks_title_minutes_and_kind(model):
    """A screen reader hears what the card shows."""
    text = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert text == "Sore leg, 18 s, Strength"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Evening stretch", "Easy bridges", "Sore leg"]),
        ("EASY", ["Easy bridges"]),
        ("heel dig", ["Sore leg"]),
        ("strap", ["Evening stretch", "Easy bridges"]),
        ("two leg", ["Easy bridges"]),
        ("two-leg", ["Easy bridges"]),
        ("stretch bridge", ["Easy bridges"]),
        ("zebra", []),
        ("eveing", ["Evening stretch"]),
        ("strpa", ["Evening stretch", "Easy bridges"]),
        ("mat", ["Evening stretch", "Easy bridges", "Sore leg"]),
    ],
)
def test_search_looks_at_titles_exercises_and_muscles(search, words, found):
    """Every word must be found somewhere, in any case and with or without hyphen."""
    search.search(words)

    assert titles(search) == found


def test_search_finds_muscles(search):
    """The muscle of an exercise leads to the programs that use it."""
    search.search("hamstring")

    assert len(titles(search)) == 3


def test_row_of_a_variant_is_the_row_of_its_family(search):
    """A program that is not the first of its family is found all the same."""
    assert search.row_of("evening-long") == 0
    assert search.row_of("unknown") == -1
