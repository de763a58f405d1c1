"""Tests of the small controls: buttons, toggle, choices, slider, combo, search."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.button import Button, ButtonKind
from ui.widgets.combo import Combo
from ui.widgets.flow import FlowLayout
from ui.widgets.label import Label
from ui.widgets.pill import ChoiceRow
from ui.widgets.search_field import SearchField
from ui.widgets.slider import Slider
from ui.widgets.toggle import Toggle


@pytest.fixture
def shown(qtbot):
    """Return a function that shows widgets in an active window of their own."""
    window = QWidget()
    column = QVBoxLayout(window)
    qtbot.addWidget(window)

    def show(*widgets):
        for widget in widgets:
            column.addWidget(widget)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def test_focus_ring_shows_for_the_keyboard_only(qtbot, shown):
    """A click gives no ring; the Tab key does."""
    first, second = Button("One"), Button("Two")
    window = shown(first, second)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not first.shows_focus
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)

    assert second.shows_focus


@pytest.mark.parametrize("kind", ButtonKind)
@pytest.mark.parametrize("scale", [0.85, 1.0, 1.5])
def test_button_has_room_for_its_words(qtbot, theme, kind, scale):
    """No text size cuts a word, and no button is lower than 40 px."""
    theme.set_scale(scale)
    button = Button("Save what was done", kind=kind, icon="play")
    qtbot.addWidget(button)
    words = button.fontMetrics().horizontalAdvance("Save what was done")

    assert button.minimumSizeHint().width() > words * 0.8
    assert button.sizeHint().height() >= 40


def test_icon_button_has_a_name_and_a_tooltip(qtbot):
    """A button without words says in words what it does."""
    button = Button(icon="close", name="Close")
    qtbot.addWidget(button)

    assert button.accessibleName() == button.toolTip() == "Close"


def test_toggle_switches_by_key(qtbot, shown):
    """The space bar switches."""
    toggle = Toggle("Voice")
    shown(toggle)
    qtbot.keyClick(toggle, Qt.Key.Key_Space)

    assert toggle.isChecked()


def test_toggle_shows_a_tick_when_on(qtbot, theme):
    """On and off differ by more than the colour of the track."""
    toggle = Toggle("Voice")
    qtbot.addWidget(toggle)
    toggle.setChecked(True)
    image = toggle.grab().toImage()
    knob = image.copy(26, 8, 18, 18)
    colours = {knob.pixelColor(x, y).rgb() for x in range(18) for y in range(18)}

    assert theme.color("accent").rgb() in colours
    assert theme.color("on_accent").rgb() in colours


def test_choice_tells_its_value(qtbot, shown):
    """A click takes a choice and tells its value."""
    row = ChoiceRow("Theme", [("a", "Light"), ("b", "Dark")])
    shown(row)
    row.set_value("a")
    button = row._group.buttons()[1]
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert told.args == ["b"]
    assert row.value() == "b"


def test_choices_can_be_replaced(qtbot):
    """Another set of choices takes the place of the first."""
    row = ChoiceRow("Version", [("a", "A"), ("b", "B")])
    qtbot.addWidget(row)
    row.set_choices([("c", "C")])
    row.set_value("c")

    assert row.value() == "c"
    assert len(row._group.buttons()) == 1


def test_slider_goes_to_the_pointer(qtbot):
    """A click in the middle sets the middle value."""
    slider = Slider("Volume", 0, 100)
    slider.resize(300, 36)
    qtbot.addWidget(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(150, 18))

    assert slider.value() == 50


def test_showing_a_value_is_no_change(qtbot):
    """A slider that only shows a setting does not write it."""
    slider = Slider("Volume", 0, 100)
    qtbot.addWidget(slider)
    with qtbot.assertNotEmitted(slider.valueChanged):
        slider.show_value(30)

    assert slider.value() == 30


def test_wheel_passes_over_a_combo(qtbot, shown):
    """Scrolling a page does not change a setting by accident."""
    combo = Combo("Device")
    combo.addItems(["a", "b"])
    shown(combo)
    combo.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        combo.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    combo.wheelEvent(wheel)

    assert combo.currentIndex() == 0
    assert not wheel.isAccepted()


def test_search_field_tells_words_and_empties_on_escape(qtbot, shown):
    """Typing tells every step; Escape empties the field."""
    field = SearchField("Search", "Search programs")
    shown(field)
    told = []
    field.text_changed.connect(told.append)
    qtbot.keyClicks(field._edit, "ab")
    qtbot.keyClick(field._edit, Qt.Key.Key_Escape)

    assert told == ["a", "ab", ""]


def test_down_leaves_the_search_field(qtbot, shown):
    """Down goes to the hits."""
    field = SearchField("Search", "Search programs")
    shown(field)

    with qtbot.waitSignal(field.left_downwards):
        qtbot.keyClick(field._edit, Qt.Key.Key_Down)


def test_label_shows_markup_as_it_is(qtbot):
    """Text from a file is never taken for rich text."""
    label = Label("<b>bold</b>", wrap=True)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText


def test_flow_breaks_lines_where_the_width_ends(qtbot):
    """Three widgets of 100 px need two lines in 250 px."""
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, gap_px=10)
    flow.setContentsMargins(0, 0, 0, 0)
    for _ in range(3):
        child = QWidget()
        child.setFixedSize(100, 20)
        flow.addWidget(child)

    assert flow.heightForWidth(400) == 20
    assert flow.heightForWidth(250) == 50


def test_hidden_widgets_take_no_gap_in_a_flow(qtbot):
    """Two widgets of 100 px stand in one line of 210 px, whatever hides between."""
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, gap_px=10)
    flow.setContentsMargins(0, 0, 0, 0)
    children = [QWidget() for _ in range(3)]
    for child in children:
        child.setFixedSize(100, 20)
        flow.addWidget(child)
    children[1].hide()

    assert flow.heightForWidth(210) == 20
    assert flow.sizeHint().width() == 210
