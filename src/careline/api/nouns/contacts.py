"""Contacts: one that begins, lists, and each act as a noun: POST /contacts/{contact}/need."""

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import ContactNumber
from careline.api.references import named
from careline.api.shapes.contacts import (
    ActTold,
    ClosingTold,
    ConclusionTold,
    ConsultationTold,
    ContactPage,
    ContactsAsked,
    ContactSearch,
    ContactsFound,
    ContactShown,
    ContactTold,
    DismissalTold,
    EscalationTold,
    NeedTold,
    PartyTold,
    ProgressTold,
    VerificationTold,
)
from careline.contacts.operations.closing import WrapUp, close_contact, conclude_contact, dismiss_contact
from careline.contacts.operations.holding import (
    consult_colleague,
    end_consultation,
    hold_customer,
    resume_customer,
)
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.operations.serving import (
    escalate_contact,
    name_reasons,
    recognise_need,
    revisit_need,
    set_party,
    take_contact,
    tell_progress,
)
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.callers import masked_caller
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.legs import handles_of, leg_standing
from careline.contacts.queries.listing import contacts
from careline.contacts.queries.record import level_for, need_of, record_of
from careline.contacts.queries.verification import possible_methods, standing_of
from careline.parties.queries.customers import known_customer

router = Router(tags=["contacts"])
READ, WORK = "contacts.read_contact", "contacts.work_contact"
NOTHING = ActTold.model_validate({})


@router.post("", auth=Bearer("contacts.receive_contact"), response={201: ContactShown, 200: ContactShown})
def begin(request: Asked, told: ContactTold) -> Status[ContactShown]:
    """Take in a contact (201); one whose `external_id` came in before is answered as it stands (200)."""
    if told.customer_id:
        _customer(request, told.customer_id)
    received = receive_contact(intake=told.intake, by=request.auth, at=request.at)
    return Status(201 if received.is_new else 200, shown(received.contact))


@router.get("", auth=Bearer(READ), response=ContactPage)
def list_contacts(request: Asked, asked: Query[ContactsAsked]) -> ContactPage:
    """List the contacts you may see, latest first."""
    page = contacts(by=request.auth, filters=asked.filters, after=asked.after, limit=asked.limit)
    return ContactPage.model_validate({"items": page.rows, "next": next_page(request, page.next)})


@router.post("/searches", auth=Bearer(READ), response=ContactsFound)
def search(request: Asked, told: ContactSearch) -> ContactsFound:
    """Find contacts by whom they were with, among those you may see, latest first."""
    filters = told.filters_by(request.auth)
    page = contacts(by=request.auth, filters=filters, after=told.after, limit=told.limit)
    return ContactsFound.model_validate({"items": page.rows, "after": page.next.encode() if page.next else None})


@router.get("/{contact}", auth=Bearer(READ), response=ContactShown)
def get_contact(request: Asked, contact: ContactNumber) -> ContactShown:
    """Read one contact."""
    return shown(find(by=request.auth, number=contact))


@router.put("/{contact}/party", auth=Bearer(WORK), response=ContactShown)
def put_party(request: Asked, contact: ContactNumber, told: PartyTold) -> ContactShown:
    """Say who the customer is, or that nobody knows."""
    customer = _customer(request, told.customer_id) if told.customer_id else None
    return shown(set_party(number=contact, customer=customer, by=request.auth, at=request.at))


@router.post("/{contact}/verifications", auth=Bearer(WORK), response={201: ContactShown})
def verify(request: Asked, contact: ContactNumber, told: VerificationTold) -> Status[ContactShown]:
    """Record one check of who the caller is; a passed one gives the level of its method."""
    return Status(201, shown(verify_caller(number=contact, **dict(told), by=request.auth, at=request.at)))


@router.post("/{contact}/greeting", auth=Bearer(WORK), response=ContactShown)
def greet(request: Asked, contact: ContactNumber, told: ActTold = NOTHING) -> ContactShown:
    """Go on from access to what the customer needs."""
    return shown(recognise_need(number=contact, version=told.version, by=request.auth, at=request.at))


@router.post("/{contact}/need", auth=Bearer(WORK), response=ContactShown)
def name_need(request: Asked, contact: ContactNumber, told: NeedTold) -> ContactShown:
    """Record what the customer came for, the main reason first, and go on to the solution."""
    return shown(
        name_reasons(
            number=contact,
            reasons=told.reasons,
            answers=told.answers,
            service_type=told.service_type,
            version=told.version,
            by=request.auth,
            at=request.at,
        )
    )


@router.post("/{contact}/escalation", auth=Bearer(WORK), response=ContactShown)
def escalate(request: Asked, contact: ContactNumber, told: EscalationTold) -> ContactShown:
    """Pass it on to a senior agent or to another department; whoever goes on takes it."""
    return shown(
        escalate_contact(
            number=contact,
            to=told.to,
            department=told.department,
            reason=told.reason,
            text=told.text,
            version=told.version,
            by=request.auth,
            at=request.at,
        )
    )


@router.post("/{contact}/taking", auth=Bearer(WORK), response=ContactShown)
def take(request: Asked, contact: ContactNumber) -> ContactShown:
    """Go on with a contact that was passed on."""
    return shown(take_contact(number=contact, by=request.auth, at=request.at))


@router.post("/{contact}/hold", auth=Bearer(WORK), response=ContactShown)
def hold(request: Asked, contact: ContactNumber) -> ContactShown:
    """Put the customer on hold."""
    return shown(hold_customer(number=contact, by=request.auth, at=request.at))


@router.post("/{contact}/return-from-hold", auth=Bearer(WORK), response=ContactShown)
def resume(request: Asked, contact: ContactNumber) -> ContactShown:
    """Take the customer back from hold."""
    return shown(resume_customer(number=contact, by=request.auth, at=request.at))


@router.post("/{contact}/consultation", auth=Bearer(WORK), response=ContactShown)
def consult(request: Asked, contact: ContactNumber, told: ConsultationTold) -> ContactShown:
    """Ask a colleague, whose leg begins; whoever waits on the line is put on hold meanwhile."""
    return shown(consult_colleague(number=contact, colleague=told.colleague, by=request.auth, at=request.at))


@router.post("/{contact}/return-from-consultation", auth=Bearer(WORK), response=ContactShown)
def return_from_consultation(request: Asked, contact: ContactNumber) -> ContactShown:
    """End the talk with the colleague, and take the customer back."""
    return shown(end_consultation(number=contact, by=request.auth, at=request.at))


@router.post("/{contact}/progress", auth=Bearer(WORK), response={204: None})
def progress(request: Asked, contact: ContactNumber, told: ProgressTold) -> Status[None]:
    """Record what the customer was told about how it goes on."""
    tell_progress(number=contact, medium=told.medium, text=told.text, by=request.auth, at=request.at)
    return Status(204, None)


@router.post("/{contact}/return-to-need", auth=Bearer(WORK), response=ContactShown)
def revisit(request: Asked, contact: ContactNumber) -> ContactShown:
    """Go back to the need: there is something more."""
    return shown(revisit_need(number=contact, by=request.auth, at=request.at))


@router.post("/{contact}/conclusion", auth=Bearer(WORK), response=ContactShown)
def conclude(request: Asked, contact: ContactNumber, told: ConclusionTold) -> ContactShown:
    """Record that the session has ended; what comes now is wrapping up."""
    return shown(
        conclude_contact(
            number=contact,
            ended_by=told.ended_by,
            ended_at=told.ended_at,
            version=told.version,
            by=request.auth,
            at=request.at,
        )
    )


@router.post("/{contact}/closing", auth=Bearer(WORK), response=ContactShown)
def close(request: Asked, contact: ContactNumber, told: ClosingTold) -> ContactShown:
    """Write the record and close it; what is mandatory and missing is named."""
    wrap_up = WrapUp(**told.model_dump(exclude={"version", "ended_by"}))
    return shown(
        close_contact(
            number=contact,
            wrap_up=wrap_up,
            ended_by=told.ended_by,
            version=told.version,
            by=request.auth,
            at=request.at,
        )
    )


@router.post("/{contact}/dismissal", auth=Bearer(WORK), response=ContactShown)
def dismiss(request: Asked, contact: ContactNumber, told: DismissalTold) -> ContactShown:
    """Close what was no real contact, so that it stays out of the numbers."""
    return shown(dismiss_contact(number=contact, exclude=told.exclude, by=request.auth, at=request.at))


def shown(found: Any) -> ContactShown:
    """Return a contact the caller has found or changed, whole."""
    need = need_of(found)
    record = record_of(found, need=need)
    legs = handles_of(found)
    beside = {
        "legs": legs,
        "held_since": leg_standing(found, legs).held_since,
        "caller": masked_caller(found),
        "reasons": [one.code for one in need.reasons],
        "answers": need.answers,
        "level_needed": level_for(found, need),
        "failed_checks": standing_of(found).failed,
        "methods": possible_methods(found),
        "missing": record.missing,
        "mandatory": record.mandatory,
    }
    plain = {name: getattr(found, name) for name in ContactShown.model_fields if name not in beside}
    return ContactShown.model_validate(plain | beside)


def _customer(request: Asked, given: UUID) -> UUID:
    return named(lambda: known_customer(by=request.auth, id=given), field="customer_id", given=str(given)).id
