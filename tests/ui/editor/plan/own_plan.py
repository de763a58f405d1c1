"""A plan of the person's own, with comments, for the tests of its editor."""

MINE = """\
# Mine, and only mine.
format   = "plan/1"
id       = "mine"
revision = 2
title    = "My way back"
language = "en"

[[stage]]
name     = "first"
title    = "First steps"
program  = "easy"       # easy does it
min_days = 7
schedule = { days_a_week = 3 }

[stage.advance]
then = "tell-patient"

[[stage.test]]
text = "Ten bridges without pain."

[[stage.back_off]]
pain_during = 4
then        = "go-to"
to          = "second"
for_days    = 3
text        = "On to the second, gently."

[[stage]]
name     = "second"
title    = "On and on"
program  = "easy"
schedule = { every_days = 1 }
"""

FIRST, SECOND = ("stage", 0), ("stage", 1)


def stages_of(editor):
    """Return the titles of the stages in order."""
    return [stage["title"] for stage in editor.desk.draft.content.get("stage", ())]


def choose(editor, path):
    """Choose a row, and return its form."""
    editor.desk.choose(path)
    editor.inspector.show_form()
    return editor.inspector.form


def field(editor, *path):
    """Return the row of a field of what is chosen."""
    form = choose(editor, path[:2] if path[0] == "stage" else ())
    row = form.field_row(path)
    assert row.path == path
    return row
