"""Requests that come twice act once. The edge that answers a request frames it with these.

    asking = Asking.of(actor=…, route=…, key=…, body=…)
    with transaction.atomic():
        if kept := kept_answer(asking, at=…): return kept    the same answer as the first time
        …the effect…
        keep_answer(asking, answer, at=…)                    it is kept with the effect, or neither is

While it runs the key is locked for everybody else; one that is refused, or whose process dies, leaves nothing behind.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.security.copying import insert_words
from careline.security.models import IdempotencyRecord
from careline.security.prepared import prepared_cursor
from careline.security.rules.sealing import Place
from careline.security.vault import house_vault

KEPT = timedelta(hours=24)
LONGEST_KEY = 255
VISIBLE = re.compile("[!-~]+")
"""What a key is made of, as the API's description says: a header may hold no more without being guessed at."""
ASK = """
SELECT held.id, held.body_hash, held.status, held.answer, held.vault_version, pg_try_advisory_xact_lock(asked.lock)
FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[]) WITH ORDINALITY AS asked (lock, actor, route, key, n)
LEFT JOIN security_idempotencyrecord AS held
  ON held.actor_id = asked.actor AND held.route = asked.route AND held.key = asked.key AND held.expires_at > $5
ORDER BY asked.n
"""
TABLE = "security_idempotencyrecord"
COLUMNS = ("id", "actor_id", "route", "key", "body_hash", "expires_at", "status", "answer", "vault_version")
OVER_EXPIRED = f"""
ON CONFLICT (actor_id, route, key) DO UPDATE SET ({", ".join(COLUMNS)}) = (excluded.{", excluded.".join(COLUMNS)})
WHERE {TABLE}.expires_at <= """


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


@dataclass(frozen=True)
class Answer:
    """What a request was answered, word for word."""

    status: int
    body: str


@dataclass(frozen=True)
class Asking:
    """A request under its key."""

    actor: UUID
    route: str
    """Method and path, such as `POST /api/v1/complaints`."""
    key: str
    digest: bytes
    """SHA-256 of the body: another request under the same key is told apart by it."""

    @classmethod
    def of(cls, *, actor: UUID, route: str, key: str, body: bytes) -> Self:
        """Return a request under its key.

        :raises BadIdempotencyKey: when the key is empty, too long, or not of visible ASCII signs.
        """
        if len(key) > LONGEST_KEY or not VISIBLE.fullmatch(key):
            raise BadIdempotencyKey(field="Idempotency-Key", longest=LONGEST_KEY)
        return cls(actor, route, key, hashlib.sha256(body).digest())

    @property
    def lock(self) -> int:
        """The number under which the database locks the key; two keys with one number wait for each other, no more."""
        name = f"{self.actor} {self.route} {self.key}".encode()
        return int.from_bytes(hashlib.sha256(name).digest()[:8], signed=True)


def wait_for(asking: Asking) -> None:
    """Wait until nobody else runs under the key, where a second request is a second click."""
    with prepared_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock($1)", [asking.lock])


def kept_answer(asking: Asking, *, at: datetime) -> Answer | None:
    """Lock the key until the transaction ends, and return the answer it was given before.

    :raises KeyUsedForAnother: when the key belongs to another body.
    :raises StillRunning: when the first request is under way.
    """
    return kept_answers([asking], at=at)[0]


def kept_answers(askings: Sequence[Asking], *, at: datetime) -> list[Answer | None]:
    """Do the same for several requests with keys of their own, in one look."""
    values = [
        [one.lock for one in askings],
        [one.actor for one in askings],
        [one.route for one in askings],
        [one.key for one in askings],
    ]
    with prepared_cursor() as cursor:
        cursor.execute(ASK, [*values, at])
        return [_known(one, row) for one, row in zip(askings, cursor.fetchall(), strict=True)]


def keep_answer(asking: Asking, answer: Answer, *, at: datetime) -> None:
    """Keep the answer, sealed, in the transaction of the effect it tells of.

    :raises StillRunning: when another run was quicker; the caller's transaction rolls its own effect back.
    """
    keep_answers([(asking, answer)], at=at)


def keep_answers(answered: Iterable[tuple[Asking, Answer]], *, at: datetime) -> None:
    """Keep several answers at once."""
    kept = list(answered)
    rows = [_row(asking, answer, at) for asking, answer in kept]
    if not rows:
        return
    values = [*(value for row in rows for value in row), at]
    words = f"{insert_words(TABLE, COLUMNS, len(rows))}{OVER_EXPIRED}${len(values)}"
    with prepared_cursor() as cursor:
        cursor.execute(words, values)
        if cursor.rowcount != len(rows):
            raise StillRunning(key=kept[0][0].key)


def forget_expired(*, at: datetime) -> int:
    """Delete the answers whose time is over and return how many; a periodic job calls it."""
    return IdempotencyRecord.objects.filter(expires_at__lte=at).delete()[0]


def _known(asking: Asking, row: Sequence[Any]) -> Answer | None:
    found, digest, status, answer, version, is_ours = row
    if found is None:
        if not is_ours:
            raise StillRunning(key=asking.key)
        return None
    if bytes(digest) != asking.digest:
        raise KeyUsedForAnother(field="Idempotency-Key", key=asking.key)
    _, vault = house_vault(version)
    return Answer(status, vault.open(bytes(answer), _place(found)))


def _row(asking: Asking, answer: Answer, at: datetime) -> list[object]:
    record, (version, vault) = new_id(), house_vault()
    sealed = vault.seal(answer.body, _place(record))
    return [record, asking.actor, asking.route, asking.key, asking.digest, at + KEPT, answer.status, sealed, version]


def _place(record: UUID) -> Place:
    return Place(TABLE, "answer", record)
