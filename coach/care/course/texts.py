"""What a decision says first, ready to show; see `phrases` for the numbers."""

from __future__ import annotations

from coach.translate import tr


def amber() -> str:
    """Return what follows from pain of 3 to 5 during a session."""
    return tr(
        "That is more than today needs. Take the easier version, or smaller and "
        "slower. Tomorrow morning decides."
    )


def after_amber() -> str:
    """Return what holds after it, once the morning was no worse."""
    return tr("Same dose as last time; what hurt goes smaller and slower.")


def red() -> str:
    """Return what follows from pain of 6 or more, or from a sign to stop."""
    return tr(
        "End of exercise for today. A few questions first, then rest and calm movement."
    )


def red_morning() -> str:
    """Return what follows from pain of 6 or more this morning."""
    return tr("No exercise today: rest and calm movement. Tomorrow morning decides.")


def hold() -> str:
    """Return what follows from a morning two points above the usual one."""
    return tr("The morning was a bit sorer. Same dose once more; no step up yet.")


def hold_week() -> str:
    """Return what follows from a week whose mornings were sorer than those before."""
    return tr("The mornings were a bit sorer this week. Same dose; no step up yet.")


def step_back() -> str:
    """Return what follows from a morning three points above the usual one."""
    return tr(
        "Three points or more above your usual morning. One day off, then half the "
        "sets. A set-back like this is common."
    )


def step_back_high() -> str:
    """Return what follows from a morning of 6 or more, whatever is usual."""
    return tr(
        "Pain of 6 or more in the morning. One day off, then half the sets. A set-back "
        "like this is common."
    )


def half() -> str:
    """Return what holds after a set-back, until a session went well."""
    return tr("Half the sets until one session and its morning went well.")


def half_today(reason: str) -> str:
    """Return that the sets are halved today, and why.

    Args:
        reason: What led to it, in a sentence; "" when only a note says so.
    """
    if not reason:
        return tr(
            "Half the sets today, of a single set half the repetitions, until a "
            "session and its morning went well."
        )
    return tr(
        "Half the sets today, of a single set half the repetitions, after a set-back. "
        "{0}"
    ).format(reason)


def left_out_for_days(title: str, every_days: int) -> str:
    """Return that an exercise is not done every time."""
    if every_days == 2:
        return tr("{0} is left out today: it is for every second day.").format(title)
    words = tr("{0} is left out today: it is for every {1} days.")
    return words.format(title, every_days)


def left_out_sore(title: str, pain: int) -> str:
    """Return that an exercise is not done again on the day on which it hurt."""
    return tr("{0} is left out today: it hurt, {1} of 10.").format(title, pain)


def set_backs() -> str:
    """Return what follows from two set-backs close together."""
    return tr("Two set-backs within 7 days: have it examined.")


def worse_week() -> str:
    """Return what follows from mornings two points above those of last week."""
    return tr(
        "The mornings are clearly sorer than last week. Have it examined; your diary "
        "will help."
    )


def ill() -> str:
    """Return what holds while the person is ill."""
    return tr("Everything rests until you feel well again; your streak is kept.")


def paused() -> str:
    """Return what holds while a course is paused."""
    return tr("This course is paused. Go on when you like; your streak is kept.")


def rest_day() -> str:
    """Return what holds on the day off after a set-back."""
    return tr("A day off today. Easy walking is fine.")


def go_on() -> str:
    """Return what is said when nothing speaks against going on."""
    return tr("Go on as planned.")


def step_up(title: str) -> str:
    """Return the proposal to begin the next stage."""
    return tr("Every point is ticked. Begin “{0}” when you feel ready.").format(title)


def ask_therapist(title: str) -> str:
    """Return the same where a physiotherapist decides."""
    return tr(
        "Every point is ticked. Ask your physiotherapist before you begin “{0}”."
    ).format(title)


def all_ticked() -> str:
    """Return what is said when the last stage of a plan is passed."""
    return tr(
        "You ticked every point. That is a good sign, not a clearance. Talk to your "
        "coach or physiotherapist about the first match."
    )


def first_weeks(next_plan: str) -> str:
    """Return what the first weeks back need.

    Args:
        next_plan: Title of the plan that is proposed for them, or "".
    """
    if not next_plan:
        return tr(
            "The first two weeks back carry the most re-injuries: build up minutes."
        )
    words = tr(
        "The first two weeks back carry the most re-injuries: keep to “{0}” and build "
        "up minutes."
    )
    return words.format(next_plan)


def others_differ() -> str:
    """Return what the numbers of a plan rest on."""
    return tr(
        "Based on published studies and guidelines, listed under About. Most were done "
        "with athletes; your course can differ."
    )
