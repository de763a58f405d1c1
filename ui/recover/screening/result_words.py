"""How the cards of the stop questions look and begin, wherever they are shown."""

from __future__ import annotations

from coach.care.stop_signs import CLEAR, EMERGENCY, REST, TODAY, WITHIN_DAYS
from coach.translate import tr

CARD_LIGHTS = {
    EMERGENCY: "red",
    TODAY: "red",
    WITHIN_DAYS: "amber",
    REST: "amber",
    CLEAR: "green",
}


def heading_of(level: str, number: str) -> str:
    """Return when to act; in an emergency, whom to call.

    Args:
        level: Of the card.
        number: As the person set it, or "".
    """
    if level == EMERGENCY:
        return tr("Call {0} now").format(number) if number else tr("Call for help now")
    headings = {
        TODAY: tr("Today"),
        WITHIN_DAYS: tr("In the next days"),
        REST: tr("Rest"),
        CLEAR: tr("For today"),
    }
    return headings[level]
