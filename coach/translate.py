"""The one door through which the core's sentences pass on their way to a person.

The core is free of Qt, so it cannot call QCoreApplication.translate itself. It calls
`tr`; the window installs Qt's translation with `set_translator` when it starts, and
the command line leaves English as it is. Format after translating, never before:
``tr("{0} is not a program").format(name)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class _Translator:
    """Holds the function that is in use."""

    function: Callable[[str], str] | None = None


def tr(text: str) -> str:
    """Return a sentence in the person's language."""
    if _Translator.function is None:
        return text
    return _Translator.function(text)


def set_translator(function: Callable[[str], str] | None) -> None:
    """Use `function` for every later `tr`; None goes back to English."""
    _Translator.function = function
