"""Equipment and muscles: chosen among the words of other files, or typed."""

import pytest

from coach.editing import opening
from ui.editor.desk import EditDesk
from ui.editor.form.known_list import known_words
from ui.editor.form.make import make_row
from ui.editor.frame.frame import around_of


@pytest.fixture
def desk(context, qtbot):
    """Return a new exercise, seen together with the small library."""
    context.library.refresh()
    qtbot.waitUntil(lambda: context.library.is_loaded)
    desk = EditDesk(opening.new_exercise("Mine", around_of(context)))
    yield desk
    desk.deleteLater()


@pytest.fixture
def row(desk, qtbot):
    """Return the visible row of the muscles."""
    row = make_row(desk, ("muscles",))
    qtbot.addWidget(row)
    row.follow()
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    return row


def test_common_words_come_first(desk):
    """What most exercises have is what one looks for."""
    exercises = desk.draft.around.library.exercises.values()
    words = known_words(desk.draft.around, "muscles")
    counts = [
        sum((one.muscles + one.also).count(word) for one in exercises) for word in words
    ]

    assert words
    assert counts == sorted(counts, reverse=True)


def test_known_word_is_taken_once(row, desk):
    """What is there already cannot be chosen again."""
    first = row.offer().actions()[0]
    first.trigger()
    word = desk.draft.value(("muscles",))[0]

    assert first.text().casefold() == word.casefold()
    assert [line.box.text() for line in row.lines] == [word]
    assert not row.offer().actions()[0].isEnabled()


def test_something_else_is_typed(row, desk, qtbot):
    """The last entry of the menu gives an empty line."""
    row.offer().actions()[-1].trigger()
    assert row.lines[0].area.hasFocus()
    qtbot.keyClicks(row.lines[0].area, "little toe")

    assert desk.draft.value(("muscles",)) == ["little toe"]
