"""What a person has here, and erasing what of it they no longer want."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.clinic.door import DOOR
from coach.clinic.keeping import has_practice
from coach.clinic.kind import PRACTICE
from coach.exchange.signed.errors import KeyringError
from coach.exchange.signed.key_copies import keyring_keys, own_key_files
from coach.exchange.signed.keyring import PATIENCE_S, forget_key
from coach.paths import settings_file
from coach.store.backup import BACKUP_FOLDER
from coach.store.erase import erase_everything
from coach.store.kind import HISTORY, StoreKind
from coach.store.look import backup_files, look_inside
from coach.store.settings import Settings, load_settings, save_settings
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

    from keyring.backend import KeyringBackend

_WITH_KEY = (
    "therapist_mode",
    "therapist_name",
    "therapist_role",
    "therapist_clinic",
    "therapist_contact",
    "therapist_key",
    "therapist_key_in",
)


@dataclass(frozen=True, slots=True)
class PracticeHere:
    """What of a physiotherapist's lies in a data folder.

    Attributes:
        has_patients: Whether there are patients, or copies or a damaged file that may
            hold some.
        patients: How many; None where nobody can tell.
        reports: Reports of them.
        has_key: Whether there is a signing key.
        in_keyring: How many keys lie in the desktop's keyring.
    """

    has_patients: bool = False
    patients: int | None = 0
    reports: int = 0
    has_key: bool = False
    in_keyring: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be erased besides the history and all that was made from it.

    Attributes:
        programs: The person's own programs and exercises.
        settings: The settings; who somebody is stays with a key that stays.
        patients: Patients, what was assigned to them, their reports, and all copies.
        keys: The signing key and those from before it, in the keyring as well.
    """

    programs: bool = False
    settings: bool = False
    patients: bool = False
    keys: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of it.

    Attributes:
        files: How many files are gone.
        left: Keys that are still in the keyring, by their number.
        reason: Why, in one sentence; "" where none is left.
    """

    files: int
    left: tuple[str, ...] = ()
    reason: str = ""


def practice_here(folder: Path) -> PracticeHere:
    """Return what of a physiotherapist's lies in a person's data folder."""
    key_files = own_key_files(folder)
    here = PracticeHere(has_key=bool(key_files), in_keyring=len(keyring_keys(folder)))
    if not has_practice(folder):
        return here
    path = folder / PRACTICE.file_name
    copies = backup_files(folder / BACKUP_FOLDER, PRACTICE)
    look = look_inside(path, PRACTICE)
    if look.is_sound and (look.contents.patients or not copies):
        count = look.contents.patients
        return replace(
            here,
            has_patients=bool(count),
            patients=count,
            reports=look.contents.reports,
        )
    return replace(here, has_patients=True, patients=None)


def erase(folder: Path, wish: Wish, backend: KeyringBackend | None = None) -> Erased:
    """Erase the history and whatever else is wished, of this person only.

    Entries of the keyring go first. One that it does not give up keeps the file that
    names it, so that a second try finds it; everything else is erased all the same.

    Args:
        folder: The person's data folder. Nothing may have the history open.
        wish: What goes besides the history.
        backend: The keyring to use; None for the desktop's.

    Raises:
        StoreError: A database is in use, and no file was erased; or some files could
            not be erased, and the others are gone.
    """
    left, reason = _forgotten(folder, backend) if wish.keys else ({}, "")
    keys = [path for path in own_key_files(folder) if path not in left]
    kinds: list[StoreKind] = [HISTORY]
    if wish.patients:
        kinds.append(PRACTICE)
    before, _ = load_settings(settings_file(folder))
    with DOOR.kept(folder / PRACTICE.file_name):
        files = erase_everything(
            folder,
            kinds=kinds,
            programs=wish.programs,
            settings=wish.settings,
            others=keys if wish.keys else (),
        )
    after = _settings_after(before, wish)
    if after is not None and after != before:
        save_settings(settings_file(folder), after)
    return Erased(files, tuple(left.values()), reason)


def erased_words(erased: Erased) -> str:
    """Return what came of it in one or two sentences."""
    done = tr("Your data are erased.")
    if not erased.left:
        return done
    sentence = tr("{0} Still in the keyring of this desktop: key {1}. {2}")
    return sentence.format(done, ", ".join(erased.left), erased.reason)


def _forgotten(
    folder: Path, backend: KeyringBackend | None
) -> tuple[dict[Path, str], str]:
    """Take the keys out of the keyring; return those that it keeps, and why."""
    left: dict[Path, str] = {}
    reason = ""
    for path, public in keyring_keys(folder).items():
        # One that says nothing is asked only once.
        if not reason:
            try:
                forget_key(public, backend, PATIENCE_S)
                continue
            except KeyringError as error:
                reason = str(error)
        left[path] = public.id_text
    return left, reason


def _settings_after(before: Settings, wish: Wish) -> Settings | None:
    """Return the settings that hold from now on; None where there are none."""
    if wish.settings and (wish.keys or not before.therapist_key):
        return None
    after = before
    if wish.settings:
        # Without it nobody would know any more which key signs, and for whom.
        kept = {name: getattr(before, name) for name in _WITH_KEY}
        after = Settings(**kept)
    if wish.keys:
        after = replace(
            after, therapist_mode=False, therapist_key="", therapist_key_in="file"
        )
    if wish.patients:
        after = replace(after, reports_folder="")
    return after
