"""One after the other: who sends many forms at one moment isn't counted before any of them is there."""

from django.db import connection

from careline.security.rules.secrets import hash_of


def wait_for_turn(*marks: object) -> None:
    """Wait until nobody else is served under one of these marks; ends with the transaction. What is empty is no mark.

    Without it, a count that bounds what an address or a number may do is taken by all of them before it has grown.
    """
    locks = sorted({int.from_bytes(hash_of(f"turn:{one}")[:8], signed=True) for one in marks if one})
    if locks:  # in order, so that nobody waits in a circle
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(['pg_advisory_xact_lock(%s)'] * len(locks))}", locks)
