"""What a draft tells about itself; it follows each change of the text at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from coach.editing.advice import Advice, advice_for
from coach.editing.edits import Put, after_edit
from coach.editing.facts import TimelineFacts, facts_of
from coach.editing.history import History
from coach.editing.kinds import KINDS, Kind, Model
from coach.editing.live import Finding, Reading, look
from coach.editing.plain import value_at
from coach.editing.revision import next_revision
from coach.files.model import Exercise, Program

if TYPE_CHECKING:
    from pathlib import Path

    from coach.editing.around import Around
    from coach.editing.plain import Value
    from coach.editing.written import Written
    from coach.files.fields import Field
    from coach.files.findings import KeyPath


@dataclass(frozen=True)
class OnDisk:
    """The file as it was when it was opened or saved.

    Attributes:
        data: Its bytes.
        content: What they mean.
        text: The draft's own text at that moment.
    """

    data: bytes
    content: dict[str, Any]
    text: str


class _State:
    """What is worked out from one text; thrown away with the next change."""

    def __init__(self, draft: DraftReadings) -> None:
        self._draft = draft
        self.facts: dict[str | None, TimelineFacts | None] = {}

    @cached_property
    def content(self) -> dict[str, Any]:
        """Return what the text means."""
        return tomllib.loads(self._draft.text)

    @cached_property
    def reading(self) -> Reading:
        """Return model and findings."""
        draft = self._draft
        data = draft.with_revision(draft.revision)
        return look(
            draft.kind, data, self.content, draft.around, draft.path, draft.name
        )


class DraftReadings:
    """The reading side of a draft: text, content, model, findings, advice, facts.

    Args:
        kind: "program", "exercise", "plan" or "assignment".
        written: The text that it begins with.
        around: The library; give a newer one with `look_around`.
        path: The file it will be saved to; None for a new file or a copy.
    """

    def __init__(
        self,
        kind: str,
        written: Written,
        around: Around,
        path: Path | None = None,
    ) -> None:
        self.kind: Kind = KINDS[kind]
        self.around = around
        self.path = path
        self._style = written
        self._history = History(written.text)
        self._state = _State(self)
        self._disk: OnDisk | None = None
        self._last_facts: TimelineFacts | None = None

    @property
    def text(self) -> str:
        """Return the text as it is now, with plain line breaks."""
        return self._history.text

    @property
    def content(self) -> dict[str, Any]:
        """Return what the text means, as plain dicts and lists; not to be changed."""
        return self._state.content

    @property
    def name(self) -> str:
        """Return the name under which the file is shown."""
        return self.path.name if self.path is not None else self.title

    @property
    def title(self) -> str:
        """Return the title; the id where it has none."""
        titles = (self.content.get(key) for key in ("title", self.kind.id_key))
        return next((each for each in titles if isinstance(each, str) and each), "")

    @property
    def model(self) -> Model | None:
        """Return what the library would load; None while the fields are wrong."""
        return self._state.reading.model

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return everything that is wrong, in the order of the lines."""
        return self._state.reading.findings

    @property
    def is_sound(self) -> bool:
        """Return whether it can be saved: the library takes it as it is."""
        return self._state.reading.is_sound

    @property
    def is_changed(self) -> bool:
        """Return whether there is something to save."""
        return self._disk is None or self._disk.text != self.text

    @property
    def disk(self) -> OnDisk | None:
        """Return the file as it was when it was opened or saved; None before that."""
        return self._disk

    @property
    def revision(self) -> int:
        """Return the revision on disk, or a higher one that the text has."""
        numbers = [self.content.get("revision")]
        if self._disk is not None:
            numbers.append(self._disk.content.get("revision"))
        return max((n for n in numbers if isinstance(n, int)), default=1)

    @property
    def revision_to_save(self) -> int:
        """Return the revision that the file will have: higher for another dose."""
        old = self._disk.content if self._disk is not None else None
        return next_revision(self.kind.name, old, self.content)

    def value(self, path: KeyPath, default: Value = None) -> Value:
        """Return the value at a path, or `default` where there is none."""
        return value_at(self.content, path, default)

    def table(self, path: KeyPath) -> dict[str, Any]:
        """Return the table at a path; an empty one where there is none."""
        found = self.value(path)
        return found if isinstance(found, dict) else {}

    def entries(self, path: KeyPath) -> list[Any]:
        """Return the list at a path; an empty one where there is none."""
        found = self.value(path)
        return found if isinstance(found, list) else []

    def field(self, path: KeyPath) -> Field | None:
        """Return the field at a path: its label, help, unit and limits."""
        return self.kind.field_at(path)

    def findings_at(self, path: KeyPath) -> tuple[Finding, ...]:
        """Return the findings of a value and of what is inside it."""
        size = len(path)
        return tuple(one for one in self.findings if one.path[:size] == path)

    def advice(self, goal_ms: int | None = None) -> tuple[Advice, ...]:
        """Return what could be better; none of it keeps the draft from being saved.

        Args:
            goal_ms: The longest that a program should last; None for no goal.
        """
        if self.model is None:
            return ()
        facts = self.facts() if isinstance(self.model, Program) else None
        return advice_for(self.model, self.around, facts, goal_ms)

    def facts(self, sore_side: str | None = None) -> TimelineFacts | None:
        """Return what the timeline bar shows, or None while it cannot be known."""
        model = self.model
        if not isinstance(model, Program):
            return None
        known = self._state.facts
        if sore_side not in known:
            exercises = self.around.library.exercises
            known[sore_side] = facts_of(model, exercises, sore_side)
            self._last_facts = known[sore_side] or self._last_facts
        return known[sore_side]

    @property
    def last_facts(self) -> TimelineFacts | None:
        """Return the facts as they last could be known, for a bar that greys out."""
        return self.facts() or self._last_facts

    def exercise_of(self, step: KeyPath) -> Exercise | None:
        """Return the exercise that a step names, where there is one."""
        name = self.value((*step, "exercise"))
        # What was pasted, or read again from disk, may be anything.
        known = self.around.library.exercises
        return known.get(name) if isinstance(name, str) else None

    @property
    def undo_words(self) -> str:
        """Return what `undo` would take back, in words; "" for nothing."""
        last = self._history.last_done
        return last.words if last is not None else ""

    @property
    def redo_words(self) -> str:
        """Return what `redo` would do again, in words; "" for nothing."""
        last = self._history.last_undone
        return last.words if last is not None else ""

    def with_revision(self, revision: int) -> bytes:
        """Return the bytes of the file with a revision that is not in its history."""
        text = self.text
        if self.content.get("revision") != revision and "revision" in self.content:
            put = Put(("revision",), revision)
            text, _ = after_edit(text, self.content, put, self.kind.key_order)
        return self._style.encoded(text)

    def _forget(self, content: dict[str, Any] | None = None) -> None:
        """Work everything out anew when it is asked for.

        Args:
            content: What the text means, where that is known already.
        """
        self._state = _State(self)
        if content is not None:
            self._state.content = content
