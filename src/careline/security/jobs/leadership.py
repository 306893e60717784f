"""Being the only one: a loop that may run in many processes, of which one at a time does the work."""

from django.db import connection

STAND_BY = 1.0
"""Seconds between two tries to become the one."""
NOTICED_DEAD = ("SET tcp_keepalives_idle = 5", "SET tcp_keepalives_interval = 5", "SET tcp_keepalives_count = 3")
"""The database notices within 20 s that the one is cut off, and lets another take its place."""


class Leadership:
    """A lock that lasts as long as this thread's connection."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_held = False

    def take(self) -> bool:
        """Return whether this is the one, trying to become it."""
        if not self.is_held:
            with connection.cursor() as cursor:
                for setting in NOTICED_DEAD:
                    cursor.execute(setting)
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [self.number])
                (self.is_held,) = cursor.fetchone() or (False,)
        return self.is_held

    def lay_down(self) -> None:
        """Close the connection, and with it the lock."""
        self.is_held = False
        connection.close()
