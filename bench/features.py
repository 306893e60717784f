"""How long a night's computation of customers' features takes, and what each batch reads: `ONLY=features make bench`.

No goal of the yardsticks: it is printed, with the tables of which a batch reads more than an index points at.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from typing import Any

from bench import calls, filling
from bench.house import standing
from bench.rounds import tell

SIZE = int(os.environ.get("ROWS", "100000"))
CONTACTS, MONTHS, AGREED = 5, 7, 3
"""Contacts of each customer, months told of each line, and one in how many agreed to be analysed."""
CURRENT = "date_trunc('month', now())::date"
AGAIN = "INSERT INTO contacts_contact ({columns}) SELECT {values} FROM contacts_contact AS one WHERE number LIKE 'B%%'"
LINES = """
INSERT INTO parties_subscription (id, customer_id, key_id, kind, region, since, status, brand, plan, version)
SELECT gen_random_uuid(), id, key_id, 'mobile', '', date '2022-05-01', 'active', '', '', 1
  FROM parties_customer WHERE key_id IS NOT NULL
"""
USED = f"""
INSERT INTO parties_consumption (id, subscription_id, month, n, amount, currency, voice_minutes, data_mb, sms,
    actor_name, at, entry_id)
SELECT gen_random_uuid(), line.id, ({CURRENT} - back * interval '1 month')::date, 1,
       5000 + hashtext(line.id::text) % 4000, 'CNY', 0, 0, 0, 'bench', now(),
       (SELECT id FROM security_ledgerentry LIMIT 1)
  FROM parties_subscription line, generate_series(1, {MONTHS}) back
"""  # noqa: S608  (our own numbers)
SAID = f"""
INSERT INTO parties_consent (id, customer_id, key_id, n, purpose, version, act, channel, said_at, actor_name, at,
    entry_id)
SELECT gen_random_uuid(), id, key_id, 1, 'profiling', '2025-01', 'given', 'app', now() - interval '9 days', 'bench',
       now(), (SELECT id FROM security_ledgerentry LIMIT 1)
  FROM parties_customer WHERE key_id IS NOT NULL AND hashtext(id::text) % {AGREED} = 0
"""  # noqa: S608  (our own numbers)


def measure() -> Iterator[str]:
    """Yield one line: seconds of the first night and of the next, of a batch, and what a batch reads through."""
    with standing():
        from careline.kernel import clock

        at = clock.now()
        filling.people(at)
        filling.patterns(at)
        calls.patterns(at)
        for done in filling.customers(SIZE, at):
            tell(f"features: {done:,} of {SIZE:,} customers")
        calls.contacts(SIZE)
        filling.complaints(SIZE)
        _furnish()
        tell("features: filled")
        nights = [_night(at) for _ in range(2)]
        through = _read_through(at)
        told = {"customers": SIZE, "contacts": CONTACTS * SIZE, "seconds": nights, "read_through": through}
        yield json.dumps({"name": "features"} | told)


def _furnish() -> None:
    from django.db import connection

    from careline.contacts.models import Contact

    names = [str(field.column) for field in Contact._meta.concrete_fields]  # noqa: SLF001  (Django's documented _meta)
    with connection.cursor() as cursor:
        for n in range(1, CONTACTS):
            own = {"id": "gen_random_uuid()", "number": f"'C{n}' || number", "continued_from_id": "NULL"}
            moved = f"- (hashtext(id::text) %% 400 + {n} * 31) * interval '1 day'"
            own |= {one: f"{one} {moved}" for one in ("arrived_at", "connected_at", "ended_at")}
            values = ", ".join(own.get(name, name) for name in names)
            cursor.execute(AGAIN.format(columns=", ".join(names), values=values), [])
        for statement in (LINES, USED, SAID):
            cursor.execute(statement)
        cursor.execute("VACUUM ANALYZE")


def _night(at: Any) -> float:
    from careline.cases.operations.features import compute_next_features
    from careline.security.actor import system

    begun = time.monotonic()
    while compute_next_features(by=system("bench"), at=at):
        pass
    return round(time.monotonic() - begun, 1)


def _read_through(at: Any) -> list[str]:
    """Return the tables that the statement of one batch, as it is planned here, reads from one end to the other."""
    from django.db import connection
    from django.utils import timezone

    from careline.cases.rules.features import Window
    from careline.cases.writing import features

    given = features._given(Window(as_of=at, zone=timezone.get_current_timezone()))  # noqa: SLF001  (looked at closely)
    last = features.end_of_batch(features.FIRST, features.BATCH)
    statement = features.COMPUTED.format(
        customers=features.CUSTOMERS.format(which=features.BETWEEN), sources="".join(features.SOURCES)
    )
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}", given | {"after": features.FIRST, "last": last, "run": None})
        plan = "\n".join(row[0] for row in cursor.fetchall())
    tell(plan)
    return sorted(set(re.findall(r"Seq Scan on (\w+)", plan)))
