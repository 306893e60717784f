"""The panes of a customer's page: what each is called, and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy as _in

from careline.cases.queries.worklist import Bounds, worklist
from careline.cases.queries.worklist import Filters as ComplaintFilters
from careline.cases.queries.worklist import View as ComplaintView
from careline.contacts.queries.follow_ups import promises_to_customer
from careline.contacts.queries.listing import Filters as ContactFilters
from careline.contacts.queries.listing import contacts
from careline.contacts.queries.order_list import OrderFilters, OrderView, orders
from careline.halls.queries.appointments import appointments_of_customer
from careline.parties.queries.care import needs_care
from careline.parties.queries.consents import consents_of, standing_consents
from careline.parties.queries.consumption import consumption_of
from careline.parties.queries.duplicates import merges_of
from careline.parties.queries.erasures import ErasureFilters, erasure_requests
from careline.parties.queries.holdings import accounts_of, subscriptions_of
from careline.parties.queries.needs import NeedFilters, counted_needs, customer_needs
from careline.parties.queries.preferences import wish_of
from careline.parties.queries.provenance import provenance_of
from careline.parties.queries.representatives import representatives_of
from careline.parties.queries.reveals import is_shown_to
from careline.parties.rules.masked import MaskedCustomer
from careline.security.policy import allows
from careline.security.queries.people import full_names
from careline.web.agent.booking import booking_offered
from careline.web.agent.follow_up_acts import promise_cards
from careline.web.agent.habits import habits_of
from careline.web.agent.hold_records import hold_rows_of
from careline.web.agent.open_work import open_cards
from careline.web.agent.profile_records import offered
from careline.web.arrivals import Arrived
from careline.web.faces.appointment import appointment_face
from careline.web.faces.attributes import May, attribute_faces
from careline.web.faces.card import card
from careline.web.faces.contact import contact_card
from careline.web.faces.customer import brief
from careline.web.faces.duplicates import merged_faces
from careline.web.faces.erasures import erasure_row
from careline.web.faces.holdings import account_rows, subscription_rows
from careline.web.faces.needs import need_row
from careline.web.faces.order import order_card
from careline.web.faces.secrets import Beholder
from careline.web.faces.usage import usage_face
from careline.web.faces.words_of_customer import consent_faces, consent_rows, representative_rows, wish_face
from careline.web.words import TIERS
from careline.web.words.parties import CAME_BY, DOCUMENT_KINDS, KINDS

LIST = 25
SEE = "parties.see_care"


class Pane(StrEnum):
    """One side of a customer."""

    PROFILE = "profile"
    HOLDINGS = "holdings"
    CONTACTS = "contacts"
    COMPLAINTS = "complaints"
    ORDERS = "orders"
    WISHES = "wishes"
    REPRESENTATIVES = "representatives"
    NEEDS = "needs"


@dataclass(frozen=True)
class PanePage:
    """How one side is shown."""

    label: str | Promise
    picture: str
    shown: Callable[[MaskedCustomer, Arrived], dict[str, Any]]


def head_of(one: MaskedCustomer, here: Pane, request: Arrived) -> dict[str, Any]:
    """Return what stands above every pane."""
    return {
        "here": "customers",
        "pane": here,
        "template": f"agent/profile_{here}.html",
        "label": PANES[here].label,
        "one": one,
        "name": brief(one),
        "kind": KINDS[one.kind],
        "tier": TIERS[one.tier] if one.tier != "standard" else "",
        "panes": [
            {
                "address": reverse("web:customer-pane", args=[one.id, pane]),
                "label": page.label,
                "picture": page.picture,
                "is_here": pane is here,
            }
            for pane, page in PANES.items()
        ],
        "needs_care": needs_care(by=request.actor, customer=one.id),
        "care_address": reverse("web:customer-care", args=[one.id]) if allows(request.actor, SEE) else "",
        "offered": offered(here, one.id, by=request.actor, is_forgotten=one.is_forgotten),
    }


def _profile(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    open_contacts, open_complaints = open_cards(one.id, request)
    is_lasting = not one.is_forgotten
    may = May(
        reveal=is_lasting and is_shown_to(by=request.actor, customer=one.id),
        correct=is_lasting and allows(request.actor, "parties.update_customer"),
    )
    return {
        "merges": merged_faces(merges_of(by=request.actor, customer=one.id)),
        "can_merge": allows(request.actor, "parties.merge_customers") and not one.is_forgotten,
        "attributes": attribute_faces(one, provenance_of(by=request.actor, customer=one.id), may),
        "promises": _promises(one, request),
        "open_contacts": open_contacts,
        "open_complaints": open_complaints,
        "erasures": _erasures(one, request),
        "holds": hold_rows_of(one.id, request),
        **habits_of(one.id, request),
        "came_by": CAME_BY.get(one.source_channel, one.source_channel),
        "document_kind": DOCUMENT_KINDS[one.document_kind] if one.document_kind else "",
    }


def _erasures(one: MaskedCustomer, request: Arrived) -> list[Any]:
    """Return every request to forget this customer; mostly none."""
    if not allows(request.actor, "parties.read_erasures"):
        return []
    found = erasure_requests(by=request.actor, filters=ErasureFilters(customer=one.id)).rows
    names = full_names({row.asked_by for row in found})
    return [erasure_row(row, at=request.at, names=names) for row in found]


def _promises(one: MaskedCustomer, request: Arrived) -> list[Any]:
    """Return what is owed to the customer, whoever promised it; one's own with what one can do."""
    owed = promises_to_customer(by=request.actor, customer=one.id)
    return promise_cards(owed, request=request)


def _holdings(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    by, today = request.actor, _today(request)
    may_keep = allows(by, "parties.keep_services") and not one.is_forgotten
    seen, subscriptions = _seen(one, request), subscriptions_of(by=by, customer=one.id)
    accounts = accounts_of(by=by, customer=one.id)
    used = consumption_of(by=by, customer=one.id, today=today)
    return {
        "accounts": account_rows(accounts, seen=seen, may_keep=may_keep),
        "subscriptions": subscription_rows(subscriptions, accounts, seen=seen, may_keep=may_keep),
        "usage": usage_face(used, numbers={line.id: line.number for line in subscriptions}, today=today),
    }


def _contacts_pane(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    if not allows(request.actor, "contacts.read_contact"):
        return {"rows": [], "more": ""}
    page = contacts(
        by=request.actor, filters=ContactFilters(party=one.id), after=request.GET.get("after", ""), limit=LIST
    )
    return {
        "rows": [contact_card(row) for row in page.rows],
        "more": page.next.encode() if page.next else "",
        **_visits(one, request),
    }


def _visits(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    """Return when the customer is or was expected at a hall, and where a visit is booked."""
    found = appointments_of_customer(by=request.actor, customer=one.id)
    return {
        "visits": [appointment_face(row, at=request.at) for row in found],
        "visit_address": "" if one.is_forgotten else booking_offered(request, customer=one.id),
    }


def _complaints_pane(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    filters = ComplaintFilters(view=ComplaintView.ALL, customers=(one.id,))
    bounds, after = Bounds.of_day(request.at), request.GET.get("after", "")
    page = worklist(by=request.actor, bounds=bounds, filters=filters, after=after, limit=LIST)
    return {
        "rows": [card(row, at=request.at) for row in page.rows],
        "more": page.next.encode() if page.next else "",
    }


def _orders(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    if not allows(request.actor, "contacts.read_order"):
        return {"rows": [], "more": ""}
    filters, after = OrderFilters(view=OrderView.ALL, party=one.id), request.GET.get("after", "")
    page = orders(by=request.actor, filters=filters, after=after, limit=LIST)
    more = f"?after={page.next.encode()}" if page.next else ""
    return {"rows": [order_card(row) for row in page.rows], "more": more}


def _wishes(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    by = request.actor
    return {
        "wish": wish_face(wish_of(by=by, customer=one.id)),
        "consents": consent_faces(standing_consents(by=by, customer=one.id, at=request.at)),
        "history": consent_rows(consents_of(by=by, customer=one.id)),
    }


def _representatives(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    may_keep = allows(request.actor, "parties.keep_representatives") and not one.is_forgotten
    found = representatives_of(by=request.actor, customer=one.id, on=_today(request))
    return {"representatives": representative_rows(found, seen=_seen(one, request), may_keep=may_keep)}


def _needs(one: MaskedCustomer, request: Arrived) -> dict[str, Any]:
    by, whose = request.actor, (one.id,)
    page = customer_needs(by=by, filters=NeedFilters(customers=whose), limit=LIST)
    seen: dict[str, Any] = {"rows": [need_row(row) for row in page.rows]}
    if page.next:
        seen["all_needs"] = f"{reverse('web:needs')}?customer={one.id}"
        seen["count"] = sum(counted_needs(by=by, customers=whose).values())
    return seen


def _seen(one: MaskedCustomer, request: Arrived) -> Beholder:
    return Beholder(one.id, may_reveal=not one.is_forgotten and is_shown_to(by=request.actor, customer=one.id))


def _today(request: Arrived) -> date:
    return request.at.astimezone(timezone.get_current_timezone()).date()


PANES: Mapping[Pane, PanePage] = {
    Pane.PROFILE: PanePage(_in("pane", "Profile"), "user", _profile),
    Pane.HOLDINGS: PanePage(_in("pane", "Accounts and numbers"), "phone", _holdings),
    Pane.CONTACTS: PanePage(_in("pane", "Contacts"), "message-square", _contacts_pane),
    Pane.COMPLAINTS: PanePage(_in("pane", "Complaints"), "inbox", _complaints_pane),
    Pane.ORDERS: PanePage(_in("pane", "Service orders"), "store", _orders),
    Pane.WISHES: PanePage(_in("pane", "Wishes and consents"), "list-checks", _wishes),
    Pane.REPRESENTATIVES: PanePage(_in("pane", "Representatives"), "users", _representatives),
    Pane.NEEDS: PanePage(_in("pane", "Needs"), "sticky-note", _needs),
}
