"""The plans as rows to choose from: what each is for and how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.models.program_list import exercise_words
from ui.models.reading_list import Reading
from ui.models.search_words import words_of
from ui.models.signers import from_signer
from ui.words import capital, joined

if TYPE_CHECKING:
    from coach.files.model import Exercise, Program
    from coach.files.plan_model import Plan
    from ui.models.library_model import LibraryModel

_WEEK = 7


def _tr(text: str) -> str:
    return QCoreApplication.translate("plan_list", text)


def plan_readings(library: LibraryModel) -> list[Reading]:
    """Return a row for each plan, by title."""
    plans = sorted(
        library.library.plans.values(), key=lambda plan: plan.title.casefold()
    )
    return [
        Reading(
            key=plan.id,
            title=plan.title,
            content=plan,
            words=_words(plan, library),
            strong=stages_words(plan),
            facts=joined(
                (weeks_words(plan), capital(plan.area), from_signer(library, plan.id))
            ),
            summary=plan.summary,
            exercise=_telling_exercise(plan, library),
        )
        for plan in plans
    ]


def stages_words(plan: Plan) -> str:
    """Return how many stages a plan has, in words."""
    count = len(plan.stages)
    return _tr("1 stage") if count == 1 else _tr("{0} stages").format(count)


def weeks_words(plan: Plan) -> str:
    """Return how many weeks a plan takes at least; "" where nobody can say.

    The last stage may have no end; a stage without days of its own takes as long as
    its tests take.
    """
    days = 0
    for stage in plan.stages:
        if stage.advance is None:
            break
        if not stage.min_days:
            return ""
        days += stage.min_days
    if not days or days % _WEEK:
        return ""
    weeks = days // _WEEK
    return _tr("1 week") if weeks == 1 else _tr("{0} weeks").format(weeks)


def programs_of(plan: Plan, library: LibraryModel) -> list[Program]:
    """Return the programs that a plan names and the library holds, each once."""
    names = [
        name for stage in plan.stages for name in (stage.program, *stage.or_programs)
    ]
    found = (library.program(name) for name in dict.fromkeys(names))
    return [program for program in found if program is not None]


def plans_with(library: LibraryModel, program_id: str) -> list[Plan]:
    """Return the plans in which a program has a stage, by title."""
    found = [
        plan
        for plan in library.library.plans.values()
        if any(program_id in (s.program, *s.or_programs) for s in plan.stages)
    ]
    return sorted(found, key=lambda plan: plan.title.casefold())


def _words(plan: Plan, library: LibraryModel) -> frozenset[str]:
    """Return what a search for a plan looks through."""
    programs = programs_of(plan, library)
    texts = [plan.title, plan.area, plan.summary]
    texts += [stage.title for stage in plan.stages]
    texts += [program.title for program in programs]
    used = {step.exercise for program in programs for step in program.steps()}
    known = library.exercises
    words = (exercise_words(known[name]) for name in used if name in known)
    return words_of(*texts).union(*words)


def _telling_exercise(plan: Plan, library: LibraryModel) -> Exercise | None:
    """Return the exercise that is drawn: the one that says most about the plan.

    It is in most of the stages, and in few programs of other plans; of the last ones
    in a program, since those before are for warming up.
    """
    programs = programs_of(plan, library)
    uses: dict[str, int] = {}
    for program in library.library.programs.values():
        for name in {step.exercise for step in program.steps()}:
            uses[name] = uses.get(name, 0) + 1
    weights: dict[str, float] = {}
    for program in programs:
        for place, step in enumerate(program.steps(), 1):
            share = place / len(program.steps()) / uses[step.exercise]
            weights[step.exercise] = weights.get(step.exercise, 0.0) + share
    known = {name: w for name, w in weights.items() if name in library.exercises}
    if not known:
        return None
    return library.exercises[max(known, key=known.__getitem__)]
