"""Tests of coach.progress.pain and coach.progress.smooth."""

from datetime import timedelta

import pytest

from coach.progress.pain import (
    is_red,
    light_word,
    mornings_of,
    pain_number,
    pain_view,
    worst_of,
)
from coach.progress.smooth import PainPoint, usual_days, usual_weeks, weekly
from coach.progress.span import Span
from tests.core.progress.building import day, morning, note, record, session, span

TODAY = day(28)


def view(*parts, first=0, last=28):
    return pain_view(record(*parts), span(first, last), TODAY)


def test_nothing_at_all():
    """An empty history has an empty graph that says so."""
    found = view()

    assert found.is_empty
    assert found.sentence == "No answers about pain in this time."
    assert found.table().rows == ()


def test_one_answer_is_drawn_and_counted():
    """A single answer is a dot, no line, and no verdict."""
    found = view(morning(3, 8))

    assert found.mornings == (PainPoint(day(3), 8),)
    assert [each.pain for each in found.usual] == [None]
    assert found.change is None
    assert found.sentence.startswith("1 answer so far.")


def test_three_series():
    """Before and worst come from sessions, mornings from notes."""
    found = view(
        session(1, pain_before=2, pain_max=4, pain_after=1),
        morning(2, 3),
        morning(3, 1),
    )

    assert found.before == (PainPoint(day(1), 2),)
    assert [(dot.day, dot.pain, dot.light) for dot in found.during] == [
        (day(1), 4, "amber")
    ]
    assert [point.pain for point in found.mornings] == [3, 1]


@pytest.mark.parametrize(
    ("pain", "light"),
    [(0, "green"), (2, "green"), (3, "amber"), (5, "amber"), (6, "red"), (10, "red")],
)
def test_light_of_the_worst_pain(pain, light):
    """The zones of the pain light."""
    assert [dot.light for dot in worst_of([session(0, pain_max=pain)])] == [light]


def test_kind_of_pain_makes_any_number_red():
    """A sharp 1 outweighs a dull 4 on the same day."""
    sessions = [
        session(0, pain_max=4),
        session(0, pain_max=1, has_danger=True),
    ]

    assert [(dot.pain, dot.light) for dot in worst_of(sessions)] == [(1, "red")]


def test_worst_session_of_a_day_counts():
    """Two sessions on a day are one dot."""
    found = view(session(1, pain_max=1), session(1, pain_max=4), session(1))

    assert [dot.pain for dot in found.during] == [4]


def test_later_answer_of_a_morning_holds():
    """Two notes for one morning: the later one."""
    assert mornings_of(record(morning(1, 5), morning(1, 3)), span(0, 9)) == [
        PainPoint(day(1), 3)
    ]


def test_pain_noted_by_day_is_no_morning():
    """Only mornings are mornings."""
    assert view(note("pain", 1, when="now", pain=7)).mornings == ()


@pytest.mark.parametrize("value", [None, "3", 2.5, -1, 11, True, [3]])
def test_answers_that_are_none(value):
    """What is no whole number from 0 to 10 is no answer."""
    assert pain_number(value) is None
    assert view(morning(1, value)).is_empty


def test_usual_is_the_median_of_seven_days():
    """It looks back seven days, and from before the span as well."""
    found = view(*(morning(offset, 2) for offset in range(-6, 1)), morning(1, 9))

    assert [(each.day, each.pain) for each in found.usual] == [(day(0), 2), (day(1), 2)]
    assert [point.day for point in found.mornings] == [day(0), day(1)]


def test_usual_breaks_where_answers_are_missing():
    """Fewer than three answers in seven days leave a gap."""
    points = [PainPoint(day(offset), 2) for offset in (0, 1, 2, 20, 21, 22)]
    usual = usual_days(points, span(0, 30))
    known = [each.day for each in usual if each.pain is not None]

    assert len(usual) == 23
    assert known == [*(day(offset) for offset in range(2, 7)), day(22)]


def test_usual_of_answers_before_the_span_only():
    """Nothing in the span, nothing to draw."""
    assert usual_days([PainPoint(day(-3), 2)], span(0, 9)) == []
    assert usual_days([], span(0, 9)) == []


def test_change_is_named_with_its_numbers():
    """Two weeks of mornings, two points down."""
    high = [morning(offset, 4) for offset in range(7)]
    low = [morning(offset, 1) for offset in range(7, 14)]

    assert view(*high, *low).sentence == "Morning pain is down from 4 to 1."


def test_sessions_speak_where_mornings_are_missing():
    """Without mornings the worst pain of sessions is compared."""
    sessions = [
        session(offset, pain_max=6 if offset < 7 else 2) for offset in range(0, 21, 2)
    ]

    assert view(*sessions).sentence == (
        "The worst pain in a session is down from 6 to 2."
    )


def test_all_zeros_is_no_achievement():
    """Nothing changed, and the sentence does not praise it."""
    found = view(*(morning(offset, 0) for offset in range(21)))

    assert found.sentence == "Morning pain has stayed about the same, around 0."


def test_place_is_named_when_most_answers_do():
    """More than half of the notes, of which some name none."""
    where = {"place": "back-of-thigh", "side": "right"}
    found = view(morning(0, 1, **where), morning(1, 1, **where), morning(2, 1))

    assert found.where == "back of the thigh, right"


def test_place_is_left_out_when_answers_differ():
    """Half is not most."""
    found = view(morning(0, 1, place="calf"), morning(1, 1, place="knee"))

    assert found.where == ""
    assert view().where == ""


def test_long_times_are_weeks():
    """Beyond 400 days each week is one point on its Thursday: median, and worst."""
    parts = []
    for offset in range(-420, 28):
        parts.append(morning(offset, 4 if offset % 7 == 0 else 2))
        parts.append(session(offset, pain_max=5 if offset % 7 == 3 else 1))
    found = view(*parts, first=-420)

    assert found.span.is_by_week
    assert {point.pain for point in found.mornings} == {2}
    assert {(dot.pain, dot.light) for dot in found.during} == {(5, "amber")}
    assert all(point.day.weekday() == 3 for point in found.mornings)
    assert len(found.mornings) == 64
    assert len(found.usual) == 64
    assert found.table().columns[0] == "Week of"


def test_weeks_without_answers_break_the_line():
    """A line of weekly medians has a gap where a week has none."""
    points = weekly([PainPoint(day(0), 3), PainPoint(day(15), 5)])
    usual = usual_weeks(points)

    assert [each.pain for each in usual] == [3, None, 5]
    assert usual[1].day - usual[0].day == timedelta(days=7)
    assert usual_weeks([]) == []


def test_ten_years_have_as_many_points_as_weeks():
    """3,650 mornings lie in 523 weeks, the first and the last not whole."""
    parts = [morning(-offset, offset % 5) for offset in range(3_650)]
    found = pain_view(record(*parts), Span(day(-3_649), day(0)), day(0))

    assert len(found.mornings) == 523


def test_table_has_a_row_for_each_day():
    """Everything that is drawn stands in the table."""
    found = view(session(1, pain_before=1, pain_max=3), morning(1, 2), morning(2, 0))
    table = found.table()

    assert table.columns == (
        "Day",
        "Before",
        "Worst during",
        "Light",
        "Next morning",
        "Usual morning",
    )
    assert table.rows == (
        ("Tue 3 Nov 2026", 1, 3, "Care", 2, None),
        ("Wed 4 Nov 2026", None, None, None, 0, None),
    )


def test_red_notes():
    """From 6 on, or of a kind that counts as red."""
    assert is_red(morning(0, 6))
    assert is_red(morning(0, 1, quality=["sharp"]))
    assert not is_red(morning(0, 5, quality=["aching"]))
    assert not is_red(morning(0, None))


def test_lights_have_words():
    """Shape and colour are not the only signs."""
    assert [light_word(each) for each in ("green", "amber", "red")] == [
        "Fine",
        "Care",
        "Stop",
    ]
