"""Each attribute of a customer, put right or confirmed in its place: without loading the page, and without a script."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.kernel.refusals import Refusal
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.queries.customers import kept_customer, masked
from careline.parties.queries.provenance import provenance_of
from careline.parties.queries.reveals import is_shown_to
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import DocumentKind
from careline.parties.rules.masked import MaskedCustomer
from careline.web.agent.attribute_forms import AttributeForm
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.attributes import May, attribute_face, called_of
from careline.web.faces.catalogues import catalogue_names
from careline.web.faces.customer import brief
from careline.web.questions import INVALID, Question, put
from careline.web.words.attributes import ATTRIBUTES

RIGHT = "parties.update_customer"


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def correct(request: Arrived, customer: UUID, attribute: str) -> HttpResponse:
    """Ask what is right and write it down: in the attribute's place, or as a page of its own."""
    which, one = _named(attribute), _known(request, customer)

    def act(data: dict[str, Any]) -> str:
        _correct(request, one, which, data)
        return _("Written down.")

    if not is_fragment(request):
        question = Question(_("Put right: %(what)s") % {"what": ATTRIBUTES[which]}, _("Save"), _page(one))
        return put(request, question, AttributeForm, act, customer=one, attribute=which)
    form = AttributeForm(request.POST or None, customer=one, attribute=which)
    if request.method == "GET" or not form.is_valid():
        return _ask(request, one, which, form)
    try:
        done = act(form.cleaned_data)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return _ask(request, one, which, form)
    return _line(request, one, which, done)


@require_POST
@door(RIGHT)
def confirm(request: Arrived, customer: UUID, attribute: str) -> HttpResponse:
    """Write down that an attribute was verified and is right."""
    which, one = _named(attribute), _known(request, customer)
    seen = request.POST.get("version", "")
    version = int(seen) if seen.isdecimal() else one.version
    confirm_attribute(customer=one.id, attribute=which, version=version, by=request.actor, at=request.at)
    done = _("Confirmed.")
    if is_fragment(request):
        return _line(request, one, which, done)
    messages.success(request, done)
    return go(request, _page(one))


def _named(attribute: str) -> Attribute:
    if attribute not in tuple(Attribute):
        raise Http404
    return Attribute(attribute)


def _known(request: Arrived, customer: UUID) -> MaskedCustomer:
    return masked(kept_customer(by=request.actor, id=customer))


def _correct(request: Arrived, one: MaskedCustomer, which: Attribute, data: dict[str, Any]) -> None:
    kind = data.get("document_kind")
    correct_attribute(
        customer=one.id,
        attribute=which,
        value=data["value"],
        document_kind=DocumentKind(kind) if kind else None,
        version=data["version"],
        by=request.actor,
        at=request.at,
    )


def _ask(request: Arrived, one: MaskedCustomer, which: Attribute, form: AttributeForm) -> HttpResponse:
    seen = {"form": form, "name": which.value, "to": request.path, "back": _page(one), "label": ATTRIBUTES[which]}
    return render(request, "agent/attribute_form.html", seen, status=INVALID if form.errors else 200)


def _line(request: Arrived, one: MaskedCustomer, which: Attribute, done: str) -> HttpResponse:
    now = _known(request, one.id)
    found = provenance_of(by=request.actor, customer=now.id).get(which)
    may = May(reveal=is_shown_to(by=request.actor, customer=now.id), correct=True)
    people = called_of([found] if found else [])
    face = attribute_face(now, which, found, may, catalogue_names(), people=people)
    seen = {"one": face, "done": done, "name": brief(now)}
    return render(request, "agent/attribute_line.html", seen)


def _page(one: MaskedCustomer) -> str:
    return reverse("web:customer", args=[one.id])
