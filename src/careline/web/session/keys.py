"""Arranging the keys: another one for each act, none, or the house's again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security.operations.preferences import choose_keys
from careline.security.queries.preferences import Keys, keys_of
from careline.security.rules.keymap import StrokeTaken
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.keys import BY_NAME, Keymap
from careline.web.questions import INVALID

RIGHT = "security.keep_preferences"


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def choose(request: Arrived) -> HttpResponse:
    """Show every act with its key, and keep what is chosen."""
    if request.method == "GET":
        return _page(request, keys_of(by=request.actor))
    has_letters = "letters" in request.POST
    chosen = {} if "defaults" in request.POST else _chosen(request)
    try:
        choose_keys(keys=chosen, has_letters=has_letters, by=request.actor, at=request.at)
    except Refusal as refusal:
        return _page(request, Keys(has_letters, chosen), refusal)
    messages.success(request, _("Your keys are kept; they follow you to every desk."))
    return redirect("web:keys")


@require_POST
@door(RIGHT)
def letters(request: Arrived) -> HttpResponse:
    """Switch single characters on or off, and leave the rest as it is."""
    kept = keys_of(by=request.actor)
    choose_keys(keys=kept.chosen, has_letters="on" in request.POST, by=request.actor, at=request.at)
    return HttpResponse(status=204) if is_fragment(request) else redirect("web:keys")


def _chosen(request: Arrived) -> dict[str, str]:
    """Return the keys that differ from the house's; what was typed is trimmed, a capital made small."""
    typed = {name: request.POST.get(name, key.stroke).strip() for name, key in BY_NAME.items() if not key.is_fixed}
    said = {name: text.lower() if len(text) == 1 else text for name, text in typed.items()}
    return {name: stroke for name, stroke in said.items() if stroke != BY_NAME[name].stroke}


def _page(request: Arrived, keys: Keys, refusal: Refusal | None = None) -> HttpResponse:
    seen: dict[str, Any] = {"here": "keys", "shown": Keymap(keys)}
    if refusal:
        seen |= {"refused": refusal.field, "said": _said(refusal)}
    return render(request, "session/keys.html", seen, status=INVALID if refusal else 200)


def _said(refusal: Refusal) -> str:
    """Say what is wrong; an act that has the key already by its words, not by its name."""
    if isinstance(refusal, StrokeTaken):
        refusal.params["other"] = BY_NAME[str(refusal.params["other"])].does
    return str(say(refusal))
