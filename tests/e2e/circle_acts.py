"""What a physiotherapist and a patient do, one after the other, each at a window."""

from __future__ import annotations

import io
import json
import sqlite3
import tomllib
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tests.e2e.hands import Hands, until

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PASSPHRASE = "four calm harbour seals"
THERAPIST, PATIENT = "Nora Lindqvist", "Sam Osei"
PROGRAM = "Slow squats"
MESSAGE = "Slowly down. Ring me if it pulls."
BECAUSE = "It felt fine again."
NOTE = "It pulled on the way up."
_CODE = r"(\d{4} ){7}\d{4}"


# What is stored


def rows(file: Path, query: str, *values: str) -> list[Any]:
    """Return rows of a database that another program may be writing; [] before."""
    if not file.exists():
        return []
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError:
            return []  # the file is there, its tables are being made


def events(history: Path, kind: str) -> list[dict[str, Any]]:
    """Return what is noted of one kind, in all sessions."""
    query = "SELECT data FROM event WHERE kind = ? ORDER BY session_id, seq"
    return [json.loads(data) for (data,) in rows(history, query, kind)]


def entries(history: Path, kind: str) -> list[dict[str, Any]]:
    """Return what is noted of one kind, beside sessions."""
    query = "SELECT data FROM entry WHERE kind = ?"
    return [json.loads(data) for (data,) in rows(history, query, kind)]


def in_bundle(bundle: bytes, name: str) -> bytes:
    """Return one file out of a bundle that is not locked."""
    with zipfile.ZipFile(io.BytesIO(bundle)) as opened:
        return opened.read(name)


def assignment_in(bundle: bytes) -> dict[str, Any]:
    """Return what a bundle assigns."""
    return tomllib.loads(in_bundle(bundle, "assignment.toml").decode())


def issued(clinic: Path) -> list[bytes]:
    """Return the bundles that a practice has handed out, oldest first."""
    query = "SELECT bundle FROM issued ORDER BY revision"
    return [bundle for (bundle,) in rows(clinic, query)]


# The physiotherapist


def make_key(hands: Hands) -> str:
    """Turn on therapist mode, make the key, and read its code from the card."""
    hands.press("Settings")
    hands.press("Physiotherapist")
    hands.press("Therapist mode")
    hands.fill("Your name", THERAPIST)
    hands.fill("Practice", "Harbour Physiotherapy")
    hands.fill("Passphrase", PASSPHRASE, is_secret=True)
    hands.fill("The same passphrase again", PASSPHRASE, is_secret=True)
    hands.press("Make my key")
    hands.gone("Make my key")
    hands.press("Show your key")
    code = hands.reads(_CODE)
    hands.press("Done")
    hands.gone(_CODE)
    return code


def write_program(hands: Hands, folder: Path) -> dict[str, Any]:
    """Write a program with one exercise in the editor, and return its file."""
    hands.press("Programs")
    hands.press("New program")
    hands.fill("Title", PROGRAM)
    hands.press("Add step")
    hands.fill("Search exercises", "bodyweight squat")
    hands.reads("Bodyweight squat, .*")
    hands.key("Down", "Return")
    hands.fill("Repetitions", "2")
    hands.reads("Bodyweight squat, 2, .*")
    hands.press("Save")
    hands.reads("Last saved .*")
    hands.press("Back")
    hands.reads(f"Start|{PROGRAM}")
    (file,) = folder.glob("*.program.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def add_patient(hands: Hands) -> None:
    """Add a patient."""
    hands.press("Patients")
    hands.press("Add patient")
    hands.fill("Name", PATIENT)
    hands.press("Left")
    hands.fill("Problem", "calf strain")
    hands.press("Save")
    hands.reads(f"{PATIENT}, Left calf strain.*")


def assign_first(hands: Hands, target: Path) -> None:
    """Assign the program: every day, one session a day, a pain limit, a message."""
    hands.press("Assign program")
    hands.choose("(Plan|Program): .*", f"Program: {PROGRAM}")
    for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
        hands.turn(f"Days: {day}", on=True)
    hands.turn("Comes back each week: Notes they choose", on=True)
    hands.fill("Message", MESSAGE)
    _sign(hands, target)


def raise_dose(hands: Hands, target: Path) -> None:
    """Assign the next revision with a set more."""
    hands.press("Assign program")
    hands.press("Dose.*")
    hands.press("More: Sets of Bodyweight squat")
    _sign(hands, target)


def _sign(hands: Hands, target: Path) -> None:
    hands.press("Assign")
    hands.choose_file(target)
    hands.reads(f"Revision . for {PATIENT} is saved as {target.name}.*")
    until(target.exists, target.name)


def open_report(hands: Hands, file: Path) -> str:
    """Open a report, and return the code that its first one shows."""
    hands.press("Patients")
    hands.press("Open report")
    hands.choose_file(file)
    hands.reads(f"First report of {PATIENT}")
    code = hands.reads(_CODE)
    hands.press("Done")
    hands.gone(_CODE)
    return code


# The patient


def keep_unknown(hands: Hands, history: Path) -> None:
    """See a plan whose key is unknown, and keep it: it waits."""
    hands.reads(f"From {THERAPIST}, .*")
    hands.reads("Until then the plan is shown and does not run|.*does not run\\.")
    assert not hands.has_enabled("Take this plan")
    hands.press("Keep for later")
    hands.reads("Kept, not running yet")
    hands.press("Close")
    hands.gone("Kept, not running yet")
    assert rows(history, "SELECT state FROM assignment") == [("waiting",)]
    assert rows(history, "SELECT * FROM trusted_key") == []


def compare(hands: Hands, history: Path, file: Path, code: str) -> None:
    """Open the file from the menu, type a wrong code and the right one, take it."""
    hands.press("Programs")
    hands.press("Open a file")
    hands.choose_file(file)
    other = f"{code[:-1]}{(int(code[-1]) + 1) % 10}"
    hands.fill("Code from the card", other)
    hands.reads(f"These are not the digits of this key. Ask {THERAPIST} .*")
    assert not hands.has_enabled("Take this plan")
    assert rows(history, "SELECT state FROM assignment") == [("waiting",)]
    hands.fill("Code from the card", code)
    hands.press("Take this plan")
    hands.reads("Your plan is here")
    assert rows(history, "SELECT state FROM assignment") == [("current",)]
    assert rows(history, "SELECT how, name FROM trusted_key") == [("code", THERAPIST)]


def begin(hands: Hands) -> None:
    """Begin the plan that was taken."""
    hands.press("Begin")
    hands.reads("Sore side")
    hands.press("Begin")
    hands.reads(".* has begun\\.")
    # In a small window the message lies over what comes next.
    hands.press("Close the message")


def hurt(hands: Hands, history: Path) -> None:
    """Do a session until it hurts more than the plan allows: it ends."""
    hands.press("Start")
    until(lambda: events(history, "rep"), "a repetition")
    hands.key("h")
    hands.reads("How much does it hurt\\?")
    hands.key("4")
    hands.press("Answer a few questions")
    hands.press("None of these")
    hands.press("I have read this")
    hands.fill("Note", NOTE)
    hands.press("Save")
    hands.press("Done")


def do_more(hands: Hands, history: Path) -> None:
    """Do a second session, which the plan does not foresee, and say why."""
    hands.press("Look")
    hands.press("Start")
    hands.reads("The plan says otherwise")
    hands.fill("Why\\? \\(optional\\)", BECAUSE)
    hands.press("Do it all the same")
    until(lambda: events(history, "finish"), "the end of the session")
    hands.reads("How much did it hurt\\?")
    hands.key("2")
    hands.press("Save")
    hands.press("Done")


def send_report(hands: Hands, target: Path) -> None:
    """See what leaves, and save it as a file."""
    hands.press("Recovery")
    hands.press("Send a report: .*")
    hands.reads(f"Report for {THERAPIST}")
    hands.reads(f".*{NOTE}")
    hands.press("Choose where")
    hands.choose_file(target)
    hands.reads(f"Saved as {target.name}\\. .*")


def take_second(hands: Hands, changed: Sequence[str]) -> None:
    """Read what the second revision changes, and take it."""
    hands.reads("What is different from revision 1")
    for words in changed:
        hands.reads(words)
    hands.press("Take this plan")
    hands.reads("Your course goes on with revision 2\\.")
    hands.press("Close")
    hands.gone("Your plan is here")
