"""What a view returned as an answer; and under an Idempotency-Key the same answer again, however often it is asked."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpResponse
from ninja import Status
from pydantic import BaseModel

from careline.api.asked import Asked
from careline.api.parameters import check_parameters, parameters_of
from careline.security import idempotency
from careline.security.idempotency import Answer, LostLease, Run, StillRunning

HEADER = "Idempotency-Key"
CREATED = 201
Result = BaseModel | Status[Any]


def answered(view: Callable[..., Result]) -> Callable[..., HttpResponse]:
    """Write out what a view returns, and let a POST under an Idempotency-Key act once."""
    known = parameters_of(view)

    @wraps(view)
    def answer(request: Asked, **values: Any) -> HttpResponse:
        check_parameters(request, known)
        key = request.headers.get(HEADER) if request.method == "POST" else None
        if key is None:
            return _response(_answer(view(request, **values)))
        route = f"{request.method} {request.path}"
        assert request.auth.id is not None  # a bearer's account
        started = idempotency.begin(actor=request.auth.id, route=route, key=key, body=request.body, at=request.at)
        return _response(started if isinstance(started, Answer) else _run(view, request, started, values))

    return answer


def _run(view: Callable[..., Result], request: Asked, run: Run, values: dict[str, Any]) -> Answer:
    try:
        with transaction.atomic():
            answer = _answer(view(request, **values))
            idempotency.finish(run=run, answer=answer)
            return answer
    except LostLease as lost:
        raise StillRunning(key=request.headers[HEADER]) from lost
    except Exception:
        with suppress(DatabaseError):  # with the database away the key's lease runs out by itself
            idempotency.abandon(run=run)
        raise


def _answer(result: Result) -> Answer:
    status, shown = (result.status_code, result.value) if isinstance(result, Status) else (200, result)
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
