"""What customers agreed to: the texts, the history, and what stands at an instant."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from uuid import UUID

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from careline.parties.models import Consent
from careline.parties.queries.customers import known_customer
from careline.parties.queries.identities import records_of
from careline.parties.rules.consent import (
    ConsentAct,
    ConsentChannel,
    ConsentPurpose,
    ConsentSaid,
    ConsentText,
    standing,
)
from careline.security.actor import Actor


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One word of the history as it may be shown."""

    purpose: ConsentPurpose
    act: ConsentAct
    version: str
    channel: ConsentChannel
    said_at: datetime
    recorded_at: datetime
    evidence: str
    """Empty once the customer was forgotten."""


@cache
def consent_texts() -> tuple[ConsentText, ...]:
    """Return every text customers were ever asked with."""
    shipped = files("careline.parties") / "defaults" / "consents.toml"
    told = tomllib.loads(shipped.read_text(encoding="utf-8"))["text"]
    return tuple(ConsentText(**one | {"purpose": ConsentPurpose(one["purpose"])}) for one in told)


def consents_of(*, by: Actor, customer: UUID) -> list[ConsentLine]:
    """Return everything a customer said, latest first."""
    known_customer(by=by, id=customer)
    rows = Consent.objects.filter(customer__in=records_of([customer])).select_related("key").order_by("-said_at", "-n")
    return [
        ConsentLine(
            purpose=ConsentPurpose(row.purpose),
            act=ConsentAct(row.act),
            version=row.version,
            channel=ConsentChannel(row.channel),
            said_at=row.said_at,
            recorded_at=row.at,
            evidence=row.opened("evidence"),
        )
        for row in rows
    ]


def consent_for(*, by: Actor, customer: UUID, purpose: ConsentPurpose, at: datetime) -> ConsentSaid | None:
    """Return the word that counts for a purpose at an instant; None when nothing had been said by then.

    Whoever acts on it asks for `act`: a withdrawal is a word, too.
    """
    known_customer(by=by, id=customer)
    return word_of(customer, purpose=purpose, at=at)


def word_of(customer: UUID, *, purpose: ConsentPurpose, at: datetime) -> ConsentSaid | None:
    """Return the same of a customer whom the caller has found."""
    rows = Consent.objects.filter(customer__in=records_of([customer]), purpose=purpose)
    return standing((row.said for row in rows), at=at)


def last_word_on(purpose: ConsentPurpose) -> Coalesce:
    """Return what was said last for a purpose, empty where nothing was, for a question whose rows are customers by id.

    Only of the record itself: what others said that are merged into it is asked of one customer, by `word_of`.
    """
    rows = Consent.objects.filter(customer=OuterRef("pk"), purpose=purpose)
    return Coalesce(Subquery(rows.order_by("-said_at", "-n").values("act")[:1]), Value(""))


def standing_consents(*, by: Actor, customer: UUID, at: datetime) -> Mapping[ConsentPurpose, ConsentSaid]:
    """Return what counts at an instant, for each purpose of which something was said."""
    known_customer(by=by, id=customer)
    rows = list(Consent.objects.filter(customer__in=records_of([customer])))
    found = {
        purpose: standing((row.said for row in rows if row.purpose == purpose), at=at) for purpose in ConsentPurpose
    }
    return {purpose: said for purpose, said in found.items() if said}
