"""What the history keeps of signed plans: their bytes, and whose keys are known.

Nothing here looks at a signature: who reads the bytes back checks them again.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable

# How a key came to be known, best first.
CARD, CODE, CHANGED, FIRST_USE = "card", "code", "changed", "first-use"
WAITING, CURRENT, SUPERSEDED = "waiting", "current", "superseded"
ENDED, WITHDRAWN = "ended", "withdrawn"


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A public key whose owner the person knows.

    Attributes:
        key_id: 16 hexadecimal digits.
        public_key: In the text form of minisign.
        name: Whose it is, as the person confirmed it.
        how: "card", "code", "changed" (a key that was compared named it) or
            "first-use".
        added_at: UTC, RFC 3339; likewise `revoked_at`, which is "" for a good key.
    """

    key_id: str
    public_key: str
    name: str
    how: str
    added_at: str
    revoked_at: str = ""


@dataclass(frozen=True, slots=True)
class KeptBundle:
    """A signed plan as it came.

    Attributes:
        state: "waiting" (its key is not confirmed), "current", "superseded", "ended"
            or "withdrawn".
        bundle: The bytes of the file, never changed.
    """

    assignment_id: str
    revision: int
    manifest_sha256: str
    key_id: str
    issued_at: str
    valid_until: str
    received_at: str
    state: str
    bundle: bytes


_KEY_COLUMNS = ", ".join(field.name for field in fields(KeptKey))
_BUNDLE_COLUMNS = ", ".join(field.name for field in fields(KeptBundle))
# Whatever somebody has put there, it comes back as bytes.
_READ_BUNDLE = _BUNDLE_COLUMNS.replace("bundle", "CAST(bundle AS BLOB)")


def known_keys(connection: sqlite3.Connection) -> tuple[KeptKey, ...]:
    """Return all keys that were ever confirmed, revoked ones included."""
    rows = connection.execute(f"SELECT {_KEY_COLUMNS} FROM trusted_key ORDER BY 1")
    return tuple(KeptKey(*(value or "" for value in row)) for row in rows)


def trust_key(connection: sqlite3.Connection, key: KeptKey) -> None:
    """Note a key as known; one that was noted before gets its new name and way.

    A key that was revoked stays revoked: whoever lost it never gets it back.
    """
    connection.execute(
        f"INSERT INTO trusted_key ({_KEY_COLUMNS}) VALUES (?, ?, ?, ?, ?, NULL)"
        " ON CONFLICT (key_id) DO UPDATE SET name = excluded.name, how = excluded.how",
        (key.key_id, key.public_key, key.name, key.how, key.added_at),
    )


def confirm_key(
    connection: sqlite3.Connection, key: KeptKey, may_run: Callable[[KeptBundle], bool]
) -> None:
    """Note a key as known, and let the newest plans that waited for it run.

    Call it inside a transaction.

    Args:
        connection: The history.
        key: The key, as the person confirmed it.
        may_run: Whether a plan may run that waited for this key; others go on waiting.
    """
    trust_key(connection, key)
    for bundle in kept_bundles(connection, (WAITING,)):
        if bundle.key_id != key.key_id or not may_run(bundle):
            continue
        current = current_of(connection, bundle.assignment_id)
        newest = 0 if current is None else current.revision
        state = CURRENT if bundle.revision > newest else SUPERSEDED
        set_state(connection, bundle.assignment_id, bundle.revision, state)


def revoke_key(connection: sqlite3.Connection, key_id: str, at: str) -> None:
    """Note that nothing new is taken from a key any more; plans of it are withdrawn."""
    connection.execute(
        "UPDATE trusted_key SET revoked_at = ? WHERE key_id = ? AND revoked_at IS NULL",
        (at, key_id),
    )


def inherited(how: str) -> str:
    """Return how a key is known that a key known in some way has named.

    To name another key proves no more than to have the first: what nobody compared
    is not confirmed by it.
    """
    return FIRST_USE if how == FIRST_USE else CHANGED


def follows(new: KeptKey, old: KeptKey) -> bool:
    """Return whether a key took the place of another by a signed change.

    Both were noted at the same instant then, which stays when the new one is compared
    later.
    """
    is_other = new.key_id != old.key_id
    return is_other and bool(old.revoked_at) and new.added_at == old.revoked_at


def owner_of(key_id: str, keys: Iterable[KeptKey]) -> str:
    """Return the key with which its owner became known here.

    That is the key itself, unless signed changes lead back to another. What owners
    call themselves says nothing: two people may have one name.

    Args:
        key_id: The key.
        keys: The keys that were ever confirmed.
    """
    kept = {key.key_id: key for key in keys}
    seen: list[str] = []
    while key_id not in seen:
        seen.append(key_id)
        key = kept.get(key_id)
        before = (each for each in kept.values() if key and follows(key, each))
        key_id = next((each.key_id for each in before), key_id)
    return seen[-1]


def kept_bundles(
    connection: sqlite3.Connection, states: Iterable[str] = (CURRENT, WAITING)
) -> tuple[KeptBundle, ...]:
    """Return the plans in some states, in the order in which they came."""
    wanted = tuple(states)
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"SELECT {_READ_BUNDLE} FROM assignment WHERE state IN ({marks})"
        " ORDER BY received_at, assignment_id, revision",
        wanted,
    )
    return tuple(_bundle(row) for row in rows)


def revisions(
    connection: sqlite3.Connection, assignment_id: str
) -> tuple[KeptBundle, ...]:
    """Return all revisions of an assignment that came, oldest first."""
    rows = connection.execute(
        f"SELECT {_READ_BUNDLE} FROM assignment WHERE assignment_id = ?"
        " ORDER BY revision",
        (assignment_id,),
    )
    return tuple(_bundle(row) for row in rows)


def current_of(connection: sqlite3.Connection, assignment_id: str) -> KeptBundle | None:
    """Return the revision of an assignment that holds, or None."""
    rows = revisions(connection, assignment_id)
    return next((each for each in rows if each.state == CURRENT), None)


def keep_bundle(connection: sqlite3.Connection, new: KeptBundle) -> None:
    """Keep a plan; one that becomes current takes the place of the one before.

    One that waits never stands in the way: anybody could have sent it. Nor does a
    damaged copy of the same file. Call it inside a transaction.

    Raises:
        sqlite3.IntegrityError: This revision is kept already.
    """
    connection.execute(
        "DELETE FROM assignment WHERE assignment_id = ? AND revision = ?"
        " AND (state = ? OR (manifest_sha256 = ? AND bundle <> ?))",
        (new.assignment_id, new.revision, WAITING, new.manifest_sha256, new.bundle),
    )
    if new.state == CURRENT:
        _supersede(connection, new.assignment_id)
    marks = ", ".join("?" * len(fields(KeptBundle)))
    values = [getattr(new, field.name) for field in fields(KeptBundle)]
    values[5] = new.valid_until or None
    connection.execute(
        f"INSERT INTO assignment ({_BUNDLE_COLUMNS}) VALUES ({marks})", values
    )


def set_state(
    connection: sqlite3.Connection, assignment_id: str, revision: int, state: str
) -> None:
    """Change the state of a kept plan. Call it inside a transaction."""
    if state == CURRENT:
        _supersede(connection, assignment_id)
    connection.execute(
        "UPDATE assignment SET state = ? WHERE assignment_id = ? AND revision = ?",
        (state, assignment_id, revision),
    )


def own_key(connection: sqlite3.Connection, purpose: str) -> str:
    """Return the person's own secret key for a purpose, or ""."""
    found = connection.execute(
        "SELECT secret FROM own_key WHERE purpose = ?", (purpose,)
    ).fetchone()
    return found[0] if found else ""


def keep_own_key(
    connection: sqlite3.Connection, purpose: str, secret: str, at: str
) -> str:
    """Keep a secret key unless there is one; return the one that holds."""
    connection.execute(
        "INSERT OR IGNORE INTO own_key VALUES (?, ?, ?)", (purpose, secret, at)
    )
    return own_key(connection, purpose)


def _supersede(connection: sqlite3.Connection, assignment_id: str) -> None:
    connection.execute(
        "UPDATE assignment SET state = ? WHERE assignment_id = ? AND state = ?",
        (SUPERSEDED, assignment_id, CURRENT),
    )


def _bundle(row: tuple[object, ...]) -> KeptBundle:
    values = dict(zip((field.name for field in fields(KeptBundle)), row, strict=True))
    values["valid_until"] = values["valid_until"] or ""
    return KeptBundle(**values)  # type: ignore[arg-type] # the columns are those fields
