"""The one way words leave a row of history: the function in `sql/forgetting.sql`, which checks whose they are."""

from uuid import UUID

from django.db import connection


def empty_words(customer: UUID) -> int:
    """Return how many rows were emptied; none where the ledger doesn't say that the customer was forgotten."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT contacts_forget_words(%s)", [customer])
        return int(cursor.fetchone()[0])
