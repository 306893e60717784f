"""Writing due rules: each change is a new version, and holds what begins from its day on."""

from datetime import date, datetime

from django.utils.timezone import localdate

from careline.clocks.events import DueRuleRetired, DueRuleSet
from careline.clocks.models import DueRule
from careline.clocks.queries.library import version_of
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.law import check_law
from careline.clocks.rules.terms import Terms, check_terms
from careline.clocks.rules.versions import Version, check_ending, check_validity
from careline.clocks.writing.versions import draft_version, write_version
from careline.kernel.horizon import FIVE_YEARS, check_ahead
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "clocks.manage_rules"


@operation()
def set_due_rule(*, terms: Terms, valid_from: date, valid_to: date | None = None, by: Actor, at: datetime) -> DueRule:
    """Write a rule, or a new version of the rule of that code; what began before `valid_from` isn't touched.

    :param valid_to: the first day it holds no more.
    :raises NoSuchCalendar: the terms name no known calendar.
    :raises BadTerms: naming the field that can't be so.
    :raises BadOffset: the amount is below zero or beyond a hundred years.
    :raises BadValidity: it would end before it begins.
    :raises TooFarAhead: it would begin more than five years from now.
    :raises LawStays: it would loosen what a pack says the law is.
    """
    policy.require(by, RIGHT)
    check_terms(terms)
    check_validity(valid_from, valid_to)
    check_ahead(valid_from, today=localdate(at), within=FIVE_YEARS, field="valid_from")
    draft = draft_version(terms, valid_from=valid_from, valid_to=valid_to)
    check_law(_versions(terms.code), terms, valid_to=valid_to)  # its calendar is locked now, as a pack locks it
    event = DueRuleSet(
        subject=draft.id,
        code=draft.code,
        number=draft.number,
        valid_from=valid_from,
        valid_to=valid_to,
        amount=draft.amount,
        unit=draft.unit,
        calendar=terms.calendar,
    )
    return write_version(draft, record(event, by=by, at=at), at=at)


@operation()
def retire_due_rule(*, code: str, valid_from: date, by: Actor, at: datetime) -> DueRule:
    """End a rule: what begins from this day on isn't held to it; what began before is, as long as it lasts.

    :raises NoSuchRule: no rule of that code.
    :raises RuleHasEnded: it holds no more by that day.
    :raises TooFarAhead: it would end more than five years from now.
    :raises LawStays: a pack says that it is law.
    """
    policy.require(by, RIGHT)
    check_ahead(valid_from, today=localdate(at), within=FIVE_YEARS, field="valid_from")
    written = _versions(code)
    if not written:
        raise NoSuchRule(field="code", rule=code)
    draft = draft_version(written[-1].terms, valid_from=valid_from, valid_to=valid_from)
    written = _versions(code)  # its calendar is locked now: of two, one comes second
    check_law(written, None, valid_to=valid_from)
    check_ending(valid_from, written)
    event = DueRuleRetired(subject=draft.id, code=code, number=draft.number, valid_from=valid_from)
    return write_version(draft, record(event, by=by, at=at), at=at)


def _versions(code: str) -> list[Version]:
    rows = DueRule.objects.filter(code=code).select_related("calendar").order_by("number")
    return list(map(version_of, rows))
