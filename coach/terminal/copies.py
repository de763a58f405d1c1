"""`coach backup` and `restore`: copies of history and practice in a terminal."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clinic.connection import open_practice
from coach.clinic.keeping import restore_practice
from coach.clinic.kind import PRACTICE
from coach.errors import StoreError
from coach.exchange.signed.key_copies import export_keys, keyring_keys
from coach.paths import data_dir
from coach.people import folder_here
from coach.progress.words import counted, span_words
from coach.store.backup import back_up
from coach.store.connection import open_store
from coach.store.in_use import window_is_open
from coach.store.kind import HISTORY
from coach.store.look import checked_look, has_mark
from coach.store.restore import restore
from coach.translate import tr

if TYPE_CHECKING:
    import argparse

    from coach.clock import Clock
    from coach.store.kind import StoreKind
    from coach.store.look import Look

EXIT_DONE = 0
EXIT_INTERRUPTED = 130
_YES = ("y", "yes")


def save_backup(options: argparse.Namespace) -> int:
    """Copy the history, or the patients, to a file and check the copy.

    A folder gets both, and the key files of a physiotherapist as they are.

    Args:
        options: `to`, a file or an existing folder, `patients` and `data_dir`.

    Raises:
        StoreError: There is nothing to copy, the copy cannot be written, or something
            else lies in its place.
        CoachError: A key file cannot be copied.
    """
    folder = folder_here(data_dir(options.data_dir))
    target = Path(options.to)
    kinds = [PRACTICE] if options.patients else [HISTORY]
    if target.is_dir() and not options.patients:
        kinds = [kind for kind in (HISTORY, PRACTICE) if _is_there(folder, kind)]
    for kind in kinds or [HISTORY]:
        _save(folder, kind, target / kind.file_name if target.is_dir() else target)
    if target.is_dir():
        _save_keys(folder, target)
    return EXIT_DONE


def put_back(options: argparse.Namespace, clock: Clock) -> int:
    """Replace the history or the patients by a copy, after a look and a question.

    What the copy holds says which of them is replaced.

    Args:
        options: `source`, `yes`, `data_dir`.
        clock: The present moment, for the names of files.

    Raises:
        StoreError: A window is open, or the copy cannot be used.
    """
    root = data_dir(options.data_dir)
    look, kind = _look(Path(options.source))
    if window_is_open(root):
        raise StoreError(tr("Close the window of Coach first, then try again."))
    print(tr("{0}: {1}").format(look.path, _content_words(look, kind)))
    if not options.yes and not _is_wanted(kind):
        print(tr("Nothing was changed."))
        return EXIT_INTERRUPTED
    folder, now_ms = folder_here(root), clock.wall_ms()
    if kind is PRACTICE:
        done = restore_practice(folder, look.path, now_ms)
        print(tr("The patients are put back."))
    else:
        done = restore(folder / kind.file_name, look.path, now_ms)
        print(tr("The history is put back."))
    if done.kept is not None:
        print(tr("The one before it is kept in {0}.").format(done.kept))
    return EXIT_DONE


def _is_there(folder: Path, kind: StoreKind) -> bool:
    return (folder / kind.file_name).exists()


def _save(folder: Path, kind: StoreKind, target: Path) -> None:
    path = folder / kind.file_name
    if not path.exists():
        sentence = tr("There is no history in {0} yet.")
        if kind is PRACTICE:
            sentence = tr("There are no patients in {0} yet.")
        raise StoreError(sentence.format(folder))
    if target.resolve() == path.resolve():
        raise StoreError(kind.words().itself.format(target))
    if target.exists():
        checked_look(target, kind)  # an older copy may be replaced, and nothing else
    opener = open_practice if kind is PRACTICE else open_store
    with closing(opener(path)) as connection:
        back_up(connection, target)
    look = checked_look(target, kind)
    print(tr("{0}: {1}").format(target, _content_words(look, kind)))


def _save_keys(folder: Path, target: Path) -> None:
    """Copy the key files, and say which keys cannot be copied."""
    for copy in export_keys(folder, target):
        print(tr("{0}: a signing key, sealed with its passphrase").format(copy))
    for public in keyring_keys(folder).values():
        sentence = tr(
            "The key {0} is in the keyring of this desktop and in no copy; save one "
            "with “My key” in the settings."
        )
        print(sentence.format(public.id_text))


def _look(source: Path) -> tuple[Look, StoreKind]:
    """Return what is in a copy, of whichever kind it is.

    Raises:
        StoreError: It cannot be used.
    """
    kind = PRACTICE if has_mark(source, PRACTICE) else HISTORY
    return checked_look(source, kind), kind


def _is_wanted(kind: StoreKind) -> bool:
    """Ask on the terminal; without one nobody can answer.

    Raises:
        StoreError: There is no terminal.
    """
    if not sys.stdin.isatty():
        raise StoreError(tr("Say --yes to put the copy back without a question."))
    question = tr("Replace the present history by this copy? [y/N] ")
    if kind is PRACTICE:
        question = tr("Replace the present patients by this copy? [y/N] ")
    return input(question).strip().lower() in _YES


def _content_words(look: Look, kind: StoreKind) -> str:
    """Return what is in a copy, in words."""
    found = look.contents
    words = [
        counted(found.sessions, tr("{0} session"), tr("{0} sessions")),
        counted(found.notes, tr("{0} note"), tr("{0} notes")),
    ]
    if kind is PRACTICE:
        words = [
            counted(found.patients, tr("{0} patient"), tr("{0} patients")),
            counted(found.reports, tr("{0} report"), tr("{0} reports")),
        ]
    if found.first_day:
        words.append(span_words(found.first_day, found.last_day))
    words.append(tr("{0:.1f} MB").format(look.size_bytes / 1_000_000))
    return ", ".join(words)
