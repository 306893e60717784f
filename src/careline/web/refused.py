"""What readers see when a rule says no: a page, or a toast over it, with the problem and the remedy."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careline.kernel.refusals import Kind, Refusal
from careline.kernel.sentences import say
from careline.security.policy import Forbidden
from careline.web.arrivals import Arrived, page_of
from careline.web.doors import is_fragment, not_stored
from careline.web.turned_away import NotUnderstood, turned_away
from careline.web.words.rights import right_said

STATUS = {Kind.INVALID: 422, Kind.CONFLICT: 409, Kind.FORBIDDEN: 403, Kind.MISSING: 404, Kind.UNSIGNED: 401}
NOT_THAT_WAY = 405
UNREADABLE = 400
BESIDE_THE_WORK = {"HX-Retarget": "#toasts", "HX-Reswap": "beforeend"}
"""Where a toast goes, whatever asked for the fragment: it never takes the place of what one was filling in."""
PICTURES = {Kind.MISSING: "search", Kind.FORBIDDEN: "lock", Kind.CONFLICT: "users"}


class NoSuchPage(Refusal):
    """The address leads nowhere."""

    code = "web.no_such_page"
    kind = Kind.MISSING


class NotAskedThatWay(Refusal):
    """The address is there, but a page is asked of what only takes forms, or the other way round."""

    code = "web.not_asked_that_way"


class FormNotOurs(Refusal):
    """What was sent carries no token of ours, or an old one (CSRF)."""

    code = "web.form_not_ours"
    kind = Kind.FORBIDDEN


class Refusals:
    """Middleware that answers for whatever a view lets through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and put a page where Django leaves an empty one."""
        response = self.get_response(request)
        if response.status_code != NOT_THAT_WAY or response.content or not hasattr(request, "at"):
            return response
        page = refused(cast("Arrived", request), NotAskedThatWay(), status=NOT_THAT_WAY)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    def process_exception(self, request: HttpRequest, refusal: Exception) -> HttpResponse | None:
        """Answer a refusal in the reader's language; anything else is a fault and not ours to hide."""
        if not isinstance(refusal, Refusal) or not hasattr(request, "at"):
            return None
        return refused(cast("Arrived", request), refusal)


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for an address that leads nowhere."""
    del exception
    return refused(cast("Arrived", request), NoSuchPage())


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what can't be read as a request to this house at all; so early nothing is known of who reads it."""
    del exception
    return turned_away(NotUnderstood(), request, status=UNREADABLE)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer for a form without its token."""
    del reason
    return refused(cast("Arrived", request), FormNotOurs())


def refused(request: Arrived, refusal: Refusal, *, status: int | None = None) -> HttpResponse:
    """Return the page or the toast that says what is refused and what to do.

    :param status: the answer's, where the refusal's kind doesn't say it all.
    """
    status = status or STATUS[refusal.kind]
    seen = {
        "said": say(_in_words(refusal)),
        "status": status,
        "code": refusal.code,
        "picture": PICTURES.get(refusal.kind, "circle-alert"),
        "again": page_of(request) if refusal.kind is Kind.CONFLICT or isinstance(refusal, FormNotOurs) else "",
        "shell": "desk.html" if request.signed_in else "front.html",
    }
    if not is_fragment(request):
        return not_stored(render(request, "refusal.html", seen, status=status))
    answer = render(request, "parts/refused_toast.html", seen, status=status)
    for name, value in BESIDE_THE_WORK.items():
        answer.headers[name] = value
    return not_stored(answer)


def _in_words(refusal: Refusal) -> Refusal:
    """Return the same with the right that is missing as an administrator knows it, not by its code."""
    if not isinstance(refusal, Forbidden) or "policy" not in refusal.params:
        return refusal
    return Forbidden(policy=str(right_said(str(refusal.params["policy"]))))
