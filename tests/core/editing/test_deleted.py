"""What was deleted can be put back for 30 days, whatever has its name by then."""

import tomllib

import pytest

from coach.editing.around import Around
from coach.editing.deleted import deleted_files, let_go, put_back_deleted
from coach.editing.fields import set_field
from coach.editing.opening import open_file
from coach.editing.removing import take_away
from coach.editing.saving import save
from coach.editing.versions import versions_of
from coach.errors import FileError
from coach.files.library import Shelf

NOW_MS = 1_790_000_000_000
DAY_MS = 24 * 60 * 60 * 1000


@pytest.fixture
def folder(tmp_path):
    """Return the person's own folder."""
    return tmp_path


@pytest.fixture
def path(folder, comments):
    """Return an own program in it."""
    path = folder / "mine.program.toml"
    path.write_bytes(comments.encode())
    return path


def around(folder):
    """Return the library as it is with the files in a folder."""
    shelf = Shelf(folder)
    return Around(shelf.library, shelf.broken_exercises)


def test_what_was_deleted_is_listed_newest_first(path, comments):
    """Each with title, kind, when it was deleted, and how long it is kept."""
    exercise = path.with_name("b.exercise.toml")
    exercise.write_text('title = "My bridge"\n')
    take_away(path, NOW_MS)
    take_away(exercise, NOW_MS + DAY_MS)
    newest, oldest = deleted_files(path.parent)

    title = tomllib.loads(comments)["title"]
    assert (newest.title, newest.kind) == ("My bridge", "exercise")
    assert (oldest.title, oldest.kind, oldest.path) == (title, "program", path)
    assert oldest.at_ms == NOW_MS
    assert oldest.until_ms == NOW_MS + 30 * DAY_MS


def test_file_in_a_folder_of_its_own_is_found(path, folder):
    """People sort their files into folders."""
    deep = folder / "evening" / path.name
    deep.parent.mkdir()
    path.rename(deep)
    take_away(deep, NOW_MS)

    assert [each.path for each in deleted_files(folder)] == [deep]


def test_deleted_file_comes_back_byte_by_byte(path, folder, small, comments):
    """Under its own name, and it is deleted no more."""
    take_away(path, NOW_MS)
    (deleted,) = deleted_files(folder)

    assert put_back_deleted(deleted, small) == path
    assert path.read_bytes() == comments.encode()
    assert deleted_files(folder) == []


def test_taken_id_gives_a_copy_with_a_free_one(path, folder, comments):
    """Both are there then, each with its own id, title and file."""
    take_away(path, NOW_MS)
    path.write_text(comments)
    (deleted,) = deleted_files(folder)
    back = put_back_deleted(deleted, around(folder))

    ids = {tomllib.loads(each.read_text())["id"] for each in (path, back)}
    titles = {tomllib.loads(each.read_text())["title"] for each in (path, back)}
    assert path.read_text() == comments
    assert len(ids) == len(titles) == 2
    assert back.name.startswith(tomllib.loads(back.read_text())["id"])


def test_file_of_one_name_is_kept_as_often_as_it_is_deleted(path, folder, small):
    """The second one does not push out the first."""
    take_away(path, NOW_MS)
    path.write_text('title = "Another"\n')
    take_away(path, NOW_MS + 1)

    assert len(deleted_files(folder)) == 2


def test_damaged_file_comes_back_under_a_free_name(path, folder, small):
    """What is no program has no id; nothing is written over."""
    path.write_text("[")
    take_away(path, NOW_MS)
    path.write_text("new")
    (deleted,) = deleted_files(folder)
    back = put_back_deleted(deleted, small)

    assert deleted.title == path.name
    assert (path.read_text(), back.read_text()) == ("new", "[")
    assert back.name == "mine-2.program.toml"


def test_file_with_a_list_for_an_id_comes_back(path, folder, comments):
    """It is what it was; the library says in one sentence what is wrong with it."""
    text = comments.replace("'with-comments'", "['a']", 1)
    path.write_text(text)
    take_away(path, NOW_MS)
    (deleted,) = deleted_files(folder)
    back = put_back_deleted(deleted, around(folder))

    assert (back, back.read_text()) == (path, text)
    (problem,) = Shelf(folder).library.problems
    assert (problem.file, problem.where) == (str(path), "id")


def test_file_taken_away_elsewhere_has_its_newest_version(path, folder, small):
    """It was removed in a file manager: its last version is put back."""
    draft = open_file(path, small)
    for title in ("One", "Two"):
        set_field(draft, ("title",), title)
        save(draft, folder)
    path.unlink()
    (deleted,) = deleted_files(folder)

    assert (deleted.title, deleted.at_ms, deleted.until_ms) == ("One", None, None)
    assert '"One"' in put_back_deleted(deleted, small).read_text()
    assert len(versions_of(path)) == 2


def test_what_is_30_days_old_goes_with_its_versions(path, folder, small):
    """Not a moment before; and nothing of what still has its file."""
    draft = open_file(path, small)
    set_field(draft, ("title",), "One")
    save(draft, folder)
    take_away(path, NOW_MS)
    let_go(folder, NOW_MS + 30 * DAY_MS - 1)
    (deleted,) = deleted_files(folder)
    let_go(folder, deleted.until_ms)

    assert deleted_files(folder) == versions_of(path) == []
    assert list(folder.glob(".versions/*")) == []


def test_versions_of_a_file_that_came_back_stay(path, folder, small, comments):
    """Only what was deleted goes."""
    draft = open_file(path, small)
    set_field(draft, ("title",), "One")
    save(draft, folder)
    take_away(path, NOW_MS)
    path.write_text(comments)
    let_go(folder, NOW_MS + 30 * DAY_MS)

    assert deleted_files(folder) == []
    assert len(versions_of(path)) == 1


def test_nothing_is_lost_when_it_cannot_be_put_back(path, folder, small):
    """A folder that is gone is one sentence; the file stays among the deleted ones."""
    take_away(path, NOW_MS)
    (deleted,) = deleted_files(folder)
    path.with_name(path.name + ".part").mkdir()

    with pytest.raises(FileError, match="cannot be saved"):
        put_back_deleted(deleted, small)
    assert deleted_files(folder) == [deleted]
    assert not path.exists()


def test_nothing_was_ever_deleted(folder, path):
    """A folder without versions, or no folder, is an empty list."""
    assert deleted_files(folder) == deleted_files(folder / "none") == []
