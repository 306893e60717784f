"""Taking numbers for complaints; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from careline.kernel.numbering import case_number

PREFIX = "TS"
"""投诉, complaint."""


def take_numbers(count: int, *, at: datetime) -> list[str]:
    """Return so many new complaint numbers of the local year of `at`."""
    year = timezone.localtime(at).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cases_complaint_number') FROM generate_series(1, %s)", [count])
        return [case_number(prefix=PREFIX, year=year, sequence=row[0]) for row in cursor.fetchall()]
