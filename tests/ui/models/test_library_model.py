"""Tests of ui.models.library_model and ui.models.background."""

from coach.errors import FileError
from ui.models.background import Task


def test_library_is_read_in_the_background(context, qtbot):
    """Nothing is there before; everything after the signal."""
    assert not context.library.is_loaded
    with qtbot.waitSignal(context.library.library_changed):
        context.library.refresh()

    assert set(context.library.library.programs) == {
        "easy",
        "sore",
        "evening",
        "evening-long",
    }


def test_new_own_file_appears_by_itself(loaded, shelf, qtbot):
    """A program saved into the own folder is listed without a new start."""
    text = (shelf / "easy.program.toml").read_text().replace('"easy"', '"mine"')
    own = loaded.library.own_folder / "mine.program.toml"
    with qtbot.waitSignal(loaded.library.library_changed):
        own.write_text(text)

    assert loaded.library.program("mine").own


def test_changed_own_file_is_read_again(loaded, shelf, qtbot):
    """Saving a change over an own file shows the change."""
    text = (shelf / "easy.program.toml").read_text().replace('"easy"', '"mine"')
    own = loaded.library.own_folder / "mine.program.toml"
    with qtbot.waitSignal(loaded.library.library_changed):
        own.write_text(text)
    with qtbot.waitSignal(loaded.library.library_changed):
        own.write_text(text.replace("Easy bridges", "Hard bridges"))

    assert loaded.library.program("mine").title == "Hard bridges"


def test_broken_own_file_hides_no_other(loaded, qtbot):
    """A broken file is listed with its line; the others stay."""
    own = loaded.library.own_folder / "broken.program.toml"
    with qtbot.waitSignal(loaded.library.library_changed):
        own.write_text('format = "program/1"\nid = \n')

    assert [problem.line for problem in loaded.library.problems] == [2]
    assert loaded.library.program("easy") is not None


def test_timeline_is_made_once(loaded):
    """The second caller gets the timeline of the first."""
    program = loaded.library.program("easy")

    assert loaded.library.timeline(program) is loaded.library.timeline(program)


def test_file_from_elsewhere_is_taken_in(loaded, shelf, tmp_path, qtbot):
    """A program opened by its path is listed beside the others."""
    text = (shelf / "easy.program.toml").read_text().replace('"easy"', '"guest"')
    file = tmp_path / "guest.program.toml"
    file.write_text(text)
    with qtbot.waitSignal(loaded.library.file_opened) as told:
        loaded.library.open_file(str(file))

    assert told.args == ["guest"]
    assert loaded.library.program("guest") is not None


def test_missing_file_is_told_in_a_sentence(loaded, tmp_path, qtbot):
    """A path that leads nowhere gives a sentence and changes nothing."""
    with qtbot.waitSignal(loaded.library.failed) as told:
        loaded.library.open_file(str(tmp_path / "nothing.program.toml"))

    assert told.args[0].startswith("There is no program")


def test_task_hands_over_a_result(qtbot):
    """What the work returns arrives with the signal."""
    task = Task(lambda: 42)
    with qtbot.waitSignal(task.finished) as told:
        task.start()

    assert told.args == [42]


def test_task_hands_over_an_error(qtbot):
    """A CoachError of the work arrives with the signal."""

    def fail():
        raise FileError("No such file.")

    task = Task(fail)
    with qtbot.waitSignal(task.failed) as told:
        task.start()

    assert str(told.args[0]) == "No such file."
