"""What can be wrong with a key, a signature or a signed file."""

from __future__ import annotations

from coach.errors import CoachError


class SignedError(CoachError):
    """Base class of everything that this package refuses."""


class KeyTextError(SignedError):
    """A text is no public key, or typed digits are no pairing code."""


class KeyFileError(SignedError):
    """A key file is damaged, no key file, or cannot be read or written."""


class WrongPassphraseError(SignedError):
    """A key file is whole, and the passphrase does not open it."""


class KeyringError(SignedError):
    """The desktop's keyring is absent, locked, silent, or has no such key."""


class SignatureError(SignedError):
    """A signature is malformed, or not one of these bytes by this key."""


class ContainerError(SignedError):
    """A file is no signed container, or one that is damaged, altered or too large."""


class NoSignedFileError(ContainerError):
    """A file is something else altogether."""


class NewerFileError(ContainerError):
    """A file was made by a newer version of Coach."""


class DifferentKeyError(ContainerError):
    """A signer goes by the number of a key that is known, with another key."""


class UnknownSignerError(ContainerError):
    """A file is whole, but nobody has confirmed the key of the one who signed it."""


class EncryptionError(SignedError):
    """A file cannot be encrypted or decrypted with this key or passphrase."""


class EncryptedFileError(ContainerError):
    """A file is encrypted and has to be decrypted before it is opened."""
