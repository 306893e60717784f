"""Customers who may be here twice: side by side, masked, put together or left apart, and taken apart again."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_GET, require_http_methods

from careline.parties.operations.merging import leave_apart, merge_customers, unmerge_customer
from careline.parties.queries.duplicates import known_pair, merged_records, proposed_pairs
from careline.web.admin.forms import NothingAsked
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.duplicates import merged_faces, pair_face
from careline.web.forms import AskingForm
from careline.web.questions import Question, put
from careline.web.words import choices
from careline.web.words.duplicates import MERGE_REASONS, UNMERGE_REASONS

RIGHT = "parties.merge_customers"


class MergeForm(AskingForm):
    """Which record stays, and why the two are one customer's."""

    kept = forms.ChoiceField(
        label=_later("Which record stays"),
        choices=[("first", _later("the earlier one")), ("second", _later("the later one"))],
        initial="first",
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(
        label=_later("Why they are one"), choices=choices(MERGE_REASONS), widget=forms.RadioSelect
    )


class UnmergeForm(AskingForm):
    """Why they are two after all."""

    reason = forms.ChoiceField(
        label=_later("Why they are two"), choices=choices(UNMERGE_REASONS), widget=forms.RadioSelect
    )


@require_GET
@door(RIGHT, asks=("after",))
def listed(request: Arrived) -> HttpResponse:
    """Show the pairs most alike first, and what was decided lately."""
    page = proposed_pairs(by=request.actor, after=request.GET.get("after", ""))
    seen = {
        "here": "duplicates",
        "pairs": [pair_face(one) for one in page.rows],
        "more": f"{_page()}?after={page.next.encode()}" if page.next else "",
        "merged": merged_faces(merged_records(by=request.actor)),
    }
    return render(request, "supervisor/duplicates.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def merge(request: Arrived, pair: UUID) -> HttpResponse:
    """Put two records together."""
    one = known_pair(by=request.actor, id=pair)

    def act(data: dict[str, Any]) -> str:
        kept, merged = kept_and_merged(data["kept"], first=one.first_id, second=one.second_id)
        merge_customers(kept=kept, merged=merged, reason=data["reason"], by=request.actor, at=request.at)
        return _("They are one customer now.")

    told = _("Nothing is thrown away: complaints and contacts of both are shown together, and it can be taken back.")
    return put(request, Question(_("One customer"), _("Merge"), _page(), told), MergeForm, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def part(request: Arrived, pair: UUID) -> HttpResponse:
    """Say that two customers are two."""
    known_pair(by=request.actor, id=pair)

    def act(_data: dict[str, Any]) -> str:
        leave_apart(pair=pair, by=request.actor, at=request.at)
        return _("They stay two customers.")

    told = _("They are not proposed again.")
    return put(request, Question(_("Two customers"), _("Leave apart"), _page(), told), NothingAsked, act)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def unmerge(request: Arrived, customer: UUID) -> HttpResponse:
    """Take records apart again."""

    def act(data: dict[str, Any]) -> str:
        unmerge_customer(merged=customer, reason=data["reason"], by=request.actor, at=request.at)
        return _("They are two customers again, as before.")

    question = Question(_("Two customers after all"), _("Take apart"), _page(), tone="danger")
    return put(request, question, UnmergeForm, act)


def kept_and_merged(stays: str, *, first: UUID, second: UUID) -> tuple[UUID, UUID]:
    """Return which record stays and which is led to it, from what was chosen."""
    return (first, second) if stays == "first" else (second, first)


def _page() -> str:
    return reverse("web:duplicates")
