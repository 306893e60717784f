"""Pages of lists that have one key: where the cursor of the page before ends, this one begins."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from careline.api.shapes.paging import PageAsked
from careline.kernel.paging import BadCursor, Cursor, Page

Row = TypeVar("Row", bound=Model)


def paged(rows: QuerySet[Row], *, key: str, asked: PageAsked, listing: str) -> Page[Row]:
    """Return one page of the rows, in the order of a unique text.

    :raises BadCursor: when the cursor isn't one of this list.
    """
    ordered = rows.order_by(key)
    if asked.after:
        (last,) = Cursor.decode(asked.after, listing=listing, shape=(str,)).key
        if last is None:
            raise BadCursor
        ordered = ordered.filter(**{f"{key}__gt": last})
    found = list(ordered[: asked.limit + 1])
    return Page.cut(found, limit=asked.limit, listing=listing, key=lambda row: (getattr(row, key),))
