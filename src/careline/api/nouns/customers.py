"""Customers: found by what they tell, shown masked, revealed for a reason."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import canonical
from careline.api.once import anew
from careline.api.references import named
from careline.api.shapes.customers import (
    CustomerSearch,
    CustomersFound,
    CustomerShown,
    RegistrationTold,
    RevealShown,
    RevealTold,
)
from careline.cases.queries.finding import complaint
from careline.contacts.operations.registering import register_caller
from careline.contacts.queries.finding import contact
from careline.parties.operations.registering import register_by_hand
from careline.parties.operations.reveals import reveal_beside, reveal_field
from careline.parties.queries.customers import known_customer, masked
from careline.parties.queries.listing import list_customers
from careline.parties.rules.reveals import Beside

router = Router(tags=["customers"])


@router.post("/searches", auth=Bearer("parties.find_customer"), response=CustomersFound)
def find(request: Asked, told: CustomerSearch) -> CustomersFound:
    """Find customers by everything that is given, latest first; by nothing only who may walk through them all."""
    page = list_customers(by=request.auth, wanted=told.wanted, at=request.at, after=told.after, limit=told.limit)
    after = page.next.encode() if page.next else None
    return CustomersFound.model_validate({"customers": page.rows, "has_more": after is not None, "after": after})


@router.post("", auth=Bearer("parties.register_customer"), response={201: CustomerShown})
def register(request: Asked, told: RegistrationTold) -> Status[CustomerShown]:
    """Register a customer; where customers are known under the number, say that this is `another`, or name one of them.

    With a contact, they are who it is with from the same moment on.
    """
    given: dict[str, Any] = {"details": told.details, "is_another": told.another, "by": request.auth, "at": request.at}
    if told.contact:
        number = _contact(request, told.contact).number
        made: Any = register_caller(number=number, has_callers_number=told.callers_number, **given).party
    else:
        made = register_by_hand(**given)
    return Status(201, CustomerShown.model_validate(masked(made)))


@router.get("/{uuid:customer}", auth=Bearer("parties.read_customer"), response=CustomerShown)
def get_customer(request: Asked, customer: UUID) -> CustomerShown:
    """Read one customer, masked."""
    return CustomerShown.model_validate(masked(known_customer(by=request.auth, id=customer)))


@router.post("/{uuid:customer}/reveals", auth=Bearer("parties.reveal_field"), response={201: RevealShown})
@anew
def reveal(request: Asked, customer: UUID, told: RevealTold) -> Status[RevealShown]:
    """Read one field in clear, for a reason; it is written into the ledger, and a day's number of them is limited.

    Takes no Idempotency-Key: whoever asks twice reads twice, and both are recorded and counted.
    """
    found = known_customer(by=request.auth, id=customer)
    work = _work(request, told)
    by, at = request.auth, request.at
    if isinstance(told.field, Beside):
        of = told.record or found.id
        value = reveal_beside(customer=found.id, field=told.field, of=of, reason=told.reason, by=by, at=at, **work)
    else:
        value = reveal_field(customer=found, field=told.field, reason=told.reason, by=by, at=at, **work)
    return Status(201, RevealShown(field=told.field, value=value))


def _work(request: Asked, told: RevealTold) -> dict[str, UUID]:
    """Return for what a field is revealed, as the operation names it."""
    if told.complaint:
        number = canonical(told.complaint)
        found = named(lambda: complaint(by=request.auth, number=number), field="complaint", given=number)
        return {"complaint": found.id}
    return {"contact": _contact(request, told.contact).id} if told.contact else {}


def _contact(request: Asked, text: str) -> Any:
    number = canonical(text)
    return named(lambda: contact(by=request.auth, number=number), field="contact", given=number)
