"""Requests that come twice act once. The edge that answers a request frames it with these.

    started = begin(actor=…, route=…, key=…, body=…, at=…)      commits by itself, for repeats to see
    if isinstance(started, Answer): return it           the same answer as the first time
    with transaction.atomic():
        …the effect…
        finish(run=started, answer=…, at=…)                     commits with the effect, or neither does
    on a refusal: abandon(run=started)                          nothing happened, so the key may be used again

Should the process die in between, its lease runs out and a repeat takes the run over; should it be slow and not dead,
it finds another fence when it wants to finish, and its effect is rolled back.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.models import IdempotencyRecord
from careline.security.prepared import prepared_cursor
from careline.security.rules.sealing import Place
from careline.security.vault import house_vault

LEASE = timedelta(minutes=2)
"""Longer than any request may take (the server's own time limit is a minute)."""
KEPT = timedelta(hours=24)
LONGEST_KEY = 255
CLAIM = """
INSERT INTO security_idempotencyrecord AS held (id, actor_id, route, key, body_hash, fence, leased_until, expires_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (actor_id, route, key) DO UPDATE SET
  id = excluded.id, body_hash = excluded.body_hash, fence = excluded.fence, leased_until = excluded.leased_until,
  expires_at = excluded.expires_at, status = NULL, answer = NULL, vault_version = NULL
WHERE held.expires_at <= %s
RETURNING id
"""
FINISH = """
UPDATE security_idempotencyrecord SET status = %s, answer = %s, vault_version = %s
WHERE id = %s AND fence = %s AND status IS NULL
"""


class BadIdempotencyKey(Refusal):
    """The key is empty or longer than a key needs to be."""

    code = "security.bad_idempotency_key"


class KeyUsedForAnother(Refusal):
    """The key came with another body before; edges answer 422."""

    code = "security.idempotency_key_used_for_another"


class StillRunning(Refusal):
    """The first request under this key hasn't been answered yet; edges answer 409."""

    code = "security.request_still_running"
    kind = Kind.CONFLICT


class LostLease(RuntimeError):
    """The run took so long that another one took it over; its effect must not be kept."""


@dataclass(frozen=True)
class Answer:
    """What a request was answered, word for word."""

    status: int
    body: str


@dataclass(frozen=True)
class Run:
    """A request under way; only its holder can finish it."""

    id: UUID
    fence: UUID


def begin(*, actor: UUID, route: str, key: str, body: bytes, at: datetime) -> Run | Answer:
    """Claim a key for one request, or return the answer it was given before.

    :param route: method and path, such as `POST /api/v1/complaints`.
    :raises KeyUsedForAnother: when the key belongs to another body.
    :raises StillRunning: when the first request is under way.
    """
    if not 0 < len(key) <= LONGEST_KEY or not key.isprintable():
        raise BadIdempotencyKey(field="Idempotency-Key", longest=LONGEST_KEY)
    fence, digest = new_id(), hashlib.sha256(body).digest()
    claim = [new_id(), actor, route, key, digest, fence, at + LEASE, at + KEPT, at]
    if claimed := _claimed(claim):
        return Run(claimed, fence)
    found = IdempotencyRecord.objects.filter(actor_id=actor, route=route, key=key).first()
    if found is None:  # it was abandoned at this moment, so the key is free again
        return begin(actor=actor, route=route, key=key, body=body, at=at)
    return _again(found, digest, fence, at)


def finish(*, run: Run, answer: Answer) -> None:
    """Keep the answer, sealed, in the transaction of the effect it tells of.

    :raises LostLease: when another run took over; the caller's transaction rolls the effect back.
    """
    version, vault = house_vault()
    with prepared_cursor() as cursor:
        cursor.execute(FINISH, [answer.status, vault.seal(answer.body, _place(run.id)), version, run.id, run.fence])
        if not cursor.rowcount:
            raise LostLease(str(run.id))


def abandon(*, run: Run) -> None:
    """Free the key, because the request was refused and left nothing behind."""
    IdempotencyRecord.objects.filter(pk=run.id, fence=run.fence, status=None).delete()


def forget_expired(*, at: datetime) -> int:
    """Delete the answers whose time is over and return how many; a periodic job calls it."""
    return IdempotencyRecord.objects.filter(expires_at__lte=at).delete()[0]


def _claimed(claim: Sequence[Any]) -> UUID | None:
    """Write the record of a key that is unknown or expired, in one statement; None when somebody holds it."""
    with prepared_cursor() as cursor:
        cursor.execute(CLAIM, claim)
        row = cursor.fetchone()
    return row[0] if row else None


def _again(found: IdempotencyRecord, digest: bytes, fence: UUID, at: datetime) -> Run | Answer:
    if bytes(found.body_hash) != digest:
        raise KeyUsedForAnother(field="Idempotency-Key", key=found.key)
    if found.status is not None:
        _, vault = house_vault(found.vault_version)
        return Answer(found.status, vault.open(bytes(found.answer or b""), _place(found.id)))
    stale = IdempotencyRecord.objects.filter(pk=found.id, fence=found.fence, status=None, leased_until__lte=at)
    if not stale.update(fence=fence, leased_until=at + LEASE):
        raise StillRunning(key=found.key)
    return Run(found.id, fence)


def _place(record: UUID) -> Place:
    return Place(IdempotencyRecord._meta.db_table, "answer", record)  # noqa: SLF001  (Django's documented model _meta API)
