"""What is shown in clear is kept nowhere for a repeat: a reveal is made anew, a one-time password is shown once."""

from collections.abc import Iterator
from typing import Any

import pytest

from careline.api.once import acts_anew
from careline.api.openapi import endpoints
from careline.api.shapes.kinds import Shown
from careline.api.v1 import api
from careline.parties.models import Reveal
from careline.security.idempotency import _place
from careline.security.models import IdempotencyRecord, LedgerEntry
from careline.security.vault import house_vault
from tests.api.conftest import Caller, Calling
from tests.api.test_once import TOLD
from tests.cases.conftest import House

KEY = {"Idempotency_Key": "k1"}
CLEAR = "+8613800138000"
IN_CLEAR = {"value", "one_time_password", "password", "secret", "token"}
"""How fields are called that hold something in clear."""


@pytest.fixture
def li_wei(house: House, calling: Calling) -> Caller:
    return calling(house.li_wei)


def kept() -> list[str]:
    """Every answer that is kept for repeats, opened."""
    return [
        house_vault(one.vault_version)[1].open(bytes(one.answer), _place(one.id))
        for one in IdempotencyRecord.objects.all()
    ]


def test_a_reveal_repeated_under_its_key_is_made_recorded_and_counted_anew(li_wei: Caller) -> None:
    taken = li_wei.post("complaints", TOLD).body
    told = {"field": "number", "reason": "contact_customer", "complaint": taken["number"]}
    path = f"customers/{taken['customer']['id']}/reveals"
    for made in (1, 2, 3):
        answer = li_wei.post(path, told, **KEY)
        assert (answer.status, answer.body["value"]) == (201, CLEAR)
        assert LedgerEntry.objects.filter(event="parties.field_revealed").count() == made
        assert Reveal.objects.count() == made, "the quota counts it"
    assert not IdempotencyRecord.objects.exists()


def test_a_repeated_reveal_is_refused_once_there_is_no_reason_left(li_wei: Caller, house: House) -> None:
    taken = li_wei.post("complaints", TOLD).body
    told = {"field": "number", "reason": "contact_customer", "complaint": taken["number"]}
    path = f"customers/{taken['customer']['id']}/reveals"
    assert li_wei.post(path, told, **KEY).status == 201
    Reveal.objects.bulk_create(
        Reveal(customer_id=taken["customer"]["id"], field="number", reason="audit", actor_id=house.li_wei.id, at=row.at)
        for row in Reveal.objects.all()
        for _ in range(60)
    )
    assert li_wei.post(path, told, **KEY).status == 403


def test_a_repeat_shows_no_one_time_password_again(house: House, calling: Calling) -> None:
    administrator = calling(house.administrator)
    told = {"username": "zhou", "full_name": "周敏", "department": "front", "roles": ["agent"]}
    asked: list[tuple[str, Any]] = [
        ("users", told),
        ("users/zhou/one-time-password", None),
        ("users/zhou/deactivation", None),
        ("users/zhou/reactivation", None),
    ]
    for path, body in asked:
        first, again = (administrator.post(path, body, **KEY) for _ in range(2))
        assert again.status == first.status
        secret = first.body.get("one_time_password")
        assert (secret is None) is (path.endswith("deactivation"))
        assert again.body == first.body | ({"one_time_password": ""} if secret else {})
        assert not [one for one in kept() if secret and secret in one]
    assert LedgerEntry.objects.filter(event="security.one_time_password_given").count() == 1


def in_clear(model: type[Shown]) -> Iterator[str]:
    yield from (f"{model.__name__}.{name}" for name in IN_CLEAR & set(model.model_fields) - model.shown_once)


def test_no_endpoint_keeps_a_field_in_clear() -> None:
    told = [
        one
        for _, operation in endpoints(api)
        if "POST" in operation.methods and not acts_anew(operation.view_func)
        for model in operation.response_models.values()
        if isinstance(model, type)
        for shape in model.__annotations__.values()
        if isinstance(shape, type) and issubclass(shape, Shown)
        for one in in_clear(shape)
    ]
    assert told == []


def test_planted_field_in_clear_is_reported() -> None:
    class Planted(Shown):
        token: str

    assert list(in_clear(Planted)) == ["Planted.token"]
