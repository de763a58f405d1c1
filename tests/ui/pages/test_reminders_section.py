"""Tests of the Reminders section of the settings page."""

import pytest

from ui.pages.settings.reminders import RemindersSection
from ui.platform import autostart


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Return a home folder of our own, where entries of the desktop go."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
    return folder


@pytest.fixture
def section(context, qtbot):
    """Return the section with the usual settings."""
    section = RemindersSection(context)
    qtbot.addWidget(section)
    return section


def choose(combo, value):
    """Choose the entry with a value, as a person does."""
    combo.setCurrentIndex(combo.findData(value))
    combo.activated.emit(combo.currentIndex())


@pytest.mark.parametrize(
    "kind", ["session", "morning", "care", "drink", "bedtime", "follow-up"]
)
def test_each_kind_has_its_switch(section, context, kind):
    """It changes that kind alone."""
    before = set(context.settings.reminder_kinds)
    section._kinds[kind].click()

    assert set(context.settings.reminder_kinds) ^ before == {kind}


def test_kinds_that_are_off_have_no_time(section):
    """What has no effect cannot be changed."""
    assert not section._bed.isEnabled()
    section._kinds["bedtime"].click()
    assert section._bed.isEnabled()


def test_times_are_set(section, context):
    """Sessions, mornings, bedtime and quiet hours."""
    section._kinds["bedtime"].click()
    choose(section._session, "07:30")
    choose(section._hour, 6)
    choose(section._bed, "00:30")
    choose(section._quiet_from, "23:00")
    choose(section._quiet_to, "06:30")

    settings = context.settings
    assert (settings.training_time, settings.morning_hour) == ("07:30", 6)
    assert settings.bedtime == "00:30"
    assert (settings.quiet_from, settings.quiet_to) == ("23:00", "06:30")


def test_an_odd_time_of_the_file_stays(section, context):
    """A time written by hand is shown and not changed."""
    context.change_settings(quiet_from="21:45")

    assert section._quiet_from.currentText() == "21:45"
    assert context.settings.quiet_from == "21:45"


def test_desk_breaks_are_off_or_on(section, context):
    """Half an hour, three quarters, or never."""
    section._desk.chosen.emit("45")
    assert context.settings.desk_break_minutes == 45
    section._desk.chosen.emit("0")
    assert context.settings.desk_break_minutes == 0


def test_reminders_can_stay_inside(section, context):
    """The desktop is left alone then."""
    section._show.chosen.emit("banner")

    assert context.settings.reminder_show == "banner"


def test_the_night_can_be_for_nothing_at_all(section, context):
    """Bedtime and running timers stay away as well."""
    section._lets.click()

    assert not context.settings.quiet_lets_through


def test_without_a_tray_nothing_is_kept_running(section):
    """The platform of these tests has none; the row says so."""
    assert not section._keep.isEnabled()


def test_starting_with_the_computer_is_an_entry_of_the_desktop(section, context, home):
    """It names this data folder, and goes with the second click."""
    section._start.click()
    entry = (home / "config" / "autostart" / "coach.desktop").read_text("utf-8")
    assert "--background" in entry
    assert str(context.root) in entry
    section._start.click()

    assert not autostart.is_on()


def test_an_entry_that_cannot_be_written_is_told(section, context, home, qtbot):
    """The switch goes back, and one sentence says why."""
    home.mkdir()
    (home / "config").write_text("a file in the way")
    with qtbot.waitSignal(context.notice_given) as told:
        section._start.click()

    assert "cannot be started with the computer" in told.args[0]
    assert not section._start.isChecked()


def test_what_is_set_elsewhere_is_shown(section, context):
    """The training section has the same time."""
    context.change_settings(training_time="06:30")

    assert section._session.currentText() == "06:30"
