"""What the frame around every page shows: the places, who is signed in, the choices in force."""

from typing import Any, cast

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import pgettext_lazy as _in

from careline.kernel.clock import now
from careline.notices.queries.staff import unseen_staff_notices
from careline.security.policy import allows
from careline.security.queries.preferences import keys_of
from careline.security.rules.roles import Role
from careline.web.arrivals import Arrived, page_of
from careline.web.keys import Keymap
from careline.web.places import places_of
from careline.web.preferences import Preferences
from careline.web.words import ROLES, named

THEMES = (("auto", _in("theme", "Auto")), ("light", _in("theme", "Day")), ("dark", _in("theme", "Night")))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html and desk.html need besides what the view gives."""
    arrived = cast("Arrived", request)
    seen = {
        "at": getattr(request, "at", None) or now(),
        "behind": page_of(request) if request.method == "POST" else "",
        "preferences": Preferences.of(request),
        "themes": THEMES,
        "keymap": SimpleLazyObject(Keymap),
    }
    return seen | _of(arrived) if getattr(request, "signed_in", None) else seen


def _of(request: Arrived) -> dict[str, Any]:
    assert request.signed_in is not None
    user = request.signed_in.user
    roles = [str(ROLES[role]) for role in Role if role in request.actor.roles]
    return {
        "keymap": SimpleLazyObject(lambda: Keymap(keys_of(by=request.actor))),
        "places": places_of(request.actor),
        "bell": SimpleLazyObject(lambda: unseen_staff_notices(by=request.actor)),
        "can_search": allows(request.actor, "cases.read_complaint"),
        "can_serve": allows(request.actor, "contacts.receive_contact"),
        "can_register": allows(request.actor, "parties.register_customer"),
        "can_work": allows(request.actor, "cases.work_complaint"),
        "me": {
            "username": user.username,
            "full_name": user.full_name,
            "roles": "、".join(roles) if request.LANGUAGE_CODE.startswith("zh") else ", ".join(roles),
            "department": named(user.department),
        },
    }
