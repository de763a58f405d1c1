"""What stands on a handout, in words and in order, before anything is measured."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from coach.care.pain import PAIN_MAX, advise
from coach.figure.motion import main_name, start_name
from coach.files.dose_words import short_time, step_dose_in_words
from coach.files.model import Sides
from coach.files.stop_limit import lowered
from coach.session.timeline import expand
from ui.handout.ticks import TickTable, times_a_day_in, weeks_in
from ui.words import kind_word, minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.figure.model import Figure
    from coach.files.model import Block, Exercise, Program, Safety, Source, Step


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)


@dataclass(frozen=True, slots=True)
class ExerciseRow:
    """One exercise with its dose, as it is printed.

    Attributes:
        number: Counted from 1 through the whole handout.
        poses: Names of the poses shown: start and end, or one.
        mirrored: The left side is shown.
        notes: Short lines below the pictures: the muscles, which side is shown.
        hints: What goes with the dose: load, effort, cue of the step.
        stops: Stop signs of this exercise that are not in the common list.
    """

    number: int
    title: str
    dose: str
    figure: Figure
    poses: tuple[str, ...]
    mirrored: bool
    notes: tuple[str, ...]
    hints: tuple[str, ...]
    setup: tuple[str, ...]
    cues: tuple[str, ...]
    stops: tuple[str, ...]
    easier: str


@dataclass(frozen=True, slots=True)
class Section:
    """Exercises that belong together; the title may be ""."""

    title: str
    rows: tuple[ExerciseRow, ...]


@dataclass(frozen=True, slots=True)
class StopBox:
    """When to stop, what pain means, and when not to begin."""

    signs: tuple[str, ...]
    pain: tuple[str, ...]
    leave_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a handout.

    Attributes:
        facts: Short lines below the title.
        code: What the QR code says.
        has_blanks: There are lines to write on: for whom, from when, by whom.
    """

    text: str
    facts: tuple[str, ...]
    summary: str
    code: str
    code_caption: str
    has_blanks: bool = True


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything that is printed for one program.

    Attributes:
        made_by: Authors and licence.
        reference: Id, revision and the first digits of the hash, for the footer.
    """

    title: Title
    stop_box: StopBox
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    table: TickTable
    sources: tuple[Source, ...]
    made_by: str
    reference: str


def program_handout(
    program: Program, exercises: Mapping[str, Exercise], side: str = ""
) -> Handout:
    """Return the handout of a program.

    Args:
        program: A program without problems.
        exercises: Every exercise that it uses, by id.
        side: The sore side where it is known: "left", "right" or "both"; it is the
            one that is shown and named.
    """
    box = _stop_box(program, exercises)
    return Handout(
        title=Title(
            clean(program.title),
            _facts(program, exercises),
            clean(program.summary),
            code_text("program", program.id, program.revision, program.sha256),
            _tr("Program code"),
        ),
        stop_box=box,
        sections=_sections(program, exercises, frozenset(box.signs), side),
        notes=cleaned(program.notes),
        table=_table(program),
        sources=program.sources,
        made_by=dotted((", ".join(program.authors), program.license)),
        reference=reference_text(program.id, program.revision, program.sha256),
    )


def clean(text: str) -> str:
    """Return a text in one line, as a paragraph is set."""
    return " ".join(text.split())


def dotted(parts: Iterable[str]) -> str:
    """Return the parts that are not empty, with a middle dot between them.

    `ui.words.joined` puts wider spaces there, which not every print font has.
    """
    return " · ".join(part for part in parts if part)


def capital(text: str) -> str:
    """Return a text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def cleaned(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that are not empty, each in one line."""
    return tuple(line for line in map(clean, texts) if line)


def code_text(kind: str, name: str, revision: int, sha256: str) -> str:
    """Return what the QR code of a file says; it names the exact text of the file."""
    return f"coach:{kind}/{name}?rev={revision}&sha256={sha256}"


def reference_text(name: str, revision: int, sha256: str) -> str:
    """Return id, revision and a short hash for people to compare."""
    words = _tr("{0}, revision {1}, SHA-256 {2}")
    return words.format(name, revision, sha256[:12])


def intended_use() -> str:
    """Return what this product is for; it stands on every page."""
    return _tr(
        "This program offers exercise timers, reminders and a diary for adults. It "
        "does not diagnose or treat any condition and does not replace a doctor or "
        "physiotherapist."
    )


def before_you_begin() -> str:
    """Return what everybody should know before the first time."""
    return _tr(
        "Before you begin: if you are pregnant, have a heart, lung, nerve or "
        "blood-vessel condition, take blood thinners, or were told to limit exercise, "
        "ask a professional first. Stop whenever something feels wrong."
    )


def _facts(program: Program, exercises: Mapping[str, Exercise]) -> tuple[str, ...]:
    length_ms = expand(program, dict(exercises)).total_ms
    count = len({step.exercise for step in program.steps()})
    exercise_words = _tr("1 exercise") if count == 1 else _tr("{0} exercises")
    about = _tr("about {0} min").format(minutes(length_ms))
    first = (kind_word(program.kind), about, exercise_words.format(count))
    needs = ", ".join(program.equipment) or _tr("no equipment")
    lines = [dotted(first), _tr("You need: {0}").format(needs)]
    if program.frequency:
        lines.insert(1, _tr("How often: {0}").format(program.frequency))
    return cleaned(lines)


def _stop_box(program: Program, exercises: Mapping[str, Exercise]) -> StopBox:
    """Return the program's stop signs, or those that all its exercises share."""
    lists = [exercises[step.exercise].stop_if for step in program.steps()]
    shared = [sign for sign in lists[0] if all(sign in each for each in lists)]
    safety = program.safety
    if safety is None:
        return StopBox(cleaned(shared), (), ())
    signs = safety.stop_if or lowered(shared, safety.stop_pain)
    return StopBox(cleaned(signs), _pain_lines(safety), cleaned(safety.not_if))


def _pain_lines(safety: Safety) -> tuple[str, ...]:
    """Return what each stretch of the pain scale asks for, as the player does."""
    advice = [_pain_advice(pain, safety) for pain in range(PAIN_MAX + 1)]
    lines = []
    first = 0
    for pain in range(1, PAIN_MAX + 2):
        if pain <= PAIN_MAX and advice[pain] == advice[first]:
            continue
        stretch = f"{first}–{pain - 1}" if pain - 1 > first else str(first)
        words = _tr("Pain {0} of {1}: {2}")
        lines.append(words.format(stretch, PAIN_MAX, advice[first]))
        first = pain
    return tuple(lines)


def _pain_advice(pain: int, safety: Safety) -> str:
    """Return what a number asks for, with and without an easier version at hand."""
    easier, other = (
        advise(pain, safety, danger_words=False, has_easier=has_easier)
        for has_easier in (True, False)
    )
    if easier.action == "end":
        return _tr("End of exercise for today, then rest and calm movement.")
    if easier.action == "go-on":
        return " ".join(easier.sentences)
    words = {
        "leave-out": _tr("Leave this exercise out for today."),
        "halve": _tr("Make it smaller, lighter or slower: about half."),
    }[other.action]
    if easier.action == "easier":
        words = _tr("Take the easier version. Where there is none: {0}").format(
            words[:1].lower() + words[1:]
        )
    return _tr("{0} Tomorrow morning decides.").format(words)


def _sections(
    program: Program,
    exercises: Mapping[str, Exercise],
    common: frozenset[str],
    side: str,
) -> tuple[Section, ...]:
    sections = []
    number = 1
    for block in program.blocks:
        rows = []
        for step in block.steps:
            exercise = exercises[step.exercise]
            rows.append(_row(number, _sided(step, side), exercise, common))
            number += 1
        title = _block_title(block) if len(program.blocks) > 1 else _rounds(block)
        sections.append(Section(title, tuple(rows)))
    return tuple(sections)


def _sided(step: Step, side: str) -> Step:
    """Return a step that names the side which is sore, where that is known."""
    named = {"left": Sides.LEFT, "right": Sides.RIGHT, "both": Sides.EACH}
    if step.sides is not Sides.AFFECTED or side not in named:
        return step
    return replace(step, sides=named[side])


def _block_title(block: Block) -> str:
    return dotted((clean(block.name), _rounds(block)))


def _rounds(block: Block) -> str:
    if block.rounds == 1:
        return ""
    words = _tr("{0} rounds").format(block.rounds)
    if not block.rest_ms:
        return words
    return _tr("{0}, {1} rest between").format(words, short_time(block.rest_ms))


def _row(
    number: int, step: Step, exercise: Exercise, common: frozenset[str]
) -> ExerciseRow:
    figure = exercise.figure
    stops = cleaned(exercise.stop_if)
    return ExerciseRow(
        number=number,
        title=clean(exercise.title),
        dose=capital(step_dose_in_words(step)),
        figure=figure,
        poses=_poses(figure),
        mirrored=step.sides is Sides.LEFT,
        notes=_picture_notes(step, exercise),
        hints=_hints(step),
        setup=cleaned(exercise.setup),
        cues=cleaned(exercise.cues),
        stops=tuple(sign for sign in stops if sign not in common),
        easier=clean(exercise.easier_text),
    )


def _poses(figure: Figure) -> tuple[str, ...]:
    """Return start and end pose, or the only one there is to show."""
    start, end = start_name(figure), main_name(figure)
    if len(figure.still) > 1:
        start, end = figure.still[0], figure.still[-1]
    return (start,) if start == end else (start, end)


def _picture_notes(step: Step, exercise: Exercise) -> tuple[str, ...]:
    notes = []
    if exercise.muscles:
        notes.append(_tr("Works: {0}").format(", ".join(exercise.muscles)))
    sides = {
        Sides.EACH: _tr("Right side shown; do both sides."),
        Sides.ALTERNATE: _tr("Right side shown; change sides each time."),
        Sides.AFFECTED: _tr("Right side shown; do the sore side."),
        Sides.LEFT: _tr("Left side shown."),
        Sides.RIGHT: _tr("Right side shown."),
    }
    if step.sides in sides:
        notes.append(sides[step.sides])
    return cleaned(notes)


def _hints(step: Step) -> tuple[str, ...]:
    hints = []
    if step.load:
        hints.append(_tr("Load: {0}").format(step.load))
    if step.effort:
        hints.append(_tr("Effort: {0}").format(step.effort))
    hints.append(step.cue)
    return cleaned(hints)


def _table(program: Program) -> TickTable:
    often = clean(program.frequency)
    caption = _tr("Tick a box each time you have done it.")
    if often:
        caption = _tr("{0} How often: {1}.").format(caption, often)
    return TickTable(
        caption=caption,
        weeks=weeks_in(often),
        times_a_day=times_a_day_in(often),
        asks_pain=any("pain" in step.ask for step in program.steps()),
    )
