"""The desktop's keyring: there, absent, locked, silent, late, and false."""

import threading

import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as SwitchedOff

from coach.exchange.signed.errors import KeyringError
from coach.exchange.signed.keyring import (
    SERVICE,
    fetch_key,
    forget_key,
    give_up,
    has_keyring,
    keep_key,
)
from tests.core.exchange.signed.bundles import STRANGER, THERAPIST

PUBLIC = THERAPIST.verify_key
# Long enough for a loaded machine; no test waits for it to pass.
PATIENCE_S = 60.0


class MemoryKeyring(KeyringBackend):
    """Keeps secrets for as long as the test lasts."""

    priority = 5

    def __init__(self):
        super().__init__()
        self.entries = {}

    def get_password(self, service, username):
        return self.entries.get((service, username))

    def set_password(self, service, username, password):
        self.entries[service, username] = password

    def delete_password(self, service, username):
        del self.entries[service, username]


class ForgetfulKeyring(MemoryKeyring):
    """Takes everything and keeps nothing."""

    def set_password(self, service, username, password):
        pass


class RefusingKeyring(MemoryKeyring):
    """Raises the same error for everything."""

    def __init__(self, error):
        super().__init__()
        self.error = error

    def get_password(self, service, username):
        raise self.error


class SilentKeyring(MemoryKeyring):
    """Answers only once it is let go."""

    def __init__(self):
        super().__init__()
        self.may_answer = threading.Event()
        self.has_taken_out = threading.Event()
        self.was_asked = threading.Semaphore(0)

    def get_password(self, service, username):
        self.was_asked.release()
        self.may_answer.wait()
        return super().get_password(service, username)

    def delete_password(self, service, username):
        super().delete_password(service, username)
        self.has_taken_out.set()


class PlainKeyring(MemoryKeyring):
    """Keeps secrets in a plain file, as some do where there is nothing better."""

    priority = 0.5


@pytest.fixture
def ring():
    """Return a keyring that works."""
    return MemoryKeyring()


def test_key_comes_back(ring):
    """What was kept is fetched by its public half."""
    keep_key(THERAPIST, ring, PATIENCE_S)
    keep_key(THERAPIST, ring, PATIENCE_S)

    assert fetch_key(PUBLIC, ring, PATIENCE_S) == THERAPIST
    assert has_keyring(ring, PATIENCE_S)


def test_keys_lie_beside_each_other(ring):
    """A second key does not replace the first."""
    keep_key(THERAPIST, ring, PATIENCE_S)
    keep_key(STRANGER, ring, PATIENCE_S)

    assert fetch_key(PUBLIC, ring, PATIENCE_S) == THERAPIST
    assert fetch_key(STRANGER.verify_key, ring, PATIENCE_S) == STRANGER


def test_key_is_taken_out(ring):
    """Forgetting takes the entry out, and a second time is no error."""
    keep_key(THERAPIST, ring, PATIENCE_S)
    forget_key(PUBLIC, ring, PATIENCE_S)
    forget_key(PUBLIC, ring, PATIENCE_S)

    assert ring.entries == {}


def test_key_that_is_not_there(ring):
    """The sentence names the key and what to do."""
    with pytest.raises(KeyringError, match=f"{PUBLIC.id_text}.*your copy"):
        fetch_key(PUBLIC, ring, PATIENCE_S)


@pytest.mark.parametrize(
    "secret",
    ["", "x", "coach-seed:1:", "coach-seed:1:AAAA", "coach-seed:2:" + "A" * 44],
)
def test_damaged_entry(ring, secret):
    """What somebody else has written there is no key."""
    ring.set_password(SERVICE, PUBLIC.id_text, secret)

    with pytest.raises(KeyringError, match="damaged"):
        fetch_key(PUBLIC, ring, PATIENCE_S)


def test_entry_of_another_key(ring):
    """The secret has to belong to the public half that was asked for."""
    keep_key(STRANGER, ring, PATIENCE_S)
    (secret,) = ring.entries.values()
    ring.set_password(SERVICE, PUBLIC.id_text, secret)

    with pytest.raises(KeyringError, match="damaged"):
        fetch_key(PUBLIC, ring, PATIENCE_S)


@pytest.mark.parametrize("kind", [NoKeyring, SwitchedOff, PlainKeyring])
def test_no_keyring(kind):
    """None, one that is switched off and a plain file are no keyring."""
    assert not has_keyring(kind(), PATIENCE_S)
    with pytest.raises(KeyringError, match="has no keyring"):
        keep_key(THERAPIST, kind(), PATIENCE_S)


def test_forgetful_keyring():
    """A key is not called kept before it was read back."""
    with pytest.raises(KeyringError, match="did not keep"):
        keep_key(THERAPIST, ForgetfulKeyring(), PATIENCE_S)


@pytest.mark.parametrize(
    "error",
    [
        keyring.errors.KeyringLocked("locked"),
        keyring.errors.InitError("no service"),
        OSError("no bus"),
        RuntimeError("not viable"),
    ],
)
def test_locked_keyring(error):
    """Whatever it raises becomes one sentence."""
    ring = RefusingKeyring(error)
    for use in (fetch_key, forget_key):
        with pytest.raises(KeyringError, match="is locked"):
            use(PUBLIC, ring, PATIENCE_S)
    with pytest.raises(KeyringError, match="is locked"):
        keep_key(THERAPIST, ring, PATIENCE_S)


def test_silent_keyring():
    """One that never answers costs the time that was allowed, and no more."""
    ring = SilentKeyring()
    try:
        with pytest.raises(KeyringError, match="does not answer"):
            fetch_key(PUBLIC, ring, 0.01)
    finally:
        ring.may_answer.set()


def test_whoever_closes_does_not_wait():
    """All who wait hear at once that there is no answer, long before the limit."""
    ring = SilentKeyring()
    said = []

    def ask():
        try:
            fetch_key(PUBLIC, ring, PATIENCE_S)
        except KeyringError as error:
            said.append(str(error))

    waiting = [threading.Thread(target=ask) for _ in range(2)]
    for thread in waiting:
        thread.start()
        assert ring.was_asked.acquire(timeout=PATIENCE_S)
    give_up()
    for thread in waiting:
        thread.join(PATIENCE_S / 2)
    is_waiting = [thread.is_alive() for thread in waiting]
    ring.may_answer.set()

    assert is_waiting == [False, False]
    assert all("does not answer" in sentence for sentence in said)
    assert len(said) == 2


def test_late_keyring():
    """A key that is kept after its owner was told that it is not is taken out."""
    ring = SilentKeyring()
    try:
        with pytest.raises(KeyringError, match="does not answer"):
            keep_key(THERAPIST, ring, 0.01)
    finally:
        ring.may_answer.set()

    assert ring.has_taken_out.wait(PATIENCE_S)
    assert ring.entries == {}
