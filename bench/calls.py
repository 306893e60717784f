"""Contacts of an operator's size: copies of a few that were really begun, spread over customers, people and two years.

One in twenty is still open, as in life; each has the leg of whoever served it, and the step it began with.
"""

from datetime import datetime, timedelta
from typing import Any

from bench.filling import OPEN, PATTERNS, PEOPLE

CONTACTS = """
INSERT INTO contacts_contact ({columns})
SELECT {values}
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM parties_customer) AS customer
  JOIN (SELECT *, row_number() OVER (ORDER BY id) - 1 AS k FROM contacts_contact) AS pattern
    ON pattern.k = customer.n %% {patterns}
  JOIN (SELECT id, department_id, row_number() OVER (ORDER BY username) - 1 AS k
          FROM security_user WHERE username LIKE 'agent-%%') AS agent
    ON agent.k = customer.n %% {people}
 WHERE customer.n <= %s
"""
PARTS = """
INSERT INTO {table} ({columns})
SELECT {values}
  FROM contacts_contact AS contact
  JOIN (SELECT *, row_number() OVER (ORDER BY number) - 1 AS k
          FROM contacts_contact WHERE number NOT LIKE 'B%%') AS pattern
    ON pattern.k = right(contact.number, 8)::bigint %% {patterns}
  JOIN {table} AS part ON part.contact_id = pattern.id
 WHERE contact.number LIKE 'B%%'
"""
IS_OPEN = f"customer.n %% {OPEN} = 0"
AGO = f"CASE WHEN {IS_OPEN} THEN 0 ELSE customer.n %% 730 END * interval '1 day'"
IN_A_COPY = {
    "id": "gen_random_uuid()",
    "number": "'B' || lpad(customer.n::text, 12, '0')",
    "external_id": "NULL",
    "caller_key_id": "NULL",
    "caller_sealed": "NULL",
    "caller_index": "NULL",
    "party_id": "customer.id",
    "arrived_at": f"pattern.arrived_at - {AGO}",
    "connected_at": f"pattern.connected_at - {AGO}",
    "ended_at": f"CASE WHEN {IS_OPEN} THEN NULL ELSE pattern.arrived_at - {AGO} + interval '4 minutes' END",
    "step": f"CASE WHEN {IS_OPEN} THEN pattern.step ELSE 'closed' END",
    "department_id": "agent.department_id",
    "received_by_id": "agent.id",
    "received_in_id": "agent.department_id",
    "agent_id": "agent.id",
}
"""What a copy doesn't have from its pattern."""
OF_A_COPY = {"id": "gen_random_uuid()", "contact_id": "contact.id"}
OF_ITS_LEG = {"agent_id": "contact.agent_id", "started_at": "contact.arrived_at", "ended_at": "contact.ended_at"}


def patterns(at: datetime) -> None:
    """Begin the contacts that the others are copies of: `agent-0` answers them."""
    from careline.contacts.operations.receiving import receive_contact
    from careline.contacts.rules.facts import ContactChannel
    from careline.contacts.rules.intake import ContactIntake
    from careline.security.models import User
    from careline.security.queries.users import actor_for

    by = actor_for(User.objects.select_related("department").get(username="agent-0"))
    for n in range(PATTERNS):
        told = ContactIntake(channel=ContactChannel.PHONE, caller=f"198{n:08d}", access_number="10080")
        receive_contact(intake=told, by=by, at=at - timedelta(minutes=n))


def contacts(count: int) -> None:
    """Copy the patterns until there are so many contacts, one for each of so many customers."""
    from django.db import connection

    from careline.contacts.models import Contact, ContactStep, Handle

    def copied(model: Any, text: str, origin: str, other: dict[str, str]) -> str:
        table, fields = model._meta.db_table, model._meta.concrete_fields  # noqa: SLF001  (Django's documented _meta)
        names = [str(field.column) for field in fields]
        values = ", ".join(other.get(name, f"{origin}.{name}") for name in names)
        return text.format(table=table, columns=", ".join(names), values=values, patterns=PATTERNS, people=PEOPLE)

    with connection.cursor() as cursor:
        cursor.execute(copied(Contact, CONTACTS, "pattern", IN_A_COPY), [count])
        cursor.execute(copied(ContactStep, PARTS, "part", OF_A_COPY), [])
        cursor.execute(copied(Handle, PARTS, "part", OF_A_COPY | OF_ITS_LEG), [])
