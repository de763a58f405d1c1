"""The physiotherapist's key in the window: made, unlocked, changed, restored."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from coach.errors import CoachError
from coach.exchange.signed.errors import KeyFileError
from coach.exchange.signed.key_change import write_key_change
from coach.exchange.signed.key_file import (
    export_key_file,
    read_key_file,
    write_key_file,
)
from coach.exchange.signed.key_ring import KeyFolder, OwnKeys
from coach.exchange.signed.keyring import give_up, has_keyring
from coach.exchange.signed.keys import SigningKey
from coach.exchange.writing import write_bytes
from coach.paths import keys_folder
from coach.store.days import utc_text
from coach.translate import tr
from ui.models.background import Task, give_up_at_close
from ui.therapist.identity import public_key_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.exchange.signed.keys import VerifyKey
    from ui.context import AppContext

IN_FILE, IN_KEYRING = "file", "keyring"
CHANGE_ENDING = ".key-change"
# After so long a person wonders; a keyring may be asking for its password behind.
SLOW_MS = 2_000


def therapist_key(context: AppContext) -> TherapistKey:
    """Return the one key model of a window, made on first use."""
    found = context.findChild(TherapistKey)
    return found if isinstance(found, TherapistKey) else TherapistKey(context)


class TherapistKey(QObject):
    """Holds the key while it is unlocked; its files are read off the window's thread.

    One thing at a time: what is asked for meanwhile is not done.

    Args:
        context: What all parts share; its settings name the key.
        folder: Where keys lie; None for the usual place.

    Attributes:
        keys: The opened keys; None while they are locked.

    Signals:
        changed: Another key holds now, or it was unlocked or locked.
        refused: What was asked for was not done; one sentence.
        replaced: A new key holds; the signed file that tells patients so.
        exported: A copy of the key lies there; its path.
        keyring_answered: Whether this desktop has a keyring.
    """

    changed = Signal()
    refused = Signal(str)
    replaced = Signal(bytes)
    exported = Signal(str)
    keyring_answered = Signal(bool)

    def __init__(self, context: AppContext, folder: KeyFolder | None = None) -> None:
        super().__init__(context)
        self._context = context
        self._folder = folder or KeyFolder(keys_folder(context.data_dir))
        self._task: Task | None = None
        self._asking: Task | None = None
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._tell_slow)
        self.keys: OwnKeys | None = None
        give_up_at_close(give_up)

    @property
    def public(self) -> VerifyKey | None:
        """The public half; None before there is a key."""
        return public_key_of(self._context.settings)

    @property
    def key(self) -> SigningKey | None:
        """What signs; None while it is locked."""
        return None if self.keys is None else self.keys.key

    @property
    def change_file(self) -> Path | None:
        """The file by which the key before vouches for this one; None without one."""
        public = self.public
        if public is None:
            return None
        path = self._folder.folder / f"{public.id_text}{CHANGE_ENDING}"
        return path if path.is_file() else None

    @property
    def is_in_keyring(self) -> bool:
        """Whether the desktop keeps the secret half, and no passphrase is asked."""
        return self._context.settings.therapist_key_in == IN_KEYRING

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    # What is asked for

    def make(self, passphrase: str) -> None:
        """Make the first key and keep it; in the keyring for ""."""
        self._run(partial(_made, self._folder, passphrase), self._take_kept(passphrase))
        self._watch_keyring(passphrase)

    def unlock(self, passphrase: str = "") -> None:
        """Open the key for this run of the app; "" asks the keyring."""
        public = self.public
        if public is not None:
            self._run(partial(_opened, self._folder, public, passphrase), self._take)
            self._watch_keyring(passphrase)

    def lock(self) -> None:
        """Forget the opened key."""
        self.keys = None
        self.changed.emit()

    def replace(self, passphrase: str) -> None:
        """Put a new key in the place of the one that is unlocked.

        `replaced` follows with the file that the old key has signed.
        """
        if self.keys is None:
            return
        name = self._context.settings.therapist_name
        issued = f"{utc_text(self._context.clock.wall_ms())[:19]}Z"
        work = partial(_replaced, self._folder, self.keys, passphrase, name, issued)
        self._run(work, partial(self._take_replaced, passphrase))
        self._watch_keyring(passphrase)

    def export(self, target: Path, passphrase: str = "") -> None:
        """Write a copy of the key, to be put away.

        Args:
            target: The file.
            passphrase: Seals a key of the keyring; a key file is copied as it is.
        """
        public = self.public
        if public is None:
            return
        if not self.is_in_keyring:
            path = self._folder.path_of(public)
            work: Callable[[], object] = partial(export_key_file, path, target)
        elif self.key is not None:
            work = partial(
                write_key_file, target, self.key, passphrase, self._folder.cost_log2
            )
        else:
            return
        self._run(work, partial(self._tell_exported, str(target)))

    def restore(self, copy: Path, passphrase: str) -> None:
        """Let the key of a copy hold here, once its passphrase has opened it."""
        work = partial(_restored, self._folder, copy, passphrase)
        self._run(work, self._take_kept(passphrase))

    def ask_keyring(self) -> None:
        """Find out whether this desktop has a keyring; it may take some seconds."""
        if self._asking is None:
            self._asking = Task(partial(has_keyring, self._folder.backend), self)
            self._asking.finished.connect(self._tell_keyring)
            self._asking.start()

    # What came of it

    @Slot(object)
    def _tell_keyring(self, has_one: bool) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
        self._asking = None
        self.keyring_answered.emit(has_one)

    def _take_kept(self, passphrase: str) -> Callable[[OwnKeys], None]:
        """Return what takes keys that were kept with a passphrase, or in a keyring."""
        return partial(self._hold, IN_FILE if passphrase else IN_KEYRING)

    def _hold(self, place: str, keys: OwnKeys) -> None:
        """Let a key hold that was just kept."""
        self.keys = keys
        text = keys.key.verify_key.text
        self._context.change_settings(therapist_key=text, therapist_key_in=place)
        # A key whose number is lost could not be opened any more.
        self._context.save_settings()
        self.changed.emit()

    def _take(self, keys: OwnKeys) -> None:
        self.keys = keys
        self.changed.emit()

    def _take_replaced(self, passphrase: str, made: tuple[OwnKeys, bytes]) -> None:
        keys, change = made
        self._hold(IN_FILE if passphrase else IN_KEYRING, keys)
        self.replaced.emit(change)

    def _tell_exported(self, path: str, _result: object) -> None:
        self.exported.emit(path)

    def _run(self, work: Callable[[], object], take: Callable[..., None]) -> None:
        if self._task is not None:
            return
        self._task = Task(work, self)
        # First, so that who is told may ask for the next thing.
        self._task.finished.connect(self._end)
        self._task.failed.connect(self._end)
        self._task.finished.connect(take)
        self._task.failed.connect(self._refuse)
        self._task.start()

    def _watch_keyring(self, passphrase: str) -> None:
        """Say what is waited for, once a keyring takes its time."""
        if not passphrase and self._task is not None:
            self._slow.start()

    @Slot()
    def _tell_slow(self) -> None:
        words = self.tr(
            "Waiting for the keyring of this desktop. It may ask for its password."
        )
        self._context.done_told.emit(words)

    @Slot()
    def _end(self) -> None:
        self._slow.stop()
        if self._task is not None:
            self._task.deleteLater()
        self._task = None

    @Slot(object)
    def _refuse(self, error: Exception) -> None:
        self.refused.emit(str(error))


def _made(folder: KeyFolder, passphrase: str) -> OwnKeys:
    key = SigningKey.generate()
    folder.keep(key, passphrase)
    return OwnKeys(key)


def _opened(folder: KeyFolder, public: VerifyKey, passphrase: str) -> OwnKeys:
    path = folder.path_of(public)
    if passphrase and not path.exists():
        words = tr(
            "The file of your key is gone: {0}. Restore it in the settings: My key, "
            "Another key."
        )
        raise KeyFileError(words.format(path))
    return folder.open(public, passphrase)


def _replaced(
    folder: KeyFolder, keys: OwnKeys, passphrase: str, name: str, issued: str
) -> tuple[OwnKeys, bytes]:
    """Return the keys after a change, and the file that tells patients of it."""
    new = SigningKey.generate()
    # Before anything is kept: a name that cannot be used is told in time.
    change = write_key_change(keys.key, new, name, issued)
    # It is no secret, and who has not sent it yet can save it once more. Without it
    # nobody would believe the new key, so it comes first.
    told = folder.folder / f"{new.verify_key.id_text}{CHANGE_ENDING}"
    write_bytes(told, change)
    try:
        return folder.replace(keys, new, passphrase), change
    except CoachError:
        with suppress(OSError):
            told.unlink()
        raise


def _restored(folder: KeyFolder, copy: Path, passphrase: str) -> OwnKeys:
    key = read_key_file(copy, passphrase)
    folder.keep(key, passphrase)
    return folder.open(key.verify_key, passphrase)
