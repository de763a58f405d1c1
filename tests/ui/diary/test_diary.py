"""The way into the diary: menu, sheets, list, undo, keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from coach.store.entries import CRAMP, ILLNESS, PAIN
from ui.diary.diary import KINDS, Diary
from ui.diary.entrance import DiaryEntrance

Key = Qt.Key


@pytest.fixture
def diary(context, shell, at):
    """Return the diary at noon of 3 March."""
    at(3, 12)
    return Diary(context, shell)


@pytest.fixture
def open_form(qtbot, diary):
    """Return a function that opens the form of a kind and waits for it."""

    def open_kind(kind, entry=None):
        diary.open(kind, entry)
        qtbot.waitUntil(lambda: diary.sheet is not None, timeout=5_000)
        return diary.sheet

    return open_kind


@pytest.fixture
def offers(context):
    """Return the offers to undo something, as they were made."""
    made = []
    context.undo_offered.connect(lambda words, undo: made.append((words, undo)))
    return made


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_its_form(open_form, kind):
    """Every kind of note opens a sheet that says what it is."""
    sheet = open_form(kind)

    assert sheet.kind == kind
    assert sheet.isVisible()
    assert sheet.accessibleName()


def test_another_kind_is_a_mistake(diary):
    """There is no form for what the diary does not know."""
    with pytest.raises(ValueError, match="unknown kind"):
        diary.open("sleep")


def test_escape_leaves_an_empty_form(qtbot, diary, open_form, notes):
    """Nothing was filled in, so nothing is asked and nothing is written."""
    sheet = open_form(PAIN)
    qtbot.keyClick(sheet, Key.Key_Escape)

    assert diary.sheet is None
    assert notes() == []


def test_escape_warns_before_something_is_lost(qtbot, diary, open_form):
    """With a number chosen the first Escape only warns."""
    sheet = open_form(PAIN)
    qtbot.keyClick(sheet, Key.Key_5)
    qtbot.keyClick(sheet, Key.Key_Escape)
    assert diary.sheet is sheet
    assert "Not saved yet" in sheet.subtitle.text()

    qtbot.keyClick(sheet, Key.Key_Escape)

    assert diary.sheet is None


def test_a_note_can_be_taken_back_at_once(open_form, offers, notes):
    """Saving offers to undo, and undoing puts the note into the bin."""
    sheet = open_form(PAIN)
    sheet.pain.set_value(3)
    sheet.save.click()
    (words, undo) = offers[-1]
    assert len(notes()) == 1
    assert words == "Noted. Pain 3"

    undo()

    assert notes() == []
    assert len(notes(removed=True)) == 1


def test_a_change_can_be_taken_back(context, open_form, offers, notes):
    """Undo brings back what the note said before."""
    context.journal.note(PAIN, {"when": "now", "pain": 3, "note": "as it was"})
    sheet = open_form(PAIN, notes()[0])
    sheet.pain.set_value(5)
    sheet.save.click()
    assert notes()[0].data["pain"] == 5

    offers[-1][1]()

    assert notes()[0].data == {"when": "now", "pain": 3, "note": "as it was"}


def test_delete_puts_into_the_bin_and_can_be_undone(
    qtbot, context, open_form, offers, notes
):
    """A note that is changed has a Delete; the offer brings it back."""
    context.journal.note(CRAMP, {"muscle": "calf"})
    sheet = open_form(CRAMP, notes()[0])
    sheet.remove()
    assert notes() == []
    assert offers[-1][0] == "Deleted. Cramp: Calf"

    offers[-1][1]()

    assert len(notes()) == 1


def test_a_change_keeps_what_the_form_does_not_know(context, open_form, notes):
    """Keys of a newer version survive a change by this one."""
    context.journal.note(PAIN, {"when": "now", "pain": 3, "weather": "rain"})
    sheet = open_form(PAIN, notes()[0])
    sheet.pain.set_value(4)
    sheet.save.click()

    assert notes()[0].data == {"when": "now", "pain": 4, "weather": "rain"}


def test_only_one_form_at_a_time(diary, open_form):
    """A second wish does not open a sheet over the first."""
    sheet = open_form(PAIN)
    diary.open(CRAMP)

    assert diary.sheet is sheet


def test_who_is_still_ill_says_when_it_was_over(context, open_form, notes):
    """Illness opens the note that has no end yet."""
    context.journal.note(ILLNESS, {"from": "2026-03-01"}, local_day="2026-03-01")
    (note,) = notes()
    sheet = open_form(ILLNESS)

    assert sheet.entry == note


# Menu


def test_the_menu_leads_to_a_form(qtbot, diary):
    """Down and Return open the second kind."""
    diary.show_menu()
    qtbot.keyClick(diary.menu.focusWidget(), Key.Key_Down)
    qtbot.keyClick(diary.menu.focusWidget(), Key.Key_Return)
    qtbot.waitUntil(lambda: diary.sheet is not None, timeout=5_000)

    assert diary.menu is None
    assert diary.sheet.kind == "measure"


def test_escape_closes_the_menu(qtbot, diary):
    """Without a choice nothing opens."""
    diary.show_menu()
    qtbot.keyClick(diary.menu, Key.Key_Escape)

    assert diary.menu is None
    assert not diary.is_busy


def test_arrows_go_round_in_the_menu(qtbot, diary):
    """Up from the first line is the last."""
    diary.show_menu()
    menu = diary.menu
    qtbot.keyClick(menu.focusWidget(), Key.Key_Up)

    assert menu.focusWidget() is menu.menu_rows[-1]


def test_ctrl_j_opens_the_menu(qtbot, context, shell):
    """The shortcut works from anywhere on the pages."""
    entrance = DiaryEntrance(context, shell)
    button = QPushButton("Somewhere", shell)
    button.show()
    button.setFocus()
    qtbot.keyClick(button, Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    assert entrance.diary.menu.isVisible()


def test_the_menu_keeps_shortcuts_from_the_pages(qtbot, context, shell):
    """While a sheet is open, Ctrl+J does not open another menu below it."""
    entrance = DiaryEntrance(context, shell)
    entrance.show_menu()
    menu = entrance.diary.menu
    modifier = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(menu.focusWidget(), Key.Key_J, modifier)

    assert entrance.diary.menu is menu


# List


@pytest.fixture
def shown_list(qtbot, context, diary, notes):
    """Return the list of three notes of two days."""
    context.journal.note(PAIN, {"when": "now", "pain": 3}, local_day="2026-03-03")
    context.journal.note(CRAMP, {"muscle": "calf"}, local_day="2026-03-02")
    context.journal.note(ILLNESS, {"from": "2026-02-01"}, local_day="2026-02-01")
    context.journal.note("care", {"what": "ice"}, local_day="2026-03-03")
    notes()
    diary.show_list()
    qtbot.waitUntil(lambda: diary.list is not None, timeout=5_000)
    return diary.list


def titles(sheet):
    return [row.entry.kind for row in sheet.note_rows]


def test_the_list_has_the_newest_first(shown_list):
    """By day, and only what the diary has forms for."""
    assert titles(shown_list) == [PAIN, CRAMP, ILLNESS]


def test_delete_in_the_list(qtbot, diary, shown_list, offers, notes):
    """The row goes, and the offer brings it back."""
    shown_list.note_rows[0].delete.click()
    qtbot.waitUntil(lambda: titles(diary.list) == [CRAMP, ILLNESS], timeout=5_000)

    offers[-1][1]()

    qtbot.waitUntil(lambda: titles(diary.list) == [PAIN, CRAMP, ILLNESS], timeout=5_000)


def test_change_in_the_list_comes_back_to_it(qtbot, diary, shown_list, notes):
    """A wrong entry is found, put right, and the list is there again."""
    shown_list.note_rows[0].edit.click()
    qtbot.waitUntil(lambda: diary.sheet is not None, timeout=5_000)
    assert not shown_list.isVisible()

    diary.sheet.pain.set_value(6)
    diary.sheet.save.click()
    qtbot.waitUntil(lambda: shown_list.isVisible(), timeout=5_000)

    assert [note.data["pain"] for note in notes() if note.kind == PAIN] == [6]


def test_older_notes_are_shown_on_wish(qtbot, context, diary, notes):
    """A long diary begins with forty notes; a press shows more."""
    for number in range(45):
        context.journal.note(PAIN, {"when": "now", "pain": number % 11})
    notes()
    diary.show_list()
    qtbot.waitUntil(lambda: diary.list is not None, timeout=5_000)
    assert len(diary.list.note_rows) == 40

    diary.list._show_older()

    assert len(diary.list.note_rows) == 45


def test_an_empty_diary_says_so(qtbot, diary):
    """Without a note the list has one sentence and no row."""
    diary.show_list()
    qtbot.waitUntil(lambda: diary.list is not None, timeout=5_000)

    assert diary.list.note_rows == []
    assert diary.list.isVisible()


# Looks


@pytest.mark.parametrize("scale", [1.0, 1.3, 1.5])
@pytest.mark.parametrize("kind", KINDS)
def test_forms_fit_the_smallest_window(theme, shell, open_form, kind, scale):
    """At any text size the card stays inside 900 x 600 and its foot can be seen."""
    theme.set_scale(scale)
    shell.resize(900, 600)
    sheet = open_form(kind)
    corner = sheet.save.mapTo(sheet, sheet.save.rect().bottomRight())

    assert sheet.rect().contains(sheet._card.geometry())
    assert sheet._card.geometry().contains(corner)
    content = sheet._content
    assert content.minimumSizeHint().width() <= content.width()


@pytest.mark.parametrize("kind", KINDS)
def test_every_control_has_a_name(open_form, kind):
    """A screen reader finds words on everything that takes the keyboard."""
    sheet = open_form(kind)
    controls = [
        part
        for part in sheet._chain()
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()
    ]

    assert len(controls) > 3
    assert [each for each in controls if not each.accessibleName()] == []
