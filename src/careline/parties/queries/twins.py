"""A customer's other record, looked for by hand: found by a number, and compared field by field without opening any."""

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from django.db.models import Q, QuerySet

from careline.parties.models import Customer
from careline.parties.models.sealed import index_for
from careline.parties.queries.customers import NoSuchCustomer, known_customer, masked
from careline.parties.queries.duplicates import RIGHT, Alike
from careline.parties.queries.found_by_holdings import billed_by
from careline.parties.queries.holders import found_under
from careline.parties.queries.identities import with_kept
from careline.parties.rules.fields import Field, Index
from careline.parties.rules.holdings import NotAnAccountNumber
from careline.parties.rules.likeness import Mark, scored
from careline.security.actor import Actor
from careline.security.policy import require
from careline.security.rules.normalising import normal_number

MOST = 5
"""So many share a number at most before a person should ask for another one."""


def twins_under(*, by: Actor, customer: UUID, number: str) -> list[Alike]:
    """Return who else stands under a telephone or account number and could be this customer, each beside him."""
    require(by, RIGHT)
    one = known_customer(by=by, id=customer)
    found = _mergeable(one).filter(with_kept(_under(number))).select_related("key").order_by("id")
    return [_beside(one, other) for other in found[:MOST]]


def two_beside(*, by: Actor, customer: UUID, other: UUID) -> Alike:
    """Return two records beside each other, the earlier one first.

    :raises NoSuchCustomer: one of them isn't there, or the two can't be one customer's.
    """
    require(by, RIGHT)
    one = known_customer(by=by, id=customer)
    found = _mergeable(one).filter(pk=other).select_related("key").first()
    if found is None:
        raise NoSuchCustomer(field="customer")
    return _beside(one, found)


def _mergeable(one: Customer) -> QuerySet[Customer]:
    alive = Customer.objects.filter(kind=one.kind, is_identified=True, forgotten_at=None, merged_into=None)
    return alive.exclude(pk=one.pk)


def _under(number: str) -> Q:
    told = normal_number(number)
    reached = found_under(Index.NUMBER, index_for(Index.NUMBER, told)) if told else Q(pk__in=())
    with suppress(NotAnAccountNumber):
        reached |= billed_by(number)
    return reached


def _beside(one: Customer, other: Customer) -> Alike:
    first, second = sorted((one, other), key=lambda row: row.pk)
    like = scored(dict(_marks(first, second)))
    return Alike(
        id=other.pk,
        score=like.score,
        marks={field.value: mark.value for field, mark in like.marks.items()},
        first=masked(first),
        second=masked(second),
        first_since=first.registered_at,
        second_since=second.registered_at,
    )


def _marks(first: Customer, second: Customer) -> Iterator[tuple[Field, Mark]]:
    """Compare blind indexes alone: in clear only the worker compares. An address has none."""
    for field in Field:
        if not (getattr(first, f"{field}_sealed") and getattr(second, f"{field}_sealed")):
            yield field, Mark.UNKNOWN
            continue
        left, right = (bytes(getattr(row, f"{field}_index", None) or b"") for row in (first, second))
        compared = Mark.SAME if left == right else Mark.DIFFERENT
        yield field, compared if left and right else Mark.UNCOMPARED
