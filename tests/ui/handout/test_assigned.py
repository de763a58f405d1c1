"""The handout of an assignment says what was really assigned."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from coach.exchange.assigned.draft import ONLY_STAGE, Draft, Link, as_received
from coach.exchange.signed.keys import SigningKey, digits
from coach.files.assignment_model import Issuer, Patient, ReportWish
from coach.files.limits_model import Limits
from tests.ui.handout.conftest import pdf_pages, pdf_text
from ui.handout.assigned_content import assigned_handout
from ui.handout.pdf import export_assigned
from ui.handout.plan_content import plan_handout
from ui.handout.ticks import TickTable, weeks_between

KEY = SigningKey.from_seed(b"t" * 32).verify_key
NOW = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
LINK = Link("7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11", 2, 64 * "0", NOW)
PROGRAM, EXERCISE = "hamstring-mild-2", "extender"
PLAN = "calf-ladder"


@pytest.fixture
def draft(library):
    """Return a draft of one program for somebody with a sore left side."""
    return Draft(
        Patient("P-0042", "Sam Osei", "left"),
        Issuer("A. Therapist", "Physiotherapist", "Example Practice", "020 7946 0123"),
        library.programs[PROGRAM],
        date(2026, 12, 1),
        date(2026, 12, 20),
        days=(0, 1, 4),
        times_a_day=2,
        doses={ONLY_STAGE: {EXERCISE: {"sets": 7}}},
        limits=Limits(3, 2, 4, ("time-of-day",)),
        report=ReportWish(7, ("sessions", "pain")),
        message="Slowly on the way down.",
    )


@pytest.fixture
def made(library):
    """Return a function that makes the handout of a draft."""

    def make(draft, key=None):
        found = as_received(draft, LINK, library)
        return assigned_handout(*found, library.exercises, key)

    return make


@pytest.fixture
def printed(library, tmp_path, qapp):
    """Return a function that gives the text of a draft's PDF."""

    def write(draft, key=None):
        path = tmp_path / "handout.pdf"
        export_assigned(
            *as_received(draft, LINK, library), library.exercises, path, key=key
        )
        return pdf_text(path)

    return write


def plan_of(draft, library):
    """Return a draft of a plan with a dose of its own in the first stage."""
    plan = library.plans[PLAN]
    stage = plan.stages[0]
    exercise = library.programs[stage.program].steps()[0].exercise
    doses = {stage.name: {exercise: {"sets": 9}}}
    return replace(draft, content=plan, days=(), doses=doses, asks_therapist=True)


def test_what_was_filled_in_is_printed(draft, printed):
    """For whom, from whom, when, how often, the dose, the limits, the message."""
    text = printed(draft)

    for words in (
        "Sam Osei, P-0042, left side",
        "A. Therapist, Physiotherapist",
        "020 7946 0123",
        "1 December 2026 to 20 December 2026",
        "Mon, Tue, Fri, 2 times a day",
        "7 × 10 each side",
        "from pain 3 of 10",
        "2 at most",
        "after 4 missed sessions",
        "Slowly on the way down.",
        "revision 2",
    ):
        assert words in text


def test_doses_of_a_plan_are_printed(draft, printed, library):
    """Those of the stage, not those of the program's file."""
    assert "9 × 2 min" in printed(plan_of(draft, library))


def test_usual_frequency_of_the_file_is_not_printed(draft, made, library):
    """Who was given three days is not told another number."""
    usual = library.programs[PROGRAM].frequency
    facts = made(draft).programs[0].title.facts

    assert usual
    assert not any(usual in fact for fact in facts)


def test_sore_side_is_shown(draft, made, library):
    """A left side is drawn and named as a left side."""
    handout = made(plan_of(draft, library))
    rows = [row for part in handout.programs for s in part.sections for row in s.rows]
    left = [row for row in rows if "on the left" in row.dose]

    assert left
    assert all(row.mirrored for row in left)
    assert not any("sore side" in row.dose for row in rows)


def test_code_stands_only_on_paper_that_is_handed_over(draft, printed):
    """Inside the file it would vouch for itself."""
    group = digits(KEY).split()[0]

    assert group in printed(draft, KEY)
    assert group not in printed(draft)


def test_stage_says_who_opens_the_next(draft, made, library):
    """Where the physiotherapist confirms each stage, the sheet says whom to ask."""
    first = made(plan_of(draft, library)).stages[0]

    assert "A. Therapist" in first.tests_title


def test_boxes_are_on_the_days_that_were_agreed(draft, made):
    """From the first day on, on three days of the week."""
    table = made(draft).programs[0].table

    assert (table.weeks, table.times_a_day) == (3, 2)
    assert list(table.boxes_in(0)) == [False, True, False, False, True, False, False]
    assert list(table.boxes_in(1)) == [True, True, False, False, True, False, False]


def test_nothing_is_ticked_after_the_last_day():
    """A plan that ends on a Tuesday has no box on the Friday after."""
    table = TickTable("", 1, 1, False, (1, 4), date(2026, 11, 30), date(2026, 12, 1))

    assert list(table.boxes_in(0)) == [False, True, *[False] * 5]


@pytest.mark.parametrize(
    ("last", "weeks"),
    [
        (date(2026, 11, 30), 1),
        (date(2026, 12, 6), 1),
        (date(2026, 12, 7), 2),
        (date(2027, 12, 7), 6),
        (None, 4),
    ],
)
def test_weeks_reach_from_the_first_to_the_last_day(last, weeks):
    """As calendar weeks, within what a page has room for."""
    assert weeks_between(date(2026, 11, 30), last) == weeks


def test_program_of_two_stages_is_printed_once(draft, made, library):
    """Stages that do the same share its pages, which name both."""
    plan = next(
        plan
        for plan in library.plans.values()
        if len({s.program for s in plan.stages}) < len(plan.stages)
    )
    handout = made(replace(draft, content=plan, days=(), doses={}, limits=Limits()))

    facts = [part.title.facts for part in handout.programs]
    shared = next(found for found in facts if "; Stage" in found[0])
    assert any("; then " in fact for fact in shared)


def test_export_of_a_plan_prints_the_doses_of_its_stages(library):
    """Also of one that nobody has assigned."""
    plan = library.plans[PLAN]
    first = plan.stages[0]
    exercise = library.programs[first.program].steps()[0].exercise
    stage = replace(first, dose=((exercise, {"sets": 9}),))
    own = replace(plan, stages=(stage, *plan.stages[1:]), limits=Limits(stop_pain=3))

    handout = plan_handout(own, library.programs, library.exercises)

    row = handout.programs[0].sections[0].rows[0]
    assert row.dose.startswith("9 × ")
    assert "A session ends: from pain 3 of 10." in handout.rules
    assert handout.programs[0].reference == handout.reference


def test_every_plan_fits_into_a_file(draft, library, tmp_path, qapp):
    """The longest handout of what is shipped is below what a member may have."""
    plan = max(library.plans.values(), key=lambda plan: len(plan.stages))
    whole = replace(draft, content=plan, days=(), doses={})
    path = tmp_path / "long.pdf"
    pages = export_assigned(*as_received(whole, LINK, library), library.exercises, path)

    assert pdf_pages(path)[0] == pages
    assert path.stat().st_size < 2 << 20
