"""A request under one key acts once: repeated, changed, at once, refused or dead half-way."""

from datetime import datetime, timedelta
from threading import Barrier, Event, Thread
from uuid import UUID

import pytest
from django.db import connection, transaction

from careline.security.idempotency import (
    KEPT,
    Answer,
    Asking,
    BadIdempotencyKey,
    KeyUsedForAnother,
    StillRunning,
    forget_expired,
    keep_answer,
    keep_answers,
    kept_answer,
    kept_answers,
    wait_for,
)
from careline.security.models import IdempotencyRecord

ME, ROUTE = UUID(int=1), "POST /api/v1/complaints"
ANSWER = Answer(201, '{"customer": "王芳", "number": "138****8000"}')
pytestmark = pytest.mark.django_db


def asking(key: str = "k1", body: bytes = b"{}", actor: UUID = ME, route: str = ROUTE) -> Asking:
    return Asking.of(actor=actor, route=route, key=key, body=body)


@transaction.atomic
def run(at: datetime, key: str = "k1", answer: Answer = ANSWER) -> None:
    """Stand for an edge whose effect is done."""
    assert kept_answer(asking(key), at=at) is None
    keep_answer(asking(key), answer, at=at)


def test_a_repeat_gets_the_same_answer(at: datetime) -> None:
    run(at)
    assert kept_answer(asking(), at=at) == ANSWER
    assert kept_answer(asking(), at=at + KEPT - timedelta(seconds=1)) == ANSWER


def test_another_body_under_the_key_is_refused(at: datetime) -> None:
    run(at)
    with pytest.raises(KeyUsedForAnother):
        kept_answer(asking(body=b"{ }"), at=at)


def test_a_key_belongs_to_one_actor_and_one_route(at: datetime) -> None:
    run(at)
    assert kept_answer(asking(actor=UUID(int=2)), at=at) is None
    assert kept_answer(asking(route="POST /api/v1/notes"), at=at) is None


def test_several_are_asked_and_kept_in_one_look_each_with_its_own(at: datetime) -> None:
    run(at, "k2")
    three = [asking("k1"), asking("k2"), asking("k3")]
    assert kept_answers(three, at=at) == [None, ANSWER, None]
    others = [Answer(201, "first"), Answer(200, "third")]
    keep_answers(zip((three[0], three[2]), others, strict=True), at=at)
    assert kept_answers(three, at=at) == [others[0], ANSWER, others[1]]


def test_what_was_kept_meanwhile_is_not_written_over(at: datetime) -> None:
    run(at)
    with pytest.raises(StillRunning):
        keep_answers([(asking("k2"), ANSWER), (asking(), Answer(201, "late"))], at=at)
    assert kept_answer(asking(), at=at) == ANSWER


def test_the_answer_is_sealed_in_its_place(at: datetime) -> None:
    run(at)
    run(at, "k2", Answer(201, "other"))
    one, other = IdempotencyRecord.objects.order_by("key")
    assert "王芳".encode() not in bytes(one.answer)
    IdempotencyRecord.objects.filter(pk=other.pk).update(answer=one.answer)
    with pytest.raises(ValueError, match="not sealed for"):
        kept_answer(asking("k2"), at=at)


def test_after_its_time_an_answer_is_gone_and_the_key_free(at: datetime) -> None:
    run(at)
    run(at + KEPT, answer=Answer(201, "anew"))
    assert kept_answer(asking(), at=at + KEPT) == Answer(201, "anew")
    assert forget_expired(at=at + KEPT) == 0
    assert forget_expired(at=at + 2 * KEPT) == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "a\0b", "a\nb", "a b", "é"])
def test_a_key_is_a_short_printable_word(key: str) -> None:
    with pytest.raises(BadIdempotencyKey):
        asking(key)


class Elsewhere(Thread):
    """A first request on a connection of its own, which holds its key until it is let go."""

    def __init__(self, at: datetime, *, ends_well: bool) -> None:
        super().__init__()
        self.at, self.ends_well = at, ends_well
        self.is_under_way, self.may_end = Event(), Event()

    def run(self) -> None:
        try:
            with transaction.atomic():
                kept_answer(asking(), at=self.at)
                keep_answer(asking(), ANSWER, at=self.at)
                self.is_under_way.set()
                self.may_end.wait(10)
                transaction.set_rollback(not self.ends_well)
        finally:
            connection.close()


@pytest.mark.django_db(transaction=True)
def test_while_the_first_runs_a_repeat_is_told_so_and_then_answered_alike(at: datetime) -> None:
    first = Elsewhere(at, ends_well=True)
    first.start()
    assert first.is_under_way.wait(10)
    with pytest.raises(StillRunning), transaction.atomic():
        kept_answer(asking(), at=at)
    first.may_end.set()
    first.join()
    assert kept_answer(asking(), at=at) == ANSWER


@pytest.mark.django_db(transaction=True)
def test_a_run_that_dies_leaves_its_key_free_at_once(at: datetime) -> None:
    first = Elsewhere(at, ends_well=False)
    first.start()
    first.is_under_way.wait(10)
    first.may_end.set()
    first.join()
    run(at)


@pytest.mark.django_db(transaction=True)
def test_a_second_click_waits_and_is_answered_alike(at: datetime) -> None:
    first = Elsewhere(at, ends_well=True)
    first.start()
    assert first.is_under_way.wait(10)
    Thread(target=first.may_end.set).start()
    with transaction.atomic():
        wait_for(asking())
        assert kept_answer(asking(), at=at) == ANSWER
    first.join()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_acts(at: datetime) -> None:
    gate, acted = Barrier(6), []

    def knock() -> None:
        gate.wait()
        try:
            with transaction.atomic():
                if kept_answer(asking(), at=at) is None:
                    keep_answer(asking(), ANSWER, at=at)
                    acted.append(1)
        except StillRunning:
            pass
        finally:
            connection.close()

    threads = [Thread(target=knock) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(acted), IdempotencyRecord.objects.count()) == (1, 1)
