"""Plans, protocols and cards seen together with the library: which can be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.card import check_card
from coach.files.plan_checks import check_plan
from coach.files.protocol_checks import check_protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from coach.files.card_model import InfoCard
    from coach.files.model import Problem, Program
    from coach.files.plan_model import Plan
    from coach.files.protocol_model import Protocol


def take_out_plans(
    plans: dict[str, Plan], programs: Mapping[str, Program], broken: Iterable[str]
) -> list[Problem]:
    """Take away the plans that lead nowhere, and return what is wrong with them.

    A plan that leads to one of those goes too; that is why it is looked at again.
    """
    problems: list[Problem] = []
    gone = set(broken)
    while True:
        wrong = {
            name: found
            for name, plan in plans.items()
            if (found := check_plan(plan, programs, plans, gone))
        }
        if not wrong:
            return problems
        for name, found in wrong.items():
            problems += found
            del plans[name]
        gone |= wrong.keys()


def take_out_protocols(protocols: dict[str, Protocol]) -> list[Problem]:
    """Take away the protocols that pass their limits, and return what is wrong."""
    problems: list[Problem] = []
    for name, protocol in list(protocols.items()):
        if wrong := check_protocol(protocol):
            problems += wrong
            del protocols[name]
    return problems


def links_of_cards(
    cards: Mapping[str, InfoCard],
    programs: Collection[str],
    exercises: Collection[str],
    broken: Collection[str],
) -> list[Problem]:
    """Return links that lead nowhere; the cards themselves can still be read."""
    problems: list[Problem] = []
    for card in cards.values():
        problems += check_card(card, programs, cards, exercises, broken)
    return problems
