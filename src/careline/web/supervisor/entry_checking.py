"""Working through an audit of entries: one value after the other, by key; having it shown; having it verified."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.views.decorators.http import require_http_methods

from careline.parties.operations.entry_audits import check_entry
from careline.parties.operations.reveals import reveal_audited
from careline.parties.operations.verification_tasks import give_verification_task
from careline.parties.queries.entry_audits import (
    AUDIT,
    audited_value,
    last_evidence,
    next_to_check,
    progress_of,
)
from careline.parties.queries.provenance import provenance_of
from careline.parties.queries.verification_tasks import GIVE, VERIFY, verifiers
from careline.parties.rules.attributes import SEALED, Attribute
from careline.parties.rules.entry_audits import EntryEvidence, EntryFinding
from careline.parties.rules.fields import Field
from careline.parties.rules.reveals import Reason
from careline.security.policy import allows
from careline.web.agent.customer_panel import MaskedField
from careline.web.agent.reveal import put_reveal
from careline.web.arrivals import Arrived
from careline.web.doors import door, go
from careline.web.faces.entry_audit import drawn_faces
from careline.web.faces.people import called
from careline.web.forms import AskingForm, DayInput
from careline.web.questions import INVALID, Question, put
from careline.web.words import FIELDS, choices, named
from careline.web.words.entry_audits import ENTRY_EVIDENCE, ENTRY_FINDINGS

A_WEEK = timedelta(days=7)
KEYS = {finding: f"found_{finding}" for finding in EntryFinding}


class FindingForm(AskingForm):
    """What a value proved to be; each finding is a button, and a key."""

    evidence = forms.ChoiceField(
        label=_later("Held against"), choices=choices(ENTRY_EVIDENCE), widget=forms.RadioSelect, initial="call"
    )
    finding = forms.ChoiceField(label=_later("Finding"), choices=choices(ENTRY_FINDINGS))


class VerifierForm(AskingForm):
    """Who makes sure of the profile, and by when."""

    agent = forms.ChoiceField(label=_later("Agent"))
    due_on = forms.DateField(label=_later("By when"), widget=DayInput())

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].initial = today + A_WEEK
        self.fields["agent"].choices = [  # type: ignore[attr-defined]  # it is a field of choices
            (one.username, f"{one.full_name} · {named(one.department)}") for one in verifiers()
        ]


@require_http_methods(["GET", "POST"])
@door(AUDIT)
def check(request: Arrived, audit: UUID, n: int) -> HttpResponse:
    """Show one drawn value and take what it proved to be; then go on to the next."""
    item = audited_value(by=request.actor, audit=audit, n=n)
    begun = {"evidence": item.evidence or last_evidence(by=request.actor, audit=audit) or EntryEvidence.CALL}
    form = FindingForm(request.POST or None, initial=begun)
    if request.method == "GET" or not form.is_valid():
        return _asked(request, item, form)
    said = {"finding": EntryFinding(form.cleaned_data["finding"]), "evidence": form.cleaned_data["evidence"]}
    said["evidence"] = EntryEvidence(said["evidence"])
    check_entry(audit=audit, n=n, **said, by=request.actor, at=request.at)
    messages.success(request, _("%(n)s: %(found)s") % {"n": n, "found": ENTRY_FINDINGS[said["finding"]]})
    on = next_to_check(by=request.actor, audit=audit, after=n)
    if on is None:
        return go(request, reverse("web:entry-audit", args=[audit]))
    return go(request, reverse("web:entry-audit-item", args=[audit, on]))


@require_http_methods(["GET", "POST"])
@door(AUDIT)
def reveal(request: Arrived, audit: UUID, n: int) -> HttpResponse:
    """Ask for the reason; with one, show the drawn value in the place of its mask."""
    item = audited_value(by=request.actor, audit=audit, n=n)
    if Attribute(item.attribute) not in SEALED:
        raise Http404

    def tell(reason: str) -> str:
        return reveal_audited(audit=audit, n=n, reason=reason, by=request.actor, at=request.at)

    hidden = MaskedField(item.attribute, FIELDS[Field(item.attribute)], "", "")
    back = reverse("web:entry-audit-item", args=[audit, n])
    return put_reveal(request, hidden, back, tell, usually=Reason.AUDIT)


@require_http_methods(["GET", "POST"])
@door(GIVE)
def verify(request: Arrived, audit: UUID, n: int) -> HttpResponse:
    """Ask who makes sure of the whole profile, and give it to them."""
    item = audited_value(by=request.actor, audit=audit, n=n)
    (face,) = drawn_faces([item])
    told = _("One entry of %(customer)s proved wrong; whoever is given the profile makes sure of it with the customer.")
    back = reverse("web:entry-audit-item", args=[audit, n])
    question = Question(_("Have the profile verified"), _("Give"), back, told % {"customer": face.customer})
    today = request.at.astimezone(timezone.get_current_timezone()).date()

    def act(data: dict[str, Any]) -> str:
        task = give_verification_task(customer=item.customer_id, **data, by=request.actor, at=request.at)
        return _("Given to %(agent)s.") % {"agent": task.agent.full_name}

    return put(request, question, VerifierForm, act, today=today)


def _asked(request: Arrived, item: Any, form: FindingForm) -> HttpResponse:
    (face,) = drawn_faces([item])
    progress = progress_of(by=request.actor, audits=[item.audit_id])[item.audit_id]
    is_own = item.entered_by_id is not None and item.entered_by_id == request.actor.id
    can_check = item.audit.closed_at is None and not is_own and not face.is_erased
    where = [item.audit_id, item.n]
    seen = {
        "here": "accuracy",
        "one": face,
        "reads_customer": allows(request.actor, "parties.read_customer"),
        "audit": item.audit,
        "progress": progress,
        "form": form,
        "findings": [(code.value, said, KEYS[EntryFinding(code)]) for code, said in ENTRY_FINDINGS.items()],
        "can_check": can_check,
        "is_own": is_own,
        "changed": _changed_since(request, item),
        "reveals": reverse("web:entry-audit-reveal", args=where) if can_check and face.masked else "",
        "name": item.attribute,
        "corrects": _correcting(request, item) if face.tone in {"bad", "warn"} and not face.is_erased else "",
        "verifies": reverse("web:entry-audit-verification", args=where)
        if face.tone in {"bad", "warn"} and not face.is_erased and allows(request.actor, GIVE)
        else "",
        "before": item.n - 1,
        "after": item.n + 1 if item.n < progress.drawn else 0,
    }
    return render(request, "supervisor/entry_check.html", seen, status=INVALID if form.errors else 200)


def _changed_since(request: Arrived, item: Any) -> dict[str, Any] | None:
    """Return who wrote the value anew since it was drawn: then what stands there isn't what was drawn."""
    if not allows(request.actor, "parties.read_customer"):
        return None
    found = provenance_of(by=request.actor, customer=item.customer_id).get(Attribute(item.attribute))
    if found is None or found.entered.at <= item.entered_at:
        return None
    return {"by": called([found.entered.by])(found.entered.by), "at": found.entered.at}


def _correcting(request: Arrived, item: Any) -> str:
    if not allows(request.actor, VERIFY):
        return ""
    return reverse("web:customer-attribute", args=[item.customer_id, item.attribute])
