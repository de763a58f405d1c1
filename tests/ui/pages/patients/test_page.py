"""The Patients page with real patients, plans and signed reports."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from coach.exchange.returned.model import NextStage
from ui.pages.patients.columns import PAIN, PATIENT
from ui.pages.patients.head import LOCK
from ui.pages.patients.pane import CODE
from ui.pages.patients.patient_list import ARCHIVED, LOOK, READY_ONES
from ui.pages.patients.report_sheet import ReportSheet
from ui.widgets.label import Label
from ui.widgets.panel import Panel
from ui.widgets.point import Point
from ui.widgets.sheet import Sheet


def texts(widget):
    return [label.text() for label in widget.findChildren(Label) if label.text()]


def choose(page, qtbot, name):
    """Choose a patient by the keyboard's way and wait for the pane."""
    rows = [each.patient.name for each in page.patients.listed()]
    with qtbot.waitSignal(page.model.detail_read, timeout=10_000):
        page.card.table.choose_row(rows.index(name))


def short(day):
    return f"{day.day} {day:%b}"


def take_in(page, qtbot, file):
    with qtbot.waitSignal(page.model.arrived, timeout=10_000):
        page.model.take_in(file)
    qtbot.waitUntil(lambda: page.model.rows[0].standing.reported_on is not None)


@pytest.fixture
def reported(practice, show, qtbot):
    """Return the page with one patient who has sent a report."""
    sam = practice.patient(side="left", problem="Calf strain", notes="Likes hills.")
    file = practice.report(practice.assign(sam), (3, 3, 6))
    page = show()
    take_in(page, qtbot, file)
    return page


def test_empty_practice_offers_to_add(show, qtbot):
    """One sentence, one button, and nothing beside it."""
    page = show()

    assert "Add a patient or open a report file." in texts(page.card)
    assert not page.card.table.isVisible()
    assert not page.pane.isVisible()
    page.card._empty._button.click()
    assert page.deeds.form is not None


def test_added_patient_is_listed_and_shown(show, qtbot):
    """With the number that was proposed."""
    page = show()
    page.head.add.click()
    form = page.deeds.form
    qtbot.waitUntil(lambda: form.ref.text() == "P-0001")
    qtbot.keyClicks(form.name, "Sam Osei")
    form.side.set_value("left")
    qtbot.keyClicks(form.problem_field, "Calf strain")
    with qtbot.waitSignal(page.model.detail_read, timeout=10_000):
        qtbot.keyClick(form.name, Qt.Key.Key_Return)

    assert page.pane.detail.row.patient.name == "Sam Osei"
    assert "Left calf strain" in texts(page.pane)
    assert "Nothing is assigned yet." in texts(page.pane)


def test_taken_number_is_said_in_the_form(show, practice, qtbot):
    """What was filled in stays."""
    practice.patient()
    page = show()
    page.head.add.click()
    form = page.deeds.form
    qtbot.waitUntil(lambda: form.ref.text() == "P-0043")
    form.ref.setText("P-0042")
    form.name.setText("Nora Berg")
    with qtbot.waitSignal(page.model.failed, timeout=10_000):
        form.save.click()

    assert "Another patient has the number P-0042" in form.problem.text()
    assert form.name.text() == "Nora Berg"
    assert form.save.isEnabled()


def test_pane_comes_when_the_fingers_rest(reported, qtbot):
    """Who is chosen is named at once; what has to be read comes later."""
    reported.card.table.choose_row(0)
    assert reported.pane.row.patient.name == "Sam Osei"
    assert reported.pane.detail is None
    assert reported._timer.isActive()
    assert reported._timer.interval() == 400

    qtbot.waitUntil(lambda: reported.pane.detail is not None, timeout=10_000)


def test_pane_says_why_and_what(reported, qtbot):
    """Flag with numbers, program, notes of the physiotherapist."""
    choose(reported, qtbot, "Sam Osei")

    (panel,) = reported.pane.findChildren(Panel)
    assert panel.accessibleName() == "Pain 6 yesterday, up from 3"
    shown = texts(reported.pane)
    assert "Easy bridges" in shown
    assert "Likes hills." in shown
    assert any(text.startswith("Left calf strain, day 1") for text in shown)


def test_looked_at_report_is_new_no_more(reported, qtbot):
    """The dot in the list goes."""
    assert reported.model.rows[0].unseen == 1
    choose(reported, qtbot, "Sam Osei")

    qtbot.waitUntil(lambda: reported.model.rows[0].unseen == 0, timeout=10_000)


def test_report_behind_the_list_stays_new(practice, show, qtbot):
    """In one column only an opened patient has been looked at."""
    file = practice.report(practice.assign(practice.patient()))
    page = show((880, 600))
    take_in(page, qtbot, file)
    choose(page, qtbot, "Sam Osei")
    qtbot.waitUntil(lambda: page.pane.detail is not None)
    with qtbot.waitSignal(page.model.changed, timeout=10_000):
        page.model.refresh()
    assert page.model.rows[0].unseen == 1

    page._open_pane()
    qtbot.waitUntil(lambda: page.model.rows[0].unseen == 0, timeout=10_000)


def test_undo_leaves_alone_what_is_being_written(reported, qtbot):
    """The notes of before are back; the form over them stays, with its text."""
    choose(reported, qtbot, "Sam Osei")
    before = reported.pane.detail.row.patient
    reported.deeds.write_notes(before)
    form = reported.deeds.form
    form.notes.setPlainText("Likes hills, and walks.")
    with qtbot.waitSignal(reported.model.saved, timeout=10_000):
        reported.model.put_back(before)

    assert reported.deeds.form is form
    assert form.notes.toPlainText() == "Likes hills, and walks."


def test_first_report_leaves_a_form_alone(practice, show, qtbot):
    """The key that it brings is not what is edited there."""
    sam = practice.patient()
    file = practice.report(practice.assign(sam))
    page = show()
    choose(page, qtbot, "Sam Osei")
    page.deeds.write_notes(page.pane.detail.row.patient)
    page.deeds.form.notes.setPlainText("Runs again.")
    take_in(page, qtbot, file)
    with qtbot.waitSignal(page.model.saved, timeout=10_000) as saved:
        page.deeds.form.save.click()

    assert saved.args[0].notes == "Runs again."


def test_report_of_somebody_archived_is_shown(practice, show, qtbot):
    """Among the archived, and later looks at the list leave the search alone."""
    sam = practice.patient()
    file = practice.report(practice.assign(sam))
    page = show()
    with qtbot.waitSignal(page.model.changed, timeout=10_000):
        page.model.set_archived(sam.id, away=True)
    page._reports.desk.open(str(file))
    qtbot.waitUntil(lambda: page.pane.detail is not None, timeout=10_000)

    assert page.patients.chosen == ARCHIVED
    assert page.pane.detail.row.patient.id == sam.id
    assert page._wanted == ""
    for sheet in page.window().findChildren(Sheet):
        sheet.close_with("done")


def test_locked_key_can_be_unlocked_from_the_menu(show, qtbot):
    """Reports of the watched folder may wait for it, and nobody opens them by hand."""
    page = show()
    texts_of = {each.data(): each.text() for each in page.head.make_menu().actions()}
    assert texts_of[LOCK] == "Unlock my key"

    page._follow_head(LOCK)
    (sheet,) = page.window().findChildren(Sheet)
    assert sheet.accessibleName() == "Unlock your key"
    sheet.close_with("")


def test_chosen_patient_stays_chosen(show, practice, qtbot):
    """While the list is sorted, filtered, and read again."""
    for number, name in enumerate(("Alex", "Nora", "Sam")):
        practice.patient(name, f"P-{number}")
    page = show()
    choose(page, qtbot, "Nora")
    for deed in (
        lambda: page.card.head.heads[PATIENT].click(),
        lambda: page.field.set_text("no"),
        lambda: page.field.set_text(""),
        page._show_rows,
    ):
        deed()
        current = page.card.table.currentIndex()
        assert page.patients.patient_row(current.row()).patient.name == "Nora"
    assert not page._timer.isActive()


def test_search_without_a_hit(show, practice, qtbot):
    """One press shows everybody again."""
    practice.patient()
    page = show()
    page.field.set_text("zzzz")
    assert "No patient fits." in texts(page.card)

    page.card._empty._button.click()
    assert page.card.table.isVisible()
    assert page.field.text() == ""


def test_down_leads_from_the_search_to_the_list(show, practice, qtbot):
    """And Return opens the patient there."""
    practice.patient()
    page = show()
    page.focus_search()
    with qtbot.waitSignal(page.model.detail_read, timeout=10_000):
        qtbot.keyClick(page.field._edit, Qt.Key.Key_Down)
        qtbot.keyClick(page.card.table, Qt.Key.Key_Return)

    assert page.pane.detail.row.patient.name == "Sam Osei"


def test_heads_say_how_they_sort(show, practice):
    """For those who cannot see the arrow."""
    practice.patient()
    heads = show().card.head.heads
    assert heads["heard"].accessibleName() == "Last report: sorted from high to low"

    heads[PATIENT].click()
    assert heads[PATIENT].accessibleName() == "Patient: sorted from low to high"
    assert heads["heard"].accessibleName() == "Last report: sort by it"


def test_narrow_window_shows_the_pane_as_a_page(show, practice, qtbot):
    """With a way back to the list."""
    practice.patient()
    page = show((836, 600))
    assert not page.pane.isVisible()
    choose(page, qtbot, "Sam Osei")
    page.card.table.opened.emit()
    assert page.pane.isVisible()
    assert not page.card.isVisible()

    page.head.back.click()
    assert page.card.isVisible()
    assert not page.pane.isVisible()


def test_assigning_is_asked_for(reported, qtbot):
    """For the patient who is shown."""
    choose(reported, qtbot, "Sam Osei")
    with qtbot.waitSignal(reported.assign_asked) as told:
        reported.pane.assign.click()

    assert told.args == [reported.model.rows[0].patient.id]


def test_notes_are_saved_with_undo(reported, quiet, qtbot):
    """Undo brings the note of before back."""
    choose(reported, qtbot, "Sam Osei")
    reported.pane.write.click()
    form = reported.deeds.form
    form.notes.setPlainText("New shoes.")
    with qtbot.waitSignal(quiet.undo_offered, timeout=10_000) as told:
        form.save.click()
    assert told.args[0] == "The notes on Sam Osei are saved."
    qtbot.waitUntil(lambda: "New shoes." in texts(reported.pane), timeout=10_000)

    told.args[1]()
    qtbot.waitUntil(lambda: "Likes hills." in texts(reported.pane), timeout=10_000)


def test_unchanged_form_changes_nothing(reported, qtbot):
    """Not even the version."""
    choose(reported, qtbot, "Sam Osei")
    reported._follow_pane("edit")
    reported.deeds.form.save.click()

    assert reported.deeds.form is None
    assert reported.model.rows[0].patient.version == 1


def test_archived_patient_comes_back(reported, quiet, qtbot):
    """By undo, or from the filter that then is there."""
    choose(reported, qtbot, "Sam Osei")
    pill = reported.filters.pills["archived"]
    assert not pill.isVisible()
    with qtbot.waitSignal(quiet.undo_offered) as told:
        reported._follow_pane("archive")
    qtbot.waitUntil(pill.isVisible, timeout=10_000)
    assert reported.patients.listed() == ()

    told.args[1]()
    qtbot.waitUntil(lambda: bool(reported.patients.listed()), timeout=10_000)


def test_delete_puts_the_chosen_one_away(reported, quiet, qtbot):
    """With undo; on somebody who is away already it does nothing."""
    choose(reported, qtbot, "Sam Osei")
    with qtbot.waitSignal(quiet.undo_offered) as told:
        qtbot.keyClick(reported.card.table, Qt.Key.Key_Delete)
    assert told.args[0] == "Sam Osei is archived."
    qtbot.waitUntil(lambda: not reported.patients.listed(), timeout=10_000)

    reported.filters.pills["archived"].click()
    reported.card.table.choose_row(0)
    with qtbot.assertNotEmitted(quiet.undo_offered):
        qtbot.keyClick(reported.card.table, Qt.Key.Key_Delete)


def test_who_follows_is_chosen_when_one_is_put_away(show, practice, qtbot):
    """Keys go on where they were; after the last one nobody is shown."""
    for number, name in enumerate(("Alex", "Nora", "Sam")):
        practice.patient(name, f"P-{number}")
    page = show()
    choose(page, qtbot, "Nora")
    for expected in ("Sam", "Alex", None):
        with qtbot.waitSignal(page.model.changed, timeout=10_000):
            qtbot.keyClick(page.card.table, Qt.Key.Key_Delete)
        row = page.pane.row
        assert (None if row is None else row.patient.name) == expected


def test_ready_patient_has_a_filter_and_a_checklist(show, practice, qtbot):
    """Since when, for which stage, and every point; the pill comes with the first."""
    sam = practice.patient()
    practice.patient("Nora Berg", "P-0043")
    since = practice.today - timedelta(days=3)
    ready = NextStage("One", "Two", ("14 days.", "3 clean sessions."), (), since)
    file = practice.report(practice.assign(sam), next_stage=ready)
    page = show()
    pill = page.filters.pills[READY_ONES]
    assert not pill.isVisible()
    with qtbot.waitSignal(page.model.arrived, timeout=10_000):
        page.model.take_in(file)
    qtbot.waitUntil(pill.isVisible, timeout=10_000)
    assert pill.text() == "Ready 1"

    pill.click()
    assert [each.patient.name for each in page.patients.listed()] == ["Sam Osei"]
    choose(page, qtbot, "Sam Osei")
    (panel,) = page.pane.findChildren(Panel)
    assert (
        panel.accessibleName() == f"Ready for the next stage since {short(since)}: Two"
    )
    points = [each.accessibleName() for each in page.pane.findChildren(Point)]
    assert points == ["Met: 14 days.", "Met: 3 clean sessions."]


def test_open_points_are_shown_as_such(show, practice, qtbot):
    """How many are met, and which are not."""
    waiting = NextStage("One", "Two", ("14 days.",), ("3 clean sessions.",))
    file = practice.report(practice.assign(practice.patient()), next_stage=waiting)
    page = show()
    take_in(page, qtbot, file)
    choose(page, qtbot, "Sam Osei")

    assert "1 of 2 points for leaving this stage are met." in texts(page.pane)
    points = [each.accessibleName() for each in page.pane.findChildren(Point)]
    assert points == ["Met: 14 days.", "Open: 3 clean sessions."]


def test_order_and_filter_are_remembered(show, practice, quiet):
    """For the next visit, in the settings."""
    practice.patient()
    page = show()
    page.card.head.heads[PAIN].click()
    page.card.head.heads[PAIN].click()
    page.filters.pills[LOOK].click()
    saved = quiet.settings
    assert (saved.patient_order, saved.patient_order_turned) == (PAIN, False)
    assert saved.patient_filter == LOOK

    again = show()
    assert (again.patients.column, again.patients.is_reversed) == (PAIN, False)
    assert again.filters.pills[LOOK].isChecked()
    words = again.card.head.heads[PAIN].accessibleName()
    assert words == "Pain: sorted from low to high"


def test_first_report_shows_the_code(show, practice, qtbot):
    """Their key is known from then on."""
    file = practice.report(practice.assign(practice.patient()))
    page = show()
    page._reports.desk.open(str(file))
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Sheet)), timeout=10_000)

    (sheet,) = page.window().findChildren(Sheet)
    assert sheet.accessibleName() == "First report of Sam Osei"
    assert page.pane.detail.row.patient.public_key
    sheet.close_with("done")


def test_code_can_be_shown_later(reported, qtbot):
    """From the menu of the patient, once there is one."""
    choose(reported, qtbot, "Sam Osei")
    codes = [a for a in reported.pane.make_menu().actions() if a.data() == CODE]
    assert [action.isEnabled() for action in codes] == [True]

    reported._follow_pane(CODE)
    (sheet,) = reported.window().findChildren(Sheet)
    assert sheet.accessibleName() == "The code of Sam Osei"
    sheet.close_with("done")


def test_report_is_read_saved_and_printed(reported, quiet, tmp_path, qtbot):
    """One page for people, made anew from what was verified."""
    choose(reported, qtbot, "Sam Osei")
    reported.pane.report.click()
    sheet = reported.deeds.reports
    assert isinstance(sheet, ReportSheet)
    assert "3 of 3 planned sessions done" in texts(sheet)

    target = tmp_path / "sam.html"
    with qtbot.waitSignal(quiet.done_told):
        reported.deeds.save_page(str(target))
    assert "Sam Osei" in target.read_text("utf-8")

    reported.deeds.print_report()
    qtbot.addWidget(reported.deeds.paper)
    assert len(reported.deeds.paper.pages) == 1
    assert reported.deeds.paper.save_pdf(tmp_path / "sam.pdf")
    sheet.close_sheet()
    assert reported.deeds.reports is None


def test_older_report_can_be_chosen(reported, practice, qtbot):
    """From the list of days."""
    from coach.clinic.connection import open_clinic
    from coach.clinic.issuing import newest_issued

    with open_clinic(practice.path) as connection:
        issued = newest_issued(connection, reported.model.rows[0].patient.id)
    take_in(reported, qtbot, practice.report(issued, (1, 1)))
    choose(reported, qtbot, "Sam Osei")
    reported.pane.report.click()
    sheet = reported.deeds.reports
    assert sheet.choice.count() == 2
    other = 1 - sheet.choice.currentIndex()

    before = sheet.report
    with qtbot.waitSignal(reported.model.report_read, timeout=10_000):
        sheet.choice.setCurrentIndex(other)
    assert sheet.report != before
    assert sheet.choice.currentIndex() == other
    assert reported.window().focusWidget() is sheet.choice
    sheet.close_sheet()


def drop(page, *paths):
    """Drop files onto the page; return whether they were taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    place = QPointF(200, 200)
    enter = QDragEnterEvent(place.toPoint(), copy, data, button, none)
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        dropped = QDropEvent(place, copy, data, button, none, QEvent.Type.Drop)
        QApplication.sendEvent(page, dropped)
    return enter.isAccepted()


def test_dropped_reports_are_taken_in(show, practice, qtbot):
    """Several at once; other files are left to the window."""
    issued = practice.assign(practice.patient())
    files = [practice.report(issued), practice.report(issued, (1, 2, 3))]
    page = show()
    assert not drop(page, practice._folder / "x.assignment")

    assert drop(page, *files)
    # Not how many are unseen: the patient is shown meanwhile, which is to see one.
    qtbot.waitUntil(
        lambda: page.pane.detail is not None and len(page.pane.detail.reports) == 2,
        timeout=10_000,
    )
    qtbot.waitUntil(lambda: bool(page.window().findChildren(Sheet)), timeout=10_000)
    page.window().findChildren(Sheet)[0].close_with("done")


def test_list_and_patient_are_exported(reported, quiet, tmp_path, qtbot):
    """To where the person says; they are told that it is not encrypted."""
    choose(reported, qtbot, "Sam Osei")
    patient = reported.pane.detail.row.patient
    for name, deed in (
        (
            "list.csv",
            lambda p: reported.deeds._export_list(reported.patients.listed(), p),
        ),
        ("sam.zip", lambda p: reported.deeds._export(patient.id, p)),
    ):
        target = tmp_path / name
        with qtbot.waitSignal(quiet.done_told, timeout=10_000) as told:
            deed(str(target))
        assert "not encrypted" in told.args[0]
        assert target.exists()


def test_failures_of_the_folder_are_listed(show, practice, qtbot):
    """With their sentences, behind a button at the foot."""
    page = show()
    assert not page.card.failed.isVisible()
    broken = practice._folder / "broken.report"
    broken.write_bytes(b"nothing")
    with qtbot.waitSignal(page._reports.desk.failures_changed, timeout=10_000):
        page._reports.desk.open_quietly(broken)

    assert page.card.failed.text() == "1 file not taken in"
    page.card.failed.click()
    shown = [text for each in page.window().children() for text in _texts_of(each)]
    assert "broken.report" in shown


def _texts_of(widget):
    return texts(widget) if hasattr(widget, "findChildren") else []
