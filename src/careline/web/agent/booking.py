"""Booking a visit to a hall: from a contact, a customer or a complaint, or for somebody who is none of these yet."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careline.cases.operations.visiting import book_for_complaint
from careline.cases.queries.finding import complaint as find_complaint
from careline.contacts.queries.finding import contact as find_contact
from careline.halls.operations.booking import Booked, BookingTold, book_appointment
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.parties.queries.customers import known_customer, masked
from careline.security.policy import allows
from careline.web.agent.appointment_forms import BookingForm
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.customer import brief
from careline.web.faces.slots import picker

INVALID = 422
RIGHT = "halls.book_appointment"
ABOUT = ("contact", "customer", "complaint")
"""What in an address says for whom it is: a contact's or complaint's number, or a customer's random identifier."""


@dataclass(frozen=True)
class For:
    """For whom a visit is booked, and where one came from."""

    who: str = ""
    customer: UUID | None = None
    contact: str = ""
    complaint: str = ""
    back: str = ""


def booking_address(**about: object) -> str:
    """Return where a visit is booked for what is named."""
    return f"{reverse('web:appointment-new')}?{urlencode({name: str(one) for name, one in about.items() if one})}"


def booking_offered(request: Arrived, **about: object) -> str:
    """Return the same for who may book; empty for others."""
    return booking_address(**about) if allows(request.actor, RIGHT) else ""


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("hall", "day", *ABOUT))
def book(request: Arrived) -> HttpResponse:
    """Let one choose hall, day and time, and book it; sent twice, it is booked once."""
    about = _for(request)
    given: dict[str, Any] = {"on": localdate(request.at), "is_known": about.customer is not None}
    if request.method == "GET":
        return _page(request, BookingForm(initial={"token": new_id()}, **given), about)
    form = BookingForm(request.POST, **given)
    if form.is_valid():
        try:
            booked = _book(request, form.cleaned_data, about)
            messages.success(request, _("Booked. The customer is told where an address is known."))
            return redirect("web:appointment", appointment=booked.appointment.number)
        except Refusal as refusal:
            if refusal.kind in {Kind.FORBIDDEN, Kind.MISSING}:
                raise
            if not form.refuse(refusal):
                form.add_error(None, str(say(refusal)))
    return _page(request, form, about, status=INVALID)


def _book(request: Arrived, data: dict[str, Any], about: For) -> Booked:
    hall = request.GET.get("hall") or request.POST.get("hall", "")
    told = BookingTold(
        **data, hall=hall, customer=about.customer, contact=about.contact, language=get_language() or "zh"
    )
    going = {"by": request.actor, "at": request.at}
    if about.complaint:
        return book_for_complaint(number=about.complaint, told=told, **going)  # type: ignore[arg-type]  # who and when
    return book_appointment(told=told, **going)  # type: ignore[arg-type]  # who and when, too


def _for(request: Arrived) -> For:
    """Return for whom the address says it is.

    :raises NoSuchContact: or `NoSuchComplaint`, `NoSuchCustomer`: none in sight.
    """
    by = request.actor
    if number := request.GET.get("complaint", ""):
        found = find_complaint(by=by, number=number)
        back = reverse("web:case", args=[number])
        return For(brief(masked(found.customer)), found.customer_id, complaint=number, back=back)
    if number := request.GET.get("contact", ""):
        contact = find_contact(by=by, number=number)
        who = brief(masked(contact.party)) if contact.party else ""
        return For(who, contact.party_id, contact=number, back=reverse("web:contact", args=[number]))
    if told := request.GET.get("customer", ""):
        customer = known_customer(by=by, id=_uuid(told))
        return For(brief(masked(customer)), customer.id, back=reverse("web:customer", args=[customer.id]))
    return For(back=reverse("web:counter"))


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as none:
        raise Http404 from none


def _page(request: Arrived, form: BookingForm, about: For, *, status: int = 200) -> HttpResponse:
    asked = {"hall": request.GET.get("hall", ""), "day": request.GET.get("day", "")}
    asked |= {"contact": about.contact, "complaint": about.complaint, "customer": request.GET.get("customer", "")}
    chosen = picker(asked, by=request.actor, at=request.at, chosen=form.chosen, kept=ABOUT)
    seen = {"here": "counter", "form": form, "about": about, "picker": chosen, "shows_counts": True}
    return render(request, "agent/appointment_new.html", seen, status=status)
