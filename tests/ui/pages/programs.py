"""What the tests of the Programs page share."""

from tests.ui.pages.reading import activate, open_page
from ui.pages.programs.page import ProgramsPage
from ui.pages.programs.step_row import StepRow


def open_programs(context, qtbot, width=1072, height=820):
    """Return the Programs page with the keyboard in its window."""
    page = open_page(ProgramsPage, context, qtbot, width, height)
    activate(page, qtbot)
    return page


def step_rows(page):
    """Return the steps of the program that is shown."""
    return [row for row in page.detail.findChildren(StepRow) if row.isVisible()]


def choose(pill, value):
    """Take a line of a pill's menu."""
    menu = pill.make_menu()
    next(each for each in menu.actions() if each.data() == value).trigger()


def menu_lines(pill):
    """Return what the menu of a pill says, without the counts."""
    return [each.text().split("\t")[0] for each in pill.make_menu().actions()]
