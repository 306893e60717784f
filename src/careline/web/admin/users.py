"""The list of users, and one user's page."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from careline.security.policy import allows
from careline.security.queries import users as query
from careline.security.queries.address_locks import locked_addresses
from careline.security.queries.kept_lists import SEE_TO
from careline.security.queries.sessions import locked_accounts, sessions
from careline.web.admin.people import PersonRow, person_row
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.searches import ASKED, searched, words_of

RIGHT = "security.manage_user"


@require_GET
@door(RIGHT, asks=(ASKED,))
def listed(request: Arrived) -> HttpResponse:
    """Show the users, active ones first."""
    text = words_of(request)
    rows = [person_row(one) for one in query.users(by=request.actor, search=text)]
    seen = {"here": "users", "rows": rows, "text": text, "can_add": allows(request.actor, "security.add_user")}
    if allows(request.actor, "security.read_lock"):
        seen["addresses"] = locked_addresses(by=request.actor, at=request.at)
        seen["can_unlock"] = allows(request.actor, "security.unlock_account")
    return render(request, "admin/users.html", seen | _locks(request))


@require_POST
@door(RIGHT)
def search(request: Arrived) -> HttpResponse:
    """Look for users by a part of their names."""
    page = reverse("web:users")
    return searched(request, lambda name: f"{page}?{urlencode({ASKED: name})}" if name else page)


@require_GET
@door(RIGHT)
def show(request: Arrived, username: str) -> HttpResponse:
    """Show one user: where, what for, and what can be done."""
    found = query.user(by=request.actor, username=username)
    person: PersonRow = person_row(found)
    seen: dict[str, Any] = {
        "here": "users",
        "person": person,
        "is_managed": query.is_managed(by=request.actor, user=found),
        "is_me": found.pk == request.actor.id,
        "sessions": list(sessions(by=request.actor, at=request.at, user=found)),
        "can_unlock": allows(request.actor, "security.unlock_account"),
        "sees_left_lists": allows(request.actor, SEE_TO),
    }
    return render(request, "admin/user.html", seen | _locks(request))


def _locks(request: Arrived) -> dict[str, Any]:
    """Return who is locked out, for who may know."""
    if not allows(request.actor, "security.read_lock"):
        return {"locked": []}
    return {"locked": [user.username for user, _ in locked_accounts(by=request.actor, at=request.at)]}
