"""Two intakes of the same number at the same moment must find one customer, not make two."""

from collections.abc import Collection

from careline.kernel.tables.outcome import CHUNK
from careline.security.prepared import prepared_cursor
from careline.security.turns import hold_alone

ALL_NUMBERS = 0x70617274  # "part": the lock over every number
FEW = CHUNK
"""So many numbers are locked one by one, so that two chunks of an import go side by side; more under one lock over all.

PostgreSQL's table of locks has 64 places for each connection it admits, 6,400 where nothing else is set."""


def lock_numbers(indexes: Collection[bytes]) -> None:
    """Wait until nobody else registers customers with these numbers; ends with the transaction."""
    if not indexes:
        return
    locks = sorted(int.from_bytes(index[:8], signed=True) for index in set(indexes))  # in order: no deadlock
    with prepared_cursor() as cursor:
        if len(locks) > FEW:
            cursor.execute("SELECT pg_advisory_xact_lock($1)", [ALL_NUMBERS])
            return
        each = "".join(f", pg_advisory_xact_lock(${n})" for n, _ in enumerate(locks, start=2))
        cursor.execute(f"SELECT pg_advisory_xact_lock_shared($1){each}", [ALL_NUMBERS, *locks])


ALL_IMPORTS = 0x696D706F  # "impo"


def lock_imports() -> None:
    """Wait until nobody else brings in a list: two workers with one file take its chunks one after the other."""
    hold_alone(ALL_IMPORTS)
