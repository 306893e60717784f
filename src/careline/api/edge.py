"""The frame around every answer: one instant, one language, nothing stored, and a problem for whatever goes wrong."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from careline.api.asked import Asked
from careline.api.causes import MethodNotAllowed, NoSuchAddress, refusal_for
from careline.api.problems import problem
from careline.api.reading import check_body
from careline.kernel.clock import now
from careline.kernel.looks import one_look
from careline.kernel.refusals import Kind, Refusal

View = Callable[..., HttpResponse]
SHORTLY = {"Retry-After": "5"}
SIGN_IN = {"WWW-Authenticate": 'Bearer realm="careline"'}
CHANGED = 412
RETRY = {"api.database_away", "security.request_still_running"}


def edge(view: View) -> View:
    """Frame a view of the API."""

    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = cast("Asked", request)
        asked.at = now()
        asked.COOKIES = {}  # no cookie is looked at, not even for the language somebody chose at the desk
        language = translation.get_language_from_request(request)
        with translation.override(language), one_look():
            response = _answer(view, asked, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = language
        if not response.streaming:
            response.headers["Content-Length"] = str(len(response.content))
        patch_vary_headers(response, ("Accept-Language", "Authorization"))
        return response

    framed.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie is looked at, so there is nothing to forge
    return framed


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Answer for every address nothing else answers for.

    :raises NoSuchAddress: always.
    """
    raise NoSuchAddress(path=request.path)


def _answer(view: View, request: Asked, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        check_body(request)
        response = view(request, *args, **kwargs)
    except Exception as error:  # noqa: BLE001  (the outermost frame: what it doesn't know it logs and tells as a fault)
        return _refused(refusal_for(error, request), request)
    allow = response.headers.get("Allow")
    return problem(MethodNotAllowed(allowed=allow), headers={"Allow": allow}) if allow else response


def _refused(refusal: Refusal, request: Asked) -> HttpResponse:
    headers = SIGN_IN if refusal.kind is Kind.UNSIGNED else SHORTLY if refusal.code in RETRY else {}
    is_precondition = refusal.code == "cases.changed_meanwhile" and "If-Match" in request.headers
    return problem(refusal, status=CHANGED if is_precondition else None, headers=headers)
