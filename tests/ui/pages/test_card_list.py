"""Tests of the cards of programs and exercises."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF

from tests.ui.pages.programs import open_programs
from tests.ui.pages.reading import open_page
from ui.models.program_list import Role
from ui.pages.exercises.page import ExercisesPage
from ui.pages.programs.card_delegate import fact_lines
from ui.pages.programs.card_list import EDGE_PX, title_lines
from ui.words import joined


@pytest.fixture
def page(loaded, qtbot):
    """Return the page on the small library."""
    return open_programs(loaded, qtbot)


@pytest.fixture
def metrics(page):
    """Return the measures of the facts on a card."""
    return page.cards._delegate.type.plain_metrics


def test_long_title_takes_two_lines(page):
    """A title is cut only after its second line."""
    metrics = page.cards.fontMetrics()
    title = "Hamstring mild strain phase one"
    width = metrics.horizontalAdvance("Hamstring mild strain ")
    lines = title_lines(title, QFontMetricsF(page.cards.font()), width)

    assert " ".join(lines) == title
    assert len(lines) == 2


def test_star_of_a_card_is_pressed_without_opening_it(loaded, page, qtbot):
    """A click on the star marks the program and leaves the list as it is."""
    row = page._search.row_of("easy")
    place = page.cards.visualRect(page._search.index(row, 0))
    star = place.topRight() + QPoint(-EDGE_PX - 26, EDGE_PX + 26)
    with qtbot.assertNotEmitted(page.cards.opened):
        qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=star)

    assert loaded.settings.favourites == ("easy",)


def test_short_facts_take_one_line(metrics):
    """Where there is room nothing is broken."""
    assert fact_lines("Warm-up", metrics, 200) == ["Warm-up"]


def test_long_facts_part_at_the_middle_dot(metrics):
    """The second line begins with a whole fact, and without the dot."""
    facts = joined(("Warm-up", "2 versions"))
    room = metrics.horizontalAdvance(facts) - 1

    assert fact_lines(facts, metrics, room) == ["Warm-up", "2 versions"]


def test_facts_beside_minutes_may_begin_on_the_second_line(metrics):
    """What does not fit after the minutes stands below them."""
    facts = joined(("", "Warm-up"))
    before = fact_lines("\u2002·\u2002Warm-up", metrics, 90, 80)

    assert facts == "Warm-up"
    assert before == ["", "Warm-up"]


def test_single_long_fact_parts_at_a_space(metrics):
    """Muscles have no dot between them."""
    text = "quadriceps, gluteus"
    room = metrics.horizontalAdvance(text) - 1

    assert fact_lines(text, metrics, room) == ["quadriceps,", "gluteus"]


def test_what_no_line_holds_ends_in_an_ellipsis(metrics):
    """A word wider than the card is cut where it can be seen."""
    lines = fact_lines("gastrocnemius", metrics, 40)

    assert len(lines) == 1
    assert lines[0].endswith("…")


@pytest.mark.parametrize("kind", [open_programs, None])
def test_no_shipped_card_is_cut(shipped, qtbot, kind):
    """Title and facts of everything that comes with Coach can be read whole."""
    page = (kind or _open_exercises)(shipped, qtbot)
    fonts = page.cards._delegate.type
    card = page.cards.gridSize().width() - 2 * EDGE_PX
    room = page.cards._delegate.words_width(card)
    model = page.cards.model()
    cut = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        minutes = index.data(Role.MINUTES)
        rest = ("\u2002·\u2002" if minutes else "") + index.data(Role.FACTS)
        indent = fonts.strong_metrics.horizontalAdvance(minutes)
        lines = fact_lines(rest, fonts.plain_metrics, room, indent)
        lines += title_lines(index.data(), fonts.title_metrics, room)
        cut += [line for line in lines if line.endswith("…")]

    assert model.rowCount() > 20
    assert cut == []


def _open_exercises(context, qtbot):
    return open_page(ExercisesPage, context, qtbot)


def test_cards_keep_their_height_while_something_is_typed(shipped, qtbot):
    """Hits with short titles do not make all cards jump."""
    page = open_programs(shipped, qtbot)
    before = page.cards.gridSize()
    page._field.set_text("desk break")

    assert page._search.rowCount() < 5
    assert page.cards.gridSize() == before


def test_cards_are_measured_anew_with_the_text_size(shipped, qtbot, theme):
    """Larger words get larger cards."""
    page = open_programs(shipped, qtbot)
    before = page.cards.gridSize().height()
    theme.set_scale(1.2)

    assert page.cards.gridSize().height() > before


def test_figures_are_drawn_on_the_cards(shipped, qtbot):
    """What is grabbed from the list differs with and without figures."""
    page = open_programs(shipped, qtbot)
    place = page.cards.visualRect(page._search.index(0, 0))
    empty = page.cards.viewport().grab(place).toImage()
    page.cards.draw_figures()
    qtbot.waitUntil(lambda: len(page._thumbnails._made) > 6)

    assert page.cards.viewport().grab(place).toImage() != empty
