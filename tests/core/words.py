"""What no sentence of the product may say, in files or on screen.

Coach offers timers, reminders and a diary. It makes no claim about an illness, names
no injury, promises no time, and uses no questionnaire that belongs to somebody.
A claim may be denied ("does not treat"), and only so; names may not appear at all.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Claims; a sentence may deny them.
CLAIMS = (
    r"\btreat(s|ed|ing|ment|ments)?\b",
    r"\bheal(s|ed|ing)?\b",
    r"\bcur(e|es|ed|ing)\b",
    r"\bprevent(s|ed|ing)?\b",
    r"\bclear(ed|ance)\b",
    r"\bdiagnos\w*",
    r"\bguarantee\w*",
    r"\b(predict|foretell)\w*",
    # The journal and the profession of that name are no claim.
    r"(?<!\bphysical )\btherap(y|ies|eutic)\b",
    r"\bsafe to (return|play|go back)\b",
)

# Statements about the person's body, promises, and old theories.
STATEMENTS = (
    # "You have done two sets", "do you have" and "you have to" say nothing of a body.
    r"(?<!do )\byou (probably |may |might |could )?have\b"
    r"(?! (to|done|been|read|already|not|tried|ticked|chosen|saved)\b)",
    r"\byou're suffering\b",
    r"\byou suffer\b",
    r"\bgrade [0-9i]",
    r"\b(partial|full|complete) (tear|rupture)",
    r"\b(tears?|torn)\b",
    r"\bruptur",
    r"\blactic\b",
    r"\btoxins?\b",
    r"\brecover(ed|s|y)? (in|within|after) (about )?[0-9]",
    r"\brecover in\b",
    r"\b(in|within|after) [0-9]+ (days|weeks) (you|it) (will|is|are)\b",
    r"\b(cut|lower|reduce|halve)s? (your|the) (risk|chance)",
    r"\brisk\b[^.]*\b[0-9]+ ?(%|per cent)",
    r"\b[0-9]+ ?(%|per cent) (less|lower|smaller)( of a)? (risk|chance)",
    r"\b(speed|accelerate)s? (up )?(your )?(healing|recovery)\b",
    r"\byou(r leg)?('ll| will) (be back|be fit|be pain-free|recover|run again)\b",
    r"\bback (to|in) (sport|training|play) (in|within|after) (about )?[0-9]",
    r"\bfull recovery\b",
)

# Questionnaires and programs whose names and texts belong to somebody.
NAMES = (
    r"\b(LEFS|FASH|PSFS|KOOS|HOOS|FAOS|HAGOS|VISA-?[A-Z]?)\b",
    r"\b(lower extremity|patient-specific) functional\b",
    r"\bfunctional assessment scale\b",
    r"\b(NPRS|RPE|CR-?10)\b",
    r"\bBorg\b",
    r"\bPAR-?Q",
    r"\bePARmed",
    r"\bWong\b",
    r"(?-i:\bFACES\b)",
    r"\b(pain|sad|smiling) faces?\b",
    r"\bfaces pain\b",
    # Faces stand for no pain at all, drawn ones neither.
    r"[\u2639-\u263B\U0001F600-\U0001F64F]|[:;]-[()]",
    r"\bFIFA\b",
    r"\b11\+",
)

# Illnesses that no text names as what the person has; asking about the past may.
ILLNESSES = (
    r"\bclots?\b",
    r"\b(thrombos[ie]s|embolism|DVT)\b",
    r"\b(compartment syndrome|cauda equina|sciatica|tetanus)\b",
    r"\b(aneurysm|tumou?r|avulsion|tendinopathy|tendinitis)",
    r"\bBaker('s)? cyst\b",
)

# A denial stands shortly before the claim, in the same part of the sentence.
_DENIED = (
    r"\b(do|does|did|is|are|can)(n't| not)(?! (only|just|merely)\b)( \w+){0,4} $"
    r"|\bnot a $|\bno $"
)

# Exact sentences that would be refused, and why they are right.
ALLOWED = {
    "This app shows your weekly load without a risk colour, because no such number "
    "foretells an injury.": "denies it",
    "Ratios of recent to earlier training predict injuries hardly better than chance; "
    "random numbers in their place give much the same result.": "denies it",
    "They do not speed up healing as far as we know.": "denies it",
    "Lately an operation, bed rest, a plaster cast or a long journey; or cancer, "
    "pregnancy, a hormone pill, or a blood clot before?": (
        "asks what was in the past; a doctor has told the person"
    ),
}


def forbidden(text: str) -> list[str]:
    """Return the parts of a text that must not be said."""
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        if sentence in ALLOWED:
            continue
        for pattern in (*STATEMENTS, *NAMES, *ILLNESSES):
            match = re.search(pattern, sentence, re.IGNORECASE)
            if match:
                found.append(match[0])
        for pattern in CLAIMS:
            found += [
                match[0]
                for match in re.finditer(pattern, sentence, re.IGNORECASE)
                if re.search(_DENIED, sentence[: match.start()], re.I) is None
            ]
    return found


def texts_in(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a document with the keys that lead to it."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from texts_in(entry, f"{where}.{key}")
    elif isinstance(value, list):
        for entry in value:
            yield from texts_in(entry, where)


# Functions whose text a person reads, and keywords whose text a form shows.
_TRANSLATORS = {"tr", "_tr", "translate"}
_SHOWN_KEYWORDS = {"label", "help", "rule", "key_rule"}


def visible_texts(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a module that a person may see, with their lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        for part in _shown_parts(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield node.lineno, part.value


def _shown_parts(call: ast.Call) -> Iterator[ast.expr]:
    function = call.func
    name = getattr(function, "attr", getattr(function, "id", ""))
    if name in _TRANSLATORS:
        # translate(context, text): the context is only a name.
        yield from call.args[1:] if name == "translate" else call.args
    yield from (word.value for word in call.keywords if word.arg in _SHOWN_KEYWORDS)
