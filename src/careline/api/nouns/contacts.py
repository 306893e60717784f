"""Contacts: one that begins, lists, and each act as a noun: POST /contacts/{contact}/need."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.nouns.parameters import ContactNumber
from careline.api.references import named
from careline.api.shapes.callers import PartyTold, SpeakerTold
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
    ProgressTold,
    VerificationTold,
)
from careline.api.shapes.kinds import Told
from careline.contacts.operations.attending import attend_consultation
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
from careline.contacts.operations.speaking import name_speaker
from careline.contacts.operations.verifying import verify_caller
from careline.contacts.queries.callers import masked_caller
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.legs import handles_of, leg_standing, reconnected_at
from careline.contacts.queries.listing import contacts
from careline.contacts.queries.record import level_for, need_of, record_of
from careline.contacts.queries.speaking import representative_in, spoken_for, told_in
from careline.contacts.queries.verification import possible_methods, standing_of
from careline.parties.queries.customers import known_customer
from careline.security.actor import Actor

router = Router(tags=["contacts"])
READ, WORK = "contacts.read_contact", "contacts.work_contact"
NOTHING = ActTold.model_validate({})
ACTS: Mapping[str, tuple[type[Told] | None, Callable[..., object]]] = {
    "need": (NeedTold, name_reasons),
    "hold": (None, hold_customer),
    "return-from-hold": (None, resume_customer),
    "consultation": (ConsultationTold, consult_colleague),
    "return-from-consultation": (None, end_consultation),
    "escalation": (EscalationTold, escalate_contact),
    "taking": (None, take_contact),
    "return-to-need": (None, revisit_need),
    "conclusion": (ConclusionTold, conclude_contact),
    "dismissal": (DismissalTold, dismiss_contact),
}
"""Acts alike in shape: told what their operation takes, under its names, or nothing; what each does, that says."""


@router.post("", auth=Bearer("contacts.receive_contact"), response={201: ContactShown, 200: ContactShown})
def begin(request: Asked, told: ContactTold) -> Status[ContactShown]:
    """Take in a contact (201); one whose `external_id` came in before is answered as it stands (200).

    Who is back within five minutes of a technical drop joins the contact it cut (200).
    """
    if told.customer_id:
        _customer(request, told.customer_id)
    received = receive_contact(intake=told.intake, by=request.auth, at=request.at)
    return Status(201 if received.is_new else 200, shown(received.contact, by=request.auth))


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
    """Read one contact; who is consulted about it has then seen that."""
    found = find(by=request.auth, number=contact)
    if found.asked_id == request.auth.id:
        attend_consultation(contact=found, by=request.auth, at=request.at)
    return shown(found, by=request.auth)


@router.put("/{contact}/party", auth=Bearer(WORK), response=ContactShown)
def put_party(request: Asked, contact: ContactNumber, told: PartyTold) -> ContactShown:
    """Say who the customer is, or that nobody knows."""
    customer = _customer(request, told.customer_id) if told.customer_id else None
    return shown(set_party(number=contact, customer=customer, by=request.auth, at=request.at), by=request.auth)


@router.put("/{contact}/speaker", auth=Bearer(WORK), response=ContactShown)
def put_speaker(request: Asked, contact: ContactNumber, told: SpeakerTold) -> ContactShown:
    """Say who speaks: the customer, one of their representatives in force, or somebody else."""
    who = told.representative_id
    return shown(
        name_speaker(number=contact, speaker=told.speaker, representative=who, by=request.auth, at=request.at),
        by=request.auth,
    )


@router.post("/{contact}/verifications", auth=Bearer(WORK), response={201: ContactShown})
def verify(request: Asked, contact: ContactNumber, told: VerificationTold) -> Status[ContactShown]:
    """Record one check of who the caller is; a passed one gives the level of its method."""
    return Status(
        201, shown(verify_caller(number=contact, **dict(told), by=request.auth, at=request.at), by=request.auth)
    )


@router.post("/{contact}/greeting", auth=Bearer(WORK), response=ContactShown)
def greet(request: Asked, contact: ContactNumber, told: ActTold = NOTHING) -> ContactShown:
    """Go on from access to what the customer needs."""
    return shown(recognise_need(number=contact, version=told.version, by=request.auth, at=request.at), by=request.auth)


@router.post("/{contact}/progress", auth=Bearer(WORK), response={204: None})
def progress(request: Asked, contact: ContactNumber, told: ProgressTold) -> Status[None]:
    """Record what the customer was told about how it goes on."""
    tell_progress(number=contact, medium=told.medium, text=told.text, by=request.auth, at=request.at)
    return Status(204, None)


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
        ),
        by=request.auth,
    )


def _offer(noun: str, told: type[Told] | None, act: Callable[..., object]) -> None:
    """Make the endpoint of one act."""

    def plain(request: Asked, contact: ContactNumber) -> ContactShown:
        return shown(act(number=contact, by=request.auth, at=request.at), by=request.auth)

    def telling(request: Asked, contact: ContactNumber, told: Any) -> ContactShown:
        return shown(act(number=contact, **dict(told), by=request.auth, at=request.at), by=request.auth)

    endpoint = telling if told else plain
    if told:
        endpoint.__annotations__["told"] = told  # what is read of a body is what the type says
    endpoint.__name__ = noun.replace("-", "_")
    endpoint.__doc__ = (act.__doc__ or "").partition("\n")[0]
    router.post(f"/{{contact}}/{noun}", auth=Bearer(WORK), response=ContactShown)(endpoint)


def shown(found: Any, *, by: Actor) -> ContactShown:
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
        "continued_from": found.continued_from.number if found.continued_from else None,
        "reconnected_at": reconnected_at(found),
        "missing": record.missing,
        "representative": representative_in(found),
        "told": sorted(told_in(found)),
        "speaks_for": [{"customer": whose, "representative": who} for whose, who in spoken_for(found, by=by)],
        "mandatory": record.mandatory,
    }
    plain = {name: getattr(found, name) for name in ContactShown.model_fields if name not in beside}
    return ContactShown.model_validate(plain | beside)


def _customer(request: Asked, given: UUID) -> UUID:
    return named(lambda: known_customer(by=request.auth, id=given), field="customer_id", given=str(given)).id


for _noun, (_told, _act) in ACTS.items():
    _offer(_noun, _told, _act)
