"""The keys that say how much: time, hold, reps or open, and what goes with each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.files.durations import HOUR_MS, MINUTE_MS, SECOND_MS
from coach.files.fields import Duration, Field, Flag, WholeNumber
from coach.files.groups import Mapping, OneOrRange, Table
from coach.translate import tr

if TYPE_CHECKING:
    from coach.files.findings import Findings, KeyPath

MAX_REPS = 200
MAX_SETS = 20

_HOLD = Duration(low_ms=SECOND_MS, high_ms=10 * MINUTE_MS)
_TIME = Duration(low_ms=SECOND_MS, high_ms=2 * HOUR_MS)
_REPETITION = Duration(low_ms=200, high_ms=10 * MINUTE_MS)

DOSE_FIELDS: dict[str, Field] = {
    "time": OneOrRange(
        of=_TIME,
        label="Time",
        help='Continuous work, such as "2 min".',
    ),
    "hold": OneOrRange(
        of=_HOLD,
        label="Hold",
        help='How long one hold lasts, such as "30 s".',
    ),
    "reps": OneOrRange(
        of=WholeNumber(low=1, high=MAX_REPS),
        label="Repetitions",
        help="How often; beside a hold, how many holds.",
    ),
    "gap": Duration(
        low_ms=0,
        high_ms=10 * MINUTE_MS,
        label="Gap",
        help="Pause between two holds.",
    ),
    "each": Duration(
        low_ms=_REPETITION.low_ms,
        high_ms=_REPETITION.high_ms,
        label="Each repetition",
        help="How long one repetition takes.",
    ),
    "tempo": Mapping(
        of=_REPETITION,
        low=1,
        high=12,
        label="Tempo",
        help="Phases of the figure and how long each takes within a repetition.",
    ),
    "open": Flag(
        only_true=True,
        label="Until the person says so",
        help="Ends with a key; hold or time is then the longest it may last.",
    ),
    "sets": WholeNumber(
        low=1, high=MAX_SETS, label="Sets", help="How often the whole is done."
    ),
    "rest": Duration(
        low_ms=0,
        high_ms=15 * MINUTE_MS,
        label="Rest",
        help="Rest between two sets.",
    ),
}

MEASURE_KEYS = ("time", "hold", "reps", "gap", "each", "tempo", "open")


@dataclass(frozen=True)
class _Form:
    """One way to measure: its leading key and what may stand beside it."""

    lead: str
    beside: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    no_range: tuple[str, ...] = ()

    @property
    def strangers(self) -> tuple[str, ...]:
        known = (self.lead, *self.beside, *self.one_of)
        return tuple(key for key in MEASURE_KEYS if key not in known)


_FORMS = {
    "time": _Form("time"),
    "hold": _Form("hold", beside=("reps", "gap"), no_range=("reps",)),
    "reps": _Form("reps", one_of=("each", "tempo")),
    "open": _Form(
        "open",
        beside=("reps", "gap"),
        one_of=("hold", "time"),
        no_range=("hold", "time", "reps"),
    ),
}


def form_of(table: dict[str, Any]) -> str | None:
    """Return which of "open", "hold", "time", "reps" leads a dose; None for none."""
    for lead in ("open", "hold", "time", "reps"):
        if lead in table:
            return lead
    return None


class OneDose:
    """Exactly one way to measure is given, complete and without keys of another."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding for each key that is missing or does not go with the rest."""
        lead = form_of(table)
        if lead is None:
            sentence = tr('has no dose; give one of "time", "hold", "reps" or "open"')
            findings.add(path, sentence)
            return
        form = _FORMS[lead]
        for key in form.strangers:
            if key in table:
                sentence = tr('"{0}" does not go with "{1}"; give only one of them')
                findings.add((*path, key), sentence.format(key, lead))
        for key in form.no_range:
            if isinstance(table.get(key), list):
                sentence = tr("is one value here, not a range")
                findings.add((*path, key), sentence)
        self._check_companions(form, table, path, findings)

    @staticmethod
    def _check_companions(
        form: _Form, table: dict[str, Any], path: KeyPath, findings: Findings
    ) -> None:
        given = [key for key in form.one_of if key in table]
        if form.one_of and len(given) != 1:
            sentence = tr('"{0}" needs either "{1}" or "{2}" beside it')
            findings.add((*path, form.lead), sentence.format(form.lead, *form.one_of))
        if "gap" in form.beside and "gap" in table and "reps" not in table:
            sentence = tr('"gap" needs "reps": the number of holds it lies between')
            findings.add((*path, "gap"), sentence)

    def schema(self) -> dict[str, Any]:
        """Return the forms as draft-04."""
        return {"oneOf": [_form_schema(form) for form in _FORMS.values()]}


def _form_schema(form: _Form) -> dict[str, Any]:
    strangers = [{"required": [key]} for key in form.strangers]
    schema: dict[str, Any] = {"required": [form.lead], "not": {"anyOf": strangers}}
    if form.one_of:
        schema["oneOf"] = [{"required": [key]} for key in form.one_of]
    if form.no_range:
        schema["properties"] = {
            key: {"not": {"type": "array"}} for key in form.no_range
        }
    if "gap" in form.beside:
        schema["dependencies"] = {"gap": ["reps"]}
    return schema


ONE_DOSE = OneDose()

SIDE_DOSE = Table(
    fields=DOSE_FIELDS,
    label="Dose of one side",
    help="What differs from the dose of the step.",
)

DOSE = Table(
    fields=DOSE_FIELDS,
    rules=(ONE_DOSE,),
    label="Usual dose",
    help="What an editor offers when the exercise is added to a program.",
)


def side_dose(step: dict[str, Any], override: dict[str, Any]) -> dict[str, Any]:
    """Return the dose of one side: the step's keys with the side's own on top."""
    dose = {key: step[key] for key in DOSE_FIELDS if key in step}
    if "each" in override or "tempo" in override:
        dose.pop("each", None)
        dose.pop("tempo", None)
    return dose | override


class SideDoses:
    """`dose.left` and `dose.right` still make one dose with the step's own keys."""

    def check(self, table: dict[str, Any], path: KeyPath, findings: Findings) -> None:
        """Add a finding for each side whose dose is no longer one."""
        sides = table.get("dose")
        if not isinstance(sides, dict) or form_of(table) is None:
            return
        for side, override in sides.items():
            if isinstance(override, dict):
                merged = side_dose(table, override)
                ONE_DOSE.check(merged, (*path, "dose", side), findings)

    def schema(self) -> dict[str, Any]:
        """Return {}: draft-04 cannot look at two tables together."""
        return {}
