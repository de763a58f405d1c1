"""Links between the pages, and the ways into the Plans and Guide pages."""

import pytest
from PySide6.QtCore import Qt

from coach.cli import PAGES
from tests.ui.pages.reading import activate, link
from ui.main_window import MainWindow
from ui.pages.guide.page import GuidePage
from ui.pages.infos import page_infos
from ui.pages.plans.page import PlansPage
from ui.pages.programs.in_plans import InPlans
from ui.pages.programs.page import ProgramsPage


@pytest.fixture
def window(shipped, qtbot):
    shipped.change_settings(less_motion="on")
    window = MainWindow(shipped)
    qtbot.addWidget(window)
    window.show()
    activate(window, qtbot)
    yield window
    shipped.save_settings()


def shown(window):
    return window.pages.currentWidget()


def test_every_page_can_be_named_on_the_command_line(window):
    """`coach --page` knows the pages of the rail, those of a practice included."""
    infos = page_infos(window, has_patients=True)

    assert {info.key for info in infos} == set(PAGES)
    assert {info.key for info in page_infos(window)} == set(PAGES) - {"patients"}


@pytest.mark.parametrize(
    ("title", "kind"), [("Plans", PlansPage), ("Guide", GuidePage)]
)
def test_keys_open_the_pages_in_the_order_of_the_rail(window, qtbot, title, kind):
    """Ctrl and the place in the rail."""
    titles = [info.title for info in page_infos(window) if not info.at_bottom]
    key = Qt.Key(Qt.Key.Key_1 + titles.index(title))
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)

    assert isinstance(shown(window), kind)


def test_program_of_a_plan_opens_on_the_programs_page(window, qtbot):
    """A stage leads to its program."""
    window.pages.show_plan("calf-ladder")
    qtbot.mouseClick(
        link(shown(window).pane, "calf-ladder-1"), Qt.MouseButton.LeftButton
    )

    assert isinstance(shown(window), ProgramsPage)
    assert shown(window).programs.program.id == "calf-ladder-1"


def test_program_leads_back_to_its_plans(window):
    """A program names the plans in which it has a stage; others name none."""
    window.pages.show_program("first-72-hours")
    programs = shown(window).programs
    link(programs, "hamstring-moderate").click()
    assert isinstance(shown(window), PlansPage)
    assert shown(window).shown.key == "hamstring-moderate"
    window.pages.show_program("everyday-warm-up")

    assert not programs.findChildren(InPlans)[-1].isVisible()


def test_plan_leads_to_the_guide(window):
    """How sure it is stands on the guide page."""
    window.pages.show_plan("night-cramps")
    link(shown(window).pane, "card:evidence").click()

    assert isinstance(shown(window), GuidePage)
    assert shown(window).shown.key == "card:evidence"


def test_search_key_stays_on_the_page(window, qtbot):
    """Ctrl+F puts the keyboard into the field of the page that is shown."""
    page = window.open_page("guide")
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page._field._edit.hasFocus()


def test_pages_fit_the_smallest_window(window, qtbot):
    """At 900x600 neither page asks for more room."""
    window.resize(900, 600)
    window.pages.show_plan("hamstring-mild")
    window.pages.show_text("protocol:rice")
    hint = window.minimumSizeHint()

    assert (hint.width() <= 900, hint.height() <= 600) == (True, True)
