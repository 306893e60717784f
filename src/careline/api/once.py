"""What a view returned as an answer; and under an Idempotency-Key the same answer again, however often it is asked.

What is shown in clear once is never kept: a repeat finds it empty, or, where the answer is nothing else, acts anew.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any, TypeVar

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from ninja import Status

from careline.api.asked import Asked
from careline.api.parameters import check_parameters, parameters_of
from careline.api.shapes.kinds import Shown
from careline.security import idempotency
from careline.security.idempotency import Answer, LostLease, Run, StillRunning

HEADER = "Idempotency-Key"
CREATED = 201
Result = Shown | Status[Any] | HttpResponse
"""A file is handed out as it is."""
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
    known = parameters_of(view)

    @wraps(view)
    def answer(request: Asked, **values: Any) -> HttpResponse:
        check_parameters(request, known)
        takes_key = request.method == "POST" and not acts_anew(view)
        key = request.headers.get(HEADER) if takes_key else None
        if key is None:
            result = view(request, **values)
            return result if isinstance(result, HttpResponse) else _response(_written(*_told(result)))
        route = f"{request.method} {request.path}"
        assert request.auth.id is not None  # a bearer's account
        started = idempotency.begin(actor=request.auth.id, route=route, key=key, body=request.body, at=request.at)
        return _response(started if isinstance(started, Answer) else _run(view, request, started, values))

    return answer


def _run(view: Callable[..., Result], request: Asked, run: Run, values: dict[str, Any]) -> Answer:
    try:
        with transaction.atomic():
            result = view(request, **values)
            assert not isinstance(result, HttpResponse)  # files are got, and a GET takes no key
            status, shown = _told(result)
            idempotency.finish(run=run, answer=_written(status, _to_keep(shown)))
            return _written(status, shown)
    except LostLease as lost:
        raise StillRunning(key=request.headers[HEADER]) from lost
    except Exception:
        with suppress(DatabaseError):  # with the database away the key's lease runs out by itself
            idempotency.abandon(run=run)
        raise


def _told(result: Shown | Status[Any]) -> tuple[int, Shown | None]:
    return (result.status_code, result.value) if isinstance(result, Status) else (200, result)


def _to_keep(shown: Shown | None) -> Shown | None:
    return shown.model_copy(update=dict.fromkeys(shown.shown_once, "")) if shown else None


def _written(status: int, shown: Shown | None) -> Answer:
    return Answer(status, json.dumps(shown.model_dump(mode="json"), ensure_ascii=False) if shown else "")


def _response(answer: Answer) -> HttpResponse:
    """Return an answer with the headers that follow from its body, so that a repeat has them too."""
    if not answer.body:
        return HttpResponse(status=answer.status)
    shown = json.loads(answer.body)
    response = HttpResponse(answer.body, status=answer.status, content_type="application/json")
    if "version" in shown:
        response.headers["ETag"] = f'"{shown["version"]}"'
    if answer.status == CREATED and "url" in shown:
        response.headers["Location"] = shown["url"]
    return response
