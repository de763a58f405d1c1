"""What is closed in a list, in a few words; asked often, worked out once.

A list paints its rows again and again, so the answers are kept until the notes of the
person change, or a minute has gone by: what opens with time opens then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.care.access import Situation
    from coach.care.verdict import Closed
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from coach.files.protocol_model import Protocol
    from ui.context import AppContext

    Listed = Program | Exercise | Plan | Protocol

KEPT_MS = 60_000


class Closings(QObject):
    """Says why something in a list is closed.

    Args:
        context: What all parts share.

    Signals:
        changed: Answers may be others now.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._situation: Situation | None = None
        self._asked_ms = 0
        self._known: dict[tuple[type, str], Closed | None] = {}
        context.care.changed.connect(self._forget)

    def of(self, thing: Listed) -> Closed | None:
        """Return what closes something, or None."""
        # Imported here: the rules are not needed before something is listed.
        from coach.care.access import is_open
        from coach.care.verdict import Closed

        now_ms = self._context.clock.wall_ms()
        if self._situation is None or abs(now_ms - self._asked_ms) >= KEPT_MS:
            self._known.clear()
            self._situation, self._asked_ms = self._context.care.situation, now_ms
        key = (type(thing), thing.id)
        if key not in self._known:
            verdict = is_open(thing, self._situation)
            self._known[key] = verdict if isinstance(verdict, Closed) else None
        return self._known[key]

    def words(self, things: Iterable[Listed]) -> str:
        """Return in a few words why all of these are closed; "" while one is open."""
        closed = None
        for thing in things:
            found = self.of(thing)
            if found is None:
                return ""
            closed = closed or found
        return "" if closed is None else closed_words(closed)

    @Slot()
    def _forget(self) -> None:
        self._situation = None
        self.changed.emit()


def closed_words(closed: Closed) -> str:
    """Return in a few words that something is closed, and what opens it."""
    if closed.opens_at_ms is not None:
        then = QDateTime.fromMSecsSinceEpoch(closed.opens_at_ms)
        return _tr("Opens {0}").format(QLocale().toString(then, "ddd HH:mm"))
    words = {
        "E": _tr("Closed: get help first"),
        "D": _tr("Closed: be examined first"),
        "S": _tr("Closed: book an appointment"),
        "R": _tr("Closed: rest today"),
    }
    if closed.level in words:
        return words[closed.level]
    if closed.source.kind == "health":
        return _tr("Closed: your health list")
    return _tr("Closed for now")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Closings", text)
