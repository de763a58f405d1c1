"""The shelf of shipped and own files, and looking up single ones."""

import os
import shutil
import zipfile

import pytest

from coach.errors import FileError, ProblemsError, UnknownProgramError
from coach.files.library import Shelf, check_file, find_program
from coach.files.model import Library
from tests.core.files.conftest import SAMPLES, SMALL_EXERCISE, SMALL_PROGRAM


def exercise_file(name, easier="[]"):
    return SMALL_EXERCISE.format(id=name, unilateral="false", easier=easier)


def program_file(name, exercise="march"):
    text = SMALL_PROGRAM.replace('"small"', f'"{name}"').replace("stretch", exercise, 2)
    return text.replace(f'kind = "{exercise}"', 'kind = "stretch"') + 'time = "1 min"\n'


class Folder:
    """A folder that tests write files into, each time with another time stamp."""

    def __init__(self, path):
        self.path = path
        self.ticks = 0

    def write(self, name, text):
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.ticks += 1
        # Years after 1980, because a zip knows no earlier ones.
        stamp_s = 1_000_000_000 + self.ticks
        os.utime(file, (stamp_s, stamp_s))
        return file


@pytest.fixture
def shipped(tmp_path):
    folder = Folder(tmp_path / "shipped")
    folder.write("exercises/march.exercise.toml", exercise_file("march"))
    folder.write("warm-up/first.program.toml", program_file("first"))
    return folder


@pytest.fixture
def own(tmp_path):
    (tmp_path / "own").mkdir()
    return Folder(tmp_path / "own")


@pytest.fixture
def shelf(shipped, own):
    return Shelf(own.path, shipped.path)


def test_reads_shipped_and_own_files(shipped, own):
    """Both are in the library, and it is known which is which."""
    own.write("deep/er/mine.program.toml", program_file("mine"))
    own.write("step.exercise.toml", exercise_file("step"))
    library = Shelf(own.path, shipped.path).library

    assert list(library.programs) == ["first", "mine"]
    assert list(library.exercises) == ["march", "step"]
    assert [p.own for p in library.programs.values()] == [False, True]
    assert library.programs["mine"].origin == str(
        own.path / "deep" / "er" / "mine.program.toml"
    )
    assert library.problems == ()


def test_the_own_folder_need_not_exist(shipped, tmp_path):
    """A new person has no folder yet."""
    assert Shelf(tmp_path / "none", shipped.path).library.problems == ()
    assert list(Shelf(None, shipped.path).library.programs) == ["first"]


def test_other_files_are_left_alone(shelf, own):
    """Reports, pictures, hidden and half-named files are none of its business."""
    for name in ("a.report.toml", "a.toml", ".b.program.toml", "c.program.toml~"):
        own.write(name, "not even TOML")

    assert not shelf.refresh()
    assert shelf.library.problems == ()


def test_nothing_changed_is_said_so(shelf, own):
    """`refresh` is True exactly when the library is another one."""
    before = shelf.library
    assert not shelf.refresh()
    assert shelf.library is before

    own.write("mine.program.toml", program_file("mine"))
    assert shelf.refresh()
    assert "mine" in shelf.library.programs
    assert not shelf.refresh()


def test_only_changed_files_are_read_again(shelf, own):
    """What has kept its time and size is the very same object."""
    own.write("one.program.toml", program_file("one"))
    two = own.write("two.program.toml", program_file("two"))
    shelf.refresh()
    before = shelf.library.programs

    own.write("two.program.toml", program_file("two").replace("Small", "Changed"))
    assert shelf.refresh()
    after = shelf.library.programs
    assert after["one"] is before["one"]
    assert after["first"] is before["first"]
    assert after["two"].title == "Changed"

    two.unlink()
    assert shelf.refresh()
    assert list(shelf.library.programs) == ["first", "one"]


def test_a_broken_file_does_not_hide_the_others(shelf, own):
    """It is listed with its problems and lines, and mended while running."""
    own.write("a.program.toml", program_file("a").replace("1 min", "1 minute"))
    own.write("b.program.toml", program_file("b"))
    shelf.refresh()

    assert list(shelf.library.programs) == ["first", "b"]
    assert [(p.line, p.where) for p in shelf.library.problems] == [
        (11, "block[1].step[1].time")
    ]

    own.write("a.program.toml", program_file("a"))
    shelf.refresh()
    assert list(shelf.library.programs) == ["first", "a", "b"]
    assert shelf.library.problems == ()


def test_a_program_without_its_exercise_is_left_out(shelf, own):
    """It could not be played; the exercise brings it back."""
    own.write("a.program.toml", program_file("a", "dance"))
    shelf.refresh()
    assert "a" not in shelf.library.programs
    assert "there is no exercise" in shelf.library.problems[0].what

    own.write("dance.exercise.toml", exercise_file("dance"))
    shelf.refresh()
    assert "a" in shelf.library.programs


def test_a_shipped_program_follows_its_exercise(shelf, shipped):
    """When an exercise breaks, the programs that use it say whose fault it is."""
    shipped.write("exercises/march.exercise.toml", "broken")
    shelf.refresh()

    assert shelf.library.programs == {}
    assert shelf.broken_exercises == {"march"}
    assert "problems of its own" in shelf.library.problems[-1].what


@pytest.mark.parametrize("kind", ["program", "exercise"])
def test_an_own_file_replaces_no_shipped_one(shelf, own, kind):
    """The shipped file stays, and the problem names both."""
    name, text = {
        "program": ("first", program_file("first")),
        "exercise": ("march", exercise_file("march")),
    }[kind]
    file = own.write(f"copy.{kind}.toml", text.replace("Small", "Mine"))
    shelf.refresh()
    library = shelf.library
    (problem,) = library.problems

    assert {"program": library.programs, "exercise": library.exercises}[kind][
        name
    ].title == "Small"
    assert problem.file == str(file)
    assert (problem.line, problem.where) == (2, "id")
    assert "shipped" in problem.what


def test_two_own_files_with_one_id(shelf, own):
    """The first in the order of names is taken."""
    own.write("b.program.toml", program_file("x").replace("Small", "Second"))
    own.write("a.program.toml", program_file("x").replace("Small", "First"))
    shelf.refresh()

    assert shelf.library.programs["x"].title == "First"
    assert shelf.library.problems[0].file.endswith("b.program.toml")


def test_an_impossible_own_figure_is_left_out(shelf, own):
    """An own exercise whose knee bends the wrong way is not drawn."""
    text = exercise_file("odd").replace(
        "at = [-0.04, 0.0] }", "at = [-0.04, 0.0] }\nwork = { knee = 300 }"
    )
    own.write("odd.exercise.toml", text)
    shelf.refresh()

    assert "odd" not in shelf.library.exercises
    wheres = {problem.where for problem in shelf.library.problems}
    assert "figure.pose.stand.work.knee" in wheres


def test_a_link_that_leads_nowhere_is_only_listed(shelf, own):
    """The exercise itself can still be done."""
    own.write("a.exercise.toml", exercise_file("a", '["nothing"]'))
    shelf.refresh()

    assert "a" in shelf.library.exercises
    assert shelf.library.problems[0].where == "links.easier[1]"


@pytest.fixture
def link(tmp_path):
    """Return a function that makes a link, where the system lets it."""

    def make(place, target):
        try:
            place.symlink_to(target)
        except OSError:
            pytest.skip("links are not allowed here")

    return make


def test_links_out_of_the_folder_are_not_followed(shelf, own, tmp_path, link):
    """A link out of the folder is a problem, be it to a file or to a folder."""
    outside = Folder(tmp_path / "outside")
    file = outside.write("secret.program.toml", program_file("secret"))
    link(own.path / "a.program.toml", file)
    link(own.path / "folder", outside.path)
    link(own.path / "unrelated.txt", file)
    shelf.refresh()

    assert "secret" not in shelf.library.programs
    assert [p.file for p in shelf.library.problems] == [
        str(own.path / "a.program.toml"),
        str(own.path / "folder"),
    ]
    assert "link that leads out" in shelf.library.problems[0].what


def test_links_inside_the_folder_make_no_circle(shelf, own, link):
    """A folder that contains itself by a link is read once."""
    own.write("a/mine.program.toml", program_file("mine"))
    link(own.path / "a" / "again", own.path)
    link(own.path / "dangling.program.toml", own.path / "nothing")
    shelf.refresh()

    assert list(shelf.library.programs) == ["first", "mine"]
    assert shelf.library.problems == ()


def test_the_own_folder_may_itself_be_a_link(shipped, own, tmp_path, link):
    """Many people keep their documents elsewhere."""
    own.write("mine.program.toml", program_file("mine"))
    link(tmp_path / "elsewhere", own.path)
    library = Shelf(tmp_path / "elsewhere", shipped.path).library

    assert "mine" in library.programs


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_pipes_are_passed_over(shelf, own):
    """A pipe with the name of a program holds nothing up."""
    os.mkfifo(own.path / "pipe.program.toml")

    assert not shelf.refresh()


def test_folders_have_a_deepest_level(shelf, own):
    """What lies too deep is named, not silently left out."""
    own.write("/".join("abcdefghijk") + "/x.program.toml", program_file("x"))
    shelf.refresh()

    assert "lies too deep" in shelf.library.problems[0].what


def test_reads_shipped_files_from_an_archive(shipped, tmp_path):
    """A frozen application may keep its files in a zip."""
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", shipped.path)
    shelf = Shelf(None, zipfile.Path(archive))

    assert list(shelf.library.programs) == ["first"]
    assert not shelf.refresh()


def test_the_shipped_files_of_coach_are_read():
    """What comes with Coach has no problems."""
    library = Shelf(None).library

    assert library.exercises
    assert library.problems == ()


def test_finds_a_program_by_id(shelf):
    """An id of the library comes with the library's exercises."""
    program, exercises = find_program(shelf.library, "first")

    assert program is shelf.library.programs["first"]
    assert exercises is shelf.library.exercises


def test_finds_a_program_by_path(shelf, tmp_path):
    """A file may use the library, and exercises beside it or in ./exercises."""
    folder = Folder(tmp_path / "else where")
    folder.write("beside.exercise.toml", exercise_file("beside"))
    folder.write("exercises/below.exercise.toml", exercise_file("below"))
    for name in ("march", "beside", "below"):
        path = folder.write(f"{name}.program.toml", program_file("any", name))
        program, exercises = find_program(shelf.library, str(path))

        assert program.steps()[0].exercise == name
        assert name in exercises
    assert "beside" not in shelf.library.exercises


def test_a_program_that_is_not_there(shelf):
    """One sentence with a near name."""
    with pytest.raises(UnknownProgramError, match='Did you mean "first"'):
        find_program(shelf.library, "frist")
    with pytest.raises(UnknownProgramError, match="There is no program"):
        find_program(shelf.library, "a\0b")
    with pytest.raises(FileError):
        find_program(shelf.library, str(shelf.own_folder))


def test_a_program_file_with_problems(shelf, own):
    """The error carries all problems; its sentence is the first."""
    text = program_file("a", "dance").replace("revision = 1", "revision = 0")
    path = own.write("a.program.toml", text)
    with pytest.raises(ProblemsError, match="revision: 0 is outside") as caught:
        find_program(shelf.library, path)
    assert len(caught.value.problems) == 1

    path = own.write("a.program.toml", program_file("a", "dance"))
    with pytest.raises(ProblemsError, match="there is no exercise"):
        find_program(shelf.library, path)


def test_an_impossible_figure_beside_a_program(shelf, tmp_path):
    """A stranger's exercise is checked before it is drawn."""
    folder = Folder(tmp_path / "stranger")
    text = exercise_file("odd").replace(
        "at = [-0.04, 0.0] }", "at = [-0.04, 0.0] }\nwork = { knee = 300 }"
    )
    folder.write("odd.exercise.toml", text)
    path = folder.write("a.program.toml", program_file("a", "odd"))

    with pytest.raises(ProblemsError) as caught:
        find_program(shelf.library, path)
    assert "figure.pose.stand.work.knee" in {p.where for p in caught.value.problems}


def test_an_exercise_beside_replaces_no_shipped_one(shelf, tmp_path):
    """Nobody trains something else than they think: the file is refused."""
    folder = Folder(tmp_path / "stranger")
    text = exercise_file("march").replace("Small", "Stranger")
    folder.write("march.exercise.toml", text)
    path = folder.write("a.program.toml", program_file("a"))

    with pytest.raises(ProblemsError, match="is already that of") as caught:
        find_program(shelf.library, path)
    assert list(caught.value.problems) == check_file(path, shelf)


def test_a_copy_of_a_shipped_exercise_beside_does_no_harm(shelf, tmp_path):
    """A folder that was packed together with its exercises can be played."""
    folder = Folder(tmp_path / "packed")
    folder.write("march.exercise.toml", exercise_file("march"))
    path = folder.write("a.program.toml", program_file("a"))
    _, exercises = find_program(shelf.library, path)

    assert exercises["march"] is shelf.library.exercises["march"]


def test_checks_a_good_file(shelf, shipped, tmp_path):
    """Shipped files and files from anywhere, programs and exercises."""
    folder = Folder(tmp_path / "else")
    files = [
        shipped.path / "warm-up" / "first.program.toml",
        shipped.path / "exercises" / "march.exercise.toml",
        folder.write("x.exercise.toml", exercise_file("x", '["march"]')),
        folder.write("x.program.toml", program_file("x", "x")),
    ]

    assert [check_file(file, shelf) for file in files] == [[], [], [], []]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.program.toml", program_file("a", "dance"), "there is no exercise"),
        ("a.program.toml", program_file("first"), "is already that of"),
        ("a.exercise.toml", exercise_file("march"), "is already that of"),
        ("a.exercise.toml", exercise_file("a", '["b"]'), "there is no exercise"),
        ("a.exercise.toml", exercise_file("a", '["a"]'), "leads in a circle"),
        ("a.toml", exercise_file("a") + "odd = 1", "is not a known key"),
        ("a.toml", "", "is missing; the first line is"),
        ("a.toml", "format = 'exercise/7'", "made by a newer version"),
    ],
)
def test_checks_a_bad_file(shelf, tmp_path, name, text, what):
    """The problem names the file as the caller does."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (problem,) = check_file(path, shelf)

    assert what in problem.what
    assert problem.file == str(path)


def test_checking_needs_a_file(shelf, tmp_path):
    """A missing file is an error, not a problem in it."""
    with pytest.raises(FileError, match="cannot be read"):
        check_file(tmp_path / "none.toml", shelf)


def test_checks_with_the_shipped_library_by_default(tmp_path, monkeypatch):
    """Without a shelf, the files of Coach and of the person are looked at."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    own = Folder(tmp_path / "programs")
    own.write("mine.exercise.toml", exercise_file("mine"))
    path = tmp_path / "a.program.toml"
    path.write_text(program_file("a", "mine"), encoding="utf-8")

    assert check_file(path) == []


def test_an_empty_library_is_no_mistake(tmp_path):
    """A folder without files gives a library without files."""
    assert Shelf(None, tmp_path).library == Library()


PLAN = """\
format = "plan/1"
id = "{id}"
revision = 1
title = "Plan"
language = "en"
{top}
[[stage]]
name = "only"
title = "Only"
program = "{program}"
schedule = {{ every_days = 1 }}
"""


def plan_file(name, program="first", top=""):
    return PLAN.format(id=name, program=program, top=top)


def care_files():
    """Return the samples of a protocol and of a card, which lead nowhere else."""
    protocol = (SAMPLES / "full.protocol.toml").read_text(encoding="utf-8")
    card = (SAMPLES / "full.card.toml").read_text(encoding="utf-8")
    links = (
        'picture  = "bridge"\n',
        'programs = ["calm"]\n',
        'cards    = ["other"]\n',
    )
    for link in links:
        card = card.replace(link, "")
    return protocol, card


def test_reads_plans_protocols_and_cards(shelf, own):
    """They stand in the library by their ids, and are read again when they change."""
    protocol, card = care_files()
    own.write("a.plan.toml", plan_file("a"))
    own.write("care.protocol.toml", protocol)
    own.write("note.card.toml", card)
    assert shelf.refresh()
    library = shelf.library

    assert list(library.plans) == ["a"]
    assert list(library.protocols) == ["sample-care"]
    assert list(library.cards) == ["sample-card"]
    assert library.plans["a"].own
    assert library.problems == ()
    assert not shelf.refresh()

    own.write("a.plan.toml", plan_file("a").replace("Plan", "Changed"))
    assert shelf.refresh()
    assert shelf.library.plans["a"].title == "Changed"


def test_a_plan_without_its_program_is_left_out(shelf, own):
    """And so is the plan that leads to it; the program brings both back."""
    own.write("a.plan.toml", plan_file("a", "dance"))
    own.write("b.plan.toml", plan_file("b", top='next_plan = "a"'))
    own.write("c.plan.toml", plan_file("c"))
    shelf.refresh()
    sentences = [problem.what for problem in shelf.library.problems]

    assert list(shelf.library.plans) == ["c"]
    assert "there is no program" in sentences[0]
    assert "the plan" in sentences[1]
    assert "problems of its own" in sentences[1]

    own.write("dance.program.toml", program_file("dance"))
    shelf.refresh()
    assert list(shelf.library.plans) == ["a", "b", "c"]
    assert shelf.library.problems == ()


def test_a_plan_says_that_its_program_is_broken(shelf, own):
    """The person mends the program, not the plan."""
    own.write("dance.program.toml", "broken")
    own.write("a.plan.toml", plan_file("a", "dance"))
    shelf.refresh()

    assert "problems of its own" in shelf.library.problems[-1].what


def test_a_protocol_beyond_its_limits_is_left_out(shelf, own):
    """Nobody is reminded of an hour of ice."""
    protocol, _ = care_files()
    own.write("a.protocol.toml", protocol.replace('"20 min"]', '"60 min"]'))
    shelf.refresh()

    assert shelf.library.protocols == {}
    assert "the longest that is allowed" in shelf.library.problems[0].what


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ('programs = ["gone"]', "there is no program"),
        ('picture = "gone"', "there is no exercise"),
    ],
)
def test_a_card_with_a_dead_link_can_be_read(shelf, own, link, what):
    """The link is listed as a problem."""
    _, card = care_files()
    own.write("a.card.toml", card.replace("authors", f"{link}\nauthors", 1))
    shelf.refresh()

    assert list(shelf.library.cards) == ["sample-card"]
    assert what in shelf.library.problems[0].what


def test_ids_count_within_a_kind(shelf, own):
    """A plan may have the id of a program; two plans may not share one."""
    own.write("first.plan.toml", plan_file("first"))
    own.write("second.plan.toml", plan_file("first"))
    shelf.refresh()

    assert "first" in shelf.library.plans
    assert [problem.where for problem in shelf.library.problems] == ["id"]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.plan.toml", plan_file("a", "dance"), "there is no program"),
        ("a.plan.toml", plan_file("a", top='next_plan = "a"'), "circle"),
        ("a.plan.toml", "title = 1", 'format = "plan/1"'),
        ("a.plan.toml", "format = 'plan/2'", "made by a newer version"),
        ("a.toml", care_files()[0].replace("max_a_day     = 6", "max_a_day=9"), "6 is"),
        ("a.card.toml", "format = 'card/1'", '"id" is missing'),
    ],
)
def test_checks_the_other_kinds(shelf, tmp_path, name, text, what):
    """`check_file` looks at the first line, and without one at the name."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    assert any(what in problem.what for problem in check_file(path, shelf))


def test_checks_good_files_of_the_other_kinds(shelf, tmp_path):
    """A plan of the library's programs, a protocol and a card."""
    protocol, card = care_files()
    for name, text in (
        ("a.plan.toml", plan_file("a")),
        ("b.protocol.toml", protocol),
        ("c.card.toml", card),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        assert check_file(path, shelf) == []
