"""My key: shown, printed, copied, changed."""

import pytest
from PySide6.QtCore import QRectF, Qt

from coach.exchange.signed.key_change import read_key_change
from coach.exchange.signed.key_file import read_key_file
from coach.exchange.signed.keys import VerifyKey, digits
from coach.files.assignment_model import Issuer
from tests.ui.therapist.conftest import PASSPHRASE
from ui.handout.marks import CodeMark, TextMark
from ui.handout.paper import paper
from ui.therapist.card import key_card, lay_out_card
from ui.therapist.key_desk import KeyDesk
from ui.widgets.label import Label

ISSUER = Issuer("A. Therapist", "Physiotherapist", "Example Physio", "0123 456")


@pytest.fixture
def desk(quiet, keys, own_key, shell):
    desk = KeyDesk(quiet, shell)
    yield desk
    if desk.dialog is not None:
        desk.dialog.reject()


def words_of(sheet):
    return [label.text() for label in sheet.findChildren(Label)]


def test_key_is_shown_with_its_code(desk, own_key):
    """In groups of four, as on the card."""
    desk.show_key()

    shown = "\n".join(words_of(desk.sheet))
    for group in digits(own_key.verify_key).split():
        assert group in shown
    assert own_key.verify_key.id_text in shown
    assert "Locked." in shown
    assert not desk.sheet.lock.isVisible()


def test_key_is_locked_from_there(desk, keys, qtbot):
    """What can be locked says so."""
    with qtbot.waitSignal(keys.changed):
        keys.unlock(PASSPHRASE)
    desk.show_key()
    assert desk.sheet.lock.isVisible()

    desk.sheet.lock.click()
    assert keys.keys is None
    assert not desk.sheet.lock.isVisible()


def test_escape_from_the_passphrase_leads_back(desk, shell, qtbot):
    """The keyboard is in the sheet below again, so Escape closes that too."""
    desk.show_key()
    asked_from = shell.focusWidget()
    desk.ask_new()
    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
    assert shell.focusWidget() is asked_from

    qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Escape)
    assert desk.sheet is None


def test_another_key_where_this_one_opens_no_more(desk, keys, own_key, quiet, qtbot):
    """A forgotten passphrase is no end; the file of the key before stays."""
    before = sorted((quiet.data_dir / "keys").iterdir())
    desk.show_key()
    desk.sheet.other.click()
    setup = desk.setup
    for field in (setup.keep.field, setup.keep.again):
        field.setText(PASSPHRASE)
        field.textEdited.emit(PASSPHRASE)
    with qtbot.waitSignal(setup.finished, timeout=10_000):
        setup.save.click()

    assert keys.public != own_key.verify_key
    assert set(before) < set((quiet.data_dir / "keys").iterdir())
    assert desk.setup is None
    assert keys.public.id_text in "\n".join(words_of(desk.sheet))


def test_key_that_opens_needs_no_other(desk, keys, qtbot):
    """It vouches for a new one itself."""
    with qtbot.waitSignal(keys.changed):
        keys.unlock(PASSPHRASE)
    desk.show_key()

    assert not desk.sheet.other.isVisible()


def test_file_that_is_gone_is_told_with_the_way_out(keys, own_key, quiet, qtbot):
    """Not only that there is no such file."""
    (file,) = (quiet.data_dir / "keys").iterdir()
    file.unlink()
    with qtbot.waitSignal(keys.refused) as told:
        keys.unlock(PASSPHRASE)

    assert file.name in told.args[0]
    assert "Another key" in told.args[0]


def test_copy_is_saved(desk, quiet, own_key, tmp_path, qtbot):
    """The person is told to put it away."""
    with qtbot.waitSignal(quiet.done_told) as told:
        desk.export_to(str(tmp_path / "copy.key"))

    assert "copy.key" in told.args[0]
    assert read_key_file(tmp_path / "copy.key", PASSPHRASE) == own_key


def test_new_key_asks_for_both_passphrases(desk, keys, quiet, own_key, tmp_path, qtbot):
    """The old one to sign with, the new one to seal with; then the file is saved."""
    desk.ask_new()
    desk._unlocking.sheet.field.setText(PASSPHRASE)
    with qtbot.waitSignal(keys.changed):
        desk._unlocking.sheet.give()
    secret = desk.secret
    secret.field.setText("a new passphrase")
    secret.again.setText("another one")
    secret.give()
    assert "not the same" in secret.problem.text()

    secret.again.setText("a new passphrase")
    with qtbot.waitSignal(keys.replaced, timeout=10_000):
        secret.give()
    target = tmp_path / "new.key-change"
    with qtbot.waitSignal(quiet.done_told):
        desk.save_change(str(target))

    old = own_key.verify_key
    change = read_key_change(target.read_bytes(), {old.id_text: old}.get)
    assert change.new == keys.public != old
    assert change.new.id_text in "\n".join(words_of(desk.sheet))


def test_change_that_cannot_be_saved_is_said(desk, quiet, tmp_path, qtbot):
    """In one sentence."""
    with qtbot.waitSignal(quiet.notice_given) as told:
        desk.save_change(str(tmp_path / "none" / "x.key-change"))

    assert "could not be written" in told.args[0]


def test_change_can_be_saved_once_more(desk, keys, quiet, own_key, tmp_path, qtbot):
    """Whoever put off sending it finds it at the key that it is for."""
    desk.show_key()
    assert desk.sheet.change.isHidden()
    with qtbot.waitSignal(keys.changed, timeout=10_000):
        keys.unlock(PASSPHRASE)
    with qtbot.waitSignal(keys.replaced, timeout=10_000):
        keys.replace("another long phrase")
    desk.dialog.reject()

    assert not desk.sheet.change.isHidden()
    desk.sheet.change.click()
    target = tmp_path / "again.key-change"
    desk.save_change(str(target))
    old = own_key.verify_key
    change = read_key_change(target.read_bytes(), {old.id_text: old}.get)
    assert change.new == keys.public


def test_card_has_everything_to_compare(own_key):
    """Name, practice, eight groups, and a code that reads as the key."""
    card = key_card(own_key.verify_key, ISSUER)
    (page,) = lay_out_card(card, paper("a4"))

    texts = [mark.text for mark in page if isinstance(mark, TextMark)]
    for wanted in (*digits(own_key.verify_key).split(), "A. Therapist", "0123 456"):
        assert wanted in texts
    (code,) = (mark for mark in page if isinstance(mark, CodeMark))
    assert len(code.matrix) >= 29
    assert VerifyKey.from_qr(card.title.code) == own_key.verify_key


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_nothing_on_the_card_lies_on_anything_else(own_key, name):
    """Also with long names."""
    long = Issuer("A. Therapist " * 3, "Physiotherapist", "Example Physio " * 4)
    (page,) = lay_out_card(key_card(own_key.verify_key, long), paper(name))

    code = next(mark.rect for mark in page if isinstance(mark, CodeMark))
    texts = [mark for mark in page if isinstance(mark, TextMark)]
    overlaps = [
        (one.text, other.text)
        for number, one in enumerate(texts)
        for other in texts[number + 1 :]
        if _inside(one.rect).intersects(_inside(other.rect))
    ]
    assert overlaps == []
    assert not any(mark.rect.intersects(code) for mark in texts)


def _inside(rect):
    """Return a rectangle without the leading of its lines."""
    return QRectF(rect).adjusted(20, 40, -20, -40)


def test_card_is_shown_for_printing(desk, qtbot):
    """With the window that prints handouts."""
    desk.print_card()
    qtbot.addWidget(desk.card)

    assert desk.card.windowTitle() == "Key card"
    assert len(desk.card.pages) == 1
