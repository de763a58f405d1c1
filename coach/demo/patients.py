"""The made-up patients of the demo's practice, and how their days went."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.translate import tr

# One letter for each day of a report: done, stopped, missed, nothing planned.
DONE, STOPPED, MISSED, REST = "d", "s", "m", "."


@dataclass(frozen=True, slots=True)
class PatientStory:
    """One patient; all of it is made up.

    Attributes:
        program: Id of the shipped program that they were assigned.
        stage: As their report names it.
        days: One letter for each day up to `heard_ago` days ago.
        pains: Worst pain of each of these days; a blank stands for no answer.
        heard_ago: So many days ago the report came.
        note: What they wrote along, or "".
        mine: What the physiotherapist noted, or "".
        next_stage: What their report says that they are ready for, or "".
    """

    name: str
    side: str
    problem: str
    program: str
    stage: str
    days: str
    pains: str
    heard_ago: int
    week: tuple[int, ...] = field(default=tuple(range(7)))
    note: str = ""
    mine: str = ""
    next_stage: str = ""


def patient_stories() -> tuple[PatientStory, ...]:
    """Return the patients in the order in which they came to the practice."""
    return (
        PatientStory(
            "Tom Sato",
            "both",
            tr("Calves"),
            "everyday-warm-up",
            tr("Warm-up"),
            "ddmddmdddm",
            "3 23 222 2",
            3,
        ),
        PatientStory(
            "Priya Nair",
            "left",
            tr("Hamstring"),
            "hamstring-mild-3",
            tr("Phase 3"),
            "d.dd.dm.d.dd",
            "2 21 11 0 00",
            2,
            note=tr("Ran 20 minutes without noticing the leg."),
            next_stage=tr("Phase 4"),
        ),
        PatientStory(
            "Jonas Weil",
            "",
            tr("Lower back"),
            "desk-break-back-ease",
            tr("Mobility"),
            "mmmmd",
            "    4",
            9,
        ),
        PatientStory(
            "Ines Duarte",
            "",
            tr("Groin"),
            "groin-ladder-3",
            tr("Phase 3"),
            "dd.mdd.ddm.dd",
            "22 221 11 11",
            1,
        ),
        PatientStory(
            "Sam Osei",
            "left",
            tr("Calf strain"),
            "calf-ladder-2",
            tr("Phase 1"),
            "ddmdsmddmds",
            "54433233346",
            1,
            note=tr("Sharp pull when going up on the toes."),
            mine=tr("Stairs at work, four floors. Check the shoes next time."),
        ),
        PatientStory(
            "Alex Kim",
            "right",
            tr("Hamstring"),
            "first-72-hours",
            tr("First days"),
            "ddd",
            "443",
            0,
        ),
        PatientStory(
            "Nora Berg",
            "right",
            tr("Hamstring"),
            "hamstring-mild-2",
            tr("Phase 2"),
            "ddddddmddddddd",
            "3333 332222222",
            0,
            mine=tr("Half marathon in spring."),
        ),
    )
