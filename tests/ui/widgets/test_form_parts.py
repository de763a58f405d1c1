"""Parts of forms: chips that can be taken back, steppers, folds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.widgets.chip_row import ChipRow
from ui.widgets.fold import Fold
from ui.widgets.label import Label
from ui.widgets.stepper import Stepper

Key = Qt.Key
CHOICES = (("a", "Apples"), ("b", "Bread"), ("c", "Cheese"))


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


@pytest.fixture
def single(qtbot):
    return shown(qtbot, ChipRow("Food", CHOICES))


@pytest.fixture
def several(qtbot):
    return shown(qtbot, ChipRow("Food", CHOICES, several=True))


@pytest.fixture
def stepper(qtbot):
    return shown(qtbot, Stepper("Repetitions", 20, unit="times"))


# Chips


def test_a_single_choice_replaces_the_one_before(single):
    """Only one of the row is taken."""
    single.chips[0].click()
    single.chips[2].click()

    assert single.value() == "c"


def test_a_choice_can_be_taken_back(single):
    """A second press leaves the question unanswered."""
    single.chips[1].click()
    single.chips[1].click()

    assert single.value() == ""


def test_several_choices_keep_the_order_of_the_row(several):
    """However they were pressed."""
    several.chips[2].click()
    several.chips[0].click()

    assert several.values() == ["a", "c"]


def test_setting_tells_nothing_and_ignores_the_unknown(qtbot, several):
    """What a newer version stored does no harm."""
    told = []
    several.changed.connect(lambda: told.append(True))
    several.set_values(["c", "z"])

    assert several.values() == ["c"]
    assert told == []


def test_arrows_go_from_chip_to_chip_and_space_takes(qtbot, single):
    """The keyboard reaches every chip."""
    single.chips[0].setFocus()
    qtbot.keyClick(single.chips[0], Key.Key_Right)
    qtbot.keyClick(single.focusWidget(), Key.Key_Space)

    assert single.value() == "b"


def test_chips_say_what_they_belong_to(single):
    """A screen reader hears the question with the choice."""
    assert single.chips[0].accessibleName() == "Food: Apples"


# Stepper


def test_a_stepper_begins_with_nothing(stepper):
    """No number is not nought."""
    assert stepper.value() is None


def test_buttons_step(stepper):
    """The first press of plus is 1, minus stops at 0."""
    stepper.more.click()
    assert stepper.value() == 1

    stepper.less.click()
    stepper.less.click()

    assert stepper.value() == 0


def test_numbers_can_be_typed(qtbot, stepper):
    """Digits go into the field, letters do not."""
    qtbot.keyClicks(stepper.field, "1x2")

    assert stepper.value() == 12


def test_arrows_step_in_the_field(qtbot, stepper):
    """Up and Down by one, Page Up by ten, never past the end."""
    stepper.set_value(8)
    qtbot.keyClick(stepper.field, Key.Key_Up)
    assert stepper.value() == 9

    qtbot.keyClick(stepper.field, Key.Key_PageUp)
    qtbot.keyClick(stepper.field, Key.Key_PageUp)

    assert stepper.value() == 20


def test_a_lower_limit_brings_the_number_down(stepper):
    """Another test may allow less."""
    stepper.set_value(18)
    stepper.set_most(10)

    assert stepper.value() == 10


def test_a_step_can_begin_higher(qtbot):
    """Seconds begin at 30 and go on in fives."""
    seconds = shown(qtbot, Stepper("Seconds", 59, step=5, start=30))
    seconds.more.click()
    assert seconds.value() == 30

    seconds.more.click()

    assert seconds.value() == 35


def test_parts_of_a_stepper_have_names(stepper):
    """Field and buttons say what they count."""
    assert stepper.field.accessibleName() == "Repetitions"
    assert stepper.more.accessibleName() == "More: Repetitions"


# Fold


def test_a_fold_opens_and_closes(qtbot):
    """A press shows what is inside, another hides it, and both are told."""
    content = Label("Inside")
    fold = shown(qtbot, Fold("More", content))
    told = []
    fold.toggled.connect(told.append)
    fold.line.click()
    assert content.isVisible()

    fold.line.click()

    assert not content.isVisible()
    assert told == [True, False]
