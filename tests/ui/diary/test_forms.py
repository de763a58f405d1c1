"""The forms of the diary: what they ask, and what they write."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from coach.store.entries import ACTIVITIES, CRAMP, ILLNESS, MEASURE, PAIN, Entry
from ui.diary.activities_sheet import ActivitiesSheet
from ui.diary.cramp_sheet import CrampSheet
from ui.diary.illness_sheet import OVER, STILL, IllnessSheet
from ui.diary.measure_sheet import MeasureSheet
from ui.diary.pain_sheet import PainSheet

Key = Qt.Key


def stored(kind, day="2026-03-01", happened="2026-03-01T10:00:00.000Z", **data):
    """Return a note as it would be read."""
    return Entry("n1", kind, day, happened, None, data)


def pick(qtbot, row, *slugs):
    for chip in row.chips:
        if chip.value in slugs:
            qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


# Pain


def test_pain_needs_its_number_only(qtbot, show, notes):
    """A digit and Return are enough."""
    sheet = show(PainSheet)
    assert not sheet.save.isEnabled()

    qtbot.keyClick(sheet, Key.Key_3)
    qtbot.keyClick(sheet, Key.Key_Return)

    assert notes()[0].data == {"when": "now", "pain": 3}


def test_pain_with_all_its_chips(qtbot, show, notes):
    """Place, side, quality, spread, swelling, relief and a note."""
    sheet = show(PainSheet)
    sheet.pain.set_value(4)
    chips = sheet.details.chips
    pick(qtbot, chips["place"], "behind-knee")
    pick(qtbot, chips["side"], "right")
    pick(qtbot, chips["quality"], "burning", "tight")
    pick(qtbot, chips["spread"], "foot")
    pick(qtbot, chips["swelling"], "no")
    pick(qtbot, chips["relief"], "yes")
    sheet.note.setText(" after stairs ")
    assert sheet.details.relief_note.isVisible()

    sheet.save.click()

    assert notes()[0].data == {
        "when": "now",
        "pain": 4,
        "place": "behind-knee",
        "side": "right",
        "quality": ["tight", "burning"],
        "spread": "foot",
        "swelling": False,
        "relief": True,
        "note": "after stairs",
    }


def test_a_morning_stays_a_morning(show):
    """Putting a morning answer right does not make it a "now"."""
    entry = stored(PAIN, when="morning", pain=2, place="calf", side="left")
    sheet = show(PainSheet, entry)

    assert sheet.title.text() == "Pain in the morning"
    assert sheet.subtitle.text() == "1 March 2026"
    assert sheet.data() == {
        "when": "morning",
        "pain": 2,
        "place": "calf",
        "side": "left",
    }


def test_pain_leads_to_the_stop_questions(qtbot, show, notes):
    """The red line opens the questions for the place, and the form comes back."""
    sheet = show(PainSheet)
    sheet.pain.set_value(5)
    pick(qtbot, sheet.details.chips["place"], "low-back")
    sheet._ask_signs()
    assert sheet.stop_card.isVisible()
    assert not sheet.isVisible()

    sheet.stop_card.take("Q11", True)
    sheet.stop_card.take_answers()
    sheet.stop_card.finished.emit()
    assert sheet.isVisible()

    sheet.save.click()

    data = next(each.data for each in notes() if each.kind == "pain")
    assert (data["pain"], data["stop_signs"], data["stop_level"]) == (5, ["Q11"], "S")


# Measures


def test_measure_both_sides(qtbot, show, notes):
    """Numbers typed for both sides are stored with unit, and compared in words."""
    sheet = show(MeasureSheet)
    qtbot.keyClicks(sheet.focusWidget(), "12")
    sheet.steppers["right"].set_value(14)
    assert sheet.difference.text() == "Left is 14 % less than right."

    sheet.save.click()

    assert notes()[0].data == {"test": "T5", "left": 12, "right": 14, "unit": "reps"}


def test_one_side_is_enough(show):
    """Measures may be of one side; then nothing is compared."""
    sheet = show(MeasureSheet)
    sheet.steppers["left"].set_value(9)

    assert sheet.save.isEnabled()
    assert not sheet.difference.isVisible()
    assert sheet.data() == {"test": "T5", "left": 9, "unit": "reps"}


def test_the_last_time_stands_beside(show):
    """The newest earlier value of the same test and side is shown, and its day."""
    earlier = (
        stored(MEASURE, day="2026-02-20", test="T5", left=11),
        stored(MEASURE, day="2026-02-10", test="T5", left=8, right=13),
        stored(MEASURE, day="2026-02-10", test="T9", left=20, right=20),
    )
    sheet = show(MeasureSheet, earlier=earlier)

    assert sheet._before["left"].text() == "Last time 11, 20 Feb"
    assert sheet._before["right"].text() == "Last time 13, 10 Feb"


def test_angle_says_how_it_was_read(qtbot, show):
    """The leg raise has degrees and asks what they were read with."""
    sheet = show(MeasureSheet)
    sheet.tests.set_value("T8")
    sheet._choose()
    sheet.steppers["left"].set_value(80)
    pick(qtbot, sheet.how, "phone")
    sheet.pain.set_value(1)

    assert sheet.how.isVisible()
    assert sheet.data() == {
        "test": "T8",
        "left": 80,
        "unit": "deg",
        "how": "phone",
        "pain": 1,
    }


def test_confidence_is_one_number(qtbot, show):
    """How ready has no sides, no figure, and takes a digit."""
    sheet = show(MeasureSheet)
    qtbot.mouseClick(
        sheet.tests.findChildren(type(sheet.how.chips[0]))[3], Qt.MouseButton.LeftButton
    )
    sheet.setFocus()
    qtbot.keyClick(sheet, Key.Key_8)

    assert not sheet._sides.isVisible()
    assert sheet.data() == {"test": "T10", "value": 8}


def test_the_guide_shows_how_and_the_figure(qtbot, loaded, show):
    """Three lines say how, beside the figure of the exercise where there is one."""
    sheet = show(MeasureSheet)
    sheet.tests.set_value("T8")
    sheet._choose()

    assert [line.text() for line in sheet.guide.lines] == list(sheet.measure.how)
    assert sheet.guide.figure.isVisible()

    sheet.tests.set_value("T10")
    sheet._choose()

    assert not sheet.guide.figure.isVisible()
    sheet.close_sheet()


def test_a_measure_can_be_put_right(show):
    """A stored measure fills the form of its own test."""
    entry = stored(MEASURE, test="T9", left=20, right=18, unit="reps", pain=2)
    sheet = show(MeasureSheet, entry)

    assert sheet.measure.test == "T9"
    assert sheet.data() == {
        "test": "T9",
        "left": 20,
        "right": 18,
        "unit": "reps",
        "pain": 2,
    }


# Activities


def test_names_are_kept_from_the_last_time(show, notes):
    """The three names stand there already; only scores are asked."""
    names = ("Run", "Stairs", "Lift")
    items = [{"name": name, "score": 3} for name in names]
    sheet = show(ActivitiesSheet, earlier=(stored(ACTIVITIES, items=items),))
    assert [each.name.text() for each in sheet.activities] == list(names)
    assert not sheet.save.isEnabled()

    sheet.activities[1].scale.set_value(6)
    sheet.save.click()

    assert notes()[0].data == {"items": [{"name": "Stairs", "score": 6}]}


def test_a_name_without_a_score_last_time_is_found_further_back(show):
    """Names come from older notes where the newest had fewer."""
    newest = stored(ACTIVITIES, items=[{"name": "Run", "score": 3}])
    older = stored(
        ACTIVITIES,
        items=[{"name": "Swim", "score": 1}, {"name": "Run", "score": 2}],
    )
    sheet = show(ActivitiesSheet, earlier=(newest, older))

    assert [each.name.text() for each in sheet.activities] == ["Run", "Swim", ""]


def test_digits_go_from_activity_to_activity(qtbot, show):
    """Three digits answer three scales."""
    items = [{"name": name, "score": 3} for name in ("Run", "Stairs", "Lift")]
    sheet = show(ActivitiesSheet, earlier=(stored(ACTIVITIES, items=items),))
    for key in (Key.Key_4, Key.Key_7, Key.Key_9):
        qtbot.keyClick(sheet, key)

    assert [item["score"] for item in sheet.data()["items"]] == [4, 7, 9]


# Cramps


def test_cramp_needs_the_muscle_only(qtbot, show, notes):
    """Everything else is optional; the time is now."""
    sheet = show(CrampSheet)
    assert not sheet.save.isEnabled()

    pick(qtbot, sheet.chips["muscle"], "calf")
    sheet.save.click()
    (note,) = notes()

    assert note.data == {"muscle": "calf"}
    assert note.happened_at == "2026-03-03T12:00:00.000Z"


def test_cramp_in_full(qtbot, show, notes):
    """Length in seconds, night as yes or no, lists as lists."""
    sheet = show(CrampSheet)
    pick(qtbot, sheet.chips["muscle"], "hamstring")
    pick(qtbot, sheet.chips["side"], "left")
    pick(qtbot, sheet.chips["night"], "night")
    pick(qtbot, sheet.chips["onset"], "slight-tightness")
    pick(qtbot, sheet.chips["signs"], "hard-lump", "hard-to-straighten")
    pick(qtbot, sheet.chips["triggers"], "alcohol", "hot-day")
    pick(qtbot, sheet.chips["helped"], "stretch")
    pick(qtbot, sheet.chips["family"], "yes")
    sheet.minutes.set_value(1)
    sheet.seconds.set_value(30)
    sheet.strength.set_value(6)
    sheet.save.click()

    assert notes()[0].data == {
        "muscle": "hamstring",
        "side": "left",
        "night": True,
        "onset": "slight-tightness",
        "signs": ["hard-lump", "hard-to-straighten"],
        "triggers": ["hot-day", "alcohol"],
        "helped": ["stretch"],
        "family": True,
        "length_s": 90,
        "strength": 6,
    }


def test_a_cramp_after_midnight_belongs_to_the_night(qtbot, show, notes):
    """02:30 today counts for yesterday's training day."""
    sheet = show(CrampSheet)
    pick(qtbot, sheet.chips["muscle"], "calf")
    sheet.time.setText("")
    qtbot.keyClicks(sheet.time, "2:30")
    sheet.save.click()
    (note,) = notes()

    assert note.happened_at == "2026-03-03T02:30:00.000Z"
    assert note.local_day == "2026-03-02"


def test_a_time_to_come_is_yesterdays(qtbot, show):
    """Who types 23:40 at noon means last night."""
    sheet = show(CrampSheet)
    sheet.time.setText("")
    qtbot.keyClicks(sheet.time, "23:40")

    assert sheet.day.words() == "Yesterday"
    assert sheet.day.day() == date(2026, 3, 2)


def test_a_long_cramp_leads_to_the_stop_question(qtbot, show, notes):
    """Above ten minutes the question is shown, and the stop card opens from it."""
    sheet = show(CrampSheet)
    pick(qtbot, sheet.chips["muscle"], "calf")
    sheet.minutes.set_value(10)
    assert not sheet.long_card.isVisible()

    sheet.seconds.set_value(5)
    assert "more than 10 minutes" in sheet.long_card.text
    sheet.ask_button.click()
    assert sheet.stop_card.isVisible()

    sheet.stop_card.take("Q12", True)
    sheet.stop_card.take_answers()
    sheet.stop_card.finished.emit()
    sheet.save.click()

    found = {each.kind: each.data for each in notes()}
    assert found["cramp"]["stop_signs"] == ["Q12"]
    assert found["cramp"]["stop_level"] == "D"
    # What the answers close stays closed, whatever becomes of the note.
    assert found["screening"]["answers"] == {"Q12": True}


def test_the_family_is_ticked_once(show):
    """A new cramp has the tick of an earlier one."""
    earlier = (stored(CRAMP, muscle="calf"), stored(CRAMP, muscle="calf", family=True))
    sheet = show(CrampSheet, earlier=earlier)

    assert sheet.chips["family"].value() == "yes"


def test_the_day_of_a_cramp_can_be_moved(context, show, notes):
    """Changing the day of a note moves its training day by as much."""
    context.journal.note(CRAMP, {"muscle": "calf"})
    (note,) = notes()
    sheet = show(CrampSheet, note)
    sheet.day.earlier.click()
    sheet.save.click()

    assert notes()[0].local_day == "2026-03-02"


# Illness


def test_illness_from_and_until(qtbot, show, notes):
    """Two days, the second only when it is over."""
    sheet = show(IllnessSheet)
    sheet.first.set_day(date(2026, 2, 27))
    assert sheet.data() == {"from": "2026-02-27"}

    sheet.state.set_value(OVER)
    sheet._show_last()
    sheet.last.set_day(date(2026, 3, 2))
    sheet.save.click()
    (note,) = notes()

    assert note.data == {"from": "2026-02-27", "until": "2026-03-02"}
    assert note.local_day == "2026-02-27"


def test_the_last_day_never_comes_before_the_first(show):
    """Moving one past the other takes it along."""
    sheet = show(IllnessSheet)
    sheet.state.set_value(OVER)
    sheet.last.set_day(date(2026, 2, 20))

    assert sheet.first.day() == date(2026, 2, 20)

    sheet.first.set_day(date(2026, 2, 25))

    assert sheet.last.day() == date(2026, 2, 25)


def test_no_day_lies_in_the_future(qtbot, show):
    """Later than today cannot be chosen."""
    sheet = show(IllnessSheet)
    sheet.first.set_day(date(2027, 1, 1))

    assert sheet.first.day() == date(2026, 3, 3)
    assert not sheet.first.later.isEnabled()


def test_a_running_illness_is_shown_as_such(show):
    """Without a last day the form says "still ill"."""
    sheet = show(IllnessSheet, stored(ILLNESS, **{"from": "2026-02-28"}))

    assert sheet.state.value() == STILL
    assert sheet.first.day() == date(2026, 2, 28)
