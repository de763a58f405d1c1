"""The JSON of a manifest: one meaning only, and nothing that misleads on screen."""

from __future__ import annotations

import json
import unicodedata
from typing import Any, NoReturn

from coach.exchange.signed.errors import ContainerError
from coach.translate import tr

# Deeper or longer than any manifest; see also the limit in bytes.
DEPTH_MAX = 8
WHOLE_MAX = 10**15
_DIGITS_MAX = 17
# They turn the reading direction, so that a name looks like another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control, lone surrogate, private; line and paragraph separators.
_NO_TEXT = frozenset(("Cc", "Cs", "Co", "Zl", "Zp"))


def decode(data: bytes) -> dict[str, Any]:
    """Return the table that a JSON text holds.

    Raises:
        ContainerError: It is no UTF-8, no JSON, no table, or has a key twice.
    """
    try:
        value = _DECODER.decode(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _refused(tr("it is no UTF-8 text")) from error
    except json.JSONDecodeError as error:
        sentence = tr("line {0} is no JSON").format(error.lineno)
        raise _refused(sentence) from error
    except RecursionError as error:
        raise _refused(tr("its brackets are nested too deeply")) from error
    if not isinstance(value, dict):
        raise _refused(tr("it is no table"))
    return value


def check_values(value: object, depth: int = 0) -> None:
    """Make sure that all values are texts, whole numbers, yes, no, lists and tables.

    Raises:
        ContainerError: There is something else, or a text that cannot be shown.
    """
    if depth > DEPTH_MAX:
        raise _refused(tr("its brackets are nested too deeply"))
    if isinstance(value, dict):
        for key, entry in value.items():
            check_values(key, depth + 1)
            check_values(entry, depth + 1)
    elif isinstance(value, list | tuple):
        for entry in value:
            check_values(entry, depth + 1)
    elif isinstance(value, str):
        _check_text(value)
    elif isinstance(value, bool) or value is None:
        return
    elif not isinstance(value, int):
        raise _refused(tr("it holds a value of a kind that is not allowed"))
    elif abs(value) > WHOLE_MAX:
        raise _refused(tr("it holds a number that is too large"))


def _check_text(text: str) -> None:
    if text.isascii() and text.isprintable():
        return
    for sign in text:
        if sign in _TURNING or unicodedata.category(sign) in _NO_TEXT:
            sentence = tr("it holds the sign U+{0}, which cannot be shown")
            raise _refused(sentence.format(f"{ord(sign):04X}"))


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _refused(tr("it says something twice"))
    return table


def _whole(digits: str) -> int:
    # Looked at before it is made: a number of a million digits takes minutes.
    if len(digits) > _DIGITS_MAX:
        raise _refused(tr("it holds a number that is too large"))
    return int(digits)


def _no_fraction(_: str) -> NoReturn:
    raise _refused(tr("it holds a number that is not whole"))


def _refused(what: str) -> ContainerError:
    return ContainerError(tr("The manifest cannot be used: {0}.").format(what))


_DECODER = json.JSONDecoder(
    object_pairs_hook=_table,
    parse_int=_whole,
    parse_float=_no_fraction,
    parse_constant=_no_fraction,
)
