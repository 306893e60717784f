"""The list of customers: looked for by everything at once, page by page, and taken out as a file."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from careline.cases.queries.features import READ as HABITS_READ
from careline.cases.queries.features import features_of_many
from careline.kernel.refusals import Refusal
from careline.kernel.sentences import Said, say
from careline.kernel.tables.writing import TableForm
from careline.parties.operations.exporting import export_customers
from careline.parties.queries.batches import known_batch
from careline.parties.queries.catalogues import catalogue_entries
from careline.parties.queries.listing import list_customers
from careline.parties.queries.lists import CUSTOMERS, unlisted
from careline.parties.queries.staleness import bound_in_force
from careline.parties.queries.verification_tasks import GIVE
from careline.parties.rules.masked import MaskedCustomer
from careline.parties.rules.staleness import stale_before
from careline.parties.rules.wanted import Wanted, wanted_in
from careline.security.policy import allows
from careline.security.queries.kept_lists import NoSuchList
from careline.web.agent.customers_form import LABELS, WantedForm
from careline.web.agent.filters import SAVED
from careline.web.agent.kept_lists import KeptLists, kept_lists
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.downloads import download, kind_of_file
from careline.web.faces.catalogues import catalogue_names
from careline.web.faces.customers import CustomerRow, customer_row
from careline.web.faces.features import habit_words
from careline.web.searches import ASKED, kept_words, words_of
from careline.web.words.exports import of_customers

RIGHT = "parties.read_customer"
INVALID = 422


@require_GET
@door(RIGHT, asks=(ASKED, SAVED, "after"))
def listed(request: Arrived) -> HttpResponse:
    """Show the form, and a page of those who fit."""
    wanted, kept = _asked(request)
    days, entries = bound_in_force().days, catalogue_entries()
    may_habits = allows(request.actor, HABITS_READ)
    form = WantedForm(initial=wanted.said, days=days, entries=entries, habits=may_habits)
    may_walk = allows(request.actor, "parties.list_customers")
    seen: dict[str, Any] = {"here": "customers", "form": form, "is_asked": wanted.is_told or may_walk}
    seen |= kept.shown() | {"label": kept.here.name if kept.here else _("Customers")}
    if seen["is_asked"]:
        try:
            stale, names = stale_before(request.at, days), catalogue_names(entries)
            seen |= _page(request, wanted, lambda one: customer_row(one, stale=stale, names=names))
        except Refusal as refusal:
            seen["said"] = say(refusal)
    seen["brought_by"] = _brought_by(request, wanted) if seen.get("rows") is not None else ""
    seen["can_give"] = set(wanted.said) == {"stale"} and allows(
        request.actor, GIVE
    )  # narrowed further, it would mislead
    seen["may_habits"] = may_habits
    seen["can_export"] = allows(request.actor, "parties.export_customers") and bool(seen.get("rows"))
    return render(request, "agent/customers.html", seen, status=INVALID if isinstance(seen.get("said"), Said) else 200)


@require_POST
@door(RIGHT)
def search(request: Arrived) -> HttpResponse:
    """Keep what is looked for, sealed, and go where it is found."""
    told: dict[str, Any] = {"days": bound_in_force().days, "entries": catalogue_entries()}
    form = WantedForm(request.POST, **told, habits=allows(request.actor, HABITS_READ))
    if not form.is_valid():
        return render(request, "agent/customers.html", {"here": "customers", "form": form}, status=INVALID)
    wanted = Wanted.of_texts({name: str(value or "") for name, value in form.cleaned_data.items()})
    return kept_words(request, wanted.kept() if wanted.said else "", _address)


@require_POST
@door("parties.export_customers", asks=(ASKED, SAVED))
def export(request: Arrived, kind: str) -> HttpResponse:
    """Write the list, masked, into a file; that it left the house, and how many rows it had, is in the ledger."""
    out, form = BytesIO(), kind_of_file(kind)
    wanted, wording = _asked(request)[0], of_customers(catalogue_names())
    with_habits = bool(request.POST.get("habits"))
    told: dict[str, Any] = {"wanted": wanted, "wording": wording, "with_habits": with_habits}
    export_customers(out=out, form=form, **told, by=request.actor, at=request.at)
    return download(out.getvalue(), form, name="customers", at=request.at)


def _asked(request: Arrived) -> tuple[Wanted, KeptLists]:
    """Return whom the address asks for, by a search or by a kept list, and the lists that are kept.

    :raises NoSuchList: the list it names isn't there; showing everybody instead would look like its answer.
    """
    wanted = wanted_in(words_of(request))
    said = _said(request)
    kept = kept_lists(request, CUSTOMERS, said, why_not=_why_not(wanted))
    if ASKED in said or SAVED not in said:
        return wanted, kept
    if kept.here is None:
        raise NoSuchList(field=SAVED)
    return Wanted.of_texts(kept.narrowed), kept


def _said(request: Arrived) -> dict[str, str]:
    """Return what the address says: the name of a search, or of a kept list."""
    asked = {ASKED: request.GET.get("search", ""), SAVED: request.GET.get("saved", "")}
    return {name: value for name, value in asked.items() if value}


def _why_not(wanted: Wanted) -> str:
    """Return why a list narrowed so can't be kept, naming the fields that may not; nothing where it can."""
    typed = [str(LABELS[name]) for name in unlisted(wanted.said)]
    if not typed:
        return ""
    why = _(
        "This list can’t be kept: what is typed of a customer isn’t stored with a list (%(fields)s). Empty it first."
    )
    return why % {"fields": _(", ").join(typed)}


def _brought_by(request: Arrived, wanted: Wanted) -> str:
    return known_batch(by=request.actor, id=UUID(wanted.batch)).file_name if wanted.batch else ""


def _page(request: Arrived, wanted: Wanted, row: Callable[[MaskedCustomer], CustomerRow]) -> dict[str, Any]:
    page = list_customers(by=request.actor, wanted=wanted, at=request.at, after=request.GET.get("after", ""))
    asked = _said(request)
    more = f"{reverse('web:customers')}?{urlencode(asked | {'after': page.next.encode()})}" if page.next else ""
    query = f"?{urlencode(asked)}" if asked else ""
    exports = [(form.value.upper(), reverse("web:customers-export", args=[form.value]) + query) for form in TableForm]
    rows = _with_habits([row(one) for one in page.rows], request, wanted)
    return {"rows": rows, "by_habits": bool(wanted.habits), "more": more, "exports": exports}


def _with_habits(rows: list[CustomerRow], request: Arrived, wanted: Wanted) -> list[CustomerRow]:
    """Say of each row by what habits it is there, where the list is narrowed by such."""
    if not wanted.habits:
        return rows
    told = features_of_many(by=request.actor, customers=[one.id for one in rows])
    words = {pk: habit_words(one, wanted.habits, at=request.at) for pk, one in told.items()}
    return [replace(one, habits=words.get(one.id, "")) for one in rows]


def _address(search: str) -> str:
    return f"{reverse('web:customers')}?{ASKED}={search}" if search else reverse("web:customers")
