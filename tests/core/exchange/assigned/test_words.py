"""A signed plan in plain words."""

from dataclasses import replace

import pytest

from coach.exchange.assigned.issue import issue
from coach.exchange.assigned.kept import KeptKey
from coach.exchange.assigned.receive import open_signed
from coach.exchange.assigned.words import (
    agreed_lines,
    day_words,
    is_confirmed,
    key_words,
    may_change_words,
    missed_words,
    report_words,
    stage_lines,
)
from coach.exchange.signed.keys import SigningKey
from coach.files.assignment_model import Issuer, ReportWish
from coach.files.limits_model import Limits
from tests.core.exchange.assigned.conftest import FIRST_DAY, LINK

THERAPIST = SigningKey.from_seed(b"t" * 32)
KEY = KeptKey("A", "RW", "A. Therapist", "code", "2026-11-03T09:00:00.000Z")


@pytest.fixture
def signed_with(draft, library):
    """Return what makes a signed plan of a single program."""

    def make(**changes):
        content = library.programs["bedtime-cramp-routine"]
        made = replace(draft, content=content, days=(0, 3), **changes)
        data = issue(made, LINK, library, THERAPIST)
        return open_signed(data, (), library.exercises)

    return make


@pytest.mark.parametrize(
    ("how", "words", "confirmed"),
    [
        ("code", "code compared on 3 Nov", True),
        ("card", "compared with the card on 3 Nov", True),
        ("changed", "the key before named it on 3 Nov", True),
        ("first-use", "not confirmed: taken without comparing on 3 Nov", False),
    ],
)
def test_key_says_how_it_is_known(how, words, confirmed):
    """A key that nobody compared is never called confirmed."""
    key = replace(KEY, how=how)

    assert (key_words(key), is_confirmed(key)) == (words, confirmed)


def test_key_that_is_trusted_no_more():
    """It is not confirmed, and says since when; nor is one that nobody knows."""
    key = replace(KEY, revoked_at="2026-11-20T09:00:00.000Z")

    assert key_words(key) == "trusted no more since 20 Nov"
    assert not is_confirmed(key)
    assert not is_confirmed(None)
    assert "new here" in key_words(None)


def test_stage_is_told_with_its_days_and_doses(signed_with, library):
    """How often first, then each exercise."""
    signed = signed_with()
    often, *doses = stage_lines(
        signed, signed.contents.plan.stages[0], library.exercises
    )

    assert often == "Mon, Thu"
    assert any("10 s each side" in dose for dose in doses)


def test_what_was_agreed(signed_with):
    """Limits, freedoms and the report, each on its line."""
    limits = Limits(3, 1, 2, ("easier", "days"))
    lines = dict(agreed_lines(signed_with(limits=limits)))

    assert lines == {
        "A session ends": "from pain 3 of 10",
        "Sessions a day": "1 at most",
        "Get in touch": "after 2 missed sessions in a row",
        "You may change": "An exercise for an easier one and the days",
        "Report": "Sessions, pain and stop signs, every 7 days",
    }


def test_nothing_is_free_and_nothing_is_asked():
    """Both are said, too."""
    assert may_change_words(Limits()) == "Nothing without telling the practice"
    assert report_words(ReportWish()) == "None is asked for"
    pain = report_words(ReportWish(0, ("pain",)))
    assert pain == "Pain and stop signs, when you send it"


def test_plan_without_an_end():
    """It has a first day."""
    assert day_words(FIRST_DAY, None) == "From Mon 30 Nov 2026, without an end"


def test_missed_sessions_are_said_kindly(signed_with):
    """With the contact, and only from the number on that was agreed."""
    issuer = Issuer("A. Therapist", contact="000 111")
    signed = signed_with(limits=Limits(missed_in_a_row=2), issuer=issuer)

    assert missed_words(signed, 1) == ""
    assert missed_words(signed, 3) == (
        "3 sessions in a row were missed. That happens. "
        "A. Therapist would like to hear from you: 000 111"
    )
    assert missed_words(signed_with(), 9) == ""
