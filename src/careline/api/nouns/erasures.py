"""Requests to be forgotten."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import canonical
from careline.api.shapes.erasures import (
    ErasureApprovalTold,
    ErasureRefusalTold,
    ErasureRequestFull,
    ErasureRequestPage,
    ErasureRequestShown,
    ErasureRequestTold,
    ErasuresAsked,
    ErasureWordsTold,
)
from careline.parties.operations.erasures import (
    ErasureTold,
    approve_erasure,
    ask_erasure,
    refuse_erasure,
    tell_erasure,
    withdraw_erasure,
)
from careline.parties.queries.erasures import (
    erasure_obstacles,
    erasure_remainders,
    erasure_requests,
    known_erasure,
    steps_of_erasure,
)
from careline.parties.rules.erasure import ErasureState

router = Router(tags=["erasures"])
READ, ASK, DECIDE = "parties.read_erasures", "parties.ask_erasure", "parties.decide_erasure"


@router.post("/customers/{uuid:customer}/erasure-requests", auth=Bearer(ASK), response={201: ErasureRequestShown})
def add_erasure(request: Asked, customer: UUID, told: ErasureRequestTold) -> Status[ErasureRequestShown]:
    """Record that a customer wishes to be forgotten; somebody with another role decides."""
    made = ask_erasure(customer=customer, told=ErasureTold(**told.model_dump()), by=request.auth, at=request.at)
    return Status(201, _shown(made))


@router.get("/erasure-requests", auth=Bearer(READ), response=ErasureRequestPage)
def list_erasures(request: Asked, asked: Query[ErasuresAsked]) -> ErasureRequestPage:
    """List requests to be forgotten, the next due first."""
    page = erasure_requests(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    items = [_shown(row) for row in page.rows]
    return ErasureRequestPage.model_validate({"items": items, "next": next_page(request, page.next)})


@router.get("/erasure-requests/{erasure}", auth=Bearer(READ), response=ErasureRequestFull)
def get_erasure(request: Asked, erasure: str) -> ErasureRequestFull:
    """Read one request with its steps, what stands in its way and what stays a while."""
    found = known_erasure(by=request.auth, number=canonical(erasure))
    is_open, today = found.state == ErasureState.ASKED, request.at.astimezone(timezone.get_current_timezone()).date()
    lives = found.state in {ErasureState.ASKED, ErasureState.DONE}
    steps = [
        {"move": one.move, "by_name": one.actor_name, "at": one.at, "text": one.opened("text")}
        | {"kept_until": one.kept_until}
        for one in steps_of_erasure(found)
    ]
    more = {
        "steps": steps,
        "obstacles": erasure_obstacles(found, today=today) if is_open else [],
        "remainders": erasure_remainders(found) if lives else [],
    }
    return ErasureRequestFull.model_validate(_shown(found).model_dump() | more)


@router.post("/erasure-requests/{erasure}/approval", auth=Bearer(DECIDE), response=ErasureRequestShown)
def approve(request: Asked, erasure: str, told: ErasureApprovalTold) -> ErasureRequestShown:
    """Agree: the customer is forgotten in the same moment. It can't be taken back."""
    return _moved(approve_erasure, request, erasure, told)


@router.post("/erasure-requests/{erasure}/refusal", auth=Bearer(DECIDE), response=ErasureRequestShown)
def refuse(request: Asked, erasure: str, told: ErasureRefusalTold) -> ErasureRequestShown:
    """Refuse, with reasons the customer is told."""
    return _moved(refuse_erasure, request, erasure, told)


@router.post("/erasure-requests/{erasure}/withdrawal", auth=Bearer(ASK), response=ErasureRequestShown)
def withdraw(request: Asked, erasure: str, told: ErasureWordsTold) -> ErasureRequestShown:
    """Record that the customer doesn't wish it any more."""
    return _moved(withdraw_erasure, request, erasure, told)


@router.post("/erasure-requests/{erasure}/telling", auth=Bearer(ASK), response=ErasureRequestShown)
def tell(request: Asked, erasure: str, told: ErasureWordsTold) -> ErasureRequestShown:
    """Record what the customer was told of a refusal."""
    return _moved(tell_erasure, request, erasure, told)


def _moved(operation: Any, request: Asked, erasure: str, told: ErasureApprovalTold) -> ErasureRequestShown:
    number = canonical(erasure)
    operation(number=number, **told.model_dump(), by=request.auth, at=request.at)
    return _shown(known_erasure(by=request.auth, number=number))


def _shown(row: Any) -> ErasureRequestShown:
    plain = {name: getattr(row, name) for name in ErasureRequestShown.model_fields if name != "text"}
    return ErasureRequestShown.model_validate(plain | {"text": row.opened("text")})
