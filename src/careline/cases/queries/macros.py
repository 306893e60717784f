"""Macros that may be used, what one would do, and whether it can be taken back."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from careline.cases.models import Complaint, Macro, MacroRun
from careline.cases.queries.finding import known_complaints
from careline.cases.queries.variables import language_of, language_of_colleague, values_for
from careline.cases.rules.macros import BACK_WITHIN, Plan, planned
from careline.kernel.refusals import Kind, Refusal
from careline.security.actor import Actor


class NoSuchMacro(Refusal):
    """There is no macro of that code, or it is no longer offered."""

    code = "cases.no_such_macro"
    kind = Kind.MISSING


class NoMacroToTakeBack(Refusal):
    """The actor applied no macro to this complaint lately, or took it back already."""

    code = "cases.no_macro_to_take_back"
    kind = Kind.CONFLICT


def offered_macros() -> QuerySet[Macro]:
    """Return the macros that may be used, by code."""
    related = ("category", "category__parent", "department")
    return Macro.objects.filter(retired_at=None).select_related(*related).order_by("code")


def offered_macro(*, code: str) -> Macro:
    """Return one macro that may be used.

    :raises NoSuchMacro: unknown or retired.
    """
    found = offered_macros().filter(code=code).first()
    if found is None:
        raise NoSuchMacro(field="macro", macro=code)
    return found


def plans(
    *, macro: Macro, numbers: Collection[str], by: Actor, at: datetime, language: str = ""
) -> dict[str, Plan | Refusal]:
    """Return what a macro would do to each of these complaints as far as the actor sees them, or why it can't.

    :param language: what colleagues are told in; empty means the actor's own.
    """
    ours = language or language_of_colleague(by)
    return {one.number: _plan(macro, one, ours, by=by, at=at) for one in known_complaints(by=by, numbers=numbers)}


def plan_of(*, macro: Macro, complaint: Complaint, by: Actor, at: datetime, language: str = "") -> Plan:
    """Return what a macro would do to a complaint the caller has found.

    :raises Refusal: whatever `planned` refuses.
    """
    ours = language or language_of_colleague(by)
    theirs = language_of(complaint.customer, otherwise=ours)
    plan = planned(macro.bundle(ours=ours, theirs=theirs), complaint.state)
    values = {one: values_for(complaint, by=by, at=at, language=one) for one in {ours, theirs}}
    return plan.filled(ours=values[ours], theirs=values[theirs])


def last_run(*, complaint: Complaint, by: Actor, at: datetime) -> MacroRun | None:
    """Return what the actor could take back of a complaint now; None when there is nothing."""
    runs = MacroRun.objects.filter(complaint=complaint, actor=by.id, at__gte=at - BACK_WITHIN, taken_back=None)
    found = runs.select_related("macro").first() if by.id else None
    return found if found and found.can_go_back and found.version == complaint.version else None


def _plan(macro: Macro, complaint: Complaint, language: str, *, by: Actor, at: datetime) -> Plan | Refusal:
    try:
        return plan_of(macro=macro, complaint=complaint, by=by, at=at, language=language)
    except Refusal as refusal:
        return refusal
