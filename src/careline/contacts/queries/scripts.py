"""Scripts that are offered, and what to say as a contact stands."""

from dataclasses import dataclass

from django.db.models import QuerySet

from careline.contacts.models import Contact, Script
from careline.contacts.queries.reasons import reasons_of
from careline.contacts.rules.facts import ContactChannel, ServiceType
from careline.contacts.rules.scripts import AHEAD, ScriptStep, Situation, fits, particularity
from careline.contacts.rules.steps import StepName
from careline.contacts.rules.wrap_up import filled
from careline.kernel.refusals import Kind, Refusal
from careline.parties.queries.care import needs_care
from careline.security.actor import Actor
from careline.security.models import User
from careline.security.policy import allows


class NoSuchScript(Refusal):
    """There is no such script, or it is no longer offered."""

    code = "contacts.no_such_script"
    kind = Kind.MISSING


@dataclass(frozen=True, kw_only=True)
class Line:
    """A script with its variables filled in, in both languages."""

    code: str
    step: ScriptStep
    name_zh: str
    name_en: str
    words_zh: str
    words_en: str


def offered_scripts() -> QuerySet[Script]:
    """Return the scripts that are offered, in their order."""
    return Script.objects.filter(retired_at=None).select_related("reason").order_by("position", "code")


def offered_script(*, code: str) -> Script:
    """Return one script that is offered.

    :raises NoSuchScript: unknown or retired.
    """
    found = offered_scripts().filter(code=code).first()
    if found is None:
        raise NoSuchScript(field="script", script=code)
    return found


def guide_to(contact: Contact, *, by: Actor) -> list[Line]:
    """Return what `by` may say in a contact they have found, step by step, the most particular first in each."""
    steps = AHEAD[StepName(contact.step)]
    if not steps:
        return []
    reasons = reasons_of(contact)
    now = Situation(
        step=StepName(contact.step),
        channel=ContactChannel(contact.channel),
        reasons=tuple(one.code for one in reasons),
        service_type=ServiceType(contact.service_type) if contact.service_type else None,
        needs_care=_needs_care(contact, by),
    )
    fit = [one for one in offered_scripts() if fits(one.scope, now)]
    fit.sort(key=lambda one: particularity(one.scope), reverse=True)  # stable: those alike keep their order
    fit.sort(key=lambda one: steps.index(one.scope.step))
    if not fit:
        return []
    speaker = User.objects.filter(pk=by.id).values_list("full_name", flat=True).first() or ""
    main = reasons[0] if reasons else None
    known = {"agent": speaker, "number": contact.number}
    zh = known | {"reason": main.name_zh if main else ""}
    en = known | {"reason": main.name_en if main else ""}
    return [
        Line(
            code=one.code,
            step=one.scope.step,
            name_zh=one.name_zh,
            name_en=one.name_en,
            words_zh=filled(one.words_zh, zh),
            words_en=filled(one.words_en, en),
        )
        for one in fit
    ]


def _needs_care(contact: Contact, by: Actor) -> bool:
    """Return whether the customer is known to need care, to whom that is told at all."""
    if contact.party_id is None or not allows(by, "parties.read_customer"):
        return False
    return needs_care(by=by, customer=contact.party_id)
