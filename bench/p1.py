"""P1: taking in a complaint over HTTP, over the bare rows it requires (P1a) and over another desk's API (P1b).

Both sides sit on the same PostgreSQL with everything safe switched on. Ours authenticates, validates, encrypts, is
idempotent, matches the customer, dates by every rule that fits and signs the ledger; its clerks work meanwhile.
"""

import json
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import psycopg

from bench import clients, helpdesk
from bench.house import House, opened
from bench.pgbench import transactions_per_second
from bench.ratio import Goal, Measured
from bench.rounds import alternate
from bench.rows import TEXT, TITLES

P1A = Goal(name="P1a", ours="complaints/s", floor="bare rows by pgbench, transactions/s", must=0.08, stretch=0.15)
P1B = Goal(name="P1b", ours="complaints/s", floor="django-helpdesk's API, tickets/s", must=3, stretch=8)
HERE = Path(__file__).parent
CUSTOMERS = 10_000


def measure() -> Iterator[Measured]:
    """Yield P1a and P1b."""
    with opened() as house:
        with psycopg.connect(house.owner, autocommit=True) as database:
            database.execute((HERE / "p1_floor_tables.sql").read_bytes())
        ours, floor = (
            partial(clients.created_per_second, telling(house)),
            partial(
                transactions_per_second, house, HERE / "p1_floor.sql", clients=clients.CLIENTS, seconds=clients.SECONDS
            ),
        )
        ours()  # fills caches, and has the first customers registered
        floor()  # its tables begin as empty as ours: both sides are measured on filled ones
        yield alternate(P1A, ours, floor)
        with helpdesk.served(house.owner) as peer:
            clients.created_per_second(peer)
            yield alternate(P1B, ours, partial(clients.created_per_second, peer))


def telling(house: House) -> clients.Target:
    """Return where complaints go and how each is worded: every time another, of one of ten thousand customers."""
    chance = random.Random(2026)  # noqa: S311  (which customer calls is no secret)
    return clients.Target(house.port, partial(_complaint, house.token("agent"), chance))


def _complaint(token: str, chance: random.Random) -> bytes:
    told = {
        "title": chance.choice(TITLES),
        "description": TEXT,
        "channel": "phone",
        "category": "product.billing",
        "customer": {"name": "王某某", "number": f"+86199{chance.randrange(CUSTOMERS):08d}"},
    }
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())}
    return clients.posting("/api/v1/complaints", headers=headers, body=json.dumps(told).encode())
