"""Sending a report: seen to the letter, written where the person says, remembered."""

from datetime import date
from zipfile import ZipFile

import pytest

from coach.exchange.returned.signing import open_report
from coach.exchange.signed.encrypted import decrypt, recipient_of
from coach.exchange.signed.keys import SigningKey, digits
from coach.files.assignment_model import ReportWish
from coach.session.model import Event
from coach.session.timeline import expand
from coach.store.plan import SessionStart
from tests.ui.assigned.conftest import ID, text_of
from ui.assigned.card import AssignedCard
from ui.assigned.keys_sheet import Keys
from ui.assigned.page_view import PageView
from ui.assigned.reporting import Reporting
from ui.models.background import wait_for_tasks

READER = SigningKey.from_seed(b"r" * 32)


@pytest.fixture
def followed(running, quiet, qtbot):
    """Return what lets a plan be followed: begun, one session with a note."""

    def make(**changes):
        signed = running(**changes)
        plan = signed.contents.plan
        course = {"course": "c", "plan": plan.id, "title": plan.title}
        course |= {"stage": "program", "decision": "start", "side": ""}
        quiet.care.note("course", course)
        done_session(quiet, signed, {"pain": 2, "note": "It pulled."})
        quiet.close_journal()
        return signed

    return make


def done_session(quiet, signed, answers):
    """Write a session that was done to its end."""
    (program,) = signed.contents.programs.values()
    exercises = quiet.library.exercises
    timeline = expand(program, exercises)
    journal = quiet.journal
    session = journal.begin(SessionStart.of(program, timeline, exercises))
    at_ms = 0
    journal.append(session, Event("start", at_ms, 0, {}))
    for index, item in enumerate(timeline.items):
        journal.append(session, Event("item", at_ms, at_ms, {"index": index}))
        at_ms += item.length_ms
        journal.append(session, Event("item-end", at_ms, at_ms, {"index": index}))
    for kind, data in (("finish", {}), ("answer", answers)):
        journal.append(session, Event(kind, at_ms, at_ms, data))
    journal.end(session)


@pytest.fixture
def reporting(quiet, window):
    """Return what sends reports."""
    return Reporting(quiet, window)


def shown(reporting, signed, qtbot):
    reporting.send(signed)
    qtbot.waitUntil(lambda: reporting.sheet.preview is not None)
    qtbot.waitUntil(reporting.sheet.isVisible)
    return reporting.sheet


def test_no_room_is_kept_for_notes_where_there_are_none(running, reporting, qtbot):
    """Before the first session, what comes next stands below the days."""
    sheet = shown(reporting, running(), qtbot)

    assert sheet.notes == {}
    assert not sheet._notes_room.isVisible()


def test_sheet_shows_the_page_and_the_own_code(followed, reporting, qtbot):
    """All that leaves, and what the practice compares."""
    sheet = shown(reporting, followed(), qtbot)

    assert "Sam Osei" in sheet.page.text()
    assert "1 of 1 planned sessions done." in sheet.page.text()
    code = digits(sheet.preview.own_key).split()
    assert code[0] in text_of(sheet)
    assert "Report for A. Therapist" in sheet.title.text()


def test_table_beside_the_page_is_shown_to_the_letter(
    followed, reporting, quiet, tmp_path, qtbot
):
    """What is written is what could be read before it left."""
    sheet = shown(reporting, followed(), qtbot)
    said = sheet.table.toPlainText()
    assert sheet.table.isReadOnly()
    reporting.write(str(tmp_path / "x.report"))
    qtbot.waitUntil((tmp_path / "x.report").exists)
    qtbot.waitUntil(lambda: reporting.sheet is None)

    with ZipFile(tmp_path / "x.report") as bundle:
        assert bundle.read("report.json").decode() == said


def test_note_is_unpicked_unless_the_plan_asks(followed, reporting, qtbot):
    """It is offered, and goes along once its switch is turned on."""
    sheet = shown(reporting, followed(), qtbot)
    (note,) = sheet.notes.values()
    assert note.isVisible()
    assert not note.isChecked()
    assert "It pulled." not in sheet.page.text()

    note.click()
    assert not sheet.save.isEnabled()

    qtbot.waitUntil(lambda: "It pulled." in sheet.page.text())
    assert sheet.save.isEnabled()


def test_note_is_picked_where_the_plan_asks(followed, reporting, qtbot):
    """And can be taken out."""
    signed = followed(report=ReportWish(7, ("sessions", "notes")))
    sheet = shown(reporting, signed, qtbot)
    (note,) = sheet.notes.values()
    assert note.isChecked()

    note.click()

    qtbot.waitUntil(lambda: "It pulled." not in sheet.page.text())


def test_file_is_what_was_shown(followed, reporting, quiet, tmp_path, qtbot):
    """Signed by the person; when and where is remembered."""
    sheet = shown(reporting, followed(), qtbot)
    page, key = sheet.preview.page, sheet.preview.own_key
    target = tmp_path / "out" / "P-1-2025-11-24.report"
    target.parent.mkdir()
    reporting.write(str(target))
    qtbot.waitUntil(lambda: reporting.sheet is None)

    found = open_report(target.read_bytes(), {key.id_text: key}.get)
    assert found.container.is_trusted
    assert found.page == page
    assert quiet.settings.reports_sent == (f"{ID} 2025-11-24",)
    assert quiet.settings.export_folder == str(target.parent)
    assert "Saved as P-1-2025-11-24.report" in reporting.bar.sentence()


def test_file_is_locked_where_the_plan_says_so(followed, reporting, tmp_path, qtbot):
    """Only the practice opens it, and the sheet says that."""
    wish = ReportWish(7, ("pain",), recipient_of(READER))
    sheet = shown(reporting, followed(report=wish), qtbot)
    assert "Only A. Therapist can open the file." in text_of(sheet)
    target = tmp_path / "x.report"
    reporting.write(str(target))
    qtbot.waitUntil(lambda: reporting.sheet is None)

    assert open_report(decrypt(target.read_bytes(), READER), lambda _: None)


def test_file_that_cannot_be_written_keeps_the_sheet(
    followed, reporting, quiet, tmp_path, qtbot
):
    """The sentence says why, and nothing counts as sent."""
    shown(reporting, followed(), qtbot)

    with qtbot.waitSignal(quiet.notice_given) as told:
        reporting.write(str(tmp_path / "missing" / "x.report"))

    assert "could not be written" in told.args[0]
    assert reporting.sheet is not None
    assert quiet.settings.reports_sent == ()


def test_giving_up_writes_nothing(followed, reporting, quiet, qtbot):
    """Not now."""
    sheet = shown(reporting, followed(), qtbot)
    sheet.left.emit()

    assert reporting.sheet is None
    assert quiet.settings.reports_sent == ()


# The card on Today and Recovery


@pytest.fixture
def card(quiet, window, qtbot):
    """Return what shows the brief card as it stands now."""

    def make(*, is_brief=True):
        quiet.care.load()
        wait_for_tasks()
        card = AssignedCard(quiet, is_brief=is_brief)
        card.setParent(window)
        card.show_assigned()
        return card

    return make


def test_card_offers_to_begin(running, card):
    """A plan that was taken and has not been begun."""
    running()

    assert "It is ready to begin." in text_of(card())


def test_card_says_who_has_to_compare(opened, practice, entrance, card, qtbot):
    """A plan that waits for its code leads back to its sheet."""
    sheet = opened(practice.signed())
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.take_asked.emit("")
    sheet.close_sheet()
    shown_card = card()
    assert "A plan waits for its code" in text_of(shown_card)

    buttons = {b.text(): b for b in shown_card.findChildren(type(sheet.not_now))}
    buttons["Compare the code"].click()

    qtbot.waitUntil(lambda: entrance.sheet is not None)


def test_brief_card_is_silent_while_nothing_is_due(followed, card):
    """The day after the first session nothing is to be said."""
    followed()

    assert card().isHidden()


def test_report_is_asked_for_when_it_is_due(followed, card, quiet, clock):
    """After seven days, until it was sent."""
    followed()
    clock.advance(7 * 86_400_000)
    assert "A report is due." in text_of(card())

    quiet.change_settings(reports_sent=(f"{ID} 2025-12-01",))

    assert "A report is due." not in text_of(card())


def test_what_was_reported_to_its_end_is_asked_for_no_more(
    followed, card, quiet, clock
):
    """A course that has ended, or a plan that is over, has one last report."""
    signed = followed(valid_until=date(2025, 12, 20))
    quiet.change_settings(reports_sent=(f"{ID} 2025-12-19",))
    clock.advance(40 * 86_400_000)
    assert "A report is due." in text_of(card())

    quiet.change_settings(reports_sent=(f"{ID} 2025-12-20",))
    assert "A report is due." not in text_of(card())

    quiet.change_settings(reports_sent=())
    assert "A report is due." in text_of(card())
    end = {"course": "c", "plan": signed.contents.plan.id, "decision": "end"}
    quiet.care.note("course", end)
    quiet.change_settings(reports_sent=(f"{ID} {quiet.care.moment.day}",))
    clock.advance(8 * 86_400_000)

    assert "A report is due." not in text_of(card())


def test_course_whose_stage_is_gone_can_begin_anew(followed, card, quiet):
    """A revision without the stage that the course was in leads back to "Begin"."""
    signed = followed()
    gone = {"course": "c", "plan": signed.contents.plan.id, "stage": "gone"}
    quiet.care.note("course", gone | {"decision": "step-up"})

    assert "It is ready to begin." in text_of(card())


def test_missed_sessions_are_said_with_the_contact(
    followed, card, entrance, clock, qtbot
):
    """Two in a row were agreed; nobody scolds."""
    followed()
    clock.advance(8 * 86_400_000)
    with qtbot.waitSignal(entrance.model.changed):
        entrance.model.refresh()

    said = text_of(card())
    assert "2 sessions in a row were missed. That happens." in said
    assert "A. Therapist would like to hear from you: 000 111" in said


def test_full_card_says_what_was_agreed(followed, card):
    """On Recovery it is always there."""
    followed()
    said = text_of(card(is_brief=False))

    assert "From A. Therapist, revision 1, signed" in said
    assert "Code compared on 24 Nov" in said
    assert "What was agreed" in said
    assert "Send a report" in said


# The keys


def test_key_is_withdrawn_after_a_question(running, entrance, quiet, window, qtbot):
    """What it means is said first; then its plan does not run any more."""
    signed = running()
    keys = Keys(quiet, window)
    keys.show()
    qtbot.waitUntil(keys.sheet.isVisible)
    said = text_of(keys.sheet)
    assert "A. Therapist" in said
    assert "Code compared on 24 Nov" in said
    (button,) = keys.sheet.withdraw.values()
    button.click()
    assert "stop running" in text_of(keys.sheet)

    with qtbot.waitSignal(entrance.model.changed):
        keys.sheet.confirm.click()

    assert entrance.model.signed_for(signed.contents.plan.id) is None
    assert "Trusted no more since 24 Nov" in text_of(keys.sheet)
    assert keys.sheet.withdraw == {}
    keys.sheet.left.emit()


def test_without_keys_the_list_says_so(entrance, quiet, window, qtbot):
    """It explains where they come from."""
    keys = Keys(quiet, window)
    keys.show()
    qtbot.waitUntil(keys.sheet.isVisible)

    assert "None yet." in text_of(keys.sheet)
    keys.sheet.left.emit()


def test_page_is_as_high_as_its_words(qtbot):
    """A narrow sheet of paper is higher; nothing of the page is cut."""
    view = PageView()
    qtbot.addWidget(view)
    words = "word " * 200
    view.show_page(f"<html><body><p>{words}</p></body></html>")

    assert view.heightForWidth(300) > view.heightForWidth(900)
    assert "word word" in view.text()
