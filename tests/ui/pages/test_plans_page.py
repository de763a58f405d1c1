"""Tests of the Plans page."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coach.editing.aside import put_aside
from coach.files.plan_model import Plan, Schedule, Stage, StageAdvance
from tests.ui.pages.reading import (
    activate,
    add_own,
    cut_off,
    link,
    missing,
    open_page,
    rows_of,
    shown_words,
    sources_of,
)
from ui.models.background import wait_for_tasks
from ui.models.plan_list import plans_with, weeks_words
from ui.pages.plans.calendar import FourWeeks, day_sentence
from ui.pages.plans.page import PlansPage
from ui.pages.plans.weeks import weeks_of
from ui.widgets.button import Button
from ui.widgets.path_row import PathRow

PLANS = sorted(
    path.name.split(".")[0]
    for path in (Path(__file__).resolve().parents[3] / "programs/plans").iterdir()
)
OWN_NAME = "mine.plan.toml"
OWN = """\
format   = "plan/1"
id       = "mine"
revision = 1
title    = "My plan"
language = "en"
summary  = "An own plan."

[[stage]]
name     = "one"
title    = "One"
program  = "easy"
schedule = { every_days = 1 }

  [stage.advance]
  then      = "ask-therapist"
  to        = "two"
  done_text = "Well done."

[[stage]]
name     = "two"
title    = "Two"
program  = "evening"
schedule = { days_a_week = 3, times_a_day = 2 }
"""


@pytest.fixture
def page(shipped, qtbot):
    return open_page(PlansPage, shipped, qtbot)


def sentences_of(plan, library):
    """Return every sentence of a plan's file, and the titles that it leads to."""
    texts = [plan.title, plan.summary, plan.others_took, *plan.not_if, *plan.notes]
    texts += [rule.text for rule in plan.back_off]
    for stage in plan.stages:
        texts += [stage.title, stage.others_took]
        texts += [each.text for each in (*stage.entry, *stage.tests)]
        texts += [rule.text for rule in stage.back_off]
        names = (stage.program, *stage.or_programs)
        texts += [library.programs[name].title for name in names]
        texts += [library.plans[stage.beside].title] if stage.beside else []
        texts += [stage.advance.done_text] if stage.advance else []
    texts += [library.plans[plan.next_plan].title] if plan.next_plan else []
    return texts + sources_of(plan)


def test_every_plan_is_listed(page):
    """Ten plans come with Coach; the first is shown at once."""
    assert sorted(rows_of(page)) == PLANS
    assert page._counted.text() == f"{len(PLANS)} plans"
    assert page.shown.key == rows_of(page)[0]


@pytest.mark.parametrize("name", PLANS)
def test_every_sentence_of_a_plan_can_be_read(shipped, page, name):
    """Whatever the file says stands in the pane, and the programs are named."""
    library = shipped.library.library
    assert page.show_key(name)

    assert missing(sentences_of(library.plans[name], library), page.pane) == []
    assert cut_off(page.pane) == []


def test_stages_stand_on_a_path_with_minutes_and_schedule(page):
    """Each stage has a number, its program with minutes, and how often it is done."""
    page.show_key("hamstring-mild")
    stops = page.pane.findChildren(PathRow)
    row = link(page.pane, "hamstring-mild-2")

    # Four stages, and the plan that follows.
    assert len(stops) == 5
    assert row.accessibleName().endswith(" min")
    assert "5 days a week" in shown_words(stops[2])
    assert "At least 4 days in this stage." in shown_words(stops[2])


def test_program_of_a_stage_is_a_link(page, qtbot):
    """A click on a program asks for it."""
    page.show_key("calf-ladder")
    with qtbot.waitSignal(page.program_asked) as told:
        qtbot.mouseClick(link(page.pane, "calf-ladder-2"), Qt.MouseButton.LeftButton)

    assert told.args == ["calf-ladder-2"]


def test_first_program_can_be_opened(page, qtbot):
    """The menu at the foot leads to the program of the first stage."""
    page.show_key("night-cramps")
    menu = page.plans.own_menu.menu_of_program()
    with qtbot.waitSignal(page.program_asked) as told:
        menu.actions()[0].trigger()

    assert told.args == ["bedtime-cramp-routine"]


def test_other_plan_is_shown_by_its_link(page, qtbot):
    """What runs beside a plan, or follows it, opens on this page by the keyboard."""
    page.show_key("hamstring-mild")
    qtbot.keyClick(link(page.pane, "nordic-10-weeks"), Qt.Key.Key_Return)

    assert page.shown.key == "nordic-10-weeks"
    assert "Week by week" in shown_words(page.pane)


def test_link_leads_to_how_sure_it_is(page, qtbot):
    """Every plan leads to the card that says what it rests on."""
    with qtbot.waitSignal(page.guide_asked) as told:
        link(page.pane, "card:evidence").click()

    assert told.args == ["card:evidence"]


def test_same_criteria_of_a_ladder_are_said_once(page):
    """Ten steps with the same conditions name them once, above the path."""
    page.show_key("return-to-run")

    assert shown_words(page.pane).count("Pain at most 2 of 10 in the last 2") == 1


def test_visits_are_named_with_their_stage(page):
    """A limit of one stage says which; one of the whole plan does not."""
    page.show_key("hamstring-mild")
    shown = shown_words(page.pane)

    assert "Have it looked at" in shown
    assert "In “Back to speed”: A second twinge" in shown
    assert "\nTwo set-backs within 7 days: have it examined." in shown


def test_weeks_of_the_nordic_plan(shipped):
    """Sessions, sets and repetitions, as the programs count them."""
    library = shipped.library
    weeks = weeks_of(library.library.plans["nordic-10-weeks"], library)
    rows = [(row.title, row.sessions, row.dose) for row in weeks.rows]

    assert weeks.exercise.id == "nordic-lower"
    assert rows[0] == ("Week 1", "Once a week", "2 × 5")
    assert rows[3][1:] == ("3 days a week", "3 × 9")
    assert rows[-1] == ("Keep it", "Once a week", "3 × 10")


def test_plans_that_go_by_tests_have_no_weeks(shipped):
    """Only the Nordic plan is a table of weeks."""
    library = shipped.library
    plans = library.library.plans.values()

    assert [p.id for p in plans if weeks_of(p, library)] == ["nordic-10-weeks"]


def test_length_is_said_only_where_it_is_known(shipped):
    """Stages with days of their own add up; tests take as long as they take."""
    plans = shipped.library.library.plans

    assert weeks_words(plans["nordic-10-weeks"]) == "10 weeks"
    assert weeks_words(plans["hamstring-mild"]) == ""


def test_calendar_begins_today(shipped, page):
    """The first day of the grid is the clock's training day, and one of exercise."""
    page.show_key("nordic-10-weeks")
    days = sorted(page.plans.weeks.planned)

    assert abs((days[0] - date(2025, 11, 24)).days) <= 1
    assert len(days) == 1 + 2 + 3 + 3
    assert page.plans.weeks.stages_shown() == ["week-1", "week-2", "week-3", "week-4"]


def test_calendar_is_told_in_words(qtbot):
    """Who cannot see the grid hears the days, with stage and times."""
    stage = Stage("a", "A", "p", Schedule(days_a_week=(1, 1), times_a_day=(2, 2)))
    weeks = FourWeeks(Plan("p", 1, "P", "en", (stage,)), date(2026, 11, 23))
    qtbot.addWidget(weeks)

    assert weeks.accessibleDescription().startswith("Monday 23 Nov: stage 1, 2 times.")


def test_day_of_a_later_stage_has_its_number(qtbot):
    """The second stage begins when the days of the first are over."""
    first = Stage(
        "a", "A", "p", Schedule(7), min_days=7, advance=StageAdvance("tell-patient")
    )
    second = Stage("b", "B", "q", Schedule(7))
    start = date(2026, 11, 23)
    weeks = FourWeeks(Plan("p", 1, "P", "en", (first, second)), start)
    qtbot.addWidget(weeks)
    planned = weeks.planned[start + timedelta(days=7)]

    assert day_sentence(planned, 2) == "Monday 30 Nov: stage 2"
    assert weeks.stages_shown() == ["a", "b"]


def test_calendar_marks_days_by_shape(qtbot):
    """A day of exercise has a circle and a number, a day off has neither."""
    stage = Stage("a", "A", "p", Schedule(2))
    weeks = FourWeeks(Plan("p", 1, "P", "en", (stage,)), date(2026, 11, 23))
    qtbot.addWidget(weeks)
    weeks.resize(490, weeks.sizeHint().height())
    image = weeks.grab().toImage()
    top = round(weeks._top())
    cells = [image.copy(70 * column, top + 20, 66, 30) for column in (0, 1)]
    colors = [
        {cell.pixel(x, y) for x in range(66) for y in range(30)} for cell in cells
    ]

    assert len(colors[0]) > 5
    assert len(colors[1]) == 1


def test_search_finds_exercises_of_a_plan(page, qtbot):
    """A word of an exercise finds the plans with it; a typo is forgiven."""
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "copenhgen")

    assert rows_of(page) == ["groin-ladder"]
    assert page.shown.key == "groin-ladder"


def test_search_shows_the_best_title_first(page):
    """What is called so stands before what only has the word in its exercises."""
    page._field.set_text("nordic")

    assert len(rows_of(page)) > 1
    assert rows_of(page)[0] == "nordic-10-weeks"
    assert page.shown.key == "nordic-10-weeks"


def test_no_hit_offers_to_clear_the_search(page, qtbot):
    """Without a hit there is a sentence and a way back; the pane stays as it was."""
    before = page.shown
    page._field.set_text("zebra")
    assert page._empty._words.text() == "No plan fits this search."
    assert page.shown is before
    qtbot.mouseClick(page._empty._button, Qt.MouseButton.LeftButton)

    assert len(rows_of(page)) == len(PLANS)


def test_escape_empties_the_search(page, qtbot):
    """The field has the key first, before the page goes back with it."""
    activate(page, qtbot)
    page.focus_search()
    qtbot.keyClicks(page._field._edit, "calf")
    qtbot.keyClick(page._field._edit, Qt.Key.Key_Escape)

    assert page._field.text() == ""
    assert len(rows_of(page)) == len(PLANS)


def test_tab_goes_through_the_links_to_the_buttons(page, qtbot):
    """From the list to the text, its links in order, then the foot; all are seen."""
    activate(page, qtbot)
    page.show_key("night-cramps")
    page.cards.setFocus()
    visited = []
    for _ in range(7):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        visited.append(page.focusWidget())
    names = [each.objectName() or each.accessibleName() for each in visited]

    assert names == [
        "Night cramps, six weeks",
        "bedtime-cramp-routine",
        "bedtime-cramp-routine-seated",
        "card:evidence",
        "Begin this plan",
        "Print",
        "Edit a copy",
    ]
    assert not visited[3].visibleRegion().isEmpty()


def test_back_tab_shows_the_link_it_reaches(page, qtbot):
    """From the foot back to the last link, which is scrolled into view."""
    activate(page, qtbot)
    page.show_key("hamstring-mild")
    page.plans._begin.setFocus()
    qtbot.keyClick(page.plans._begin, Qt.Key.Key_Backtab)
    last = link(page.pane, "card:evidence")

    assert page.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


def test_arrows_go_through_the_plans(page, qtbot):
    """Down shows the next plan at the right, as soon as the fingers rest."""
    page.cards.setFocus()
    qtbot.keyClick(page.cards, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: page.shown.key == rows_of(page)[1])


def test_click_shows_a_plan(page, qtbot):
    """A click on a row shows it."""
    row = page.cards.model().index(2, 0)
    place = page.cards.visualRect(row).center()
    qtbot.mouseClick(page.cards.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert page.shown.key == rows_of(page)[2]


def test_narrow_page_shows_the_plan_alone(shipped, qtbot):
    """One column: the list, or the plan with a way back; nothing is cut off."""
    page = open_page(PlansPage, shipped, qtbot, 836, 600)
    assert not page.pane.isVisible()
    page.show_key("steady-ankle")
    assert page.pane.isVisible()
    assert not page.cards.isVisible()
    assert cut_off(page.pane) == []
    page._go_back()

    assert page.cards.isVisible()


def test_lines_are_not_too_long_to_read(shipped, qtbot):
    """However wide the pane is, a line has about 68 letters at the most."""
    page = open_page(PlansPage, shipped, qtbot, 836, 600)
    page.show_key("calf-ladder")
    summary = page.shown.content.summary
    label = next(
        each for each in page.pane.findChildren(QLabel) if each.text() == summary
    )

    assert 400 < label.width() < 520


def test_print_shows_the_handout(page, qtbot):
    """The plan's handout opens for a look before it is printed."""
    from ui.handout.dialog import HandoutDialog

    page.show_key("night-cramps")
    page.plans._print.click()
    dialog = page.findChild(HandoutDialog)
    shown = dialog.windowTitle()
    dialog.reject()

    assert shown == "Handout: Night cramps, six weeks"


def test_no_plan_says_so(loaded, qtbot):
    """A library without plans leaves a sentence and an empty pane."""
    page = open_page(PlansPage, loaded, qtbot)

    assert page._empty._words.text() == "There are no plans yet."
    assert not page._empty._button.isVisible()
    assert shown_words(page.pane) == ""


def test_own_plan_appears_by_itself(loaded, qtbot):
    """A saved file is listed, with its path and with what only own plans use."""
    page = open_page(PlansPage, loaded, qtbot)
    add_own(loaded, qtbot, OWN_NAME, OWN)
    page.show_key("mine")
    shown = shown_words(page.pane)

    assert "Your own file: " in shown
    assert "Your physiotherapist decides about the next stage." in shown
    assert "It goes on with: Two" in shown
    assert "Well done." in shown
    assert "3 days a week, 2 times a day" in shown


def test_changed_own_plan_is_shown_anew(loaded, qtbot):
    """Saving a change over the file shows it."""
    page = open_page(PlansPage, loaded, qtbot)
    add_own(loaded, qtbot, OWN_NAME, OWN)
    page.show_key("mine")
    add_own(loaded, qtbot, OWN_NAME, OWN.replace("An own plan.", "Another summary."))

    assert "Another summary." in shown_words(page.pane)


def test_broken_plan_is_told_with_its_line(loaded, qtbot):
    """A plan that cannot be used is listed below the others; other kinds are not."""
    page = open_page(PlansPage, loaded, qtbot)
    add_own(loaded, qtbot, "bad.program.toml", 'format = "program/1"\nid =\n')
    assert not page._problems.isVisible()
    add_own(loaded, qtbot, OWN_NAME, OWN.replace('"easy"', '"esay"'))

    assert page._problems.isVisible()
    assert "mine.plan.toml, line 11" in shown_words(page._problems)


def test_plans_of_a_program(shipped):
    """A program knows the plans in which it has a stage, instead of another too."""
    found = plans_with(shipped.library, "first-72-hours")
    other = plans_with(shipped.library, "bedtime-cramp-routine-seated")

    assert [plan.id for plan in found] == ["hamstring-mild", "hamstring-moderate"]
    assert [plan.id for plan in other] == ["night-cramps"]


def test_unknown_plan_is_not_shown(page):
    """A link that leads nowhere says so."""
    assert not page.show_key("no-such-plan")


@pytest.mark.parametrize("scale", [0.85, 1.5])
def test_text_size_reaches_everything(page, theme, scale):
    """Larger letters make a higher text, in rows and pane alike."""
    page.show_key("calf-ladder")
    before = page.cards.height()
    theme.set_scale(scale)

    assert (page.cards.height() > before) == (scale > 1)


# Editing


@pytest.fixture
def listed(quiet, window, qtbot):
    """Return the page in the real window, with an own plan chosen."""
    page = window.open_page("plans")
    add_own(quiet, qtbot, OWN_NAME, OWN)
    page.show_key("mine")
    return page


def offered(page):
    """Return which buttons below the text can be seen."""
    pane = page.plans
    buttons = {
        "edit": pane.edit,
        "copy": pane.copy,
        "assign": pane.assign,
        "more": pane.own_menu,
        "print": pane._print,
    }
    return {name for name, button in buttons.items() if button.isVisible()}


def editor_of(page, qtbot):
    """Return the editor once it is open."""
    qtbot.waitUntil(lambda: page.editing.editor is not None)
    return page.editing.editor


def test_own_plans_are_edited_and_others_copied(listed, quiet, qtbot):
    """Only therapist mode has patients to hand one to."""
    own = offered(listed)
    quiet.change_settings(therapist_mode=True)
    with_patients = offered(listed)
    with qtbot.waitSignal(listed.assign_asked) as asked:
        listed.plans.assign.click()

    assert own == {"edit", "more", "print"}
    assert with_patients == {"edit", "more", "assign"}
    assert asked.args[0].id == "mine"


def test_the_menu_has_what_the_line_has_no_room_for(listed, quiet):
    """Printing goes there for who can assign; a plan of one's own can go, too."""
    menu = listed.plans.own_menu
    own = words_of(menu)
    quiet.change_settings(therapist_mode=True)

    assert own == ["First program", "Duplicate", "Delete"]
    assert words_of(menu) == ["First program", "Print", "Duplicate", "Delete"]


@pytest.mark.parametrize("width", [836, 1072])
def test_buttons_below_a_plan_stand_in_one_line(care_context, qtbot, width):
    """Also in therapist mode, which has one more of them."""
    care_context.change_settings(therapist_mode=True)
    page = open_page(PlansPage, care_context, qtbot, width, 600)
    page.show_key("calf-ladder")
    pane = page.plans
    shown = (pane._begin, pane.assign, pane.copy, pane.own_menu)
    middles = {each.geometry().center().y() for each in shown}

    assert all(each.isVisible() for each in shown)
    assert len(middles) == 1


def words_of(menu):
    """Return what the rows of a menu say, without their keys."""
    return [each.text().partition("\t")[0] for each in menu.menu_of_program().actions()]


def test_a_shipped_plan_is_copied(care_context, qtbot):
    """Its file stays as it is; the copy is saved, and shown once it is left."""
    page = open_page(PlansPage, care_context, qtbot)
    page.show_key("calf-ladder")
    assert offered(page) == {"copy", "more", "print"}
    page.plans.copy.click()
    editor = editor_of(page, qtbot)
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()
    with qtbot.waitSignal(page.editing.closed):
        editor.leave()
    qtbot.waitUntil(lambda: page.plans.plan.id == "calf-ladder-copy")

    assert page.plans.plan.own
    assert page.plans.plan.title == "Calf ladder (my copy)"
    assert not care_context.library.library.plans["calf-ladder"].own


def test_an_edited_plan_is_shown_with_its_changes(listed, qtbot):
    """After the editor has gone."""
    listed.plans.edit.click()
    editor = editor_of(listed, qtbot)
    editor.desk.set(("title",), "My other plan")
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()
    with qtbot.waitSignal(listed.editing.closed):
        editor.leave()
    qtbot.waitUntil(lambda: listed.plans.plan.title == "My other plan")

    assert listed.cards.isEnabled()


def test_a_new_plan_begins_with_its_title(listed, qtbot):
    """Left at once, nothing is kept and nothing asked."""
    listed.new.click()
    editor = editor_of(listed, qtbot)
    has_focus = editor.inspector.form.field_row(("title",)).box.line.hasFocus()
    with qtbot.waitSignal(listed.editing.closed):
        editor.leave()

    assert has_focus
    assert listed.unfinished.card.kept == []


def test_an_own_plan_is_duplicated(listed, qtbot):
    """As a new draft with a title that says so."""
    listed.plans.own_menu.duplicate_asked.emit()
    editor = editor_of(listed, qtbot)
    title, path = editor.desk.draft.title, editor.desk.draft.path
    editor.closed.emit()

    assert title == "My plan (my copy)"
    assert path is None


def test_an_own_plan_is_deleted_and_put_back(listed, quiet, qtbot):
    """With Del in the list; the offer to undo brings the same file again."""
    listed.cards.setFocus()
    with qtbot.waitSignal(quiet.undo_offered) as offer:
        qtbot.keyClick(listed.cards, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "mine" not in quiet.library.library.plans)
    words, undo = offer.args
    undo()
    qtbot.waitUntil(lambda: "mine" in quiet.library.library.plans)

    assert words == "My plan is deleted."
    assert (quiet.library.own_folder / OWN_NAME).read_text() == OWN


def test_a_plan_that_was_never_saved_is_listed(listed, quiet, qtbot):
    """Lost in a crash, it can be gone on with."""
    lost = quiet.library.own_folder / "lost.plan.toml"
    text = OWN.replace('"mine"', '"lost"').replace("My plan", "Lost one")
    put_aside(lost, b"", text.encode())
    listed.unfinished.look()
    qtbot.waitUntil(lambda: bool(listed.unfinished.card.kept))
    (kept,) = listed.unfinished.card.kept
    listed.unfinished.card.go_on_asked.emit(kept)
    title = editor_of(listed, qtbot).desk.draft.title
    listed.editing.editor.closed.emit()

    assert (kept.title, title) == ("Lost one", "Lost one")


def test_limits_of_a_plan_are_told(quiet, window, qtbot):
    """What ends a session, and what is left to the person."""
    page = window.open_page("plans")
    limits = '[limits]\nstop_pain = 4\nmay_patient_change = ["days", "easier"]\n'
    add_own(quiet, qtbot, OWN_NAME, f"{OWN}\n{limits}")
    page.show_key("mine")
    words = shown_words(page.plans)

    assert "A session ends from pain 4 of 10." in words
    assert "Yours to change: days, easier exercise." in words


def test_a_plan_that_is_left_out_is_mended_in_its_editor(quiet, qtbot):
    """Its program is gone; the editor opens with that said."""
    page = open_page(PlansPage, quiet, qtbot)
    add_own(quiet, qtbot, OWN_NAME, OWN.replace('"evening"', '"gone"'))
    buttons = page._problems.findChildren(Button)
    mend = next(each for each in buttons if each.text() == "Mend")
    with qtbot.waitSignal(page.editing.began):
        mend.click()
    draft = page.editing.editor.desk.draft
    findings = [(each.path, each.what) for each in draft.findings]
    page.editing.editor.end()
    wait_for_tasks()

    assert draft.title == "My plan"
    assert (("stage", 1, "program"), 'there is no program "gone".') in findings
