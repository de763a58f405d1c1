"""Taking in an assignment: each refusal is its own sentence, and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.errors import CoachError, ProblemsError
from coach.exchange.assigned.contents import Contents, read_contents
from coach.exchange.assigned.draft import ASSIGNMENT_FILE
from coach.exchange.assigned.issue import KIND
from coach.exchange.assigned.kept import (
    CURRENT,
    FIRST_USE,
    WAITING,
    KeptBundle,
    KeptKey,
    owner_of,
)
from coach.exchange.signed.container import Container, open_container
from coach.exchange.signed.keys import VerifyKey
from coach.files.assignment import read_assignment
from coach.progress.words import long_day
from coach.translate import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coach.files.assignment_model import Assignment
    from coach.files.model import Exercise

# A clock that is set wrong by less than this is no reason to refuse.
_CLOCKS_APART = timedelta(days=1)


class AssignmentRefusedError(CoachError):
    """A plan is whole and signed, but not one to take in here and now."""


class OtherPatientError(AssignmentRefusedError):
    """A plan is for another patient than the plans that are here."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An assignment whose signature holds.

    Attributes:
        key: How its key is known; None for one that nobody has confirmed.
        owner: Id of the key with which whoever signed it became known here.
        since: First day of the oldest revision that was taken in, where that is
            known, as of a plan that runs; else None.
    """

    container: Container
    assignment: Assignment
    contents: Contents
    key: KeptKey | None
    owner: str = ""
    since: date | None = None

    @property
    def is_trusted(self) -> bool:
        """Whether it may run."""
        return self.key is not None and not self.key.revoked_at


def open_signed(
    data: bytes, keys: Iterable[KeptKey], known: Mapping[str, Exercise]
) -> Signed:
    """Return what a file says once its signature holds and all in it fits together.

    Args:
        data: The file, decrypted.
        keys: The keys that were confirmed.
        known: The exercises of the person's library.

    Raises:
        SignedError: It is not whole, was altered, or is not signed as it says.
        AssignmentRefusedError: It is something else, or contradicts itself.
        ProblemsError: A file in it has problems.
    """
    by_id = {key.key_id: key for key in keys}
    public = {name: VerifyKey.from_text(key.public_key) for name, key in by_id.items()}
    container = open_container(data, public.get)
    if container.kind != KIND:
        sentence = tr("This file is no plan but something else ({0}).")
        raise AssignmentRefusedError(sentence.format(container.kind))
    if ASSIGNMENT_FILE not in container.files:
        sentence = tr("There is no plan in this file: {0} is missing.")
        raise AssignmentRefusedError(sentence.format(ASSIGNMENT_FILE))
    assignment, problems = read_assignment(
        container.files[ASSIGNMENT_FILE], ASSIGNMENT_FILE
    )
    if assignment is None:
        raise ProblemsError(problems)
    _refuse_contradiction(container, assignment)
    contents = read_contents(assignment, container.files, known)
    key_id = container.signer.id_text
    owner = owner_of(key_id, by_id.values())
    return Signed(container, assignment, contents, by_id.get(key_id), owner)


def _refuse_contradiction(container: Container, assignment: Assignment) -> None:
    """Refuse a file whose cover says another thing than its content."""
    manifest = container.manifest
    says = {
        "assignment_id": assignment.id,
        "revision": assignment.revision,
        "patient_ref": assignment.patient.ref,
        "issued": assignment.issued.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "previous": assignment.previous or None,
    }
    for name, value in says.items():
        if manifest.get(name) != value:
            sentence = tr("The file contradicts itself about “{0}”. Ask for it again.")
            raise AssignmentRefusedError(sentence.format(name))


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that can be taken in.

    Attributes:
        before: The revision that it replaces, or None.
        note: What the person should know about the chain or the key, or "".
    """

    signed: Signed
    before: Signed | None = None
    note: str = ""

    @property
    def needs_code(self) -> bool:
        """Whether the code of its key is to be compared before it may run.

        A key that nobody compared does not take the place of one that somebody did.
        """
        key, before = self.signed.key, self.before
        if key is None or not self.signed.is_trusted:
            return True
        if before is None or before.container.signer == self.signed.container.signer:
            return False
        is_known = before.key is not None and before.key.how != FIRST_USE
        return key.how == FIRST_USE and is_known

    def to_keep(self, data: bytes, now: datetime) -> KeptBundle:
        """Return the row for the history; while its code is to be compared it waits.

        Args:
            data: The file as it was signed, decrypted.
            now: The present, in UTC.
        """
        assignment = self.signed.assignment
        until = assignment.valid_until
        return KeptBundle(
            assignment.id,
            assignment.revision,
            self.signed.container.manifest_sha256,
            self.signed.container.signer.id_text,
            assignment.issued.isoformat(),
            until.isoformat() if until is not None else "",
            now.isoformat(),
            WAITING if self.needs_code else CURRENT,
            data,
        )


def offer(signed: Signed, kept: Iterable[Signed], today: date, now: datetime) -> Offer:
    """Return the offer of a plan, seen together with those that are here.

    Args:
        signed: The plan that came.
        kept: All plans that were taken in and whose keys are confirmed, of any state.
        today: The person's day.
        now: The present, in UTC.

    Raises:
        AssignmentRefusedError: It is for somebody else, too old, not new, or breaks
            the chain of revisions.
    """
    kept = tuple(kept)
    _refuse_key(signed)
    _refuse_days(signed.assignment, today, now)
    _refuse_other_patient(signed, kept)
    chain = sorted(
        (each for each in kept if each.assignment.id == signed.assignment.id),
        key=lambda each: each.assignment.revision,
    )
    if not chain:
        return Offer(signed)
    newest = chain[-1]
    _refuse_older(signed, chain)
    return Offer(signed, newest, _link_note(signed, newest))


def _refuse_key(signed: Signed) -> None:
    if signed.key is not None and signed.key.revoked_at:
        sentence = tr(
            "The key of {0} was withdrawn. Ask them for their new key card first."
        )
        raise AssignmentRefusedError(sentence.format(signed.key.name))


def _refuse_days(assignment: Assignment, today: date, now: datetime) -> None:
    until = assignment.valid_until
    if until is not None and until < today:
        sentence = tr("This plan ended on {0}. Ask for a fresh one.")
        raise AssignmentRefusedError(sentence.format(long_day(until)))
    if assignment.issued > now + _CLOCKS_APART:
        sentence = tr(
            "This plan was signed on {0}, which has not come yet by the clock of this "
            "computer. Look at its date first."
        )
        raise AssignmentRefusedError(
            sentence.format(long_day(assignment.issued.date()))
        )


def _refuse_other_patient(signed: Signed, kept: tuple[Signed, ...]) -> None:
    """Refuse a plan for another number than this person has with the same owner."""
    ref = signed.assignment.patient.ref
    for other in kept:
        same_owner = other.owner == signed.owner
        same_plan = other.assignment.id == signed.assignment.id
        known = other.assignment.patient.ref
        if (same_owner or same_plan) and known != ref:
            sentence = tr("This plan is for {0}. The plans here are for {1}.")
            whom = signed.assignment.patient.name or ref
            here = other.assignment.patient.name or known
            if whom == here:
                whom, here = ref, known
            raise OtherPatientError(sentence.format(whom, here))


def _refuse_older(signed: Signed, chain: list[Signed]) -> None:
    newest, revision = chain[-1].assignment.revision, signed.assignment.revision
    if revision < newest:
        sentence = tr("This is revision {0}; revision {1} is here, which is newer.")
        raise AssignmentRefusedError(sentence.format(revision, newest))
    if revision > newest:
        return
    if signed.container.manifest_sha256 == chain[-1].container.manifest_sha256:
        raise AssignmentRefusedError(tr("This plan is here already."))
    sentence = tr("Another plan came as revision {0} before. Ask which one holds.")
    raise AssignmentRefusedError(sentence.format(revision))


def _link_note(signed: Signed, newest: Signed) -> str:
    """Return what to say about the link to the revision before.

    Raises:
        AssignmentRefusedError: It follows another file than the one that is here.
    """
    is_next = signed.assignment.revision == newest.assignment.revision + 1
    if is_next and signed.assignment.previous != newest.container.manifest_sha256:
        sentence = tr(
            "This plan does not follow the one that is here. Ask for it again."
        )
        raise AssignmentRefusedError(sentence)
    if signed.container.signer != newest.container.signer:
        return tr("It is signed with another key than the one before.")
    if not is_next:
        sentence = tr("Revision {0} never came here; this one replaces it too.")
        return sentence.format(signed.assignment.revision - 1)
    return ""
