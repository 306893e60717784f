"""Uploads: where files are taken, more may be sent, by somebody who is known and by a few at a time."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.handlers.wsgi import WSGIRequest
from django.db import close_old_connections

from careline.api.causes import TooManyAtOnce
from careline.files.rules.bounds import LARGEST, MEBIBYTE
from careline.kernel import clock
from careline.project.porch.body import Limits
from careline.project.porch.environ import Environ
from careline.security.credentials.sessions import resume
from careline.security.credentials.tokens import user_of_token
from careline.web.arrivals import COOKIE

ADDRESSES = re.compile(r"(?:/api/v1)?/(?:complaints|contacts)/[^/]+/(?:notes/[^/]+/)?files|/complaints/[^/]+/notes")
LIMITS = Limits(largest=LARGEST + MEBIBYTE // 4, rate=32_000.0, longest=660.0)
"""A file of the largest size with what a form puts around it, over a slow line's 32 kB a second."""
AT_ONCE = 8
"""In one process: so many of the largest size lie in its temporary folder at the most."""

Known = Callable[[Environ], bool]


def is_upload(environ: Environ) -> bool:
    """Return whether this is the address of a place where files are taken."""
    return environ["REQUEST_METHOD"] == "POST" and bool(ADDRESSES.fullmatch(environ["PATH_INFO"]))


def is_known(environ: Environ) -> bool:
    """Return whether a session or a token comes along that stands; of rights this says nothing."""
    close_old_connections()
    try:
        request, at = WSGIRequest(environ), clock.now()
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return user_of_token(token=token.strip(), at=at) is not None
        secret = request.COOKIES.get(COOKIE, "")
        return bool(secret) and resume(secret=secret, at=at) is not None
    finally:
        close_old_connections()


class Uploads:
    """Who may send much, and how many at once."""

    def __init__(self, known: Known = is_known, at_once: int = AT_ONCE) -> None:
        self.known = known
        self.free = at_once

    @contextmanager
    def joined(self) -> Iterator[None]:
        """Take a place inside the block; the event loop alone counts them.

        :raises TooManyAtOnce: when all are taken.
        """
        if not self.free:
            raise TooManyAtOnce
        self.free -= 1
        try:
            yield
        finally:
            self.free += 1
