"""Own files are edited themselves, shipped ones as a copy, and new ones begin small."""

from dataclasses import replace

import pytest

from coach.editing.around import Around
from coach.editing.draft import Origin
from coach.editing.fields import set_field
from coach.editing.names import free_name, is_slug, slug
from coach.editing.opening import (
    new_exercise,
    new_plan,
    new_program,
    open_file,
    open_model,
    without_file,
)
from coach.editing.written import parse
from coach.errors import FileError, ProblemsError
from coach.files.library import Shelf
from coach.files.program import read_program
from coach.files.program_table import PROGRAM_KINDS


def test_own_file_is_edited_itself(tmp_path, comments, small):
    """Its text and its place are those of the file."""
    path = tmp_path / "own.program.toml"
    path.write_bytes(comments.encode())
    draft = open_file(path, small)

    assert (draft.origin, draft.path, draft.text) == (Origin.OWN, path, comments)
    assert not draft.is_changed


def test_every_shipped_file_opens_as_a_sound_copy(shipped):
    """With an id of its own, the same text otherwise, and nothing wrong."""
    library = shipped.library
    for shelf in (library.programs, library.exercises, library.plans):
        for model in shelf.values():
            draft = open_model(model, shipped)

            assert (draft.origin, draft.path, draft.findings) == (Origin.COPY, None, ())
            assert draft.model.id == f"{model.id}-copy"
            assert draft.undo_words == ""
            assert len(draft.text.splitlines()) >= len(model.text.splitlines()) - 2


def test_shipped_file_opened_by_its_path_is_a_copy(tmp_path, comments, small):
    """Whoever finds the file in the folder of Coach cannot change it either."""
    path = tmp_path / "a.program.toml"
    path.write_text(comments, encoding="utf-8")
    draft = open_file(path, small, shipped=tmp_path)

    assert (draft.origin, draft.path) == (Origin.COPY, None)


def test_own_model_opens_its_file(tmp_path, comments):
    """The library knows where it is."""
    text = comments.replace('"march"', '"brisk-march-or-walk"')
    text = text.replace('"swing"', '"leg-swing-front-to-back"').replace("tempo.", "x.")
    text = text.replace("reps     = 10", 'reps     = 10\n  each     = "3 s"')
    text = text.replace('"stretch"', '"chair-edge-hamstring-stretch"')
    path = tmp_path / "own.program.toml"
    path.write_text(text, encoding="utf-8")
    shelf = Shelf(tmp_path)
    draft = open_model(shelf.library.programs["with-comments"], Around(shelf.library))

    assert (draft.path, draft.findings) == (path, ())


def test_file_with_problems_opens_to_be_mended(tmp_path, comments, small):
    """Wrong values are findings, and go one by one."""
    text = comments.replace('"20 s"', '"20"').replace("stop_pain = 5", "stop_pain = 50")
    path = tmp_path / "own.program.toml"
    path.write_text(text, encoding="utf-8")
    draft = open_file(path, small)
    assert len(draft.findings) == 4

    for finding in draft.findings:
        value = 5 if finding.path[-1] == "stop_pain" else "20 s"
        set_field(draft, finding.path, value)
    assert draft.findings == ()


@pytest.mark.parametrize("line", ["", 'format = "program"\n', "format = 1\n"])
def test_file_that_does_not_say_its_format_can_be_mended(tmp_path, small, line):
    """The name says what it is, and the first line is set."""
    path = tmp_path / "own.program.toml"
    path.write_text(line + 'id = "a"\n', encoding="utf-8")
    draft = open_file(path, small)
    set_field(draft, ("format",), "program/1")

    assert ("format",) not in [finding.path for finding in draft.findings]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = ", "cannot be read as TOML"),
        ('format = "program/2"\n', "newer version of Coach"),
        ('format = "program/2"\na = \n', "newer version of Coach"),
        ("a = " + "[" * 40 + "]" * 40, "nested too deeply"),
        ("\xff", "not UTF-8"),
    ],
)
def test_what_is_no_toml_or_newer_is_refused(tmp_path, small, text, sentence):
    """In one sentence with the line; the file stays as it is."""
    path = tmp_path / "own.program.toml"
    path.write_bytes(text.encode("latin-1"))

    with pytest.raises(ProblemsError, match=sentence):
        open_file(path, small)


def test_other_kinds_are_refused(tmp_path, small):
    """A card is no program, exercise or plan."""
    path = tmp_path / "own.card.toml"
    path.write_text('format = "card/1"\n', encoding="utf-8")

    with pytest.raises(FileError, match="cannot be edited"):
        open_file(path, small)
    with pytest.raises(FileError, match="cannot be read"):
        open_file(tmp_path / "none.program.toml", small)


@pytest.mark.parametrize("kind", PROGRAM_KINDS)
def test_new_program_only_lacks_its_steps(small, kind):
    """Of every kind; a rehab program has its limits."""
    draft = new_program("Évening stretch!", small, kind=kind)

    assert [finding.path for finding in draft.findings] == [("block",)]
    assert draft.content["id"] == "evening-stretch"
    assert (kind == "rehab") == ("safety" in draft.content)


def test_new_exercise_only_lacks_its_muscles(small):
    """Its figure stands upright."""
    draft = new_exercise("Mine", small)

    assert [finding.path for finding in draft.findings] == [("muscles",)]
    set_field(draft, ("muscles",), ["calf"])
    assert draft.findings == ()


def test_new_plan_only_lacks_its_stages(small):
    """What it does is to be chosen."""
    draft = new_plan("Mine", small)

    assert [finding.path for finding in draft.findings] == [("stage",)]


def test_new_id_is_free(shipped):
    """Also when the title is that of another program."""
    assert new_program("Desk break", shipped).content["id"] == "desk-break-2"


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Ruhe & Kraft (2)", "ruhe-kraft-2"),
        ("Übung für später", "ubung-fur-spater"),
        ("体操", "program"),
        ("x" * 200, "x" * 60),
        ("-- a --", "a"),
    ],
)
def test_titles_become_ids(title, wanted):
    """Whatever the language, the id can be part of a file name."""
    assert slug(title, "program") == wanted
    assert is_slug(wanted)


def test_ids_that_lead_elsewhere_are_none():
    """No id is a path."""
    assert not any(map(is_slug, ("../a", "a/b", "", "A", None, "a..b")))
    assert free_name("a", {"a", "a-2"}) == "a-3"


def test_mixed_line_ends_are_kept():
    """Only where all lines end alike are they written so."""
    data = b'format = "program/1"\r\nid = "a"\n'
    written = parse(data, "program", "x")

    assert written.encoded(written.text) == data


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [("with-comments", "with-comments-2"), ("other", "with-comments")],
)
def test_what_was_never_saved_gets_an_id_that_is_free(comments, small, taken, wanted):
    """What took its id meanwhile keeps it; nothing of that is a change to undo."""
    other = comments.replace("with-comments", taken).encode()
    program, _ = read_program(other, "other")
    library = replace(small.library, programs={taken: program})
    draft = without_file(comments.encode(), "program", "kept", Around(library))

    assert (draft.value(("id",)), draft.undo_words) == (wanted, "")
    assert draft.text == comments.replace("with-comments", wanted)
