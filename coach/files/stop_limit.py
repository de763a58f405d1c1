"""A program that stops earlier than its file says: the stricter of two limits.

What the file says in sentences is put right as well: whoever reads "pain of 6 or more"
beside a limit of 4 would go on too long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from coach.files.model import Safety
from coach.files.program_table import MOST_SENTENCES
from coach.files.rewriting import rewrite_program
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.model import Program

# As the shipped programs write it among their signs to stop.
_STOP_SENTENCE = re.compile(r"Pain of (\d+) or more out of 10\.")


def with_stop_pain(program: Program, stop_pain: int) -> Program:
    """Return a program that pain from `stop_pain` on ends.

    One that is at least as strict already stays as it is: a plan never loosens what a
    program's file says.
    """
    own = program.safety
    if own is not None and own.stop_pain <= stop_pain:
        return program
    return rewrite_program(
        program, lambda content: put_stop_pain(content, own, stop_pain)
    )


def put_stop_pain(
    content: dict[str, Any], safety: Safety | None, stop_pain: int
) -> None:
    """Put the stricter of two limits into the content of a program's file.

    Args:
        content: The content, which is changed.
        safety: What the program has so far; None for the usual.
        stop_pain: Pain that ends a session, at the latest.
    """
    own = safety or Safety()
    stop = min(own.stop_pain, stop_pain)
    limits = {"stop_pain": stop, "slow_pain": min(own.slow_pain, stop - 1)}
    content["safety"] = {**content.get("safety", {}), **limits}
    if stop < own.stop_pain:
        _say(content, stop)


def lowered(signs: Iterable[str], stop_pain: int) -> list[str]:
    """Return signs to stop that begin with the pain that counts.

    Args:
        signs: As a file has them; a lower number in them stays.
        stop_pain: Pain that ends a session.
    """
    others, lowest = [], stop_pain
    for sign in signs:
        found = _STOP_SENTENCE.fullmatch(sign)
        if found is None:
            others.append(sign)
        else:
            lowest = min(lowest, int(found[1]))
    words = tr("Pain of {0} or more out of 10.").format(lowest)
    return _before(words, others)


def _say(content: dict[str, Any], stop_pain: int) -> None:
    """Let the sentences of a program's file name a lower limit than they did.

    Notes are free text, so what counts is said before them. A program without signs of
    its own has those of its exercises.
    """
    safety = content["safety"]
    if safety.get("stop_if"):
        safety["stop_if"] = lowered(safety["stop_if"], stop_pain)
    if content.get("notes"):
        words = tr(
            "From pain {0} on the session ends. This counts where a text says a higher "
            "number."
        )
        content["notes"] = _before(words.format(stop_pain), content["notes"])


def _before(sentence: str, others: list[str]) -> list[str]:
    """Put a sentence before others, as long as a file may have one more."""
    return [sentence, *others] if len(others) < MOST_SENTENCES else others
