"""Where things are: the addresses that answers name."""

from django.http import HttpRequest

from careline.kernel.paging import Cursor

ROOT = "/api/v1"


def complaint_url(number: str) -> str:
    """Return the address of a complaint."""
    return f"{ROOT}/complaints/{number}"


def contact_url(number: str) -> str:
    """Return the address of a contact."""
    return f"{ROOT}/contacts/{number}"


def next_page(request: HttpRequest, cursor: Cursor | None) -> str | None:
    """Return the address of the page that begins after the cursor, narrowed as this one; None after the last."""
    if cursor is None:
        return None
    asked = request.GET.copy()
    asked["after"] = cursor.encode()
    return f"{request.path}?{asked.urlencode()}"
