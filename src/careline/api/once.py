"""What a view returned as an answer; and under an Idempotency-Key the same answer again, however often it is asked.

What is shown in clear once is never kept: a repeat finds it empty, or, where the answer is nothing else, acts anew.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import transaction
from django.http import HttpResponse

from careline.api.answers import Result, response_of, response_to, sent_and_kept
from careline.api.asked import Asked
from careline.api.parameters import check_parameters, parameters_of
from careline.api.together import together_of
from careline.security.idempotency import Answer, Asking, keep_answer, kept_answer

HEADER = "Idempotency-Key"
View = TypeVar("View", bound=Callable[..., Any])


def anew(view: View) -> View:
    """Let each request act, under whatever key it comes: its answer is in clear, and so is kept nowhere."""
    view.acts_anew = True  # type: ignore[attr-defined]  # read below, and by the API's description
    return view


def acts_anew(view: Callable[..., Any]) -> bool:
    """Return whether a view's repeats act like first requests."""
    return getattr(view, "acts_anew", False)


def answered(view: Callable[..., Result]) -> Callable[..., HttpResponse]:
    """Write out what a view returns, and let a POST under an Idempotency-Key act once."""
    known, together = parameters_of(view), together_of(view)

    @wraps(view)
    def answer(request: Asked, **values: Any) -> HttpResponse:
        check_parameters(request, known)
        asking = None if acts_anew(view) else _asking(request)
        part = together.part(request, asking, values) if together else None
        if together and part:
            return response_to(together.answer(part))
        if asking:
            return response_to(_once(view, request, asking, values))
        return response_of(view(request, **values))

    return answer


def _asking(request: Asked) -> Asking | None:
    key = request.headers.get(HEADER) if request.method == "POST" else None
    if key is None:
        return None
    assert request.auth.id is not None  # a bearer's account
    return Asking.of(actor=request.auth.id, route=f"{request.method} {request.path}", key=key, body=request.body)


def _once(view: Callable[..., Result], request: Asked, asking: Asking, values: dict[str, Any]) -> Answer:
    with transaction.atomic():
        if kept := kept_answer(asking, at=request.at):
            return kept
        sent, keep = sent_and_kept(view(request, **values))
        keep_answer(asking, keep, at=request.at)
        return sent
