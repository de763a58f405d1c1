"""A made-up diary in a real history, and a look at the Recovery page, for its tests."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from PySide6.QtWidgets import QApplication

from coach.demo.play import Stage, Wish
from coach.paths import history_file
from coach.store.connection import open_store
from coach.store.days import utc_text
from coach.store.entries import ENTRY_KINDS, NewEntry, entries, json_text
from coach.store.history import rebuild_summaries
from coach.store.transactions import transaction
from ui.widgets.button import Button
from ui.widgets.label import Label

FIRST = date(2026, 11, 2)  # a Monday
PHASE_1, PHASE_2 = "hamstring-mild-1", "hamstring-mild-2"


def at_ms(day, clock):
    """Return an instant of the diary's day, counted from 0, in UTC."""
    hour, minute = map(int, clock.split(":"))
    then = datetime(FIRST.year, FIRST.month, FIRST.day, hour, minute, tzinfo=UTC)
    return round((then + timedelta(days=day)).timestamp() * 1000)


def _no_offset(_wall_ms):
    return 0


class PaperDiary:
    """Writes notes and sessions as the app would, on an injected clock in UTC.

    Args:
        context: Whose history it is; its library has been read.
        clock: The clock of the context; it goes forward only.
    """

    def __init__(self, context, clock):
        self.context = context
        self.clock = clock
        self._count = 0

    def go_to(self, day, clock):
        """Let it be this time."""
        self.clock.suspend(at_ms(day, clock) - self.clock.wall_ms())

    def note(self, kind, day, clock, data):
        """Write a note of the past."""
        self._count += 1
        then_ms = at_ms(day, clock)
        text = (FIRST + timedelta(days=day)).isoformat()
        then = utc_text(then_ms)
        entry = NewEntry(
            f"d{self._count:04}", kind, text, then, None, json_text(data), then
        )
        path = history_file(self.context.data_dir)
        with closing(open_store(path)) as connection, transaction(connection):
            entry.write(connection)

    def hurt(self, day, clock, **more):
        """Note a strain of the right hamstring."""
        data = {"injury": "i", "area": "hamstring", "side": "right", "pattern": "A"}
        data |= {"at": utc_text(at_ms(day, clock)), "place": "back-of-thigh"}
        self.note("injury", day, clock, data | more)

    def course(self, day, clock, decision, stage, **more):
        """Note a decision of the course after the strain."""
        plan = self.context.library.library.plans["hamstring-mild"]
        data = {"course": "c", "plan": plan.id, "title": plan.title, "side": "right"}
        data |= {"injury": "i", "stage": stage, "decision": decision}
        data |= {"stage_title": plan.stage(stage).title}
        self.note("course", day, clock, data | more)

    def morning(self, day, pain):
        """Answer a morning."""
        self.note("pain", day, "08:00", {"when": "morning", "pain": pain})

    def session(self, day, worst, program):
        """Do a whole session at 17:00, as the engine plays it."""
        answers = {"pain": worst} if worst is not None else {}
        wish = Wish(program, at_ms(day, "17:00"), "right", answers=answers)
        with closing(open_store(history_file(self.context.data_dir))) as connection:
            with transaction(connection):
                self._stage(connection).play(wish)
            rebuild_summaries(connection, force=True)

    def _stage(self, connection):
        stage = Stage(connection, self.context.library.library, _no_offset)
        # Each session has another id, whatever connection writes it.
        self._count += 1
        stage._count = self._count
        return stage

    def written(self, *kinds, removed=False):
        """Return the notes on the disk, oldest first."""
        assert self.context.journal.flush(5.0)
        with closing(open_store(history_file(self.context.data_dir))) as connection:
            return entries(connection, kinds or ENTRY_KINDS, removed=removed)


def button(part, name):
    """Return the button with this object name or these words."""
    QApplication.processEvents()  # what is new in a layout is shown a moment later
    found = [
        each
        for each in part.findChildren(Button)
        if name in (each.objectName(), each.text()) and each.isVisibleTo(part)
    ]
    assert len(found) == 1, [each.text() for each in part.findChildren(Button)]
    return found[0]


def has_button(part, name):
    """Return whether such a button can be pressed."""
    QApplication.processEvents()
    seen = [each for each in part.findChildren(Button) if each.isVisibleTo(part)]
    return any(name in (each.objectName(), each.text()) for each in seen)


def words(part):
    """Return all that a part says, as one text."""
    QApplication.processEvents()
    seen = (each for each in part.findChildren(Label) if each.isVisibleTo(part))
    return "\n".join(each.text() for each in seen)


def in_phase_1(paper):
    """Let a course be in phase 1 since day 0, of an injury three days before."""
    paper.hurt(-3, "12:00")
    paper.course(-3, "13:00", "start", "first-days")
    paper.course(0, "07:00", "step-up", "phase-1")
