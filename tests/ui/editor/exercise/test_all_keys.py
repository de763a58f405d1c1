"""Every key of an exercise can be edited, or there is a reason why not."""

from coach.editing.kinds import KINDS
from coach.files.groups import Mapping, Table

# The reader and the writer of files need them; nobody has to choose them.
MADE_BY_COACH = {("format",), ("id",), ("revision",)}
# Whoever writes it knows what is in it; it is kept as it stands.
KEPT = {("x",)}
# The figure itself: handles, angles, lists of poses and phases, and their tests.
BY_HAND = {("figure", "pose"), ("figure", "phase")}
# One row chooses among them: "Measured in".
BY_MEASURE = {("dose", "open")}


def keys_of(table, path=()):
    """Yield the path of every key that is no table itself."""
    for key, field in table.fields.items():
        here = (*path, key)
        if isinstance(field, Table) and here not in (BY_HAND | KEPT):
            yield from keys_of(field, here)
        else:
            yield here


def test_every_key_has_its_row(editor):
    """A key that is new in the format needs a row, or a reason here."""
    rows = {row.path for row in (*editor.words.rows, *editor.poses.scene.rows)}
    keys = set(keys_of(KINDS["exercise"].table))

    assert keys - rows == MADE_BY_COACH | KEPT | BY_HAND | BY_MEASURE


def test_every_key_of_a_pose_has_its_place(editor):
    """Handles and numbers have the angles; the form below has the rest."""
    editor.desk.set(("figure", "view"), "front")
    editor.poses.more.fold.set_open(True)
    rows = {row.path[3:] for row in editor.poses.more.form.rows}
    numbers = set(editor.poses.numbers.rows)
    pose = KINDS["exercise"].field_at(("figure", "pose", "down"))
    limb = set(pose.fields["work"].fields)
    by_list = {"from"}
    by_handle = {"spine", "root"}
    # What is written for both sides is shown at each of them.
    at_each = {"both", "work", "other"}

    assert isinstance(pose.fields["pins"], Mapping)
    assert set(pose.fields["spine"].fields) <= numbers
    assert limb - numbers == {path[1] for path in rows if path[0] == "work"}
    told = {path[0] for path in rows} | by_list | by_handle | at_each
    assert set(pose.fields) - told == set()


def test_every_key_of_a_phase_has_its_field(editor):
    """Name, ends, time, how it moves, and breathing."""
    row = editor.poses.phases.rows[0]
    row.breath.click()
    row.ease.activated.emit(row.ease.findData("steady"))
    phase = KINDS["exercise"].field_at(("figure", "phase", 0))

    assert set(phase.fields) == {"name", "from", "to", "time", "ease", "breathe"}
    table = editor.desk.draft.table(("figure", "phase", 0))
    assert (table["ease"], table["breathe"]) == ("steady", True)
    row.breath.click()
    row.ease.activated.emit(row.ease.findData("smooth"))
    assert {"ease", "breathe"}.isdisjoint(
        editor.desk.draft.table(("figure", "phase", 0))
    )
