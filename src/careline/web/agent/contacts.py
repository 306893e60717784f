"""Contacts at the desk: the list, one that begins, and one that is served."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from careline.contacts.operations.attending import attend_consultation
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.queries.finding import NoSuchContact
from careline.contacts.queries.finding import contact as find
from careline.contacts.queries.listing import contacts, counted
from careline.contacts.queries.lists import CONTACTS
from careline.contacts.queries.reasons import NoSuchReason, offered_reason
from careline.contacts.queries.record import answers_of, questions_of
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.steps import check_move
from careline.kernel.identity import new_id
from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.security.policy import allows
from careline.web.agent.beside import beside_of
from careline.web.agent.contact_acts import ACTS, Going
from careline.web.agent.contact_context import contact_context
from careline.web.agent.contact_filters import ASKS, AskedContacts, NarrowForm, contacts_address
from careline.web.agent.contact_forms import ActForm, NeedForm, NewContactForm
from careline.web.agent.contact_page import contact_pane, form_for, ids_of
from careline.web.agent.contacts_export import EXPORT, exports_of
from careline.web.agent.finding import chosen_customer
from careline.web.agent.kept_lists import WORDS_ARE_NOT_KEPT, kept_lists
from careline.web.agent.narrowing import names_in
from careline.web.agent.roster import roster_of
from careline.web.arrivals import Arrived
from careline.web.doors import door, go, is_fragment
from careline.web.faces.contact import VIEWS, contact_card
from careline.web.forms import asks_for_words
from careline.web.questions import INVALID, Question, put
from careline.web.searches import ASKED, searched, words_of
from careline.web.sides import BESIDE, way_home

READ = "contacts.read_contact"
WORK = "contacts.work_contact"
ON_THE_PAGE = {"need", "closing"}
"""Acts whose forms stand on the contact's own page."""
DRAFTS = {"closing": "record"}
"""Forms whose draft has another name than the act: the same as on the page they also stand on."""


@require_GET
@door(READ, asks=ASKS)
def listed(request: Arrived) -> HttpResponse:
    """Show one page of the contacts, latest first."""
    asked = AskedContacts.of(request.GET, text=words_of(request))
    kept = kept_lists(request, CONTACTS, asked.query, why_not=WORDS_ARE_NOT_KEPT if asked.text else "")
    page = contacts(by=request.actor, filters=asked.filters(by=request.actor), after=request.GET.get("after", ""))
    more = contacts_address(**asked.query, after=page.next.encode()) if page.next else ""
    seen = {"rows": [contact_card(row) for row in page.rows], "more": more, "is_searched": bool(asked.text)}
    if is_fragment(request):
        return render(request, "agent/contact_rows.html", seen)
    counts = counted(by=request.actor)
    narrow = NarrowForm(initial=asked.query, on=localdate(request.at), auto_id="narrow_%s")
    seen |= {
        "here": "contacts",
        "views": [
            {
                "name": one.value,
                "label": label,
                "picture": picture,
                "count": counts.get(one),
                "is_here": one is asked.view and not kept.here,
            }
            for one, (label, picture) in VIEWS.items()
        ],
        "chips": list(asked.chips(names_in(narrow))),
        "narrow": narrow,
        "kept": {name: asked.query[name] for name in ("view", ASKED) if name in asked.query},
        "label": kept.here.name if kept.here else VIEWS[asked.view][0],
        **kept.shown(),
        "words": asked.text,
        "exports": exports_of(asked) if page.rows and allows(request.actor, EXPORT) else [],
    }
    return render(request, "agent/contacts.html", seen)


@require_POST
@door(READ)
def search(request: Arrived) -> HttpResponse:
    """Look for contacts by number, by the customer's number or its last four digits, or by surname."""
    return searched(request, lambda name: contacts_address(search=name) if name else contacts_address())


@require_http_methods(["GET", "POST"])
@door("contacts.receive_contact", asks=("channel", "contact"))
def begin(request: Arrived) -> HttpResponse:
    """Ask how a contact begins and take it in; sent twice, it is taken in once."""
    if request.method == "GET":
        channel = request.GET.get("channel", "")
        first = {"token": new_id(), "channel": channel if channel in set(ContactChannel) else ContactChannel.PHONE}
        return _beginning(request, NewContactForm(initial=first | _continued(request)))
    form = NewContactForm(request.POST)
    if form.is_valid():
        try:
            received = receive_contact(intake=form.intake(), by=request.actor, at=request.at)
            return redirect("web:contact", contact=received.contact.number)
        except NoSuchContact as unknown:
            form.add_error("continued_from", str(say(unknown)))
        except Refusal as refusal:
            if not form.refuse(refusal):
                raise
    return _beginning(request, form, status=422)


@require_GET
@door(READ, asks=(BESIDE,))
def show(request: Arrived, contact: str) -> HttpResponse:
    """Show one contact, with what may be done at its step."""
    return _page(request, contact)


def _page(request: Arrived, contact: str, *, sent: Mapping[str, ActForm] | None = None) -> HttpResponse:
    seen = contact_pane(request, contact, sent=sent)
    if seen["found"].asked_id == request.actor.id:
        attend_consultation(contact=seen["found"], by=request.actor, at=request.at)
    seen |= {"here": "contacts", "number": contact, "roster": roster_of(request), "pane": "agent/contact_pane.html"}
    seen |= contact_context(seen["found"], request=request, may_work=seen["may_work"])
    seen["beside"] = beside_of(request, contact, is_contact=True)
    return render(request, "agent/contact.html", seen, status=INVALID if sent else 200)


@require_POST
@door(WORK)
def questions(request: Arrived, contact: str) -> HttpResponse:
    """Return what to ask for the reason that was just chosen."""
    found = find(by=request.actor, number=contact)
    try:
        chosen = offered_reason(code=request.POST.get("reasons", ""), on=localdate(request.at))
    except NoSuchReason:
        return HttpResponse()
    given = {"by": request.actor, "contact": found, "at": request.at}
    form = NeedForm(questions=questions_of(chosen), answers=answers_of(found), auto_id="id_need_%s", **given)
    return render(request, "agent/contact_questions.html", {"need": form})


@require_http_methods(["GET", "POST"])
@door(WORK)
def act(request: Arrived, contact: str, noun: str) -> HttpResponse:
    """Ask what an act needs and do it; the operation decides whether this person may."""
    if noun not in ACTS:
        raise Http404
    page = ACTS[noun]
    found = find(by=request.actor, number=contact)
    if request.method == "GET" and page.move:
        check_move(found.state.step, page.move)

    def do(data: dict[str, Any]) -> Any:
        page.act(data, Going(number=contact, by=request.actor, at=request.at))
        return page.done

    form, given = form_for(noun, found, request=request)
    if noun in ON_THE_PAGE and request.method == "POST" and not is_fragment(request):
        return _sent(request, contact, noun, form(request.POST, **given, auto_id=ids_of(noun)), do)
    draft = ("contact", DRAFTS.get(noun, noun), contact) if asks_for_words(form) else None
    question = Question(page.label, page.label, reverse("web:contact", args=[contact]), page.told, draft=draft)
    return put(request, question, form, do, **given)


def _sent(
    request: Arrived, contact: str, noun: str, form: ActForm, do: Callable[[dict[str, Any]], Any]
) -> HttpResponse:
    """Do what a form of the contact's own page asks; refused, the page is there again, with the form as it was sent.

    :raises Refusal: what can't be mended in the form, such as that somebody was faster.
    """
    try:
        if form.is_valid():
            messages.success(request, str(do(form.cleaned_data)))
            return go(request, way_home(request, reverse("web:contact", args=[contact])))
    except Refusal as refusal:
        if refusal.kind is not Kind.INVALID:
            raise
        if not form.refuse(refusal):
            form.add_error(None, str(say(refusal)))
    return _page(request, contact, sent={noun: form})


def _continued(request: Arrived) -> dict[str, Any]:
    """Return what is known of a contact that goes on from another."""
    number = request.GET.get("contact", "")
    if not number:
        return {}
    before = find(by=request.actor, number=number)
    return {"continued_from": before.number, "customer": before.party_id}


def _beginning(request: Arrived, form: NewContactForm, *, status: int = 200) -> HttpResponse:
    found = chosen_customer(str(form["customer"].value() or ""), by=request.actor)
    seen = {"here": "contacts", "form": form, "found": found, "text": ""}
    return render(request, "agent/contact_new.html", seen, status=status)
