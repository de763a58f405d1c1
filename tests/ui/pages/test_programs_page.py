"""Tests of the Programs page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QLabel

from coach.files.model import Problem
from ui.pages.programs.about import Sources
from ui.pages.programs.card_list import title_lines
from ui.pages.programs.page import ProgramsPage
from ui.pages.programs.problems import ProblemCard
from ui.pages.programs.step_row import StepRow
from ui.widgets.pill import ChoiceRow


def make_page(context, qtbot, width=1072, height=820):
    page = ProgramsPage(context)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_narrow(width < 900)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(loaded, qtbot):
    return make_page(loaded, qtbot)


def words(widget):
    """Return all the text that is on a widget."""
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisible()
    )


def test_first_program_is_shown_with_its_facts(page):
    """The pane says minutes, exercises, equipment and how often."""
    page.show_program("easy")
    shown = words(page.detail)

    assert "Easy bridges" in shown
    assert "2 exercises" in shown
    assert "mat" in shown
    assert "daily" in shown
    assert "2 × 10" in shown


def test_last_program_is_chosen_again(loaded, qtbot):
    """The page opens at the program that was started last."""
    loaded.change_settings(last_program="sore")
    page = make_page(loaded, qtbot)

    assert page.detail.program.id == "sore"


def test_search_narrows_the_list_and_the_pane_follows(page, qtbot):
    """Typing shows the hits and the first of them."""
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "heel")

    assert page._search.rowCount() == 1
    assert page._counted.text() == "1 program"
    assert page.detail.program.id == "sore"


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


def test_variant_is_chosen_in_the_pane(page):
    """The pills of a family show another variant."""
    page.show_program("evening")
    row = page.detail.findChildren(ChoiceRow)[-1]
    row.chosen.emit("evening-long")

    assert page.detail.program.id == "evening-long"


def test_start_starts_at_the_beginning(page, qtbot):
    """The Start button asks for step 0 of the shown program."""
    page.show_program("easy")
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseClick(page.detail._start, Qt.MouseButton.LeftButton)

    program, step = told.args
    assert (program.id, step) == ("easy", 0)


def test_double_click_starts_at_a_step(page, qtbot):
    """A double click on the second step starts there."""
    page.show_program("easy")
    row = [row for row in page.detail.findChildren(StepRow) if row.isVisible()][1]
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.mouseDClick(row, Qt.MouseButton.LeftButton)

    assert told.args[1] == 1


def test_return_on_a_step_starts_there(page, qtbot):
    """The keyboard can start at a step too."""
    page.show_program("easy")
    row = [row for row in page.detail.findChildren(StepRow) if row.isVisible()][1]
    with qtbot.waitSignal(page.start_asked) as told:
        qtbot.keyClick(row, Qt.Key.Key_Return)

    assert told.args[1] == 1


def test_sources_are_folded_away(page):
    """References are shown when they are asked for, and hidden again."""
    page.show_program("easy")
    sources = page.detail.findChildren(Sources)[-1]
    assert not sources.is_open
    sources.unfold()
    assert "Bridges are done often." in words(sources)
    sources.unfold()

    assert not sources.is_open


def test_narrow_page_has_one_column_and_a_way_back(loaded, qtbot):
    """Below 1000 px the program is a page of its own; Escape leads back."""
    page = make_page(loaded, qtbot, 836, 600)
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
    assert "broken.program.toml, line 2" in words(page._problems)


def test_many_problems_end_with_a_count(tmp_path, qtbot):
    """A flood of problems stays readable."""
    card = ProblemCard(tmp_path)
    qtbot.addWidget(card)
    card.set_problems(
        tuple(Problem(f"f{i}.toml", i, "file", "Wrong.") for i in range(1, 31))
    )
    card.show()

    assert "30 files could not be used." in words(card)
    assert "and 10 more" in words(card)


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
    page = make_page(loaded, qtbot, width, 600)
    page.show_program("easy")
    content = page.detail._scroll.widget()

    assert content.width() <= page.detail._scroll.viewport().width()
    for row in content.findChildren(StepRow):
        assert content.rect().contains(row.geometry())


def test_long_title_takes_two_lines(page):
    """A title is cut only after its second line."""
    metrics = page.cards.fontMetrics()
    title = "Hamstring mild strain phase one"
    width = metrics.horizontalAdvance("Hamstring mild strain ")
    lines = title_lines(title, QFontMetricsF(page.cards.font()), width)

    assert " ".join(lines) == title
    assert len(lines) == 2
