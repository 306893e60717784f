"""Having a masked field shown: a reason first, the ledger writes it down, and it is shown once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from careline.cases.queries.finding import complaint
from careline.contacts.queries.finding import contact as find_contact
from careline.kernel.refusals import Refusal
from careline.parties.operations.reveals import reveal_beside, reveal_field
from careline.parties.queries.customers import known_customer
from careline.parties.queries.reveals import serving
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import Beside, Reason
from careline.web.agent.customer_panel import MaskedField
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.faces.secrets import Secret
from careline.web.forms import AskingForm
from careline.web.questions import Question, ask
from careline.web.words import FIELDS, REVEAL_REASONS, choices
from careline.web.words.reveals import BESIDE

PANES: Mapping[Beside, str] = {
    Beside.SUBSCRIPTION_NUMBER: "holdings",
    Beside.ACCOUNT_NUMBER: "holdings",
    Beside.REPRESENTATIVE_NAME: "representatives",
    Beside.REPRESENTATIVE_NUMBER: "representatives",
}
"""Where one comes from and goes back to."""


class RevealForm(AskingForm):
    """Why."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=choices(REVEAL_REASONS), widget=forms.RadioSelect)


@require_http_methods(["GET", "POST"])
@door("parties.reveal_field")
def show(request: Arrived, number: str, field: str) -> HttpResponse:
    """Ask for the reason; with one, show the field in the place of its mask."""
    found = complaint(by=request.actor, number=number)
    return _asked(request, found.customer, field, back=reverse("web:case", args=[number]), complaint=found.id)


@require_http_methods(["GET", "POST"])
@door("parties.reveal_field")
def show_for_contact(request: Arrived, contact: str, field: str) -> HttpResponse:
    """Do the same for the contact one serves."""
    found = find_contact(by=request.actor, number=contact)
    if found.party is None:
        raise Http404
    return _asked(request, found.party, field, back=reverse("web:contact", args=[contact]), contact=found.id)


@require_http_methods(["GET", "POST"])
@door("parties.reveal_field")
def show_for_customer(request: Arrived, customer: UUID, field: str) -> HttpResponse:
    """Do the same on the customer's own page, for whatever one serves them in just now."""
    found = known_customer(by=request.actor, id=customer)
    back = reverse("web:customer", args=[customer])
    return _asked(request, found, field, back=back, **serving(by=request.actor, customer=found.id))


@require_http_methods(["GET", "POST"])
@door("parties.reveal_field")
def show_beside(request: Arrived, customer: UUID, field: str, record: UUID) -> HttpResponse:
    """Do the same with a number or a name that stands on a row beside the customer."""
    if field not in tuple(Beside):
        raise Http404
    which = Beside(field)
    found = known_customer(by=request.actor, id=customer)
    work = serving(by=request.actor, customer=found.id)

    def tell(reason: str) -> str:
        return reveal_beside(
            customer=found.id, field=field, of=record, reason=reason, by=request.actor, at=request.at, **work
        )

    back = reverse("web:customer-pane", args=[customer, PANES[which]])
    return put_reveal(request, Secret(f"{field}-{record}", BESIDE[which], "", ""), back, tell)


def _asked(request: Arrived, customer: Any, field: str, *, back: str, **work: UUID) -> HttpResponse:
    if field not in tuple(Field):
        raise Http404

    def tell(reason: str) -> str:
        return reveal_field(customer=customer, field=field, reason=reason, by=request.actor, at=request.at, **work)

    return put_reveal(request, MaskedField(field, FIELDS[Field(field)], "", ""), back, tell)


def put_reveal(
    request: Arrived,
    hidden: MaskedField | Secret,
    back: str,
    tell: Callable[[str], str],
    *,
    usually: Reason = Reason.CONTACT_CUSTOMER,
) -> HttpResponse:
    """Ask for the reason, and with one show what is hidden.

    :param tell: reads it in clear for a reason, and writes that down.
    :param usually: the reason that is chosen at first.
    """
    label = hidden.label
    title = _("Show: %(field)s") % {"field": label}
    told = _("Who read it, when and why is written into the ledger. Ask only for what the work needs.")
    question = Question(title, _("Show"), back, told)
    form = RevealForm(request.POST or None, initial={"reason": usually})
    if request.method == "GET" or not form.is_valid():
        return ask(request, question, form, status=422 if form.errors else 200)
    try:
        clear = tell(form.cleaned_data["reason"])
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return ask(request, question, form, status=422)
    shown = {"one": replace(hidden, shown=clear), "question": question}
    return render(request, "agent/revealed.html" if is_fragment(request) else "agent/revealed_page.html", shown)
