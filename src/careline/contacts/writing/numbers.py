"""Taking numbers for contacts; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from careline.kernel.numbering import CaseNumber

PREFIX = "JC"
"""接触, contact."""


def take_number(*, at: datetime) -> str:
    """Return a new contact number of the local year of `at`."""
    year = at.astimezone(timezone.get_current_timezone()).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('contacts_contact_number')")
        return str(CaseNumber(PREFIX, year, cursor.fetchone()[0]))
