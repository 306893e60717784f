"""Alarms: what should be looked at, who has looked, and what to do next."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from careline.security.operations.alarms import see_alarms
from careline.security.policy import allows
from careline.security.queries.alarms import AlarmSeen, alarms, unseen_alarms
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.words.alarms import alarm_words

READ, SEE = "security.read_alarms", "security.see_alarms"


@require_GET
@door(READ, asks=("after",))
def show(request: Arrived) -> HttpResponse:
    """Show the alarms, newest first; the auditor reads them and leaves no mark."""
    page = alarms(by=request.actor, after=request.GET.get("after", ""))
    can_see = allows(request.actor, SEE)
    seen = {
        "here": "alarms",
        "rows": [_face(one, can_see=can_see) for one in page.rows],
        "unseen": unseen_alarms(by=request.actor) if can_see else 0,
        "can_see": can_see,
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "admin/alarms.html", seen)


@require_POST
@door(SEE)
def see(request: Arrived) -> HttpResponse:
    """Record that the reader has seen the alarms on the page."""
    named = [UUID(one) for one in request.POST.getlist("alarm") if _is_name(one)]
    count = see_alarms(alarms=named, by=request.actor, at=request.at)
    said = ngettext("%(n)d alarm is marked as seen by you.", "%(n)d alarms are marked as seen by you.", count)
    messages.success(request, said % {"n": count})
    return redirect("web:alarms")


def _face(one: AlarmSeen, *, can_see: bool) -> dict[str, object]:
    words = alarm_words(one.kind)
    user = str(one.told.get("user", ""))
    return {
        "id": one.id,
        "says": str(words.says) % one.told,
        "next": (one.told.get("address") and words.next_at_address) or words.next,
        "at": one.at,
        "sightings": one.sightings,
        "is_new": one.is_new and can_see,
        "user": user,
        "address": reverse("web:user", args=[user]) if user and can_see else "",
    }


def _is_name(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
