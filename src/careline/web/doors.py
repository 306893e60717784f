"""Every view says who may come in: `@door("cases.read_complaint")` for who holds that right, `@public()` for anybody.

The door also says what may be asked in the address: `@door(right, asks=("after",))`. Anything else in it is dropped
before the view sees it, for addresses end up in logs and histories, where no name or number belongs.

The marks stay on the view, so that tests can walk every address and find one without a door, or one that asks too much.
"""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from careline.cases.rules.intake import check_text
from careline.security.policy import require
from careline.web.arrivals import Arrived, page_of
from careline.web.drafts import FIELD, forget_sent

P = ParamSpec("P")
View = Callable[Concatenate[Arrived, P], HttpResponse]
Bound = Callable[Concatenate[HttpRequest, P], HttpResponse]

ANYBODY = "public"
SIGNED_IN = "signed in"
TAKEN = 400
"""Below it a form was taken; from it on it was refused, and its draft stays."""


def door(
    right: str = SIGNED_IN, *, asks: Collection[str] = (), even_with_old_password: bool = False
) -> Callable[[View[P]], Bound[P]]:
    """Let in who is signed in and holds this right over some rows; which rows is for the query to say.

    :param right: a registered policy; without one, being signed in is enough.
    :param asks: the parameters the view reads from the address.
    :param even_with_old_password: for the page where a one-time password is replaced, and the way out.
    """

    def hang(view: View[P]) -> Bound[P]:
        @wraps(view)
        def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            arrived = cast("Arrived", request)
            _narrow_address(arrived, asks)
            if arrived.signed_in is None:
                return _to_sign_in(arrived)
            if arrived.signed_in.must_change_password and not even_with_old_password:
                return _to(arrived, reverse("web:password"))
            if right != SIGNED_IN:
                require(arrived.actor, right)
            response = view(arrived, *args, **kwargs)
            if FIELD in request.POST and response.status_code < TAKEN:
                forget_sent(arrived)
            return not_stored(response)

        opened.door, opened.asks = right, asks  # type: ignore[attr-defined]  # read by tests that walk every address
        return opened

    return hang


def public(*, asks: Collection[str] = ()) -> Callable[[View[P]], Bound[P]]:
    """Let anybody in."""

    def hang(view: View[P]) -> Bound[P]:
        @wraps(view)
        def opened(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            arrived = cast("Arrived", request)
            _narrow_address(arrived, asks)
            return not_stored(view(arrived, *args, **kwargs))

        opened.door, opened.asks = ANYBODY, asks  # type: ignore[attr-defined]  # read by tests that walk every address
        return opened

    return hang


def is_fragment(request: HttpRequest) -> bool:
    """Return whether the page's own script asks, for a piece of a page."""
    return request.headers.get("HX-Request") == "true"


def go(request: HttpRequest, address: str) -> HttpResponse:
    """Send the reader to another page, whichever way the request was made."""
    if is_fragment(request):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)


def _narrow_address(request: Arrived, asks: Collection[str]) -> None:
    """Leave in the address only what the view asks, so that nothing else is repeated in the addresses that follow.

    :raises UnreadableText: a NUL character inside, which no database text can hold.
    """
    asked = request.GET.copy()
    for name in [name for name in asked if name not in asks]:
        del asked[name]
    request.GET = asked  # type: ignore[assignment]  # nobody changes it after this
    request.META["QUERY_STRING"] = asked.urlencode()
    for text in (request.path, *(value for _, values in request.GET.lists() for value in values)):
        check_text("address", text)


def _to_sign_in(request: Arrived) -> HttpResponse:
    page = reverse("web:expired" if request.has_expired else "web:sign-in")
    is_page = request.method == "GET" and not is_fragment(request)
    back = request.get_full_path() if is_page else page_of(request)  # what was sent is sent again from there
    return _to(request, f"{page}?{urlencode({'next': back})}" if back else page)


def _to(request: Arrived, address: str) -> HttpResponse:
    return not_stored(go(request, address))


def not_stored(response: HttpResponse) -> HttpResponse:
    """Keep the page out of every cache: the next one at this desk must not find it by going back."""
    response.headers["Cache-Control"] = "no-store"
    return response
