"""Asks the system whether the person wishes for less motion."""

from __future__ import annotations

import sys

ANSWER_WITHIN_S = 1.0
_WINDOWS_CLIENT_AREA_ANIMATION = 0x1042

_QUESTIONS = {
    "linux": (
        ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations"),
        "false",
    ),
    "darwin": (("defaults", "read", "com.apple.universalaccess", "reduceMotion"), "1"),
}


def system_wants_less_motion() -> bool:
    """Return whether the system's own setting asks for less motion.

    Asks another process on Linux and macOS, so it may take some milliseconds; call
    it off the window's thread.
    """
    if sys.platform == "win32":
        return _windows_wants_less_motion()
    question = _QUESTIONS.get(sys.platform)
    if question is None:
        return False
    # Imported here: the window is visible before the system is asked.
    import subprocess

    command, yes = question
    try:
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=ANSWER_WITHIN_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.strip() == yes


def _windows_wants_less_motion() -> bool:
    """Ask Windows whether controls inside windows are animated."""
    if sys.platform != "win32":
        return False
    import ctypes

    is_animated = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(
        _WINDOWS_CLIENT_AREA_ANIMATION, 0, ctypes.byref(is_animated), 0
    )
    return not is_animated.value
