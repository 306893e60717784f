"""What every answer tells the browser: run nothing but our own files, keep no page, lend no device."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = (
    "default-src 'none'; "
    "script-src 'self'; "  # no inline script, so text that slips through unescaped still can't run
    "style-src 'self'; "
    "img-src 'self' data:; "
    "font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; "
    "base-uri 'none'; "
    "manifest-src 'self'"
)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def close_the_page(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Close every answer to strangers' scripts, and to the browser's cache unless the answer says otherwise.

    Static files say otherwise. A page without an opinion isn't stored: what a colleague at the same desk finds by going
    back must not be a customer (ASVS 5.0 V14.3.2).
    """

    def closed(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Frame-Options", "DENY")  # for browsers that don't know frame-ancestors
        # Django's own middleware isn't asked by whoever is turned away at the door.
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return closed
