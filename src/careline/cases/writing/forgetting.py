"""The one way words leave a complaint: the function in `sql/forgetting.sql`, which checks whose it is and how old."""

from datetime import datetime
from uuid import UUID

from django.db import connection


def empty_words(complaint: UUID, *, until: datetime) -> int:
    """Return how many rows were emptied; none where the complaint moved after `until` or nobody was forgotten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_forget_words(%s, %s)", [complaint, until])
        return int(cursor.fetchone()[0])
