"""Taking numbers for appointments; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from careline.kernel.numbering import CaseNumber

PREFIX = "YY"
"""预约, appointment."""


def take_number(*, at: datetime) -> str:
    """Return a new number of the local year of `at`."""
    year = at.astimezone(timezone.get_current_timezone()).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('halls_appointment_number')")
        return str(CaseNumber(PREFIX, year, cursor.fetchone()[0]))
