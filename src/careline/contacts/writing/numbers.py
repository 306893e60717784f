"""Taking numbers for contacts and service orders; a gap is allowed, a repeat is not."""

from datetime import datetime

from django.db import connection
from django.utils import timezone

from careline.kernel.numbering import CaseNumber

PREFIX = "JC"
"""接触, contact."""


ORDERS = "YW"
"""业务, business."""


def take_number(*, at: datetime) -> str:
    """Return a new contact number of the local year of `at`."""
    return _next(PREFIX, "contacts_contact_number", at)


def take_order_number(*, at: datetime) -> str:
    """Return a new number for a service order, of the local year of `at`."""
    return _next(ORDERS, "contacts_order_number", at)


def _next(prefix: str, sequence: str, at: datetime) -> str:
    year = at.astimezone(timezone.get_current_timezone()).year
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s)", [sequence])
        return str(CaseNumber(prefix, year, cursor.fetchone()[0]))
