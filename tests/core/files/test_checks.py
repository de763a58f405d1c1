"""The meaning of accepted files: names that lead somewhere, and sane sizes."""

import dataclasses

import pytest

from coach.files.checks import (
    check_exercises,
    check_program,
    least_length_ms,
)
from coach.files.exercise import read_exercise
from coach.session.timeline import expand


@pytest.fixture
def exercises(exercise_text, small_exercise):
    """Return a stretch (one side), a swing (one side) and a squat (both)."""
    stretch, _ = read_exercise(exercise_text.encode(), "stretch")
    return {
        "stretch": stretch,
        "swing": small_exercise("swing"),
        "nordic": small_exercise("nordic"),
        "squat": small_exercise("squat", unilateral=False),
    }


def test_a_good_program_has_no_problems(small_program, exercises):
    """Known exercise, phases of its figure, sides that fit."""
    program = small_program(
        'sides = "each"\nreps = 5\ntempo = { in = "2 s", out = "2 s" }\n'
        'easier = "swing"\nharder = "nordic"'
    )

    assert check_program(program, exercises) == []


@pytest.mark.parametrize(
    ("step", "where", "line", "what"),
    [
        ('sides = "left"\nhold = "9 s"\neasier = "swin"', "easier", 13, "swing"),
        ('sides = "left"\nhold = "9 s"\nharder = "x"', "harder", 13, "no exercise"),
        ('sides = "left"\nhold = "9 s"\neasier = "stretch"', "easier", 13, "itself"),
        ('hold = "9 s"', "sides", 9, "works one side at a time"),
        (
            'sides = "each"\nreps = 5\ntempo = { in = "2 s", uot = "2 s" }',
            "tempo.uot",
            13,
            'Did you mean "out"?',
        ),
        (
            'sides = "each"\nreps = 5\neach = "2 s"\ndose.left.tempo.up = "2 s"',
            "dose.left.tempo.up",
            14,
            "it has in, hold, out",
        ),
    ],
)
def test_finds_what_does_not_fit(small_program, exercises, step, where, line, what):
    """Each mistake has its place and its line."""
    problems = check_program(small_program(step), exercises)

    assert [problem.where for problem in problems] == [f"block[1].step[1].{where}"]
    assert problems[0].line == line
    assert what in problems[0].what


def test_an_unknown_exercise_is_named(small_program, exercises):
    """With a near name, if there is one."""
    program = small_program('hold = "9 s"')
    del exercises["stretch"]
    exercises["stretches"] = exercises["swing"]
    problems = check_program(program, exercises)

    assert str(problems[0]) == (
        'small:10: block[1].step[1].exercise: there is no exercise "stretch". '
        'Did you mean "stretches"?'
    )


def test_a_broken_exercise_is_not_called_unknown(small_program):
    """Whoever looks for the mistake is sent to the right file."""
    problems = check_program(small_program('hold = "9 s"'), {}, {"stretch"})

    assert "has problems of its own" in problems[0].what


@pytest.mark.parametrize("sides", ["each", "left", "right", "affected", "alternate"])
def test_a_bilateral_exercise_has_no_sides(small_program, exercises, sides):
    """What works both sides at once cannot be done on one."""
    program = small_program(f'sides = "{sides}"\nhold = "9 s"')
    exercises["stretch"] = exercises["squat"]
    problems = check_program(program, exercises)

    assert [problem.where for problem in problems] == ["block[1].step[1].sides"]
    assert "works both sides at once" in problems[0].what


def test_at_most_200_steps(small_program, exercises):
    """Rounds count: 11 steps in 20 rounds are too many, 10 are not."""
    step = 'sides = "left"\nhold = "1 s"\n'
    again = f'[[block.step]]\nexercise = "stretch"\n{step}'

    assert check_program(small_program(step + again * 9, rounds=20), exercises) == []
    problems = check_program(small_program(step + again * 10, rounds=20), exercises)
    assert "has 220 steps" in problems[0].what


def test_at_most_12_hours(small_program, exercises):
    """Longer than half a day is a slip of the pen."""
    step = 'sides = "left"\ntime = "2 h"\nsets = 6\nrest = "0 s"\nget_ready = "{0}"'

    assert check_program(small_program(step.format("0 s")), exercises) == []
    problems = check_program(small_program(step.format("1 s")), exercises)
    assert "more than 12 hours" in problems[0].what


@pytest.mark.parametrize(
    "step",
    [
        'sides = "left"\ntime = "2 min"\nsets = 3',
        'sides = "each"\nhold = "30 s"\nreps = 3\ngap = "5 s"\nsets = 2',
        'sides = "each"\nreps = 8\neach = "1.5 s"\ndose.right.reps = 4',
        'sides = "each"\nhold = "9 s"\nsets = 3\ndose.left.sets = 1',
        'sides = "alternate"\nreps = 8\ntempo = { in = "1 s", out = "2 s" }',
        'sides = "affected"\nopen = true\nhold = "1 min"\nreps = 3\ngap = "4 s"',
    ],
)
def test_the_length_is_that_of_the_timeline(small_program, exercises, step):
    """The quick sum and the full expansion agree."""
    program = small_program(step)

    total_ms = expand(program, exercises).total_ms
    assert least_length_ms(program.steps()[0]) == total_ms


def test_exercises_may_not_lead_in_a_circle(small_exercise):
    """`easier` has an end; each link of a circle is reported at its line."""
    exercises = {
        "a": small_exercise("a", ["b"]),
        "b": small_exercise("b", ["c"]),
        "c": small_exercise("c", ["a"]),
        "d": small_exercise("d", ["a"]),
    }
    problems = check_exercises(exercises)

    assert [problem.file for problem in problems] == ["a", "b", "c"]
    assert {problem.line for problem in problems} == {10}
    assert all("leads in a circle" in problem.what for problem in problems)


def test_an_exercise_may_not_be_easier_than_itself(small_exercise):
    """The smallest circle."""
    problems = check_exercises({"a": small_exercise("a", ["a"])})

    assert [problem.where for problem in problems] == ["links.easier[1]"]


def test_links_lead_to_exercises(small_exercise):
    """A link to nowhere is reported with a near name."""
    exercises = {
        "aaaa": small_exercise("aaaa", ["bbb"]),
        "bbbb": small_exercise("bbbb"),
    }
    problems = check_exercises(exercises)

    assert len(problems) == 1
    assert 'Did you mean "bbbb"?' in problems[0].what


def test_only_the_wanted_exercises_are_reported(small_exercise):
    """Others are there to be linked to."""
    exercises = {"a": small_exercise("a", ["x"]), "b": small_exercise("b", ["y"])}

    assert [p.file for p in check_exercises(exercises, ["b"])] == ["b"]


def changed(text, right, wrong):
    assert right in text
    exercise, problems = read_exercise(text.replace(right, wrong).encode(), "f")
    assert problems == []
    return [
        problem
        for problem in check_exercises({"stretch": exercise})
        if problem.where.startswith("figure")
    ]


def test_an_impossible_angle_is_found_where_it_is_written(exercise_text):
    """A pose that inherits the angle is not blamed for it."""
    problems = changed(exercise_text, "lumbar = 10", "lumbar = 170")

    line = exercise_text.split("\n").index(
        "spine = { pitch = 32, lumbar = 10, thorax = 8, neck = -8 }"
    )
    impossible = [p for p in problems if "170" in p.what]
    assert [(p.line, p.where) for p in impossible] == [
        (line + 1, "figure.pose.stretch.spine.lumbar")
    ]


def test_an_impossible_angle_of_both_sides_is_found(exercise_text):
    """The angle stands under `both`, so that is the place."""
    problems = changed(exercise_text, "knee = 4,", "knee = 190,")

    wheres = [p.where for p in problems if "190" in p.what]
    assert wheres == ["figure.pose.start.both.knee"]


def test_a_pin_out_of_reach_is_found(exercise_text):
    """A hand cannot be a body height away."""
    problems = changed(exercise_text, "offset = [-0.055, 0.055]", "offset = [1, 1]")

    assert "figure.pose.stretch.pins.work.wrist" in {p.where for p in problems}


def test_a_foot_below_the_floor_is_found(exercise_text):
    """Nothing goes through the floor."""
    problems = changed(
        exercise_text, "at = [-0.04, 0.012] }\nspine", "at = [0, -0.2] }\nspine"
    )

    assert any("below the floor" in problem.what for problem in problems)


def test_an_exercise_without_text_is_checked_too(exercises):
    """One that was made by a program has no lines, but may be wrong all the same."""
    figure = exercises["stretch"].figure
    poses = dict(figure.poses)
    spine = dataclasses.replace(poses["start"].spine, pitch=500.0)
    poses["start"] = dataclasses.replace(poses["start"], spine=spine)
    figure = dataclasses.replace(figure, poses=poses)
    exercise = dataclasses.replace(exercises["stretch"], figure=figure, text="")
    problems = check_exercises(exercises | {"stretch": exercise}, ["stretch"])

    assert "figure.pose.start.spine.pitch" in {p.where for p in problems}
    assert {problem.line for problem in problems} == {0}
