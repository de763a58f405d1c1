"""The meaning of a plan: does what it names exist, does it lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files.findings import Findings, KeyPath, did_you_mean, locate, show
from coach.files.links import leads_to, no_such
from coach.files.stage_dose import dose_findings
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from coach.files.model import Problem, Program
    from coach.files.plan_model import BackOff, Criterion, Plan, Stage


def check_plan(
    plan: Plan,
    programs: Mapping[str, Program],
    plans: Mapping[str, Plan],
    broken: Collection[str] = (),
) -> list[Problem]:
    """Return what is wrong with a plan, seen together with the rest of the library.

    Args:
        plan: A plan as `read_plan` returns it.
        programs: All programs that it may use, by id.
        plans: All plans that it may lead to, by id; itself may be among them.
        broken: Ids of programs and plans whose files have problems of their own.
    """
    findings = Findings()
    _check_names(plan, findings)
    for index, stage in enumerate(plan.stages):
        path: KeyPath = ("stage", index)
        _check_programs(stage, path, programs, broken, findings)
        _check_exercises(stage, path, programs, findings)
        _check_tests(stage, path, findings)
        _check_circle(plan, stage, path, findings)
    for path, criterion in _criteria(plan):
        _check_criterion(criterion, path, programs, broken, findings)
    for path, rule in _rules(plan):
        _check_rule(plan, rule, path, findings)
    _check_plans(plan, plans, broken, findings)
    return locate(findings, plan.text, plan.origin)


def _criteria(plan: Plan) -> Iterator[tuple[KeyPath, Criterion]]:
    for index, stage in enumerate(plan.stages):
        for key, criteria in (("entry", stage.entry), ("test", stage.tests)):
            for number, criterion in enumerate(criteria):
                yield ("stage", index, key, number), criterion


def _rules(plan: Plan) -> Iterator[tuple[KeyPath, BackOff]]:
    for number, rule in enumerate(plan.back_off):
        yield ("back_off", number), rule
    for index, stage in enumerate(plan.stages):
        for number, rule in enumerate(stage.back_off):
            yield ("stage", index, "back_off", number), rule


def _check_names(plan: Plan, findings: Findings) -> None:
    seen = set()
    for index, stage in enumerate(plan.stages):
        if stage.name in seen:
            sentence = tr("there is a stage {0} already; choose another name")
            findings.add(("stage", index, "name"), sentence.format(show(stage.name)))
        seen.add(stage.name)


def _check_programs(
    stage: Stage,
    path: KeyPath,
    programs: Mapping[str, Program],
    broken: Collection[str],
    findings: Findings,
) -> None:
    if stage.program not in programs:
        sentence = no_such("program", stage.program, programs, broken)
        findings.add((*path, "program"), sentence)
    for number, name in enumerate(stage.or_programs):
        where = (*path, "or_programs", number)
        if name == stage.program:
            findings.add(where, tr("is the program of the stage itself"))
        elif name not in programs:
            findings.add(where, no_such("program", name, programs, broken))


def _check_exercises(
    stage: Stage,
    path: KeyPath,
    programs: Mapping[str, Program],
    findings: Findings,
) -> None:
    program = programs.get(stage.program)
    if program is None:
        return
    used = {step.exercise for step in program.steps()}
    for name, _ in stage.exercise_every_days:
        if name not in used:
            sentence = tr("the program {0} has no exercise {1}.")
            sentence = sentence.format(show(program.id), show(name))
            where = (*path, "exercise_every_days", name)
            findings.add(where, sentence + did_you_mean(name, used))
    dose_findings(program, stage.dose, (*path, "dose"), findings)


def _check_tests(stage: Stage, path: KeyPath, findings: Findings) -> None:
    if stage.advance is not None and stage.advance.tests_on and not stage.tests:
        sentence = tr("the stage has no tests that could be passed")
        findings.add((*path, "advance", "tests_on"), sentence)


def _check_circle(plan: Plan, stage: Stage, path: KeyPath, findings: Findings) -> None:
    """Look where a stage leads to: nowhere, or back to itself."""
    if stage.advance is None or not stage.advance.to:
        return
    where = (*path, "advance", "to")
    names = {other.name: index for index, other in enumerate(plan.stages)}
    if stage.advance.to not in names:
        findings.add(where, _no_stage(stage.advance.to, names))
        return

    def next_names(name: str) -> list[str]:
        index = names.get(name)
        if index is None:
            return []
        advance = plan.stages[index].advance
        if advance is None:
            return []
        if advance.to:
            return [advance.to]
        return [other.name for other in plan.stages[index + 1 : index + 2]]

    if leads_to(stage.advance.to, stage.name, next_names):
        findings.add(where, tr("leads in a circle: it comes back to this stage"))


def _no_stage(name: str, known: Collection[str]) -> str:
    sentence = tr("there is no stage {0}.").format(show(name))
    return sentence + did_you_mean(name, known)


def _check_criterion(
    criterion: Criterion,
    path: KeyPath,
    programs: Mapping[str, Program],
    broken: Collection[str],
    findings: Findings,
) -> None:
    if criterion.program and criterion.program not in programs:
        sentence = no_such("program", criterion.program, programs, broken)
        findings.add((*path, "program"), sentence)
    painless_ms, onset_ms = (
        criterion.since_onset_if_painless_ms,
        criterion.since_onset_ms,
    )
    if painless_ms is not None and onset_ms is not None and painless_ms > onset_ms:
        sentence = tr('must not be longer than "since_onset"')
        findings.add((*path, "since_onset_if_painless"), sentence)


def _check_rule(plan: Plan, rule: BackOff, path: KeyPath, findings: Findings) -> None:
    names = [stage.name for stage in plan.stages]
    for key, name in (("to", rule.to), ("before", rule.before)):
        if name and name not in names:
            findings.add((*path, key), _no_stage(name, names))


def _check_plans(
    plan: Plan,
    plans: Mapping[str, Plan],
    broken: Collection[str],
    findings: Findings,
) -> None:
    def next_plans(name: str) -> list[str]:
        return [plans[name].next_plan] if name in plans else []

    def plans_beside(name: str) -> list[str]:
        return [one.beside for one in plans[name].stages] if name in plans else []

    if plan.next_plan:
        where: KeyPath = ("next_plan",)
        _check_plan_link(plan, plan.next_plan, where, plans, broken, findings)
        if leads_to(plan.next_plan, plan.id, next_plans):
            sentence = tr('leads in a circle: "{0}" comes back to this plan')
            findings.add(where, sentence.format("next_plan"))
    for index, stage in enumerate(plan.stages):
        if not stage.beside:
            continue
        where = ("stage", index, "beside")
        _check_plan_link(plan, stage.beside, where, plans, broken, findings)
        if leads_to(stage.beside, plan.id, plans_beside):
            sentence = tr('leads in a circle: "{0}" comes back to this plan')
            findings.add(where, sentence.format("beside"))


def _check_plan_link(
    plan: Plan,
    name: str,
    path: KeyPath,
    plans: Mapping[str, Plan],
    broken: Collection[str],
    findings: Findings,
) -> None:
    if name != plan.id and name not in plans:
        findings.add(path, no_such("plan", name, plans, broken))
