"""Requests to be forgotten: recorded by one, decided by another (PIPL art. 47 and 50)."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from careline.kernel.horizon import A_YEAR
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.parties.events import ErasureMoved
from careline.parties.models import Customer, ErasureRequest, ErasureStep
from careline.parties.operations.forgetting import forget_customer
from careline.parties.ports import keeping
from careline.parties.queries.erasures import DECIDE, erasure_obstacles, known_erasure
from careline.parties.queries.identities import records_of
from careline.parties.rules.consent import ConsentChannel
from careline.parties.rules.erasure import (
    ANSWERED_WITHIN,
    DECISIONS,
    ErasureGround,
    ErasureMove,
    ErasureProof,
    ErasureState,
    NotAWorkNumber,
    advanced,
    check_erasure_words,
    check_kept_until,
    check_other_hand,
    check_reference,
    check_way,
)
from careline.parties.rules.legal_hold import HOLD_WORDS_LONGEST, HoldKind, HoldTold
from careline.parties.writing.claiming import CustomerIsForgotten, claim
from careline.parties.writing.legal_holds import put_hold
from careline.parties.writing.numbers import take_erasure_number
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor, system
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.vault import vault_of

ASK = "parties.ask_erasure"
ERASURE = system("erasure")
"""Who forgets: no chair alone may."""


class ErasureAskedAlready(Refusal):
    """A request of this customer is open."""

    code = "parties.erasure_asked_already"
    kind = Kind.CONFLICT


class ErasureChanged(Refusal):
    """Somebody else moved the request since the caller looked."""

    code = "parties.erasure_changed"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class ErasureTold:
    """What a customer asks for, and how."""

    ground: ErasureGround
    proof: ErasureProof
    channel: ConsentChannel
    reference: str = ""
    text: str


@operation()
def ask_erasure(*, customer: UUID, told: ErasureTold, by: Actor, at: datetime) -> ErasureRequest:
    """Record that a customer wishes to be forgotten; somebody else decides.

    :raises ErasureWordsMissing: or whatever else the words, or the number of the work, are refused for.
    :raises NotAWorkNumber: also when the contact or complaint isn't the customer's.
    :raises ErasureAskedAlready: one request is decided before the next is made.
    """
    words, reference = check_erasure_words(told.text), check_reference(told.reference)
    row, vault = claim(customer=customer, right=ASK, by=by, at=at)
    records = records_of([row.pk])
    if reference and not keeping.is_theirs(records, reference):
        raise NotAWorkNumber(field="reference")
    if ErasureRequest.objects.filter(customer__in=records, state=ErasureState.ASKED).exists():
        raise ErasureAskedAlready(field="customer")
    request = ErasureRequest(
        id=new_id(),
        customer=row,
        key=row.key,
        number=take_erasure_number(at=at),
        ground=told.ground,
        proof=told.proof,
        channel=told.channel,
        reference=reference,
        asked_by=by.name,
        asker_roles=sorted(by.roles),
        asked_at=at,
        due_at=at + ANSWERED_WITHIN,
        state=advanced(None, ErasureMove.ASK),
    )
    request.sealing(vault, text=words).save(force_insert=True)
    _step(request, ErasureMove.ASK, by=by, at=at)
    return request


@operation()
def approve_erasure(*, number: str, version: int | None = None, by: Actor, at: datetime) -> ErasureRequest:
    """Agree to a request: the customer is forgotten in the same moment, with all his records.

    :raises OwnErasureRequest: who recorded it doesn't decide; `SameRoleAsAsker` likewise.
    :raises ErasureStoodInTheWay: while work is open or a term of law runs.
    """
    request = _moved(number, ErasureMove.APPROVE, version, by=by)
    check_way(erasure_obstacles(request, today=_today(at)))
    _step(request, ErasureMove.APPROVE, by=by, at=at)
    forget_customer(customer=request.customer, by=ERASURE, at=at)
    return request


@operation()
def refuse_erasure(
    *, number: str, text: str, kept_until: date | None = None, version: int | None = None, by: Actor, at: datetime
) -> ErasureRequest:
    """Refuse a request, with reasons the customer is told.

    :param kept_until: the last day a law or a court asks for the data; until then a legal hold stands.
    :raises OwnErasureRequest: who recorded it doesn't decide; `SameRoleAsAsker` likewise.
    :raises KeptUntilPast: when that day is over; `TooFarAhead` when it is more than twenty years away.
    """
    words, until = check_erasure_words(text), check_kept_until(kept_until, today=_today(at))
    request = _moved(number, ErasureMove.REFUSE, version, by=by)
    request.kept_until = until
    request.save(update_fields=["kept_until"])
    _step(request, ErasureMove.REFUSE, words, by=by, at=at)
    if until:
        review_on = min(until, _today(at) + A_YEAR)  # a hold is looked at each year, however long it stands
        told = HoldTold(kind=HoldKind.TERM, reason=words[:HOLD_WORDS_LONGEST], review_on=review_on, until=until)
        put_hold(request.customer, told, erasure=request, by=by, at=at)
    return request


@operation()
def withdraw_erasure(*, number: str, text: str, version: int | None = None, by: Actor, at: datetime) -> ErasureRequest:
    """Record that the customer doesn't wish it any more, in his words."""
    words = check_erasure_words(text)
    request = _moved(number, ErasureMove.WITHDRAW, version, by=by)
    _step(request, ErasureMove.WITHDRAW, words, by=by, at=at)
    return request


@operation()
def tell_erasure(*, number: str, text: str, version: int | None = None, by: Actor, at: datetime) -> ErasureRequest:
    """Record what the customer was told of a refusal (PIPL art. 50)."""
    words = check_erasure_words(text)
    request = _moved(number, ErasureMove.TELL, version, by=by)
    _step(request, ErasureMove.TELL, words, by=by, at=at)
    return request


def _moved(number: str, move: ErasureMove, version: int | None, *, by: Actor) -> ErasureRequest:
    """Return the request where the move leads, its customer and itself locked: two who decide wait for each other."""
    require(by, DECIDE if move in DECISIONS else ASK)
    seen = known_erasure(by=by, number=number)
    records = Customer.objects.filter(pk__in=records_of([seen.customer_id])).order_by("pk")
    list(records.select_for_update(of=("self",)).values_list("pk"))  # all of them: work may begin on any
    rows = ErasureRequest.objects.select_for_update(of=("self",)).select_related("key", "customer__key")
    request: ErasureRequest = rows.get(pk=seen.pk)
    if request.customer.forgotten_at:
        raise CustomerIsForgotten
    if version is not None and version != request.version:
        raise ErasureChanged(field="version")
    state = advanced(ErasureState(request.state), move)
    if move in DECISIONS:
        check_other_hand(asker=request.asked_by, asker_roles=request.asker_roles, by=by.name, roles=by.roles)
    request.state, request.version = state, request.version + 1
    request.save(update_fields=["state", "version"])
    return request


def _step(request: ErasureRequest, move: ErasureMove, text: str = "", *, by: Actor, at: datetime) -> None:
    event = ErasureMoved(subject=request.id, move=move, state=ErasureState(request.state), customer=request.customer_id)
    step = ErasureStep(
        id=new_id(),
        customer=request.customer,
        key=request.key,
        request=request,
        n=request.version,
        move=move,
        kept_until=request.kept_until,
        **recorded(event, by=by, at=at),
    )
    step.sealing(vault_of(request.key), text=text).save(force_insert=True)


def _today(at: datetime) -> date:
    return at.astimezone(timezone.get_current_timezone()).date()
