"""Tests of the Progress page: ranges, zoom, hovering, keyboard, sentences."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent

from coach.progress.span import Span
from tests.ui.pages.reading import activate, cut_off
from ui.pages.progress.day_axis import x_of
from ui.pages.progress.page import ProgressPage


@pytest.fixture
def page(loaded, ten_weeks, qtbot):
    """Return the page with all of its graphs, as the window shows it."""
    return opened(loaded, qtbot)


def opened(context, qtbot, width=1072, height=820):
    context.change_settings(less_motion="on")
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_narrow(width < 900)
    page.show()
    qtbot.waitUntil(lambda: shows(page))
    return page


def shows(page):
    """Return whether the page shows the whole history."""
    snapshot = page._history.snapshot
    is_whole = snapshot is not None and snapshot.is_whole
    return page.board.has_graphs and is_whole and page.head.sentence.text() != ""


def pain(page):
    return page.board.pain.graph


def back(page, days):
    """Return the day so many days ago."""
    today = page._history.today
    return today.fromordinal(today.toordinal() - days)


def stop_of(graph, day):
    return graph.days.index(day)


def point(graph, index):
    """Return the place of a stop inside the data."""
    place = graph.stop_px(index).toPoint()
    return QPoint(place.x(), place.y() + 20)


def test_placeholder_is_painted_before_the_graphs(loaded, ten_weeks, qtbot):
    """The cards are there with faint axes; the graphs come after the first paint."""
    page = ProgressPage(loaded)
    qtbot.addWidget(page)

    assert not page.board.has_graphs
    assert all(card.is_empty for card in page.board.cards)
    page.resize(1072, 820)
    page.show()
    qtbot.waitUntil(lambda: shows(page))
    assert not page.board.pain.is_empty


def test_one_sentence_says_whether_it_gets_better(page):
    """Pain first, then the days."""
    page.show_range("all")

    assert page.head.sentence.text().startswith("Pain is down from 5 to 1.")
    assert "You trained on" in page.head.sentence.text()


def test_every_graph_has_its_sentence(page):
    """Above each graph stands what it says, which the graph itself repeats."""
    page.show_range("3-months")
    sentences = {card.key: card.sentence.text() for card in page.board.cards}

    assert sentences["pain"].startswith("Morning pain is down from 5 to 1.")
    assert sentences["pain"].endswith("Place: back of the thigh, right.") is False
    assert sentences["sides"] == "Right is 99 % of left: within 10 %."
    assert sentences["cramps"] == "3 cramps in 14 weeks, 2 of them at night."
    assert all(sentences.values())
    assert pain(page).accessibleDescription() == sentences["pain"]


def test_range_changes_every_series(page):
    """Four weeks and three months show other days; the range is remembered."""
    few = [len(card.days) for card in page.board.cards if card.key != "stretch"]
    page.head.ranges.chosen.emit("3-months")
    many = [len(card.days) for card in page.board.cards if card.key != "stretch"]

    assert all(after > before for before, after in zip(few, many, strict=True))
    assert page._context.settings.progress_range == "3-months"
    assert page.head.ranges.value() == "3-months"


def test_range_of_the_settings_is_shown(loaded, ten_weeks, qtbot):
    """The page opens with what was chosen last time."""
    loaded.change_settings(progress_range="3-months")
    page = opened(loaded, qtbot)

    assert page.head.ranges.value() == "3-months"
    assert len(page.board.pain.days) > 60


def test_drag_zooms_all_graphs(page, qtbot):
    """All time graphs follow, and the way back is named."""
    graph = pain(page)
    y = round(graph.area().center().y())
    start, end = (
        QPoint(round(graph.x_px(x)), y)
        for x in (x_of(back(page, 20)), x_of(back(page, 10)))
    )
    qtbot.mousePress(graph, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(graph, QPoint((start.x() + end.x()) // 2, y))
    qtbot.mouseMove(graph, end)
    qtbot.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=end)

    assert page.span == Span(back(page, 20), back(page, 10))
    assert set(page.board.pain.days) <= {back(page, n) for n in range(10, 21)}
    assert set(page.board.sides.days) <= {back(page, n) for n in range(10, 21)}
    assert page.head.back.isVisible()
    assert page.head.back.text().endswith("back to 4 weeks")


def test_drag_to_the_left_and_beyond_today(page):
    """Either direction selects; nothing lies ahead of today."""
    today = x_of(page._history.today)
    page.board._ask_span(float(today - 5), float(today + 3))

    assert page.span == Span(back(page, 5), back(page, 0))


def test_tiny_drag_shows_three_days(page):
    """Less than three days would be no graph."""
    at = x_of(back(page, 10))
    page.board._ask_span(at, at)

    assert page.span == Span(back(page, 11), back(page, 9))


def test_ways_out_of_the_zoom(page, qtbot):
    """The button, Escape, and another range."""
    zoomed = Span(back(page, 10), back(page, 5))
    whole = page.span
    for leave in (
        page.head.back.click,
        lambda: qtbot.keyClick(page, Qt.Key.Key_Escape),
        lambda: page.show_range("4-weeks"),
    ):
        page.zoom_to(zoomed)
        assert page.span == zoomed
        leave()
        assert page.span == whole
        assert not page.head.back.isVisible()


def test_click_does_not_zoom(page, qtbot):
    """A press that hardly moves is a click."""
    graph = pain(page)
    place = point(graph, 0)
    qtbot.mousePress(graph, Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseMove(graph, place + QPoint(3, 0))
    qtbot.mouseRelease(graph, Qt.MouseButton.LeftButton, pos=place)

    assert not page.head.back.isVisible()


def test_hovering_tells_of_the_day(page, qtbot):
    """The small card names the day and what is known of it."""
    graph = pain(page)
    qtbot.mouseMove(graph, point(graph, stop_of(graph, back(page, 10))))
    facts = page.board.hover.facts

    assert page.board.hover.isVisible()
    assert facts.day == back(page, 10)
    assert ("Easy bridges", "3 min") in facts.lines
    assert any(name == "Morning" for name, _ in facts.lines)
    assert ("Stage", "Phase-2") in facts.lines


def test_hovering_beside_the_data_tells_nothing(page, qtbot):
    """Above the axis, or where no day is near."""
    graph = pain(page)
    qtbot.mouseMove(graph, point(graph, 0))
    qtbot.mouseMove(graph, QPoint(2, 2))

    assert not page.board.hover.isVisible()
    assert graph.current == -1


def test_card_stays_inside_the_page(page):
    """At the right edge it stands at the left of the day."""
    graph = pain(page)
    graph.point_at(len(graph.days) - 1)

    assert page.rect().contains(page.board.hover.geometry())


@pytest.mark.parametrize("key", ["pain", "minutes", "sides", "load", "cramps"])
def test_keys_go_through_the_days(page, qtbot, key):
    """Left and right, Home and End; Escape lets go."""
    graph = card(page, key).graph
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    last = len(graph.days) - 1
    seen = []
    for press in ("Left", "Left", "Right", "Right", "Home", "Left", "End"):
        qtbot.keyClick(graph, getattr(Qt.Key, f"Key_{press}"))
        seen.append(graph.current)
    assert page.board.hover.isVisible()
    qtbot.keyClick(graph, Qt.Key.Key_Escape)

    one_less = max(last - 1, 0)
    assert seen == [last, one_less, last, last, 0, 0, last]
    assert graph.current == -1
    assert not page.board.hover.isVisible()


def card(page, key):
    return next(each for each in page.board.cards if each.key == key)


def test_keys_go_through_the_calendar(page, qtbot):
    """The first key goes to today; up is a week back, and no key leads outside."""
    calendar = page.board.calendar.graph
    calendar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.days[calendar.current] == back(page, 0)
    qtbot.keyClick(calendar, Qt.Key.Key_Up)
    assert calendar.days[calendar.current] == back(page, 7)
    for _ in range(9):
        qtbot.keyClick(calendar, Qt.Key.Key_Up)
    inside = calendar.current

    assert 0 <= inside < 7


def test_keys_go_through_the_muscles(page, qtbot):
    """Up and down; the facts tell both sides."""
    bars = page.board.stretch.graph
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bars, Qt.Key.Key_Down)

    assert bars.current == 0
    assert [name for name, _ in page.board.hover.facts.lines] == [
        "Left",
        "Right",
        "Days",
    ]


def test_escape_lets_go_of_the_day_before_the_zoom(page, qtbot):
    """One press for the day, one for the zoom."""
    page.zoom_to(Span(back(page, 12), back(page, 2)))
    graph = pain(page)
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(graph, Qt.Key.Key_Left)
    qtbot.keyClick(graph, Qt.Key.Key_Escape)
    assert page.head.back.isVisible()
    qtbot.keyClick(graph, Qt.Key.Key_Escape)

    assert not page.head.back.isVisible()


def test_facts_are_announced_to_a_screen_reader(page, qtbot, monkeypatch):
    """What the small card shows is said when keys are used."""
    from ui.pages.progress import board

    said = []

    class Overheard(board.QAccessibleAnnouncementEvent):
        def __init__(self, widget, text):
            said.append(text)
            super().__init__(widget, text)

    monkeypatch.setattr(board, "QAccessibleAnnouncementEvent", Overheard)
    graph = page.board.minutes.graph
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(graph, Qt.Key.Key_End)

    assert said == [page.board.hover.facts.spoken()]
    assert said[0].startswith("Week of ")


def test_wheel_is_left_to_the_page(page):
    """Over a graph the wheel scrolls the page: there is nothing to zoom or pan."""
    graph = pain(page)
    place = QPointF(graph.rect().center())
    wheel = QWheelEvent(
        place,
        graph.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = graph.x_range
    graph.wheelEvent(wheel)

    assert not wheel.isAccepted()
    assert graph.x_range == before


def test_scrolling_lets_go_of_the_day(page, qtbot):
    """The small card does not stay behind when the graphs move away."""
    graph = pain(page)
    qtbot.mouseMove(graph, point(graph, 0))
    assert page.board.hover.isVisible()
    qtbot.waitUntil(lambda: page._scroll.bar.maximum() > 0)
    page._scroll.bar.setValue(60)

    assert not page.board.hover.isVisible()
    assert graph.current == -1


def test_another_measure(page):
    """The test that was asked for is shown, with one value and without sides."""
    actions = page.board.sides.make_tests_menu().actions()
    assert [action.isChecked() for action in actions] == [True, False]
    actions[1].trigger()

    assert page.board.sides.title == "How ready you feel"
    assert page.board.sides.sentence.text() == "7 of 10."
    assert page.board.sides.table.columns == ("Day", "0 to 10")


def test_ten_years_are_weeks_and_months(loaded, writer, qtbot):
    """Beyond 400 days weeks are points, months are bars and cells."""
    for day in range(-900, 0, 30):
        writer.session(day, pain=2, effort=3)
        writer.note(day, "pain", when="morning", pain=1)
    writer.close()
    page = opened(loaded, qtbot)
    page.show_range("all")

    assert page.board.pain.table.columns[0] == "Week of"
    assert page.board.minutes.table.columns[0] == "Month"
    assert page.board.calendar.table.columns[0] == "Month"
    page.board.pain.graph.point_at(0)
    assert page.board.hover.facts.title.startswith("Week of ")
    page.board.calendar.graph.point_at(3)
    assert ("Days trained", "1") in page.board.hover.facts.lines


def test_month_is_looked_at_more_closely(loaded, writer, qtbot):
    """A click on a month zooms to its days."""
    for day in range(-900, 0, 30):
        writer.session(day)
    writer.close()
    page = opened(loaded, qtbot)
    page.show_range("all")
    page.board.minutes.graph.chosen.emit(10)

    assert page.span.first.day == 1
    assert 28 <= page.span.days <= 31


def test_empty_history_teaches(loaded, qtbot):
    """Every card says what will be there, and the head announces it."""
    page = opened(loaded, qtbot)

    assert page.head.sentence.text() == "Your first session will show up here."
    assert all(each.is_empty for each in page.board.cards)
    assert all(each.faint.sentence for each in page.board.cards)
    assert not any(each.menu_button.isVisible() for each in page.board.cards)


def test_three_sessions_look_good_too(loaded, writer, qtbot):
    """What is known is drawn, what is not teaches, and nothing is concluded."""
    for day in (-8, -5, -2):
        writer.session(day, pain=3, effort=4)
    writer.close()
    page = opened(loaded, qtbot)
    empty = {each.key for each in page.board.cards if each.is_empty}

    assert empty == {"sides", "cramps"}
    assert page.board.pain.sentence.text().startswith("3 answers so far.")


def test_new_session_shows_up(page, qtbot):
    """After a session the page is another one, without being opened again."""
    before = len(page.board.pain.days)
    day = page._history.today.isoformat()
    data = {"when": "morning", "pain": 7}
    page._context.journal.note("pain", data, local_day=day)

    qtbot.waitUntil(lambda: len(page.board.pain.days) == before + 1)


def test_goal_is_followed(page, qtbot):
    """Another goal is drawn at once."""
    page._context.change_settings(goal_minutes=5)

    assert page.board.minutes.sentence.text().startswith("The goal of 5 min")


def test_buttons_lead_somewhere_or_are_not_there(loaded, ten_weeks, qtbot):
    """Adding and exporting are offered once somebody listens."""
    page = opened(loaded, qtbot)
    assert not page.head.add.isVisible()
    assert not page.head.export.isVisible()
    heard = []
    page.note_asked.connect(heard.append)
    page.export_asked.connect(heard.append)
    page.hide()
    page.show()
    assert page.head.add.isVisible()
    assert page.head.export.isVisible()
    page.head.add.click()
    page.board.sides.measure_asked.emit()

    assert heard == ["", "measure"]


def test_exports_are_offered(page, qtbot):
    """Every entry of the menu asks for its kind."""
    heard = []
    page.export_asked.connect(heard.append)
    for action in page.head.make_menu().actions():
        action.trigger()

    assert heard == ["pdf", "csv", "notes", "json", "ics", "fhir"]


def test_colours_and_text_size_are_followed(page, theme):
    """Axes, dots and words take what holds now."""
    graph = pain(page)
    light = graph._canvas._left.textPen().color()
    theme.set_mode("dark")
    dark = graph._canvas._left.textPen().color()
    small = graph._canvas._left.fixedWidth
    theme.set_scale(1.5)

    assert light != dark
    assert graph._canvas._left.fixedWidth > small


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_smallest_window_has_one_column(loaded, ten_weeks, qtbot, theme, scale):
    """At 836 px (900 without the rail) nothing is wider than the page."""
    theme.set_scale(scale)
    page = opened(loaded, qtbot, 836, 600)
    lefts = {each.x() for each in page.board.cards}

    assert len(lefts) == 1
    assert page.head.minimumSizeHint().width() <= 836
    assert page.board.minimumSizeHint().width() <= 836
    qtbot.waitUntil(lambda: cut_off(page.head) == [])


def test_wide_window_keeps_the_content_in_the_middle(loaded, ten_weeks, qtbot):
    """Above 1500 px the cards take 1240 px at most."""
    page = opened(loaded, qtbot, 1800, 900)
    left = page.board.pain.mapTo(page, page.board.pain.surface().topLeft().toPoint())
    surface = page.board.calendar.surface().topRight().toPoint()
    right = page.board.calendar.mapTo(page, surface)

    assert right.x() - left.x() <= 1240
    assert abs((left.x() + right.x()) / 2 - 900) <= 8


def test_page_takes_the_keyboard_where_it_begins(page, qtbot):
    """Tab goes through ranges, graphs and menus; every control has a name."""
    activate(page, qtbot)
    names = [card.graph.accessibleName() for card in page.board.cards]

    assert all(names)
    assert page.head.ranges.accessibleName() == "Time shown"
    assert all(
        each.menu_button.accessibleName().startswith("Picture and table")
        for each in page.board.cards
    )
