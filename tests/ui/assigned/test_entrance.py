"""Opening signed files in the window: offers, questions, and every refusal."""

import io
import sqlite3
import zipfile
from contextlib import closing
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QAccessible

from coach.exchange.signed.container import write_container
from coach.exchange.signed.encrypted import encrypt_with_passphrase
from coach.exchange.signed.key_change import write_key_change
from coach.exchange.signed.keys import digits
from coach.files.assignment_model import Patient
from coach.paths import history_file
from tests.ui.assigned.conftest import (
    ID,
    NEW_KEY,
    OTHER_ID,
    STRANGER,
    THERAPIST,
    TODAY,
    text_of,
)
from ui.models.background import wait_for_tasks
from ui.widgets.label import Label

PLAN_ID = f"assigned.{ID}"


def test_plan_is_shown_in_plain_words(opened, practice):
    """From whom, for whom, which days, doses, limits, freedoms, and the message."""
    said = text_of(opened(practice.signed(valid_until=date(2025, 12, 20))))

    for words in (
        "From A. Therapist, Physiotherapist, Example Practice",
        "000 111",
        "Sam Osei, P-1, left side",
        "Mon 24 Nov 2025 to Sat 20 Dec 2025",
        "Mon, Thu",
        "from pain 4 of 10",
        "1 at most",
        "The time of day",
        "Slowly.",
    ):
        assert words in said, words


def test_what_was_agreed_is_read_out(opened, practice):
    """A screen reader hears what a row says, not the name of the row twice."""
    sheet = opened(practice.signed())
    heard = [
        QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
        for label in sheet.findChildren(Label)
    ]

    assert "For" in heard
    assert "Sam Osei, P-1, left side" in heard


def test_unknown_key_cannot_be_taken_before_the_code(opened, practice):
    """The plan is shown, and the way to take it is closed."""
    sheet = opened(practice.signed())

    assert "This key is new here" in text_of(sheet)
    assert not sheet.save.isEnabled()


def test_typed_code_opens_the_way(entrance, opened, practice, qtbot):
    """Eight groups from the card, however they are set apart."""
    sheet = opened(practice.signed())
    qtbot.keyClicks(sheet.code.field, digits(THERAPIST.verify_key).replace(" ", "-"))
    assert sheet.save.isEnabled()

    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()

    (signed,) = entrance.model.assigned.running
    assert signed.key.how == "code"
    assert "Your plan is here" in sheet.title.text()
    assert "Only the sore side is asked before it begins." in text_of(sheet)


def test_plan_without_a_side_can_begin_at_once(opened, practice, qtbot, entrance):
    """It is not said that something is asked where nothing is."""
    sheet = opened(practice.signed(patient=Patient("P-1", "Sam Osei")))
    sheet.code.show_code.click()
    sheet.code.same.click()
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()

    assert "It can begin now." in text_of(sheet)


def test_text_of_the_card_opens_the_way(opened, practice):
    """A telephone reads it from the QR code; it can be pasted as it is."""
    sheet = opened(practice.signed())
    sheet.code.field.setText(THERAPIST.verify_key.qr_text)

    assert sheet.save.isEnabled()
    assert sheet.code.problem.isHidden()


@pytest.mark.parametrize("typed", ["coach-key:1:RW", "4152 1540"])
def test_half_a_code_is_no_mistake(opened, practice, typed):
    """Whoever still types is not told that it is wrong."""
    sheet = opened(practice.signed())
    sheet.code.field.setText(typed)

    assert sheet.code.problem.isHidden()
    assert not sheet.save.isEnabled()


def test_code_of_somebody_else_says_so(opened, practice, qtbot):
    """The way stays closed, and whom to ask is said."""
    sheet = opened(practice.signed())
    qtbot.keyClicks(sheet.code.field, digits(STRANGER.verify_key))

    assert "These are not the digits of this key" in sheet.code.problem.text()
    assert not sheet.save.isEnabled()


def test_code_can_be_read_side_by_side(entrance, opened, practice, qtbot):
    """The code of the file is shown, and the person says that the card has the same."""
    sheet = opened(practice.signed())
    sheet.code.show_code.click()
    assert digits(THERAPIST.verify_key).split()[0] in text_of(sheet.code)
    qtbot.waitUntil(lambda: not sheet.code.same.visibleRegion().isEmpty())
    sheet.code.same.click()

    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()

    assert entrance.model.assigned.running[0].key.how == "card"


def test_key_can_be_taken_without_comparing(entrance, opened, practice, qtbot):
    """It runs, and is called not confirmed wherever it is shown."""
    sheet = opened(practice.signed())

    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.code.skip.click()

    assert entrance.model.assigned.running[0].key.how == "first-use"


def test_stranger_cannot_replace_a_plan_unseen(running, opened, practice):
    """Where a known key signed the plan that is here, comparing cannot be skipped."""
    first = practice.signed()
    running(first)
    sheet = opened(practice.signed(2, key=STRANGER, before=first))

    assert sheet.code.skip is None


def test_plan_can_be_kept_until_the_card_is_at_hand(entrance, opened, practice, qtbot):
    """It waits, does not run, and can be compared later."""
    sheet = opened(practice.signed())
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.take_asked.emit("")
    assert "Kept, not running yet" in sheet.title.text()
    assert entrance.model.assigned.running == ()
    sheet.close_sheet()

    entrance.model.open_waiting(entrance.model.assigned.waiting[0])
    qtbot.waitUntil(lambda: entrance.sheet is not None)
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        entrance.sheet.take_asked.emit("code")

    assert len(entrance.model.assigned.running) == 1


def test_new_revision_says_first_what_is_different(running, opened, practice):
    """The change of the dose, in words."""
    first = practice.signed()
    running(first)
    dose = {"program": {"two-leg-bridge": {"sets": 4}}}
    sheet = opened(practice.signed(2, first, doses=dose))
    said = text_of(sheet)

    assert "What is different from revision 1" in said
    assert "4 × 10" in said
    assert "2 × 10" in said
    assert sheet.code is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (
            "other person",
            "This plan is for Nora Berg. The plans here are for Sam Osei.",
        ),
        ("ended", "This plan ended on Sun 23 Nov 2025."),
        ("older", "This is revision 2; revision 3 is here, which is newer."),
        ("same", "This plan is here already."),
        ("future", "has not come yet by the clock"),
        ("altered", "changed after it was signed"),
        ("too large", "is larger than"),
        ("no plan", "no plan but something else"),
        ("no zip", "This is no signed file of Coach."),
    ],
)
def test_each_refusal_has_its_own_sentence(
    running, opened, practice, entrance, name, sentence
):
    """Each on a calm card that says that nothing was changed."""
    first = practice.signed()
    second, third = practice.signed(2, first), practice.signed(3, first)
    running(first)
    if name == "older":
        running(third)
    before = [each.assignment.revision for each in entrance.model.assigned.running]

    sheet = opened(refused_file(practice, name, first, second))

    said = text_of(sheet)
    assert sentence in said
    assert "Nothing was changed." in said
    after = [each.assignment.revision for each in entrance.model.assigned.running]
    assert after == before


def refused_file(practice, name, first, second):
    """Return the bytes of a file that is refused."""
    if name == "other person":
        patient = Patient("P-9", "Nora Berg")
        return practice.signed(name=OTHER_ID, patient=patient)
    if name == "ended":
        yesterday = TODAY - timedelta(days=1)
        return practice.signed(
            name=OTHER_ID, valid_from=yesterday, valid_until=yesterday
        )
    if name == "future":
        issued = practice.now + timedelta(days=3)
        return practice.signed(name=OTHER_ID, issued=issued)
    if name == "altered":
        return altered(practice.signed(name=OTHER_ID))
    if name == "no plan":
        return write_container({"kind": "report", "signer": "x"}, {"a": b"b"}, STRANGER)
    files = {"older": second, "same": first, "too large": b"PK\x03\x04" * (4 << 20)}
    return files.get(name, b"not a zip at all")


def altered(data):
    """Return a signed file with one more set in its program, packed as before."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "programs/easy.toml":
                content = content.replace(b"sets     = 2", b"sets     = 3")
            new.writestr(info, content)
    return packed.getvalue()


def test_encrypted_plan_asks_for_its_passphrase(opened, practice, entrance, qtbot):
    """A wrong one is said where it was typed; the right one shows the plan."""
    sheet = opened(encrypt_with_passphrase(practice.signed(), "sesame"))
    assert "opens with a passphrase" in sheet.title.text()

    with qtbot.waitSignal(entrance.model.refused, timeout=20_000):
        sheet.passphrase_given.emit("guess")
    assert "This passphrase does not open the file" in text_of(sheet)

    with qtbot.waitSignal(entrance.model.offered, timeout=20_000):
        sheet.passphrase_given.emit("sesame")
    assert sheet.title.text() == "Easy bridges"


def test_new_key_takes_the_place_of_the_old_one(
    running, opened, practice, entrance, qtbot
):
    """The old key is revoked, the new one known, and the plan of before goes on."""
    running()
    stamp = practice.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    data = write_key_change(THERAPIST, NEW_KEY, "A. Therapist", stamp)
    sheet = opened(data, "new.key-change")
    assert "A. Therapist has a new key" in sheet.title.text()
    assert digits(NEW_KEY.verify_key).split()[0] in text_of(sheet)

    with qtbot.waitSignals([entrance.model.done, entrance.model.changed]):
        sheet.save.click()

    keys = {key.key_id: key for key in entrance.model.keys}
    assert keys[NEW_KEY.verify_key.id_text].how == "changed"
    assert keys[THERAPIST.verify_key.id_text].revoked_at
    assert len(entrance.model.assigned.running) == 1


def test_plan_that_is_taken_twice_is_taken_once(entrance, opened, practice, qtbot):
    """A double click is one press; what the first one led to stays."""
    sheet = opened(practice.signed())
    sheet.code.field.setText(digits(THERAPIST.verify_key))

    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()
        sheet.save.click()
    wait_for_tasks()

    assert sheet.title.text() == "Your plan is here"
    assert len(entrance.model.assigned.running) == 1


def test_plan_taken_while_its_sheet_closes_can_begin(
    entrance, opened, practice, quiet, qtbot
):
    """Escape right after the press takes nothing back; the way on works."""
    sheet = opened(practice.signed())
    sheet.code.field.setText(digits(THERAPIST.verify_key))
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()
        sheet.close_sheet()

    with qtbot.waitSignal(quiet.recover_asked) as asked:
        entrance.sheet.save.click()

    assert asked.args == [f"plan:{PLAN_ID}"]


def test_second_file_waits_while_the_first_is_read(entrance, opened, practice, qtbot):
    """Two files opened one right after the other: neither is lost."""
    first = practice.file(practice.signed(), "one.assignment")
    other = practice.signed(name=OTHER_ID, message="The other one.")
    second = practice.file(other, "two.assignment")
    entrance.open(first)
    entrance.open(second)
    qtbot.waitUntil(lambda: entrance.sheet is not None)
    assert "Slowly." in text_of(entrance.sheet)

    entrance.sheet.close_sheet()
    qtbot.waitUntil(lambda: entrance.sheet is not None)

    assert "The other one." in text_of(entrance.sheet)


def test_course_for_another_side_is_told(running, opened, practice, entrance, quiet):
    """A new revision does not turn a course round in silence, nor begin it early."""
    first = practice.signed()
    running(first)
    note_start(quiet, "left")
    patient = Patient("P-1", "Sam Osei", "right")
    later = TODAY + timedelta(days=7)
    second = practice.signed(2, first, patient=patient, valid_from=later)

    sheet = opened(second)
    entrance._show_taken(entrance._offer[0])

    said = text_of(sheet)
    assert "Your course goes on with revision 2." in said
    assert "It begins on Mon 1 Dec 2025" in said
    assert "The plan says now: right side." in said
    assert "another: left side" in said


def test_damaged_copy_put_right_begins_nothing_anew(
    running, opened, practice, entrance, quiet, qtbot
):
    """The course that runs goes on, though it could not be led meanwhile."""
    data = practice.signed()
    running(data)
    note_start(quiet, "left")
    path = history_file(quiet.data_dir)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE assignment SET bundle = X'00'")
    with qtbot.waitSignal(entrance.model.changed):
        entrance.model.refresh()

    sheet = opened(data)
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.save.click()

    assert "Your course goes on with revision 1." in text_of(sheet)


def note_start(quiet, side):
    """Write down that the course of the plan has begun."""
    course = {"course": "c", "plan": PLAN_ID, "title": "Easy bridges"}
    course |= {"stage": "program", "decision": "start", "side": side}
    quiet.care.note("course", course)
    wait_for_tasks()


def test_key_of_a_stranger_changes_nothing(opened, practice, entrance):
    """A change of key has to come from a key that is known."""
    stamp = practice.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    data = write_key_change(STRANGER, NEW_KEY, "A. Therapist", stamp)

    assert "with a key that is new here" in text_of(opened(data, "x.key-change"))
    assert entrance.model.keys == ()


def test_begin_leads_to_recovery(running, opened, practice, quiet, entrance, qtbot):
    """After it was taken the plan is offered to be begun, like every other."""
    sheet = opened(practice.signed())
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.take_asked.emit("code")

    with qtbot.waitSignal(quiet.recover_asked) as told:
        sheet.save.click()

    assert told.args == [f"plan:{PLAN_ID}"]


def test_plan_of_the_future_is_not_begun(opened, practice, entrance, qtbot):
    """It says from when on, and offers nothing to press but to close."""
    sheet = opened(practice.signed(valid_from=TODAY + timedelta(days=7)))
    with qtbot.waitSignals([entrance.model.taken, entrance.model.changed]):
        sheet.take_asked.emit("code")

    assert "It begins on Mon 1 Dec 2025" in text_of(sheet)
    assert sheet.save.text() == "Close"


def test_program_files_go_to_the_library(entrance, quiet, shelf, qtbot):
    """They are opened as before."""
    with qtbot.waitSignal(quiet.library.file_opened) as told:
        entrance.open(str(shelf / "sore.program.toml"))

    assert told.args == ["sore"]


def test_report_of_a_patient_is_explained(entrance, quiet, qtbot):
    """Without the page for patients it is said where such a file belongs."""
    with qtbot.waitSignal(quiet.notice_given) as told:
        entrance.open("/somewhere/P-1.report")

    assert "is a report for a practice" in told.args[0]


def test_file_waits_while_a_session_runs(
    entrance, starter, window, quiet, practice, qtbot
):
    """The player is not covered; the file is opened when it is over."""
    starter.start(quiet.library.program("easy"))
    qtbot.waitUntil(lambda: window.is_playing)
    entrance.open(practice.file(practice.signed()))
    assert entrance.sheet is None

    window.player.leave()

    qtbot.waitUntil(lambda: entrance.sheet is not None)
