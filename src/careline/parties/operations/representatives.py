"""Writing down who speaks for a customer, and that they don't any more."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from careline.kernel.horizon import A_YEAR, TWENTY_YEARS, check_ahead
from careline.kernel.identity import new_id
from careline.parties.events import RepresentativeEnded, RepresentativeNamed
from careline.parties.models import Representative, RepresentativeEnding
from careline.parties.queries.representatives import known_representative, representative_index
from careline.parties.rules.consent import check_evidence
from careline.parties.rules.details import CustomerDetails, CustomerKind, normal_details
from careline.parties.rules.holdings import check_span, subscribed_number
from careline.parties.rules.representation import (
    Authority,
    AuthorityHasEnded,
    RepresentativeEnd,
    RepresentativeKind,
    Topic,
    check_authority,
)
from careline.parties.writing.claiming import claim, hold
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.vault import new_person

KEEP = "parties.keep_representatives"


@dataclass(frozen=True, kw_only=True)
class RepresentativeTold:
    """Who speaks for a customer, and for what."""

    kind: RepresentativeKind
    name: str
    number: str = ""
    """Any spelling; kept as E.164."""
    relation: str = ""
    evidence: str = ""
    scope: frozenset[Topic] = frozenset()
    since: date
    until: date | None = None


@operation()
def name_representative(*, customer: UUID, told: RepresentativeTold, by: Actor, at: datetime) -> Representative:
    """Write down that somebody speaks for a customer; they get a key of their own.

    :raises NotForSuchACustomer: or whatever else `check_authority` refuses, naming the field.
    :raises NotANumber: or `DetailTooLong`, `EvidenceTooLong`, `TooFarAhead`, naming the field.
    """
    row, _ = claim(customer=customer, right=KEEP, by=by, at=at)
    check_evidence(told.evidence)
    check_evidence(told.relation, field="relation")
    authority = Authority(kind=told.kind, scope=told.scope, since=told.since, until=told.until)
    check_authority(authority, of=CustomerKind(row.kind))
    check_ahead(told.until, today=localdate(at), within=TWENTY_YEARS, field="until")
    name = normal_details(CustomerDetails(name=told.name)).name
    number = subscribed_number(told.number) if told.number.strip() else ""
    key, vault = new_person(at=at)
    key.save(force_insert=True)
    named = Representative(
        id=new_id(),
        customer=row,
        key=key,
        kind=told.kind,
        scope=sorted(told.scope),
        since=told.since,
        until=told.until,
        number_index=representative_index(number) if number else None,
    )
    texts = {"name": name, "number": number, "relation": told.relation.strip(), "evidence": told.evidence.strip()}
    named.sealing(vault, **texts).save(force_insert=True)
    event = RepresentativeNamed(
        subject=row.id, representative=named.id, kind=told.kind, scope=tuple(sorted(told.scope)), until=told.until
    )
    record(event, by=by, at=at)
    return named


@operation()
def end_representative(
    *, representative: UUID, reason: RepresentativeEnd, ended_on: date, by: Actor, at: datetime
) -> Representative:
    """Write down that somebody doesn't speak for a customer from a day on.

    :raises AuthorityHasEnded: when it was ended before.
    :raises TooFarAhead: when it would go on for more than a year.
    """
    found = known_representative(by=by, id=representative)
    row, _ = hold(customer=found.customer_id, right=KEEP, by=by, at=at)
    if RepresentativeEnding.objects.filter(representative=found).exists():
        raise AuthorityHasEnded
    check_span(found.since, ended_on)
    check_ahead(ended_on, today=localdate(at), within=A_YEAR, field="ended_on")
    event = RepresentativeEnded(subject=row.id, representative=found.id, reason=reason, ended_on=ended_on)
    RepresentativeEnding.objects.create(
        representative=found, reason=reason, ended_on=ended_on, **recorded(event, by=by, at=at)
    )
    return found
