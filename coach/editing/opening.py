"""Beginning to edit: an own file, a copy of a shipped one, something new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.editing.draft import Draft, Origin
from coach.editing.edits import Put, Take, after_edit
from coach.editing.kinds import KINDS
from coach.editing.names import copy_title, free_name, id_for
from coach.editing.templates import exercise_text, plan_text, program_text
from coach.editing.written import Written, parse
from coach.errors import FileError
from coach.files.own_copy import copy_id
from coach.files.reading import peek_kind, read_bytes
from coach.files.shelf_files import kind_of_name
from coach.paths import shipped as shipped_folder
from coach.translate import tr

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from coach.editing.around import Around
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan


def open_model(model: Program | Exercise | Plan, around: Around) -> Draft:
    """Return a draft of something in the library: an own file itself, or else a copy.

    Raises:
        FileError: The file cannot be read, or no id is free for a copy.
        ProblemsError: It is no TOML any more.
    """
    if model.own:
        return open_file(Path(model.origin), around)
    return copy_of_model(model, around)


def copy_of_model(model: Program | Exercise | Plan, around: Around) -> Draft:
    """Return a draft of a copy of something in the library, also of an own file.

    Raises:
        FileError: No id is free.
        ProblemsError: It is no TOML any more.
    """
    kind = peek_kind(model.text.encode()) or kind_of_name(model.origin)
    return copy_of(model.text.encode(), kind, model.origin, around)


def open_file(path: Path, around: Around, shipped: Traversable | None = None) -> Draft:
    """Return a draft of a file, also of one with problems; of a shipped one a copy.

    Args:
        path: The file.
        around: The library.
        shipped: Folder of the shipped files; None for the one that comes with Coach.

    Raises:
        FileError: It cannot be read, or is of a kind that cannot be edited.
        ProblemsError: It is no TOML, or of a newer format.
    """
    path = Path(path).resolve()
    data = read_bytes(path)
    kind = peek_kind(data) or kind_of_name(path.name)
    if kind not in KINDS:
        sentence = tr("{0} is no program, exercise or plan, so it cannot be edited.")
        raise FileError(sentence.format(path.name))
    if is_shipped(path, shipped):
        return copy_of(data, kind, path.name, around)
    draft = Draft(kind, parse(data, kind, str(path)), around, Origin.OWN)
    draft.note_disk(path, data)
    return draft


def copy_of(data: bytes, kind: str, name: str, around: Around) -> Draft:
    """Return a draft of a copy: the same text under a new id, outside any family.

    Args:
        data: The bytes of the file.
        kind: Its kind.
        name: The file as it is named in problems.
        around: The library, which says what ids are taken.

    Raises:
        FileError: No id is free.
        ProblemsError: It is no TOML, or of a newer format.
    """
    written = parse(data, kind, name)
    text, content = written.text, written.content
    old_id, title = str(content.get("id", kind)), str(content.get("title", ""))
    edits: list[Put | Take] = [Put(("id",), copy_id(old_id, around.ids(kind)))]
    if title:
        edits.append(Put(("title",), copy_title(title, around.titles(kind))))
    # A copy is a file of its own, not one more version of what it comes from.
    edits += [Take((key,)) for key in ("family", "variant") if key in content]
    for edit in edits:
        text, content = after_edit(text, content, edit, KINDS[kind].key_order)
    copied = Written(text, written.newline, written.has_bom)
    return Draft(kind, copied, around, Origin.COPY)


def without_file(data: bytes, kind: str, name: str, around: Around) -> Draft:
    """Return a draft of what was never saved; its id is one that nothing has by now.

    Args:
        data: Its bytes.
        kind: Its kind.
        name: The file as it is named in problems.
        around: The library, which says what ids are taken.

    Raises:
        ProblemsError: It is no TOML, or of a newer format.
    """
    written = parse(data, kind, name)
    text, content = written.text, written.content
    key = KINDS[kind].id_key
    file_id = content.get(key)
    if isinstance(file_id, str):
        put = Put((key,), free_name(file_id, around.ids(kind)))
        text, _ = after_edit(text, content, put, KINDS[kind].key_order)
    again = Written(text, written.newline, written.has_bom)
    return Draft(kind, again, around, Origin.COPY)


def new_program(
    title: str, around: Around, *, kind: str = "stretch", language: str = "en"
) -> Draft:
    """Return a draft of a program without steps; `steps.add_step` adds the first."""
    program_id = id_for("program", title, around)
    return _new(
        "program", program_id, around, program_text(program_id, title, kind, language)
    )


def new_exercise(title: str, around: Around, *, language: str = "en") -> Draft:
    """Return a draft of an exercise that stands still."""
    exercise_id = id_for("exercise", title, around)
    return _new(
        "exercise", exercise_id, around, exercise_text(exercise_id, title, language)
    )


def new_plan(title: str, around: Around, *, language: str = "en") -> Draft:
    """Return a draft of a plan without stages; `stages.add_stage` adds the first."""
    plan_id = id_for("plan", title, around)
    return _new("plan", plan_id, around, plan_text(plan_id, title, language))


def _new(kind: str, file_id: str, around: Around, text: str) -> Draft:
    draft = Draft(kind, Written(text), around, Origin.NEW)
    draft.given_ids.add(file_id)
    return draft


def is_shipped(path: Path, shipped: Traversable | None = None) -> bool:
    """Return whether a file came with Coach; such a file is never written.

    Args:
        path: The file.
        shipped: Folder of the shipped files; None for the one that comes with Coach.
    """
    folder = shipped if shipped is not None else shipped_folder("programs")
    return isinstance(folder, Path) and path.resolve().is_relative_to(folder.resolve())
