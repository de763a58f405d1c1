"""What stands on the handout of a plan: its stages, what leads on, what leads back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.pain import PAIN_MAX
from coach.exchange.assigned.words import limit_lines, may_change_words
from coach.files.dose_words import short_time
from coach.files.schedule_words import schedule_words
from ui.handout.content import (
    Handout,
    Title,
    clean,
    cleaned,
    code_text,
    dotted,
    reference_text,
)
from ui.handout.plan_rules import rules_in_words
from ui.handout.stage_programs import stage_programs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.files.model import Exercise, Program, Source
    from coach.files.plan_model import (
        Criterion,
        Plan,
        Stage,
        StageAdvance,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


@dataclass(frozen=True, slots=True)
class StagePart:
    """One stage as it is printed.

    Attributes:
        facts: Which program, and how often; none where a program is missing.
        entry: What must hold to begin, each with a box to tick.
        tests_title: Says how often all tests must be passed.
        tests: What must hold to go on, each with a box to tick.
        rules: What leads back, or stops.
    """

    title: str
    facts: tuple[str, ...]
    others_took: str
    entry: tuple[str, ...]
    tests_title: str
    tests: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanHandout:
    """Everything that is printed for a plan.

    Attributes:
        leave_out: When the plan must not be begun.
        rules: What holds in every stage.
        programs: The programs of the stages, each on pages of its own.
    """

    title: Title
    leave_out: tuple[str, ...]
    stages: tuple[StagePart, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    made_by: str
    reference: str
    programs: tuple[Handout, ...]


def plan_handout(
    plan: Plan, programs: Mapping[str, Program], exercises: Mapping[str, Exercise]
) -> PlanHandout:
    """Return the handout of a plan.

    Args:
        plan: A plan without problems.
        programs: Every program that it names, by id.
        exercises: Every exercise that these use, by id.
    """
    parts = []
    for each in stage_programs(plan, programs):
        part = each.handout(exercises, plan)
        parts.append(_of_plan(part, plan) if each.is_altered else part)
    stages = [
        stage_part(number, stage, plan, programs)
        for number, stage in enumerate(plan.stages, 1)
    ]
    facts = _facts(plan)
    title = clean(plan.title)
    return PlanHandout(
        title=Title(title, facts, clean(plan.summary), *_code(plan)),
        leave_out=cleaned(plan.not_if),
        stages=tuple(stages),
        rules=(*_limits(plan), *rules_in_words(plan.back_off)),
        notes=cleaned(plan.notes),
        sources=plan.sources,
        made_by=dotted((", ".join(plan.authors), plan.license)),
        reference=_reference(plan),
        # The plan's own page names what everything rests on.
        programs=tuple(replace(part, sources=(), made_by="") for part in parts),
    )


def _of_plan(part: Handout, plan: Plan) -> Handout:
    """Return a program's part that names the plan: its own file says otherwise."""
    code, caption = _code(plan)
    title = replace(part.title, code=code, code_caption=caption)
    return replace(part, title=title, reference=_reference(plan))


def _code(plan: Plan) -> tuple[str, str]:
    code = code_text("plan", plan.id, plan.revision, plan.sha256)
    return code, _tr("Plan code")


def _reference(plan: Plan) -> str:
    return reference_text(plan.id, plan.revision, plan.sha256)


def _limits(plan: Plan) -> tuple[str, ...]:
    """Return the limits of a plan's own file, where it has some."""
    if plan.limits is None:
        return ()
    words = _tr("{0}: {1}.")
    freedom = (_tr("You may change"), may_change_words(plan.limits))
    lines = (*limit_lines(plan.limits), freedom)
    return tuple(words.format(*line) for line in lines)


def _facts(plan: Plan) -> tuple[str, ...]:
    count = len(plan.stages)
    stages = _tr("1 stage") if count == 1 else _tr("{0} stages").format(count)
    lines = [dotted((_tr("Plan"), plan.area, stages))]
    if plan.between_stages_ms:
        words = _tr("At least {0} between two changes of stage")
        lines.append(words.format(short_time(plan.between_stages_ms)))
    lines.append(plan.others_took)
    return cleaned(lines)


def stage_part(
    number: int, stage: Stage, plan: Plan, programs: Mapping[str, Program]
) -> StagePart:
    """Return a stage in words; the rules are those that hold only there.

    Args:
        number: Its place, counted from 1.
        stage: The stage.
        plan: The plan that it belongs to.
        programs: Those that there are, by id.
    """
    common = rules_in_words(plan.back_off)
    rules = rules_in_words(stage.back_off)
    tests = tuple(map(_criterion, stage.tests))
    if stage.advance is not None:
        tests = (*_advance_lines(stage, stage.advance), *tests)
    return StagePart(
        title=_tr("Stage {0}: {1}").format(number, clean(stage.title)),
        facts=_stage_facts(stage, programs),
        others_took=clean(stage.others_took),
        entry=tuple(map(_criterion, stage.entry)),
        tests_title=_tests_title(stage.advance),
        tests=tests,
        rules=tuple(rule for rule in rules if rule not in common),
    )


def _stage_facts(stage: Stage, programs: Mapping[str, Program]) -> tuple[str, ...]:
    """Return the program and how often it is done; nothing where one is missing."""
    names = (stage.program, *stage.or_programs)
    if not all(name in programs for name in names):
        return ()
    titles = _tr(" or ").join(clean(programs[name].title) for name in names)
    return titles, schedule_words(stage.schedule)


def _tests_title(advance: StageAdvance | None) -> str:
    if advance is None:
        return _tr("Good to reach")
    if advance.tests_in_a_row > 1 and advance.tests_on == "days":
        words = _tr("Move on when all is ticked, on {0} days in a row")
        return words.format(advance.tests_in_a_row)
    if advance.tests_in_a_row > 1:
        words = _tr("Move on when all is ticked, in {0} sessions in a row")
        return words.format(advance.tests_in_a_row)
    return _tr("Move on when all is ticked")


def _advance_lines(stage: Stage, advance: StageAdvance) -> tuple[str, ...]:
    """Return what must hold besides the tests, each as something to tick."""
    lines = []
    if stage.min_days:
        lines.append(_tr("At least {0} days in this stage.").format(stage.min_days))
    if advance.sessions_at_least == 1:
        lines.append(_tr("At least 1 session done."))
    elif advance.sessions_at_least:
        words = _tr("At least {0} sessions done.")
        lines.append(words.format(advance.sessions_at_least))
    if advance.last_sessions and advance.pain_during_max is not None:
        words = _tr("Pain at most {0} of {1} in the last {2} sessions.")
        values = advance.pain_during_max, PAIN_MAX, advance.last_sessions
        lines.append(words.format(*values))
    if advance.morning_rise_max is not None:
        words = _tr("Pain the next morning at most {0} above your usual morning.")
        lines.append(words.format(advance.morning_rise_max))
    if advance.no_pain_relief_ms:
        words = _tr("No pain relief within {0} before these sessions.")
        lines.append(words.format(short_time(advance.no_pain_relief_ms)))
    return tuple(lines)


def _criterion(criterion: Criterion) -> str:
    """Return a criterion in words, with its pain limit where the words have none."""
    text = clean(criterion.text)
    words = text.lower()
    if criterion.pain_max and "pain" not in words and "hurt" not in words:
        sentence = _tr("{0} Pain at most {1}.")
        text = sentence.format(text, criterion.pain_max)
    if criterion.may_not_apply:
        text = _tr("{0} Tick it if it does not apply to you.").format(text)
    return text
