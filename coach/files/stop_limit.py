"""A program that stops earlier than its file says: the stricter of two limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.files.model import Safety
from coach.files.rewriting import rewrite_program

if TYPE_CHECKING:
    from coach.files.model import Program


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
