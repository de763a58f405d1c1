"""The shipped files: doses, lengths, sources, figures, plans, protocols and cards.

`dose_table.json` is the content plan that a physiotherapist reads: every dose by the
codes of exercises (X) and programs (P). The files have to say exactly the same.
"""

import itertools
import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.care.questions import all_questions
from coach.figure.motion import main_name, start_name
from coach.files.calendar import expand_schedule
from coach.files.durations import HOUR_MS, MINUTE_MS
from coach.files.library import Shelf, check_file
from coach.files.model import Dose, DoseKind, Exercise, Program, Sides, Step
from coach.session.timeline import expand
from tests.core.words import texts_in

PROGRAMS = Path(__file__).resolve().parents[2] / "programs"
TABLE = json.loads(
    Path(__file__).with_name("dose_table.json").read_text(encoding="utf-8")
)
FILES = sorted([*PROGRAMS.rglob("*.program.toml"), *PROGRAMS.rglob("*.exercise.toml")])
PLANS = sorted(PROGRAMS.rglob("*.plan.toml"))
PROTOCOLS = sorted(PROGRAMS.rglob("*.protocol.toml"))
CARDS = sorted(PROGRAMS.rglob("*.card.toml"))
EVERY = [*FILES, *PLANS, *PROTOCOLS, *CARDS]

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

# What every exercise has to name as a reason to stop, by one telling word each.
ALWAYS_STOP = ("sharp", "pop", "6 or more", "gives way", "numbness", "chest pain")


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    """Return the shipped library alone."""
    return Shelf(None, PROGRAMS)


def table_of(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def code_of(content: Program | Exercise) -> str:
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
        for code, program in TABLE["programs"].items()
        for variant in program["variants"]
    ]


def shipped_program(shelf: Shelf, code: str, variant: str) -> Program:
    """Return the program of a table entry; there is exactly one."""
    found = [
        program
        for program in shelf.library.programs.values()
        if code_of(program) == code and (program.variant or "standard") == variant
    ]
    assert len(found) == 1
    return found[0]


def planned_exercise(shelf: Shelf, step: Step) -> str:
    return code_of(shelf.library.exercises[step.exercise])


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_file_has_no_problems(path: Path, shelf: Shelf) -> None:
    """`coach check` finds nothing in a shipped file, its figure included."""
    assert check_file(path, shelf) == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.name)
def test_file_is_named_after_its_id(path: Path) -> None:
    """A person who reads an id in the history finds the file."""
    assert table_of(path)["id"] == path.name.partition(".")[0]


@pytest.mark.parametrize("code", TABLE["exercises"])
def test_usual_dose_is_the_planned_one(code: str, shelf: Shelf) -> None:
    """The dose that an editor offers equals the table; sided ones are unilateral."""
    wanted = TABLE["exercises"][code]
    found = [one for one in shelf.library.exercises.values() if code_of(one) == code]
    assert [one.title for one in found] == [wanted["name"]]
    exercise = found[0]
    assert exercise.dose is not None
    assert_dose(exercise.dose, wanted)
    assert exercise.unilateral is (wanted["sided"] != "no")


@pytest.mark.parametrize(("code", "variant"), variants())
def test_program_has_the_planned_doses(code: str, variant: str, shelf: Shelf) -> None:
    """Every step of every block equals the table, in the same order."""
    program = shipped_program(shelf, code, variant)
    wanted = TABLE["programs"][code]["variants"][variant]["blocks"]
    assert [
        [planned_exercise(shelf, step) for step in block.steps]
        for block in program.blocks
    ] == [[entry["exercise"] for entry in block] for block in wanted]
    planned = TABLE["programs"][code]["variants"][variant]
    rounds = planned.get("rounds", [1] * len(wanted))
    assert [block.rounds for block in program.blocks] == rounds
    entries = itertools.chain.from_iterable(wanted)
    for step, entry in zip(program.steps(), entries, strict=True):
        assert step.sides is SIDES[entry["sided"]]
        assert step.left is None
        assert step.right is None
        assert_dose(step.dose, entry)


@pytest.mark.parametrize(("code", "variant"), variants())
def test_program_takes_the_stated_minutes(
    code: str, variant: str, shelf: Shelf
) -> None:
    """The timeline is within half a minute of what the plan says."""
    program = shipped_program(shelf, code, variant)
    stated = TABLE["programs"][code]["variants"][variant]["minutes"]
    minutes = expand(program, shelf.library.exercises).total_ms / 60_000
    assert minutes == pytest.approx(stated, abs=0.5)


def test_every_program_is_in_the_plan(shelf: Shelf) -> None:
    """No program is shipped that nobody has planned."""
    shipped = [
        (code_of(program), program.variant or "standard")
        for program in shelf.library.programs.values()
    ]
    assert sorted(shipped) == sorted(variants())


def test_every_exercise_is_in_the_plan(shelf: Shelf) -> None:
    """No exercise is shipped that nobody has planned."""
    shipped = [code_of(exercise) for exercise in shelf.library.exercises.values()]
    assert sorted(shipped) == sorted(TABLE["exercises"])


def with_sources() -> list[Path]:
    """Return the files that rest on something; a card about Coach does not."""
    return [path for path in EVERY if table_of(path).get("kind") != "about"]


@pytest.mark.parametrize("path", with_sources(), ids=lambda path: path.name)
def test_file_names_what_it_rests_on(path: Path) -> None:
    """Every source is a reference with a finding, never a code of our own notes."""
    table = table_of(path)
    assert table["sources"]
    for source in table["sources"]:
        assert re.fullmatch(r"[A-Z][0-9]+b?", source["text"]) is None
        assert len(source["text"]) > 15
        assert source["finding"].endswith(".")
    assert table["license"] == "CC-BY-4.0"
    assert table["language"] == "en"
    assert table["authors"]


def exercise_files() -> list[Path]:
    return [path for path in FILES if path.name.endswith(".exercise.toml")]


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: path.name)
def test_exercise_explains_itself(path: Path, shelf: Shelf) -> None:
    """Set-up, cues short enough to be spoken, mistakes, and an easier way."""
    exercise = shelf.library.exercises[table_of(path)["id"]]
    assert exercise.setup
    assert exercise.mistakes
    assert 2 <= len(exercise.cues) <= 4
    assert all(len(cue) <= 60 for cue in exercise.cues)
    assert exercise.easier_text or exercise.easier
    assert 0 < len(exercise.short) <= 20


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: path.name)
def test_exercise_names_the_stop_signs(path: Path, shelf: Shelf) -> None:
    """The signs that hold for all, and at least one of its own."""
    exercise = shelf.library.exercises[table_of(path)["id"]]
    together = " ".join(exercise.stop_if).lower()
    assert all(sign in together for sign in ALWAYS_STOP)
    assert len(exercise.stop_if) > len(ALWAYS_STOP)


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: path.name)
def test_figure_shows_the_movement(path: Path, shelf: Shelf) -> None:
    """Two different pictures, a lit muscle, and phases that lead back to the start."""
    figure = shelf.library.exercises[table_of(path)["id"]].figure
    assert len(figure.still) >= 2
    assert main_name(figure) != start_name(figure)
    assert figure.muscles
    assert figure.phases[-1].end == figure.phases[0].start
    for before, after in zip(figure.phases, figure.phases[1:], strict=False):
        assert before.end == after.start


@pytest.mark.parametrize("path", exercise_files(), ids=lambda path: path.name)
def test_figure_of_a_hold_has_a_held_phase(path: Path, shelf: Shelf) -> None:
    """A held exercise stands and breathes; any other never stops for long."""
    exercise = shelf.library.exercises[table_of(path)["id"]]
    held = [phase for phase in exercise.figure.phases if phase.time_ms == 0]
    assert exercise.dose is not None
    if exercise.dose.kind in (DoseKind.HOLD, DoseKind.OPEN):
        assert len(held) == 1
        assert held[0].start == held[0].end
        assert held[0].breathe
    else:
        assert held == []


def test_hinge_rock_has_four_pictures(shelf: Shelf) -> None:
    """The drill is shown as a strip of four."""
    assert len(shelf.library.exercises["heel-tap-hinge-rock"].figure.still) == 4


def test_cramp_program_starts_at_once(shelf: Shelf) -> None:
    """Who has a cramp does not wait for a count-down."""
    program = shelf.library.programs["cramp-now"]
    first = expand(program, shelf.library.exercises).items[0]
    assert first.dose is DoseKind.OPEN


def test_rehab_programs_carry_the_limits_of_their_phase(shelf: Shelf) -> None:
    """Pain above 2 slows down, 6 ends the session, and the gate is written out."""
    rehab = [one for one in shelf.library.programs.values() if one.kind == "rehab"]
    assert {code_of(program) for program in rehab} == INJURY_PHASES.keys()
    for program in rehab:
        assert program.safety is not None
        assert (program.safety.slow_pain, program.safety.stop_pain) == (2, 6)
        assert program.safety.phase in INJURY_PHASES[code_of(program)]
        assert program.safety.not_if
        together = " ".join(program.safety.stop_if).lower()
        assert all(sign in together for sign in ALWAYS_STOP)
        assert all(step.ask == ("pain",) for step in program.steps())


def test_everyday_programs_with_a_gate_write_it_out(shelf: Shelf) -> None:
    """Night cramps, Nordic lowers, groin prevention and the back routine."""
    gated = {
        code_of(program)
        for program in shelf.library.programs.values()
        if program.kind != "rehab" and program.safety is not None
    }
    assert gated == GATED
    for program in shelf.library.programs.values():
        if program.kind != "rehab" and program.safety is not None:
            assert program.safety.phase == "prevention"
            assert program.safety.not_if


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_program_promises_no_time(path: Path) -> None:
    """How long others took belongs to a plan."""
    together = " ".join(text for _, text in texts_in(table_of(path)))
    assert "others took" not in together.lower()


def test_variants_of_a_family_make_one_card(shelf: Shelf) -> None:
    """They share kind and area, and their titles begin alike."""
    programs = [one for one in shelf.library.programs.values() if one.family]
    for program in programs:
        family = [one for one in programs if one.family == program.family]
        assert {one.kind for one in family} == {program.kind}
        assert {one.area for one in family} == {program.area}
        assert len({one.variant for one in family}) == len(family)
        assert len({one.title.split(",")[0].split(":")[0] for one in family}) == 1


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_plan_promises_no_time(path: Path) -> None:
    """How long it takes is what others took; that is a key of its own."""
    plan = table_of(path)
    for where, text in texts_in(plan):
        if not where.endswith("others_took"):
            assert "others took" not in text.lower(), where


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_plan_after_an_injury_never_goes_on_by_itself(path: Path, shelf: Shelf) -> None:
    """The person confirms every step, and pain of 6 always ends the session."""
    plan = table_of(path)
    kinds = {shelf.library.programs[one["program"]].kind for one in plan["stage"]}
    for stage in plan["stage"]:
        assert stage.get("advance", {"then": "tell-patient"})["then"] == "tell-patient"
    if "rehab" in kinds:
        stops = [rule for rule in plan["back_off"] if rule["then"] == "end-session"]
        assert any(rule.get("pain_during") == 6 for rule in stops)


def test_every_plan_is_shipped() -> None:
    """Ten plans, and together they use all programs after an injury but two.

    What follows the gentle set behind the knee depends on the cause, and the warm
    part alone is for a run of one's own.
    """
    plans = [table_of(path) for path in PLANS]
    assert len(plans) == 10
    used = {stage["program"] for plan in plans for stage in plan["stage"]}
    tables = [table_of(path) for path in FILES if path.name.endswith(".program.toml")]
    rehab = {table["id"] for table in tables if table["kind"] == "rehab"}
    alone = {"behind-the-knee-gentle-set", "return-to-run-warm-part"}
    assert rehab - used == alone


def test_nordic_plan_has_27_sessions_in_ten_weeks(shelf: Shelf) -> None:
    """As in the trial of Petersen and colleagues (2011)."""
    plan = shelf.library.plans["nordic-10-weeks"]
    days = expand_schedule(plan, date(2026, 11, 23), 70)

    assert sum(day.times for day in days) == 27
    assert {day.stage for day in days} == {stage.name for stage in plan.stages[:-1]}


def test_protocols_ask_about_questions_that_exist(shelf: Shelf) -> None:
    """A gate names a stop question that somebody can answer with yes."""
    signs = {sign.id for question in all_questions() for sign in question.signs()}
    for protocol in shelf.library.protocols.values():
        for step in protocol.steps:
            for gate in step.gates:
                assert set(gate.questions) <= signs


def test_protocols_of_the_first_days(shelf: Shelf) -> None:
    """Three memory words for a fresh injury, in the order of their letters."""
    words = {
        protocol.id: "".join(step.letter for step in protocol.steps)
        for protocol in shelf.library.protocols.values()
        if protocol.use == "fresh-injury"
    }

    assert words == {"rice": "RICE", "price": "PRICE", "peace-and-love": "PEACELOVE"}


def test_ice_is_as_the_care_gates_say(shelf: Shelf) -> None:
    """15 minutes, 10 to 20 allowed, 2 hours apart, 6 a day, 48 to 72 hours."""
    ice = shelf.library.protocols["rice"].step("ice")
    closed_for = {item for gate in ice.gates for item in gate.health}

    assert ice.lasts_ms == 15 * MINUTE_MS
    assert ice.lasts_allowed_ms == (10 * MINUTE_MS, 20 * MINUTE_MS)
    assert ice.gap_ms[0] == 2 * HOUR_MS
    assert ice.max_a_day == 6
    assert ice.until_ms == (48 * HOUR_MS, 72 * HOUR_MS)
    assert ice.checks[0].after_ms == 5 * MINUTE_MS
    assert ice.only_awake
    assert closed_for >= {
        *("poor-feeling", "artery-disease", "raynaud", "cold-allergy"),
        *("open-wound", "nerve-injury"),
    }


def test_cold_gives_way_to_raising_the_leg(shelf: Shelf) -> None:
    """Whoever has Raynaud is reminded of elevation instead of ice."""
    for protocol in shelf.library.protocols.values():
        for step in protocol.steps:
            for gate in step.gates:
                if step.kind == "ice" and protocol.use == "fresh-injury":
                    closes = "raynaud" in gate.health
                    assert gate.instead == "elevation" or not closes


def test_bandage_is_closed_for_artery_disease_and_one_swollen_leg(
    shelf: Shelf,
) -> None:
    """And the toes are looked at after 10 minutes and every 3 hours."""
    steps = [
        step
        for protocol in shelf.library.protocols.values()
        for step in protocol.steps
        if step.kind == "compression"
    ]

    assert len(steps) == 3
    for step in steps:
        assert any("artery-disease" in gate.health for gate in step.gates)
        assert any("Q07" in gate.questions for gate in step.gates)
        assert step.checks[0].after_ms == 10 * MINUTE_MS
        assert step.checks[0].every_ms == 3 * HOUR_MS


def test_cold_comes_after_the_cramp(shelf: Shelf) -> None:
    """Warmth first; the cool pack asks whether the cramp has gone."""
    steps = shelf.library.protocols["cramp-warmth"].steps

    assert [step.kind for step in steps] == ["heat", "heat", "ice", "text"]
    assert steps[2].ask_first == "Has the cramp gone?"
