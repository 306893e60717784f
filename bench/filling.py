"""A house filled to an operator's size.

Customers are built as intake builds them, each under a key of his own. Complaints are copies of a few that were really
taken in, spread over customers, departments, handlers and two years; one in twenty is still open, as in life.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bench.rows import SURNAMES, TITLES

CHUNK = 10_000
PATTERNS = 60
DEPARTMENTS, PEOPLE = 40, 400
OPEN = 20
"""One in so many is open."""


def people(at: datetime) -> None:
    """Add departments and, in each, agents who take complaints in; the first one is `agent-0`, the chief `chief`."""
    from careline.security.actor import system
    from careline.security.models import Department
    from careline.security.operations.departments import add_department
    from careline.security.operations.users import add_user
    from careline.security.rules.roles import Role

    by, root = system("bench"), Department.objects.get(parent=None)
    rooms = [
        add_department(code=f"room-{n}", parent=root, name_zh=f"{n} 部", name_en=f"Room {n}", by=by, at=at)
        for n in range(DEPARTMENTS)
    ]
    for n in range(PEOPLE):
        room = rooms[n % DEPARTMENTS]
        add_user(username=f"agent-{n}", full_name=f"坐席 {n}", department=room, roles=[Role.AGENT], by=by, at=at)
    add_user(username="chief", full_name="主管", department=root, roles=[Role.SUPERVISOR], by=by, at=at)


def patterns(at: datetime) -> None:
    """Take in the complaints that the others are copies of."""
    from careline.cases.operations.receiving import receive_complaint
    from careline.cases.rules.facts import Channel, Urgency
    from careline.cases.rules.intake import Intake
    from careline.parties.rules.details import CustomerDetails
    from careline.security.models import User
    from careline.security.queries.users import actor_for

    by = actor_for(User.objects.select_related("department").get(username="agent-0"))
    for n in range(PATTERNS):
        told = CustomerDetails(name=f"{SURNAMES[n % len(SURNAMES)]}某", number=f"198{n:08d}")
        title = TITLES[n % len(TITLES)]
        said = Intake(title=title, channel=Channel.PHONE, customer=told, urgency=Urgency.NORMAL)
        receive_complaint(intake=said, by=by, at=at - timedelta(minutes=n))


def customers(count: int, at: datetime) -> Iterator[int]:
    """Write so many customers, and tell after each chunk how many there are."""
    from careline.parties.rules.details import CustomerDetails, normal_details
    from careline.parties.writing.building import built
    from careline.security.copying import write_rows

    for first in range(0, count, CHUNK):
        told = (
            CustomerDetails(name=f"{SURNAMES[n % len(SURNAMES)]}某{n % 997}", number=f"199{n:08d}", place="重庆")
            for n in range(first, min(first + CHUNK, count))
        )
        rows = [built(normal_details(one), at=at) for one in told]
        write_rows([row.key for row in rows if row.key])
        write_rows(rows)
        yield first + len(rows)


COMPLAINTS = """
INSERT INTO cases_complaint ({columns})
SELECT {values}
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM parties_customer) AS customer
  JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS k FROM cases_complaint) AS pattern
    ON pattern.k = customer.n %% {patterns}
  JOIN (SELECT id, department_id, row_number() OVER (ORDER BY username) - 1 AS k
          FROM security_user WHERE username LIKE 'agent-%%') AS agent
    ON agent.k = customer.n %% {people}
 WHERE customer.n <= %s
"""
STAGES = """
INSERT INTO cases_stage ({columns})
SELECT {values}
  FROM cases_complaint AS complaint
  JOIN (SELECT *, row_number() OVER (ORDER BY number) - 1 AS k
          FROM cases_complaint WHERE number NOT LIKE 'B%%') AS pattern
    ON pattern.k = right(complaint.number, 8)::bigint %% {patterns}
  JOIN cases_stage AS stage ON stage.complaint_id = pattern.id
 WHERE complaint.number LIKE 'B%%'
"""
IS_OPEN = f"customer.n %% {OPEN} = 0"
IN_A_COPY = {
    "id": "gen_random_uuid()",
    "number": "'B' || lpad(customer.n::text, 12, '0')",
    "customer_id": "customer.id",
    "external_id": "NULL",
    "received_at": "pattern.received_at - customer.n %% 730 * interval '1 day'",
    "due_at": f"pattern.due_at - CASE WHEN {IS_OPEN} THEN 0 ELSE customer.n %% 730 END * interval '1 day'",
    "stage": f"CASE WHEN {IS_OPEN} THEN pattern.stage ELSE 'archived' END",
    "department_id": "agent.department_id",
    "received_in_id": "agent.department_id",
    "received_by_id": "agent.id",
    "handler_id": f"CASE WHEN customer.n %% {2 * OPEN} = 0 THEN NULL ELSE agent.id END",
}
"""What a copy doesn't have from its pattern."""


def complaints(count: int) -> None:
    """Copy the patterns until there are so many complaints, with their stages; then let PostgreSQL look at them."""
    from django.db import connection

    from careline.cases.models import Complaint, Stage

    def copied(table: type[Complaint] | type[Stage], origin: str, other: dict[str, str], text: str) -> str:
        names = [str(field.column) for field in table._meta.concrete_fields]  # noqa: SLF001  (Django's documented _meta)
        values = ", ".join(other.get(name, f"{origin}.{name}") for name in names)
        return text.format(columns=", ".join(names), values=values, patterns=PATTERNS, people=PEOPLE)

    with connection.cursor() as cursor:
        cursor.execute(copied(Complaint, "pattern", IN_A_COPY, COMPLAINTS), [count])
        stage = {"id": "gen_random_uuid()", "complaint_id": "complaint.id"}
        cursor.execute(copied(Stage, "stage", stage, STAGES), [])
        cursor.execute("VACUUM ANALYZE")
