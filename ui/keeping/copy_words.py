"""What is said of copies: of a person's history, and of a practice's patients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt

from coach.progress.words import counted, span_words

if TYPE_CHECKING:
    from coach.store.kind import Contents
    from coach.store.look import Look


@dataclass(frozen=True)
class CopyWords:
    """What the sheet of copies and its dialogs say of one kind of data.

    Attributes:
        about: Below the title of the sheet.
        empty: Where there is no copy yet.
        save: Title of the dialog that asks where a copy goes.
        stem: Beginning of the name that it offers.
        back: A copy was put back; {0} is what is in it.
        note: What no copy holds, or "".
    """

    about: str
    empty: str
    save: str
    stem: str
    back: str
    note: str = ""


def history_words() -> CopyWords:
    """Return what is said of copies of a person's history."""
    tr = QCoreApplication.translate
    return CopyWords(
        about=tr(
            "CopiesSheet",
            "The history of today is kept as a copy too, so you can go back.",
        ),
        empty=tr(
            "CopiesSheet",
            "There is no copy yet. Coach makes one on every day you use it.",
        ),
        save=tr("CopiesSheet", "Save a copy of your history"),
        stem="coach",
        back=tr("CopiesSheet", "The copy is back: {0}."),
    )


def practice_words(*, in_keyring: bool) -> CopyWords:
    """Return what is said of copies of the patients.

    Args:
        in_keyring: Whether the key that signs lies in the desktop's keyring.
    """
    tr = QCoreApplication.translate
    return CopyWords(
        about=tr(
            "CopiesSheet",
            "The patients of today are kept as a copy too, so you can go back. Your "
            "own history stays as it is.",
        ),
        empty=tr(
            "CopiesSheet",
            "There is no copy yet. Coach makes one on every day you use it.",
        ),
        save=tr("CopiesSheet", "Save a copy of your patients"),
        stem="coach-patients",
        back=tr("CopiesSheet", "The copy is back: {0}."),
        note=key_words(in_keyring=in_keyring),
    )


def key_words(*, in_keyring: bool) -> str:
    """Return where a copy of the signing key is, or how to get one."""
    tr = QCoreApplication.translate
    if in_keyring:
        return tr(
            "CopiesSheet",
            "Your signing key is in none of them: the keyring of this desktop keeps "
            "it. Save a copy of it with “My key” in the settings.",
        )
    return tr(
        "CopiesSheet",
        "Your key file has its own copy beside them, sealed with your passphrase. A "
        "copy that you save elsewhere holds the patients only.",
    )


def title_words(look: Look) -> str:
    """Return when a copy was made, and why."""
    tr = QCoreApplication.translate
    moment = QDateTime.fromMSecsSinceEpoch(look.changed_ms)
    when = QLocale().toString(moment, "ddd d MMM yyyy, HH:mm")
    kinds = {
        "daily": tr("CopiesSheet", "daily copy"),
        "before-upgrade": tr("CopiesSheet", "before an upgrade"),
        "before-import": tr("CopiesSheet", "before an import"),
        "before-restore": tr("CopiesSheet", "before a copy was put back"),
        "before-damage": tr("CopiesSheet", "before the damage"),
    }
    return f"{when}  ·  {kinds.get(look.kind, look.path.name)}"


def inside_words(look: Look, *, is_practice: bool) -> str:
    """Return what is in a copy, how far it reaches, and its size."""
    contents = look.contents
    parts = [counts_words(contents, is_practice=is_practice)]
    if contents.first_day:
        days = _day(contents.first_day), _day(contents.last_day)
        parts.append(span_words(*days))
    parts.append(QLocale().formattedDataSize(look.size_bytes, 0))
    return "  ·  ".join(parts)


def counts_words(contents: Contents, *, is_practice: bool) -> str:
    """Return how much there is of what matters."""
    tr = QCoreApplication.translate
    if is_practice:
        first = counted(
            contents.patients,
            tr("CopiesSheet", "{0} patient"),
            tr("CopiesSheet", "{0} patients"),
        )
        second = counted(
            contents.reports,
            tr("CopiesSheet", "{0} report"),
            tr("CopiesSheet", "{0} reports"),
        )
    else:
        first = counted(
            contents.sessions,
            tr("CopiesSheet", "{0} session"),
            tr("CopiesSheet", "{0} sessions"),
        )
        second = counted(
            contents.notes,
            tr("CopiesSheet", "{0} note"),
            tr("CopiesSheet", "{0} notes"),
        )
    return tr("CopiesSheet", "{0}, {1}").format(first, second)


def _day(iso: str) -> str:
    return QLocale().toString(
        QDate.fromString(iso, Qt.DateFormat.ISODate), "d MMM yyyy"
    )
