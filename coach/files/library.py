"""The library: shipped and own files of every kind, read again when they change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from coach.errors import ProblemsError, UnknownProgramError
from coach.files.beside import (
    FromFile,
    exercises_beside,
    id_taken,
    is_same_file,
)
from coach.files.card import check_card, read_card
from coach.files.checks import (
    check_exercise_figure,
    check_exercise_links,
    check_exercises,
    check_program,
)
from coach.files.cross_checks import (
    links_of_cards,
    take_out_plans,
    take_out_protocols,
)
from coach.files.exercise import read_exercise
from coach.files.findings import did_you_mean, show
from coach.files.model import Exercise, Library, Problem, Program
from coach.files.plan import read_plan
from coach.files.plan_checks import check_plan
from coach.files.program import read_program
from coach.files.protocol import read_protocol
from coach.files.protocol_checks import check_protocol
from coach.files.reading import peek_kind, read_bytes
from coach.files.shelf_files import (
    READERS,
    FolderScan,
    FoundFile,
    ReadFile,
    kind_of_name,
    packaged_files,
    read_found,
)
from coach.paths import data_dir, own_programs
from coach.paths import shipped as shipped_folder
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

_Content = TypeVar("_Content", bound=FromFile)


class Shelf:
    """Holds the library and reads again what has changed.

    Shipped files come first and cannot be replaced: an own file with the id of a
    shipped one is a problem. What has a problem is left out of the library and listed
    in its `problems`; the rest keeps working. Only links from exercise to exercise and
    from a card that lead nowhere do not take it away. The figures of shipped exercises
    are taken as good here; the tests and `check_file` look at them.

    Args:
        own_folder: The person's own folder, which need not exist; None for none.
        shipped: Folder of the shipped files; None for the one that comes with Coach.
    """

    def __init__(
        self, own_folder: Path | None, shipped: Traversable | None = None
    ) -> None:
        self.own_folder = own_folder
        self.shipped = shipped if shipped is not None else shipped_folder("programs")
        self._cache: dict[str, tuple[FoundFile, ReadFile]] = {}
        self._figures: dict[tuple[str, str], list[Problem]] = {}
        self._scan_problems: list[Problem] = []
        self._library = Library()
        self._broken: frozenset[str] = frozenset()
        self.refresh()

    @property
    def library(self) -> Library:
        """Return the library as it was at the last `refresh`."""
        return self._library

    @property
    def broken_exercises(self) -> frozenset[str]:
        """Return the ids of exercises that were left out because of problems."""
        return self._broken

    def refresh(self) -> bool:
        """Read what is new or has changed; return True when anything has."""
        files, problems = self._find()
        cache = {file.name: self._read(file) for file in files}
        known = self._cache
        is_same = (
            list(cache) == list(known)
            and all(cache[name] is known[name] for name in cache)
            and problems == self._scan_problems
        )
        if is_same:
            return False
        self._cache, self._scan_problems = cache, problems
        self._assemble()
        return True

    def _find(self) -> tuple[list[FoundFile], list[Problem]]:
        files: list[FoundFile] = []
        problems: list[Problem] = []
        for folder, own in ((self.shipped, False), (self.own_folder, True)):
            if isinstance(folder, Path):
                scan = FolderScan(folder, own=own)
                scan.run()
                files += scan.files
                problems += scan.problems
            elif folder is not None and folder.is_dir():
                files += packaged_files(folder, folder.name)
        return files, problems

    def _read(self, file: FoundFile) -> tuple[FoundFile, ReadFile]:
        known = self._cache.get(file.name)
        if known is not None and known[0].stamp == file.stamp:
            return known
        return file, read_found(file)

    def _assemble(self) -> None:
        """Put the library together from what was read."""
        problems = list(self._scan_problems)
        found: dict[str, dict[str, Any]] = {kind: {} for kind in READERS}
        broken: dict[str, set[str]] = {kind: set() for kind in READERS}
        for file, read in self._cache.values():
            problems += read.problems
            if read.content is not None:
                _put(read.content, found[file.kind], problems)
            else:
                broken[file.kind].add(file.stem)
        exercises: dict[str, Exercise] = found["exercise"]
        broken["exercise"] |= self._leave_out_figures(exercises, problems)
        broken["exercise"] -= exercises.keys()
        for exercise in exercises.values():
            problems += check_exercise_links(exercise, exercises, broken["exercise"])
        programs: dict[str, Program] = found["program"]
        for name, program in list(programs.items()):
            if wrong := check_program(program, exercises, broken["exercise"]):
                problems += wrong
                broken["program"].add(name)
                del programs[name]
        broken["program"] -= programs.keys()
        problems += _take_out_rest(found, broken)
        self._library = Library(
            programs,
            exercises,
            tuple(problems),
            plans=found["plan"],
            protocols=found["protocol"],
            cards=found["card"],
        )
        self._broken = frozenset(broken["exercise"])

    def _leave_out_figures(
        self, exercises: dict[str, Exercise], problems: list[Problem]
    ) -> set[str]:
        """Take away own exercises whose figure is wrong, and return their ids."""
        known, self._figures = self._figures, {}
        broken = set()
        for name, exercise in list(exercises.items()):
            if not exercise.own:
                continue
            key = (exercise.origin, exercise.sha256)
            wrong = known.get(key)
            if wrong is None:
                wrong = check_exercise_figure(exercise)
            self._figures[key] = wrong
            if wrong:
                problems += wrong
                broken.add(name)
                del exercises[name]
        return broken


def _put(
    content: _Content, shelf: dict[str, _Content], problems: list[Problem]
) -> None:
    """Add to a shelf; when the id is taken, that is a problem instead."""
    first = shelf.setdefault(content.id, content)
    if first is not content:
        problems.append(id_taken(content, first))


def _take_out_rest(
    found: dict[str, dict[str, Any]], broken: dict[str, set[str]]
) -> list[Problem]:
    """Take away plans and protocols with problems, and return all problems."""
    programs = found["program"]
    return [
        *take_out_plans(found["plan"], programs, broken["program"] | broken["plan"]),
        *take_out_protocols(found["protocol"]),
        *links_of_cards(
            found["card"],
            programs,
            found["exercise"],
            broken["program"] | broken["card"] | broken["exercise"],
        ),
    ]


def find_program(
    library: Library, id_or_path: str | Path
) -> tuple[Program, dict[str, Exercise]]:
    """Return a program and the exercises it may use.

    Args:
        library: Where ids are looked up.
        id_or_path: Id of a program in the library, or path of a program file; that
            may also use exercises in its own folder or in `exercises` below it.

    Raises:
        UnknownProgramError: There is neither such a program nor such a file.
        FileError: The file cannot be read.
        ProblemsError: The file, or an exercise it uses, has problems.
    """
    known = library.programs.get(str(id_or_path))
    if known is not None:
        return known, library.exercises
    path = Path(id_or_path)
    if not _exists(path):
        sentence = tr("There is no program {0}.").format(show(str(id_or_path)))
        hint = did_you_mean(str(id_or_path), library.programs)
        raise UnknownProgramError(sentence + hint)
    program, problems = read_program(read_bytes(path), str(path))
    if program is None:
        raise ProblemsError(problems)
    beside = exercises_beside(path, library)
    problems = check_program(program, beside.exercises, beside.broken)
    problems += beside.problems_for(program)
    if problems:
        raise ProblemsError(problems)
    return program, beside.exercises


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # Too long a name, or a NUL in it.
        return False


def check_file(path: str | Path, shelf: Shelf | None = None) -> list[Problem]:
    """Return everything that is wrong with a file of any kind.

    Args:
        path: The file; its problems name it as it is given here.
        shelf: Where other files are looked up; None for the shipped ones and those of
            the person's own folder.

    Raises:
        FileError: The file cannot be read at all.
    """
    path = Path(path)
    data = read_bytes(path)
    shelf = shelf or Shelf(own_programs(data_dir()))
    kind = peek_kind(data) or kind_of_name(path.name)
    check = _CHECKS.get(kind, _check_program_file)
    return check(path, data, shelf)


def _check_program_file(path: Path, data: bytes, shelf: Shelf) -> list[Problem]:
    program, problems = read_program(data, str(path))
    if program is None:
        return problems
    problems = _check_id(program, shelf.library.programs)
    beside = exercises_beside(path, shelf.library, shelf.broken_exercises)
    problems += check_program(program, beside.exercises, beside.broken)
    return problems + beside.problems_for(program)


def _check_exercise_file(path: Path, data: bytes, shelf: Shelf) -> list[Problem]:
    exercise, problems = read_exercise(data, str(path))
    if exercise is None:
        return problems
    problems = _check_id(exercise, shelf.library.exercises)
    beside = exercises_beside(path, shelf.library, shelf.broken_exercises)
    beside.exercises[exercise.id] = exercise
    return problems + check_exercises(
        beside.exercises, [exercise.id], beside.broken - {exercise.id}
    )


def _check_plan_file(path: Path, data: bytes, shelf: Shelf) -> list[Problem]:
    plan, problems = read_plan(data, str(path))
    if plan is None:
        return problems
    library = shelf.library
    plans = {**library.plans, plan.id: plan}
    return _check_id(plan, library.plans) + check_plan(plan, library.programs, plans)


def _check_protocol_file(path: Path, data: bytes, shelf: Shelf) -> list[Problem]:
    protocol, problems = read_protocol(data, str(path))
    if protocol is None:
        return problems
    return _check_id(protocol, shelf.library.protocols) + check_protocol(protocol)


def _check_card_file(path: Path, data: bytes, shelf: Shelf) -> list[Problem]:
    card, problems = read_card(data, str(path))
    if card is None:
        return problems
    library = shelf.library
    problems = _check_id(card, library.cards)
    return problems + check_card(
        card, library.programs, library.cards, library.exercises
    )


_CHECKS = {
    "program": _check_program_file,
    "exercise": _check_exercise_file,
    "plan": _check_plan_file,
    "protocol": _check_protocol_file,
    "card": _check_card_file,
}


def _check_id(content: _Content, shelf: Mapping[str, _Content]) -> list[Problem]:
    """Return a problem when the id is that of another, shipped file."""
    first = shelf.get(content.id)
    if first is None or first.own or is_same_file(first.origin, content.origin):
        return []
    return [id_taken(content, first)]
