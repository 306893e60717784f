"""The worklist: nearest due first, in saved lists, and the next item for who has none in hand."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from careline.cases.operations.working import accept_assignment
from careline.cases.queries.lists import WORKLIST
from careline.cases.queries.worklist import Bounds, Counted, View, counted, next_item, worklist
from careline.cases.rules.intake import check_text
from careline.cases.rules.stages import StageName
from careline.kernel.tables.writing import TableForm
from careline.security.policy import allows
from careline.web.agent.bulk_acts import bulk_acts
from careline.web.agent.filters import ASKS, SAVED, VIEWS, Asked, address
from careline.web.agent.kept_lists import WORDS_ARE_NOT_KEPT, KeptLists, Saved, kept_lists
from careline.web.agent.list_rows import list_rows
from careline.web.agent.narrowing import chips_names
from careline.web.arrivals import Arrived
from careline.web.doors import door, is_fragment
from careline.web.searches import searched, words_of


@require_GET
@door("cases.read_complaint", asks=ASKS)
def show(request: Arrived) -> HttpResponse:
    """Show one page of a list; asked by the page's own script, only its rows."""
    asked = Asked.of(request.GET, text=words_of(request), by=request.actor)
    bounds = Bounds.of_day(request.at)
    kept = kept_lists(request, WORKLIST, asked.query, why_not=WORDS_ARE_NOT_KEPT if asked.text else "")
    seen = _rows(request, asked, bounds, kept)
    if is_fragment(request):
        return render(request, "agent/rows.html", seen)
    seen |= {
        "here": "worklist",
        "view": {"label": kept.here.name if kept.here else VIEWS[asked.view][0]},
        **kept.shown(),
        "views": _views(asked, counted(by=request.actor, bounds=bounds)),
        "chips": list(asked.chips(chips_names(asked, by=request.actor))),
        "narrowing": f"{reverse('web:narrowing')}?{urlencode(asked.query)}",
        "can_receive": allows(request.actor, "cases.receive_complaint"),
        "exports": _exports(request) if allows(request.actor, "cases.export_complaints") else [],
        "refresh": request.get_full_path(),
        "searched": asked.text,
        "query": asked.query,
        "bulk_acts": bulk_acts(),
    }
    return render(request, "agent/worklist.html", seen)


@require_POST
@door("cases.read_complaint")
def search(request: Arrived) -> HttpResponse:
    """Look for complaints everywhere, archive included."""
    return searched(request, lambda name: address(view=View.ALL, search=name) if name else address(view=View.ALL))


@require_POST
@door("cases.work_complaint")
def take_next(request: Arrived) -> HttpResponse:
    """Open the nearest due complaint that waits for this person, and accept it when it waits to be accepted."""
    passed_over = tuple(request.POST.getlist("not"))
    for number in passed_over:
        check_text("number", number)
    found = next_item(by=request.actor, passed_over=passed_over)
    if found is None:
        messages.success(request, _("Nothing waits for you just now."))
        return redirect("web:worklist")
    if found.stage == StageName.ASSIGNED:
        accept_assignment(number=found.number, version=found.version, by=request.actor, at=request.at)
        messages.success(request, _("Accepted: it is yours now."))
    return redirect("web:case", number=found.number)


def _rows(request: Arrived, asked: Asked, bounds: Bounds, kept: KeptLists) -> dict[str, Any]:
    filters = asked.filters(by=request.actor, bounds=bounds)
    after = request.GET.get("after", "")
    page = worklist(by=request.actor, bounds=bounds, filters=filters, after=after, order=kept.order)
    rows = list_rows(request, page.rows, asked=request.META["QUERY_STRING"])
    more = address(**asked.query, after=page.next.encode()) if page.next else ""
    shown = ngettext("%(n)s complaint on this page", "%(n)s complaints on this page", len(rows)) % {"n": len(rows)}
    return {"rows": rows, "shown": shown, "more": more, "is_searched": bool(asked.text), "columns": kept.columns}


def _exports(request: Arrived) -> list[tuple[str, str]]:
    query = request.META["QUERY_STRING"]
    return [(form.upper(), f"{reverse('web:worklist-export', args=[form.value])}?{query}") for form in TableForm]


def _views(asked: Asked, counts: Counted) -> list[Saved]:
    return [
        Saved(
            label=label,
            picture=picture,
            address=address(view=view),
            count=counts.of.get(view),
            is_here=view is asked.view and SAVED not in asked.query,
            is_late=view is View.OVERDUE and bool(counts.of.get(view)),
        )
        for view, (label, picture) in VIEWS.items()
    ]
