"""Where new files begin: as little as the grammar asks for.

What only the author can say is left out, so that the findings ask for it: the steps of
a program, the stages of a plan, the muscles of an exercise.
"""

from __future__ import annotations

from coach.editing.values import write
from coach.translate import tr

_HEAD = """\
format   = {format}
id       = {id}
revision = 1
title    = {title}
"""

_PROGRAM = """\
kind     = {kind}
language = {language}
"""

_SAFETY = """
[safety]
stop_pain = 5
slow_pain = 2
phase     = "phase-1"
not_if    = []
stop_if   = {stop_if}

[defaults]
ask = ["pain"]
"""

_PLAN = """\
language = {language}
"""

# The figure stands upright; work and other side alike.
_EXERCISE = """\
kind       = "mobility"
position   = "standing"
muscles    = []
unilateral = false
language   = {language}

[figure]
view = "side"

[figure.pose.start]
anchor = {{ point = "work.heel", at = [0.0, 0.0] }}
spine  = {{ neck = 2, head = -2 }}
both   = {{ shoulder = 4, elbow = 10 }}

[[figure.phase]]
name    = "hold"
from    = "start"
to      = "start"
breathe = true
"""


def program_text(program_id: str, title: str, kind: str, language: str) -> str:
    """Return a program without blocks."""
    text = _head("program", program_id, title)
    text += _PROGRAM.format(kind=write(kind), language=write(language))
    if kind == "rehab":
        stops = [
            tr("Sharp or stabbing pain."),
            tr("A pop or a tearing feeling."),
            tr("A joint or the leg gives way."),
        ]
        text += _SAFETY.format(stop_if=write(stops))
    return text


def exercise_text(exercise_id: str, title: str, language: str) -> str:
    """Return an exercise that stands still, for no muscle yet."""
    head = _head("exercise", exercise_id, title)
    return head + _EXERCISE.format(language=write(language))


def plan_text(plan_id: str, title: str, language: str) -> str:
    """Return a plan without stages."""
    return _head("plan", plan_id, title) + _PLAN.format(language=write(language))


def _head(kind: str, file_id: str, title: str) -> str:
    written = {"format": write(f"{kind}/1"), "id": write(file_id)}
    return _HEAD.format(**written, title=write(title))
