"""Ten weeks of a made-up person, written through the real journal.

The same every time: a course with a step back and a hold, mornings from 5 down to 1,
measures every week, some cramps, two days of illness. Days are counted back from today.
"""

from coach.session.model import Event
from coach.store.days import utc_offset_min
from coach.store.journal import Journal
from coach.store.plan import SessionStart

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
WEEKS = 10
SIDE = "right"
ILL = (-30, -29)
SKIPPED_ON = -8


class PastClock:
    """A clock that is set by hand."""

    def __init__(self, wall_ms):
        self.now_ms = wall_ms

    def wall_ms(self):
        return self.now_ms

    def monotonic_ms(self):
        return self.now_ms


class Writer:
    """Writes sessions and notes at times of the past.

    Args:
        context: The journal's folder, and the library whose programs are played.
    """

    def __init__(self, context, path):
        self.context = context
        self.clock = PastClock(0)
        self.journal = Journal(path, self.clock)
        now_ms = context.clock.wall_ms()
        noon = 12 * HOUR_MS - utc_offset_min(now_ms) * 60_000
        self._today_ms = now_ms - now_ms % DAY_MS + noon

    def at(self, day, hour):
        """Set the clock to an hour of a day, counted back from today."""
        self.clock.now_ms = self._today_ms + day * DAY_MS + (hour - 12) * HOUR_MS
        return self.clock.now_ms

    def session(self, day, *, hour=10, skip=(), before=None, **answers):
        """Play a program to its end; skipped items are given by index."""
        self.at(day, hour)
        library = self.context.library
        program = library.program("easy")
        timeline = library.timeline(program)
        start = SessionStart.of(program, timeline, library.exercises, SIDE)
        session_id = self.journal.begin(start)
        at_ms = 0

        def write(kind, **data):
            event = Event(kind, at_ms, self.clock.monotonic_ms(), data)
            self.journal.append(session_id, event)

        if before is not None:
            write("before", pain=before)
        write("start")
        for index, item in enumerate(timeline.items):
            write("item", index=index)
            how = "skipped" if index in skip else "done"
            held_ms = 0 if index in skip else item.length_ms
            self.clock.now_ms += held_ms
            at_ms += item.length_ms
            done_reps = 0 if index in skip else item.of_reps
            reps = {"reps": done_reps} if item.rep_ends_ms else {}
            write("item-end", index=index, how=how, held_ms=held_ms, **reps)
        write("finish")
        if answers:
            write("answer", **answers)
        return session_id

    def note(self, day, kind, *, hour=8, **data):
        """Write a note on a day."""
        happened_ms = self.at(day, hour)
        return self.journal.note(kind, data, happened_ms=happened_ms)

    def close(self):
        """Wait until all is on the disk."""
        assert self.journal.close(30)


def write_ten_weeks(writer):
    """Write the ten weeks; return the ids of the sessions by day."""
    ids = {}
    first = -7 * WEEKS
    for day in range(first, 0):
        share = (day - first) / -first
        if day not in ILL:
            writer.note(day, "pain", when="morning", pain=round(5 - 4 * share))
        if day % 2 == 0 and day not in ILL:
            skip = (3,) if day == SKIPPED_ON else ()
            ids[day] = writer.session(
                day,
                skip=skip,
                before=round(2 - share),
                pain=round(4 - 3 * share),
                pain_now=1,
                effort=4,
                place="back-of-thigh",
                side=SIDE,
            )
    write_course(writer, first)
    for week in range(WEEKS):
        day = first + 7 * week + 1
        writer.note(day, "measure", hour=9, test="T8", left=88, right=60 + 3 * week)
        writer.note(day, "measure", hour=9, test="T10", value=3 + week // 2)
    for day, night in ((-60, True), (-20, True), (-5, False)):
        writer.note(day, "cramp", hour=22, muscle="calf", night=night)
    return ids


def write_course(writer, first):
    """Write the decisions of the course."""
    for day, decision, stage in (
        (first, "start", "phase-1"),
        (first + 14, "step-up", "phase-2"),
        (first + 22, "step-back", "phase-1"),
        (first + 30, "hold", "phase-1"),
        (first + 50, "step-up", "phase-2"),
    ):
        writer.note(
            day,
            "course",
            hour=7,
            course="c",
            plan="none",
            title="Ladder",
            stage=stage,
            stage_title=stage.capitalize(),
            side=SIDE,
            decision=decision,
        )
