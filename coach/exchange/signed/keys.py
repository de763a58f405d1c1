"""Keys that sign: Ed25519 with minisign's numbers and texts, and digits for pairing.

The pairing digits are SHA-256 over a tag and the 42 bytes of minisign's public key, as
a number modulo 10^32: eight groups of four. A stranger who wants a key with the digits
of a given one has to try about 2^106 keys. (Two keys of one's own with the same digits
take about 2^53, which helps nobody against a key that somebody else has made.)
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
import unicodedata
from dataclasses import dataclass, field

from coach.exchange.signed.errors import KeyTextError
from coach.files.digest import sha256_hex
from coach.translate import tr

ID_BYTES = 8
KEY_BYTES = 32
# The public key of minisign, written in base64.
TEXT_PATTERN = r"RW[A-Za-z0-9+/]{54}"
_COMMENT = "untrusted comment: "
_ALGORITHM = b"Ed"
_QR_PREFIX = "coach-key:1:"
_DIGITS = 32
_DIGITS_TAG = b"coach-key-digits/1\n"


@dataclass(frozen=True, slots=True)
class VerifyKey:
    """The public half of a key, by which others know who signed.

    Attributes:
        key_id: Eight bytes by which signatures name it; see `id_text`.
        public: The 32 bytes of Ed25519.

    Raises:
        ValueError: One of them has another length.
        KeyTextError: No honest program makes such a public key.
    """

    key_id: bytes
    public: bytes

    def __post_init__(self) -> None:
        from nacl.bindings import crypto_core_ed25519_is_valid_point

        if len(self.key_id) != ID_BYTES or len(self.public) != KEY_BYTES:
            raise ValueError((len(self.key_id), len(self.public)))
        # Points of small order "verify" signatures that nobody has made.
        if not crypto_core_ed25519_is_valid_point(self.public):
            raise KeyTextError(tr("This public key is damaged. Ask for it again."))

    @property
    def text(self) -> str:
        """Return the key in minisign's writing: 56 signs that begin with RW."""
        return base64.b64encode(self._bytes).decode("ascii")

    @property
    def id_text(self) -> str:
        """Return the number as minisign prints it: 16 hexadecimal digits."""
        return id_text(self.key_id)

    @property
    def qr_text(self) -> str:
        """Return the text of a pairing QR code; it never changes for a key."""
        return _QR_PREFIX + self.text

    def file_text(self, comment: str) -> str:
        """Return the text of a public-key file that minisign reads.

        Args:
            comment: Whose it is; line breaks become spaces.
        """
        return f"{_COMMENT}{' '.join(comment.split())}\n{self.text}\n"

    @classmethod
    def from_text(cls, text: str) -> VerifyKey:
        """Read minisign's writing of a key, with or without its comment line.

        Raises:
            KeyTextError: The text is no public key.
        """
        lines = text.strip().splitlines()
        if len(lines) == 2 and lines[0].startswith(_COMMENT):
            del lines[0]
        if len(lines) != 1 or not re.fullmatch(TEXT_PATTERN, lines[0].strip()):
            raise KeyTextError(
                tr("This is no public key. It has 56 signs and begins with RW.")
            )
        content = base64.b64decode(lines[0])
        start = len(_ALGORITHM)
        if content[:start] != _ALGORITHM:
            raise KeyTextError(tr("This public key is of a kind that Coach lacks."))
        return cls(content[start : start + ID_BYTES], content[start + ID_BYTES :])

    @classmethod
    def from_qr(cls, text: str) -> VerifyKey:
        """Read the text of a pairing QR code.

        Raises:
            KeyTextError: It is the text of something else.
        """
        if not text.strip().startswith(_QR_PREFIX):
            raise KeyTextError(tr("This code is no key card of Coach."))
        return cls.from_text(text.strip().removeprefix(_QR_PREFIX))

    @property
    def _bytes(self) -> bytes:
        return _ALGORITHM + self.key_id + self.public


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The secret half of a key. It never shows itself in a log.

    Attributes:
        seed: The 32 secret bytes of Ed25519.
        key_id: The number of its public half.

    Raises:
        ValueError: One of them has another length.
    """

    seed: bytes = field(repr=False)
    key_id: bytes

    def __post_init__(self) -> None:
        if len(self.key_id) != ID_BYTES or len(self.seed) != KEY_BYTES:
            raise ValueError((len(self.key_id), len(self.seed)))

    @classmethod
    def generate(cls) -> SigningKey:
        """Make a new key from the system's random numbers."""
        return cls.from_seed(secrets.token_bytes(KEY_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKey:
        """Make the key of a seed; its number is a hash of its public half.

        Raises:
            ValueError: The seed does not have 32 bytes.
        """
        from hashlib import blake2b

        public = _public_of(seed)
        return cls(seed, blake2b(public, digest_size=ID_BYTES).digest())

    @property
    def verify_key(self) -> VerifyKey:
        """Return the public half."""
        return VerifyKey(self.key_id, _public_of(self.seed))

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of a plain Ed25519 signature."""
        from nacl.signing import SigningKey as Ed25519

        return Ed25519(self.seed).sign(message).signature


def id_text(key_id: bytes) -> str:
    """Return the number of a key as minisign prints it: little-endian, in capitals."""
    return key_id[::-1].hex().upper()


def digits(key: VerifyKey) -> str:
    """Return the pairing code of a key: eight groups of four digits."""
    content = base64.b64decode(key.text)
    number = int(sha256_hex(_DIGITS_TAG + content), 16)
    return _grouped(f"{number % 10**_DIGITS:0{_DIGITS}d}")


def read_digits(typed: str) -> str:
    """Return a typed pairing code in the writing of `digits`.

    Blanks, dashes, dots and line breaks do not matter, nor whose digits they are.

    Raises:
        KeyTextError: Something else was typed, or too many digits or too few.
    """
    found = ""
    for sign in typed:
        kind = unicodedata.category(sign)
        if kind == "Nd":
            found += str(unicodedata.decimal(sign))
        elif not (sign in ".,−" or kind in ("Pd", "Zs", "Cc", "Cf")):
            raise KeyTextError(tr("“{0}” is no digit of a code.").format(sign))
    if len(found) != _DIGITS:
        sentence = tr("The code has {0} digits; these are {1}.")
        raise KeyTextError(sentence.format(_DIGITS, len(found)))
    return _grouped(found)


def is_qr_begun(typed: str) -> bool:
    """Return whether a text is that of a card's QR code, or can become it."""
    text = typed.strip()
    return text.startswith(_QR_PREFIX) or (bool(text) and _QR_PREFIX.startswith(text))


def is_code_of(typed: str, key: VerifyKey) -> bool:
    """Return whether a pairing code is that of a key.

    Args:
        typed: The digits, or what a telephone reads from the QR code of a card.
        key: The key.

    Raises:
        KeyTextError: It is no pairing code.
    """
    if is_qr_begun(typed):
        return VerifyKey.from_qr(typed) == key
    return read_digits(typed) == digits(key)


def decode_exactly(text: str) -> bytes:
    """Return the bytes of a base64 text that has only one writing.

    Raises:
        ValueError: It is no base64, or another writing of the same bytes.
    """
    try:
        content = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("no base64") from error
    if base64.b64encode(content).decode("ascii") != text:
        raise ValueError("not the one base64 of these bytes")
    return content


def _grouped(code: str) -> str:
    return " ".join(code[at : at + 4] for at in range(0, _DIGITS, 4))


def _public_of(seed: bytes) -> bytes:
    from nacl.signing import SigningKey as Ed25519

    return bytes(Ed25519(seed).verify_key)
