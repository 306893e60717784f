"""Promises at the desk: made in a contact, and each move of one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.contacts.operations.attending import attend_follow_up
from careline.contacts.operations.following_up import FollowUpTold, make_follow_up
from careline.contacts.queries.finding import contact as find_contact
from careline.contacts.queries.finding import may
from careline.contacts.queries.follow_ups import follow_up as find
from careline.contacts.queries.follow_ups import missed_by_absent
from careline.contacts.rules.follow_ups import FollowUpKind
from careline.web.agent.follow_up_acts import ACTS, Going
from careline.web.agent.follow_up_forms import FollowUpForm
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.questions import Question, put


@require_http_methods(["GET", "POST"])
@door("contacts.make_follow_up")
def add(request: Arrived, contact: str) -> HttpResponse:
    """Ask what is promised or to be remembered in a contact, and keep it."""
    find_contact(by=request.actor, number=contact)

    def act(data: dict[str, Any]) -> str:
        told = FollowUpTold(contact=contact, **{**data, "kind": FollowUpKind(data["kind"])})
        make_follow_up(told=told, by=request.actor, at=request.at)
        return _("Noted. You find it under My day.")

    back = reverse("web:contact", args=[contact])
    question = Question(_("Promise or remember"), _("Keep in mind"), back, draft=("contact", "promise", contact))
    return put(request, question, FollowUpForm, act, at=request.at, me=request.actor.name)


@require_GET
@door("contacts.read_follow_up")
def show(request: Arrived, follow_up: UUID) -> HttpResponse:
    """Go where a promise is kept: to My day for who owes it or sees to it, else to what it is about."""
    found = find(by=request.actor, id=follow_up)
    attend_follow_up(follow_up=found, by=request.actor, at=request.at)
    if found.owner_id == request.actor.id or found in missed_by_absent(by=request.actor, at=request.at):
        return redirect(f"{reverse('web:my-day')}#owed-{found.id}")
    if found.contact and may(by=request.actor, contact=found.contact, right="contacts.read_contact"):
        return redirect("web:contact", contact=found.contact.number)
    return redirect("web:customer", customer=found.party_id) if found.party_id else redirect("web:my-day")


@require_http_methods(["GET", "POST"])
@door("contacts.keep_follow_up")
def act(request: Arrived, follow_up: UUID, noun: str) -> HttpResponse:
    """Ask what a move needs and make it; the operation decides whether this person may."""
    if noun not in ACTS:
        raise Http404
    page, found = ACTS[noun], find(by=request.actor, id=follow_up)

    def do(data: dict[str, Any]) -> Any:
        going = Going(id=found.id, version=data["version"], by=request.actor, at=request.at)
        page.act(data, going)
        return page.done

    question = Question(page.label, page.label, reverse("web:my-day"), found.what)
    return put(request, question, page.form, do, at=request.at, initial={"version": found.version})
