"""A million open clocks: copies of the clocks of a few complaints really taken in, which began at as many instants.

Each complaint has the law's and the house's, and three promises of the bench's own that count working days.
"""

from datetime import datetime, timedelta
from typing import Any

from bench.filling import CHUNK, PEOPLE, customers, people
from bench.rows import SURNAMES, TITLES

PATTERNS = 20
"""Patterns, which began one after the other within the last days."""
APART = timedelta(hours=5)
PROMISED = (5, 10, 15)
"""Working days."""

COPIES = """
INSERT INTO cases_complaint ({columns})
SELECT {values}
  FROM generate_series(1, %s) AS copy (n)
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS k FROM parties_customer) AS customer
    ON customer.k = copy.n %% {customers}
  JOIN (SELECT *, row_number() OVER (ORDER BY number) - 1 AS k FROM cases_complaint) AS pattern
    ON pattern.k = copy.n %% {patterns}
  JOIN (SELECT id, department_id, row_number() OVER (ORDER BY username) - 1 AS k
          FROM security_user WHERE username LIKE 'agent-%%') AS agent
    ON agent.k = copy.n %% {people}
"""
OF_THEM = """
INSERT INTO {table} ({columns})
SELECT {values}
  FROM cases_complaint AS complaint
  JOIN (SELECT *, row_number() OVER (ORDER BY number) - 1 AS k
          FROM cases_complaint WHERE number NOT LIKE 'B%%') AS pattern
    ON pattern.k = right(complaint.number, 8)::bigint %% {patterns}
  JOIN {table} AS part ON part.complaint_id = pattern.id
 WHERE complaint.number LIKE 'B%%'
"""
IN_A_COPY = {
    "id": "gen_random_uuid()",
    "number": "'B' || lpad(copy.n::text, 12, '0')",
    "customer_id": "customer.id",
    "external_id": "NULL",
    "department_id": "agent.department_id",
    "received_in_id": "agent.department_id",
    "received_by_id": "agent.id",
    "handler_id": "agent.id",
}
OF_A_COPY = {
    "id": "gen_random_uuid()",
    "complaint_id": "complaint.id",
    "alarm_at": "GREATEST(part.alarm_at, now() + interval '1 day')",
}
"""What was to alarm before is taken as said: whoever sweeps would first catch up with a third of a million."""


def promises(at: datetime) -> None:
    """Write the rules of the bench's own, which hold whatever begins from a year ago on."""
    from careline.clocks.operations.due_rules import set_due_rule
    from careline.clocks.rules.terms import Certainty, ClockKind, Standing, Terms
    from careline.kernel.calendar import DayEnd, Roll, Unit
    from careline.security.actor import system

    for days in PROMISED:
        terms = Terms(
            code=f"bench.promise.{days}",
            name_zh=f"{days} 个工作日内答复",
            name_en=f"Answer in {days} working days",
            kind=ClockKind.ANSWER,
            standing=Standing.PROMISE,
            jurisdiction="cn",
            event="complaint_received",
            amount=days,
            unit=Unit.WORKING_DAY,
            roll=Roll.NONE,
            day_end=DayEnd.MIDNIGHT,
            calendar="cn",
            certainty=Certainty.OWN,
            source_zh="测量",
            source_en="the bench",
        )
        set_due_rule(terms=terms, valid_from=(at - timedelta(days=365)).date(), by=system("bench"), at=at)


def fill(clocks: int, at: datetime) -> None:
    """Have about so many open clocks."""
    from django.db import connection

    from careline.cases.models import Clock, Complaint, Stage

    people(at)
    promises(at)
    for _ in customers(CHUNK, at):
        pass
    _patterns(at)

    def copied(table: type[Any], origin: str, other: dict[str, str], text: str) -> str:
        about = table._meta  # noqa: SLF001  (Django's documented _meta)
        names = [str(field.column) for field in about.concrete_fields]
        values = ", ".join(other.get(name, f"{origin}.{name}") for name in names)
        sizes = {"patterns": PATTERNS, "people": PEOPLE, "customers": CHUNK}
        return text.format(table=about.db_table, columns=", ".join(names), values=values, **sizes)

    with connection.cursor() as cursor:
        cursor.execute(copied(Complaint, "pattern", IN_A_COPY, COPIES), [clocks * PATTERNS // Clock.objects.count()])
        for part in (Stage, Clock):
            cursor.execute(copied(part, "part", OF_A_COPY, OF_THEM), [])


def _patterns(at: datetime) -> None:
    from careline.cases.operations.receiving import receive_complaint
    from careline.cases.rules.facts import Channel
    from careline.cases.rules.intake import Intake
    from careline.parties.rules.details import CustomerDetails
    from careline.security.models import User
    from careline.security.queries.users import actor_for

    by = actor_for(User.objects.get(username="agent-0"))
    for n in range(PATTERNS):
        told = CustomerDetails(name=f"{SURNAMES[n % len(SURNAMES)]}某", number=f"198{n:08d}")
        said = Intake(title=TITLES[n % len(TITLES)], channel=Channel.PHONE, customer=told, received_at=at - n * APART)
        receive_complaint(intake=said, by=by, at=at)
