"""Several people on one computer, each with a folder of their own."""

import json
from pathlib import Path

import pytest

from coach.cli import main
from coach.errors import StoreError
from coach.people import (
    FIRST,
    Person,
    add_person,
    choose_person,
    folder_of,
    load_people,
    remove_person,
    rename_person,
    restore_person,
)

PROGRAMS = Path(__file__).resolve().parents[2] / "programs"
NOW_MS = 1_795_860_000_000


def test_without_a_file_there_is_one_person(tmp_path):
    """A data folder of an earlier version belongs to its first person."""
    people = load_people(tmp_path)

    assert people.everybody == (Person(FIRST, ""),)
    assert folder_of(tmp_path, people.here) == tmp_path


def test_a_new_person_has_an_empty_folder_of_their_own(tmp_path):
    """Nothing of the first person is in it, and who is here stays the same."""
    (tmp_path / "history.sqlite").write_text("mine")
    sam = add_person(tmp_path, "  Sam   Lee ")

    assert sam.name == "Sam Lee"
    assert list(folder_of(tmp_path, sam).iterdir()) == []
    assert load_people(tmp_path).here.id == FIRST


def test_who_is_here_is_remembered(tmp_path):
    """The next start opens the folder of who was chosen last."""
    sam = add_person(tmp_path, "Sam")
    choose_person(tmp_path, sam.id)

    assert load_people(tmp_path).here == sam


@pytest.mark.parametrize("name", ["", "   ", "sam", "x" * 41])
def test_names_that_are_refused(tmp_path, name):
    """Empty, taken and overlong names change nothing."""
    add_person(tmp_path, "Sam")
    before = load_people(tmp_path)

    with pytest.raises(StoreError):
        add_person(tmp_path, name)

    assert load_people(tmp_path) == before


def test_commands_use_the_folder_of_who_was_here(tmp_path, capsys):
    """`coach list` shows the programs of the person that the window shows."""
    sam = add_person(tmp_path, "Sam")
    own = folder_of(tmp_path, sam) / "programs"
    own.mkdir()
    text = (PROGRAMS / "desk" / "desk-break.program.toml").read_text("utf-8")
    text = text.replace('id         = "desk-break"', 'id = "sams"')
    (own / "sams.program.toml").write_text(text, encoding="utf-8")
    choose_person(tmp_path, sam.id)

    assert main(["--data-dir", str(tmp_path), "list"]) == 0
    assert "sams" in capsys.readouterr().out


def test_renaming_keeps_the_folder(tmp_path):
    """Only the name changes, also of the first person."""
    sam = add_person(tmp_path, "Sam")
    rename_person(tmp_path, sam.id, "Samira")
    rename_person(tmp_path, FIRST, "Alex")

    assert [each.name for each in load_people(tmp_path).everybody] == ["Alex", "Samira"]
    assert folder_of(tmp_path, sam).is_dir()


def test_removing_moves_the_folder_aside_and_back(tmp_path):
    """Nothing is deleted; whoever was removed can come back whole."""
    sam = add_person(tmp_path, "Sam")
    (folder_of(tmp_path, sam) / "settings.json").write_text("{}")
    choose_person(tmp_path, sam.id)
    aside = remove_person(tmp_path, sam.id, NOW_MS)
    gone = load_people(tmp_path)
    restore_person(tmp_path, aside, sam)

    assert gone.everybody == (Person(FIRST, ""),)
    assert gone.current == FIRST
    assert (folder_of(tmp_path, sam) / "settings.json").exists()
    assert sam in load_people(tmp_path).everybody


def test_the_first_person_cannot_be_removed(tmp_path):
    """Their things lie in the data folder itself."""
    with pytest.raises(StoreError):
        remove_person(tmp_path, FIRST, NOW_MS)


def test_nobody_cannot_be_chosen(tmp_path):
    """An id that nobody has is refused."""
    with pytest.raises(StoreError):
        choose_person(tmp_path, "nobody")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"people": 3}', '{"people": [{"id": 1}], "current": ["x"]}'],
)
def test_a_damaged_file_hides_nobody(tmp_path, text):
    """Whose folder is there is found again under the name of the folder."""
    sam = add_person(tmp_path, "Sam")
    (tmp_path / "people.json").write_text(text)
    people = load_people(tmp_path)

    assert [each.id for each in people.everybody] == [FIRST, sam.id]
    assert people.everybody[1].name == "Sam"


@pytest.mark.parametrize("evil", ["../other", "/tmp", "a/b", "", ".."])
def test_a_path_is_no_id(tmp_path, evil):
    """A file cannot lead out of the data folder."""
    values = {"people": [{"id": evil, "name": "X"}], "current": evil}
    (tmp_path / "people.json").write_text(json.dumps(values))

    assert load_people(tmp_path).everybody == (Person(FIRST, ""),)


def test_a_folder_that_cannot_be_written_says_so(tmp_path):
    """One sentence names the file."""
    (tmp_path / "people").write_text("a file where the folder should be")

    with pytest.raises(StoreError, match="people"):
        add_person(tmp_path, "Sam")
