"""Service orders at the desk: begun in a contact, filled in while the rules answer, submitted and done."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.contacts.operations.attending import attend_order
from careline.contacts.operations.excepting import state_rule
from careline.contacts.operations.ordering import begin_order, fill_order
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.order_types import offered_order_types
from careline.contacts.queries.orders import order as find
from careline.contacts.rules.compliance import find_rule
from careline.contacts.rules.orders import OrderMove
from careline.kernel.refusals import Refusal
from careline.web.agent.order_acts import ACTS, RULE_PAGES, Going, WhyForm
from careline.web.agent.order_page import compliance_of, form_of_order, shown
from careline.web.arrivals import Arrived, page_of
from careline.web.doors import door, go
from careline.web.drafts import form_about
from careline.web.forms import AskingForm, asks_for_words
from careline.web.questions import Question, put
from careline.web.words import named

READ, WORK = "contacts.read_order", "contacts.work_order"


class BeginForm(AskingForm):
    """Which business."""

    type = forms.ChoiceField(label=gettext_lazy("Business"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [(one.code, named(one)) for one in offered_order_types()]  # type: ignore[attr-defined]  # it is a ChoiceField


@require_http_methods(["GET", "POST"])
@door(WORK)
def begin(request: Arrived, contact: str) -> HttpResponse:
    """Ask which business, begin it in a contact and go there."""
    find_contact(by=request.actor, number=contact)
    begun: list[str] = []

    def act(data: dict[str, Any]) -> str:
        begun.append(begin_order(contact=contact, type=data["type"], by=request.actor, at=request.at).number)
        return _("Started. Fill in the form and meet the rules.")

    back = reverse("web:contact", args=[contact])
    answer = put(request, Question(_("New service order"), _("Begin"), back), BeginForm, act)
    return go(request, reverse("web:order", args=begun)) if begun else answer


@require_GET
@door(READ)
def show(request: Arrived, order: str) -> HttpResponse:
    """Show one order, with what may be done where it stands."""
    found = find(by=request.actor, number=order)
    attend_order(order=found, by=request.actor, at=request.at)
    return render(request, "agent/order.html", shown(found, request=request))


@require_POST
@door(WORK)
def answers(request: Arrived, order: str) -> HttpResponse:
    """Hand in the form."""
    found = find(by=request.actor, number=order)
    form = form_of_order(found, posted=request.POST)
    try:
        fill_order(number=order, answers=form.told(), by=request.actor, at=request.at)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return render(request, "agent/order.html", shown(found, request=request, form=form), status=422)
    messages.success(request, _("The form is filled in."))
    return redirect("web:order", order=order)


@require_POST
@door(READ)
def compliance(request: Arrived, order: str) -> HttpResponse:
    """Return what the rules say of the form as it stands on the screen."""
    found = find(by=request.actor, number=order)
    told = form_of_order(found, posted=request.POST).told()
    return render(request, "agent/order_rules.html", compliance_of(found, request=request, told=told))


@require_http_methods(["GET", "POST"])
@door(WORK)
def act(request: Arrived, order: str, noun: str) -> HttpResponse:
    """Ask what a move needs and make it; the operation decides whether this person may."""
    if noun not in ACTS:
        raise Http404
    page, found = ACTS[noun], find(by=request.actor, number=order)

    def do(data: dict[str, Any]) -> Any:
        page.act(data, Going(number=order, by=request.actor, at=request.at))
        return page.done

    back = reverse("web:order", args=[order])
    if page.move is OrderMove.HAND:
        back = reverse("web:orders")  # who gave it away may not see it any more
    draft = ("order", noun, order) if asks_for_words(page.form) else None
    question = Question(page.label, page.label, back, named(found.type), draft=draft)
    return put(request, question, page.form, do)


@require_http_methods(["GET", "POST"])
@door(READ)
def rule(request: Arrived, order: str, clause: str, noun: str) -> HttpResponse:
    """Vouch for a rule, or ask for, waive or decline an exception; the operation decides whether this person may."""
    found, back = find(by=request.actor, number=order), _back(request, order)
    if noun == "statement" and request.method == "POST":
        state_rule(number=order, rule=clause, by=request.actor, at=request.at)
        return go(request, back)
    if noun not in RULE_PAGES:
        raise Http404
    page = RULE_PAGES[noun]

    def do(data: dict[str, Any]) -> Any:
        page.act(number=order, rule=clause, text=data["text"], by=request.actor, at=request.at)
        return page.done

    about = named(find_rule(found.rules, clause))
    draft = ("order", form_about(noun, clause), order)
    return put(request, Question(page.label, page.label, back, about, draft=draft), WhyForm, do)


def _back(request: Arrived, order: str) -> str:
    """Return where one goes on: at the list of exceptions, for whoever decides there one after another."""
    exceptions = reverse("web:exceptions")
    return exceptions if page_of(request).startswith(exceptions) else reverse("web:order", args=[order])
