"""Several people on one computer: each has a folder with settings, history, programs.

The first person's things lie in the data folder itself, those of everybody else in a
folder below `people`. `people.json` names them and says who was last here. Without
that file there is one person without a name.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from coach.errors import StoreError
from coach.store.days import utc_text
from coach.translate import tr

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "people.json"
FOLDER = "people"
REMOVED_FOLDER = "removed"
FIRST = "first"
NAME_MAX = 40
PEOPLE_MAX = 50
_FOLDER_NAME = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses Coach on this computer.

    Attributes:
        id: FIRST, or the name of their folder below `people`.
        name: What they are called; "" while they have not said.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody, in the order in which they came, and who is here."""

    everybody: tuple[Person, ...] = (Person(FIRST, ""),)
    current: str = FIRST

    @property
    def here(self) -> Person:
        """Return who is here."""
        return next(
            (each for each in self.everybody if each.id == self.current),
            self.everybody[0],
        )

    def person(self, person_id: str) -> Person | None:
        """Return somebody by id, or None."""
        return next((each for each in self.everybody if each.id == person_id), None)


def folder_of(root: Path, person: Person) -> Path:
    """Return the folder of a person; for a new one it does not exist yet."""
    return root if person.id == FIRST else root / FOLDER / person.id


def folder_here(root: Path) -> Path:
    """Return the folder of who was here last; commands use it like the window."""
    return folder_of(root, load_people(root).here)


def load_people(root: Path) -> People:
    """Read who there is; what cannot be read or has no folder is left out.

    Somebody whose folder is there but who is not in the file, as after a damaged file,
    is found again under the name of the folder.
    """
    values = _read(root / FILE_NAME)
    listed = values.get("people")
    people = [_person(each) for each in listed] if isinstance(listed, list) else []
    known = [each for each in people if each and _exists(root, each)][:PEOPLE_MAX]
    if not any(each.id == FIRST for each in known):
        known.insert(0, Person(FIRST, ""))
    known += _forgotten(root, {each.id for each in known})
    current = values.get("current")
    ids = {each.id for each in known}
    is_known = isinstance(current, str) and current in ids
    return People(tuple(known), str(current) if is_known else FIRST)


def add_person(root: Path, name: str) -> Person:
    """Make a folder for somebody new; who is here stays the same.

    Raises:
        StoreError: The name is empty, taken or too long, or the folder cannot be made.
    """
    people = load_people(root)
    name = _accepted(name, people)
    if len(people.everybody) >= PEOPLE_MAX:
        raise StoreError(tr("More than {0} people do not fit.").format(PEOPLE_MAX))
    person = Person(f"{_plain(name)}-{secrets.token_hex(2)}", name)
    try:
        folder_of(root, person).mkdir(parents=True)
    except OSError as error:
        raise _unusable(folder_of(root, person), error) from error
    _write(root, replace(people, everybody=(*people.everybody, person)))
    return person


def rename_person(root: Path, person_id: str, name: str) -> None:
    """Give somebody another name; their folder keeps its own.

    Raises:
        StoreError: The name is empty, taken or too long, or cannot be saved.
    """
    people = load_people(root)
    name = _accepted(name, people, but=person_id)
    everybody = tuple(
        replace(each, name=name) if each.id == person_id else each
        for each in people.everybody
    )
    _write(root, replace(people, everybody=everybody))


def choose_person(root: Path, person_id: str) -> Person:
    """Note who is here from now on.

    Raises:
        StoreError: There is nobody of this id, or it cannot be saved.
    """
    people = load_people(root)
    person = people.person(person_id)
    if person is None:
        raise StoreError(tr("There is nobody called “{0}” here.").format(person_id))
    _write(root, replace(people, current=person_id))
    return person


def remove_person(root: Path, person_id: str, now_ms: int) -> Path:
    """Take somebody off the list; their folder is moved aside, not deleted.

    Args:
        root: The data folder.
        person_id: Not FIRST, whose things lie in the data folder itself.
        now_ms: The present moment, in ms since 1970 UTC.

    Returns:
        Where the folder is now.

    Raises:
        StoreError: It is the first person, nobody, or the folder cannot be moved.
    """
    people = load_people(root)
    person = people.person(person_id)
    if person is None or person_id == FIRST:
        raise StoreError(tr("This person cannot be taken off the list."))
    folder = folder_of(root, person)
    stamp = utc_text(now_ms)[:19].replace(":", "")
    aside = root / REMOVED_FOLDER / f"{person.id}-{stamp}"
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(folder, aside)
    except OSError as error:
        raise _unusable(folder, error) from error
    others = tuple(each for each in people.everybody if each.id != person_id)
    current = FIRST if people.current == person_id else people.current
    _write(root, People(others, current))
    return aside


def restore_person(root: Path, aside: Path, person: Person) -> None:
    """Bring somebody back whom `remove_person` moved aside.

    Raises:
        StoreError: The folder cannot be moved back.
    """
    try:
        folder_of(root, person).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(aside, folder_of(root, person))
    except OSError as error:
        raise _unusable(aside, error) from error
    people = load_people(root)
    others = tuple(each for each in people.everybody if each.id != person.id)
    _write(root, replace(people, everybody=(*others, person)))


def _accepted(name: str, people: People, but: str = "") -> str:
    """Return a name that can be used, without spaces at its ends.

    Raises:
        StoreError: It is empty, taken or too long.
    """
    name = " ".join(name.split())
    if not name:
        raise StoreError(tr("Please type a name."))
    if len(name) > NAME_MAX:
        raise StoreError(
            tr("A name has at most {0} letters; this one has {1}.").format(
                NAME_MAX, len(name)
            )
        )
    taken = {each.name.casefold() for each in people.everybody if each.id != but}
    if name.casefold() in taken:
        raise StoreError(tr("There is a {0} here already.").format(name))
    return name


def _plain(name: str) -> str:
    """Return what can be a folder's name on every system."""
    ascii_text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_text.lower()).strip("-")
    return words[:40].strip("-") or "person"


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _person(value: object) -> Person | None:
    if not isinstance(value, dict):
        return None
    person_id, name = value.get("id"), value.get("name")
    if not isinstance(person_id, str) or not isinstance(name, str):
        return None
    # An id becomes a path: nothing but a plain name of ours may.
    if not _FOLDER_NAME.fullmatch(person_id):
        return None
    return Person(person_id, name[:NAME_MAX])


def _exists(root: Path, person: Person) -> bool:
    return folder_of(root, person).is_dir()


def _forgotten(root: Path, known: set[str]) -> list[Person]:
    try:
        names = sorted(each.name for each in (root / FOLDER).iterdir() if each.is_dir())
    except OSError:
        return []
    return [
        Person(name, name.rpartition("-")[0].capitalize() or name)
        for name in names
        if name not in known and _FOLDER_NAME.fullmatch(name)
    ]


def _write(root: Path, people: People) -> None:
    """Write the file so that a power cut leaves the old one or the new one.

    Raises:
        StoreError: It cannot be written.
    """
    values = {
        "people": [{"id": each.id, "name": each.name} for each in people.everybody],
        "current": people.current,
    }
    path = root / FILE_NAME
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(values, file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError as error:
        raise _unusable(path, error) from error


def _unusable(path: Path, error: OSError) -> StoreError:
    return StoreError(
        tr("{0} cannot be used: {1}.").format(path, error.strerror or error)
    )
