"""What readers see when a rule says no: a page, or a toast over it, with the problem and the remedy."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.web.arrivals import Arrived
from careline.web.doors import is_fragment, not_stored

STATUS = {Kind.INVALID: 422, Kind.CONFLICT: 409, Kind.FORBIDDEN: 403, Kind.MISSING: 404, Kind.UNSIGNED: 401}
PICTURES = {Kind.MISSING: "search", Kind.FORBIDDEN: "lock", Kind.CONFLICT: "users"}


class NoSuchPage(Refusal):
    """The address leads nowhere."""

    code = "web.no_such_page"
    kind = Kind.MISSING


class FormNotOurs(Refusal):
    """What was sent carries no token of ours, or an old one (CSRF)."""

    code = "web.form_not_ours"
    kind = Kind.FORBIDDEN


class Refusals:
    """Middleware that answers for whatever a view lets through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Answer a refusal in the reader's language; anything else is a fault and not ours to hide."""
        if not isinstance(refusal, Refusal) or not hasattr(request, "at"):
            return None
        return refused(cast("Arrived", request), refusal)


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that leads nowhere."""
    del exception
    return refused(cast("Arrived", request), NoSuchPage())


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a form without its token."""
    del reason
    return refused(cast("Arrived", request), FormNotOurs())


def refused(request: Arrived, refusal: Refusal) -> HttpResponse:
    """Return the page or the toast that says what is refused and what to do."""
    seen = {
        "said": say(refusal),
        "status": STATUS[refusal.kind],
        "code": refusal.code,
        "picture": PICTURES.get(refusal.kind, "circle-alert"),
        "again": _page_of(request) if refusal.kind is Kind.CONFLICT or isinstance(refusal, FormNotOurs) else "",
        "shell": "desk.html" if request.signed_in else "front.html",
    }
    template = "parts/refused_toast.html" if is_fragment(request) else "refusal.html"
    return not_stored(render(request, template, seen, status=STATUS[refusal.kind]))


def _page_of(request: Arrived) -> str:
    """Return the page the refused form stood on, if it was one of ours."""
    origin = f"{request.scheme}://{request.get_host()}/"
    referer = request.headers.get("Referer", "")
    return "/" + referer.removeprefix(origin) if referer.startswith(origin) else ""
