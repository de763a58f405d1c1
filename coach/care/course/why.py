"""Why it was decided so: the sentences of one "course" note, from that note alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.care.course import phrases
from coach.care.course.facts import day_in, inputs_of, text_in
from coach.progress.words import listed, long_day, number, short_day
from coach.store.replay import whole_number
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coach.store.entries import Entry


def why(note: Entry) -> tuple[str, ...]:
    """Return what was decided, its reasons, and the numbers behind them.

    Args:
        note: A "course" note of any age.
    """
    data, inputs = note.data, inputs_of(note)
    reasons = data.get("reasons")
    said = [str(each) for each in reasons] if isinstance(reasons, list) else []
    sentences = [_decided(data, inputs), text_in(data, "text"), *said]
    sentences += _numbers(inputs, said)
    sentences.append(_by(data))
    return tuple(dict.fromkeys(each for each in sentences if each))


def _decided(data: dict[str, Any], inputs: dict[str, Any]) -> str:
    stage = text_in(data, "stage_title") or text_in(data, "stage")
    sentences = {
        "start": tr("Started with “{0}”."),
        "go-on": tr("Went on with “{0}”."),
        "step-up": tr("Stepped up to “{0}”."),
        "hold": tr("Held in “{0}”."),
        "step-back": tr("Stepped back; “{0}” goes on."),
        "go-to": tr("Went back to “{0}”."),
        "pause": tr("Paused in “{0}”."),
        "resume": tr("Went on with “{0}” after a pause."),
        "end": tr("Ended in “{0}”."),
        "refer": tr("To be examined; held in “{0}”."),
    }
    decision = text_in(data, "decision")
    if decision == "step-up" and isinstance(inputs.get("from"), str):
        return tr("Stepped up from “{0}” to “{1}”.").format(inputs["from"], stage)
    return sentences.get(decision, decision).format(stage)


def _numbers(inputs: dict[str, Any], reasons: Sequence[str]) -> Iterator[str]:
    """Yield the numbers in sentences, as `phrases` says them for a decision."""
    worst, morning = (whole_number(inputs.get(key)) for key in ("worst", "morning"))
    signs = inputs.get("signs")
    said = [str(each) for each in signs] if isinstance(signs, list) else []
    yield from phrases.during(worst, said)
    if morning is not None:
        yield from phrases.morning(morning, whole_number(inputs.get("usual")))
    yield from _day_numbers(inputs)
    yield from _week_numbers(inputs)
    days = inputs.get("set_backs")
    found = [day_in(each) for each in days] if isinstance(days, list) else []
    if near := [short_day(day) for day in found if day is not None]:
        yield tr("Set-backs on {0}.").format(listed(near))
    checks = inputs.get("checks")
    ticked = [str(each) for each in checks] if isinstance(checks, list) else []
    # A step has them as its reasons already.
    if ticked and not set(ticked) <= set(reasons):
        yield tr("Ticked: {0}").format(" ".join(ticked))
    answers = inputs.get("answers")
    for said in answers if isinstance(answers, list) else []:
        pain = whole_number(said.get("pain")) if isinstance(said, dict) else None
        if pain is not None:
            yield tr("You entered pain {0} for: {1}").format(pain, said.get("text", ""))


def _day_numbers(inputs: dict[str, Any]) -> Iterator[str]:
    day, least = (whole_number(inputs.get(k)) for k in ("day_in_stage", "least_days"))
    if day is not None and least is not None:
        words = tr("Day {0} of the stage; at least {1} needed.")
        yield words.format(day, phrases.days(least))
    elif day is not None:
        yield tr("Day {0} of the stage.").format(day)
    row = whole_number(inputs.get("clean_row"))
    if row is not None:
        yield tr("Clean sessions in a row: {0}.").format(row)
    until = day_in(inputs.get("rest_until"))
    if until is not None:
        yield tr("Day off until {0}.").format(long_day(until))
    examined = day_in(inputs.get("examined_on"))
    if examined is not None:
        yield _examined(long_day(examined), text_in(inputs, "examined_by"))


def _week_numbers(inputs: dict[str, Any]) -> Iterator[str]:
    week, before = inputs.get("week"), inputs.get("week_before")
    if isinstance(week, int | float) and isinstance(before, int | float):
        words = tr("Middle of the mornings: {0} this week, {1} the week before.")
        yield words.format(number(week), number(before))


def _examined(day: str, by: str) -> str:
    if by:
        return tr("Examined on {0} by {1}.").format(day, by)
    return tr("Examined on {0}.").format(day)


def _by(data: dict[str, Any]) -> str:
    words = {
        "person": tr("You confirmed it."),
        "file": tr("The plan’s file lets it happen by itself."),
    }
    return words.get(text_in(data, "confirmed_by"), "")
