"""Lists of sentences: one line for each entry, typed, parted, moved and taken away."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt

from coach.editing import opening
from coach.editing.around import Around
from ui.editor.desk import EditDesk
from ui.editor.form.entry_list import EntryListRow
from ui.editor.form.form import Form
from ui.editor.form.make import make_row
from ui.widgets.scroll import ScrollArea

NOTES = ("notes",)
ENTER, BACKSPACE = Qt.Key.Key_Return, Qt.Key.Key_Backspace
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot):
    """Return a new program with three notes."""
    desk = EditDesk(opening.new_program("A program", Around()))
    desk.set(NOTES, ["One.", "Two.", "Three."])
    yield desk
    desk.deleteLater()


@pytest.fixture
def form(desk, qtbot):
    """Return a visible form with the notes."""
    form = Form(desk, ())
    form.add(make_row(desk, NOTES))
    qtbot.addWidget(form)
    form.resize(320, 400)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def row(form):
    """Return the row of the notes."""
    return form.rows[0]


def notes(desk):
    return desk.draft.value(NOTES)


def texts(row):
    return [line.box.text() for line in row.lines]


def scrolled(desk, qtbot, count):
    """Return an area that scrolls a form with so many notes."""
    desk.set(NOTES, [f"Note {number}." for number in range(count)])
    form = Form(desk, ())
    form.add(make_row(desk, NOTES))
    scroll = ScrollArea()
    scroll.set_content(form)
    qtbot.addWidget(scroll)
    scroll.resize(320, 200)
    scroll.show()
    scroll.activateWindow()
    qtbot.waitUntil(scroll.isActiveWindow)
    return scroll


def paste(row, number, text):
    data = QMimeData()
    data.setText(text)
    row.lines[number].area.insertFromMimeData(data)


def test_each_entry_has_its_line(row):
    """The table of fields decides for this row, and every line has a name."""
    assert isinstance(row, EntryListRow)
    assert texts(row) == ["One.", "Two.", "Three."]
    names = [line.area.accessibleName() for line in row.lines]
    assert names == ["Notes, 1", "Notes, 2", "Notes, 3"]
    assert "Notes, 2" in row.lines[1].cross.accessibleName()


def test_typing_in_a_line_is_undone_as_one(row, desk, qtbot):
    """The letters of one visit are one command."""
    row.lines[1].take_focus()
    qtbot.keyClicks(row.lines[1].area, " Slowly.")
    typed = notes(desk)
    desk.undo()

    assert typed == ["One.", "Two. Slowly.", "Three."]
    assert texts(row) == ["One.", "Two.", "Three."]


def test_enter_at_the_end_begins_the_next_entry(row, desk, qtbot):
    """The empty line is no entry before something stands in it."""
    row.lines[2].take_focus()
    qtbot.keyClick(row.lines[2].area, ENTER)
    between = notes(desk)
    assert row.lines[3].area.hasFocus()
    qtbot.keyClicks(row.lines[3].area, "Four.")

    assert between == ["One.", "Two.", "Three."]
    assert notes(desk) == ["One.", "Two.", "Three.", "Four."]
    desk.undo()
    assert texts(row) == ["One.", "Two.", "Three."]


def test_enter_within_a_sentence_parts_it(row, desk, qtbot):
    """What stands behind the cursor is the next entry."""
    row.lines[1].take_focus(2)
    qtbot.keyClick(row.lines[1].area, ENTER)

    assert notes(desk) == ["One.", "Tw", "o.", "Three."]
    assert row.lines[2].area.hasFocus()
    desk.undo()
    assert notes(desk) == ["One.", "Two.", "Three."]


def test_enter_before_a_sentence_makes_room_above_it(row, desk, qtbot):
    """A line can be put in anywhere, at the top too."""
    row.lines[0].take_focus(0)
    qtbot.keyClick(row.lines[0].area, ENTER)
    qtbot.keyClicks(row.lines[0].area, "Zero.")

    assert notes(desk) == ["Zero.", "One.", "Two.", "Three."]


def test_empty_line_goes_when_nobody_is_in_it(row, desk, qtbot):
    """With the Tab key it is left; the draft has not changed."""
    row.lines[2].take_focus()
    qtbot.keyClick(row.lines[2].area, ENTER)
    qtbot.keyClick(row.lines[3].area, Qt.Key.Key_Backtab)

    assert texts(row) == ["One.", "Two.", "Three."]
    assert row.lines[2].area.hasFocus()


def test_entry_that_is_emptied_has_gone(row, desk, qtbot):
    """Its line stays for another text; Backspace then goes to the line above."""
    row.lines[1].take_focus()
    for _ in "Two.":
        qtbot.keyClick(row.lines[1].area, BACKSPACE)
    emptied, count = notes(desk), len(row.lines)
    qtbot.keyClick(row.lines[1].area, BACKSPACE)

    assert (emptied, count) == (["One.", "Three."], 3)
    assert texts(row) == ["One.", "Three."]
    assert row.lines[0].area.hasFocus()


def test_entry_that_is_typed_anew_keeps_its_remark(desk, form, row, qtbot):
    """Emptied and filled again, it is still the entry with the remark behind it."""
    written = '[\n  "One.",\n  "Two.",  # from the trial\n]'
    text = desk.draft.text.replace('["One.", "Two.", "Three."]', written)
    desk.do(lambda draft: draft.replace_text("Prepare", text))
    row.lines[1].take_focus()
    for _ in "Two.":
        qtbot.keyClick(row.lines[1].area, BACKSPACE)
    qtbot.keyClicks(row.lines[1].area, "Deux.")

    assert '"Deux.",  # from the trial' in desk.draft.text


def test_paste_of_several_lines_makes_several_entries(row, desk):
    """They go in at the cursor, as one command."""
    row.lines[1].take_focus(0)
    paste(row, 1, "\nA.\n\n  B.  \nC. ")

    assert notes(desk) == ["One.", "A.", "B.", "C.Two.", "Three."]
    assert row.lines[3].area.hasFocus()
    desk.undo()
    assert notes(desk) == ["One.", "Two.", "Three."]


def test_paste_of_one_line_stays_within_the_entry(row, desk):
    """A line break at its end is no entry of its own."""
    row.lines[0].take_focus()
    paste(row, 0, " And a half.\n")

    assert notes(desk) == ["One. And a half.", "Two.", "Three."]


def test_alt_with_an_arrow_moves_an_entry(row, desk, qtbot):
    """The keyboard goes with it; at the end there is nowhere to go."""
    row.lines[0].take_focus()
    area = row.lines[0].area
    for _ in range(3):
        qtbot.keyClick(area, Qt.Key.Key_Down, ALT)

    assert notes(desk) == ["Two.", "Three.", "One."]
    assert area.hasFocus()
    assert row.lines[2].area is area
    assert area.accessibleName() == "Notes, 3"


def test_entry_is_dragged_by_its_grip(row, desk, qtbot):
    """The draft changes once, when it is let go."""
    grip = row.lines[2].grip
    middle = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    top = row.lines[0].mapToGlobal(QPoint(0, 0))
    grip.dragged.emit(top.y())
    while_dragged = notes(desk)
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle)

    assert while_dragged == ["One.", "Two.", "Three."]
    assert notes(desk) == ["Three.", "One.", "Two."]
    assert texts(row) == ["Three.", "One.", "Two."]
    desk.undo()
    assert texts(row) == ["One.", "Two.", "Three."]


def test_cross_and_alt_delete_take_an_entry_away(row, desk, qtbot):
    """The keyboard stays in the list; undo brings both back."""
    qtbot.mouseClick(row.lines[0].cross, Qt.MouseButton.LeftButton)
    assert notes(desk) == ["Two.", "Three."]
    assert row.lines[0].area.hasFocus()
    qtbot.keyClick(row.lines[0].area, Qt.Key.Key_Delete, ALT)
    assert notes(desk) == ["Three."]
    desk.undo()
    desk.undo()

    assert texts(row) == ["One.", "Two.", "Three."]


def test_last_entry_takes_the_list_with_it(row, desk, qtbot):
    """Then only the way to add one is left, and has the keyboard."""
    for _ in range(3):
        qtbot.keyClick(row.lines[0].area, Qt.Key.Key_Delete, ALT)

    assert notes(desk) is None
    assert row.lines == []
    assert row.add.hasFocus()
    assert row.add.accessibleName() == "Add to Notes"


def test_problem_stands_at_its_line(row, desk, qtbot):
    """An entry that is too long is the only one in red."""
    desk.set(NOTES, ["One.", "x" * 401])

    assert not row.lines[0].box.is_bad
    assert row.lines[1].box.is_bad
    assert "400" in row.lines[1].problems.text
    assert row.problems.text == ""
    row.take_focus()
    assert row.lines[1].area.hasFocus()


def test_full_list_says_so(row, desk, qtbot):
    """As many as the file may have; Enter makes none beyond that."""
    desk.set(NOTES, [f"Note {number}." for number in range(20)])
    row.lines[19].take_focus()
    qtbot.keyClick(row.lines[19].area, ENTER)

    assert len(row.lines) == 20
    assert not row.add.isEnabled()
    assert "20" in row.note.text()


def test_arrows_go_from_line_to_line(row, qtbot):
    """Down from the last line of one text into the next one."""
    row.lines[0].take_focus()
    qtbot.keyClick(row.lines[0].area, Qt.Key.Key_Down)
    assert row.lines[1].area.hasFocus()
    qtbot.keyClick(row.lines[1].area, Qt.Key.Key_Up)
    assert row.lines[0].area.hasFocus()


def test_tab_goes_through_the_lines_in_their_order(row, qtbot):
    """Also after one was moved and one was put in; then comes the way to add one."""
    row.lines[2].take_focus()
    qtbot.keyClick(row.lines[2].area, Qt.Key.Key_Up, ALT)
    row.lines[0].take_focus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(row.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(row.window().focusWidget())

    assert seen == [row.lines[1].area, row.lines[2].area, row.add]


def test_undo_belongs_to_the_editor(row, desk, qtbot):
    """The field does not keep its own history beside that of the draft."""
    assert not row.lines[0].area.isUndoRedoEnabled()


def test_needed_list_asks_for_an_entry(desk, qtbot):
    """It asks in words while nothing stands there."""
    row = make_row(desk, ("equipment",), needed="What is needed?")
    qtbot.addWidget(row)
    row.follow()
    asked = row.problems.text
    row.put_entry("mat")

    assert asked == "What is needed?"
    assert row.problems.text == ""


def test_blank_lines_that_are_pasted_change_nothing(row, desk):
    """There is no entry without a word."""
    row.lines[0].take_focus()
    paste(row, 0, "  \n  \n ")

    assert notes(desk) == ["One.", "Two.", "Three."]


def test_drag_of_what_has_changed_meanwhile_moves_nothing(row, desk, qtbot):
    """The file was read again under the pointer."""
    grip = row.lines[2].grip
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    grip.dragged.emit(row.lines[0].mapToGlobal(QPoint(0, 0)).y())
    desk.set(NOTES, ["Another."])
    qtbot.mouseRelease(row.lines[0].grip, Qt.MouseButton.LeftButton)

    assert notes(desk) == ["Another."]
    assert texts(row) == ["Another."]


def test_new_line_is_scrolled_to(desk, qtbot):
    """The keyboard is never out of sight."""
    scroll = scrolled(desk, qtbot, 12)
    row = scroll.widget().rows[0]
    row.add_line()

    def is_seen():
        return not row.lines[12].area.visibleRegion().isEmpty()

    qtbot.waitUntil(is_seen)
    assert row.lines[12].area.hasFocus()


def test_esc_gives_a_drag_up(row, desk, qtbot):
    """Everything is where it was; letting go afterwards moves nothing."""
    grip = row.lines[2].grip
    middle = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    grip.dragged.emit(row.lines[0].mapToGlobal(QPoint(0, 0)).y())
    while_dragged = texts(row)
    qtbot.keyClick(grip, Qt.Key.Key_Escape)
    given_up = texts(row)
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle)

    assert while_dragged == ["Three.", "One.", "Two."]
    assert given_up == texts(row) == notes(desk) == ["One.", "Two.", "Three."]
    assert row.lines[2].area.hasFocus()


def test_empty_line_can_be_dragged(row, desk, qtbot):
    """It is no entry: the draft stays as it is, and the line too."""
    row.add.click()
    grip = row.lines[3].grip
    middle = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    grip.dragged.emit(row.lines[0].mapToGlobal(QPoint(0, 0)).y())
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=middle)

    assert texts(row) == ["", "One.", "Two.", "Three."]
    assert notes(desk) == ["One.", "Two.", "Three."]


def test_list_scrolls_while_a_line_is_held_at_its_edge(desk, qtbot):
    """An entry can be dragged farther than can be seen."""
    scroll = scrolled(desk, qtbot, 30)
    row = scroll.widget().rows[0]
    grip = row.lines[0].grip
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())
    below = scroll.viewport().mapToGlobal(QPoint(0, scroll.viewport().height()))

    grip.dragged.emit(below.y() + 200)
    qtbot.waitUntil(lambda: texts(row)[-1] == "Note 0.")
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=grip.rect().center())

    assert notes(desk)[-1] == "Note 0."
    assert scroll.bar.value() > 0
