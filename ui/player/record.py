"""Writes a session to the journal and knows what the disk has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from coach.files.assignment_model import is_assigned
from coach.session.changed import CHANGED, change_data
from coach.session.model import Event
from coach.store.days import training_day, utc_offset_min
from coach.store.plan import SessionStart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program
    from coach.session.model import Timeline
    from coach.store.history import Unfinished
    from ui.context import AppContext


class SessionRecord(QObject):
    """The events of one session: in the journal, and at hand for the summary.

    Attributes:
        events: All events of this run, in order.
        pause_reason: Why the session last paused: "person", "stall", "suspend", "hurt".
        said_before: What was answered before this session: "pain", "relief".
        is_resumed: Whether it goes on after a crash.
        is_practice: Whether it is only shown, and nothing of it is written.
        day: The training day that it counts for.

    Signals:
        logged: An event was handed to the journal.
        saved: Everything up to now is on the disk.
        not_saved: The disk refuses; one sentence. The journal goes on trying.
    """

    logged = Signal(object)
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.events: list[Event] = []
        self.pause_reason = ""
        self.said_before: dict[str, Any] = {}
        self.is_resumed = False
        self.is_practice = False
        self.day = self._today()
        self.plan: Timeline | None = None
        self._session = ""
        self._last_seq = 0
        self._saved_seq = 0
        self._answers: dict[str, Any] = {}
        context.event_saved.connect(self._confirm)
        context.saving_failed.connect(self.not_saved)

    @property
    def session_id(self) -> str:
        """The session's id in the journal."""
        return self._session

    @property
    def signs(self) -> tuple[str, ...]:
        """What was reported with pain in this session so far."""
        signs = self._answers.get("signs")
        return tuple(signs) if isinstance(signs, list) else ()

    @property
    def is_saved(self) -> bool:
        """Whether every event so far is on the disk."""
        return bool(self._session) and self._saved_seq >= self._last_seq

    def begin(
        self,
        program: Program,
        timeline: Timeline,
        exercises: Mapping[str, Exercise],
        sore_side: str | None,
        resume: Unfinished | None,
        *,
        is_practice: bool = False,
    ) -> None:
        """Begin a new session in the journal, or take an unfinished one up again."""
        self.is_practice = is_practice
        self.events = []
        self.pause_reason = ""
        self.said_before = {}
        self.is_resumed = resume is not None
        self.plan = timeline
        self._answers = {}
        self._last_seq = self._saved_seq = 0
        self.day = self._today()
        if is_practice:
            self._session = ""
            return
        journal = self._context.journal
        if resume is None:
            start = SessionStart.of(program, timeline, exercises, sore_side)
            self._session = journal.begin(self._marked(start))
            self._note_change(program)
        else:
            self._session = resume.session_id
            # What was said before the cut is not lost by what is said after it.
            self._answers = dict(resume.answers)
            self.day = resume.local_day or self.day
            journal.go_on(resume.session_id, resume.next_seq)
            self._append(self._event("recover", 0, {"index": resume.item_index}))

    def _marked(self, start: SessionStart) -> SessionStart:
        """Return the start with what it follows of a signed plan, if it does."""
        # Imported here: few people have such a plan.
        from ui.models.assigned_starts import assigned_starts, known_starts

        if is_assigned(start.program.doc_id):
            return assigned_starts(self._context).mark(start)
        # A plan with limits that nobody signed is asked about on the same way.
        starts = known_starts(self._context)
        return start if starts is None else starts.mark(start)

    def _note_change(self, program: Program) -> None:
        """Write first of all what the program has less of: going on has to know it."""
        if program.change is not None:
            self._append(self._event(CHANGED, 0, change_data(program.change)))

    def take(self, event: Event) -> None:
        """Write one event of the engine."""
        if event.kind == "pause":
            self.pause_reason = str(event.data.get("reason", ""))
        self.events.append(event)
        self._append(event)
        self.logged.emit(event)

    def before(self, answers: Mapping[str, Any], at_ms: int) -> None:
        """Write what was felt before the session: any of "pain", "relief".

        Args:
            answers: By key; nothing is written without any.
            at_ms: Where the session stands by now; the question holds nothing up.
        """
        if not answers:
            return
        self.said_before = dict(answers)
        self._append(self._event("before", at_ms, self.said_before))

    def answer(self, answers: Mapping[str, Any], at_ms: int) -> None:
        """Write answers; later ones are added to those before, in one event each."""
        if not answers:
            return
        self._answers.update(answers)
        self._append(self._event("answer", at_ms, dict(self._answers)))

    def end(self) -> None:
        """Have the journal make the summary of the session."""
        if self.is_practice:
            return
        self._context.journal.end(self._session)

    def _today(self) -> str:
        wall_ms = self._context.clock.wall_ms()
        return training_day(wall_ms, utc_offset_min(wall_ms))

    def _event(self, kind: str, at_ms: int, data: dict[str, Any]) -> Event:
        return Event(kind, at_ms, self._context.clock.monotonic_ms(), data)

    def _append(self, event: Event) -> None:
        if self.is_practice:
            return
        self._last_seq = self._context.journal.append(self._session, event)

    @Slot(str, int)
    def _confirm(self, session: str, seq: int) -> None:
        if session != self._session:
            return
        self._saved_seq = max(seq, self._saved_seq)
        if self.is_saved:
            self.saved.emit()
