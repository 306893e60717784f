"""Roles and their rights: the matrix, and the editor of the operator's own roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from careline.kernel.refusals import Refusal
from careline.kernel.sentences import say
from careline.security.operations.custom_roles import RoleTold, make_custom_role, retire_custom_role, set_custom_role
from careline.security.policy import Reach, allows, registered
from careline.security.queries.roles import (
    RightShown,
    changes,
    custom_role,
    custom_roles,
    holders,
    reaches,
    rights,
    rights_of_role,
)
from careline.security.rules.duties import Duty
from careline.security.rules.roles import Role
from careline.web.admin.forms import NothingAsked
from careline.web.arrivals import Arrived
from careline.web.doors import door, go
from careline.web.questions import INVALID, Question, put
from careline.web.words import ROLES, named
from careline.web.words.rights import DUTIES, REACHES, by_room, right_said

READ, MANAGE = "security.read_roles", "security.manage_roles"
HELD = "held"
"""How a right that is about no row is chosen: held or not."""


@dataclass(frozen=True)
class RightRow:
    """A right in the editor."""

    name: str
    said: str | Promise
    duties: list[str | Promise]
    options: list[tuple[str, str | Promise]]
    chosen: str


@require_GET
@door(READ)
def matrix(request: Arrived) -> HttpResponse:
    """Show every right and which role holds it, how far."""
    own = list(custom_roles())
    held = [({name: policy.reach.get(role) for name, policy in registered().items()}) for role in Role]
    held += [{name: reaches(one).get(name) for name in registered()} for one in own]
    shown = {one.name: one for one in rights()}
    seen = {
        "here": "roles",
        "roles": [ROLES[role] for role in Role] + [named(one) for one in own],
        "own": [
            {"code": one.code, "name": named(one), "users": holders(one), "duty": DUTIES[Duty(one.duty)]} for one in own
        ],
        "built_in": [(role.value, ROLES[role]) for role in Role],
        "rooms": [(room, [_line(shown[name], held) for name in names]) for room, names in by_room(shown)],
        "can_manage": allows(request.actor, MANAGE),
    }
    return render(request, "admin/roles.html", seen)


@require_http_methods(["GET", "POST"])
@door(MANAGE, asks=("under",))
def add(request: Arrived) -> HttpResponse:
    """Make a role, from nothing or as a copy of a built-in one."""
    model = request.GET.get("under", "")
    begun = rights_of_role(Role(model)) if model in set(Role) else {}
    return _edit(request, code="", known={}, begun=begun)


@require_http_methods(["GET", "POST"])
@door(MANAGE)
def change(request: Arrived, code: str) -> HttpResponse:
    """Change what a role may do."""
    role = custom_role(code=code)
    known = {"name_zh": role.name_zh, "name_en": role.name_en, "users": holders(role), "version": role.version}
    return _edit(request, code=code, known=known, begun=reaches(role))


@require_http_methods(["GET", "POST"])
@door(MANAGE)
def retire(request: Arrived, code: str) -> HttpResponse:
    """Let a role give nothing any more."""
    role = custom_role(code=code)
    n = holders(role)

    def act(_data: dict[str, Any]) -> str:
        retire_custom_role(code=code, by=request.actor, at=request.at)
        return _("The role gives nothing any more.")

    title = _("Retire the role")
    words = ngettext(
        "%(n)d user holds “%(name)s” and loses it at once.", "%(n)d users hold “%(name)s” and lose it at once.", n
    )
    told = words % {"n": n, "name": named(role)} if n else _("Nobody holds “%(name)s” now.") % {"name": named(role)}
    return put(request, Question(title, title, _page(), told, tone="danger"), NothingAsked, act)


def _edit(request: Arrived, *, code: str, known: dict[str, Any], begun: Mapping[str, Reach]) -> HttpResponse:
    told = _told(request.POST) if request.method == "POST" else begun
    names = {name: request.POST.get(name, known.get(name, "")) for name in ("code", "name_zh", "name_en")}
    refusal: Refusal | None = None
    if request.POST.get("act") == "save":
        try:
            role = RoleTold(name_zh=names["name_zh"], name_en=names["name_en"], rights=told)
            if code:
                seen_version = _number(request.POST.get("version", ""))
                set_custom_role(code=code, told=role, seen=seen_version, by=request.actor, at=request.at)
            else:
                make_custom_role(code=names["code"], told=role, by=request.actor, at=request.at)
        except Refusal as caught:
            refusal = caught
        else:
            messages.success(request, _("Saved. It counts from the next request of whoever holds the role."))
            return go(request, _page())
    before, shown = begun if code else {}, {one.name: one for one in rights() if one.duties}
    seen = {
        "here": "roles",
        "is_new": not code,
        "version": request.POST.get("version", known.get("version", "")),
        "names": names,
        "users": known.get("users", 0),
        "rooms": [(room, [_row(shown[name], told.get(name)) for name in names]) for room, names in by_room(shown)],
        "changes": _changed(shown, before, told) if request.method == "POST" else [],
        "said": say(_in_words(refusal)) if refusal else None,
    }
    return render(request, "admin/role.html", seen, status=INVALID if refusal else 200)


def _number(typed: str) -> int:
    """Return the version the form says it shows; none that ever was where it says none."""
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def _in_words(refusal: Refusal) -> Refusal:
    """Return the same with a right as the editor calls it, not by its code."""
    if "right" in refusal.params:
        refusal.params = {**refusal.params, "right": str(right_said(str(refusal.params["right"])))}
    return refusal


def _told(posted: QueryDict) -> dict[str, Reach]:
    chosen = {one.name: posted.get(one.name, "") for one in rights() if one.duties}
    known = {reach.name.lower(): reach for reach in Reach} | {HELD: Reach.ALL}
    return {name: known[far] for name, far in chosen.items() if far in known}


def _row(right: RightShown, reach: Reach | None) -> RightRow:
    far: list[tuple[str, str | Promise]] = [(one.name.lower(), said) for one, said in REACHES.items()]
    held: list[tuple[str, str | Promise]] = [(HELD, _("yes"))]
    options = far if right.is_about_rows else held
    chosen = "" if reach is None else reach.name.lower() if right.is_about_rows else HELD
    return RightRow(
        right.name, right_said(right.name), [DUTIES[one] for one in Duty if one in right.duties], options, chosen
    )


def _line(right: RightShown, held: Sequence[Mapping[str, Reach | None]]) -> dict[str, Any]:
    cells = [_cell(right, part[right.name]) for part in held]
    return {"name": right.name, "said": right_said(right.name), "cells": cells, "is_nobodys": not any(cells)}


def _cell(right: RightShown, reach: Reach | None) -> str | Promise:
    if reach is None:
        return ""
    return REACHES[reach] if right.is_about_rows else _("yes")


def _changed(
    shown: Mapping[str, RightShown], before: Mapping[str, Reach], told: Mapping[str, Reach]
) -> list[dict[str, Any]]:
    return [_change(shown[name], *far) for name, *far in changes(before, told) if name in shown]


def _change(right: RightShown, before: Reach | None, after: Reach | None) -> dict[str, Any]:
    nothing = _("none") if right.is_about_rows else _("no")
    return {
        "said": right_said(right.name),
        "before": _cell(right, before) or nothing,
        "after": _cell(right, after) or nothing,
    }


def _page() -> str:
    return reverse("web:roles")
