"""The plans that a physiotherapist signed for this person, for whoever shows them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from coach.exchange.assigned.kept import revoke_key, set_state
from coach.files.assignment_model import is_assigned
from coach.paths import history_file
from coach.store.days import training_day, utc_offset_min, utc_text
from ui.models import assigned_work as work
from ui.models.errands import Errands

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from coach.exchange.assigned.kept import KeptBundle, KeptKey
    from coach.exchange.assigned.key_changes import KeyOffer
    from coach.exchange.assigned.receive import Offer, Signed
    from coach.exchange.assigned.running import Assigned
    from ui.context import AppContext

    Change = Callable[[sqlite3.Connection], object]


def assigned_model(context: AppContext) -> AssignedModel:
    """Return the one model of a window, made on first use."""
    found = context.findChild(AssignedModel)
    return found if isinstance(found, AssignedModel) else AssignedModel(context)


def known_assigned(context: AppContext) -> AssignedModel | None:
    """Return that model where it was made; it reads the history only from then on."""
    # A page may hear of something after its window was closed.
    return context.findChild(AssignedModel) if isValid(context) else None


def signed_thing(context: AppContext, thing_id: str) -> Signed | None:
    """Return the signed plan that a plan or program belongs to, as far as is known.

    Args:
        context: What all parts share.
        thing_id: Id of any plan or program.
    """
    model = known_assigned(context)
    return None if model is None else model.signed_for(thing_id)


class AssignedModel(QObject):
    """Reads, takes in and confirms signed plans, off the window's thread.

    What runs is put into the library; see `LibraryModel.set_assigned`.

    Args:
        context: What all parts share.

    Attributes:
        assigned: What can be used; None while nothing was read, or nothing ever came.
        keys: Every key that was ever confirmed.
        missed: Id of a running plan and its missed sessions in a row.

    Signals:
        changed: `assigned`, `keys` or `missed` are others now.
        offered: A file was opened and can be taken in: an `Offer` and its bytes.
        key_offered: A file was opened that names a new key: a `KeyOffer`.
        passphrase_needed: A file opens with a passphrase; its path.
        refused: A file cannot be used, or nothing could be changed; a `Refusal`.
        lost: A kept plan cannot be used any more; one sentence, once.
        taken: A plan was taken in; its `Offer`.
        done: Another change of plans or keys was written.
    """

    changed = Signal()
    offered = Signal(object, object)
    key_offered = Signal(object)
    passphrase_needed = Signal(str)
    refused = Signal(object)
    lost = Signal(str)
    taken = Signal(object)
    done = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._context = context
        self._path = history_file(context.data_dir)
        self._errands = Errands(self)
        self._told: set[str] = set()
        self.assigned: Assigned | None = None
        self.keys: tuple[KeptKey, ...] = ()
        self.missed: Mapping[str, int] = {}
        self.changed.connect(context.assigned_changed)
        context.library.library_read.connect(self.refresh)
        context.history_changed.connect(self._follow_history)

    @property
    def today(self) -> date:
        """The person's day."""
        now_ms = self._context.clock.wall_ms()
        return date.fromisoformat(training_day(now_ms, utc_offset_min(now_ms)))

    def signed_for(self, thing_id: str) -> Signed | None:
        """Return the plan that a plan or program id belongs to, or None."""
        if not is_assigned(thing_id) or self.assigned is None:
            return None
        for signed in self.assigned.running:
            plan_id = signed.contents.plan.id
            if thing_id == plan_id or thing_id.startswith(plan_id + "."):
                return signed
        return None

    @Slot()
    def refresh(self) -> None:
        """Read and verify the kept plans again."""
        read = partial(work.read_state, self.here())
        self._errands.run(read, self._take, self._fail)

    @Slot()
    def _follow_history(self) -> None:
        """Count anew what was missed, where a plan runs."""
        if self.assigned is not None:
            self.refresh()

    # Files

    def open_file(self, path: str, passphrase: str = "") -> None:
        """Open a file that came; one of the signals follows.

        Args:
            path: The file.
            passphrase: For one that is encrypted with a passphrase.
        """
        look = partial(work.look, Path(path), passphrase, self.here())
        self._errands.run(look, self._offer, partial(self._fail_to_open, path))

    def open_waiting(self, signed: Signed) -> None:
        """Offer a plan once more that waits for its key."""
        look = partial(work.look_again, signed, self.here())
        self._errands.run(look, self._offer, self._fail_to_write)

    def take_in(self, offer: Offer, data: bytes, how: str = "") -> None:
        """Keep a plan; `taken` follows.

        Args:
            offer: What was offered.
            data: Its bytes.
            how: How its unknown key was confirmed: "card", "code", "first-use"; ""
                lets a plan with such a key wait.
        """

        def take(connection: sqlite3.Connection) -> None:
            from coach.exchange.assigned.taking import take_in

            take_in(connection, offer, data, _now(self._context), how)

        self._write(take, partial(self.taken.emit, offer))

    def take_key(self, offer: KeyOffer) -> None:
        """Put a known therapist's new key in the place of the old one."""

        def take(connection: sqlite3.Connection) -> None:
            from coach.exchange.assigned.key_changes import take_change

            take_change(connection, offer, self._at())

        self._write(take, self.done.emit)

    def withdraw_key(self, key_id: str) -> None:
        """Trust a key no more; its plans stop running."""
        change = partial(revoke_key, key_id=key_id, at=self._at())
        self._write(change, self.done.emit)

    def set_state(self, signed: Signed, state: str) -> None:
        """Change the state of a plan, as to "ended" or back to "current"."""
        name, revision = signed.assignment.id, signed.assignment.revision
        change = partial(set_state, assignment_id=name, revision=revision, state=state)
        self._write(change, self.done.emit)

    def discard(self, signed: Signed) -> None:
        """Forget a plan that waits, and offer to bring it back."""
        sha256 = signed.container.manifest_sha256
        dropped: list[KeptBundle] = []

        def drop(connection: sqlite3.Connection) -> None:
            from coach.exchange.assigned.discarding import drop_waiting

            dropped.extend(drop_waiting(connection, sha256))

        title = signed.contents.plan.title
        self._write(drop, partial(self._offer_back, title, dropped))

    def _offer_back(self, title: str, dropped: Sequence[KeptBundle]) -> None:
        # None: the second press of a double click drops nothing.
        for row in dropped:
            words = self.tr("“{0}” was discarded. Its file can be opened again.")
            undo = partial(self._bring_back, row)
            self._context.undo_offered.emit(words.format(title), undo)

    def _bring_back(self, row: KeptBundle) -> None:
        from coach.exchange.assigned.discarding import bring_back

        self._write(partial(bring_back, row=row), self.done.emit)

    # Work

    def here(self) -> work.Here:
        """Return whose history it is, for work off the window's thread."""
        known = self._context.library.own_exercises
        return work.Here(self._path, known, self.today, _now(self._context))

    def _at(self) -> str:
        return utc_text(self._context.clock.wall_ms())

    def _write(self, change: Change, tell: Callable[[], object]) -> None:
        """Change the history, then read the plans again, then say so."""

        def take(_: object) -> None:
            tell()
            self.refresh()

        make = partial(work.change, self._path, change)
        self._errands.run(make, take, self._fail_to_write)

    @Slot(object)
    def _take(self, state: work.AssignedState) -> None:
        self.assigned, self.keys = state.assigned, state.keys
        self.missed = state.missed
        running = self.assigned.running if self.assigned is not None else ()
        self._context.library.set_assigned(tuple(each.contents for each in running))
        for sentence in self.assigned.refused if self.assigned is not None else ():
            self._lose(sentence)
        self.changed.emit()

    def _lose(self, sentence: str) -> None:
        if sentence not in self._told:
            self._told.add(sentence)
            self.lost.emit(sentence)

    @Slot(object)
    def _offer(self, found: tuple[Offer | KeyOffer, bytes]) -> None:
        from coach.exchange.assigned.key_changes import KeyOffer

        offer, data = found
        if isinstance(offer, KeyOffer):
            self.key_offered.emit(offer)
        else:
            self.offered.emit(offer, data)

    def _fail_to_open(self, path: str, error: Exception) -> None:
        from coach.exchange.assigned.looking import PassphraseNeededError

        if isinstance(error, PassphraseNeededError):
            self.passphrase_needed.emit(path)
        else:
            self._fail_to_write(error)

    @Slot(object)
    def _fail_to_write(self, error: Exception) -> None:
        from coach.exchange.assigned.receive import OtherPatientError
        from coach.exchange.signed.plain import told_plainly
        from ui.models.somebody_else import with_way_out

        refusal = told_plainly(error)
        if isinstance(error, OtherPatientError):
            refusal = with_way_out(self._context.root, refusal)
        self.refused.emit(refusal)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        self._lose(str(error))


def _now(context: AppContext) -> datetime:
    return datetime.fromtimestamp(context.clock.wall_ms() / 1000, UTC)
