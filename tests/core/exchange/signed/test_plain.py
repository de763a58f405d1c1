"""A refusal says what it means and what to do first, and the detail after that."""

import pytest

from coach.errors import ProblemsError
from coach.exchange.signed.container import open_container
from coach.exchange.signed.errors import EncryptionError, SignedError
from coach.exchange.signed.plain import told_plainly
from coach.files.model import Problem
from tests.core.exchange.signed.bundles import (
    PLAN,
    THERAPIST,
    fields_for,
    signed_zip,
    trusting,
)
from tests.core.exchange.signed.zips import Part, build, deflated, parts_of

ON_ITS_WAY = "The file was damaged or changed on its way."
AGAIN = "Ask your physiotherapist to send it again."


def with_part(bundle, **changes):
    """Return a file whose plan says other things about itself."""
    parts = parts_of(bundle)
    (plan,) = (each for each in parts if each.name == b"assignment.toml")
    for name, value in changes.items():
        setattr(plan, name, value)
    return build(parts)


def with_manifest(bundle):
    """Return a file whose manifest names another revision."""
    parts = parts_of(bundle)
    for part in parts:
        part.content = part.content.replace(b'"revision": 3', b'"revision": 4')
    return build(parts)


DAMAGED = {
    "cut short": lambda whole: whole[:-40],
    "too large": lambda whole: b"PK\x03\x04" * (4 << 20),
    "unpacks to more": lambda whole: with_part(
        whole, packed=deflated(PLAN * 2), size=len(PLAN)
    ),
    "wrong checksum": lambda whole: with_part(whole, crc=1),
    "another dose": lambda whole: with_part(whole, content=PLAN.replace(b"2", b"3")),
    "longer": lambda whole: with_part(whole, content=PLAN + b"#"),
    "renamed": lambda whole: with_part(whole, name=b"other.toml"),
    "link": lambda whole: with_part(whole, attributes=0o120777 << 16),
    "added": lambda whole: build([*parts_of(whole), Part(b"more.toml", b"x")]),
    "missing": lambda whole: build(parts_of(whole)[:-1]),
    "not signed": lambda whole: build([Part(b"assignment.toml", PLAN)]),
    "signature": with_manifest,
}


def refusal_of(data):
    """Return how the refusal of a file is told."""
    with pytest.raises(SignedError) as refused:
        open_container(data, trusting(THERAPIST))
    return told_plainly(refused.value), str(refused.value)


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_file_is_to_be_sent_again(bundle, name):
    """One plain sentence and what to do, whatever exactly is wrong."""
    refusal, sentence = refusal_of(DAMAGED[name](bundle))

    assert (refusal.meaning, refusal.advice) == (ON_ITS_WAY, AGAIN)
    assert refusal.detail == sentence


def test_each_damage_keeps_its_own_sentence(bundle):
    """So that whoever sent the file can tell what has happened to it."""
    details = {refusal_of(change(bundle))[0].detail for change in DAMAGED.values()}

    assert len(details) == len(DAMAGED)


def test_what_says_enough_has_no_detail(bundle):
    """Another key, a newer version and another file are no damage."""
    newer = signed_zip(fields_for({}, THERAPIST) | {"format": 2}, {}, THERAPIST)
    strange = signed_zip(fields_for({}), {})
    with pytest.raises(SignedError) as unknown:
        open_container(strange, trusting(THERAPIST)).require_trusted()
    told = [
        refusal_of(newer)[0],
        told_plainly(unknown.value),
        refusal_of(b"no zip")[0],
    ]

    assert [each.detail for each in told] == ["", "", ""]
    assert "Update Coach first" in told[0].meaning
    assert "Compare the code" in told[1].meaning
    assert str(told[2]) == f"This is no signed file of Coach. {AGAIN}"


def test_file_for_somebody_else_says_what_to_do():
    """Who cannot open it can only ask."""
    refusal = told_plainly(EncryptionError("It is encrypted to somebody else."))

    assert str(refusal) == f"It is encrypted to somebody else. {AGAIN}"


def test_problem_in_a_whole_file_is_no_damage():
    """The signature holds; what was signed cannot be used."""
    problem = Problem("a.toml", 3, "block 1", "has no step")
    refusal = told_plainly(ProblemsError([problem]))

    assert "came as it was sent" in refusal.meaning
    assert refusal.advice == AGAIN
    assert refusal.detail == str(problem)


def test_practice_asks_its_patient(bundle):
    """The same words for a report, in one line, with whom to ask."""
    with pytest.raises(SignedError) as refused:
        open_container(bundle[:-40], trusting(THERAPIST))
    line = str(told_plainly(refused.value, to_practice=True))

    assert line.startswith(f"{ON_ITS_WAY} Ask your patient to send it again. (The file")
