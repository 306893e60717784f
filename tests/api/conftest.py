"""The house of the cases' tests, and a caller for each of its people: a token, and the API as a program sees it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from careline.kernel.clock import StoppedClock, using
from careline.security.actor import Actor
from careline.security.models import User
from careline.security.operations.tokens import issue_token
from tests.cases.conftest import SEED, house, shared_house

__all__ = ["house", "shared_house"]


@dataclass(frozen=True)
class Answer:
    """What the API answered."""

    status: int
    body: Any
    headers: Mapping[str, str]
    content: bytes = b""
    """As it came, where it isn't JSON."""


@dataclass(frozen=True)
class Caller:
    """A program that holds a token."""

    token: str
    language: str = "en"

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, **headers)

    def post(self, path: str, body: object = None, **headers: str) -> Answer:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: object = None, **headers: str) -> Answer:
        return self.ask("PUT", path, body, **headers)

    def delete(self, path: str, **headers: str) -> Answer:
        return self.ask("DELETE", path, None, **headers)

    def ask(self, method: str, path: str, body: object, **headers: str) -> Answer:
        """Send a request; header names are written with underscores."""
        usual = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sent = {"Accept-Language": self.language, **usual, **{name.replace("_", "-"): v for name, v in headers.items()}}
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        kind = sent.pop("Content-Type", "application/json")
        address = path if path.startswith("/") else f"/api/v1/{path}"
        response = Client(enforce_csrf_checks=True).generic(method, address, content, kind, headers=sent)
        is_json = "json" in response.headers.get("Content-Type", "")
        read = json.loads(response.content) if response.content and is_json else None
        return Answer(response.status_code, read, response.headers, b"" if is_json else response.content)


Calling = Callable[[Actor], Caller]


def token_of(actor: Actor, at: datetime) -> str:
    return issue_token(user=User.objects.get(pk=actor.id), name="tests", by=SEED, at=at)


@pytest.fixture
def calling(request: pytest.FixtureRequest, at: datetime) -> Calling:
    """Return a caller for one of the house's people."""
    request.getfixturevalue("db")
    return lambda actor: Caller(token_of(actor, at))


@pytest.fixture(autouse=True)
def _stopped(at: datetime) -> Any:
    with using(StoppedClock(at)):
        yield
