"""The same request many times at one moment: real threads, real transactions."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pkgutil import resolve_name
from threading import Event, local

import pytest
from django.db import connections

from careline.kernel.clock import StoppedClock, using
from careline.security.models import LedgerEntry
from tests.api.conftest import Answer, Caller, Calling
from tests.api.test_once import TAKEN, TOLD
from tests.cases.conftest import founded

pytestmark = pytest.mark.django_db(transaction=True)
ALONE: dict[str, object] = {**TOLD, "complained_about": "zhang-yan"}
"""What acts in a transaction of its own."""
PATIENCE = 30.0
"""Seconds until a test that hangs gives up; one that runs waits for events and for no time."""


class Held:
    """One request's transaction, held back between its last row and its commit."""

    def __init__(self) -> None:
        self.is_near, self.may_go = Event(), Event()
        self._mine = local()

    def of(self, post: Callable[[], Answer]) -> Answer:
        """Post as the request that is held."""
        self._mine.is_held = True
        return post()

    def before(self, frame: str) -> Callable[..., AbstractContextManager[None]]:
        """Return a transaction's frame that waits where it would commit."""
        module, _, name = frame.rpartition(".")
        usual = getattr(resolve_name(module), name)

        @contextmanager
        def waits(*args: object, **otherwise: object) -> Iterator[None]:
            with usual(*args, **otherwise):
                is_mine, self._mine.is_held = getattr(self._mine, "is_held", False), False  # the outermost, once
                yield
                if is_mine:
                    self.is_near.set()
                    assert self.may_go.wait(PATIENCE)

        return waits


@pytest.fixture
def li_wei(transactional_db: None, calling: Calling, at: datetime) -> Caller:  # noqa: ARG001  (a fixture asks for another one by naming it)
    return calling(founded(at).li_wei)


@pytest.fixture
def crowd() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def at_once(caller: Caller, crowd: ThreadPoolExecutor, at: datetime, **headers: str) -> list[Answer]:
    def one(_: int) -> Answer:
        try:
            with using(StoppedClock(at)):
                return caller.post("complaints", {**TOLD, "external_id": "CRM-1"}, **headers)
        finally:
            connections.close_all()

    return list(crowd.map(one, range(8)))


def test_one_key_acts_once(li_wei: Caller, crowd: ThreadPoolExecutor, at: datetime) -> None:
    answers = at_once(li_wei, crowd, at, Idempotency_Key="k1")
    assert {answer.status for answer in answers} <= {201, 409}
    assert len({str(answer.body) for answer in answers if answer.status == 201}) == 1
    assert LedgerEntry.objects.filter(event=TAKEN).count() == 1


@pytest.mark.parametrize(
    "asked",
    [(TOLD, "careline.api.together.one_with_its_answer"), (ALONE, "careline.api.once.transaction.atomic")],
    ids=["together", "alone"],
)
def test_while_the_first_is_committed_a_repeat_is_told_to_come_again_and_then_hears_the_same(
    li_wei: Caller,
    crowd: ThreadPoolExecutor,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
    asked: tuple[dict[str, object], str],
) -> None:
    commit, (told, frame) = Held(), asked

    def post() -> Answer:
        try:
            with using(StoppedClock(at)):
                return li_wei.post("complaints", told, Idempotency_Key="k1")
        finally:
            connections.close_all()

    with monkeypatch.context() as slow:
        slow.setattr(frame, commit.before(frame))
        first = crowd.submit(commit.of, post)
        assert commit.is_near.wait(PATIENCE), "the first has written everything, and commits"
        try:
            repeat = crowd.submit(post).result(PATIENCE)
        finally:
            commit.may_go.set()
        done = first.result(PATIENCE)
    assert (repeat.status, repeat.headers["Retry-After"]) == (409, "5")
    assert repeat.body["type"] == "urn:careline:problem:security.request_still_running"
    later = post()
    assert (done.status, later.status, later.body) == (201, 201, done.body)
    assert LedgerEntry.objects.filter(event=TAKEN).count() == 1


def test_one_external_id_comes_in_once_even_without_a_key(
    li_wei: Caller, crowd: ThreadPoolExecutor, at: datetime
) -> None:
    answers = at_once(li_wei, crowd, at)
    assert sorted(answer.status for answer in answers) == [200] * 7 + [201]
    assert len({answer.body["number"] for answer in answers}) == 1


def test_each_of_many_is_taken_in_and_a_wrong_one_spoils_none(
    li_wei: Caller, crowd: ThreadPoolExecutor, at: datetime
) -> None:
    def one(n: int) -> Answer:
        try:
            with using(StoppedClock(at)):
                told = {**TOLD, "title": f"{n}", "category": "no.such" if n == 5 else ""}
                return li_wei.post("complaints", told, Idempotency_Key=f"k{n}")
        finally:
            connections.close_all()

    answers = list(crowd.map(one, range(16)))
    assert [answer.status for answer in answers] == [422 if n == 5 else 201 for n in range(16)]
    assert [answer.body["title"] for answer in answers if answer.status == 201] == [f"{n}" for n in range(16) if n != 5]
    assert LedgerEntry.objects.filter(event=TAKEN).count() == 15
