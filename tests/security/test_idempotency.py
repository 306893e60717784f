"""A request under one key acts once: repeated, changed, running, dead or slow."""

from datetime import datetime, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connection, transaction

from careline.kernel.identity import new_id
from careline.security.idempotency import (
    KEPT,
    LEASE,
    Answer,
    BadIdempotencyKey,
    KeyUsedForAnother,
    LostLease,
    Run,
    StillRunning,
    abandon,
    begin,
    finish,
    forget_expired,
)
from careline.security.models import IdempotencyRecord

ME, ROUTE = UUID(int=1), "POST /api/v1/complaints"
ANSWER = Answer(201, '{"customer": "王芳", "number": "138****8000"}')
pytestmark = pytest.mark.django_db


def start(at: datetime, key: str = "k1", body: bytes = b"{}", actor: UUID = ME, route: str = ROUTE) -> Run | Answer:
    return begin(actor=actor, route=route, key=key, body=body, at=at)


def run(at: datetime, key: str = "k1") -> Run:
    started = start(at, key)
    assert isinstance(started, Run)
    return started


def test_a_repeat_gets_the_same_answer(at: datetime) -> None:
    finish(run=run(at), answer=ANSWER)
    assert start(at) == ANSWER
    assert start(at + KEPT - timedelta(seconds=1)) == ANSWER


def test_another_body_is_refused_before_and_after_the_answer(at: datetime) -> None:
    first = run(at)
    for _ in range(2):
        with pytest.raises(KeyUsedForAnother):
            start(at, body=b"{ }")
        if IdempotencyRecord.objects.get().status is None:
            finish(run=first, answer=ANSWER)


def test_a_repeat_while_it_runs_is_told_so(at: datetime) -> None:
    run(at)
    with pytest.raises(StillRunning):
        start(at + LEASE - timedelta(seconds=1))


def test_a_key_belongs_to_one_actor_and_one_route(at: datetime) -> None:
    finish(run=run(at), answer=ANSWER)
    assert isinstance(start(at, actor=UUID(int=2)), Run)
    assert isinstance(start(at, route="POST /api/v1/notes"), Run)


def test_the_run_of_a_dead_process_is_taken_over_once_its_lease_ran_out(at: datetime) -> None:
    run(at)
    second = run(at + LEASE)
    with pytest.raises(StillRunning):
        start(at + LEASE)
    finish(run=second, answer=ANSWER)
    assert start(at + LEASE) == ANSWER


@transaction.atomic
def effect_and_finish(slow: Run, at: datetime) -> None:
    """Stand for an edge: a row that is the effect, then the answer."""
    IdempotencyRecord.objects.create(
        id=new_id(), actor_id=ME, route="effect", key="x", body_hash=b"", leased_until=at, expires_at=at
    )
    finish(run=slow, answer=Answer(500, "late"))


def test_a_slow_run_that_lost_its_lease_leaves_nothing_behind(at: datetime) -> None:
    slow = run(at)
    finish(run=run(at + LEASE), answer=ANSWER)
    with pytest.raises(LostLease):
        effect_and_finish(slow, at)
    assert not IdempotencyRecord.objects.filter(route="effect").exists()
    abandon(run=slow)
    assert start(at + LEASE) == ANSWER


def test_a_slow_run_does_not_answer_for_the_one_that_took_over(at: datetime) -> None:
    slow, second = run(at), run(at + LEASE)
    with pytest.raises(LostLease):
        finish(run=slow, answer=Answer(500, "late"))
    abandon(run=slow)
    finish(run=second, answer=ANSWER)
    assert start(at + LEASE) == ANSWER


def test_a_refused_request_may_come_again_and_even_changed(at: datetime) -> None:
    abandon(run=run(at))
    assert isinstance(start(at, body=b"mended"), Run)


def test_a_finished_run_is_not_abandoned_by_mistake(at: datetime) -> None:
    first = run(at)
    finish(run=first, answer=ANSWER)
    abandon(run=first)
    assert start(at) == ANSWER


def test_the_answer_is_sealed_in_its_place(at: datetime) -> None:
    finish(run=run(at), answer=ANSWER)
    finish(run=run(at, "k2"), answer=Answer(201, "other"))
    one, other = IdempotencyRecord.objects.order_by("key")
    assert "王芳".encode() not in bytes(one.answer or b"")
    IdempotencyRecord.objects.filter(pk=other.pk).update(answer=one.answer)
    with pytest.raises(ValueError, match="not sealed for"):
        start(at, key="k2")


def test_after_its_time_an_answer_is_gone_and_the_key_free(at: datetime) -> None:
    finish(run=run(at), answer=ANSWER)
    assert isinstance(start(at + KEPT), Run)
    assert forget_expired(at=at + KEPT) == 0
    assert forget_expired(at=at + 2 * KEPT) == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "a\0b", "a\nb"])
def test_a_key_is_a_short_printable_word(at: datetime, key: str) -> None:
    with pytest.raises(BadIdempotencyKey):
        start(at, key=key)


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_runs(at: datetime) -> None:
    gate, results = Barrier(6), []

    def knock() -> None:
        gate.wait()
        try:
            results.append(type(start(at)))
        except StillRunning as refused:
            results.append(type(refused))
        finally:
            connection.close()

    threads = [Thread(target=knock) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(one.__name__ for one in results) == ["Run", *["StillRunning"] * 5]
