"""The way back to a page with two sides, from a form that stood on one of them."""

from urllib.parse import parse_qs, urlencode, urlsplit

from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from careline.web.arrivals import Arrived

BESIDE = "beside"
"""The parameter that names what stands on the other side."""
VIEWS = ("web:case", "web:contact")


def way_home(request: Arrived, otherwise: str) -> str:
    """Return the page with both sides, when the one a form stood on had two and `otherwise` is one of them."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure()):
        return otherwise
    parts = urlsplit(page)
    other = parse_qs(parts.query).get(BESIDE, [""])[0]
    sides = {parts.path, *(reverse(view, args=[other]) for view in VIEWS if other and "/" not in other)}
    return f"{parts.path}?{urlencode({BESIDE: other})}" if other and otherwise in sides else otherwise
