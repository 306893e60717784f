"""An ASGI application that lets a WSGI application deal with complete requests only."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from io import BytesIO
from typing import IO
from wsgiref.types import WSGIApplication

from careline.api.causes import TooManyAtOnce
from careline.kernel.refusals import Refusal
from careline.project.porch.answer import Answer, Send, ask, refused
from careline.project.porch.body import Limits, Receive, Scope, announced, let_finish, take_in
from careline.project.porch.crowd import Crowd
from careline.project.porch.environ import Environ, address_of, environ_of
from careline.project.porch.uploads import LIMITS, Uploads, is_upload

THREADS = 8
"""They live as long as the process, and so do their connections to the database. Most of them wait: for it, or for one
of them who acts for all (kernel/gathering.py)."""


class Porch:
    """Takes in requests on the event loop and has them answered by a few threads."""

    def __init__(
        self,
        application: WSGIApplication,
        *,
        crowd: Crowd,
        limits: Limits | None = None,
        uploads: Uploads | None = None,
    ) -> None:
        self.application = application
        self.crowd = crowd
        self.limits = limits or Limits()
        self.uploads = uploads or Uploads()
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="request")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            with self.crowd.joined_by(address_of(scope)):
                body = await self._taken_in(scope, receive)
        except Refusal as refusal:
            answer = refused(refusal, environ_of(scope, BytesIO()))
        else:
            with body:
                answer = await self._asked(environ_of(scope, body))
        await answer.give(send)

    async def _taken_in(self, scope: Scope, receive: Receive) -> IO[bytes]:
        if (announced(scope) or 0) <= self.limits.largest:
            return await take_in(scope, receive, self.limits)
        environ = environ_of(scope, BytesIO())
        if not is_upload(environ):
            return await take_in(scope, receive, self.limits)
        with ExitStack() as place:
            try:
                place.enter_context(self.uploads.joined())
            except TooManyAtOnce:
                await let_finish(scope, receive)  # or the answer would be lost on who is in the middle of sending
                raise
            if await asyncio.get_running_loop().run_in_executor(self.threads, self.uploads.known, environ):
                return await take_in(scope, receive, LIMITS)
        return await take_in(scope, receive, self.limits)  # while a stranger is let finish, others have the place

    async def _asked(self, environ: Environ) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self.threads, ask, self.application, environ)
