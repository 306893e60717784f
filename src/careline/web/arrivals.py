"""Who arrives, and when: every request is told the instant it came at and who is signed in, before any view sees it."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from careline.kernel.clock import now
from careline.kernel.looks import one_look
from careline.security.actor import Actor
from careline.security.credentials.sessions import SignedIn, resume
from careline.security.queries.users import actor_of

COOKIE = "careline_session"
UNATTENDED = "Careline-Unattended"
"""The header with which a page asks by itself what is new (`unattended.js`); it keeps nobody signed in."""
NEXT = Callable[[HttpRequest], HttpResponse]


class Arrived(HttpRequest):
    """A request as views see it."""

    at: datetime
    signed_in: SignedIn | None
    actor: Actor
    """Who is signed in; only behind a door, which lets nobody else through."""
    has_expired: bool
    """Whether a session was held that no longer stands."""


def arrive(get_response: NEXT) -> NEXT:
    """Read the clock and the session cookie once."""

    def arrived(request: HttpRequest) -> HttpResponse:
        known = cast("Arrived", request)
        secret = request.COOKIES.get(COOKIE, "")
        known.at = now()
        is_attended = UNATTENDED not in request.headers
        known.signed_in = resume(secret=secret, at=known.at, is_attended=is_attended) if secret else None
        known.has_expired = bool(secret) and known.signed_in is None
        if known.signed_in:
            known.actor = actor_of(known.signed_in.user, known.signed_in.grants)
        _speak(known)
        with one_look():
            return get_response(known)

    return arrived


def _speak(request: Arrived) -> None:
    """Speak the language chosen on this desk, else the user's own, else what the browser asks for."""
    if request.signed_in and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(request.signed_in.user.language)
        request.LANGUAGE_CODE = translation.get_language()


def give_cookie(response: HttpResponse, secret: str) -> None:
    """Let the browser hold the session; no script can read it, and it ends with the browser."""
    response.set_cookie(
        COOKIE,
        secret,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def take_cookie(response: HttpResponse) -> None:
    """Take the session from the browser."""
    response.delete_cookie(COOKIE, samesite="Lax")


def page_of(request: HttpRequest) -> str:
    """Return the page that the link or form stood on, if it was one of ours; else nothing."""
    origin = f"{request.scheme}://{request.get_host()}/"
    referer = request.headers.get("Referer", "")
    return "/" + referer.removeprefix(origin) if referer.startswith(origin) else ""


def address_of(request: HttpRequest) -> str | None:
    """Return where the request came from."""
    return request.META.get("REMOTE_ADDR") or None


def device_of(request: HttpRequest) -> str:
    """Return what the browser says it is."""
    return request.headers.get("User-Agent", "")
