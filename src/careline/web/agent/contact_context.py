"""What stands beside a contact: what was promised, other complaints and contacts."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from careline.cases.queries.contacts import complaints_of
from careline.contacts.queries.follow_ups import promises_to
from careline.contacts.queries.listing import Filters, contacts, continuations_of
from careline.contacts.queries.orders import in_sight, orders_of
from careline.contacts.queries.scripts import guide_to
from careline.contacts.queries.speaking import spoken_for, told_in
from careline.halls.queries.appointments import appointments_in
from careline.parties.rules.representation import Topic
from careline.security.policy import allows
from careline.web.agent.booking import booking_offered
from careline.web.agent.contact_files import contact_files_panel
from careline.web.agent.customer_panel import contact_customer_panel, others_of
from careline.web.agent.follow_up_acts import promise_cards
from careline.web.arrivals import Arrived
from careline.web.faces.appointment import appointment_face
from careline.web.faces.card import card
from careline.web.faces.contact import contact_card
from careline.web.faces.guide import guide_face
from careline.web.faces.order import order_card
from careline.web.faces.speaker import speaker_face

BEFORE = 5


def contact_context(found: Any, *, request: Arrived, may_work: bool) -> dict[str, Any]:
    """Return what the context of a contact's page shows."""
    may_tell = may_work and Topic.PERSONAL in told_in(found)
    return {
        "customer": contact_customer_panel(found.party_id, contact=found.number, is_open=may_tell, request=request),
        "guide": guide_face(guide_to(found, by=request.actor), language=found.language) if may_work else [],
        "speaker": speaker_face(found, for_whom=spoken_for(found, by=request.actor)),
        "others": others_of(found.party_id, request=request) if found.party_id else [],
        "files": contact_files_panel(found, may_work=may_work),
        "before": _before(found, request),
        "continuations": [contact_card(row) for row in continuations_of(found, by=request.actor)],
        "continuing_address": _continuing(found, request),
        "complaints": [card(row, at=request.at) for row in complaints_of(by=request.actor, contact=found)],
        "complaint_address": _complaint(found, request) if may_work else "",
        **_promised(found, request),
        **_business(found, request),
        "visits": [appointment_face(row, at=request.at) for row in appointments_in(contact=found)],
        "visit_address": booking_offered(request, contact=found.number) if may_work else "",
        "order_address": reverse("web:order-new", args=[found.number]) if may_work and found.party_id else "",
    }


def _business(found: Any, request: Arrived) -> dict[str, Any]:
    """Return what was begun in this contact; it is opened where the reader may see it, and named anyway."""
    rows = orders_of(contact=found)
    return {"orders": [order_card(row) for row in rows], "openable": in_sight(rows, by=request.actor)}


def _promised(found: Any, request: Arrived) -> dict[str, Any]:
    """Return what is owed to this customer, whoever promised it, and where one promises more."""
    may_make = allows(request.actor, "contacts.make_follow_up")
    rows = promises_to(contact=found)
    return {
        "follow_ups": promise_cards(rows, request=request),
        "follow_up_address": reverse("web:follow-up-new", args=[found.number]) if may_make else "",
    }


def _continuing(found: Any, request: Arrived) -> str:
    """Return where a contact is begun that goes on with this one, for who may."""
    if not allows(request.actor, "contacts.receive_contact"):
        return ""
    return f"{reverse('web:contact-new')}?{urlencode({'contact': found.number})}"


def _complaint(found: Any, request: Arrived) -> str:
    """Return where a complaint is made out of this contact, for who may take one in."""
    if not allows(request.actor, "cases.receive_complaint"):
        return ""
    return f"{reverse('web:intake')}?{urlencode({'contact': found.number})}"


def _before(found: Any, request: Arrived) -> list[Any]:
    if not found.party_id:
        return []
    page = contacts(by=request.actor, filters=Filters(party=found.party_id), limit=BEFORE + 1)
    return [contact_card(row) for row in page.rows if row.pk != found.pk][:BEFORE]
