"""Tests of what opens over the Progress page, and of pictures and tables."""

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from coach.paths import history_file
from coach.progress.words import long_day
from coach.store.connection import open_reader
from tests.ui.pages.progress.test_page import back, opened, pain, stop_of
from tests.ui.pages.reading import shown_words
from ui.pages.progress.card import COPY, PNG, SVG, TABLE
from ui.widgets.link_row import LinkRow


@pytest.fixture
def page(loaded, ten_weeks, qtbot):
    return opened(loaded, qtbot)


@pytest.fixture
def sheet(page, qtbot):
    """Return the open sheet of the session of ten days ago."""
    return open_day(page, qtbot, 10)


def open_day(page, qtbot, days_ago):
    graph = pain(page)
    graph.chosen.emit(stop_of(graph, back(page, days_ago)))
    qtbot.waitUntil(lambda: page.sheets.sessions is not None)
    return page.sheets.sessions


def answers(context, session_id):
    """Return the data of all answer events of a session, oldest first."""
    connection = open_reader(history_file(context.data_dir))
    rows = connection.execute(
        "SELECT data FROM event WHERE session_id = ? AND kind = 'answer' ORDER BY seq",
        (session_id,),
    ).fetchall()
    connection.close()
    return [row[0] for row in rows]


def test_dot_opens_its_session(sheet, ten_weeks):
    """Planned beside done, numbers with their light, place and stage."""
    words = shown_words(sheet)

    assert sheet.shown.summary.session_id == ten_weeks[-10]
    assert sheet.title.text() == "Easy bridges"
    assert "Where: Back of the thigh, right" in words
    assert "2 × 10 times" in words
    assert "30 s" in words


def test_return_opens_the_session(page, qtbot, ten_weeks):
    """The keyboard leads there as well."""
    graph = page.board.calendar.graph
    graph.setFocus(Qt.FocusReason.TabFocusReason)
    graph.point_at(stop_of(graph, back(page, 10)))
    qtbot.keyClick(graph, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.sheets.sessions is not None)

    assert page.sheets.sessions.shown.summary.session_id == ten_weeks[-10]


def test_day_without_a_session_opens_nothing(page, qtbot):
    """A morning alone has no session to look at."""
    graph = pain(page)
    graph.chosen.emit(stop_of(graph, back(page, 9)))

    assert page.sheets.sessions is None


def test_skipped_sets_are_shown(page, qtbot):
    """What was not done, and why."""
    words = shown_words(open_day(page, qtbot, 8))

    assert "skipped" in words
    assert "10 of 20 times, skipped" in words


def test_several_sessions_are_listed(loaded, writer, qtbot):
    """Two on a day: a list, each one click away, and a way back to the list."""
    first = writer.session(-1, hour=9, pain=1)
    writer.session(-1, hour=17, pain=1)
    writer.close()
    page = opened(loaded, qtbot)
    sheet = open_day(page, qtbot, 1)
    rows = [row for row in sheet.findChildren(LinkRow) if row.isVisible()]
    assert len(rows) == 2
    rows[0].click()
    assert sheet.shown.summary.session_id == first
    sheet.show_list()

    assert sheet.shown is None
    assert "2 sessions" in shown_words(sheet)


def test_week_opens_its_sessions(page, qtbot):
    """A bar stands for all sessions of its week."""
    page.board.minutes.graph.chosen.emit(4)
    qtbot.waitUntil(lambda: page.sheets.sessions is not None)
    sheet = page.sheets.sessions

    assert len(sheet._details) in (3, 4)
    assert " to " in sheet.title.text()


def test_changed_answers_are_written_and_the_old_ones_kept(
    page, sheet, loaded, qtbot, ten_weeks
):
    """Edit adds an answer; the first one stays in the journal, and it is said."""
    sheet.edit()
    sheet.pain.set_value(7)
    sheet.note.setText("Later I felt it.")
    sheet.save.click()
    qtbot.waitUntil(lambda: sheet.shown.summary.pain_max == 7)
    stored = answers(loaded, ten_weeks[-10])

    assert len(stored) == 2
    assert '"pain":1' in stored[0].replace(" ", "") or '"pain":2' in stored[0]
    assert '"pain":7' in stored[1]
    assert '"place":"back-of-thigh"' in stored[1]
    words = shown_words(sheet)
    assert "Changed on" in words
    assert "→ 7" in words
    assert "Note: Later I felt it." in words
    rows = {row[0]: row for row in page.board.pain.table.rows}
    assert rows[long_day(back(page, 10))][2] == 7


def test_nothing_changed_writes_nothing(sheet, loaded, ten_weeks):
    """Save without a change leaves the journal as it is."""
    sheet.edit()
    sheet.save.click()
    assert loaded.journal.flush(10)

    assert len(answers(loaded, ten_weeks[-10])) == 1


def test_answer_can_be_taken_back(sheet, loaded, qtbot):
    """A second click on a quiet scale takes the number away."""
    sheet.edit()
    sheet.effort.keys[4].click()
    sheet.save.click()

    qtbot.waitUntil(lambda: sheet.shown.summary.effort is None)
    assert sheet.shown.summary.load is None


def test_escape_warns_before_it_drops_changes(sheet, qtbot):
    """First a warning, then back to the session, then away."""
    sheet.edit()
    sheet.pain.set_value(9)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.pain is not None
    assert "Not saved yet" in sheet.subtitle.text()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.pain is None
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)


def test_closed_sheet_gives_the_keyboard_back(page, sheet, qtbot):
    """The next day can be opened."""
    sheet.close_sheet()
    assert page.sheets.sessions is None

    assert open_day(page, qtbot, 12).shown is not None


def test_deleted_session_can_be_brought_back(page, sheet, loaded, qtbot, ten_weeks):
    """It goes into the bin; the offer to undo brings it back."""
    offers = []
    loaded.undo_offered.connect(lambda text, undo: offers.append((text, undo)))
    day = back(page, 10)
    sheet.remove_asked.emit(sheet.shown)
    qtbot.waitUntil(lambda: not has_session(page, ten_weeks[-10]))
    assert page.sheets.sessions is None
    ((text, undo),) = offers
    assert text == "Deleted. Easy bridges"
    undo()

    qtbot.waitUntil(lambda: has_session(page, ten_weeks[-10]))
    assert day in page.board.pain.days


def has_session(page, session_id):
    sessions = page._history.snapshot.record.sessions
    return any(session.id == session_id for session in sessions)


# Tables


def test_table_shows_the_numbers_of_the_graph(page):
    """The same rows as the graph, newest first, cells and headings to be read."""
    page.use_card(page.board.pain, TABLE)
    model = page.sheets.table.view.model()
    table = page.board.pain.table

    assert model.rowCount() == len(table.rows)
    assert model.columnCount() == len(table.columns)
    assert model.index(0, 0).data() == table.rows[-1][0]
    heads = [
        model.headerData(n, Qt.Orientation.Horizontal)
        for n in range(model.columnCount())
    ]
    assert tuple(heads) == table.columns
    spoken = model.index(0, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Next morning: ")
    page.sheets.table.close_sheet()


@pytest.mark.parametrize(
    "key", ["pain", "days", "minutes", "sides", "load", "stretch", "cramps"]
)
def test_every_graph_has_a_table(page, key):
    """Rows as long as the headings, none of them empty."""
    table = next(each for each in page.board.cards if each.key == key).table

    assert table.rows
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_table_is_copied(page, qtbot):
    """All rows with their headings, parted by tabs."""
    page.use_card(page.board.minutes, TABLE)
    view = page.sheets.table.view
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    page.sheets.table.close_sheet()

    assert lines[0] == "Week of\tMinutes\tSessions\tGoal"
    assert len(lines) == 9


def test_escape_closes_the_table(page, qtbot):
    """From within the table as well."""
    page.use_card(page.board.load, TABLE)
    sheet = page.sheets.table
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet.view, Qt.Key.Key_Escape)

    assert page.sheets.table is None


def test_one_sheet_at_a_time(page, sheet):
    """Nothing opens over an open sheet."""
    page.use_card(page.board.load, TABLE)

    assert page.sheets.table is None


# Pictures


def test_picture_is_copied(page):
    """Twice as large as on the screen, without the menu."""
    page.use_card(page.board.pain, COPY)
    image = QGuiApplication.clipboard().image()
    area = page.board.pain.picture_area()

    assert image.width() == 2 * area.width()
    assert len(colours(image)) > 20
    assert page.board.pain.menu_button.isVisible()


def test_picture_is_saved_as_png(page, tmp_path):
    """A valid file that holds the graph; the folder is remembered."""
    path = tmp_path / "pain.png"
    assert page.saver.save(page.board.pain, PNG, path)
    image = QImage(str(path))

    assert not image.isNull()
    assert len(colours(image)) > 20
    assert page._context.settings.export_folder == str(tmp_path)
    assert page.saver.folder() == tmp_path


@pytest.mark.parametrize("key", ["pain", "days", "minutes", "sides", "load"])
def test_picture_is_saved_as_svg(page, tmp_path, key):
    """Well-formed, with the title, and drawn with lines rather than with pixels."""
    path = tmp_path / "graph.svg"
    card = next(each for each in page.board.cards if each.key == key)
    assert page.saver.save(card, SVG, path)
    root = ElementTree.parse(path).getroot()
    text = path.read_text(encoding="utf-8")

    assert root.tag.endswith("svg")
    assert card.title in text
    assert text.count("<path") + text.count("<text") + text.count("<polyline") > 20
    # Its empty ground, and the figure that shows how to measure; no dot is a picture.
    assert text.count("<image") <= 2


def test_picture_that_cannot_be_saved_is_told(page, tmp_path, qtbot):
    """One sentence, and no half a file."""
    with qtbot.waitSignal(page._context.notice_given) as told:
        assert not page.saver.save(page.board.pain, PNG, tmp_path / "no" / "p.png")

    assert "p.png could not be written" in told.args[0]


def test_menu_offers_picture_and_table(page, qtbot):
    """Four entries, each with its own wish."""
    card, heard = page.board.cramps, []
    card.menu_chosen.connect(heard.append)
    actions = card.make_menu().actions()
    words = [action.text() for action in actions]
    actions[3].trigger()

    assert words == [
        "Copy picture",
        "Save as PNG …",
        "Save as SVG …",
        "Show as table",
    ]
    assert heard == [TABLE]
    page.sheets.table.close_sheet()


def colours(image):
    """Return the colours of every seventh pixel."""
    return {
        image.pixel(x, y)
        for x in range(0, image.width(), 7)
        for y in range(0, image.height(), 7)
    }
