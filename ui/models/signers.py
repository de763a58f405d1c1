"""Who signed a plan or program, in a few words for lists and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from ui.models.library_model import LibraryModel


def from_signer(library: LibraryModel, thing_id: str) -> str:
    """Return "from A. Therapist"; "" for a plan or program that nobody signed."""
    name = library.signer_of(thing_id)
    if not name:
        return ""
    return QCoreApplication.translate("signers", "from {0}").format(name)
