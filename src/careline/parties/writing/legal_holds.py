"""The one way a legal hold comes to stand on a customer."""

from datetime import datetime

from careline.kernel.identity import new_id
from careline.parties.events import LegalHoldSet
from careline.parties.models import Customer, ErasureRequest, LegalHold
from careline.parties.rules.legal_hold import HoldTold
from careline.parties.writing.vaults import vault_for
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.vault import new_person


def put_hold(
    row: Customer, told: HoldTold, *, erasure: ErasureRequest | None = None, by: Actor, at: datetime
) -> LegalHold:
    """Write down a hold on a customer the caller has locked.

    Of who was forgotten the key is gone; the words about the hold get one of their own.
    """
    if row.forgotten_at:
        key, vault = new_person(at=at)
        key.save(force_insert=True)
    else:
        had_key, vault = row.key_id is not None, vault_for(row, at=at)
        if not had_key:
            row.save(update_fields=["key"])
        key = row.key  # type: ignore[assignment]  # the vault made it
    hold = LegalHold(
        id=new_id(),
        customer=row,
        key=key,
        kind=told.kind,
        erasure=erasure,
        set_by=by.name,
        set_at=at,
        until=told.until,
        due_on=told.review_on,
    )
    hold.sealing(vault, reason=told.reason.strip()).save(force_insert=True)
    event = LegalHoldSet(subject=row.id, hold=hold.id, kind=told.kind, review_on=told.review_on, until=told.until)
    record(event, by=by, at=at)
    return hold
