"""Tests of ui.context."""

import pytest

from coach.paths import history_file, settings_file
from coach.store.settings import load_settings


def test_changed_setting_is_told_and_saved(context, qtbot):
    """A change acts at once and is on disk after closing."""
    with qtbot.waitSignal(context.settings_changed):
        context.change_settings(volume=0.25)
    context.close()

    saved, _ = load_settings(settings_file(context.data_dir))
    assert saved.volume == 0.25


def test_same_value_is_no_change(context, qtbot):
    """Setting what is set already tells nobody."""
    with qtbot.assertNotEmitted(context.settings_changed):
        context.change_settings(volume=context.settings.volume)


def test_theme_and_text_size_act_at_once(context, theme):
    """The look follows its settings."""
    context.change_settings(theme="dark", text_size=130)

    assert theme.dark
    assert theme.scale == pytest.approx(1.3)


@pytest.mark.parametrize(
    ("choice", "system", "less"),
    [
        ("system", True, True),
        ("system", False, False),
        ("on", False, True),
        ("off", True, False),
    ],
)
def test_own_choice_about_motion_wins(context, choice, system, less):
    """The system decides only where the person leaves it to the system."""
    context.system_less_motion = system
    context.change_settings(less_motion=choice)

    assert context.less_motion is less


def test_history_is_not_made_before_it_is_needed(context):
    """Looking around leaves no database behind; the journal makes it."""
    assert not history_file(context.data_dir).exists()
    assert context.journal.flush(5)
    context.close()

    assert history_file(context.data_dir).exists()


def test_settings_that_cannot_be_saved_are_told(context, qtbot):
    """A data folder that has become a file gives one sentence."""
    settings_file(context.data_dir).mkdir()
    with qtbot.waitSignal(context.notice_given) as told:
        context.change_settings(volume=0.3)

    assert "settings" in told.args[0]
