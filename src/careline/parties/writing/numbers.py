"""Taking numbers for erasure requests; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from careline.kernel.numbering import case_number

PREFIX = "SC"
"""删除, erasure."""


def take_erasure_number(*, at: datetime) -> str:
    """Return a new number of the local year of `at`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('parties_erasure_number')")
        return case_number(PREFIX, at.astimezone(timezone.get_current_timezone()).year, cursor.fetchone()[0])
