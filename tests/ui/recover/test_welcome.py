"""The first start and the health list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from coach.store.entries import HEALTH
from ui.recover.screening.closed_note import ClosedNote
from ui.recover.screening.health_sheet import HealthSheet
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.welcome import Welcome

Key = Qt.Key


@pytest.fixture
def welcome(screening, shown):
    """Return the sheet of the first start."""
    screening.welcome()
    return shown(Welcome)


@pytest.fixture
def health(screening, shown):
    """Return the health list."""
    screening.ask_health()
    return shown(HealthSheet)


def test_intended_use_has_to_be_read(qtbot, welcome, care_context):
    """Escape does not leave it; the button does, for good."""
    qtbot.keyClick(welcome, Key.Key_Escape)
    assert welcome.isVisible()

    welcome.save.click()

    assert care_context.settings.intended_use_read


def test_steps_can_be_skipped(qtbot, welcome):
    """After the text Escape leaves the rest out."""
    welcome.save.click()
    qtbot.keyClick(welcome, Key.Key_Escape)

    assert not welcome.isVisible()


def test_three_steps_are_kept(welcome, care_context):
    """What was chosen stands in the settings."""
    welcome.save.click()
    welcome._cards[1].click()
    welcome.save.click()
    welcome.name.setText("Mia")
    welcome.goal.chips[1].click()
    welcome.save.click()
    welcome.save.click()

    settings = care_context.settings
    assert settings.came_for == ("warm-up",)
    assert (settings.name, settings.goal_minutes) == ("Mia", 30)
    assert not welcome.isVisible()


def test_fresh_injury_is_asked_about_first(welcome, shown):
    """Who has one comes to "Something hurts" next."""
    welcome.save.click()
    welcome._cards[0].click()
    welcome.save.click()
    welcome.save.click()
    welcome.save.click()

    assert shown(HurtsSheet) is not None


def test_health_list_says_what_it_changes(health):
    """In words, while it is filled in."""
    assert "nothing is closed" in health.changes.text()
    chips = {chip.value: chip for chip in health.items.chips}
    chips["pregnancy"].click()

    assert "pregnancy" in health.changes.text()


def test_health_list_is_kept_and_shown_again(health, screening, shown, notes):
    """The newest counts, and opens filled in."""
    chips = {chip.value: chip for chip in health.items.chips}
    chips["raynaud"].click()
    health.save.click()
    assert notes(HEALTH)[0].data["items"] == ["raynaud"]

    screening.ask_health()

    assert shown(HealthSheet).items.values() == ["raynaud"]


def test_under_16_closes_recovery_programs(qtbot, health, care_context, program):
    """The page of the program says so at once."""
    note = ClosedNote(care_context, program("hamstring-mild-1"))
    qtbot.addWidget(note)
    assert note.card.isHidden()
    health.age.set_value("under-16")
    health.save.click()

    assert not note.card.isHidden()
    assert "Under 16" in note.card.text


def test_unwell_line_stands_on_a_warm_up_only(qtbot, care_context, program):
    """A recovery program is checked anyway."""
    warm_up = ClosedNote(care_context, program("everyday-warm-up"))
    rehab = ClosedNote(care_context, program("hamstring-mild-1"))
    for note in (warm_up, rehab):
        qtbot.addWidget(note)

    assert not warm_up.unwell.isHidden()
    assert rehab.unwell.isHidden()
