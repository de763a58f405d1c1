"""Assigning through the form: what is filled in is what is signed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from coach.clinic.connection import FILE_NAME, open_clinic
from coach.clinic.issuing import all_issued
from coach.exchange.assigned.kept import KeptKey
from coach.exchange.assigned.receive import open_signed
from coach.exchange.signed.encrypted import (
    decrypt,
    decrypt_with_passphrase,
    is_encrypted,
    recipient_of,
)
from coach.exchange.signed.keys import SigningKey
from coach.files.plan import read_plan
from tests.ui.assign.conftest import THERAPIST
from ui.widgets.label import Label
from ui.words import joined

PERSON = SigningKey.from_seed(b"p" * 32)
EXERCISE = "two-leg-bridge"
TODAY = date(2025, 11, 24)
DAY_MS = 86_400_000
PLAN = b"""\
format = "plan/1"
id = "mine"
revision = 1
title = "One stage"
language = "en"

[[stage]]
name = "first"
title = "First"
program = "easy"
schedule = {every_days = 2}
"""


def choose(sheet, loaded, program="easy"):
    """Choose a program as the list does."""
    sheet.glance.chosen.emit(loaded.library.program(program))


def read(path, loaded):
    return read_bytes(path.read_bytes(), loaded)


def read_bytes(data, loaded):
    public = THERAPIST.verify_key
    key = KeptKey(public.id_text, public.text, "A. Therapist", "code", "t")
    return open_signed(data, (key,), loaded.library.exercises)


def test_tab_key_begins_with_what_is_assigned(opened, sam, window, qtbot):
    """Not with the buttons at the foot; nothing is changed by a key before that."""
    sheet = opened(sam)
    at_first = window.focusWidget()
    qtbot.keyClick(at_first, Qt.Key.Key_Tab)

    assert at_first is sheet
    assert window.focusWidget() is sheet.glance.choice


def test_form_is_what_is_signed(opened, assign, sam, loaded, tmp_path):
    """Days, dose, limits and message stand in the file that is handed over."""
    sheet = opened(sam)
    choose(sheet, loaded)
    form = sheet.form
    form.rhythm.set_days((0, 3))
    form.rules.stop_pain.number.set_value(3)
    rows = next(iter(form.doses.rows.values()))
    rows.steppers[EXERCISE]["sets"].set_value(4)
    rows.steppers[EXERCISE]["reps"].set_value(12)
    form.message.setPlainText("Slowly.")
    target = tmp_path / "out.assignment"
    assign(target)

    signed = read(target, loaded)
    assignment = signed.assignment
    assert signed.is_trusted
    assert (assignment.revision, assignment.message) == (1, "Slowly.")
    assert (assignment.patient.ref, assignment.issuer.name) == (
        "P-0042",
        "A. Therapist",
    )
    assert assignment.valid_from == date(2025, 11, 24)
    assert assignment.valid_until == date(2025, 12, 14)
    assert assignment.limits.stop_pain == 4
    assert assignment.limits.may_patient_change == ("time-of-day", "easier")
    (stage,) = assignment.plan.stages
    assert stage.schedule.days == (0, 3)
    assert dict(stage.dose) == {EXERCISE: {"sets": 4, "reps": 12}}
    assert signed.container.files["handout.pdf"].startswith(b"%PDF")


def test_next_revision_begins_where_the_last_one_was(
    opened, assign, sam, loaded, tmp_path
):
    """The form shows what was assigned; raising the dose makes revision 2."""
    sheet = opened(sam)
    choose(sheet, loaded)
    next(iter(sheet.form.doses.rows.values())).steppers[EXERCISE]["sets"].set_value(3)
    assign(tmp_path / "one.assignment")

    sheet = opened(sam)
    rows = next(iter(sheet.form.doses.rows.values()))
    assert sheet.subtitle.text() == "Left calf, revision 2"
    assert rows.steppers[EXERCISE]["sets"].value() == 3
    rows.steppers[EXERCISE]["sets"].set_value(5)
    assign(tmp_path / "two.assignment")

    first = read(tmp_path / "one.assignment", loaded)
    second = read(tmp_path / "two.assignment", loaded)
    assert second.assignment.revision == 2
    assert second.assignment.previous == first.container.manifest_sha256
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        assert [each.revision for each in all_issued(clinic, sam.id)] == [2, 1]


def test_in_short_follows_the_form(opened, sam, loaded):
    """How many sessions, until when, and the pain limit."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.rhythm.set_days((0, 3))

    words = sheet.glance.in_short_words()
    assert words.startswith("6 sessions of 3 min, from 24 Nov to 14 Dec.")
    assert words.endswith("Pain limit 2.")


def test_one_session_is_no_sessions(opened, sam, loaded):
    """One a week is once, and one set is a set."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.rhythm.set_days((0,))
    sheet.form.rhythm.set_span(TODAY, TODAY, TODAY)
    (rows,) = sheet.form.doses.rows.values()
    sets = rows.steppers[EXERCISE]["sets"]
    sets.set_value(1)

    assert sheet.glance.in_short_words().startswith("1 session of 3 min, ")
    said = [label.text() for label in sheet.form.findChildren(Label)]
    assert "Once a week" in said
    assert "set" in [label.text() for label in sets.findChildren(Label)]


def test_leaving_assigns_nothing(flow, opened, sam, loaded, qtbot):
    """Escape closes the form; nothing was issued."""
    sheet = opened(sam)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert flow.sheet is None
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        assert all_issued(clinic, sam.id) == ()


def read_library(loaded, qtbot):
    with qtbot.waitSignal(loaded.library.library_changed):
        loaded.library.refresh()


def issued_to(patient, loaded):
    with open_clinic(loaded.data_dir / FILE_NAME) as clinic:
        return all_issued(clinic, patient.id)


def test_file_that_cannot_be_written_can_be_saved_elsewhere(
    flow, opened, sam, loaded, pick, qtbot, tmp_path
):
    """The form says why; another try signs nothing anew."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.save.click()
    pick(tmp_path / "gone" / "x.assignment")
    qtbot.waitUntil(lambda: "could not be written" in sheet.subtitle.text())
    assert "Revision 1 was signed" in sheet.subtitle.text()

    sheet.save.click()
    with qtbot.waitSignal(flow.assigned, timeout=20_000):
        pick(tmp_path / "x.assignment")

    (issued,) = issued_to(sam, loaded)
    assert (tmp_path / "x.assignment").read_bytes() == issued.bundle


def test_what_was_changed_after_a_failure_is_signed_anew(
    flow, opened, sam, loaded, pick, window, qtbot, tmp_path
):
    """Another dose is another revision, and its file is proposed as such."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.save.click()
    pick(tmp_path / "gone" / "x.assignment")
    qtbot.waitUntil(lambda: "could not be written" in sheet.subtitle.text())
    sheet.form.rhythm.set_days((5,))
    sheet.save.click()
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    (proposed,) = window.findChild(QFileDialog).selectedFiles()
    assert proposed.endswith("P-0042-r2.assignment")
    with qtbot.waitSignal(flow.assigned, timeout=20_000):
        pick(tmp_path / "x.assignment")

    assert read(tmp_path / "x.assignment", loaded).assignment.revision == 2


def test_days_and_times_stay_as_they_were(opened, assign, sam, loaded, tmp_path, clock):
    """A week later the next revision keeps first and last day, times and side."""
    sheet = opened(sam)
    choose(sheet, loaded)
    rhythm = sheet.form.rhythm
    rhythm.weeks.set_day(TODAY + timedelta(days=16))
    rhythm.clock.setText("18.00 7:30")
    rhythm.set_side("right")
    assign(tmp_path / "one.assignment")
    clock.advance(7 * DAY_MS)

    draft = opened(sam).draft()

    assert (draft.valid_from, draft.valid_until) == (TODAY, TODAY + timedelta(days=16))
    assert draft.times == (7 * 60 + 30, 18 * 60)
    assert draft.patient.injured_side == "right"


def test_another_program_begins_today(opened, assign, sam, loaded, tmp_path, clock):
    """What is new has not run before."""
    choose(opened(sam), loaded)
    assign(tmp_path / "one.assignment")
    clock.advance(3 * DAY_MS)

    sheet = opened(sam)
    choose(sheet, loaded)

    assert sheet.draft().valid_from == TODAY + timedelta(days=3)


def test_plan_in_the_place_of_a_program_has_its_own_days(
    opened, assign, sam, loaded, tmp_path
):
    """And its stages are confirmed, unless that is switched off."""
    choose(opened(sam), loaded)
    assign(tmp_path / "one.assignment")

    plan, problems = read_plan(PLAN, "mine.plan.toml")
    assert problems == []
    sheet = opened(sam, content=plan)

    draft = sheet.draft()
    assert (draft.days, draft.asks_therapist) == ((), True)
    assert sheet.form.rhythm.start.currentText() == "Today"


def test_ending_today_is_a_revision_with_today_as_its_last_day(
    opened, assign, sam, loaded, tmp_path, clock
):
    """Everything else is as it was."""
    choose(opened(sam), loaded)
    assign(tmp_path / "one.assignment")
    clock.advance(DAY_MS)
    opened(sam, ends=True)
    assign(tmp_path / "two.assignment")

    assignment = read(tmp_path / "two.assignment", loaded).assignment
    assert assignment.revision == 2
    assert assignment.valid_from == TODAY
    assert assignment.valid_until == TODAY + timedelta(days=1)


def test_plan_that_is_over_begins_anew(opened, assign, sam, loaded, tmp_path, clock):
    """A last day that has passed would only be refused."""
    choose(opened(sam), loaded)
    assign(tmp_path / "one.assignment")
    clock.advance(30 * DAY_MS)

    draft = opened(sam).draft()

    assert draft.valid_from == TODAY + timedelta(days=30)
    assert draft.valid_until == TODAY + timedelta(days=50)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda form: form.rhythm.clock.setText("25:00"), "no time of day"),
        (lambda form: form.rhythm.set_times(3, ()), "at most 1"),
        (
            lambda form: form.lock.ways.chosen.emit(
                form.lock.ways.set_value("passphrase") or "passphrase"
            ),
            "at least 8 characters",
        ),
    ],
)
def test_what_does_not_go_together_is_said(change, said, opened, sam, loaded, window):
    """In the form, before anything is signed."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.rules.most.set_value(1)
    change(sheet.form)

    sheet.save.click()

    assert said in sheet.subtitle.text()
    assert window.findChild(QFileDialog) is None


def test_file_with_a_passphrase_opens_with_it(opened, assign, sam, loaded, tmp_path):
    """Before a patient has a key, a passphrase keeps others out."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.lock.ways.set_value("passphrase")
    sheet.form.lock.field.setText("four small words")
    assign(tmp_path / "out.assignment")

    data = (tmp_path / "out.assignment").read_bytes()
    assert is_encrypted(data)
    opened_data = decrypt_with_passphrase(data, "four small words")
    assert read_bytes(opened_data, loaded).assignment.patient.key == ""


def test_file_is_for_a_known_patient_alone(opened, assign, add, loaded, tmp_path):
    """Whoever has sent a report can be encrypted to."""
    choose(opened(add(recipient=recipient_of(PERSON))), loaded)
    assign(tmp_path / "out.assignment")

    data = decrypt((tmp_path / "out.assignment").read_bytes(), PERSON)
    assert read_bytes(data, loaded).assignment.patient.key == recipient_of(PERSON)


def test_reports_come_back_for_the_physiotherapist_alone(
    opened, assign, sam, loaded, tmp_path
):
    """The file says to whose key they are encrypted."""
    choose(opened(sam), loaded)
    assign(tmp_path / "out.assignment")

    report = read(tmp_path / "out.assignment", loaded).assignment.report
    assert report.to == recipient_of(THERAPIST)


def test_days_of_the_last_program_are_proposed_to_the_next_patient(
    opened, assign, add, sam, loaded, tmp_path
):
    """Whoever assigns three days a week need not say so each time."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.rhythm.set_days((0, 2, 4))
    assign(tmp_path / "one.assignment")
    easy = loaded.library.program("easy")

    sheet = opened(add("P-0043", "Nora Berg"), content=easy)

    assert sheet.form.rhythm.chosen_days() == (0, 2, 4)


def test_program_that_is_gone_goes_on_from_its_file(
    opened, assign, sam, loaded, qtbot, tmp_path
):
    """The form says so, and has everything that was filled in."""
    own = loaded.library.own_folder
    own.mkdir(exist_ok=True)
    text = loaded.library.program("easy").text.replace('"easy"', '"mine"', 1)
    file = own / "mine.program.toml"
    file.write_text(text)
    read_library(loaded, qtbot)
    sheet = opened(sam)
    choose(sheet, loaded, "mine")
    next(iter(sheet.form.doses.rows.values())).steppers[EXERCISE]["sets"].set_value(5)
    assign(tmp_path / "one.assignment")
    file.unlink()
    read_library(loaded, qtbot)

    sheet = opened(sam)

    assert "gone from your library" in sheet.subtitle.text()
    assign(tmp_path / "two.assignment")
    signed = read(tmp_path / "two.assignment", loaded)
    assert signed.assignment.revision == 2
    assert dict(signed.contents.plan.stages[0].dose) == {}
    (program,) = signed.contents.programs.values()
    assert program.steps()[0].dose.sets == 5


def test_handout_of_what_is_filled_in_is_shown_beside(flow, opened, sam, loaded):
    """With the code of the key: it is paper for this patient."""
    sheet = opened(sam)
    choose(sheet, loaded)
    sheet.form.message.setPlainText("Slowly.")
    sheet.print.click()

    words = {
        mark.text for page in flow.paper.pages for mark in page if hasattr(mark, "text")
    }
    assert {"Slowly.", "A. Therapist writes"} <= words
    assert "Key to compare" in words
    flow.paper.reject()


def test_short_program_takes_seconds_and_has_one_exercise(opened, sam, loaded):
    """What takes some seconds is said in seconds; one exercise is no exercises."""
    sheet = opened(sam)
    easy = loaded.library.program("easy")
    step = next(iter(easy.steps()))
    once = replace(step, dose=replace(step.dose, sets=1, reps=1, length_ms=1_000))
    block = replace(easy.blocks[0], steps=(once,))
    sheet.glance.show_content(replace(easy, blocks=(block,)))

    length = sheet.glance.length
    assert length.endswith(" s")
    said = [label.text() for label in sheet.glance.findChildren(Label)]
    assert joined((length, "1 exercise")) in said
