"""From what a view returns to what is sent, and to what of it is kept for a repeat."""

import json
from typing import Any

from django.http import HttpResponse
from ninja import Status

from careline.api.shapes.kinds import Shown
from careline.security.idempotency import Answer

CREATED = 201
Result = Shown | Status[Any] | HttpResponse
"""A file is handed out as it is."""


def sent_and_kept(result: Result) -> tuple[Answer, Answer]:
    """Return the answer in full, and without what is shown in clear once: that is never kept."""
    status, shown = _told(result)
    sent = _written(status, shown)
    if shown is None or not shown.shown_once:
        return sent, sent
    return sent, _written(status, shown.model_copy(update=dict.fromkeys(shown.shown_once, "")))


def response_of(result: Result) -> HttpResponse:
    """Return the response to a request that isn't kept."""
    return result if isinstance(result, HttpResponse) else response_to(_written(*_told(result)))


def response_to(answer: Answer) -> HttpResponse:
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


def _told(result: Result) -> tuple[int, Shown | None]:
    assert not isinstance(result, HttpResponse)  # files are got, and a GET is never kept
    return (result.status_code, result.value) if isinstance(result, Status) else (200, result)


def _written(status: int, shown: Shown | None) -> Answer:
    return Answer(status, shown.model_dump_json() if shown else "")
