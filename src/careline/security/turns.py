"""One after the other: locks under a number of one's own, which end with the transaction.

For what no single row stands for: a table that is written anew, a count of rows that aren't there yet. Each room that
needs one writes its number beside the words for it; the same number anywhere is the same lock.
"""

from careline.security.prepared import prepared_cursor


def hold_alone(number: int) -> None:
    """Wait until nobody else holds this, alone or together with others; who comes waits for the transaction's end."""
    with prepared_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock($1)", [number])


def hold_together(number: int) -> None:
    """Wait while somebody holds this alone, and have the next who would wait for us; others may hold it beside us."""
    with prepared_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared($1)", [number])
