"""The shipped files: no problems, names, and the doses and rules of every program.

The tables beside the tests are the content plan that a physiotherapist reads, by the
codes of exercises (X) and programs (P): `dose_table.json` has every dose, and
`program_table.json` how often, and the telling words of gates and rules. The files
have to say exactly the same.
"""

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from coach.files.library import check_file
from coach.files.model import Dose, DoseKind, Exercise, Program, Sides, Step
from coach.session.timeline import expand
from tests.core.shipped import (
    ALWAYS_STOP,
    LIBRARY,
    SHELF,
    content_table,
    files_of,
    not_said,
    said_in,
    table_of,
    tables_of,
)
from tests.core.words import texts_in

DOSES = content_table("dose_table")
RULES = content_table("program_table")
FILES = [*files_of("program"), *files_of("exercise")]
EVERY = [*FILES, *files_of("plan"), *files_of("protocol"), *files_of("card")]

KINDS = {
    "timed": DoseKind.TIME,
    "hold": DoseKind.HOLD,
    "reps": DoseKind.REPS,
    "relief": DoseKind.OPEN,
}
SIDES = {
    "both": Sides.EACH,
    "alt": Sides.ALTERNATE,
    "aff": Sides.AFFECTED,
    "no": Sides.BOTH,
}

# Column of the pain light for every program after an injury, by its code.
INJURY_PHASES = {
    "P11": {"first-days"},
    "P12": {"phase-1"},
    "P13": {"phase-2"},
    "P14": {"phase-3"},
    "P15": {"phase-1"},
    "P16": {"phase-2"},
    "P17": {"phase-3"},
    "P18": {"ladder"},
    "P20": {"ladder"},
    "P21": {"ladder"},
    "P22": {"ladder"},
    "P23": {"first-days", "ladder"},
    "P25": {"phase-1"},
}
# Programs that some people must not start although they are no rehab.
GATED = {"P10", "P19", "P21", "P24"}


def code_of(content: Program | Exercise) -> str:
    """Return the code of a file in the content plan."""
    code: str = tomllib.loads(content.text)["x"]["code"]
    return code


def assert_dose(dose: Dose, wanted: dict[str, Any]) -> None:
    """Compare a dose with an entry of the table; what cannot matter is left out."""
    assert dose.kind is KINDS[wanted["kind"]]
    seconds = dose.each_ms if dose.kind is DoseKind.REPS else dose.length_ms
    assert seconds == wanted["seconds"] * 1000
    assert (dose.sets, dose.reps) == (wanted["sets"], wanted["reps"])
    assert dose.high is None
    if "gap" in wanted:
        assert dose.gap_ms == wanted["gap"] * 1000
    if "rest" in wanted:
        assert dose.rest_ms == wanted["rest"] * 1000
    tempo = {name: ms / 1000 for name, ms in dose.tempo}
    assert tempo == wanted.get("tempo", {})


def variants() -> list[tuple[str, str]]:
    """Return the planned programs: code and variant."""
    return [
        (code, variant)
        for code, program in DOSES["programs"].items()
        for variant in program["variants"]
    ]


def shipped_program(code: str, variant: str) -> Program:
    """Return the program of a table entry; there is exactly one."""
    found = [
        program
        for program in LIBRARY.programs.values()
        if code_of(program) == code and (program.variant or "standard") == variant
    ]
    assert len(found) == 1
    return found[0]


def planned_exercise(step: Step) -> str:
    return code_of(LIBRARY.exercises[step.exercise])


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_file_has_no_problems(path: Path) -> None:
    """`coach check` finds nothing in a shipped file, its figure included."""
    assert check_file(path, SHELF) == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_file_is_named_after_its_id(path: Path) -> None:
    """A person who reads an id in the history finds the file."""
    assert table_of(path)["id"] == path.name.partition(".")[0]


@pytest.mark.parametrize("code", DOSES["exercises"])
def test_usual_dose_is_the_planned_one(code: str) -> None:
    """The dose that an editor offers equals the table; sided ones are unilateral."""
    wanted = DOSES["exercises"][code]
    found = [one for one in LIBRARY.exercises.values() if code_of(one) == code]
    assert [one.title for one in found] == [wanted["name"]]
    exercise = found[0]
    assert exercise.dose is not None
    assert_dose(exercise.dose, wanted)
    assert exercise.unilateral is (wanted["sided"] != "no")


@pytest.mark.parametrize(("code", "variant"), variants())
def test_program_has_the_planned_doses(code: str, variant: str) -> None:
    """Every step of every block equals the table, in the same order."""
    program = shipped_program(code, variant)
    wanted = DOSES["programs"][code]["variants"][variant]["blocks"]
    assert [
        [planned_exercise(step) for step in block.steps] for block in program.blocks
    ] == [[entry["exercise"] for entry in block] for block in wanted]
    planned = DOSES["programs"][code]["variants"][variant]
    rounds = planned.get("rounds", [1] * len(wanted))
    assert [block.rounds for block in program.blocks] == rounds
    entries = itertools.chain.from_iterable(wanted)
    for step, entry in zip(program.steps(), entries, strict=True):
        assert step.sides is SIDES[entry["sided"]]
        assert step.left is None
        assert step.right is None
        assert_dose(step.dose, entry)


@pytest.mark.parametrize(("code", "variant"), variants())
def test_program_takes_the_stated_minutes(code: str, variant: str) -> None:
    """The timeline is within half a minute of what the plan says."""
    program = shipped_program(code, variant)
    stated = DOSES["programs"][code]["variants"][variant]["minutes"]
    minutes = expand(program, LIBRARY.exercises).total_ms / 60_000
    assert minutes == pytest.approx(stated, abs=0.5)


def test_every_program_is_in_the_plan() -> None:
    """No program is shipped that nobody has planned."""
    shipped = [
        (code_of(program), program.variant or "standard")
        for program in LIBRARY.programs.values()
    ]
    assert sorted(shipped) == sorted(variants())


def test_every_exercise_is_in_the_plan() -> None:
    """No exercise is shipped that nobody has planned."""
    shipped = [code_of(exercise) for exercise in LIBRARY.exercises.values()]
    assert sorted(shipped) == sorted(DOSES["exercises"])


def test_cramp_program_starts_at_once() -> None:
    """Who has a cramp does not wait for a count-down."""
    program = LIBRARY.programs["cramp-now"]
    first = expand(program, LIBRARY.exercises).items[0]
    assert first.dose is DoseKind.OPEN


def test_rehab_programs_carry_the_limits_of_their_phase() -> None:
    """Pain above 2 slows down, 6 ends the session, and the gate is written out."""
    rehab = [one for one in LIBRARY.programs.values() if one.kind == "rehab"]
    assert {code_of(program) for program in rehab} == INJURY_PHASES.keys()
    for program in rehab:
        assert program.safety is not None
        assert (program.safety.slow_pain, program.safety.stop_pain) == (2, 6)
        assert program.safety.phase in INJURY_PHASES[code_of(program)]
        assert program.safety.not_if
        together = " ".join(program.safety.stop_if).lower()
        assert all(sign in together for sign in ALWAYS_STOP)
        assert all(step.ask == ("pain",) for step in program.steps())


def test_everyday_programs_with_a_gate_write_it_out() -> None:
    """Night cramps, Nordic lowers, groin prevention and the back routine."""
    gated = {
        code_of(program)
        for program in LIBRARY.programs.values()
        if program.kind != "rehab" and program.safety is not None
    }
    assert gated == GATED
    for program in LIBRARY.programs.values():
        if program.kind != "rehab" and program.safety is not None:
            assert program.safety.phase == "prevention"
            assert program.safety.not_if


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_program_promises_no_time(path: Path) -> None:
    """How long others took belongs to a plan."""
    together = " ".join(text for _, text in texts_in(table_of(path)))
    assert "others took" not in together.lower()


def test_variants_of_a_family_make_one_card() -> None:
    """They share kind and area, and their titles begin alike."""
    programs = [one for one in LIBRARY.programs.values() if one.family]
    for program in programs:
        family = [one for one in programs if one.family == program.family]
        assert {one.kind for one in family} == {program.kind}
        assert {one.area for one in family} == {program.area}
        assert len({one.variant for one in family}) == len(family)
        assert len({one.title.split(",")[0].split(":")[0] for one in family}) == 1


def test_every_program_is_in_the_rules() -> None:
    """The table of rules knows all programs and no others."""
    assert set(RULES["programs"]) == set(LIBRARY.programs)


@pytest.mark.parametrize("program_id", RULES["programs"])
def test_program_says_how_often_and_all_its_rules(program_id: str) -> None:
    """Gates, ways to the next step and ways back, each by its telling words."""
    planned = RULES["programs"][program_id]
    words = list(planned.get("says", []))
    for rule in planned.get("rules", []):
        words += RULES["rules"][rule]
    table = tables_of("program")[program_id]

    assert table["frequency"] == planned["often"]
    assert not_said(words, said_in(table)) == []


@pytest.mark.parametrize("exercise_id", ["nordic-lower", "hop-and-stick"])
def test_programs_say_who_leaves_out_lowers_and_hops(exercise_id: str) -> None:
    """In pregnancy, under 18, and over 65 and new to it: not without a professional."""
    using = [
        program
        for program in LIBRARY.programs.values()
        if any(step.exercise == exercise_id for step in program.steps())
    ]

    assert using
    for program in using:
        said = said_in(tomllib.loads(program.text))
        assert not_said(["pregnant", "under 18", "over 65"], said) == [], program.id
