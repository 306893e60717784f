"""Looking for customers who are here twice: candidates share an index, and only here are they compared in clear."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q

from careline.parties.events import DuplicatesProposed
from careline.parties.models import Customer, DuplicatePair
from careline.parties.models.sealed import clear_fields
from careline.parties.rules.likeness import likeness
from careline.parties.rules.merging import PairState
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

BLOCKS = (("number_index",), ("email_index",), ("document_index",), ("surname_index", "last4_index"))
"""Two customers are compared when they agree in all indexes of one of these."""
LARGEST = 20
"""Of a block with more members, such as a company's switchboard, only the earliest are compared."""


@operation(silent_when="nobody is like anybody")
def propose_duplicates(*, customers: Sequence[Customer], by: Actor, at: datetime) -> int:
    """Compare some customers with all who share a block with them; propose who is alike, and return how many pairs.

    A pair that was left apart or merged is not proposed again.
    """
    require(by, "parties.compare_customers")
    pairs = {pair.pk: pair for one in customers for pair in _alike(one, at)}
    made = DuplicatePair.objects.bulk_create(_new(list(pairs.values())), ignore_conflicts=True)
    if made:
        record(DuplicatesProposed(subject=made[0].first_id, pairs=len(made)), by=by, at=at)
    return len(made)


def _alike(one: Customer, at: datetime) -> Iterator[DuplicatePair]:
    block = Q()
    for names in BLOCKS:
        values = {name: getattr(one, name) for name in names}
        if all(values.values()):
            block |= Q(**values)
    if not block or not _is_comparable(one):
        return
    found = Customer.objects.filter(block, is_identified=True, forgotten_at=None, merged_into=None, kind=one.kind)
    others = list(found.exclude(pk=one.pk).select_related("key").order_by("id")[:LARGEST])
    told = clear_fields(one)
    for other in others:
        like = likeness(told, clear_fields(other))
        if like.is_worth_a_look:
            first, second = sorted((one, other), key=lambda row: row.pk)
            yield DuplicatePair(
                first=first,
                second=second,
                score=like.score,
                marks={field.value: mark.value for field, mark in like.marks.items()},
                state=PairState.PROPOSED,
                found_at=at,
            )


def _new(pairs: Sequence[DuplicatePair]) -> list[DuplicatePair]:
    wanted = {(pair.first_id, pair.second_id): pair for pair in pairs}
    ids = {one for both in wanted for one in both}
    known = DuplicatePair.objects.filter(first__in=ids, second__in=ids).values_list("first_id", "second_id")
    for both in known:
        wanted.pop(both, None)
    return list(wanted.values())


def _is_comparable(one: Customer) -> bool:
    return one.is_identified and one.forgotten_at is None and one.merged_into_id is None
