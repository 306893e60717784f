"""The due rules: those in force, the versions of one, and writing a new version from a day on."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from careline.cases.queries.categories import offered_categories
from careline.clocks.operations.due_rules import retire_due_rule, set_due_rule
from careline.clocks.operations.publishing import publish_rule
from careline.clocks.queries.calendars import calendars
from careline.clocks.queries.commitments import extent_of, publications
from careline.clocks.queries.library import version_of
from careline.clocks.queries.rules import law_told, rule_history
from careline.clocks.rules.commitments import Publication
from careline.clocks.rules.terms import Terms
from careline.clocks.rules.versions import Version
from careline.security.actor import ActorKind
from careline.web.admin.due_rule_forms import PublicationForm, RetireForm, TermsForm, by_law, terms_of
from careline.web.admin.due_rule_rows import RuleRow, rule_row
from careline.web.arrivals import Arrived
from careline.web.doors import door
from careline.web.faces.card import path_of
from careline.web.faces.concerns import Names
from careline.web.faces.house_changes import HouseFace, house_told
from careline.web.faces.moments import here
from careline.web.faces.people import called
from careline.web.questions import Question, put
from careline.web.words import named
from careline.web.words.commitments import PUBLICATIONS

RIGHT = "clocks.manage_rules"


@require_GET
@door(RIGHT)
def listed(request: Arrived) -> HttpResponse:
    """Show the rules that hold what begins now."""
    names = names_of(request)
    found = publications(by=request.actor, at=request.at)
    changes = house_told([one.version.id for one in found], by=request.actor)
    rows = [
        (rule_row(one.version, names), PUBLICATIONS[one.extent], one.is_published, changes.get(one.version.id))
        for one in found
    ]
    return render(request, "admin/due_rules.html", {"here": "due-rules", "rows": rows})


@require_GET
@door(RIGHT)
def show(request: Arrived, code: str) -> HttpResponse:
    """Show every version of a rule, the newest first."""
    newest = version_of(rule_history(by=request.actor, code=code)[-1])
    seen = {
        "here": "due-rules",
        "code": code,
        "versions": list(_versions(request, code)),
        "publication": PUBLICATIONS[extent_of(newest.terms)],
    }
    return render(request, "admin/due_rule.html", seen)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def add(request: Arrived) -> HttpResponse:
    """Write a new rule."""
    return _write(request, _("New due rule"), {"jurisdiction": "cn", "valid_from": _today(request)})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def change(request: Arrived, code: str) -> HttpResponse:
    """Write a new version of a rule."""
    newest = rule_history(by=request.actor, code=code)[-1]
    law = law_told(by=request.actor, code=code, day=here(request.at).date())
    terms = by_law(version_of(newest).terms, law)
    known = {name: getattr(terms, name) for name in TermsForm.base_fields if hasattr(terms, name)}
    known |= {"valid_from": _today(request), "valid_to": None}
    title = _("New version of %(code)s") % {"code": code}
    return _write(request, title, known, basis=terms, law=law)


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def retire(request: Arrived, code: str) -> HttpResponse:
    """End a rule from a day on."""

    def act(data: dict[str, Any]) -> str:
        retire_due_rule(code=code, valid_from=data["valid_from"], by=request.actor, at=request.at)
        return _("The rule ends on that day.")

    title = _("Retire the rule")
    told = _("Whatever began before that day stays under the rule until it ends.")
    question = Question(title, title, reverse("web:due-rule", args=[code]), told, tone="danger")
    return put(request, question, RetireForm, act, initial={"valid_from": _today(request)})


@require_http_methods(["GET", "POST"])
@door(RIGHT)
def publish(request: Arrived, code: str) -> HttpResponse:
    """Decide how much of a rule everybody may read."""
    version = version_of(rule_history(by=request.actor, code=code)[-1])

    def act(data: dict[str, Any]) -> str:
        publish_rule(code=code, extent=Publication(data["extent"]), by=request.actor, at=request.at)
        return _("Decided. The public page says so from now on.")

    told = _("Everybody can read the public page “What we promise”. Figures are counted every night.")
    question = Question(_("Publish the rule"), _("Save"), reverse("web:due-rule", args=[code]), told)
    return put(request, question, PublicationForm, act, initial={"extent": extent_of(version.terms).value})


def _write(
    request: Arrived, title: str, known: dict[str, Any], *, basis: Terms | None = None, law: Version | None = None
) -> HttpResponse:
    def act(data: dict[str, Any]) -> str:
        begins, ends = data["valid_from"], data["valid_to"]
        set_due_rule(terms=terms_of(data, basis), valid_from=begins, valid_to=ends, by=request.actor, at=request.at)
        return _("Saved. It applies to whatever begins from that day on.")

    told = _law_told(law) if law else _("Complaints that began before keep the due times they have.")
    question = Question(title, _("Write the version"), reverse("web:due-rules"), told)
    return put(request, question, TermsForm, act, by=request.actor, law=law, initial=known)


def _law_told(law: Version) -> str:
    said = _(
        "This is law, as the pack “%(pack)s” has it. What can’t be changed here stays in the pack’s words; what you "
        "say otherwise is shown as changed by the house. For words of your own add a due rule of your own beside it."
    )
    return said % {"pack": f"{law.pack} {law.pack_version}"}


def _versions(request: Arrived, code: str) -> Iterator[tuple[RuleRow, str, HouseFace | None]]:
    names = names_of(request)
    rows = rule_history(by=request.actor, code=code)
    changes = house_told([row.id for row in rows], by=request.actor)
    people = called(row.entry.actor_name for row in rows)
    for row in reversed(rows):
        wrote = row.entry
        who = _("came with Careline") if wrote.actor_kind == ActorKind.SYSTEM else people(wrote.actor_name)
        yield rule_row(version_of(row), names), who, changes.get(row.id)


def names_of(request: Arrived) -> Names:
    """Return what the codes in rules are called."""
    return Names(
        calendars={one.code: named(one) for one in calendars(by=request.actor)},
        categories={one.code: path_of(one) for one in offered_categories()},
    )


def _today(request: Arrived) -> str:
    return here(request.at).date().isoformat()
