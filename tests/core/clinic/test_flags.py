"""What a physiotherapist should look at."""

from datetime import date, timedelta

import pytest

from coach.clinic import flags
from coach.clinic.flags import ORDER, Standing, flag_words
from coach.clinic.gist import Mark, gist_of, missed_in_a_row

TODAY = date(2026, 11, 28)
STANDING = Standing(date(2026, 11, 10), TODAY, TODAY)


def flags_of(days, standing, today):
    return flags.flags_of(gist_of(days), standing, today)


def marks(*days):
    """Return days up to today; each is (planned, begun, pain) or a Mark's changes."""
    first = TODAY - timedelta(days=len(days) - 1)
    return [
        Mark(
            first + timedelta(days=number),
            each.get("planned", 1),
            each.get("done", each.get("begun", 1)),
            each.get("begun", 1),
            each.get("pain"),
            each.get("morning"),
            each.get("stopped", 0),
            tuple(each.get("signs", ())),
        )
        for number, each in enumerate(days)
    ]


def pains(*values):
    return marks(*({"pain": value} for value in values))


@pytest.mark.parametrize(
    ("days", "is_up"),
    [
        ((3, 3, 3, 5), True),
        ((3, 3, 3, 4), False),
        ((3, 4, 3, 5), True),
        ((5,), False),
        ((2, None, None, 4), True),
        ((6, 6, 6, 6), False),
        ((1, 1, 5, 2), False),
        ((1, 2, 3), False),
        ((2, 3, 4), False),
        ((2, 3, 5), True),
    ],
)
def test_pain_up_by_two_points(days, is_up):
    """One point is noise; the newest is compared with the usual of the week before."""
    assert ("pain-up" in flags_of(pains(*days), STANDING, TODAY)) is is_up


def test_morning_counts_as_well():
    """The worst of a day is what is compared."""
    days = marks({"pain": 1}, {"pain": 1}, {"pain": 1, "morning": 4})

    assert flags_of(days, STANDING, TODAY) == ("pain-up",)


def test_missed_days_in_a_row():
    """Three planned sessions without any; rest days between do not break the row."""
    missed, rest = {"begun": 0}, {"planned": 0, "begun": 0}
    days = marks({}, missed, rest, missed, missed)

    assert missed_in_a_row(days) == 3
    assert flags_of(days, STANDING, TODAY) == ("missed",)
    assert flags_of(marks(missed, missed, missed, {}), STANDING, TODAY) == ()


def test_stop_sign_comes_first():
    """A limp presses more than anything else."""
    days = marks({"pain": 1}, {"pain": 6, "signs": ["limp"], "stopped": 1})

    assert flags_of(days, STANDING, TODAY) == ("stop-sign", "pain-up", "stopped")


def test_old_signs_are_over():
    """After two weeks a sign is history."""
    days = marks({"signs": ["limp"]}, *({},) * 14)

    assert flags_of(days, STANDING, TODAY) == ()


def test_quiet_after_a_week():
    """Nothing for more than seven days, counted from the newest report or the start."""
    quiet = Standing(date(2026, 11, 1), TODAY - timedelta(days=8))
    fresh = Standing(date(2026, 11, 1), TODAY - timedelta(days=7))

    assert flags_of([], quiet, TODAY) == ("quiet",)
    assert flags_of([], fresh, TODAY) == ()
    assert flags_of([], Standing(TODAY - timedelta(days=8)), TODAY) == ("quiet",)
    assert flags_of([], Standing(), TODAY) == ()


def test_new_plan_is_not_quiet_at_once():
    """Whoever comes back after a month is waited for from then on."""
    again = Standing(TODAY, TODAY - timedelta(days=30))
    long_ago = Standing(TODAY - timedelta(days=8), TODAY - timedelta(days=30))

    assert flags_of([], again, TODAY) == ()
    assert flags_of([], long_ago, TODAY) == ("quiet",)


def test_nobody_waits_for_a_plan_that_is_over():
    """It has ended; that is all there is to say."""
    over = Standing(date(2026, 10, 1), None, None, date(2026, 10, 21))

    assert flags_of([], over, TODAY) == ("ended",)


def test_usual_pain_is_told_to_match_the_rise():
    """Nobody reads of a rise by two from 3 to 4."""
    change = gist_of(pains(2, 3, 5)).pain

    assert (change.newest, change.usual, change.rise) == (5, 3, 2)


def test_today_is_not_missed_before_it_is_over():
    """A report that is written in the morning knows no evening."""
    days = marks({}, {"begun": 0}, {"begun": 0}, {"begun": 0})

    assert gist_of(days).missed == 3
    assert gist_of(days, is_over=False).missed == 2


def test_ended_plan():
    """By its last day, or because the person's Coach says so."""
    over = Standing(TODAY, TODAY, TODAY, TODAY - timedelta(days=1))

    assert flags_of([], over, TODAY) == ("ended",)
    assert flags_of([], Standing(TODAY, TODAY, is_ended=True), TODAY) == ("ended",)


def test_every_flag_has_words():
    """Shown beside an icon, never an icon alone."""
    days = marks(*({"begun": 0},) * 3)
    for flag in ORDER:
        assert flag_words(flag)
    assert flags_of(days, STANDING, TODAY) == ("missed",)
