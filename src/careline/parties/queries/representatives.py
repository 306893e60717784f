"""Who speaks for a customer, masked, with what may be disclosed to them on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import Representative
from careline.parties.queries.customers import known_customer, masked
from careline.parties.queries.identities import kept_records, records_of
from careline.parties.rules.holdings import subscribed_number
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.representation import RepresentativeKind, Topic, disclosable, holds
from careline.security.actor import Actor
from careline.security.policy import require
from careline.security.rules.masking import mask_name, mask_number
from careline.security.vault import index_of

NUMBER_PURPOSE = f"{Representative._meta.db_table}.number"  # noqa: SLF001  (Django's documented model _meta API)


class NoSuchRepresentative(Refusal):
    """There is no such representative, or none the actor may know of."""

    code = "parties.no_such_representative"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class MaskedRepresentative:
    """A representative as it may be shown."""

    id: UUID
    kind: RepresentativeKind
    name: str
    number: str
    relation: str
    evidence: str
    scope: frozenset[Topic]
    since: date
    until: date | None
    ended_on: date | None
    is_standing: bool
    discloses: frozenset[Topic]
    """What may be disclosed to them on the day that was asked about."""


def representatives_of(*, by: Actor, customer: UUID, on: date) -> list[MaskedRepresentative]:
    """Return who speaks for a customer or did, those who do first."""
    known_customer(by=by, id=customer)
    rows = Representative.objects.filter(customer__in=records_of([customer])).select_related("key", "ending")
    return sorted((masked_representative(row, on=on) for row in rows), key=lambda one: not one.is_standing)


def known_representative(*, by: Actor, id: UUID) -> Representative:  # noqa: A002  (every room names a row's id so)
    """Return one representative.

    :raises NoSuchRepresentative: when there is none, or none the actor may know of.
    """
    require(by, "parties.read_customer")
    found = Representative.objects.select_related("key", "ending").filter(pk=id).first()
    if found is None:
        raise NoSuchRepresentative(field="representative")
    return found


def represented_by(*, by: Actor, number: str, on: date) -> list[tuple[MaskedCustomer, MaskedRepresentative]]:
    """Return for whom the caller with this number speaks on a day, and in what standing.

    :raises NotANumber: when no telephone has it.
    """
    require(by, "parties.find_customer")
    index = representative_index(subscribed_number(number))
    rows = Representative.objects.filter(number_index=index).select_related("key", "ending", "customer__key")
    found = [(row, masked_representative(row, on=on)) for row in rows]
    kept = kept_records([row.customer for row, _ in found])
    return [(masked(kept[row.customer_id]), shown) for row, shown in found if shown.is_standing]


def masked_representative(row: Representative, *, on: date) -> MaskedRepresentative:
    """Return a representative as it may be shown."""
    authority = row.authority
    return MaskedRepresentative(
        id=row.id,
        kind=authority.kind,
        name=mask_name(row.opened("name")),
        number=mask_number(row.opened("number")) if row.number_sealed else "",
        relation=row.opened("relation"),
        evidence=row.opened("evidence"),
        scope=authority.scope,
        since=authority.since,
        until=authority.until,
        ended_on=authority.ended_on,
        is_standing=holds(authority, on=on),
        discloses=disclosable(authority, on=on),
    )


def representative_index(number: str) -> bytes:
    """Return what stands in the index for a representative's number."""
    return index_of(number, NUMBER_PURPOSE)
