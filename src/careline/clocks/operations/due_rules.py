"""Writing due rules: each change is a new version, and holds what begins from its day on."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from careline.clocks.events import DueRuleRetired, DueRuleSet
from careline.clocks.models import DueRule
from careline.clocks.queries.events import events_known
from careline.clocks.queries.library import version_of
from careline.clocks.queries.rules import NoSuchRule
from careline.clocks.rules.law import check_law
from careline.clocks.rules.terms import Terms, check_event, check_terms
from careline.clocks.rules.versions import Version, check_ending, check_validity, holding_on, newest_first
from careline.clocks.writing.versions import draft_version, write_version
from careline.kernel.horizon import FIVE_YEARS, check_ahead
from careline.security import policy
from careline.security.actor import Actor
from careline.security.ledger import record
from careline.security.operation import operation

RIGHT = "clocks.manage_rules"


@operation(silent_when="the rule says so from that day on already")
def set_due_rule(*, terms: Terms, valid_from: date, valid_to: date | None = None, by: Actor, at: datetime) -> DueRule:
    """Write a rule, or a new version of the rule of that code; what began before `valid_from` isn't touched.

    Where its version of that day says the very same already, nothing is written and that one is returned.

    :param valid_to: the first day it holds no more.
    :raises NoSuchCalendar: the terms name no known calendar.
    :raises BadTerms: naming the field that can't be so.
    :raises UnknownEvent: no pack knows the event, nor a version of the rule.
    :raises BadOffset: the amount is below zero or beyond a hundred years.
    :raises BadValidity: it would end before it begins.
    :raises TooFarAhead: it would begin more than five years from now.
    :raises LawStays: it would loosen what a pack says the law is.
    :raises LawWorded: it would say in other words than a pack where the law is written.
    """
    policy.require(by, RIGHT)
    check_terms(terms)
    check_validity(valid_from, valid_to)
    check_ahead(valid_from, today=localdate(at), within=FIVE_YEARS, field="valid_from")
    before = _versions(terms.code)
    if (same := _saying_so(before, terms, valid_from=valid_from, valid_to=valid_to)) is not None:
        return DueRule.objects.get(id=same.id)  # before its calendar is marked as changed
    check_event(terms.event, events_known() | {one.terms.event for one in before})
    draft = draft_version(terms, valid_from=valid_from, valid_to=valid_to)
    written = _versions(terms.code)  # its calendar is locked now, as a pack locks it
    check_law(written, terms, valid_from=valid_from, valid_to=valid_to)
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
    check_law(written, None, valid_from=valid_from, valid_to=valid_from)
    check_ending(valid_from, written)
    event = DueRuleRetired(subject=draft.id, code=code, number=draft.number, valid_from=valid_from)
    return write_version(draft, record(event, by=by, at=at), at=at)


def _saying_so(written: Sequence[Version], terms: Terms, *, valid_from: date, valid_to: date | None) -> Version | None:
    found = next((holding_on(valid_from, one) for one in newest_first(written)), None)
    said = (terms, valid_from, valid_to)
    return found if found and (found.terms, found.valid_from, found.valid_to) == said else None


def _versions(code: str) -> list[Version]:
    rows = DueRule.objects.filter(code=code).select_related("calendar", "entry").order_by("number")
    return list(map(version_of, rows))
