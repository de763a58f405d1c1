"""The keys of one owner: the one that signs now, and those from before a change.

Each key has a file of its own name in one folder: sealed with a passphrase, or only its
public half where the secret lies in the desktop's keyring. Old keys stay, since what
was encrypted to them still comes.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.exchange.signed.errors import (
    KeyFileError,
    KeyringError,
    SignedError,
    WrongPassphraseError,
)
from coach.exchange.signed.key_file import read_key_file, write_key_file
from coach.exchange.signed.key_text import COST_LOG2
from coach.exchange.signed.keyring import fetch_key, keep_key
from coach.exchange.signed.keys import VerifyKey
from coach.exchange.writing import write_bytes
from coach.files.reading import read_bytes
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from keyring.backend import KeyringBackend

    from coach.exchange.signed.keys import SigningKey

SEALED_ENDING, PUBLIC_ENDING = ".key", ".pub"
_PUBLIC_MOST_BYTES = 4096


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """The opened keys of one owner.

    Attributes:
        key: Signs.
        old: Those from before a change; they only decrypt.
    """

    key: SigningKey
    old: tuple[SigningKey, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """Where the keys of one owner lie.

    Attributes:
        folder: Made when the first key is kept.
        backend: The keyring to use; None for the desktop's.
        cost_log2: What scrypt costs, see `key_text`.
    """

    folder: Path
    backend: KeyringBackend | None = None
    cost_log2: int = COST_LOG2

    def path_of(self, public: VerifyKey) -> Path:
        """Return the sealed file of a key, whether it is there or not."""
        return self.folder / f"{public.id_text}{SEALED_ENDING}"

    def keep(self, key: SigningKey, passphrase: str) -> None:
        """Keep a key: sealed with a passphrase, or in the keyring for "".

        Raises:
            SignedError: It could not be kept.
            FileError: The folder cannot be written.
        """
        self._make_folder()
        if passphrase:
            path = self.path_of(key.verify_key)
            write_key_file(path, key, passphrase, self.cost_log2)
            return
        keep_key(key, self.backend)
        public = self.folder / f"{key.verify_key.id_text}{PUBLIC_ENDING}"
        write_bytes(public, key.verify_key.file_text("Coach").encode("ascii"))

    def open(self, public: VerifyKey, passphrase: str) -> OwnKeys:
        """Open a key and those from before it.

        Args:
            public: The one that signs now.
            passphrase: What seals it; "" for a key in the keyring.

        Raises:
            WrongPassphraseError: Another passphrase opens it.
            SignedError: It is damaged, or the keyring does not give it out.
            FileError: Its file is not there.
        """
        key = self._open(public, passphrase)
        return OwnKeys(key, tuple(self._open_others(public, passphrase)))

    def replace(self, keys: OwnKeys, new: SigningKey, passphrase: str) -> OwnKeys:
        """Keep a new key, and the old ones so that they open together with it.

        Raises:
            SignedError: The new key could not be kept; the old one holds.
            FileError: The folder cannot be written.
        """
        old = (keys.key, *keys.old)
        # The new one first: when that fails, nothing has changed. The one that signs
        # now last: until then it opens as before, and another try mends the rest.
        for key in (new, *reversed(old)):
            self.keep(key, passphrase)
        return OwnKeys(new, old)

    def _open(self, public: VerifyKey, passphrase: str) -> SigningKey:
        if passphrase:
            return read_key_file(self.path_of(public), passphrase)
        return fetch_key(public, self.backend)

    def _open_others(self, public: VerifyKey, passphrase: str) -> Iterator[SigningKey]:
        """Yield the old keys that open in the same way; one that does not is left."""
        ending = SEALED_ENDING if passphrase else PUBLIC_ENDING
        for path in sorted(self.folder.glob(f"*{ending}")):
            if path.stem == public.id_text:
                continue
            with suppress(WrongPassphraseError, KeyFileError, KeyringError):
                if passphrase:
                    yield read_key_file(path, passphrase)
                else:
                    yield fetch_key(_public_in(path), self.backend)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            sentence = tr("The folder {0} cannot be made: {1}.")
            reason = error.strerror or str(error)
            raise KeyFileError(sentence.format(self.folder, reason)) from error


def _public_in(path: Path) -> VerifyKey:
    try:
        text = read_bytes(path, _PUBLIC_MOST_BYTES).decode("ascii", "replace")
        return VerifyKey.from_text(text)
    except SignedError as error:
        raise KeyFileError(str(error)) from error
