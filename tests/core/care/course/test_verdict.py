"""Which sessions are clean, and what takes one out of what counts."""

import pytest

from tests.core.care.course.diary import Diary


def usual(diary, first, last, pain=1):
    for day in range(first, last + 1):
        diary.morning(day, pain)


def test_half_the_sets_until_one_session_went_well():
    """A session with half the sets is neither for nor against moving on."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    diary.session(0, 1)
    diary.morning(1, 4)
    diary.session(2, 1)
    half = diary.look(2, "20:00")
    diary.morning(3, 1)
    whole = diary.look(3)
    diary.session(3, 1)
    diary.morning(4, 1)

    assert half.due.is_half
    assert not whole.due.is_half
    assert (whole.standing.clean_row, whole.standing.needs_clean) == (0, True)
    assert diary.look(4).standing.clean_row == 1


def test_a_session_missed_its_morning_is_not_counted():
    """Late answers count until noon of the day after."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    diary.session(0, 1)

    def status(day, clock):
        return diary.look(day, clock).standing.verdicts[0].status

    assert status(1, "09:00") == "waiting"
    assert status(2, "11:59") == "waiting"
    assert status(2, "12:00") == "not-counted"


def test_without_a_usual_morning_only_a_quiet_one_is_clean():
    """Nobody knows what 2 means then; 1 is fine whatever is usual."""
    found = {}
    for pain in (1, 2):
        diary = Diary("hamstring-mild", "phase-1")
        diary.session(0, 1)
        diary.morning(1, pain)
        found[pain] = diary.look(1).standing.verdicts[0]

    assert found[1].is_clean
    assert (found[2].status, found[2].why) == ("not-counted", "no-usual")


def test_the_usual_morning_is_the_median_of_the_last_three():
    """Those up to the day of the injury are of another time."""
    diary = Diary("hamstring-mild", "phase-1", onset=(-4, "18:00"))
    for day, pain in ((-6, 0), (-5, 0), (-4, 0), (-3, 5), (-2, 4), (-1, 1), (0, 3)):
        diary.morning(day, pain)
    diary.session(0, 1)

    assert diary.look(0, "20:00").standing.verdicts[0].usual == 3


@pytest.mark.parametrize(
    "relief",
    [
        pytest.param({"session": True}, id="said-after-the-session"),
        pytest.param({"before": "10:00"}, id="noted-seven-hours-before"),
        pytest.param({"morning": True}, id="said-on-the-next-morning"),
    ],
)
def test_pain_relief_takes_the_numbers_out_of_what_counts(relief):
    """Said with the session, noted within eight hours before, or with the morning."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    if "before" in relief:
        diary.note("pain", 0, relief["before"], {"when": "now", "relief": True})
    diary.session(0, 1, relief=relief.get("session", False))
    diary.morning(1, 1, relief=relief.get("morning", False))

    verdict = diary.look(1).standing.verdicts[0]

    assert (verdict.status, verdict.why) == ("not-counted", "relief")


def test_pain_relief_long_before_does_not_matter():
    """More than eight hours."""
    diary = Diary("hamstring-mild", "phase-1")
    usual(diary, -2, 0)
    diary.note("pain", 0, "08:30", {"when": "now", "relief": True})
    diary.session(0, 1)
    diary.morning(1, 1)

    assert diary.look(1).standing.verdicts[0].is_clean


def test_only_the_first_yes_is_a_new_swelling():
    """A swelling that was there from the start is not news on the third day."""
    diary = Diary("hamstring-moderate", "phase-1", onset=None)
    diary.hurt((-4, "18:00"), signs=["swelling"])
    diary.session(0, 1, swelling=True)
    diary.session(1, 1, swelling=False)
    quiet = diary.look(1, "20:00").decision
    diary.session(2, 1, swelling=True)
    new = diary.look(2, "20:00").decision

    assert not quiet.asks_questions
    assert new.asks_questions
    assert "Reported: new swelling." in new.reasons


def test_a_program_that_is_gone_counts_as_a_fresh_injury():
    """Nobody knows its limits, so the careful ones hold."""
    diary = Diary("hamstring-mild", "phase-3")
    library = diary.library
    known = {n: p for n, p in library.programs.items() if n != "hamstring-mild-3"}
    diary.library = type(library)(known, library.exercises, (), library.plans)
    diary.session(0, 3, "hamstring-mild-3")

    assert diary.look(0, "20:00").decision.eases == "leave-out"
