"""A program of the person's own, with comments, for the tests of the editors."""

from PySide6.QtCore import Qt

MINE = """\
# Mine, and only mine.
format   = "program/1"
id       = "mine"
revision = 3
title    = "My evening"
kind     = "stretch"
language = "en"

[[block]]
name = "Warm"   # first of all

# Slowly at first.
[[block.step]]
exercise = "two-leg-bridge"
reps     = 10      # ten are enough
each     = "3 s"
sets     = 2
rest     = "30 s"

[[block.step]]
exercise = "heel-dig"
sides    = "each"
hold     = "20 s"

[[block]]
name = "Stretch"

[[block.step]]
exercise = "lying-strap-hamstring-stretch"
sides    = "each"
hold     = "30 s"
"""

STEP = ("block", 0, "step", 0)
SECOND = ("block", 0, "step", 1)
THIRD = ("block", 1, "step", 0)


def exercises_of(editor):
    """Return the exercises of a draft, block by block."""
    draft = editor.desk.draft
    return [
        [step["exercise"] for step in block.get("step", ())]
        for block in draft.content["block"]
    ]


def choose(editor, path):
    """Choose a row, and return its form."""
    editor.desk.choose(path)
    editor.inspector.show_form()
    return editor.inspector.form


def field(editor, *path):
    """Return the row of a field of what is chosen."""
    form = choose(editor, path[:-1] if path[0] == "block" else ())
    row = form.field_row(path)
    assert row.path == path
    return row


def type_over(qtbot, row, text):
    """Put a text into a field in place of what it says, letter by letter."""
    row.take_focus()
    qtbot.keyClick(row.box.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row.box.editor, Qt.Key.Key_Backspace)
    qtbot.keyClicks(row.box.editor, text)
