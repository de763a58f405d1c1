"""A file is written whole or not at all, and never over what others wrote."""

import errno
import os

import pytest

from coach.editing import steps
from coach.editing.around import Around
from coach.editing.aside import discard, pick_up, unfinished_of
from coach.editing.draft import Draft, Origin
from coach.editing.errors import ChangedOnDiskError
from coach.editing.fields import set_field
from coach.editing.opening import new_program, open_file, open_model
from coach.editing.saving import keep_both, reload, save, save_unfinished
from coach.editing.written import Written
from coach.errors import FileError, ProblemsError
from coach.files.library import Shelf

HOLD = ("block", 1, "step", 0, "hold")


@pytest.fixture
def path(tmp_path, comments):
    """Return an own file."""
    file = tmp_path / "own" / "mine.program.toml"
    file.parent.mkdir()
    file.write_bytes(comments.encode())
    return file


@pytest.fixture
def own(path, small):
    """Return a draft of the own file."""
    return open_file(path, small)


def files(path):
    """Return the names of all files in the folder of a file, those of versions too."""
    return sorted(each.name for each in path.parent.rglob("*") if each.is_file())


def test_dose_raises_the_revision_once_a_save(own, path, comments):
    """However many changes there were; the rest of the file is as it was."""
    set_field(own, HOLD, "25 s")
    set_field(own, ("block", 0, "rounds"), 3)
    save(own, path.parent)

    wanted = comments.replace('hold = "20 s"', 'hold = "25 s"', 1)
    wanted = wanted.replace("rounds = 2", "rounds = 3")
    assert path.read_text() == wanted.replace("revision = 3 ", "revision = 4 ")
    assert (own.model.revision, own.is_changed) == (4, False)

    set_field(own, HOLD, "30 s")
    save(own, path.parent)
    assert "revision = 5 " in path.read_text()


def test_words_leave_the_revision(own, path, comments):
    """A title may be mended."""
    set_field(own, ("title",), "Other")
    save(own, path.parent)

    assert path.read_text() == comments.replace('"With comments"', '"Other"')


def test_undone_dose_is_another_revision(own, path, comments):
    """Whoever has the file between does something else; undo goes on after saving."""
    set_field(own, HOLD, "25 s")
    save(own, path.parent)
    own.undo()
    assert own.is_changed
    assert own.text == comments

    save(own, path.parent)
    assert path.read_text() == comments.replace("revision = 3 ", "revision = 5 ")
    assert own.redo_words == 'Change "Hold"'


def test_revision_is_looked_up_in_what_is_on_disk(own, path):
    """A dose that is back where it was leaves the revision alone."""
    set_field(own, HOLD, "25 s")
    set_field(own, HOLD, "20 s")
    save(own, path.parent)

    assert own.model.revision == 3


def test_copy_gets_a_file_of_its_own(shipped, tmp_path):
    """The library then has both, and nothing is wrong."""
    draft = open_model(shipped.library.programs["desk-break"], shipped)
    path = save(draft, tmp_path / "new")
    assert path == tmp_path / "new" / "desk-break-copy.program.toml"
    assert (draft.origin, draft.path) == (Origin.OWN, path)

    shelf = Shelf(tmp_path / "new")
    assert shelf.library.problems == ()
    assert shelf.library.programs["desk-break-copy"].own


def test_taken_id_and_name_give_way(small, tmp_path):
    """Nothing is overwritten by a new file."""
    for wanted in ("mine", "mine-2", "mine-3"):
        draft = new_program("Mine", small)
        steps.add_step(draft, small.library.exercises["march"])

        assert save(draft, tmp_path).name == f"{wanted}.program.toml"
        assert draft.model.id == wanted
    assert len(files(tmp_path / "x")) == 3


def test_shipped_file_is_never_written(path, comments, small):
    """Not even by a draft that claims it for its own."""
    draft = Draft("program", Written(comments), small, Origin.OWN)
    draft.note_disk(path, comments.encode())
    set_field(draft, HOLD, "25 s")

    with pytest.raises(FileError, match="came with Coach"):
        save(draft, path.parent, shipped=path.parent)
    assert path.read_text() == comments


def test_changed_file_is_not_overwritten(own, path):
    """Nothing is saved, and the draft is as it was."""
    path.write_text(path.read_text() + "# somebody else\n")
    set_field(own, HOLD, "25 s")

    with pytest.raises(ChangedOnDiskError, match="changed elsewhere"):
        save(own, path.parent)
    assert path.read_text().endswith("# somebody else\n")
    assert own.value(HOLD) == "25 s"
    assert files(path) == ["mine.program.toml"]


def test_reading_again_takes_what_is_on_disk(own, path, comments):
    """Undo brings the own changes back; saving then has the newer file for its base."""
    path.write_text(comments + "# somebody else\n")
    set_field(own, HOLD, "25 s")
    mine = own.text
    reload(own)
    assert own.text == comments + "# somebody else\n"
    assert not own.is_changed

    own.undo()
    assert own.text == mine
    save(own, path.parent)
    assert "somebody else" not in path.read_text()


def test_keeping_both_saves_beside(own, path, comments):
    """The other file stays, and this one gets an id and title of its own."""
    path.write_text(comments + "# somebody else\n")
    set_field(own, HOLD, "25 s")
    other = keep_both(own, path.parent)

    assert path.read_text() == comments + "# somebody else\n"
    assert other.name == "with-comments-copy.program.toml"
    assert (own.path, own.title) == (other, "With comments (my copy)")
    assert own.is_sound


def test_undo_after_keeping_both_leaves_the_new_id(own, path, comments):
    """The old id belongs to the other file; every step back and forth has the new."""
    set_field(own, HOLD, "25 s")
    set_field(own, ("block", 0, "rounds"), 3)
    own.undo()
    path.write_text(comments + "# somebody else\n")
    keep_both(own, path.parent)
    ids, words = [own.value(("id",))], []
    while own.undo_words:
        words.append(own.undo_words)
        own.undo()
        ids.append(own.value(("id",)))

    assert words == ["Keep both", 'Change "Hold"']
    assert set(ids) == {"with-comments-copy"}
    assert own.text == comments.replace("with-comments", "with-comments-copy", 1)
    own.redo()
    assert own.value(HOLD) == "25 s"


def test_undo_after_saving_leaves_the_id_that_was_free(small, tmp_path):
    """Undone, the file would have the id of another one."""
    (tmp_path / "mine.program.toml").write_text("")
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])
    save(draft, tmp_path)
    draft.undo()

    assert draft.value(("id",)) == "mine-2"
    assert draft.undo_words == ""


def _no_links(_source, _target):
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("has_links", [True, False])
def test_new_file_is_whole_from_the_first_moment(
    small, tmp_path, monkeypatch, has_links
):
    """On a disk without links too; nothing else is left in the folder."""
    if not has_links:
        monkeypatch.setattr(os, "link", _no_links)
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])
    path = save(draft, tmp_path)

    assert path.read_text() == draft.text
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_is_never_seen_empty(small, tmp_path, monkeypatch):
    """Whoever looks when its name appears finds all of it."""
    link, seen = os.link, []

    def linked(source, target):
        link(source, target)
        seen.append(target.read_text())

    monkeypatch.setattr(os, "link", linked)
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])
    save(draft, tmp_path)

    assert seen == [draft.text]


def test_name_that_is_taken_in_the_last_moment_gives_way(small, tmp_path, monkeypatch):
    """What another program wrote meanwhile is not written over."""
    link, theirs = os.link, tmp_path / "mine.program.toml"

    def linked(source, target):
        if target == theirs:
            theirs.write_text("theirs")
        link(source, target)

    monkeypatch.setattr(os, "link", linked)
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])

    assert save(draft, tmp_path).name == "mine-2.program.toml"
    assert theirs.read_text() == "theirs"


def test_file_that_went_away_is_written_again(own, path):
    """There is nothing that could be overwritten."""
    path.unlink()
    set_field(own, HOLD, "25 s")
    save(own, path.parent)

    assert path.exists()


def test_failure_leaves_the_old_file(own, path, comments):
    """A folder where the file should come to lie stops the save."""
    (path.parent / "mine.program.toml.part").mkdir()
    set_field(own, HOLD, "25 s")

    with pytest.raises(FileError, match="cannot be saved"):
        save(own, path.parent)
    assert path.read_text() == comments
    assert own.is_changed


def test_full_disk_leaves_the_old_file(own, path, comments, small_disk):
    """What was changed is still in the draft; the sentence says what to do."""
    set_field(own, ("summary",), "y" * 900)

    with pytest.raises(FileError, match="Make room on that disk"):
        save(own, path.parent)
    assert path.read_text() == comments
    assert own.is_changed
    assert list(path.parent.glob("*.part")) == []


def test_new_file_on_a_full_disk_leaves_nothing(
    draft_of, comments, tmp_path, small_disk
):
    """Not even the empty file that held its name."""
    folder = tmp_path / "own"
    draft = draft_of(comments)
    draft.leave_file()
    set_field(draft, ("summary",), "y" * 900)

    with pytest.raises(FileError, match="Make room on that disk"):
        save(draft, folder)
    assert list(folder.iterdir()) == []


def test_nowhere_to_save(small, tmp_path):
    """A file where the folder should be is one sentence."""
    draft = new_program("Mine", small)
    steps.add_step(draft, small.library.exercises["march"])
    (tmp_path / "file").write_text("")

    with pytest.raises(FileError, match="Nothing can be saved"):
        save(draft, tmp_path / "file")
    assert draft.path is None


def test_findings_keep_a_draft_from_being_saved(own, path, comments):
    """The error has them all, with their lines."""
    set_field(own, HOLD, "25")

    with pytest.raises(ProblemsError, match=r"mine\.program\.toml:[0-9]+: block\[2\]"):
        save(own, path.parent)
    assert path.read_text() == comments


def test_unfinished_new_file_is_put_aside(small, tmp_path):
    """No broken file comes into the library; what there is can be gone on with."""
    draft = new_program("Mine", small)
    place = tmp_path / "own" / "mine.program.toml"
    kept = save_unfinished(draft, place.parent, place)

    shelf = Shelf(place.parent)
    assert ([*shelf.library.problems], place.exists()) == ([], False)
    assert unfinished_of(place).path == kept
    assert kept.read_text() == draft.text
    assert draft.path is None


def test_unfinished_changes_of_a_file_that_is_gone_are_put_aside(own, path):
    """They are not written as a file that no list could open again."""
    set_field(own, HOLD, "25")
    path.unlink()
    own.note_gone()
    save_unfinished(own, path.parent, path)

    assert not path.exists()
    assert 'hold = "25"' in unfinished_of(path).path.read_text()


def test_file_that_works_is_not_replaced_by_unfinished_work(own, path, comments, small):
    """The changes lie beside it, and are offered when it is opened again."""
    set_field(own, HOLD, "25")
    kept = save_unfinished(own, path.parent, path)
    assert path.read_text() == comments
    assert kept.parent.name == ".versions"
    assert own.is_changed

    again = open_file(path, small)
    unfinished = unfinished_of(path)
    assert unfinished.fits
    pick_up(again, unfinished)
    assert again.text == own.text
    assert again.undo_words == "Pick up unfinished changes"

    set_field(again, HOLD, "25 s")
    save(again, path.parent)
    assert unfinished_of(path) is None


def test_unfinished_changes_of_an_older_file_say_so(own, path, comments):
    """Picking them up would take back what was done since."""
    set_field(own, HOLD, "25")
    save_unfinished(own, path.parent, path)
    path.write_text(comments + "# newer\n")
    assert not unfinished_of(path).fits

    discard(path)
    assert unfinished_of(path) is None


def test_only_the_newest_unfinished_changes_are_kept(own, path):
    """They are one state of the file, not a list."""
    for value in ("25", "26"):
        set_field(own, HOLD, value)
        save_unfinished(own, path.parent, path)

    assert len([name for name in files(path) if name.endswith(".unfinished")]) == 1
    assert '"26"' in unfinished_of(path).path.read_text()


def test_file_that_does_not_work_is_not_replaced_either(path, comments, small):
    """What was put aside is offered; a file with problems is only listed."""
    broken = comments.replace('"20 s"', '"20"')
    path.write_text(broken)
    draft = open_file(path, small)
    set_field(draft, HOLD, "25 s")
    assert not draft.is_sound
    save_unfinished(draft, path.parent, path)

    assert path.read_text() == broken
    assert 'hold = "25 s"' in unfinished_of(path).path.read_text()


def test_unfinished_save_of_a_sound_draft_is_a_save(own, path):
    """There is no reason to put it aside."""
    set_field(own, HOLD, "25 s")

    assert save_unfinished(own, path.parent, path) == path
    assert not own.is_changed


def test_unfinished_save_does_not_hide_a_changed_file(own, path, comments):
    """Somebody else's change is met here too."""
    path.write_text(comments + "# somebody else\n")
    set_field(own, HOLD, "25")

    with pytest.raises(ChangedOnDiskError):
        save_unfinished(own, path.parent, path)


def test_library_never_looks_into_the_versions(own, path):
    """Older states and unfinished ones are no programs."""
    set_field(own, HOLD, "25 s")
    save(own, path.parent)
    set_field(own, HOLD, "26")
    save_unfinished(own, path.parent, path)
    shelf = Shelf(path.parent)

    assert {problem.file for problem in shelf.library.problems} <= {str(path)}
    assert len(files(path)) == 3


def test_windows_file_is_saved_as_one(path, comments, small):
    """Line ends stay those of the file."""
    path.write_bytes(comments.replace("\n", "\r\n").encode())
    draft = open_file(path, small)
    set_field(draft, ("title",), "Other")
    save(draft, path.parent)

    wanted = comments.replace('"With comments"', '"Other"').replace("\n", "\r\n")
    assert path.read_bytes() == wanted.encode()


def test_library_without_the_exercises_keeps_a_draft_unsaved(path):
    """What the library would leave out is no finished file."""
    draft = open_file(path, Around())

    with pytest.raises(ProblemsError):
        save(draft, path.parent)


def test_file_of_what_is_new_is_named_as_its_title(small, tmp_path):
    """Until it is saved for the first time; from then on id and file stay."""
    draft = new_program("New", small)
    steps.add_step(draft, small.library.exercises["march"])
    set_field(draft, ("title",), "Two squats")
    saved = save(draft, tmp_path)
    set_field(draft, ("title",), "Three squats")
    again = save(draft, tmp_path)

    assert saved.name == "two-squats.program.toml"
    assert again == saved
    assert draft.value(("id",)) == "two-squats"


def test_id_is_no_path(own, path):
    """Whatever is written there, the file lies in the folder."""
    set_field(own, ("id",), "../../elsewhere")

    assert keep_both(own, path.parent).parent == path.parent
