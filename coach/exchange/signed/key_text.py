"""The text of a key file: a secret key, sealed with a passphrase.

Five lines: the kind of file, the public key, how the passphrase is worked into a key
(scrypt), the sealed secret (XChaCha20-Poly1305, which also covers the lines above it),
and a plain checksum. The checksum proves nothing against a forger; it only tells a
damaged file from a wrong passphrase.
"""

from __future__ import annotations

import base64
import re
import secrets
import unicodedata
from dataclasses import dataclass

from coach.exchange.signed.errors import KeyFileError, WrongPassphraseError
from coach.exchange.signed.keys import KEY_BYTES, SigningKey, VerifyKey, decode_exactly
from coach.files.digest import sha256_hex
from coach.translate import tr

MAX_BYTES = 4096
PASSPHRASE_MIN = 8
# scrypt takes 1 KiB for each unit of n at r = 8: 128 MiB and about half a second.
COST_LOG2 = 17
# What is still worked out for a file of somebody else: 256 MiB and about a second.
_COST_LOG2_MIN, _COST_LOG2_MAX = 14, 18
_R, _P = 8, 1
_SALT_BYTES = 32
_NONCE_BYTES = 24
_TAG_BYTES = 16
_HEAD = "coach-secret-key 1"
_TEXT = re.compile(
    rf"(?P<covered>{_HEAD}\n"
    r"public: (?P<public>[^\n]{1,100})\n"
    r"scrypt: n=2\^(?P<cost>[0-9]{1,9}) r=(?P<r>[0-9]{1,9}) p=(?P<p>[0-9]{1,9})"
    r" salt=(?P<salt>[^\n]{1,100})\n)"
    r"sealed: (?P<sealed>[^\n]{1,200})\n"
)
_CHECK = re.compile(r"sha256: (?P<sha256>[0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A key file that is whole and still sealed.

    Attributes:
        public: The public half of the key, as the file says; opening proves it.
        cost_log2: The n of scrypt is 2 to this power.
        covered: The lines that the seal covers besides the secret.
        sealed: The nonce and the encrypted secret.
    """

    public: VerifyKey
    cost_log2: int
    salt: bytes
    covered: bytes
    sealed: bytes


def seal_key(key: SigningKey, passphrase: str, cost_log2: int = COST_LOG2) -> str:
    """Return the text of a key file.

    Args:
        key: The key to keep.
        passphrase: What opens it again; it is kept nowhere.
        cost_log2: The n of scrypt is 2 to this power.

    Raises:
        KeyFileError: The passphrase is too short.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

    if len(passphrase.strip()) < PASSPHRASE_MIN:
        sentence = tr("A passphrase needs at least {0} characters.")
        raise KeyFileError(sentence.format(PASSPHRASE_MIN))
    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    text = (
        f"{_HEAD}\npublic: {key.verify_key.text}\n"
        f"scrypt: n=2^{cost_log2} r={_R} p={_P} salt={_encoded(salt)}\n"
    )
    lock = _stretched(passphrase, salt, cost_log2)
    sealed = nonce + encrypt(key.seed, text.encode("ascii"), nonce, lock)
    text += f"sealed: {_encoded(sealed)}\n"
    return text + f"sha256: {sha256_hex(text.encode('ascii'))}\n"


def read_sealed(data: bytes) -> SealedKey:
    """Read the text of a key file without opening it.

    Raises:
        KeyFileError: It is no key file, a damaged one, or one that would cost too much.
    """
    try:
        text = data.decode("ascii").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise KeyFileError(tr("This is no key file of Coach.")) from error
    if len(data) > MAX_BYTES or not text.startswith(_HEAD.partition(" ")[0]):
        raise KeyFileError(tr("This is no key file of Coach."))
    body, mark, check = text.rpartition("sha256: ")
    match = _CHECK.fullmatch(mark + check.rstrip("\n") + "\n")
    if match is None or sha256_hex(body.encode("ascii")) != match["sha256"]:
        raise KeyFileError(tr("The key file is damaged. Use another copy of it."))
    return _read_lines(body)


def open_sealed(sealed: SealedKey, passphrase: str) -> SigningKey:
    """Open a key file with its passphrase; takes about half a second.

    Raises:
        WrongPassphraseError: Another passphrase opens it.
        KeyFileError: Its secret does not belong to its public key.
    """
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
    from nacl.exceptions import CryptoError

    lock = _stretched(passphrase, sealed.salt, sealed.cost_log2)
    nonce, content = sealed.sealed[:_NONCE_BYTES], sealed.sealed[_NONCE_BYTES:]
    try:
        seed = decrypt(content, sealed.covered, nonce, lock)
    except CryptoError as error:
        raise WrongPassphraseError(
            tr("This is not the passphrase of this key. Try again.")
        ) from error
    key = SigningKey(seed, sealed.public.key_id)
    if key.verify_key != sealed.public:
        raise KeyFileError(tr("The key file holds two keys that do not match."))
    return key


def _read_lines(body: str) -> SealedKey:
    match = _TEXT.fullmatch(body)
    if match is None:
        raise KeyFileError(
            tr("The key file was made by a newer version of Coach, or changed by hand.")
        )
    cost_log2, *others = (int(match[name]) for name in ("cost", "r", "p"))
    # A file asks for memory and time here, so it is not asked twice.
    if not _COST_LOG2_MIN <= cost_log2 <= _COST_LOG2_MAX or others != [_R, _P]:
        raise KeyFileError(tr("The key file asks for more work than Coach does."))
    try:
        salt = _decoded(match["salt"], _SALT_BYTES)
        sealed = _decoded(match["sealed"], _NONCE_BYTES + KEY_BYTES + _TAG_BYTES)
    except ValueError as error:
        raise KeyFileError(tr("The key file was changed by hand.")) from error
    public = VerifyKey.from_text(match["public"])
    return SealedKey(public, cost_log2, salt, match["covered"].encode("ascii"), sealed)


def _decoded(text: str, size: int) -> bytes:
    content = decode_exactly(text)
    if len(content) != size:
        raise ValueError(len(content))
    return content


def _stretched(passphrase: str, salt: bytes, cost_log2: int) -> bytes:
    """Return the key that a passphrase stands for, whichever keyboard it came from."""
    from hashlib import scrypt

    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8")
    n = 1 << cost_log2
    # OpenSSL wants to be told; a little more than the blocks themselves.
    most = 128 * _R * (n + _P) + (1 << 20)
    return scrypt(typed, salt=salt, n=n, r=_R, p=_P, maxmem=most, dklen=KEY_BYTES)


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
