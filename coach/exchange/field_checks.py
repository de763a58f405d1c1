"""Small questions about single values of a history file, and who asks them."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from coach.exchange.history_text import WHOLE_MAX
from coach.files.findings import show, show_text
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Check = Callable[[object], bool]

DEPTH_MAX = 16
_TEXT_MAX = 2_000_000
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,79}")
_KIND = re.compile(r"[a-z][a-z0-9-]{0,39}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DAY = re.compile(r"(?:19[7-9]|20\d|21\d)\d-\d\d-\d\d")
_INSTANT = re.compile(_DAY.pattern + r"T\d\d:\d\d:\d\d(?:\.\d{1,6})?Z")
_SURROGATE = re.compile("[\ud800-\udfff]")


class WrongPartError(ValueError):
    """A part of a history file is not what it says.

    Attributes:
        where: The part, such as "sessions[3].local_day".
        what: One sentence.
    """

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


def checked(value: object, table: Mapping[str, Check], where: str) -> dict[str, Any]:
    """Return a JSON object that has exactly the keys of a table, with fitting values.

    Args:
        value: What stands in the file.
        table: Key -> question that its value must answer with yes.
        where: The place, for the error.

    Raises:
        WrongPartError: It is no object, a key is missing or unknown, or does not fit.
    """
    if not isinstance(value, dict):
        raise WrongPartError(where, tr("must be an object with keys and values"))
    if value.keys() != table.keys():
        odd = min(value.keys() ^ table.keys())
        sentence = tr('"{0}" is missing') if odd in table else tr('"{0}" is not known')
        raise WrongPartError(where, sentence.format(show_text(odd)))
    for key, fits in table.items():
        if not fits(value[key]):
            raise does_not_fit(f"{where}.{key}", value[key])
    return value


def does_not_fit(where: str, value: object) -> WrongPartError:
    """Return the error that says that a value does not belong where it stands."""
    return WrongPartError(where, tr("{0} does not belong here").format(show(value)))


def is_text(value: object) -> bool:
    """Say whether a value is a text that a database and a UTF-8 file can hold."""
    if not isinstance(value, str) or len(value) > _TEXT_MAX or "\0" in value:
        return False
    return value.isascii() or _SURROGATE.search(value) is None


def is_id(value: object) -> bool:
    """Say whether a value is an id of a session, a note, a program or an exercise."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def is_kind(value: object) -> bool:
    """Say whether a value is a word for a kind, known or not."""
    return isinstance(value, str) and _KIND.fullmatch(value) is not None


def is_sha256(value: object) -> bool:
    """Say whether a value is a hash in lower-case hexadecimal digits."""
    return isinstance(value, str) and _SHA256.fullmatch(value) is not None


def is_day(value: object) -> bool:
    """Say whether a value is a day as "YYYY-MM-DD"."""
    return isinstance(value, str) and bool(_DAY.fullmatch(value)) and _exists(value)


def is_instant(value: object) -> bool:
    """Say whether a value is an instant in UTC as the journal writes it."""
    return isinstance(value, str) and bool(_INSTANT.fullmatch(value)) and _exists(value)


def _exists(text: str) -> bool:
    """Say whether the calendar and the clock have such a day or instant."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def whole(low: int, high: int) -> Check:
    """Return the question whether a value is a whole number of a range."""

    def fits(value: object) -> bool:
        return type(value) is int and low <= value <= high

    return fits


def either(*values: object) -> Check:
    """Return the question whether a value is one of a few."""

    def fits(value: object) -> bool:
        return any(value is each or value == each for each in values)

    return fits


def or_none(check: Check) -> Check:
    """Return a question that null answers with yes as well."""

    def fits(value: object) -> bool:
        return value is None or check(value)

    return fits


is_count = whole(0, WHOLE_MAX)
is_number_from_1 = whole(1, WHOLE_MAX)
is_score = whole(0, 10)


def is_number(value: object) -> bool:
    """Say whether a value is a number, whole or not."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_flag(value: object) -> bool:
    """Say whether a value is true or false."""
    return isinstance(value, bool)


def are_texts(value: object) -> bool:
    """Say whether a value is a list of texts."""
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def is_shallow(value: object, depth: int = DEPTH_MAX) -> bool:
    """Say whether a value is not nested more deeply than anybody needs."""
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return depth > 0 and all(is_shallow(each, depth - 1) for each in inner)
