"""Tests of ui.models.history_model and ui.models.table_model."""

import sqlite3

import pytest
from PySide6.QtCore import Qt

from coach.paths import history_file
from coach.progress.day_log import DayKind
from coach.progress.span import Span, back
from coach.progress.table import table
from coach.store.connection import open_store
from coach.store.schema import MIGRATIONS
from coach.store.settings import DAYS_OF_WEEK
from tests.ui.pages.progress.progress_data import Writer
from ui.models.table_model import TableModel

DAY_MS = 86_400_000


@pytest.fixture
def history(loaded):
    return loaded.history


@pytest.fixture
def writer(loaded):
    return Writer(loaded, history_file(loaded.data_dir))


def load(history, qtbot):
    history.load()
    qtbot.waitUntil(lambda: history.snapshot is not None and history.snapshot.is_whole)


def test_history_that_does_not_exist_yet(history, loaded, qtbot):
    """Nothing is read, and nothing is made."""
    load(history, qtbot)

    assert history.snapshot.record.is_empty
    assert not history_file(loaded.data_dir).exists()


def test_context_has_one_history(loaded):
    """It is made on first use and kept."""
    assert loaded.history is loaded.history


def test_days_that_are_shown_come_first(history, writer, qtbot):
    """A part at once, then all of it; both are told."""
    writer.session(-700)
    writer.session(-1)
    writer.close()
    parts = []
    history.record_changed.connect(
        lambda: parts.append(len(history.snapshot.record.sessions))
    )
    load(history, qtbot)

    assert parts == [1, 2]


def test_short_history_is_read_once(history, writer, qtbot):
    """The days that are shown are all there are."""
    writer.session(-1)
    writer.close()
    parts = []
    history.record_changed.connect(lambda: parts.append(history.snapshot.is_whole))
    load(history, qtbot)

    assert parts == [True]


def test_part_has_no_streak_yet(history, writer, qtbot):
    """Whether the plan was kept before is not known from a part."""
    writer.session(-700)
    writer.session(-1)
    writer.close()
    history.load()
    with qtbot.waitSignal(history.record_changed):
        pass
    part = history.snapshot

    assert not part.is_whole
    assert part.streak is None
    assert history.has_days_of(history.span("4-weeks"))
    assert not history.has_days_of(Span(part.record.oldest, part.today))
    load(history, qtbot)
    assert history.snapshot.streak is not None


def test_notes_are_followed(history, loaded, writer, qtbot):
    """What the journal commits is read again."""
    writer.session(-1)
    writer.close()
    load(history, qtbot)
    loaded.journal.note("cramp", {"muscle": "calf"})

    qtbot.waitUntil(lambda: len(history.snapshot.record.notes["cramp"]) == 1)


def test_many_notes_at_once(history, loaded, writer, qtbot):
    """What comes while it is being read is read afterwards, once."""
    writer.session(-1)
    writer.close()
    load(history, qtbot)
    for _ in range(20):
        loaded.journal.note("cramp", {"muscle": "calf"})

    qtbot.waitUntil(lambda: len(history.snapshot.record.notes["cramp"]) == 20)
    assert loaded.journal.flush(10)


def test_nobody_reads_what_nobody_looks_at(history, loaded, qtbot):
    """Before the page was opened a note is no reason to read."""
    loaded.journal.note("cramp", {"muscle": "calf"})
    with qtbot.waitSignal(loaded.history_changed):
        pass

    assert history.snapshot is None
    assert history._task is None


def test_own_days_are_followed(history, loaded, writer, qtbot):
    """Other training days are another calendar."""
    writer.session(-20)
    writer.close()
    load(history, qtbot)
    assert not any(cell.planned for cell in history.snapshot.log.cells.values())
    loaded.change_settings(training_days=("mon", "tue"))

    qtbot.waitUntil(
        lambda: any(cell.planned for cell in history.snapshot.log.cells.values())
    )


def test_program_that_was_closed_was_not_missed(history, loaded, writer, qtbot):
    """Days on which the rules of care closed the own program are days of rest."""
    writer.session(-20)
    emergency = {"where": "on-demand", "area": "", "answers": {}, "level": "E"}
    writer.note(-2, "screening", **emergency)
    writer.close()
    loaded.change_settings(training_days=DAYS_OF_WEEK, training_program="easy")
    load(history, qtbot)
    log, today = history.snapshot.log, history.today

    assert [log.cell(back(today, ago)).kind for ago in (3, 2, 1)] == [
        DayKind.MISSED,
        DayKind.REST,
        DayKind.REST,
    ]


def test_another_day_is_read_again(history, loaded, writer, clock, qtbot):
    """After a night the page begins with another today."""
    writer.session(-1)
    writer.close()
    load(history, qtbot)
    before = history.snapshot.today
    clock.advance(DAY_MS)
    history.load()

    qtbot.waitUntil(lambda: history.snapshot.today > before)


def test_overview_is_worked_out_once(history, writer, qtbot):
    """The same days give the same object; other days another."""
    writer.session(-1)
    writer.close()
    load(history, qtbot)
    span = history.span("4-weeks")

    assert history.overview(span) is history.overview(span)
    assert history.overview(span) is not history.overview(history.span("year"))


def test_nothing_to_show_before_it_is_read(history):
    """To ask too early is our mistake."""
    with pytest.raises(ValueError, match="nothing has been read"):
        history.overview(history.span("4-weeks"))


def test_sessions_are_read_in_full(history, writer, qtbot):
    """Those that exist, in the order in which they were asked for."""
    first, second = writer.session(-2), writer.session(-1)
    writer.close()
    with qtbot.waitSignal(history.sessions_read) as told:
        history.read_sessions([second, "nobody", first])

    assert [each.summary.session_id for each in told.args[0]] == [second, first]


def test_history_of_an_older_version_is_brought_up_to_date(history, loaded, qtbot):
    """A reader cannot upgrade, so it is opened for writing once."""
    path = history_file(loaded.data_dir)
    open_store(path, MIGRATIONS[:1]).close()
    load(history, qtbot)
    connection = sqlite3.connect(path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()

    assert version == len(MIGRATIONS)


def test_history_that_cannot_be_read_is_told(history, loaded, qtbot):
    """One sentence; the page stays as it is."""
    history_file(loaded.data_dir).write_text("no history " * 2_000)
    with qtbot.waitSignal(history.failed) as told:
        history.load()

    assert str(loaded.data_dir) in told.args[0]
    assert history.snapshot is None


def test_table_model(qtmodeltester):
    """Newest row first, words at the left, numbers at the right, all to be read."""
    rows = table(
        "T", ("Day", "What", "Minutes"), [("Mon", "Full", 5), ("Tue", None, 7)]
    )
    model = TableModel(rows)
    qtmodeltester.check(model)
    roles = Qt.ItemDataRole

    assert [model.index(0, n).data() for n in range(3)] == ["Tue", "", "7"]
    assert model.index(1, 2).data(roles.AccessibleTextRole) == "Minutes: 5"
    assert model.index(0, 1).data(roles.AccessibleTextRole) == "What: –"
    assert model.index(1, 2).data(roles.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(1, 1).data(roles.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Minutes"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_empty_table(qtmodeltester):
    """Headings without rows."""
    model = TableModel(table("T", ("Day", "What"), []))
    qtmodeltester.check(model)

    assert model.rowCount() == 0
    assert model.columnCount() == 2
