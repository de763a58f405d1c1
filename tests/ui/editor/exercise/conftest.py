"""An own exercise in the editor, with free legs, pins and two poses."""

import pytest

from coach.editing import opening
from ui.editor.desk import EditDesk
from ui.editor.exercise.page import ExerciseEditor
from ui.editor.frame.frame import around_of

LEG_LIFT = """\
format     = "exercise/1"
id         = "leg-lift"
revision   = 1
title      = "Leg lift"
kind       = "mobility"
position   = "lying-back"
muscles    = ["hamstring"]
unilateral = true

[text]
steps = ["Lift one leg.", "Lower it slowly."]

[dose]
hold = "10 s"

# Flat on the floor.
[figure]
view = "side"
box  = [-0.62, 0.66, 0.66]

[figure.pose.down]
root  = [0.0, 0.06]
spine = { pitch = -90, neck = 6, head = 2 }
both  = { hip = 0, knee = 4 }   # nearly straight
[figure.pose.down.pins]
"work.wrist" = { at = [0.049, 0.024], dir = 2 }

[figure.pose.up]
from = "down"
work = { hip = 30 }

[[figure.phase]]
name = "lift"
from = "down"
to   = "up"
time = "1 s"

[[figure.phase]]
name = "hold"
from = "up"
to   = "up"
"""


@pytest.fixture
def own_file(context):
    """Return the file of an own exercise; written before the library is read."""
    folder = context.library.own_folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "leg-lift.exercise.toml"
    path.write_text(LEG_LIFT, encoding="utf-8")
    return path


@pytest.fixture
def editor(own_file, quiet, qtbot):
    """Return the visible editor of the own exercise, at its lower pose."""
    draft = opening.open_file(own_file, around_of(quiet))
    assert draft.findings == ()
    editor = ExerciseEditor(quiet, EditDesk(draft), own_file, 0)
    qtbot.addWidget(editor)
    editor.resize(1072, 780)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    yield editor
    editor.keeper.close()
