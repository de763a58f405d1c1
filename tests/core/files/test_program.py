"""Reading program files."""

import hashlib
import re

import pytest

from coach.files.model import (
    Advance,
    Dose,
    DoseKind,
    Safety,
    Sides,
    Source,
)
from coach.files.program import read_program


@pytest.fixture
def program(program_text):
    program, problems = read_program(program_text.encode(), "full.program.toml")
    assert problems == []
    return program


def test_reads_the_heading(program, program_text):
    """Everything at the top of a file arrives in the program."""
    assert (program.id, program.revision, program.kind) == ("rehab.sample", 3, "rehab")
    assert program.title == "Sample: Größe & Kraft"
    assert program.summary == "Two lines of summary,\nwith every key in use."
    assert (program.area, program.family, program.variant) == (
        "hamstring",
        "sample",
        "stage 2",
    )
    assert program.frequency == "three times a week"
    assert program.authors == ("A. Author", "B. Author")
    assert program.license == "CC-BY-4.0"
    assert program.equipment == ("mat",)
    assert program.notes == ("A note.", "Another note.")
    assert program.origin == "full.program.toml"
    assert program.sha256 == hashlib.sha256(program_text.encode()).hexdigest()
    assert program.text == program_text
    assert not program.own


def test_reads_sources_and_safety(program):
    """Sources and limits arrive as their own kinds of data."""
    text = "Author and colleagues, 2010, Journal 1:2"
    finding = "What was found, in our own words."

    assert program.sources == (Source(text, "10.1000/182", finding),)
    assert program.safety == Safety(
        5, 2, "phase-2", ("A pop in the last 48 hours",), ("Sharp pain",)
    )


def test_steps_take_defaults_and_may_say_otherwise(program):
    """[defaults] holds for every step that does not say otherwise."""
    march, _, stretch, nordic, _ = program.steps()

    assert (march.get_ready_ms, stretch.get_ready_ms) == (6_000, 10_000)
    assert (march.advance, stretch.advance) == (Advance.CONFIRM, Advance.AUTO)
    assert (march.ask, stretch.ask) == ((), ("pain", "effort"))
    assert (stretch.dose.rest_ms, nordic.dose.rest_ms) == (40_000, 90_000)
    assert march.between_sides_ms == 4_000


def test_without_defaults_the_usual_times_hold(small_program):
    """What neither step nor [defaults] says is as the design says."""
    step = small_program('hold = "30 s"').steps()[0]

    assert (step.get_ready_ms, step.between_sides_ms) == (8_000, 5_000)
    assert step.dose == Dose(DoseKind.HOLD, 30_000, rest_ms=20_000)
    assert (step.sides, step.advance, step.ask) == (Sides.BOTH, Advance.AUTO, ())


def test_reads_each_kind_of_dose(program):
    """Time, hold, repetitions with each or tempo, and open doses."""
    march, swing, stretch, nordic, release = (step.dose for step in program.steps())

    assert march == Dose(DoseKind.TIME, 120_000, rest_ms=40_000, by_hold=False)
    assert (swing.kind, swing.reps, swing.high, swing.each_ms) == (
        DoseKind.REPS,
        10,
        12,
        1_500,
    )
    assert (stretch.length_ms, stretch.high) == (20_000, 30_000)
    assert (stretch.reps, stretch.gap_ms, stretch.sets) == (2, 10_000, 2)
    assert nordic.tempo == (("lower", 4_000), ("return", 3_000))
    assert (nordic.each_ms, nordic.length_ms) == (7_000, 0)
    assert (release.kind, release.length_ms) == (DoseKind.OPEN, 60_000)
    assert (release.reps, release.gap_ms, release.by_hold) == (3, 20_000, True)


def test_one_side_may_have_a_dose_of_its_own(program):
    """dose.left changes some keys of the left side; the right keeps the step's."""
    step = program.steps()[2]

    assert step.left.reps == 3
    assert step.left.sets == 1
    assert (step.left.length_ms, step.left.gap_ms) == (20_000, 10_000)
    assert step.right is None


def test_a_side_may_count_differently(small_program):
    """A side's tempo takes the place of the step's `each`."""
    step = small_program(
        'sides = "each"\nreps = 8\neach = "4 s"\ndose.right.tempo = { a = "2 s" }'
    ).steps()[0]

    assert (step.dose.tempo, step.dose.each_ms) == ((), 4_000)
    assert (step.right.tempo, step.right.each_ms) == ((("a", 2_000),), 2_000)


def test_reads_blocks(program):
    """Blocks keep their names, rounds and rest."""
    warm_up, load = program.blocks

    assert (warm_up.name, warm_up.rounds, warm_up.rest_ms) == ("Warm up", 1, 30_000)
    assert (load.name, load.rounds, load.rest_ms) == ("Load", 2, 45_000)


def test_own_files_are_marked(program_text):
    """A file of the person's own folder says so."""
    program, _ = read_program(program_text.encode(), "f", own=True)

    assert program.own


def test_a_rehab_program_without_phase_is_strict(program_text):
    """Where no phase is named, pain of 3 to 5 means what it means in phase 1."""
    text = program_text.replace('phase     = "phase-2"\n', "")
    program, _ = read_program(text.encode(), "f")

    assert program.safety.phase == "phase-1"


def test_all_problems_are_reported_at_once(program_text):
    """Each mistake has its line, in the order of the file."""
    for right, wrong in [
        ("stop_pain = 5", "stop_pain = 50"),
        ('sides    = "alternate"', 'sides    = "alternat"'),
        ('rest   = "45 s"', 'rest   = "45sec"'),
        ('effort    = "a pull', 'efort     = "a pull'),
        ('hold     = "1 min"', "hold     = 60"),
        ('time     = "2 min"', ""),
    ]:
        assert right in program_text
        program_text = program_text.replace(right, wrong, 1)
    lines = program_text.split("\n")

    program, problems = read_program(program_text.encode(), "f.toml")

    assert program is None
    assert [problem.where for problem in problems] == [
        "safety.stop_pain",
        "block[1].step[1]",
        "block[1].step[2].sides",
        "block[2].rest",
        "block[2].step[1].efort",
        "block[2].step[3].hold",
    ]
    words = ["stop_pain", "[[block.step]]", "alternat", "45sec", "efort", "= 60"]
    for problem, word in zip(problems, words, strict=True):
        assert word in lines[problem.line - 1]
    assert str(problems[3]) == (
        f'f.toml:{problems[3].line}: block[2].rest: "45sec" is not a time; write "45 s"'
    )
    assert 'Did you mean "effort"?' in problems[4].what


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("", "has no dose"),
        ('gap = "5 s"', "has no dose"),
        ('hold = "30 s"\ntime = "1 min"', '"time" does not go with "hold"'),
        ('time = "1 min"\nreps = 3', '"reps" does not go with "time"'),
        ('hold = "30 s"\neach = "4 s"', '"each" does not go with "hold"'),
        ("reps = 10", '"reps" needs either "each" or "tempo" beside it'),
        (
            'reps = 10\neach = "4 s"\ntempo = { a = "1 s" }',
            '"reps" needs either "each" or "tempo" beside it',
        ),
        ('hold = "30 s"\ngap = "5 s"', '"gap" needs "reps"'),
        ('reps = 3\neach = "1 s"\ngap = "5 s"', '"gap" does not go with "reps"'),
        ('hold = "30 s"\nreps = [2, 3]', "one value here, not a range"),
        ("open = true", '"open" needs either "hold" or "time" beside it'),
        ('open = true\nhold = ["1 s", "2 s"]', "one value here, not a range"),
        ('open = false\nhold = "30 s"', "should be true, or be left out"),
        ('open = true\nhold = "30 s"\neach = "1 s"', "does not go with"),
        ('hold = ["30 s", "20 s"]', "the first value of a range is the lower"),
        ('hold = ["30 s"]', "a range has two values"),
        ('hold = "0 s"', "outside 1 s to 10 min"),
        ('hold = "30 s"\nsets = 0', "0 is outside 1 to 20"),
        ('hold = "30 s"\nsets = 2.0', "should be a whole number, not 2.0"),
        ('hold = "30 s"\nsets = true', "should be a whole number"),
        ("reps = 5\ntempo = {}\n", "has 0 entries"),
        ('reps = 5\ntempo = { "Go Up" = "1 s" }', "does not fit here"),
        ('hold = "30 s"\nask = ["pain", "pain"]', '"pain" is in the list twice'),
        ('hold = "30 s"\nask = ["pian"]', 'Did you mean "pain"?'),
        ('hold = "30 s"\ncue = "a\\u0007b"', "invisible character U+0007"),
        ('hold = "30 s"\ncue = "a\\u202eb"', "invisible character U+202E"),
        ('hold = "30 s"\ncue = "a\\nb"', "must be on one line"),
        ('hold = "30 s"\ncue = "  "', "is empty"),
        ('hold = "30 s"\neasier = "Not An Id"', "lower-case letters"),
        ('hold = "30 s"\ndose.left.reps = 2', 'only with sides = "each"'),
        (
            'sides = "each"\nhold = "30 s"\ndose.left.time = "1 min"',
            'dose.left.time: "time" does not go with "hold"',
        ),
        ('sides = "each"\nhold = "30 s"\ndose.middle.reps = 2', "not a known key"),
    ],
)
def test_refuses_a_wrong_step(problems_of, step, what):
    """Each mistake in a step gets one sentence that says what to do."""
    problems = problems_of(step)

    assert len(problems) == 1
    assert what in problems[0]
    assert "block[1].step[1]" in problems[0]


@pytest.mark.parametrize(
    ("top", "what"),
    [
        ('variant = "b"', '"variant" needs "family" beside it'),
        ('sources = [{ doi = "10.1000/1" }]', 'sources[1]: "text" is missing'),
        ('sources = [{ text = "a", doi = "doi:10.1" }]', "a DOI begins with 10."),
        ('sources = ["a"]', "sources[1]: should be a table, not text"),
        ("safety.slow_pain = 4\nsafety.stop_pain = 4", 'must be below "stop_pain"'),
        ("safety.stop_pain = 7", "7 is outside 1 to 6"),
        ("defaults.sides = 'each'", "not a known key"),
        ("x = 3", "should be a table, not a number"),
        ("summary = 'a\tb'", "U+0009"),
    ],
)
def test_refuses_a_wrong_heading(problems_of, top, what):
    """Each mistake at the top gets one sentence that says what to do."""
    problems = problems_of(top=top)

    assert len(problems) == 1
    assert what in problems[0]


def test_rehab_needs_its_limits(program_text):
    """A rehab program without [safety] is refused; so is one with half of it."""
    head, _, tail = program_text.partition("[safety]")
    without = head + "[defaults]" + tail.partition("[defaults]")[2]
    half = re.sub("(?m)^stop_(pain|if) .*$", "", program_text)

    missing = read_program(without.encode(), "f")[1]
    incomplete = read_program(half.encode(), "f")[1]

    assert '"safety" is missing; kind = "rehab" needs it' in missing[0].what
    sentences = " ".join(problem.what for problem in incomplete)
    assert '"stop_pain" is missing' in sentences
    assert '"stop_if" is missing' in sentences


def test_every_required_key_is_named():
    """A file that is almost empty is told everything it lacks."""
    _, problems = read_program(b'format = "program/1"', "f")

    assert [problem.what.split('"')[1] for problem in problems] == [
        "id",
        "revision",
        "title",
        "kind",
        "language",
        "block",
    ]
