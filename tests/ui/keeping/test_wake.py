"""Tests of what happens to the history at start."""

import pytest

from coach.paths import history_file
from coach.session.model import Event
from coach.store.connection import open_store
from coach.store.history import sessions
from coach.store.plan import Document, SessionStart
from tests.core.store.samples import small_timeline
from ui.keeping.copies import Copies
from ui.keeping.damage_sheet import DamageQuestion
from ui.keeping.wake import Waking, wake_history
from ui.widgets.sheet import Sheet


def test_without_a_history_nothing_is_made(context):
    """A first start leaves no database behind."""
    path = history_file(context.data_dir)
    woken = wake_history(path, context.clock.wall_ms())

    assert woken.damage is None
    assert woken.unfinished is None
    assert not path.exists()


def test_the_copy_of_the_day_is_made(kept):
    """The first start of a day leaves a checked copy."""
    kept.close_journal()
    wake_history(history_file(kept.data_dir), kept.clock.wall_ms())

    assert len(list((kept.data_dir / "backups").glob("history-*.sqlite"))) == 1


def test_a_session_that_was_cut_off_is_found(kept, window, qtbot):
    """It is told once the history has been looked after."""
    program = Document("program", "cut", 1, "Cut off", "text")
    session = kept.journal.begin(SessionStart(program, small_timeline()))
    kept.journal.append(session, Event("start", 0, kept.clock.monotonic_ms(), {}))
    kept.close_journal()
    waking = Waking(kept, window)
    with qtbot.waitSignal(waking.unfinished_found) as found:
        waking.start()

    assert found.args[0].title == "Cut off"


@pytest.fixture
def damaged(kept):
    """Return a context whose history was overwritten after its copy was made."""
    path = history_file(kept.data_dir)
    kept.close_journal()
    wake_history(path, kept.clock.wall_ms())
    path.write_bytes(b"no database at all" * 500)
    return kept


def test_a_damaged_history_is_set_aside_and_the_copy_offered(damaged, window, qtbot):
    """The person hears what happened; putting the copy back brings the session back."""
    copies = Copies(damaged, window)
    question = DamageQuestion(damaged, window, copies)
    waking = Waking(damaged, window)
    waking.damage_found.connect(question.ask)
    with qtbot.waitSignal(waking.damage_found):
        waking.start()
    (sheet,) = window.findChildren(Sheet)
    with qtbot.waitSignal(damaged.reopen_asked) as asked:
        sheet.close_with("restore")
    connection = open_store(history_file(damaged.data_dir))

    assert "1 session" in asked.args[0]
    assert [each.title for each in sessions(connection, 9)] == ["Small stretch"]
    connection.close()


def test_going_on_without_keeps_the_damaged_file(damaged, window, qtbot):
    """Nothing is put back; the damaged file lies whole where the sentence says."""
    question = DamageQuestion(damaged, window, Copies(damaged, window))
    waking = Waking(damaged, window)
    waking.damage_found.connect(question.ask)
    with qtbot.waitSignal(waking.damage_found) as found:
        waking.start()
    (sheet,) = window.findChildren(Sheet)
    with qtbot.assertNotEmitted(damaged.reopen_asked):
        sheet.close_with("")

    assert found.args[0].aside.read_bytes().startswith(b"no database")


def test_a_newer_history_is_told_and_left(kept, window, qtbot):
    """One sentence; the file is as it was."""
    path = history_file(kept.data_dir)
    kept.close_journal()
    connection = open_store(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    waking = Waking(kept, window)
    with qtbot.waitSignal(waking.told) as told:
        waking.start()

    assert "newer version" in told.args[0]
    assert path.read_bytes() == before
