"""Signs in the form for pain: written, told, and followed by the stop questions."""

from coach.store.entries import PAIN
from tests.ui.diary.test_forms import pick, stored
from ui.diary.pain_sheet import PainSheet


def test_a_danger_sign_is_written_and_leads_to_the_questions(qtbot, show, notes, asked):
    """One line says so before; the note is safe before anything is asked."""
    sheet = show(PainSheet)
    sheet.pain.set_value(1)
    pick(qtbot, sheet.details.chips["place"], "calf")
    assert not sheet.details.signs_note.isVisible()
    pick(qtbot, sheet.details.chips["signs"], "limp", "new-bruise")
    assert "stop questions come next" in sheet.details.signs_note.text()
    assert sheet.details.signs_note.isVisible()

    sheet.save.click()

    assert notes()[0].data["signs"] == ["limp", "new-bruise"]
    assert asked == ["signs:calf"]


def test_other_signs_ask_nothing(qtbot, show, notes, asked):
    """A twinge or a new bruise is kept, and no more."""
    sheet = show(PainSheet)
    sheet.pain.set_value(1)
    pick(qtbot, sheet.details.chips["signs"], "twinge", "new-bruise")
    sheet.save.click()

    assert notes()[0].data["signs"] == ["twinge", "new-bruise"]
    assert asked == []


def test_questions_that_were_answered_are_not_asked_again(qtbot, show, notes, asked):
    """Who went through them from the form has done so."""
    sheet = show(PainSheet)
    sheet.pain.set_value(1)
    pick(qtbot, sheet.details.chips["signs"], "limp")
    sheet._ask_signs()
    sheet.stop_card.take_none()
    sheet.stop_card.finished.emit()
    sheet.save.click()

    assert asked == []
    data = next(each.data for each in notes() if each.kind == PAIN)
    assert (data["signs"], data["stop_level"]) == (["limp"], "clear")


def test_an_old_danger_sign_is_not_asked_about_anew(show, asked):
    """Putting another part of the note right is no new sign."""
    sheet = show(PainSheet, stored(PAIN, when="now", pain=1, signs=["limp"]))
    sheet.pain.set_value(2)
    sheet.write()

    assert asked == []


def test_signs_said_as_kinds_of_pain_are_shown_there(show):
    """In the middle of a session both are asked in one row."""
    entry = stored(PAIN, when="now", pain=1, signs=["sharp", "limp"])
    sheet = show(PainSheet, entry)

    assert sheet.data() == {
        "when": "now",
        "pain": 1,
        "quality": ["sharp"],
        "signs": ["limp"],
    }
