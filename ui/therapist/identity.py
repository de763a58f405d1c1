"""Who the physiotherapist says they are, as assignments and the key card print it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach.files.assignment_model import Issuer

if TYPE_CHECKING:
    from coach.exchange.signed.keys import VerifyKey
    from coach.store.settings import Settings


def issuer_of(settings: Settings) -> Issuer:
    """Return who issues assignments here."""
    return Issuer(
        settings.therapist_name,
        settings.therapist_role,
        settings.therapist_clinic,
        settings.therapist_contact,
    )


def public_key_of(settings: Settings) -> VerifyKey | None:
    """Return the public half of the key that signs here; None before there is one."""
    # Imported here: home users have no key.
    from coach.exchange.signed.errors import KeyTextError
    from coach.exchange.signed.keys import VerifyKey

    # Settings are a text file that anybody may have changed.
    with suppress(KeyTextError):
        return VerifyKey.from_text(settings.therapist_key)
    return None
