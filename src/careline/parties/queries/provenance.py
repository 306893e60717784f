"""Where each attribute of a customer came from, read from the ledger, and who made sure of it last."""

from collections.abc import Mapping
from uuid import UUID

from careline.parties.events import CustomerRegistered, CustomerUpdated
from careline.parties.models import AttributeCheck, Origin
from careline.parties.rules.attributes import Attribute, Entered, EntrySource, Provenance, provenances
from careline.security.actor import Actor, ActorKind
from careline.security.models import LedgerEntry
from careline.security.policy import require

WRITTEN = (CustomerRegistered.name, CustomerUpdated.name)
SOURCES = {
    ActorKind.USER: EntrySource.STAFF,
    ActorKind.CUSTOMER: EntrySource.CUSTOMER,
    ActorKind.INTEGRATION: EntrySource.INTEGRATION,
    ActorKind.SYSTEM: EntrySource.HOUSE,
}


def provenance_of(*, by: Actor, customer: UUID) -> Mapping[Attribute, Provenance]:
    """Return where each attribute of one record came from, in three queries."""
    require(by, "parties.read_customer")
    entries = LedgerEntry.objects.filter(subject_id=customer, event__in=WRITTEN).order_by("id")
    brought = Origin.objects.filter(customer=customer).order_by("at").first()
    trail = [_entered(entry, brought) for entry in entries]
    checks = AttributeCheck.objects.filter(customer=customer).order_by("attribute", "-at").distinct("attribute")
    return provenances(trail, {Attribute(row.attribute): row.checked for row in checks})


def _entered(entry: LedgerEntry, brought: Origin | None) -> Entered:
    is_first = entry.event == CustomerRegistered.name
    is_listed = is_first and brought is not None and brought.at == entry.at
    kind = ActorKind(entry.actor_kind)
    return Entered(
        source=EntrySource.LIST if is_listed else SOURCES[kind],
        by=entry.actor_name,
        by_id=entry.actor_id if kind is ActorKind.USER else None,
        at=entry.at,
        attributes=None if is_first else frozenset(entry.data["fields"]),
        of_list=brought.source if is_listed and brought else "",
    )
