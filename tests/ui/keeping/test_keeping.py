"""Tests of copies, the bin and erasing, through the sheets that a person uses."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.entries import entries
from coach.store.history import sessions
from ui.keeping.bin_sheet import Bin
from ui.keeping.copies import Copies
from ui.keeping.copies_sheet import CopiesSheet
from ui.keeping.erasing import Erasing
from ui.keeping.row_button import RowButton
from ui.widgets.button import Button


def titles(context):
    """Return the titles of the sessions that count."""
    with closing(open_store(history_file(context.data_dir))) as connection:
        return [each.title for each in sessions(connection, 9)]


def press(sheet, text):
    """Press the button of a sheet with this text or name."""
    for button in sheet.findChildren(Button):
        if text in (button.text(), button.accessibleName()):
            button.click()
            return
    raise AssertionError(f"no button {text!r}")


def save_copy(context, window, qtbot, monkeypatch, to):
    """Save a copy as a person does, with the file dialog answered."""
    answer = (str(to), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    with qtbot.waitSignal(context.done_told) as told:
        Copies(context, window).save_as()
    return told.args[0]


def test_a_saved_copy_can_be_put_back(kept, window, qtbot, monkeypatch, tmp_path):
    """What was deleted after the copy is there again; today's history is kept."""
    copy = tmp_path / "elsewhere" / "mine"
    said = save_copy(kept, window, qtbot, monkeypatch, copy)
    connection = open_store(history_file(kept.data_dir))
    (session,) = sessions(connection, 9)
    connection.close()
    kept.journal.change_session(session.session_id, "remove")
    assert kept.journal.flush(10)
    assert titles(kept) == []
    copies = Copies(kept, window)
    with qtbot.waitSignal(kept.reopen_asked):
        copies.restore(copy.with_suffix(".sqlite"))

    assert "mine.sqlite" in said
    assert titles(kept) == ["Small stretch"]
    assert len(list((kept.data_dir / "backups").glob("*before-restore*"))) == 1


def test_the_folder_of_a_copy_is_remembered(kept, window, qtbot, monkeypatch, tmp_path):
    """The next dialog opens where the last copy went."""
    save_copy(kept, window, qtbot, monkeypatch, tmp_path / "here" / "a.sqlite")

    assert kept.settings.export_folder == str(tmp_path / "here")


def test_a_file_is_looked_into_before_it_is_put_back(
    kept, window, qtbot, monkeypatch, tmp_path
):
    """Its numbers stand in the list, it is chosen, and nothing has happened yet."""
    copy = tmp_path / "mine.sqlite"
    save_copy(kept, window, qtbot, monkeypatch, copy)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))
    copies = Copies(kept, window)
    copies.show_all()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopiesSheet)))
    (sheet,) = window.findChildren(CopiesSheet)
    sheet.file_asked.emit()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(RowButton)))
    row = sheet.findChildren(RowButton)[-1]

    assert "1 session, 1 note" in row.accessibleDescription()
    assert row.isChecked()


def test_a_foreign_file_cannot_be_put_back(kept, window, qtbot, monkeypatch, tmp_path):
    """The row says why; the button stays off."""
    alien = tmp_path / "alien.sqlite"
    alien.write_bytes(b"something else" * 100)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(alien), ""))
    copies = Copies(kept, window)
    copies.show_all()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopiesSheet)))
    (sheet,) = window.findChildren(CopiesSheet)
    sheet.file_asked.emit()
    qtbot.waitUntil(lambda: bool(sheet.findChildren(RowButton)))

    assert "alien.sqlite" in sheet.findChildren(RowButton)[0].accessibleDescription()
    assert not sheet._restore.isEnabled()


def test_without_copies_the_sheet_says_so(context, window, qtbot):
    """A new person reads that a copy comes by itself."""
    copies = Copies(context, window)
    copies.show_all()
    qtbot.waitUntil(lambda: bool(window.findChildren(CopiesSheet)))
    (sheet,) = window.findChildren(CopiesSheet)

    assert not sheet._restore.isEnabled()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_things_come_back_from_the_bin(kept, window, qtbot):
    """A session and a note lie in it by name; each comes back by its button."""
    connection = open_store(history_file(kept.data_dir))
    (session,) = sessions(connection, 9)
    (note,) = entries(connection)
    kept.journal.change_session(session.session_id, "remove")
    kept.journal.remove_note(note.id)
    assert kept.journal.flush(10)
    shown = Bin(kept, window)
    shown.show_bin()
    qtbot.waitUntil(lambda: shown.sheet.isVisible())
    press(shown.sheet, "Bring back: Small stretch")
    qtbot.waitUntil(lambda: len(shown.sheet._items) == 1)
    press(shown.sheet, "Bring back: Cramp: Calf")
    qtbot.waitUntil(lambda: not shown.sheet._items)

    assert len(sessions(connection, 9)) == 1
    assert len(entries(connection)) == 1
    connection.close()


def asked(context, window, qtbot, backend=None):
    """Return the sheet that asks what is to be erased."""
    erasing = Erasing(context, window, backend)
    erasing.ask()
    qtbot.waitUntil(lambda: erasing.sheet is not None)
    return erasing.sheet


def test_erasing_has_to_be_meant(kept, window, qtbot):
    """The button works only once that is confirmed."""
    sheet = asked(kept, window, qtbot)

    assert not sheet.erase.isEnabled()
    sheet.meant.click()
    assert sheet.erase.isEnabled()


def test_erasing_takes_every_byte(kept, window, qtbot):
    """No file of the data folder holds what was entered; own programs stay."""
    own = kept.library.own_folder
    own.mkdir(parents=True, exist_ok=True)
    (own / "mine.program.toml").write_text("# mine")
    kept.change_settings(name="Alex")
    kept.save_settings()
    sheet = asked(kept, window, qtbot)
    sheet.meant.click()
    with qtbot.waitSignal(kept.reopen_asked):
        sheet.erase.click()
    everything = b"".join(
        each.read_bytes() for each in kept.data_dir.rglob("*") if each.is_file()
    )

    assert b"secret marker" not in everything
    assert b"Alex" in everything
    assert (own / "mine.program.toml").exists()


def test_erasing_settings_and_programs_too(kept, window, qtbot):
    """With both switches on nothing is left, and nothing is written again."""
    own = kept.library.own_folder
    own.mkdir(parents=True, exist_ok=True)
    (own / "mine.program.toml").write_text("# mine")
    kept.change_settings(name="Alex")
    kept.save_settings()
    kept.change_settings(name="Alex Kim")
    sheet = asked(kept, window, qtbot)
    for toggle in (sheet.programs, sheet.settings, sheet.meant):
        toggle.click()
    with qtbot.waitSignal(kept.reopen_asked):
        sheet.erase.click()
    kept.close()

    left = [each for each in kept.data_dir.rglob("*") if each.is_file()]
    assert left == []
    assert Path(kept.data_dir).is_dir()


def test_erasing_asks_a_home_user_nothing_about_a_practice(kept, window, qtbot):
    """There are no patients and no key to choose about."""
    sheet = asked(kept, window, qtbot)

    assert sheet.patients is None
    assert sheet.key is None
    assert sheet.missing.text() == ""


def test_settings_are_saved_again_when_erasing_is_refused(kept, window, qtbot):
    """What is changed afterwards is not lost."""
    sheet = asked(kept, window, qtbot)
    sheet.meant.click()
    with closing(open_store(history_file(kept.data_dir))) as user:
        user.execute("BEGIN IMMEDIATE")
        with qtbot.waitSignal(kept.notice_given):
            sheet.erase.click()
        user.execute("ROLLBACK")
    kept.change_settings(name="Alex")
    kept.save_settings()

    assert "Alex" in (kept.data_dir / "settings.json").read_text()
