"""A draft follows each change, and takes it back."""

import pytest

from coach.editing.around import Around
from coach.editing.draft import Origin
from coach.editing.edits import Put
from coach.editing.errors import EditError
from coach.editing.fields import set_field
from coach.editing.written import parse
from coach.files.findings import Findings
from coach.files.model import Library

ASSIGNMENT = """\
format = "assignment/1"
assignment_id = "7a1e3c52-8f0b-4b0e-9d55-0a7f6b1f2c11"
revision = 1
issued = 2026-10-04T09:12:00Z
valid_from = 2026-10-05
title = "A"
language = "en"
[patient]
ref = "P-1"
[issuer]
name = "B"
[[stage]]
name = "a"
title = "A"
program = "desk-break"
schedule = { every_days = 1 }
"""
HOLD = ("block", 1, "step", 0, "hold")


def test_model_is_what_will_be_loaded(commented):
    """Each change is read by the reader of the file."""
    set_field(commented, HOLD, "25 s")

    assert commented.model.blocks[1].steps[0].dose.length_ms == 25_000


def test_no_model_while_a_field_is_wrong(commented):
    """A half typed time is a finding at its place, and the model comes back."""
    set_field(commented, HOLD, "25", gesture=1)

    assert commented.model is None
    assert [finding.path for finding in commented.findings] == [HOLD]
    assert not commented.is_sound

    set_field(commented, HOLD, "25 s", gesture=1)

    assert commented.is_sound


def test_command_says_where_to_look(commented):
    """Undo and redo give the words for the menu and the place."""
    set_field(commented, HOLD, "25 s")

    assert (commented.undo_words, commented.redo_words) == ('Change "Hold"', "")
    assert commented.undo().path_before == HOLD
    assert (commented.undo_words, commented.redo_words) == ("", 'Change "Hold"')
    assert commented.redo().path == HOLD
    assert commented.undo().words == 'Change "Hold"'
    assert commented.undo() is None


def test_impossible_change_changes_nothing(commented):
    """It is refused in one sentence."""
    before = commented.text

    with pytest.raises(EditError, match="the file is as it was"):
        commented.change("Nothing", Put(("block", 9, "name"), "x"))
    assert commented.text == before


def test_undone_draft_is_unchanged(commented, tmp_path):
    """What equals the file has nothing to save, however it came to be so."""
    commented.note_disk(tmp_path / "a.program.toml", commented.with_revision(3))
    assert not commented.is_changed

    set_field(commented, HOLD, "25 s")
    assert commented.is_changed

    commented.undo()
    assert not commented.is_changed


def test_other_library_changes_the_findings(commented):
    """When exercises go, the draft says so at once."""
    commented.look_around(Around(Library()))

    paths = [finding.path[-1] for finding in commented.findings]
    assert set(paths) == {"exercise"}


def test_fields_describe_themselves(commented):
    """A form gets label, help and limits by the same path as the value."""
    assert commented.field(HOLD).label == "Hold"
    assert commented.field((*HOLD, 1)) is commented.field(HOLD).of
    assert commented.field(("block", 0, "rounds")).high == 20
    assert commented.field(("no", "such")) is None

    findings = Findings()
    commented.field(HOLD).check("x", HOLD, findings)
    assert findings


def test_values_of_places_that_are_not_there(commented):
    """A form may ask for anything."""
    assert commented.value(("block", 0, "rest"), "30 s") == "30 s"
    assert commented.table(("title",)) == {}
    assert commented.entries(("block", 7, "step")) == []


def test_title_names_a_file_without_a_name(draft_of):
    """A new draft is called by its title, and by its id without one."""
    assert draft_of('format = "program/1"\ntitle = "A title"\n').name == "A title"
    assert draft_of('format = "program/1"\nid = "an-id"\n').name == "an-id"


def test_assignment_is_edited_like_a_plan(shipped, draft_of):
    """Limits, and what the patient may change, are fields like others."""
    draft = draft_of(ASSIGNMENT, "assignment", shipped)
    set_field(draft, ("limits", "may_patient_change"), ["easier"])

    assert draft.findings == ()
    assert draft.model.limits.may_patient_change == ("easier",)


def test_windows_file_stays_one(draft_of, comments, small):
    """Line ends and the mark at the beginning are written as they were."""
    data = ("\ufeff" + comments.replace("\n", "\r\n")).encode()
    written = parse(data, "program", "x")
    draft = draft_of(comments)
    draft = type(draft)("program", written, small, Origin.NEW)
    set_field(draft, HOLD, "25 s")

    assert draft.with_revision(3) == data.replace(b'hold = "20 s"', b'hold = "25 s"', 1)
