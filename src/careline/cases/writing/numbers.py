"""Taking numbers for complaints; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.utils import timezone

from careline.kernel.numbering import CaseNumber
from careline.security.prepared import prepared_cursor

PREFIX = "TS"
"""投诉, complaint."""


def take_numbers(count: int, *, at: datetime) -> list[str]:
    """Return so many new complaint numbers of the local year of `at`."""
    year = at.astimezone(timezone.get_current_timezone()).year
    with prepared_cursor() as cursor:
        cursor.execute("SELECT nextval('cases_complaint_number') FROM generate_series(1, $1)", [count])
        return [str(CaseNumber(PREFIX, year, row[0])) for row in cursor.fetchall()]
