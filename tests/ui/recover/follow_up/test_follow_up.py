"""Hours and a day after a cramp: the question on Today, and where an answer leads."""

from __future__ import annotations

import pytest

from coach.store.days import utc_text
from coach.store.entries import (
    COURSE,
    CRAMP,
    CRAMP_FOLLOW_UP,
    INJURY,
    REMINDER,
    SCREENING,
)
from ui.recover.care.model import care_model
from ui.recover.follow_up.card import FollowUpCard
from ui.recover.follow_up.due import due_now
from ui.recover.follow_up.offer import BedtimeCard
from ui.recover.follow_up.part import FollowUpPart
from ui.recover.screening.hurts_sheet import HurtsSheet
from ui.recover.screening.result_card import ResultCard
from ui.recover.screening.stop_screen import StopScreen

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
MINUTE_MS = 60_000


@pytest.fixture
def write(utc, care_context, clock):
    """Return a function that writes a note some hours ago; it is Monday, 16:00."""

    def note(kind, hours_ago, **data):
        at_ms = clock.wall_ms() - round(hours_ago * HOUR_MS)
        entry = care_context.journal.note(kind, data, happened_ms=at_ms)
        assert care_context.journal.flush(10)
        return entry

    return note


@pytest.fixture
def part(care_context, window, qtbot):
    """Return a function that shows what is due, and goes on showing it."""

    def show():
        care = care_model(care_context)
        care.load()
        qtbot.waitUntil(lambda: care.is_ready, timeout=10_000)
        part = FollowUpPart(care_context, care, window)

        def follow():
            part.show_due(due_now(care_context, care))

        care.changed.connect(follow)
        follow()
        return part

    return show


@pytest.fixture
def offered(care_context):
    """Return what was offered to be undone, as words and function."""
    found = []
    care_context.undo_offered.connect(lambda words, undo: found.append((words, undo)))
    return found


def choose(card, slug):
    next(each for each in card.chips.chips if each.value == slug).click()


def say(card, **answers):
    for row, (slug, _words) in zip(card.rows, card.asked.choices, strict=True):
        if slug in answers:
            row.answered.emit(slug, answers[slug])


def test_nothing_is_asked_too_early(write, part):
    """Three hours after a cramp the page is quiet."""
    write(CRAMP, 3, muscle="calf", length_s=60)

    assert part().card is None


def test_four_hours_later_a_card_asks(write, part):
    """It names the muscle and has three choices, none taken yet."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    card = part().card

    assert isinstance(card, FollowUpCard)
    assert card.asked.title == "Cramp: Calf"
    assert [each.value for each in card.chips.chips] == ["gone", "tender", "still"]
    assert not card.save.isEnabled()


def test_answer_is_kept_in_two_presses(write, part, notes, offered):
    """The note has the answer; what is normal is said, and the card goes."""
    cramp = write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    choose(shown.card, "tender")
    shown.card.save.click()

    (note,) = notes(CRAMP_FOLLOW_UP)
    assert note.data == {"cramp": cramp, "when": "4h", "answer": "tender"}
    assert "normal" in offered[0][0]
    assert shown.card is None
    assert shown.isHidden()


def test_detail_is_optional_and_kept(write, part, notes):
    """In the person's own words."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    card = part().card
    choose(card, "gone")
    card.note.setText("  after the run ")
    card.save.click()

    assert notes(CRAMP_FOLLOW_UP)[0].data["note"] == "after the run"


def test_undo_asks_again(write, part, notes, offered):
    """A slip leaves nothing behind."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    choose(shown.card, "gone")
    shown.card.save.click()
    offered[0][1]()

    assert notes(CRAMP_FOLLOW_UP) == []


def test_undo_brings_the_card_back(write, part, notes, offered, qtbot):
    """As soon as the history has it."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    choose(shown.card, "gone")
    shown.card.save.click()
    offered[0][1]()
    notes()

    qtbot.waitUntil(lambda: shown.card is not None, timeout=10_000)


def test_still_there_opens_the_stop_questions(write, part, shown, notes):
    """Long, often, swollen; a yes leads to the card for today."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    card = part().card
    choose(card, "still")
    card.save.click()
    screen = shown(StopScreen)
    assert screen.question.id == "Q12"

    screen.take_yes()
    screen.finish()
    assert shown(ResultCard).card.level == "D"
    assert notes(SCREENING)[0].data["area"] == "cramp"
    assert notes(CRAMP_FOLLOW_UP)[0].data["answer"] == "still"


def test_leaving_the_stop_questions_is_no_answer(write, part, shown, notes):
    """Nothing half-done: the question is asked again."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    card = part().card
    choose(card, "still")
    card.save.click()
    shown(StopScreen).dismissed.emit()

    assert notes(CRAMP_FOLLOW_UP) == []
    assert notes(SCREENING) == []


def test_slip_in_the_stop_questions_asks_them_again(write, part, shown, notes):
    """The card offers it for a minute."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    card = part().card
    choose(card, "still")
    card.save.click()
    screen = shown(StopScreen)
    screen.take_yes()
    screen.finish()
    shown(ResultCard).slip.click()

    assert shown(StopScreen).question.id == "Q12"
    assert notes(SCREENING) == []


def test_next_day_asks_three_things(write, part):
    """Bruise, weakness, pain on walking; one yes is enough to go on."""
    write(CRAMP, 20, muscle="calf", length_s=60)
    card = part().card
    assert [slug for slug, _ in card.asked.choices] == [
        "bruise",
        "weaker",
        "walking-hurts",
    ]
    assert not card.save.isEnabled()

    say(card, weaker=True)
    assert card.save.isEnabled()


def test_none_of_these_is_one_press(write, part, notes, offered):
    """Three times no, and nothing more is asked."""
    cramp = write(CRAMP, 20, muscle="calf", length_s=60)
    shown = part()
    shown.card.none.click()

    (note,) = notes(CRAMP_FOLLOW_UP)
    assert note.data == {"cramp": cramp, "when": "next-day", "answer": []}
    assert "Nothing more" in offered[0][0]
    assert shown.card is None


def test_three_times_no_can_be_saved(write, part, notes):
    """One by one, as well."""
    write(CRAMP, 20, muscle="calf", length_s=60)
    card = part().card
    say(card, bruise=False, weaker=False)
    assert not card.save.isEnabled()

    say(card, **{"walking-hurts": False})
    card.save.click()
    assert notes(CRAMP_FOLLOW_UP)[0].data["answer"] == []


def test_yes_on_the_next_day_leads_to_the_helper(write, part, shown, notes):
    """Place and side are filled in from the cramp."""
    write(CRAMP, 20, muscle="hamstring", side="left", length_s=60)
    card = part().card
    say(card, bruise=True)
    card.save.click()

    sheet = shown(HurtsSheet)
    assert (sheet.hurt.place, sheet.hurt.side) == ("back-of-thigh", "left")
    assert sheet.place_page.is_whole
    assert notes(CRAMP_FOLLOW_UP)[0].data["answer"] == ["bruise"]


def test_late_answer_is_taken_until_the_end_of_the_day(write, part, clock):
    """Then the question makes no sense any more."""
    write(CRAMP, 20, muscle="calf", length_s=60)
    shown = part()
    care = care_model(shown._context)
    # Until 04:00 the day before goes on.
    clock.suspend(11 * HOUR_MS)
    care.tick()
    assert shown.card is not None

    clock.suspend(HOUR_MS + MINUTE_MS)
    care.tick()
    assert shown.card is None


def test_who_does_not_want_to_be_asked_is_not(write, part, notes, offered):
    """It is kept as with a reminder that was skipped, and can be undone."""
    cramp = write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    shown.card.skip.click()

    (note,) = notes(REMINDER)
    assert note.data["reminder"] == f"cramp-4h:{cramp}"
    assert note.data["answer"] == "skip"
    assert shown.card is None
    assert len(offered) == 1


def test_what_was_filled_in_stays_while_time_goes_on(write, part, clock):
    """The card is not made anew with every tick."""
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    choose(shown.card, "tender")
    clock.advance(MINUTE_MS)
    care_model(shown._context).tick()

    assert shown.card.chips.value() == "tender"


def test_frequent_strong_cramps_lead_to_the_card_for_the_next_days(
    write, part, shown, notes
):
    """The one question, and the words for an appointment; asked once a week."""
    for day in (1, 2, 3, 8, 9, 10):
        write(CRAMP, 24 * day + 18, muscle="calf", length_s=60, strength=8)
    for note in notes(CRAMP):
        write(CRAMP_FOLLOW_UP, 1, cramp=note.id, when="next-day", answer=[])
    shown_part = part()
    assert shown_part.card.asked.kind == "cramps-often"

    shown_part.card.save.click()
    shown(StopScreen).take_yes()
    card = shown(ResultCard)
    assert card.card.level == "S"
    card.done.click()
    assert notes(REMINDER)[0].data["answer"] == "done"
    assert shown_part.card is None


def test_question_about_an_injury_is_answered_here_too(
    write, part, shown, notes, clock, qtbot
):
    """An ankle on day five: the stop question of its gate."""
    at = utc_text(clock.wall_ms() - 5 * DAY_MS)
    write(INJURY, 5 * 24, injury="i", area="ankle", side="left", at=at)
    shown_part = part()
    qtbot.waitUntil(lambda: shown_part.card is not None, timeout=10_000)
    assert shown_part.card.asked.kind == "ankle-day-5"

    shown_part.card.save.click()
    shown(StopScreen).take_no()
    (note,) = notes(SCREENING)
    assert note.data["answers"] == {"G-ankle-worse": False}
    assert note.data["area"] == "ankle"


def night_cramps(write):
    for day in (2, 4):
        write(CRAMP, 24 * day + 14, muscle="calf", length_s=60, night=True)


def test_nights_that_repeat_offer_the_routine(write, part, care_context):
    """The card leads to its plan."""
    night_cramps(write)
    asked = []
    care_context.recover_asked.connect(asked.append)
    card = part().card
    assert isinstance(card, BedtimeCard)

    card.look.click()
    assert asked == ["plan:night-cramps"]


def test_a_question_comes_before_the_offer(write, part):
    """One card at a time; the answer makes room for the offer."""
    night_cramps(write)
    write(CRAMP, 4.5, muscle="calf", length_s=60)
    shown = part()
    assert isinstance(shown.card, FollowUpCard)

    choose(shown.card, "gone")
    shown.card.save.click()
    assert isinstance(shown.card, BedtimeCard)


def test_offer_is_put_away_for_a_week(write, part, notes):
    """Who does not want it is not asked every day."""
    night_cramps(write)
    shown = part()
    shown.card.decline.click()

    assert notes(REMINDER)[0].data["reminder"] == "bedtime-offer"
    assert shown.card is None


def test_who_follows_the_plan_is_not_offered_it(write, part, care_context, qtbot):
    """The course reminds of the routine by itself."""
    night_cramps(write)
    write(
        COURSE,
        30,
        course="c",
        plan="night-cramps",
        title="Night cramps",
        stage="six-weeks",
        decision="start",
    )
    shown = part()
    care = care_model(care_context)
    qtbot.waitUntil(lambda: bool(care.facts.courses), timeout=10_000)

    assert shown.card is None
