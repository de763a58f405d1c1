"""Keeps ALSA's own complaints out of the terminal.

Without a sound card the ALSA library writes some thirty lines to stderr whenever a
device is tried. Coach says the same in one sentence, so they are turned off.
"""

from __future__ import annotations

import ctypes
import sys


class _Handler:
    """Keeps the C function alive for as long as ALSA may call it."""

    function: object = None


def silence_alsa() -> None:
    """Turn ALSA's messages off for this process; no effect without ALSA."""
    if _Handler.function is not None or not sys.platform.startswith("linux"):
        return
    try:
        set_handler = ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler
    except (OSError, AttributeError):
        return
    # void handler(const char *file, int line, const char *function, int error,
    #              const char *format, ...): the caller clears away what we leave.
    kind = ctypes.CFUNCTYPE(
        None,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
    )
    _Handler.function = kind(_ignore)
    set_handler.argtypes = (kind,)
    set_handler(_Handler.function)


def _ignore(*_message: object) -> None:
    """Do nothing with a message."""
