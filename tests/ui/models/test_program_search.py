"""Tests of the filters, the orders and the marks of ui.models.program_search."""

from dataclasses import replace

import pytest

from tests.ui.conftest import EASY, SORE
from tests.ui.pages.reading import add_own
from ui.models.program_filter import Marks, ProgramFilter
from ui.models.program_list import ProgramListModel, Role
from ui.models.program_search import ProgramSearch


@pytest.fixture
def search(loaded):
    model = ProgramListModel(loaded.library)
    search = ProgramSearch(model, loaded.library)
    search.set_marks(Marks(favourites=("sore",), recent=("sore", "evening-long")))
    search.kept = model
    return search


def titles(search):
    return [search.entry(row).title for row in range(search.rowCount())]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ProgramFilter(kind="stretch"), ["Evening stretch"]),
        (ProgramFilter(area="knee"), []),
        (ProgramFilter(minutes=1), ["Evening stretch", "Sore leg"]),
        (ProgramFilter(owned=frozenset()), []),
        (ProgramFilter(position="standing"), []),
        (ProgramFilter(mine="favourites"), ["Sore leg"]),
        (ProgramFilter(mine="recent"), ["Evening stretch", "Sore leg"]),
        (ProgramFilter(mine="own"), []),
        (ProgramFilter(kind="stretch", mine="favourites"), []),
    ],
)
def test_filter_leaves_what_fits_and_counts_it(search, wanted, found):
    """What is shown is what was counted before, and all fields hold at once."""
    counted = search.count_with(wanted)
    search.set_filter(wanted)

    assert titles(search) == found
    assert counted == len(found)


def test_floor_is_told_from_standing(search):
    """All exercises of these programs are done on the floor."""
    search.set_filter(ProgramFilter(position="floor"))
    assert search.rowCount() == 3
    search.set_filter(ProgramFilter(position="off-floor"))

    assert search.rowCount() == 0


def test_mat_that_is_at_hand_lets_programs_in(search):
    """Things that are owned count, whatever else is owned."""
    search.set_filter(ProgramFilter(owned=frozenset({"mat", "band"})))

    assert search.rowCount() == 3


def test_variant_that_fits_is_known(search):
    """Of a family only the short variant fits a minute or two."""
    entry = search.entry(search.row_of("evening"))
    search.set_filter(ProgramFilter(mine="recent"))

    assert [each.id for each in search.fitting(entry)] == ["evening-long"]


@pytest.mark.parametrize(
    ("order", "first"),
    [("usual", "Evening stretch"), ("name", "Easy bridges"), ("recent", "Sore leg")],
)
def test_orders(search, order, first):
    """Each order has another program first."""
    search.set_order(order)

    assert titles(search)[0] == first


def test_shortest_comes_first(search):
    """Lengths go up, counted by the shortest variant."""
    search.set_order("minutes")
    entries = [search.entry(row) for row in range(search.rowCount())]
    lengths = [min(map(search.facts.length_ms, each.programs)) for each in entries]

    assert lengths == sorted(lengths)


def test_favourite_is_known_to_the_card(search):
    """The star of a row is full."""
    index = search.index(search.row_of("sore"), 0)
    assert index.data(Role.FAVOURITE) is True
    search.set_marks(replace(search.marks, favourites=()))

    assert index.data(Role.FAVOURITE) is False


def test_what_is_called_so_comes_first(search):
    """A bridge is in the title of one program, and only in the steps of none."""
    search.search("stretch")

    assert titles(search) == ["Evening stretch", "Easy bridges"]
    search.set_order("name")
    assert titles(search) == ["Easy bridges", "Evening stretch"]


def test_title_beats_the_usual_order(loaded, qtbot):
    """The kind that is listed last comes first when it is called what was typed."""
    text = SORE.replace('"sore"', '"mine"').replace("Sore leg", "Stretch of legs")
    text = text.replace('kind     = "strength"', 'kind     = "care"')
    add_own(loaded, qtbot, "mine.program.toml", text)
    model = ProgramListModel(loaded.library)
    search = ProgramSearch(model, loaded.library)
    search.search("stretch")

    assert titles(search) == ["Evening stretch", "Stretch of legs", "Easy bridges"]


def test_other_programs_in_the_same_rows_are_told(search, loaded, qtbot):
    """A changed title resets the list, though as many programs are found."""
    changed = EASY.replace("Easy bridges", "Easy ways")
    with qtbot.waitSignal(search.modelReset):
        add_own(loaded, qtbot, "easy.program.toml", changed)

    assert search.rowCount() == 3


def test_same_hits_are_not_listed_again(search, qtbot):
    """A letter that changes nothing does not make the list start anew."""
    search.search("hams")
    with qtbot.assertNotEmitted(search.modelReset):
        search.search("hamst")

    assert search.rowCount() == 3


def test_things_are_what_programs_ask_for(search):
    """From the file, or else from the exercises; straps are found in any home."""
    assert search.things() == {"mat"}
