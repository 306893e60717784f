"""Two records become one customer's, and two again: nothing is moved, so nothing is lost either way."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import CustomersMerged, CustomersUnmerged, DuplicatesDismissed
from careline.parties.models import Customer, DuplicatePair, Merge, Unmerge
from careline.parties.queries.customers import NoSuchCustomer
from careline.parties.queries.duplicates import known_pair
from careline.parties.queries.identities import records_of
from careline.parties.queries.preferences import wishes_of
from careline.parties.rules.merging import MergeReason, PairState, UnmergeReason
from careline.parties.rules.safe_contact import loosens
from careline.parties.rules.verification_tasks import VerificationTaskEnd
from careline.parties.writing.claiming import CustomerIsForgotten
from careline.parties.writing.parting import take_along
from careline.parties.writing.verification_tasks import end_tasks
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation
from careline.security.policy import require

RIGHT = "parties.merge_customers"
W = TypeVar("W", MergeReason, UnmergeReason)


class CannotMerge(Refusal):
    """One is unidentified, erased or merged already; or only one is a company; or the two are one record."""

    code = "parties.cannot_merge"
    kind = Kind.CONFLICT


class MergingLoosensWish(Refusal):
    """What was said last counts for both, and would let through what one of them wished not to get."""

    code = "parties.merging_loosens_wish"
    kind = Kind.CONFLICT


class NotMerged(Refusal):
    """The customer isn't merged into anybody."""

    code = "parties.not_merged"
    kind = Kind.CONFLICT


class MergeReasonMissing(Refusal):
    """Records are put together or taken apart for one of the reasons only."""

    code = "parties.merge_reason_missing"


@operation()
def merge_customers(*, kept: UUID, merged: UUID, reason: str, by: Actor, at: datetime) -> Merge:
    """Keep one record, and let whoever finds the other be led to it.

    :raises CannotMerge: nobody knows who one of them is, one was erased or merged, or they can't be the same.
    :raises MergingLoosensWish: a wish that was said later on one would lift what binds on the other.
    :raises MergeReasonMissing: when the reason is none of them.
    """
    require(by, RIGHT)
    why = _reason(reason, MergeReason)
    survivor, other = _locked(kept, merged)
    if kept == merged or survivor.kind != other.kind or not (_is_free(survivor) and _is_free(other)):
        raise CannotMerge
    wishes = wishes_of([kept, merged]).values()
    other.merged_into = survivor
    other.save(update_fields=["merged_into"])  # no other column: apart again, the row is what it was
    if any(loosens(one, wishes_of([kept])[kept]) for one in wishes):
        raise MergingLoosensWish
    made = Merge.objects.create(kept=survivor, merged=other, reason=why, by_name=by.name, at=at)
    _settle(kept, merged, PairState.MERGED)
    record(CustomersMerged(subject=survivor.id, merged=other.id, reason=why), by=by, at=at)
    end_tasks([merged], VerificationTaskEnd.MERGED, by=by, at=at)
    return made


@operation()
def unmerge_customer(*, merged: UUID, reason: str, by: Actor, at: datetime) -> None:
    """Let a record stand for itself again, exactly as it was.

    Legal holds and wishes for safety that were laid on both together stand for each.

    :raises NotMerged: it does already.
    :raises CustomerIsForgotten: all the records were erased together.
    """
    require(by, RIGHT)
    why = _reason(reason, UnmergeReason)
    last = Merge.objects.filter(merged=merged, undone=None).order_by("-at", "-id").first()
    if last is None:
        raise NotMerged
    _, other = _locked(last.kept_id, merged)
    if other.merged_into_id is None:
        raise NotMerged
    if other.forgotten_at:
        raise CustomerIsForgotten
    together = set(records_of([merged]))
    other.merged_into = None
    other.save(update_fields=["merged_into"])
    Unmerge.objects.create(merge=last, reason=why, by_name=by.name, at=at)
    take_along(other, together - set(records_of([merged])), since=last.at, by=by, at=at)
    _settle(last.kept_id, merged, PairState.LEFT_APART)
    record(CustomersUnmerged(subject=last.kept_id, merged=merged, reason=why), by=by, at=at)


@operation()
def leave_apart(*, pair: UUID, by: Actor, at: datetime) -> None:
    """Say that two customers are two; the worker doesn't propose them again."""
    require(by, RIGHT)
    found = known_pair(by=by, id=pair)
    DuplicatePair.objects.filter(pk=pair).update(state=PairState.LEFT_APART)
    record(DuplicatesDismissed(subject=found.first_id, other=found.second_id), by=by, at=at)


def _locked(kept: UUID, merged: UUID) -> tuple[Customer, Customer]:
    rows = Customer.objects.select_for_update(of=("self",)).filter(pk__in={kept, merged}).order_by("pk")
    found = {row.pk: row for row in rows}
    if not {kept, merged} <= set(found):
        raise NoSuchCustomer(field="customer")
    return found[kept], found[merged]


def _is_free(one: Customer) -> bool:
    return one.is_identified and one.forgotten_at is None and one.merged_into_id is None


def _settle(one: UUID, other: UUID, state: PairState) -> None:
    first, second = sorted((one, other))
    DuplicatePair.objects.filter(first=first, second=second).update(state=state)


def _reason(given: str, words: type[W]) -> W:
    if given not in tuple(words):
        raise MergeReasonMissing(field="reason", reasons=", ".join(words))
    return words(given)
