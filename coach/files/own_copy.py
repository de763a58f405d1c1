"""A copy of a program for the person's own folder: the same text under a new id."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING

from coach.errors import FileError
from coach.files.program import read_program
from coach.files.toml_lines import line_index
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from coach.files.model import Program

FILE_ENDING = ".program.toml"
_TRIES_MOST = 1_000
_TITLE_MOST = 120
_ID_MOST = 60


def copy_id(program_id: str, taken: Collection[str]) -> str:
    """Return an id for a copy that nothing else has.

    Raises:
        FileError: A thousand copies have taken all of them.
    """
    base = program_id[:_ID_MOST].rstrip("-.") + "-copy"
    names = (base if i == 1 else f"{base}-{i}" for i in range(1, _TRIES_MOST + 1))
    for name in names:
        if name not in taken:
            return name
    raise FileError(tr("There are too many copies of {0}.").format(program_id))


def copy_text(program: Program, new_id: str) -> str:
    """Return the text of a program with another id and title, outside any family.

    Comments and everything else stay as they are.

    Raises:
        FileError: The text cannot be changed line by line.
    """
    title = tr("{0} (my copy)").format(program.title)
    if len(title) > _TITLE_MOST:
        title = program.title
    index = line_index(program.text)
    lines = program.text.replace("\r\n", "\n").split("\n")
    # A copy is a program of its own, not one more version of what it comes from.
    changes = {"id": new_id, "title": title, "family": None, "variant": None}
    gone = set()
    for key, value in changes.items():
        if (key,) not in index:
            continue
        place = index[(key,)][0] - 1
        lines[place] = _changed(lines[place], key, value, program)
        if value is None:
            gone.add(place)
    text = "\n".join(line for i, line in enumerate(lines) if i not in gone)
    copy, problems = read_program(text.encode(), program.title)
    if copy is None:
        raise FileError("; ".join(str(problem) for problem in problems))
    return text


def save_copy(program: Program, folder: Path, taken: Collection[str]) -> Path:
    """Write a copy into a folder under a name that is free, and return its file.

    Args:
        program: What is copied.
        folder: The person's own folder; made where it is missing.
        taken: Ids of all programs there are.

    Raises:
        FileError: The file cannot be written.
    """
    names = set(taken)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            new_id = copy_id(program.id, names)
            path = folder / f"{new_id}{FILE_ENDING}"
            text = copy_text(program, new_id)
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
            except FileExistsError:
                names.add(new_id)
                continue
            return path
    except OSError as error:
        sentence = tr("The copy cannot be saved in {0}: {1}.")
        raise FileError(sentence.format(folder, error.strerror or error)) from error


def _changed(line: str, key: str, value: str | None, program: Program) -> str:
    """Return a line with another value, or as it is where there is none.

    Raises:
        FileError: The value goes on on the next line.
    """
    try:
        is_whole = key in tomllib.loads(line)
    except tomllib.TOMLDecodeError:
        is_whole = False
    if not is_whole:
        sentence = tr('{0}: "{1}" must stand on one line to be copied.')
        raise FileError(sentence.format(program.title, key))
    if value is None:
        return line
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{line[: line.index("=")]}= "{quoted}"'
