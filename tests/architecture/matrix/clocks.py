"""Clocks of the neighbours' complaints."""

from datetime import datetime, timedelta

from careline.cases.models import Clock, Complaint
from careline.clocks.models import Calendar, DueRule
from careline.clocks.operations.calendars import set_calendar
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.rules.terms import Terms
from careline.security.actor import system
from tests.architecture.matrix.asking import DUE_RULE

MATRIX = system("matrix")


def hold_clock(complaint: Complaint, at: datetime) -> Clock:
    """Give a complaint a clock of a promise, which may be paused."""
    rule = _rule(at)
    said = {"rule_code": rule.code, "certainty": rule.certainty, "kind": rule.kind, "standing": rule.standing}
    when = {"started_at": at, "recorded_at": at, "due_at": at + timedelta(days=1)}
    return Clock.objects.create(complaint=complaint, rule=rule.id, steps=[], cause="receive", **said, **when)


def _rule(at: datetime) -> DueRule:
    found = DueRule.objects.filter(code="own.contact").first()
    if found:
        return found
    if not Calendar.objects.filter(code="cn").exists():
        weekly = [["09:00-17:00"]] * 5 + [[], []]
        zone = "Asia/Shanghai"
        set_calendar(code="cn", zone=zone, name_zh="矩阵", name_en="Matrix", weekly=weekly, by=MATRIX, at=at)
    said = {name: value for name, value in DUE_RULE.items() if name != "valid_from"}
    terms = Terms(code="own.contact", **said)  # type: ignore[arg-type]  # as the API is told them
    return set_due_rule(terms=terms, valid_from=at.date(), by=MATRIX, at=at)
