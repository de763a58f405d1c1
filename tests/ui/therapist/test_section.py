"""The section of the settings: one switch for everybody, more for physiotherapists."""

import pytest

from tests.ui.therapist.conftest import PASSPHRASE
from ui.therapist.section import TherapistSection
from ui.widgets.button import Button


@pytest.fixture
def section(quiet, keys, shell):
    section = TherapistSection(quiet, shell)
    section.resize(900, 400)
    section.show()
    return section


def test_home_users_see_one_switch(section):
    """Nothing else of it."""
    assert section.mode.isVisible()
    assert not section.mode.isChecked()
    assert not any(button.isVisible() for button in section.findChildren(Button))


def test_first_switching_on_asks_and_makes_the_key(section, quiet, keys, qtbot):
    """The mode is on once there is a key."""
    section.mode.click()
    sheet = section.setup
    assert not quiet.settings.therapist_mode
    assert not section.mode.isChecked()

    sheet.who.name.setText("A. Therapist")
    for field in (sheet.keep.field, sheet.keep.again):
        field.setText(PASSPHRASE)
        field.textEdited.emit(PASSPHRASE)
    with qtbot.waitSignal(sheet.finished, timeout=10_000):
        sheet.save.click()

    assert quiet.settings.therapist_mode
    assert section.mode.isChecked()
    assert section.key_button.isVisible()


def test_cancelled_switching_on_stays_off(section, quiet):
    """Without a key there is nothing to do in it."""
    section.mode.click()
    section.setup.close_sheet()

    assert not quiet.settings.therapist_mode
    assert not section.mode.isChecked()


def test_mode_without_a_key_asks_for_one(section, quiet):
    """Settings of another computer may come without it; nothing is dead."""
    quiet.change_settings(therapist_mode=True)
    section.key_button.click()

    assert section.setup is not None
    assert section.setup.restore.isVisible()
    section.setup.close_sheet()


def test_mode_with_a_key_goes_off_and_on(section, quiet, own_key):
    """Nothing is asked again, and nothing is lost."""
    assert section.mode.isChecked()

    section.mode.click()
    assert not quiet.settings.therapist_mode
    section.mode.click()
    assert quiet.settings.therapist_mode
    assert section.setup is None


def test_watched_folder_is_shown_and_left(section, quiet, own_key, tmp_path):
    """Its path stands there; the button ends it."""
    section.watch_folder(str(tmp_path))
    assert section._folder.text() == str(tmp_path)
    assert section.unwatch.isVisible()

    section.unwatch.click()
    assert quiet.settings.reports_folder == ""
    assert not section.unwatch.isVisible()


def test_who_is_changed_without_touching_the_key(section, quiet, own_key, shell):
    """Another practice, the same signature."""
    from ui.therapist.who_sheet import WhoSheet

    sheet = WhoSheet(shell, quiet)
    sheet.who.clinic.setText("  New   Physio ")
    sheet.who.clinic.textEdited.emit("")
    sheet.save.click()

    assert quiet.settings.therapist_clinic == "New Physio"
    assert quiet.settings.therapist_key == own_key.verify_key.text
    assert "New Physio" in section._who.text()
