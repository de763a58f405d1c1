"""The calendar of planned sessions, parsed back by icalendar."""

from datetime import date, datetime, timedelta

import pytest
from icalendar import Calendar

from coach.exchange.calendar_file import write_calendar
from coach.progress.planned import PlannedSession, planned_days
from coach.translate import set_translator

NOW_MS = 1_790_000_000_000
MONDAY = date(2026, 10, 5)
MINUTES = {"calm": 14}


@pytest.fixture
def written(tmp_path):
    """Return a function that writes planned sessions and gives the file's bytes."""

    def write(planned, at="18:00", now_ms=NOW_MS):
        target = tmp_path / "plan.ics"
        write_calendar(planned, MINUTES, at, target, now_ms)
        return target.read_bytes()

    return write


def on_days(days, **more):
    """Return planned sessions on the days with these numbers, counted from a Monday."""
    more = {"program": "calm", "course": "c1", "stage": "2a", **more}
    return [PlannedSession(MONDAY + timedelta(days=each), **more) for each in days]


def events(data):
    """Return the events of a calendar, which has no errors."""
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    found = calendar.walk("VEVENT")
    assert all(each.errors == [] for each in found)
    return found


def starts(data):
    """Return all starts, patterns unrolled by the rules of the standard."""
    from dateutil.rrule import rrulestr

    found = []
    for event in events(data):
        start = event["DTSTART"].dt
        if "RRULE" not in event:
            found.append(start)
            continue
        rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=start)
        left_out = event.get("EXDATE")
        gone = {each.dt for each in left_out.dts} if left_out else set()
        found += [each for each in rule if each not in gone]
    return sorted(found)


def test_a_weekly_pattern_is_one_event(written):
    """Monday, Wednesday, Friday for three weeks is one rule with a floating end."""
    days = [week * 7 + day for week in range(3) for day in (0, 2, 4)]
    data = written(on_days(days))

    (event,) = events(data)
    assert event["RRULE"].to_ical() == (
        b"FREQ=WEEKLY;UNTIL=20261023T235959;BYDAY=MO,WE,FR"
    )
    assert [each.date() for each in starts(data)] == [
        MONDAY + timedelta(days=each) for each in days
    ]


def test_a_day_left_out_is_an_exception_to_the_rule(written):
    """One missing day of a pattern is an EXDATE, at the time of the others."""
    days = [
        week * 7 + day for week in range(4) for day in (0, 3) if (week, day) != (1, 3)
    ]
    data = written(on_days(days))

    (event,) = events(data)
    assert event["EXDATE"].to_ical() == b"20261015T180000"
    assert [each.date() for each in starts(data)] == [
        MONDAY + timedelta(days=each) for each in days
    ]


@pytest.mark.parametrize("days", [[0], [0, 1, 5], [0, 2, 4, 6, 8, 10, 12], [0, 40]])
def test_what_is_no_pattern_is_single_events(written, days):
    """Days without a weekly pattern are events of their own."""
    data = written(on_days(days))

    assert len(events(data)) == len(days)
    assert all("RRULE" not in event for event in events(data))
    assert [each.date() for each in starts(data)] == [
        MONDAY + timedelta(days=each) for each in days
    ]


def test_times_are_floating(written):
    """A start is a plain time of day without a zone."""
    data = written(on_days([0]), at="07:30")

    assert b"DTSTART:20261005T073000\r\n" in data
    assert b"VTIMEZONE" not in data
    assert events(data)[0]["DTSTART"].dt == datetime(2026, 10, 5, 7, 30)  # noqa: DTZ001 - floating is the point


def test_an_event_says_nothing_about_the_body(written):
    """Only "Exercises" and the minutes are told, whatever the course is called."""
    data = written(on_days([0], title="Hamstring mild strain", program="calm"))

    (event,) = events(data)
    assert event["SUMMARY"] == "Exercises, 14 min"
    assert event["DURATION"].dt == timedelta(minutes=14)
    for word in (b"amstring", b"strain", b"calm", b"DESCRIPTION:H", b"LOCATION"):
        assert word not in data


def test_an_unknown_program_has_no_minutes_in_its_words(written):
    """Where the choice is left to the person, the entry is a quarter of an hour."""
    (event,) = events(written(on_days([0], program="", course="", stage="")))

    assert event["SUMMARY"] == "Exercises"
    assert event["DURATION"].dt == timedelta(minutes=15)


def test_an_event_is_private_and_does_not_block_the_day(written):
    """It is private, leaves the time free, and reminds by a message."""
    (event,) = events(written(on_days([0])))

    assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
    (alarm,) = event.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(minutes=-10)
    assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_a_later_file_replaces_an_earlier_one(written):
    """The ids stay, the sequence rises, also when time and length have changed."""
    days = [0, 1, 5]
    first = events(written(on_days(days)))
    second = events(written(on_days(days), at="19:00", now_ms=NOW_MS + 60_000))

    assert [each["UID"] for each in first] == [each["UID"] for each in second]
    assert len({each["UID"] for each in first}) == len(days)
    assert {each["SEQUENCE"] for each in first} == {NOW_MS // 60_000}
    assert {each["SEQUENCE"] for each in second} == {NOW_MS // 60_000 + 1}


def test_several_sessions_a_day_lie_apart(written):
    """Three a day end at the person's own time and begin four hours apart."""
    data = written(on_days([0], times=3), at="18:00")

    assert [each.hour for each in starts(data)] == [10, 14, 18]
    assert len({each["UID"] for each in events(data)}) == 3


def test_times_of_a_plan_are_kept(written):
    """What was assigned for half past seven stands there at half past seven."""
    planned = on_days([0], times=2, at_min=(7 * 60 + 30, 19 * 60))

    found = [f"{each:%H:%M}" for each in starts(written(planned))]

    assert found == ["07:30", "19:00"]


def test_two_courses_do_not_share_an_id(written):
    """The same program in two courses is two entries."""
    data = written([*on_days([0]), *on_days([0], course="c2")])

    assert len({each["UID"] for each in events(data)}) == 2


def test_long_words_are_folded_between_characters(written):
    """No line is longer than 75 octets, none cuts a character, all ends are CR LF."""
    words = "Übungen für heute – рано утром, 体操; {0} min " + "é" * 60
    set_translator(lambda text: words if text.startswith("Exercises,") else text)
    try:
        data = written(on_days([0, 1, 2]))
    finally:
        set_translator(None)

    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert events(data)[0]["SUMMARY"] == words.format(14)


def test_the_settings_of_a_person_become_a_calendar(written):
    """Training days of the settings come out on their days of the week."""
    planned = planned_days(
        MONDAY,
        MONDAY + timedelta(days=83),
        today=MONDAY,
        training_days=("tue", "sat"),
        training_program="calm",
    )
    data = written(planned)

    assert len(events(data)) == 1
    assert len(starts(data)) == 24
    assert {each.weekday() for each in starts(data)} == {1, 5}


def test_nothing_planned_is_an_empty_calendar(written):
    """Without plans the file is a calendar without events."""
    data = written([])

    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert events(data) == []


def test_the_library_is_loaded_for_a_calendar_only():
    """Importing the exports does not import icalendar."""
    import subprocess
    import sys

    probe = (
        "import sys; import coach.exchange.calendar_file, coach.exchange.csv_file;"
        "print('icalendar' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "False"
