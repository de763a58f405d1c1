"""The words for what a plan's file writes in its own short way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from coach.files.plan_table import ADVANCE_WAYS, BACK_OFF_WAYS

Choices = list[tuple[str, str]]


def _tr(text: str) -> str:
    return QCoreApplication.translate("PlanWords", text)


def ways_on() -> Choices:
    """Return who may decide about the next stage."""
    words = {
        "auto": _tr("By itself"),
        "tell-patient": _tr("The person"),
        "ask-therapist": _tr("The therapist"),
    }
    return [(way, words[way]) for way in ADVANCE_WAYS]


def ways_back() -> Choices:
    """Return what a rule may do."""
    words = {
        "hold": _tr("Hold"),
        "leave-out": _tr("Leave it out"),
        "halve": _tr("Half the sets"),
        "rest-then-half": _tr("Rest, then half"),
        "step-down": _tr("Step back"),
        "go-to": _tr("Go to a stage"),
        "end-session": _tr("End the session"),
        "get-examined": _tr("See somebody"),
    }
    return [(way, words[way]) for way in BACK_OFF_WAYS]


def self_tests() -> Choices:
    """Return the self-tests by what they are called."""
    # Imported here: the rules of courses are read by few parts of an editor.
    from coach.care.course import self_tests as known

    words = _tr("{0}: {1}")
    return [(one.test, words.format(one.test, one.title)) for one in known.self_tests()]
