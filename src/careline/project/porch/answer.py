"""A whole answer, and how it is given."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any
from wsgiref.types import WSGIApplication

from django.core.handlers.wsgi import WSGIRequest

from careline.api.problems import BY_CODE
from careline.kernel.refusals import Refusal
from careline.project.headers import close_the_page
from careline.project.porch.environ import Environ
from careline.project.turning_away import turn_away

Send = Callable[[dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True)
class Answer:
    """An answer that nobody has to wait for any more."""

    status: int
    headers: Iterable[tuple[str, str]]
    body: bytes

    async def give(self, send: Send) -> None:
        """Hand the answer to the server, which passes it on as fast as the client takes it."""
        headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


def ask(application: WSGIApplication, environ: Environ) -> Answer:
    """Return what the application answers, to its last byte."""
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], object]:
        told.append((status, headers))
        return _nowhere

    parts = application(environ, start)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    status, headers = told[-1]
    return Answer(int(status.split(" ", 1)[0]), headers, body)


def refused(refusal: Refusal, environ: Environ) -> Answer:
    """Return the answer to a request that no thread will hear of, in the language asked for; the connection ends."""
    request = WSGIRequest(environ)
    response = turn_away(refusal, request, status=BY_CODE[refusal.code])
    close_the_page(lambda _request: response)(request)
    response.headers["Connection"] = "close"
    return Answer(response.status_code, list(response.items()), response.content)


def _nowhere(_part: bytes) -> None:
    """Stand for WSGI's old way to write, which Django doesn't use."""
