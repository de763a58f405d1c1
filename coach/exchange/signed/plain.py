"""A refusal as a person reads it: what it means, what to do, and only then the detail.

What exactly is wrong with a damaged file helps nobody who has to ask for it again, but
whoever sent it may want to know.
"""

from __future__ import annotations

from dataclasses import dataclass

from coach.errors import ProblemsError
from coach.exchange.signed.errors import (
    ContainerError,
    DifferentKeyError,
    EncryptedFileError,
    EncryptionError,
    KeyTextError,
    NewerFileError,
    NoSignedFileError,
    SignatureError,
    UnknownSignerError,
)
from coach.translate import tr

# They say themselves what to do.
_PLAIN = (DifferentKeyError, EncryptedFileError, NewerFileError, UnknownSignerError)
_ON_ITS_WAY = (ContainerError, SignatureError, KeyTextError)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was not taken in.

    Attributes:
        meaning: One plain sentence.
        advice: What to do, or "" where the sentence says it.
        detail: What exactly is wrong, or "" where the sentence says it.
    """

    meaning: str
    advice: str = ""
    detail: str = ""

    def __str__(self) -> str:
        """Return all of it in a line."""
        detail = f"({self.detail})" if self.detail else ""
        return " ".join(filter(None, (self.meaning, self.advice, detail)))


def told_plainly(error: Exception, *, to_practice: bool = False) -> Refusal:
    """Return a refusal in plain words.

    Args:
        error: Why a signed file was not taken in.
        to_practice: It is a patient's report, and the practice reads this; else it is
            a plan, and the patient does.
    """
    again = tr("Ask your physiotherapist to send it again.")
    if to_practice:
        again = tr("Ask your patient to send it again.")
    if isinstance(error, _PLAIN):
        return Refusal(str(error))
    if isinstance(error, NoSignedFileError | EncryptionError):
        return Refusal(str(error), again)
    if isinstance(error, _ON_ITS_WAY):
        meaning = tr("The file was damaged or changed on its way.")
        return Refusal(meaning, again, str(error))
    if isinstance(error, ProblemsError):
        meaning = tr(
            "The file came as it was sent, but something in it cannot be used."
        )
        return Refusal(meaning, again, str(error))
    return Refusal(str(error))
