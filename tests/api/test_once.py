"""The same Idempotency-Key acts once: in a row, at once, and after a crash."""

from typing import Any

import pytest

from careline.api import once, together
from careline.cases.models import Complaint
from careline.security.idempotency import StillRunning
from careline.security.models import IdempotencyRecord
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import House

TOLD = {"title": "断网两天", "channel": "phone", "customer": {"number": "13800138000"}}
TAKEN = "cases.complaint_received"


@pytest.fixture
def li_wei(house: House, calling: Calling) -> Caller:
    return calling(house.li_wei)


def test_a_repeat_gets_the_same_answer_and_acts_once(li_wei: Caller) -> None:
    first, again = (li_wei.post("complaints", TOLD, Idempotency_Key="k1") for _ in range(2))
    assert first == again or (first.status, first.body) == (again.status, again.body)
    assert (first.status, again.headers["Location"]) == (201, first.headers["Location"])
    assert Complaint.objects.count() == 1


def test_other_keys_and_no_key_act_again(li_wei: Caller) -> None:
    for headers in ({"Idempotency_Key": "k1"}, {"Idempotency_Key": "k2"}, {}, {}):
        assert li_wei.post("complaints", TOLD, **headers).status == 201
    assert Complaint.objects.count() == 4


def test_another_body_under_the_same_key_is_refused(li_wei: Caller) -> None:
    li_wei.post("complaints", TOLD, Idempotency_Key="k1")
    other = li_wei.post("complaints", {**TOLD, "title": "别的"}, Idempotency_Key="k1")
    assert (other.status, other.body["type"]) == (
        422,
        "urn:careline:problem:security.idempotency_key_used_for_another",
    )
    assert other.body["errors"][0]["field"] == "Idempotency-Key"


def test_a_key_is_ones_own(house: House, calling: Calling) -> None:
    for actor in (house.li_wei, house.zhang_yan):
        assert calling(actor).post("complaints", TOLD, Idempotency_Key="k1").status == 201
    assert Complaint.objects.count() == 2


def test_a_refused_request_leaves_its_key_free(li_wei: Caller) -> None:
    wrong = {**TOLD, "category": "no.such"}
    assert li_wei.post("complaints", wrong, Idempotency_Key="k1").status == 422
    assert li_wei.post("complaints", TOLD, Idempotency_Key="k1").status == 201


@pytest.mark.parametrize("key", ["", "x" * 256])
def test_a_key_of_no_use_is_refused(li_wei: Caller, key: str) -> None:
    assert li_wei.post("complaints", TOLD, Idempotency_Key=key).status == 422


@pytest.mark.parametrize("told", [TOLD, {**TOLD, "complained_about": "zhang-yan"}], ids=["together", "alone"])
def test_a_request_that_dies_half_way_leaves_nothing_and_its_key_free(
    li_wei: Caller, monkeypatch: pytest.MonkeyPatch, told: dict[str, Any]
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise SystemExit

    with monkeypatch.context() as crash:
        crash.setattr(together, "keep_answers", dies)
        crash.setattr(once, "keep_answer", dies)
        with pytest.raises(SystemExit):
            li_wei.post("complaints", told, Idempotency_Key="k1")
    assert (Complaint.objects.count(), IdempotencyRecord.objects.count()) == (0, 0)
    assert li_wei.post("complaints", told, Idempotency_Key="k1").status == 201


def test_while_the_first_runs_a_repeat_is_asked_to_come_again(li_wei: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def runs(*_: object, **__: object) -> None:
        raise StillRunning(key="k1")

    monkeypatch.setattr(together, "kept_answers", runs)
    running = li_wei.post("complaints", TOLD, Idempotency_Key="k1")
    assert (running.status, running.headers["Retry-After"]) == (409, "5")
    assert Complaint.objects.count() == 0
