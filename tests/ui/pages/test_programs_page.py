"""Tests of the Programs page."""

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QFontMetricsF
from PySide6.QtWidgets import QLabel

from coach.files.model import Problem
from ui.handout.dialog import HandoutDialog
from ui.hot_day_setting import is_hot_day
from ui.pages.programs.about import Sources
from ui.pages.programs.card_list import EDGE_PX, title_lines
from ui.pages.programs.page import ProgramsPage
from ui.pages.programs.problems import ProblemCard
from ui.pages.programs.step_row import StepRow
from ui.widgets.link_label import LinkLabel
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


class _Opened(QObject):
    """Takes the folders that would be shown in a file manager."""

    def __init__(self):
        super().__init__()
        self.folders = []

    @Slot(QUrl)
    def take(self, url):
        self.folders.append(url.toLocalFile())


@pytest.fixture
def opened():
    """Return the folders that were opened."""
    taker = _Opened()
    QDesktopServices.setUrlHandler("file", taker, "take")
    yield taker.folders
    QDesktopServices.unsetUrlHandler("file")


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


def test_pills_filter_and_take_it_back(page, qtbot):
    """A chosen pill is set, the list is shorter, and its cross brings all back."""
    pill = page.filters.pills["kind"]
    menu = pill.make_menu()
    action = next(each for each in menu.actions() if each.data() == "stretch")
    assert action.text().endswith("\t1")
    action.trigger()
    assert pill.is_set
    assert page._search.rowCount() == 1
    assert page.detail.program.id == "evening"
    cross = pill._sign().center().toPoint()
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=cross)

    assert not pill.is_set
    assert page._search.rowCount() == 3


def test_things_at_hand_are_added_one_by_one(page):
    """Choosing a thing again takes it away; without things nothing is filtered."""
    pill = page.filters.pills["owned"]
    for expected in (frozenset({"mat"}), None):
        menu = pill.make_menu()
        next(each for each in menu.actions() if each.data() == "mat").trigger()
        assert page._search.filter.owned == expected


def test_delete_takes_a_filter_back(page, qtbot):
    """The keyboard needs no cross."""
    pill = page.filters.pills["minutes"]
    next(each for each in pill.make_menu().actions() if each.data() == 5).trigger()
    qtbot.keyClick(pill, Qt.Key.Key_Delete)

    assert not page._search.filter.is_set


def test_no_program_fits_offers_to_clear_the_filters(page, qtbot):
    """The sentence and the button of an empty list; both are gone afterwards."""
    menu = page.filters.pills["kind"].make_menu()
    next(each for each in menu.actions() if each.data() == "stretch").trigger()
    page._field.set_text("heel")
    assert "No program fits these filters." in words(page._empty)
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert page._search.rowCount() == 3
    assert not page._clear.isVisible()


def test_star_of_the_pane_is_remembered(loaded, page):
    """A favourite is saved, and its card has a full star."""
    page.show_program("sore")
    page.detail._star.click()
    assert loaded.settings.favourites == ("sore",)
    page.detail._star.click()

    assert loaded.settings.favourites == ()


def test_star_of_a_card_is_pressed_without_opening_it(loaded, page, qtbot):
    """A click on the star marks the program and leaves the list as it is."""
    row = page._search.row_of("easy")
    place = page.cards.visualRect(page._search.index(row, 0))
    star = place.topRight() + QPoint(-EDGE_PX - 26, EDGE_PX + 26)
    with qtbot.assertNotEmitted(page.cards.opened):
        qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=star)

    assert loaded.settings.favourites == ("easy",)


def test_order_is_chosen_from_its_menu(page):
    """By name, the bridges come first."""
    menu = page._order.make_menu()
    next(each for each in menu.actions() if each.data() == "name").trigger()

    assert page._search.entry(0).title == "Easy bridges"
    assert page._order.text() == "By name"


def test_figure_of_a_step_moves_under_the_keyboard_only(page):
    """One figure moves, and stands still when the keyboard goes on."""
    page.show_program("easy")
    first, second = (r for r in page.detail.findChildren(StepRow) if r.isVisible())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    assert first.is_moving
    second.setFocus(Qt.FocusReason.TabFocusReason)

    assert (first.is_moving, second.is_moving) == (False, True)


def test_name_of_a_step_leads_to_the_exercise(page, qtbot):
    """A click on the name asks for the exercise and starts nothing."""
    page.show_program("easy")
    row = next(r for r in page.detail.findChildren(StepRow) if r.isVisible())
    name = row.findChild(LinkLabel)
    with (
        qtbot.assertNotEmitted(page.start_asked),
        qtbot.waitSignal(page.exercise_asked) as told,
    ):
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert told.args == ["two-leg-bridge"]


def test_copy_of_a_program_is_listed_and_told(loaded, page, qtbot, opened):
    """The copy lies in the person's folder; a sentence says where."""
    page.show_program("evening-long")
    with (
        qtbot.waitSignal(loaded.notice_given) as told,
        qtbot.waitSignal(loaded.library.library_changed),
    ):
        qtbot.mouseClick(page.detail._copy, Qt.MouseButton.LeftButton)
    copy = loaded.library.program("evening-long-copy")

    assert copy.own
    assert copy.title == "Evening stretch, long (my copy)"
    assert "evening-long-copy.program.toml" in told.args[0]
    assert opened == [str(loaded.library.own_folder)]


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


def test_print_shows_the_handout(page, qtbot):
    """The button opens the preview of the program that is shown."""
    page.show_program("easy")
    qtbot.mouseClick(page.detail._print, Qt.MouseButton.LeftButton)
    dialog = page.findChild(HandoutDialog)

    assert "Easy bridges" in dialog.windowTitle()
    dialog.close()
