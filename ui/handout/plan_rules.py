"""The rules of a plan in words: what leads back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.handout.content import capital, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.files.plan_model import BackOff


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


def rules_in_words(rules: Iterable[BackOff]) -> tuple[str, ...]:
    """Return the rules, each once; on paper they must say when they hold."""
    return tuple(dict.fromkeys(_rule(rule) for rule in rules))


def _rule(rule: BackOff) -> str:
    """Return "when: what"; a rule of counted days says in its text when it holds."""
    text = clean(rule.text)
    conditions = _pain_conditions(rule)
    if conditions or len(rule.signs) > len(_NAMED_BY_TEXT & set(rule.signs)):
        conditions += _sign_words(rule)
    if not conditions:
        return text
    if len(conditions) > 1:
        words = _tr("At any of these: {0}. {1}")
        return words.format(_tr(", ").join(conditions), text)
    return _tr("{0}: {1}").format(capital(conditions[0]), text)


# Rules of these signs alone name the sign in their own text.
_NAMED_BY_TEXT = frozenset(
    {"twinge", "new-swelling", "new-bruise", "swelling-next-morning"}
)


def _pain_conditions(rule: BackOff) -> list[str]:
    conditions = []
    if rule.pain_during is not None:
        words = _tr("pain of {0} or more while exercising")
        conditions.append(words.format(rule.pain_during))
    if rule.morning_rise is not None:
        words = _tr("a morning {0} or more above your usual one")
        conditions.append(words.format(rule.morning_rise))
    if rule.pain_morning is not None:
        words = _tr("pain of {0} or more the next morning")
        conditions.append(words.format(rule.pain_morning))
    return conditions


def _sign_words(rule: BackOff) -> list[str]:
    words = {
        "sharp": _tr("sharp pain"),
        "sudden": _tr("sudden pain"),
        "pop": _tr("a pop"),
        "giving-way": _tr("a joint or the leg giving way"),
        "limp": _tr("a limp"),
        "twinge": _tr("a twinge"),
        "new-swelling": _tr("new swelling"),
        "new-bruise": _tr("a new bruise"),
        "swelling-next-morning": _tr("swelling the next morning"),
    }
    return [words.get(sign, sign) for sign in rule.signs]
