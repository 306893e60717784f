"""Looking for customers who are here twice: candidates share an index, and only here are they compared in clear."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from careline.parties.events import DuplicatesProposed
from careline.parties.models import Customer, DuplicatePair
from careline.parties.models.sealed import clear_fields
from careline.parties.queries.candidates import candidates_for
from careline.parties.rules.likeness import likeness
from careline.parties.rules.merging import PairState
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require


@operation(silent_when="nobody is like anybody")
def propose_duplicates(*, customers: Sequence[Customer], by: Actor, at: datetime) -> int:
    """Compare some customers with all who share a block with them; propose who is alike, and return how many pairs.

    A pair that was left apart or merged is not proposed again.
    """
    require(by, "parties.compare_customers")
    candidates = candidates_for(customers)
    told = [one for one in customers if one.pk in candidates]  # the others needn't be opened at all
    pairs = {pair.pk: pair for one in told for pair in _alike(one, candidates[one.pk], at)}
    made = DuplicatePair.objects.bulk_create(_new(list(pairs.values())), ignore_conflicts=True)
    if made:
        record(DuplicatesProposed(subject=made[0].first_id, pairs=len(made)), by=by, at=at)
    return len(made)


def _alike(one: Customer, others: Sequence[Customer], at: datetime) -> Iterator[DuplicatePair]:
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
