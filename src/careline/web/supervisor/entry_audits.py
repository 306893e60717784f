"""Audits of entries: all of them, drawing one, and what one found."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext
from django.utils.translation import pgettext_lazy as _in_later
from django.views.decorators.http import require_GET, require_http_methods

from careline.kernel.refusals import Refusal
from careline.parties.operations.entry_audits import draw_entry_audit
from careline.parties.queries.entry_audits import (
    AUDIT,
    READ,
    audited_values,
    entry_audit,
    entry_audits,
    next_to_check,
    progress_of,
    seed_follows,
)
from careline.parties.queries.sampled_accuracy import result_of
from careline.parties.rules.attributes import Attribute, EntrySource
from careline.parties.rules.entry_audits import VERDICTS, EntryVerdict
from careline.parties.rules.sampling import SampleWanted
from careline.security.actor import Actor
from careline.security.policy import allows
from careline.web.arrivals import Arrived
from careline.web.choices import departments_to_choose, seats_to_choose
from careline.web.doors import door, go
from careline.web.faces.entry_audit import audit_face, drawn_faces, result_face
from careline.web.faces.people import called
from careline.web.forms import AskingForm, DayInput
from careline.web.questions import INVALID, Question, ask
from careline.web.words import choices
from careline.web.words.attributes import ATTRIBUTES, ENTRY_SOURCES
from careline.web.words.entry_audits import ENTRY_VERDICTS

USUALLY = 100
"""With 95 of 100 right, the interval is from 89 to 98 %."""
A_MONTH = timedelta(days=30)
OPEN_YET = "open"


class DrawForm(AskingForm):
    """Of which entries, and how many."""

    first_day = forms.DateField(label=_later("Entered from"), widget=DayInput())
    last_day = forms.DateField(label=_later("Entered until"), widget=DayInput())
    size = forms.IntegerField(label=_later("Values to draw"), initial=USUALLY)
    department = forms.ChoiceField(label=_later("Department of whoever entered it"), required=False)
    centre = forms.ChoiceField(label=_later("Contact centre of whoever entered it"), required=False)
    attribute = forms.ChoiceField(
        label=_later("Attribute"), choices=choices(ATTRIBUTES, empty=_later("Any")), required=False
    )
    source = forms.ChoiceField(
        label=_in_later("entered", "Source"),
        choices=choices(ENTRY_SOURCES, empty=_later("Staff and lists")),
        required=False,
    )

    def __init__(self, *args: Any, by: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["first_day"].initial, fields["last_day"].initial = today - A_MONTH, today
        fields["department"].choices = [("", _("Any")), *departments_to_choose(by=by)]
        if seats := seats_to_choose():
            fields["centre"].choices = seats
        else:
            del fields["centre"]

    def wanted(self) -> SampleWanted:
        """Return what is drawn."""
        data = self.cleaned_data
        return SampleWanted(
            first_day=data["first_day"],
            last_day=data["last_day"],
            size=data["size"],
            department=data["department"],
            centre=data.get("centre", ""),
            attribute=Attribute(data["attribute"]) if data["attribute"] else None,
            source=EntrySource(data["source"]) if data["source"] else None,
        )


@require_GET
@door(READ, asks=("after",))
def listed(request: Arrived) -> HttpResponse:
    """List the audits, latest first, with how far each is."""
    page = entry_audits(by=request.actor, after=request.GET.get("after", ""))
    progress = progress_of(by=request.actor, audits=[one.id for one in page.rows])
    people = called(one.drawn_by_name for one in page.rows)
    seen = {
        "here": "accuracy",
        "rows": [audit_face(one, progress[one.id], people) for one in page.rows],
        "can_audit": allows(request.actor, AUDIT),
        "more": page.next.encode() if page.next else "",
    }
    return render(request, "supervisor/entry_audits.html", seen)


@require_http_methods(["GET", "POST"])
@door(AUDIT)
def draw(request: Arrived) -> HttpResponse:
    """Ask what is drawn, and draw it."""
    told = _(
        "Each value that was entered in the period and still stands has the same chance. What is drawn counts, however"
        " the audit ends: you have two weeks, and of the same entries you draw again after 30 days only. The seed"
        " follows from the ledger’s newest seal, so that anybody can draw the same sample again."
    )
    question = Question(_("Draw a sample of entries"), _("Draw"), reverse("web:entry-audits"), told)
    today = request.at.astimezone(timezone.get_current_timezone()).date()
    form = DrawForm(request.POST or None, by=request.actor, today=today)
    if request.method == "GET" or not form.is_valid():
        return ask(request, question, form, status=INVALID if form.errors else 200)
    try:
        audit = draw_entry_audit(wanted=form.wanted(), by=request.actor, at=request.at)
    except Refusal as refusal:
        if not form.refuse(refusal):
            raise
        return ask(request, question, form, status=INVALID)
    drawn = min(audit.size, audit.population)
    done = ngettext("Drawn: %(n)s of %(of)s value.", "Drawn: %(n)s of %(of)s values.", audit.population)
    messages.success(request, done % {"n": drawn, "of": audit.population})
    return go(request, reverse("web:entry-audit", args=[audit.id]))


@require_GET
@door(READ, asks=("outcome", "after"))
def show(request: Arrived, audit: UUID) -> HttpResponse:
    """Show what one audit found, how it was drawn, and its values."""
    one = entry_audit(by=request.actor, id=audit)
    outcome, after = request.GET.get("outcome", ""), request.GET.get("after", "")
    found = _findings(outcome)
    page = audited_values(by=request.actor, audit=audit, found=found, after=after)
    can_audit = allows(request.actor, AUDIT) and one.closed_at is None
    progress = progress_of(by=request.actor, audits=[audit])[audit]
    seen = {
        "here": "accuracy",
        "one": audit_face(one, progress, called([one.drawn_by_name])),
        "audit": one,
        "seed_follows": seed_follows(one),
        "reads_customer": allows(request.actor, "parties.read_customer"),
        "result": result_face(result_of(by=request.actor, audit=audit)),
        "rows": drawn_faces(page.rows),
        "cuts": _cuts(outcome if found else ""),
        "narrowed": f"&outcome={outcome}" if found else "",
        "more": page.next.encode() if page.next else "",
        "can_audit": can_audit,
        "next": next_to_check(by=request.actor, audit=audit) if can_audit else None,
    }
    return render(request, "supervisor/entry_audit.html", seen)


def _findings(outcome: str) -> list[str]:
    """Return the findings a list is narrowed to: those of a verdict, or none yet."""
    if outcome == OPEN_YET:
        return [""]
    return [one.value for one, verdict in VERDICTS.items() if verdict.value == outcome]


def _cuts(outcome: str) -> list[tuple[Any, str, bool]]:
    """Return what the values can be narrowed to, each with its address."""
    words = [("", _("All")), *((one.value, ENTRY_VERDICTS[one]) for one in EntryVerdict), (OPEN_YET, _("Not checked"))]
    return [(said, f"?outcome={code}" if code else "?", code == outcome) for code, said in words]
