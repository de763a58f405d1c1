"""A secret key in the desktop's keyring, which may be absent, locked, or silent.

Each key has an entry of its own, so that storing one never replaces another. Every
request has a limit: a keyring may ask its owner for a password, or never answer at all.
Whoever closes the program does not wait for it: see `give_up`.
"""

from __future__ import annotations

import base64
import threading
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from coach.exchange.signed.errors import KeyringError
from coach.exchange.signed.keys import SigningKey, decode_exactly
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

    from coach.exchange.signed.keys import VerifyKey

T = TypeVar("T")

SERVICE = "Coach signing key"
# Time for the owner to type the password of the keyring.
PATIENCE_S = 60.0
_QUICK_S = 5.0
_PREFIX = "coach-seed:1:"
# What keyring itself calls recommended: one that keeps secrets, unlike a plain file.
_PRIORITY_MIN = 1
_FOREIGN_FAULTS = (
    ("secretstorage.exceptions", "SecretStorageException"),
    ("jeepney", "DBusErrorResponse"),
)


def has_keyring(
    backend: KeyringBackend | None = None, patience_s: float = _QUICK_S
) -> bool:
    """Return whether the desktop has a keyring; it may still be locked.

    Args:
        backend: The keyring to ask; None for the desktop's.
        patience_s: How long to wait at most.
    """
    try:
        _bounded(lambda: _usable(backend), patience_s)
    except KeyringError:
        return False
    return True


def keep_key(
    key: SigningKey,
    backend: KeyringBackend | None = None,
    patience_s: float = PATIENCE_S,
) -> None:
    """Keep a key in the keyring. The owner may be asked for a password meanwhile.

    Args:
        key: The key.
        backend: The keyring to use; None for the desktop's.
        patience_s: How long to wait at most. A keyring that stores the key only later
            gets it taken out again.

    Raises:
        KeyringError: There is no keyring, it stays locked, or does not answer.
    """
    name = key.verify_key.id_text
    secret = _PREFIX + base64.b64encode(key.seed).decode("ascii")

    def store() -> bool:
        ring = _usable(backend)
        if ring.get_password(SERVICE, name) == secret:
            return False
        ring.set_password(SERVICE, name, secret)
        # Some keyrings that are switched off take everything and keep nothing.
        if ring.get_password(SERVICE, name) != secret:
            raise KeyringError(tr("The keyring of this desktop did not keep the key."))
        return True

    def take_out(was_stored: bool) -> None:
        if was_stored:
            _usable(backend).delete_password(SERVICE, name)

    _bounded(store, patience_s, take_out)


def fetch_key(
    public: VerifyKey,
    backend: KeyringBackend | None = None,
    patience_s: float = PATIENCE_S,
) -> SigningKey:
    """Return the secret half of a key from the keyring.

    Raises:
        KeyringError: It is not there or damaged, or the keyring is absent, locked, or
            does not answer.
    """
    secret = _bounded(
        lambda: _usable(backend).get_password(SERVICE, public.id_text), patience_s
    )
    if secret is None:
        raise KeyringError(
            tr("The keyring has no key {0}. Restore it from your copy.").format(
                public.id_text
            )
        )
    with suppress(ValueError):
        key = SigningKey(decode_exactly(secret.removeprefix(_PREFIX)), public.key_id)
        if secret.startswith(_PREFIX) and key.verify_key == public:
            return key
    raise KeyringError(
        tr("The key {0} in the keyring is damaged. Restore it from your copy.").format(
            public.id_text
        )
    )


def forget_key(
    public: VerifyKey,
    backend: KeyringBackend | None = None,
    patience_s: float = PATIENCE_S,
) -> None:
    """Take a key out of the keyring; one that is not there is no error.

    Raises:
        KeyringError: The keyring is absent, locked, or does not answer.
    """

    def take_out() -> None:
        ring = _usable(backend)
        if ring.get_password(SERVICE, public.id_text) is not None:
            ring.delete_password(SERVICE, public.id_text)

    _bounded(take_out, patience_s)


def give_up() -> None:
    """Let everybody who waits for the keyring hear at once that it does not answer."""
    with _waiting_lock:
        for request in _waiting:
            request.give_up()


def _usable(backend: KeyringBackend | None) -> KeyringBackend:
    import keyring

    ring = keyring.get_keyring() if backend is None else backend
    if ring.priority < _PRIORITY_MIN:
        raise KeyringError(tr("This desktop has no keyring. Use a passphrase instead."))
    return ring


class _Request(Generic[T]):
    """Something that is asked of the keyring, on a thread that nobody has to wait for.

    Args:
        ask: What is asked.
        undo: Takes back what came too late; it gets the answer.
    """

    def __init__(
        self, ask: Callable[[], T], undo: Callable[[T], None] | None = None
    ) -> None:
        self._ask = ask
        self._undo = undo
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        self._is_given_up = False
        self._answers: list[T] = []
        self._fault: BaseException | None = None

    def answer(self, patience_s: float) -> T:
        """Ask, and return the answer.

        Raises:
            KeyringError: The keyring refuses, or does not answer in time.
        """
        # Only a daemon lets the program end while the keyring still says nothing.
        thread = threading.Thread(target=self._run, name="keyring", daemon=True)
        with _waiting_lock:
            _waiting.add(self)
        thread.start()
        self._is_over.wait(patience_s)
        with _waiting_lock:
            _waiting.discard(self)
        with self._lock:
            self._is_given_up = not self._answers
        if isinstance(self._fault, KeyringError):
            raise self._fault
        if self._answers:
            return self._answers[0]
        sentence = tr("The keyring of this desktop does not answer. Unlock it first.")
        if self._fault is not None:
            sentence = tr("The keyring of this desktop is locked, or cannot be used.")
        raise KeyringError(sentence) from self._fault

    def give_up(self) -> None:
        """Wait no longer; what comes later is taken back."""
        self._is_over.set()

    def _run(self) -> None:
        try:
            self._try()
        finally:
            self._is_over.set()

    def _try(self) -> None:
        # Importing the keyring may hang as well, so that happens on this thread too.
        try:
            faults = _faults()
        except ImportError as error:
            self._fault = error
            return
        try:
            self._keep(self._ask())
        except faults as error:
            self._fault = error

    def _keep(self, answer: T) -> None:
        with self._lock:
            if not self._is_given_up:
                self._answers.append(answer)
                return
        if self._undo is not None:
            self._undo(answer)


# Those for whose answer somebody waits at this moment.
_waiting: set[_Request[Any]] = set()
_waiting_lock = threading.Lock()


def _bounded(
    ask: Callable[[], T], patience_s: float, undo: Callable[[T], None] | None = None
) -> T:
    return _Request(ask, undo).answer(patience_s)


def _faults() -> tuple[type[BaseException], ...]:
    """Return what keyrings raise; not all of them keep to keyring's own errors."""
    import keyring.errors

    found = [KeyringError, keyring.errors.KeyringError, OSError, RuntimeError]
    for module, name in _FOREIGN_FAULTS:
        with suppress(ImportError):
            found.append(getattr(import_module(module), name))
    return tuple(found)
