"""Reading exercise files and resolving their poses."""

import pytest

from coach.figure.model import (
    Anchor,
    LimbAngles,
    Phase,
    Pin,
    Prop,
    SpineAngles,
)
from coach.files.exercise import read_exercise
from coach.files.model import Dose, DoseKind, PostureGroup, Source


@pytest.fixture
def exercise(exercise_text):
    exercise, problems = read_exercise(exercise_text.encode(), "full.exercise.toml")
    assert problems == []
    return exercise


def problems_with(text, right, wrong):
    """Return the problems of a text in which `right` was replaced by `wrong`."""
    assert right in text
    exercise, problems = read_exercise(text.replace(right, wrong).encode(), "f")
    assert exercise is None
    return [f"{problem.where}: {problem.what}" for problem in problems]


def test_reads_the_words(exercise):
    """Everything but the figure arrives in the exercise."""
    assert (exercise.id, exercise.revision) == ("stretch", 2)
    assert exercise.short == "Heel-on-step stretch"
    assert exercise.kind == "static-stretch"
    assert exercise.posture_group is PostureGroup.STANDING
    assert exercise.unilateral
    assert exercise.muscles == ("hamstrings",)
    assert exercise.also == ("calves",)
    assert exercise.setup == ("Put one heel on a low step.",)
    assert exercise.cues == ("Fold from the hips.", "Breathe out slowly.")
    assert exercise.mistakes == ("Rounding the back",)
    assert exercise.stop_if == ("Tingling in the leg",)
    assert (exercise.easier, exercise.harder) == (("swing",), ("nordic",))
    assert exercise.easier_text == "Use a lower step."
    assert exercise.harder_text == "Fold further."
    assert exercise.sources == (Source("Author, 2010, Journal"),)
    assert exercise.dose == Dose(DoseKind.HOLD, 30_000, reps=2, gap_ms=10_000)


def test_reads_the_figure(exercise):
    """Props, frame, still pictures and phases arrive in the figure."""
    figure = exercise.figure

    assert figure.view == "side"
    assert figure.props == (Prop("step", {"x": 0.175, "w": 0.24, "h": 0.165}),)
    assert figure.muscles == ("hamstring",)
    assert (figure.lit_side, figure.track) == ("work", "headc")
    assert figure.box == (-0.5, 0.5, 1.0)
    assert figure.still == ("start", "stretch")
    assert figure.phases == (
        Phase("in", "start", "stretch", 1_500, "steady"),
        Phase("hold", "stretch", "stretch", 0, breathe=True),
        Phase("out", "stretch", "start", 2_000),
    )


def test_both_holds_for_the_two_sides(exercise):
    """`both` gives angles to each side; what one side says stands above it."""
    start = exercise.figure.poses["start"]

    assert start.work == LimbAngles(hip=2, knee=4, shoulder=4, elbow=12)
    assert start.other == LimbAngles(hip=2, knee=4, shoulder=6, elbow=12)
    assert start.anchor == Anchor("other.heel", (-0.04, 0.012))
    assert start.root is None


def test_a_pose_inherits_and_changes(exercise):
    """What a pose does not say it has from the pose it comes from."""
    stretch = exercise.figure.poses["stretch"]

    assert stretch.spine == SpineAngles(32, 10, 8, -8, -6)
    assert stretch.work.hip == 85
    assert (stretch.root, stretch.anchor) == ((-0.16, 0.522), None)
    assert stretch.pins == (
        Pin("other.heel", at=(-0.175, 0.012), dir=0),
        Pin("work.heel", y=0.165, dir=58, straight=3),
        Pin("work.wrist", to="work.knee", offset=(-0.055, 0.055)),
        Pin("other.wrist", to="work.knee", offset=(-0.085, 0.085)),
    )


def test_inherits_over_several_poses(exercise):
    """A pose may come from one that comes from another, and let go of pins."""
    free = exercise.figure.poses["hands-free"]

    assert [pin.point for pin in free.pins] == ["other.heel", "work.heel"]
    assert free.spine.head == -6
    assert free.work.wrist == 33
    assert free.order[0] == "other.arm"


def test_an_anchor_takes_the_place_of_an_inherited_root(exercise_text):
    """A pose has either a root or an anchor, whatever it comes from."""
    pose = (
        '[figure.pose.last]\nfrom = "stretch"\n'
        'anchor = { point = "work.heel", at = [0, 0] }\n'
    )
    exercise, _ = read_exercise((exercise_text + pose).encode(), "f")
    last = exercise.figure.poses["last"]

    assert (last.root, last.anchor) == (None, Anchor("work.heel", (0.0, 0.0)))


def test_the_order_of_poses_does_not_matter(exercise_text, exercise):
    """A pose may come from one that is written further down."""
    head, mark, start = exercise_text.partition("[figure.pose.start]")
    start, cut, rest = start.partition("[figure.pose.stretch]\n")
    body, phase, phases = rest.partition("[[figure.phase]]")
    text = head + cut + body + mark + start + phase + phases
    turned, problems = read_exercise(text.encode(), "f")

    assert problems == []
    assert turned.figure.poses == exercise.figure.poses


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ('from  = "start"', 'from = "strat"', 'Did you mean "start"?'),
        ('from  = "start"', 'from = "stretch"', "go round in a circle"),
        ('from  = "start"', 'from = "hands-free"', "go round in a circle"),
        ("anchor =", "x-anchor =", "is not a known key"),
        ("anchor =", "# anchor =", 'needs "root" or "anchor"'),
        ("root  =", 'anchor = { point = "P0", at = [0, 0] }\nroot =', "give only one"),
        ('from    = "stretch"\nto', 'from = "stand"\nto', "there is no pose"),
        ('name = "out"', 'name = "in"', "another phase is already called"),
        ('still   = ["start"', 'still = ["end"', "there is no pose"),
        ("dir = 58, straight = 3", "dir = 58", '"y" needs "straight"'),
        ("offset = [-0.055, 0.055]", "offset = [1]", "a list of 2 numbers: x, y"),
        ('to = "work.knee", offset = [-0.055', "offset = [-0.055", '"at", "y", "to"'),
        ('"work.heel"   =', '"left.heel" =', '"work.heel" or "other.wrist"'),
        ('point = "other.heel"', 'point = "the heel"', "a point of the figure"),
        ('view    = "side"', 'view = "top"', "is not one of side, front"),
        ("box     = [-0.5, 0.5, 1]", "box = [0, 1]", "3 numbers: x0, x1, top"),
        ("x = 0.175", "X = 0.175", "is not a known key"),
        ("x = 0.175", 'x = "far"', "should be a number, not text"),
        ("hip = 85", "hip = 850", "850 is outside -360 to 360 degrees"),
        ("hip = 85", "hips = 85", 'Did you mean "hip"?'),
        ('position    = "standing"', 'position = "sitting"', "is not one of"),
        ("unilateral  = true", 'unilateral = "yes"', "should be true or false"),
        ('measure     = "hold"', 'measure = "reps"', 'given as "hold"'),
        ('harder = ["nordic"]', 'harder = ["Nordic curl"]', "does not fit here"),
        ('ease = "steady"', 'ease = "stedy"', 'Did you mean "steady"?'),
        ("category = 31", "category = -1", "outside 0 to 65535"),
        ('hold = "30 s"', 'each = "3 s"', '"gap" does not go with "reps"'),
    ],
)
def test_refuses_a_wrong_exercise(exercise_text, right, wrong, what):
    """Each mistake gets a sentence that says what to do."""
    problems = problems_with(exercise_text, right, wrong)

    assert any(what in problem for problem in problems)


def test_a_figure_is_needed(exercise_text):
    """An exercise without figure or pose is refused."""
    head = exercise_text.partition("[figure]")[0]

    assert problems_with(head, "revision", "revision") == ['file: "figure" is missing']
    assert "pose" in problems_with(head + '[figure]\nview = "side"', "id", "id")[0]


def test_a_program_is_not_an_exercise(program_text):
    """One sentence, not fifty."""
    exercise, problems = read_exercise(program_text.encode(), "f")

    assert exercise is None
    assert [problem.where for problem in problems] == ["format"]
