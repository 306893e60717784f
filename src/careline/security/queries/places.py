"""Where readers of the ledger stand."""

from django.db.models import QuerySet

from careline.security.models import Cursor
from careline.security.prepared import prepared


def cursor_of(reader: str) -> Cursor | None:
    """Return a reader's place; None when it has read nothing yet."""
    return next(iter(_of(reader=reader)), None)


def locked_cursor_of(reader: str) -> Cursor | None:
    """Return a reader's place, locked until the transaction ends; None when another process is reading for it."""
    if found := _free(reader=reader):
        return found[0]
    Cursor.objects.bulk_create([Cursor(reader=reader)], ignore_conflicts=True)  # its first time, perhaps
    return next(iter(_free(reader=reader)), None)


@prepared
def _of(reader: str) -> QuerySet[Cursor]:
    return Cursor.objects.filter(reader=reader)


@prepared
def _free(reader: str) -> QuerySet[Cursor]:
    return Cursor.objects.select_for_update(skip_locked=True).filter(reader=reader)
