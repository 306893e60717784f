"""Lists that leavers share still: whoever sees to them takes one over or removes it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext as _in
from django.views.decorators.http import require_GET, require_http_methods

from careline.security.operations.leaving_lists import remove_left_list, take_over_list
from careline.security.policy import allows
from careline.security.queries.kept_lists import SEE_TO, TAKE, left_list, left_lists, takeable_lists
from careline.web.agent.desk_lists import desk_list
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import named
from careline.web.words.lists import LIST_KINDS


@require_GET
@door(SEE_TO)
def listed(request: Arrived) -> HttpResponse:
    """Show the lists leavers share still."""
    takeable = takeable_lists(by=request.actor)
    rows = [
        {
            "id": row.pk,
            "name": row.name,
            "kind": LIST_KINDS[row.kind],
            "owner": row.owner.full_name,
            "left_at": row.owner.deactivated_at,
            "department": named(row.department) if row.department else "",
            "may_take": row.pk in takeable,
        }
        for row in left_lists(by=request.actor)
    ]
    seen = {"here": "left-lists", "rows": rows, "may_take": allows(request.actor, TAKE)}
    return render(request, "agent/left_lists.html", seen)


@require_http_methods(["GET", "POST"])
@door(TAKE)
def take_over(request: Arrived, left: UUID) -> HttpResponse:
    """Ask whether a list becomes one's own, and make it so."""
    row = left_list(by=request.actor, kept=left)
    told = _("It stays shared where it is; from then on you change and remove it as yours.")
    title = _("Take over “%(name)s”") % {"name": row.name}

    def act(_data: dict[str, Any]) -> str:
        mine = take_over_list(kept=left, by=request.actor, at=request.at)
        return _("“%(name)s” is yours now.") % {"name": mine.name}

    back = desk_list(row.kind).opens(row.narrowed, row.pk)
    return put(request, Question(title, _in("list", "Take over"), back, told), AskingForm, act)


@require_http_methods(["GET", "POST"])
@door(SEE_TO)
def remove(request: Arrived, left: UUID) -> HttpResponse:
    """Ask whether a list is removed, and remove it."""
    row = left_list(by=request.actor, kept=left)
    told = _("Whoever was shown it won’t be any more; what it showed is where it was.")
    title = _("Remove “%(name)s”") % {"name": row.name}

    def act(_data: dict[str, Any]) -> str:
        remove_left_list(kept=left, by=request.actor, at=request.at)
        return _("The list is gone; what it showed is where it was.")

    return put(request, Question(title, _("Remove"), reverse("web:left-lists"), told, tone="danger"), AskingForm, act)
