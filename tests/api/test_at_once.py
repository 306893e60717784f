"""The same request many times at one moment: real threads, real transactions."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connections

from careline.kernel.clock import StoppedClock, using
from careline.security.models import LedgerEntry
from tests.api.conftest import Answer, Caller, Calling
from tests.api.test_once import TAKEN, TOLD
from tests.cases.conftest import founded

pytestmark = pytest.mark.django_db(transaction=True)


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
