"""Tests of the Programs page: search, list, strip, and what could not be read."""

import pytest
from PySide6.QtCore import Qt

from coach.files.model import Problem
from tests.ui.pages.programs import open_programs
from tests.ui.pages.reading import add_own, shown_words
from ui.hot_day_setting import is_hot_day
from ui.pages.programs.problems import ProblemCard
from ui.pages.programs.step_row import StepRow
from ui.widgets.tab_order import tab_stops


@pytest.fixture
def page(loaded, qtbot):
    """Return the page on the small library."""
    return open_programs(loaded, qtbot)


def test_last_program_is_chosen_again(loaded, qtbot):
    """The page opens at the program that was started last."""
    loaded.change_settings(last_program="sore")
    page = open_programs(loaded, qtbot)

    assert page.detail.program.id == "sore"


def test_search_narrows_the_list_and_the_pane_follows(page, qtbot):
    """Typing shows the hits and the first of them."""
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "heel")

    assert page._search.rowCount() == 1
    assert page._counted.text() == "1 program"
    qtbot.waitUntil(lambda: page.detail.program.id == "sore")


def test_start_by_key_does_not_wait_for_the_pane(page, qtbot):
    """What is started is the first hit, although the pane still shows another."""
    page.show_program("easy")
    page._field.set_text("heel")
    assert page.detail.program.id == "easy"
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert told.args[0].id == "sore"


def test_click_on_a_card_shows_it_at_once(page, qtbot):
    """Only typing and holding an arrow key put the pane off."""
    page.show_program("easy")
    row = page._search.row_of("sore")
    place = page.cards.visualRect(page._search.index(row, 0)).center()
    qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.detail.program.id == "sore"


def test_variant_that_was_asked_for_stays(page, qtbot):
    """The pane that follows the card later keeps the variant that is shown."""
    page.show_program("evening-long")
    page.show_pane()

    assert page.detail.program.id == "evening-long"


def test_no_hit_offers_to_clear_the_search(page, qtbot):
    """Without a hit there is a sentence and a way back to all programs."""
    page._field.set_text("zebra")
    assert page._empty.isVisible()
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert not page._empty.isVisible()
    assert page._search.rowCount() == 3


def test_down_goes_from_search_to_cards(page, qtbot):
    """The keyboard reaches the cards from the search field."""
    page.focus_search()
    qtbot.keyClick(page._field._edit, Qt.Key.Key_Down)

    assert page.cards.hasFocus()


def test_narrow_page_has_one_column_and_a_way_back(loaded, qtbot):
    """Below 1000 px the program is a page of its own; Escape leads back."""
    page = open_programs(loaded, qtbot, 836, 600)
    assert not page.detail.isVisible()
    page.show_program("easy")
    assert page.detail.isVisible()
    assert not page.cards.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)

    assert page.cards.isVisible()
    assert not page.detail.isVisible()


def test_library_that_changes_keeps_the_shown_program(loaded, page, shelf, qtbot):
    """A new file does not take the person away from what they look at."""
    page.show_program("sore")
    text = (shelf / "easy.program.toml").read_text().replace('"easy"', '"mine"')
    with qtbot.waitSignal(loaded.library.library_changed):
        (loaded.library.own_folder / "mine.program.toml").write_text(text)

    assert page.detail.program.id == "sore"


def test_broken_file_is_listed_with_its_line(loaded, page, qtbot):
    """The amber card names file, line and problem."""
    own = loaded.library.own_folder / "broken.program.toml"
    with qtbot.waitSignal(loaded.library.library_changed):
        own.write_text('format = "program/1"\nid = \n')

    assert page._problems.isVisible()
    assert "broken.program.toml, line 2" in shown_words(page._problems)


def test_field_of_a_problem_is_named(loaded, page, qtbot):
    """A sentence such as "is longer than 120 characters" needs its subject."""
    text = f'format = "program/1"\ntitle = "{"x" * 130}"\n'
    add_own(loaded, qtbot, "long.program.toml", text)

    assert "long.program.toml, line 2: title" in shown_words(page._problems)


def test_unused_files_are_said_above_the_cards(loaded, page, qtbot):
    """The line leads down to the card with the reasons."""
    assert not page._unused.isVisible()
    add_own(loaded, qtbot, "broken.program.toml", 'format = "program/1"\nid = \n')
    page.resize(1072, 400)
    assert page._unused.text() == "1 file not used"
    qtbot.mouseClick(page._unused, Qt.MouseButton.LeftButton)

    assert not page._problems.visibleRegion().isEmpty()


def test_broken_plan_is_told_elsewhere(loaded, page, qtbot):
    """Its page lists it; here it would be in the way."""
    add_own(loaded, qtbot, "broken.plan.toml", 'format = "plan/1"\nid = \n')

    assert loaded.library.problems
    assert not page._problems.isVisible()


def test_many_problems_end_with_a_count(tmp_path, qtbot):
    """A flood of problems stays readable."""
    card = ProblemCard(tmp_path)
    qtbot.addWidget(card)
    card.set_problems(
        tuple(Problem(f"f{i}.toml", i, "file", "Wrong.") for i in range(1, 31))
    )
    card.show()

    assert "30 files could not be used." in shown_words(card)
    assert "and 10 more" in shown_words(card)


def test_figures_are_drawn_after_the_first_paint(page, qtbot):
    """Pictures come one by one once the page is shown."""
    page.shown_first()
    qtbot.waitUntil(lambda: len(page._thumbnails._made) >= 3)

    assert all(not picture.isNull() for picture in page._thumbnails._made.values())


@pytest.mark.parametrize("scale", [85, 100, 150])
@pytest.mark.parametrize("width", [836, 1072, 1500])
def test_nothing_reaches_past_its_parent(loaded, qtbot, width, scale):
    """At every width and text size the pane's words stay inside the pane."""
    loaded.change_settings(text_size=scale)
    page = open_programs(loaded, qtbot, width, 600)
    page.show_program("easy")
    content = page.detail._scroll.widget()

    assert content.width() <= page.detail._scroll.viewport().width()
    for row in content.findChildren(StepRow):
        assert content.rect().contains(row.geometry())


@pytest.mark.parametrize("width", [836, 1072])
def test_list_opens_with_a_whole_row_at_its_top(shipped, qtbot, width):
    """The program of the last time is in sight, and no card is cut above it."""
    shipped.change_settings(last_program="hamstring-mild-2")
    shipped.save_settings()
    page = open_programs(shipped, qtbot, width, 600)
    bar = page._scroll.bar
    qtbot.waitUntil(lambda: bar.value() > 0)

    card = page.cards.visualRect(page.cards.currentIndex())
    assert (bar.value() - page.cards.y()) % page.cards.gridSize().height() == 0
    assert bar.value() <= card.top()
    assert card.bottom() <= bar.value() + page._scroll.viewport().height()


def test_tab_key_goes_through_the_page_as_it_is_read(page):
    """Strip, search, pills, order, cards, steps, and the buttons below them."""
    page.show_program("easy")
    stops = _stops_from(page.strip.hot_day, 90)
    names = ["Search programs", "Kind", "Area", "Minutes", "Equipment", "Position"]
    names += ["Sort: By kind", "Mine", "Programs", "Add to favourites"]
    places = [stops.index(name) for name in names]
    first_step = next(i for i, name in enumerate(stops) if "Two-leg bridge" in name)

    assert places == sorted(places)
    assert places[-1] < first_step < stops.index("Why this works (1)")
    assert stops.index("Why this works (1)") < stops.index("Start")


def _stops_from(widget, most):
    """Return the names of what the Tab key reaches after a widget."""
    names = []
    reached = set(tab_stops(widget.window()))
    for _ in range(most):
        widget = widget.nextInFocusChain()
        if widget in reached and widget.isVisible():
            names.append(widget.accessibleName())
    return names


def test_hot_day_counts_for_this_day_only(loaded, page, clock):
    """The switch is on today and off tomorrow."""
    page.strip.hot_day.click()
    assert is_hot_day(loaded)
    clock.advance(25 * 3_600_000)

    assert not is_hot_day(loaded)


def test_warm_up_starts_with_one_click(page, loaded, shelf, qtbot):
    """The strip offers the warm-ups that are there."""
    assert not any(b.isVisible() for b in page.strip.buttons.values())
    text = (shelf / "easy.program.toml").read_text()
    text = text.replace('"easy"', '"everyday-warm-up"')
    with qtbot.waitSignal(loaded.library.library_changed):
        (shelf / "everyday-warm-up.program.toml").write_text(text)
        loaded.library.refresh()
    button = page.strip.buttons["everyday-warm-up"]
    assert button.isVisible()
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (told.args[0].id, told.args[1]) == ("everyday-warm-up", 0)


def test_shipped_warm_ups_are_offered_in_the_smallest_window(shipped, qtbot):
    """The everyday one, the swap for a tight day and the match day are in sight."""
    page = open_programs(shipped, qtbot, 836, 600)

    assert len(page.strip.buttons) == 3
    assert page.strip.buttons["hamstring-first-warm-up"].text().endswith("first")
    for button in (*page.strip.buttons.values(), page.strip.hot_day):
        assert button.visibleRegion().boundingRect() == button.rect()


def test_strip_keeps_to_one_line_with_large_words(shipped, qtbot, theme):
    """The swap for a tight day is named in two words, and spoken in full."""
    page = open_programs(shipped, qtbot, 836, 600)
    height = page.strip.height()
    theme.set_scale(1.3)
    button = page.strip.buttons["hamstring-first-warm-up"]

    assert button.text() == "Tight today?"
    assert button.accessibleName() == "Tight today? Hamstring-first"
    qtbot.waitUntil(lambda: page.strip.height() < 2 * height)


def test_hot_day_leads_to_how_much_to_drink(page):
    """Beside the switch stands a sign with a name, which opens the card about it."""
    assert page.strip.info.key == "card:fluids"
    assert page.strip.info.accessibleName() == "How much to drink"
    assert page.strip.info.isVisible()
