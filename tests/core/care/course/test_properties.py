"""What must hold for every history, whatever a person does and notes."""

import json
import random
from statistics import median_low

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.care.course.actions import answer_note, step_up_data
from coach.care.course.answers import Answer
from coach.care.course.facts import Moment, note_ms
from coach.care.course.gather import make_history
from coach.care.course.now import courses_at
from coach.store.entries import COURSE_TEST, Entry
from tests.core.care.course.diary import Diary, at_ms, day_at
from tests.core.shipped import LIBRARY

PLANS = ("hamstring-mild", "hamstring-moderate", "calf-ladder", "return-to-run")
HOUR_MS = 3_600_000

# Mostly quiet, so that steps are proposed often enough to be looked at.
pains = st.sampled_from((0, 1, 1, 1, 2, 2, 3, 4, 6))
mornings = st.sampled_from((0, 1, 1, 1, 1, 2, 3, 5, None))
days = st.fixed_dictionaries(
    {
        "sessions": st.sampled_from((0, 1, 1, 1, 1, 2)),
        "worst": pains,
        "morning": mornings,
        "relief": st.sampled_from((False,) * 9 + (True,)),
        "signs": st.sampled_from((frozenset(),) * 12 + (frozenset({"limp"}),)),
        "asked": st.sampled_from((True, True, True, False)),
        "passes": st.sampled_from((True,) * 6 + (False,)),
    }
)
PASSED = Answer(yes=True, pain=0, left=50, right=50, value=50)
FAILED = Answer(yes=False, pain=9, left=1, right=50, value=0)


def stories(least=4, most=16):
    return st.tuples(
        st.sampled_from(PLANS),
        st.booleans(),
        st.lists(days, min_size=least, max_size=most),
    )


def tell(story, after_day=None):
    """Play a story day by day; every step that is proposed is confirmed.

    Args:
        story: From `stories`.
        after_day: Called with the diary and the look of each morning.
    """
    plan, earlier, told = story
    diary = Diary(plan, earlier=earlier)
    diary.morning(0, 1)
    for day, said in enumerate(told):
        now = diary.look(day, "09:00")
        if after_day is not None:
            after_day(diary, now)
        if now.decision.kind == "propose-step-up" and now.advance.to is not None:
            diary.take(day, "09:00", step_up_data(now.course, now.advance))
        live(diary, day, said)
    return diary


def live(diary, day, said):
    """Play one day and the morning after it."""
    for number in range(said["sessions"]):
        diary.session(
            day,
            said["worst"],
            clock=f"{10 + 4 * number}:00",
            relief=said["relief"],
            signs=said["signs"],
        )
    now = diary.look(day, "20:00")
    if now.advance is not None:
        for each in now.advance.checks:
            if each.enters:
                answer = PASSED if said["passes"] else FAILED
                data = answer_note(now.course, each, answer)
                diary.note(COURSE_TEST, day, "20:00", data)
    if said["asked"]:
        diary.asked(day, "20:30")
    if said["morning"] is not None:
        diary.morning(day + 1, said["morning"])


def usual(diary, day):
    """Return the median of the last three mornings up to a day, reckoned anew."""
    known = {
        note.local_day: note.data["pain"] for note in diary.notes if note.kind == "pain"
    }
    last = [known[each] for each in sorted(known) if each <= day.isoformat()][-3:]
    return median_low(last) if last else None


def is_clean(diary, session):
    """Return whether a session is clean, reckoned anew from the rules' own words."""
    found = {
        note.local_day: note.data["pain"] for note in diary.notes if note.kind == "pain"
    }
    after = found.get(session.day.fromordinal(session.day.toordinal() + 1).isoformat())
    before = usual(diary, session.day)
    if session.relief or session.signs or session.worst > 2 or after is None:
        return False
    return after <= before + 1 and after < 6


def proposals_are_earned(diary, now):
    """Look at one morning; a proposal has to keep to every limit."""
    if now.decision.kind != "propose-step-up":
        return
    course, moment = now.course, now.course.moment
    least = course.stage.min_days * (5 if course.is_earlier_injury else 4) / 4
    assert (moment.day - course.stay.since).days >= least
    changes = [
        note_ms(note) for note in course.notes if note.data["decision"] == "step-up"
    ]
    assert all(moment.now_ms - at >= 72 * HOUR_MS for at in changes)
    done = [s for s in diary.sessions if s.started_ms >= course.stay.since_ms]
    own = [s for s in done if s.program == course.stage.program]
    needed = course.stage.advance.last_sessions
    assert len(own) >= needed
    assert all(is_clean(diary, each) for each in own[len(own) - needed :])
    red = [s.started_ms for s in diary.sessions if s.worst >= 6 or s.signs]
    asked = [note_ms(n) for n in diary.notes if n.kind == "screening"]
    assert not red or (asked and max(asked) > max(red))


@settings(max_examples=60, deadline=None)
@given(stories())
def test_no_step_is_proposed_too_early(story):
    """Least days, 72 hours, clean sessions, and questions after a red light."""
    tell(story, proposals_are_earned)


def test_such_stories_lead_somewhere():
    """Two quiet weeks are several steps, so the test above looks at something."""
    quiet = {
        "sessions": 1,
        "worst": 1,
        "morning": 1,
        "relief": False,
        "signs": frozenset(),
        "asked": True,
        "passes": True,
    }
    diary = tell(("calf-ladder", False, [quiet] * 14))

    assert diary.at(14).stage.name == "stage-3"


@settings(max_examples=60, deadline=None)
@given(
    stories(),
    st.tuples(pains, pains),
    st.tuples(mornings, mornings),
    st.sampled_from((frozenset(), frozenset({"limp"}), frozenset({"twinge"}))),
    st.integers(1, 3),
)
def test_more_pain_is_never_judged_milder(story, worsts, after, signs, later):
    """A last session that hurt more, then or next morning, is decided as strictly."""
    plan, earlier, told = story
    low, high = sorted(worsts)
    quiet, sore = after if None in after else sorted(after)
    if None in after:
        sore = quiet

    def decided(worst, morning, said):
        diary = tell((plan, earlier, told))
        day = len(told)
        diary.session(day, worst, signs=said)
        if morning is not None:
            diary.morning(day + 1, morning)
        return diary.look(day + later, "12:00").decision

    mild = decided(low, quiet, frozenset())
    strict = decided(high, sore, signs)

    assert strict.strictness >= mild.strictness


@settings(max_examples=30, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_replaying_the_notes_gives_the_same(story, dice):
    """In any order, through JSON and back, a course stands where it stood."""
    diary = tell(story)
    day = len(story[2])
    moment = Moment(at_ms(day, "09:00"))
    before = diary.look(day, "09:00")
    again = [
        Entry(
            note.id,
            note.kind,
            note.local_day,
            note.happened_at,
            note.session_id,
            json.loads(json.dumps(note.data)),
        )
        for note in diary.notes
        if note_ms(note) <= moment.now_ms
    ]
    dice.shuffle(again)
    sessions = random.Random(7).sample(diary.sessions, len(diary.sessions))

    (after,) = courses_at(make_history(again, sessions, LIBRARY), moment)

    assert after.standing == before.standing
    assert after.decision == before.decision
    assert (after.advance, after.due, after.tally) == (
        before.advance,
        before.due,
        before.tally,
    )
    assert after.course.stays == before.course.stays


@pytest.mark.parametrize("plan", LIBRARY.plans)
def test_every_plan_can_be_begun_and_looked_at(plan):
    """Without any note but the start there is something due on the first day."""
    diary = Diary(plan)

    now = diary.look(0)

    assert now.decision.kind == "go-on"
    assert now.due.is_due
    assert now.course.started == day_at(0)
