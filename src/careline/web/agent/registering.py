"""Registering a customer by hand: from the list, or from the contact of somebody nobody knew."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.contacts.operations.registering import register_caller
from careline.contacts.queries.callers import customers_under, masked_caller
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.finding import may
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.operations.registering import register_by_hand
from careline.parties.queries.customers import find_customers
from careline.security.idempotency import Answer, Asking, keep_answer, kept_answer, wait_for
from careline.security.operation import one_with_its_answer
from careline.security.policy import Forbidden
from careline.web.agent.finding import FoundCustomer, listed_as_found
from careline.web.agent.registering_form import RegisteringForm
from careline.web.agent.roster import roster_of
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import INVALID

RIGHT, WORK = "parties.register_customer", "contacts.work_contact"
SOURCE, TAKEN = "customer-form", 201


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("contact",))
def begin(request: Arrived) -> HttpResponse:
    """Ask for the customer and register them; sent twice, they are registered once."""
    if request.method == "GET":
        contact = _served(request, request.GET.get("contact", ""))
        channel = {"source_channel": contact.channel} if contact else {}
        has_number = bool(contact and masked_caller(contact))
        first = {"token": new_id(), "contact": contact.number if contact else "", "callers": has_number, **channel}
        return _page(request, RegisteringForm(initial=first))
    form = RegisteringForm(request.POST)
    try:
        if form.is_valid():
            return _registered(request, form)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
    return _page(request, form, status=INVALID)


@require_POST
@door(RIGHT)
def known(request: Arrived) -> HttpResponse:
    """Show who is known under the number that was just typed."""
    seen = {"known": _under(request, request.POST.get("number", "")), "contact": request.POST.get("contact", "")}
    return render(request, "agent/known_customers.html", seen)


def _registered(request: Arrived, form: RegisteringForm) -> HttpResponse:
    """Register whom the form tells of; the same form again leads to the same customer, and changes nothing."""
    data = form.cleaned_data
    assert request.actor.id is not None  # who sits at a desk has an account
    asking = Asking.of(actor=request.actor.id, route=SOURCE, key=str(data["token"]), body=b"")
    with one_with_its_answer():
        wait_for(asking)
        if before := kept_answer(asking, at=request.at):
            messages.warning(request, _("This form was registered before; nothing was changed."))
            return redirect(before.body)
        address = _made(request, form)
        keep_answer(asking, Answer(TAKEN, address), at=request.at)
    messages.success(request, _("The customer is registered."))
    return redirect(address)


def _made(request: Arrived, form: RegisteringForm) -> str:
    data = form.cleaned_data
    told: dict[str, Any] = {"details": form.details(), "is_another": data["another"], "by": request.actor}
    if data["contact"]:
        made = register_caller(number=data["contact"], has_callers_number=data["callers"], at=request.at, **told)
        return reverse("web:contact", args=[made.number])
    return reverse("web:customer", args=[register_by_hand(at=request.at, **told).id])


def _served(request: Arrived, number: str) -> Any:
    """Return the contact whose caller is to be registered, for who works on it; None where there is none."""
    if not number:
        return None
    found = find(by=request.actor, number=number)
    if not may(by=request.actor, contact=found, right=WORK):
        raise Forbidden(policy=WORK)
    return found


def _under(request: Arrived, number: str) -> list[FoundCustomer]:
    """Return whom a number names; half a number and what is none name nobody."""
    try:
        return listed_as_found(find_customers(by=request.actor, number=number).customers)
    except Refusal:
        return []


def _page(request: Arrived, form: RegisteringForm, *, status: int = 200) -> HttpResponse:
    contact = _served(request, str(form["contact"].value() or ""))
    caller = masked_caller(contact) if contact else ""
    if not caller:
        del form.fields["callers"]
    typed = str(form["number"].value() or "")
    rows = _under(request, typed) if typed else []
    if caller and not rows and form["callers"].value():
        rows = listed_as_found(customers_under(contact, by=request.actor))
    seen = {
        "here": "contacts" if contact else "customers",
        "form": form,
        "roster": roster_of(request),
        "contact": contact.number if contact else "",
        "caller": caller,
        "known": rows,
        "is_another": bool(form["another"].value()),
        "back": reverse("web:contact", args=[contact.number]) if contact else reverse("web:customers"),
    }
    return render(request, "agent/customer_new.html", seen, status=status)
