"""The one way the level of a contact changes: a row records it, the contact takes over what the rows add up to."""

from datetime import datetime

from careline.contacts.models import Contact, Verification
from careline.contacts.queries.verification import verifications_of
from careline.contacts.rules.verification import Level, Method, Verdict, stand
from careline.contacts.writing.moving import user_id
from careline.security.actor import Actor
from careline.security.models import LedgerEntry


def keep_check(
    contact: Contact,
    entry: LedgerEntry,
    *,
    by: Actor,
    at: datetime,
    method: Method | None = None,
    verdict: Verdict | None = None,
    level: Level = Level.NONE,
) -> None:
    """Add a row, and let the contact stand as all of them say; without a verdict, what was proved lapses."""
    before = verifications_of(contact)
    row = Verification(
        contact=contact,
        n=len(before) + 1,
        party_id=contact.party_id,
        method=method or "",
        verdict=verdict or "",
        level=level,
        actor_id=user_id(by),
        actor_name=by.name,
        at=at,
        entry=entry,
    )
    row.save()
    contact.level = stand(one.as_rule for one in [*before, row]).level
    contact.save(update_fields=["level"])
