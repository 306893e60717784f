"""Taking a complaint in at the desk: the customer found while one listens, the category suggested from the words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.cases.queries.categories import offered_categories
from careline.cases.queries.contacts import CAME_BY, served_contact
from careline.cases.queries.finding import complaint
from careline.cases.queries.lexicon import lexicon
from careline.cases.rules.intake import TITLE_LIMIT, check_text
from careline.contacts.queries.reasons import inherited
from careline.contacts.queries.record import need_of
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.speaking import Speaker
from careline.kernel.identity import new_id
from careline.kernel.refusals import Refusal
from careline.parties.queries.unlike import unlike
from careline.parties.rules.details import CustomerDetails
from careline.security.queries.users import user
from careline.web.agent.customer_panel import others_of
from careline.web.agent.finding import chosen_customer, found_customers
from careline.web.agent.intake_form import KNOWN, UNIDENTIFIED, IntakeForm
from careline.web.agent.once import TakenBefore, receive_form
from careline.web.agent.roster import roster_of
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.card import path_of
from careline.web.words import FIELDS, named

RIGHT = "cases.receive_complaint"


@require_http_methods(["GET", "POST"])
@door(RIGHT, asks=("contact",))
def take_in(request: Arrived) -> HttpResponse:
    """Ask for the complaint and take it in; sent twice, it is taken in once."""
    if request.method == "GET":
        return _page(request, IntakeForm(by=request.actor, initial={"token": new_id(), **_known(request)}))
    form = IntakeForm(request.POST, by=request.actor)
    try:
        number = _received(request, form) if form.is_valid() else ""
    except TakenBefore as taken:
        return _page(request, form, status=409, taken=taken.number)
    if not number:
        return _page(request, form, status=422)
    messages.success(request, _("Taken in under %(number)s. Tell the customer this number.") % {"number": number})
    _tell_unlike(request, form, number)
    return redirect("web:case", number=number)


@require_POST
@door(RIGHT)
def customers(request: Arrived) -> HttpResponse:
    """Find who complains, by whole number, last four digits or surname."""
    text = request.POST.get("find", "").strip()
    check_text("find", text, limit=TITLE_LIMIT)
    seen = {"found": found_customers(text, by=request.actor) if text else [], "text": text}
    return render(request, "agent/found_customers.html", seen)


@require_GET
@door(RIGHT, asks=("customer",))
def complaints(request: Arrived) -> HttpResponse:
    """Show what the chosen customer has complained about before, so that the same thing isn't taken in twice."""
    try:
        others = others_of(UUID(request.GET.get("customer", "")), request=request)
    except ValueError:
        others = []
    return render(request, "agent/before.html", {"others": others})


@require_POST
@door(RIGHT)
def category(request: Arrived) -> HttpResponse:
    """Suggest a category from the words typed so far."""
    text = f"{request.POST.get('title', '')}\n{request.POST.get('description', '')}"
    suggested = lexicon().suggest(text)
    found = offered_categories().filter(code=suggested.category).first() if suggested else None
    seen: dict[str, Any] = {"suggested": None}
    if suggested and found:
        seen = {"suggested": {"code": found.code, "name": path_of(found), "words": suggested.words}}
    return render(request, "agent/suggested.html", seen)


def _known(request: Arrived) -> dict[str, Any]:
    """Return what the contact the complaint is made in tells already."""
    number = request.GET.get("contact", "")
    if not number:
        return {}
    contact = served_contact(by=request.actor, number=number)
    need = need_of(contact)
    category = inherited(need.reasons[0], "category") if need.reasons else ""
    offered = offered_categories().filter(code=category).exists()
    return {
        "contact": contact.number,
        "who": KNOWN if contact.party_id else UNIDENTIFIED,
        "customer": contact.party_id,
        "on_behalf": contact.speaker in {Speaker.REPRESENTATIVE, Speaker.OTHER},
        "channel": CAME_BY[ContactChannel(contact.channel)],
        "category": category if offered else "",
        "title": named(need.reasons[0]) if need.reasons else "",
        "description": contact.words or "\n".join(need.answers.values()),
    }


def _received(request: Arrived, form: IntakeForm) -> str:
    """Take it in and return its number; nothing when it was refused, with the refusal at its field."""
    try:
        told = form.cleaned_data
        intake = form.intake(complained_about=_person(request, told["complained_about"]))
        return receive_form(request, token=str(told["token"]), told=told, intake=intake, contact=told["contact"])
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return ""


def _tell_unlike(request: Arrived, form: IntakeForm, number: str) -> None:
    """Say what was told and not written, when the number turned out to be a known customer's."""
    told = form.customer_told()
    if not isinstance(told, CustomerDetails):
        return
    if fields := unlike(complaint(by=request.actor, number=number).customer, told):
        names = _(", ").join(str(FIELDS[field]) for field in fields)
        text = _(
            "The number is a known customer’s, of whom you were told otherwise: %(fields)s. Nothing was overwritten."
        )
        messages.warning(request, text % {"fields": names})


def _person(request: Arrived, username: str) -> UUID | None:
    return user(by=request.actor, username=username).pk if username else None


def _page(request: Arrived, form: IntakeForm, *, status: int = 200, taken: str = "") -> HttpResponse:
    chosen = chosen_customer(str(form["customer"].value() or ""), by=request.actor)
    seen = {"here": "intake", "form": form, "roster": roster_of(request), "chosen": chosen, "taken": taken}
    seen["out_of"] = form["contact"].value() or ""
    return render(request, "agent/intake.html", seen, status=status)
