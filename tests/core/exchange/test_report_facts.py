"""The facts of the report: counted right, said plainly, nothing made up."""

from datetime import date

import pytest

from coach.exchange.reading import open_history
from coach.exchange.report_facts import report_of
from tests.core.exchange.building import DAY_MS, Builder

TODAY = date(2025, 11, 24)


@pytest.fixture
def builder(path, clock):
    """Return a builder whose first day is the day of the report."""
    return Builder(path, clock)


@pytest.fixture
def report(path):
    """Return a function that closes a builder and gives the report of a day."""

    def make(builder, today=TODAY, name=""):
        builder.close()
        with open_history(path) as connection:
            return report_of(connection, today, name)

    return make


def lines(report):
    """Return all facts by what they are about."""
    return dict([*report.pain_lines, *report.often_lines, *report.help_lines])


def days_ago(builder, days, kind, data):
    """Write a note about another day."""
    then = builder.clock.wall_ms() - days * DAY_MS
    builder.journal.note(kind, data, happened_ms=then)


def test_nothing_noted_says_so(report, builder):
    """Without answers the report has its sentences and no tables."""
    found = report(builder)

    assert lines(found) == {
        "How it went": "No answers about pain in this time.",
        "Sessions": "None in these 30 days",
        "Cramps": "None noted in the last 12 weeks",
    }
    assert found.pain.is_empty
    assert (found.programs.rows, found.measures.rows) == ((), ())
    assert (found.plan, found.name) == ("", "")


def test_the_health_list_is_told_however_old_it_is(report, builder):
    """It holds until it is changed, and needs no answer about pain."""
    health = {"items": ["raynaud"], "age_group": "18-54"}
    days_ago(builder, 400, "health", health)
    found = report(builder)

    assert found.health_lines[0] == (
        "Conditions",
        "Fingers or toes turn white in the cold (Raynaud)",
    )


def test_the_health_list_can_be_left_out(path, builder):
    """Whoever does not want it printed has nothing of it in the report."""
    builder.journal.note("health", {"items": ["raynaud"]})
    builder.close()
    with open_history(path) as connection:
        found = report_of(connection, TODAY, with_health=False)

    assert found.health_lines == ()


def test_signs_with_pain_are_counted(report, builder):
    """What came with the pain stands beside what it felt like."""
    for signs in (["limp"], ["limp", "twinge"]):
        data = {"when": "now", "pain": 2, "signs": signs}
        builder.journal.note("pain", data)

    assert lines(report(builder))["Signs with it"] == "A limp (2); A twinge (1)"


def test_it_tells_of_30_days(report, builder):
    """The span ends today and holds 30 days; what is older is not told."""
    days_ago(builder, 29, "pain", {"when": "morning", "pain": 5})
    days_ago(builder, 30, "pain", {"when": "morning", "pain": 9})
    found = report(builder)

    assert (found.span.days, found.span.last) == (30, TODAY)
    assert [point.pain for point in found.pain.mornings] == [5]


def test_the_last_and_the_usual_morning(report, builder):
    """The newest morning is told with its day, and the middle of seven."""
    for days, pain in enumerate((2, 3, 3, 9, 4)):
        days_ago(builder, days, "pain", {"when": "morning", "pain": pain})
    found = lines(report(builder))

    assert found["Last morning"] == "2 of 10, on 24 Nov"
    assert found["Usual morning"] == "3 of 10, the middle of seven"


@pytest.mark.parametrize(
    ("first", "last", "word"), [(6, 2, "down"), (2, 5, "up"), (3, 2, "about the same")]
)
def test_a_trend_needs_two_points(report, builder, first, last, word):
    """Two points are a change, one is not; the report says what the page says."""
    for days in range(7):
        days_ago(builder, days, "pain", {"when": "morning", "pain": last})
        days_ago(builder, days + 20, "pain", {"when": "morning", "pain": first})

    assert word in lines(report(builder))["How it went"]


def test_the_worst_of_the_sessions(report, builder):
    """The worst pain has its day, and days of 3 or more are counted."""
    for pain in (1, 4, 6):
        builder.session({"pain": pain})
        builder.next_day()
    found = lines(report(builder, date(2025, 11, 26)))

    # The skip of the sample hurts 4, so no session is below that.
    assert found["Worst in a session"] == (
        "6 of 10, on 26 Nov; 3 or more on 3 of 3 days with an answer"
    )


def test_places_and_kinds_are_counted(report, builder):
    """Answers of mornings and of sessions count together, the commonest first."""
    for _ in range(3):
        days_ago(
            builder,
            1,
            "pain",
            {
                "when": "now",
                "pain": 1,
                "place": "calf",
                "quality": ["tight", "burning"],
            },
        )
    builder.session({"pain": 4, "place": "calf", "quality": ["tight"], "relief": True})
    builder.session({"pain": 4, "place": "knee", "side": "left"})
    found = lines(report(builder))

    assert found["Where"] == "Calf (4); Knee, left (1)"
    assert found["What it feels like"] == "Tight (4); Burning (3)"
    assert found["Pain relief taken"] == "in 1 answer"
    assert "Swelling" not in found


def test_sessions_are_counted(report, builder):
    """Sessions, days, minutes and the middle effort are told."""
    for effort in (2, 5, 6):
        builder.session({"pain": 0, "effort": effort})
    found = report(builder)

    assert lines(found)["Sessions"] == "3 sessions on 1 of 30 days, 4 min in all"
    assert lines(found)["Effort"] == "about 5 of 10"
    assert found.programs.rows == (("Small stretch", 3, "24 Nov", 4, "82 %"),)
    assert found.session_days == (TODAY,)


def test_cramps_are_told_as_a_doctor_asks(report, builder):
    """How often, how strong, how long, where, what helped, what came before."""
    for days, strength, night in ((3, 4, True), (40, 7, False), (50, 5, True)):
        data = {"muscle": "calf", "side": "left", "strength": strength}
        data |= {"night": night, "length_s": 60 + days, "helped": ["stretch", "rub"]}
        data |= {"triggers": ["hot-day"] if night else ["alcohol", "hot-day"]}
        days_ago(builder, days, "cramp", data)
    days_ago(builder, 90, "cramp", {"muscle": "foot"})
    found = lines(report(builder))

    assert found["Cramps"] == (
        "1 in these 30 days; 3 in the last 12 weeks, 2 of them at night"
    )
    assert found["Cramps a week"] == "about 0.2"
    assert found["How strong"] == "4 to 7 of 10"
    assert found["How long"] == "up to 1 min 50 s"
    assert found["Which muscle"] == "Calf, left (3)"
    assert found["Helped with cramps"] == "Stretching it (3); Rubbing (3)"
    assert found["Came before cramps"] == "Hot day (3); Alcohol (1)"


def test_a_cramp_with_little_in_it_is_enough(report, builder):
    """A cramp without strength, length or tags leaves those lines out."""
    days_ago(builder, 3, "cramp", {"muscle": "calf"})
    found = lines(report(builder))

    assert found["Which muscle"] == "Calf (1)"
    assert not {"How strong", "How long", "Helped with cramps"} & set(found)


def test_measures_are_told_first_and_last(report, builder):
    """Of each measure the first and the last of 12 weeks, left and right."""
    for days, right in ((80, 40), (40, 60), (5, 79.5)):
        data = {"test": "T8", "left": 85, "right": right}
        days_ago(builder, days, "measure", data)
    days_ago(builder, 4, "measure", {"test": "T5", "left": 20})
    days_ago(builder, 3, "measure", {"test": "T10", "value": 8})

    assert report(builder).measures.rows == (
        ("Straight-leg raise", "5 Sep", "85°", "40°"),
        ("Straight-leg raise", "19 Nov", "85°", "79.5°"),
        ("Single-leg bridge", "20 Nov", "20", "–"),
        ("How ready you feel", "21 Nov", "8 of 10", ""),
    )


def test_activities_are_told_first_and_last(report, builder):
    """Each activity has its first and its last score; one alone is the last."""
    days_ago(builder, 20, "activities", {"items": [{"name": "Stairs", "score": 3}]})
    items = [{"name": "Stairs", "score": 7}, {"name": "Run", "score": 1}]
    items.append({"name": "Swim", "score": None})
    days_ago(builder, 2, "activities", {"items": items})

    assert report(builder).activities.rows == (
        ("Stairs", "3 (4 Nov)", "7 (22 Nov)"),
        ("Run", "", "1 (22 Nov)"),
    )


@pytest.mark.parametrize(
    ("decisions", "plan"),
    [
        ((("start", 9, "1"),), "Ladder: Stage 1, since 15 Nov"),
        ((("start", 9, "1"), ("hold", 5, "1")), "Ladder: Stage 1, since 15 Nov"),
        ((("start", 9, "1"), ("step-up", 5, "2")), "Ladder: Stage 2, since 19 Nov"),
        ((("start", 9, "1"), ("end", 5, "1")), ""),
    ],
)
def test_the_plan_has_its_stage(report, builder, decisions, plan):
    """A running plan is told with its stage and since when; one that ended is not."""
    for decision, days, stage in decisions:
        data = {"course": "c", "plan": "p", "title": "Ladder", "decision": decision}
        data |= {"stage": stage, "stage_title": f"Stage {stage}"}
        days_ago(builder, days, "course", data)

    assert report(builder).plan == plan
