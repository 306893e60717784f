"""A customer's features through the API: as computed, or the reason why there are none; and searches by them."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from careline.cases.operations.features import compute_features, compute_next_features
from careline.parties.models import Customer
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.merging import merge_customers
from careline.parties.rules.consent import ConsentAct
from careline.parties.rules.merging import MergeReason
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House
from tests.cases.recounting import contact, customers, line, said, used

DAY = timedelta(days=1)
PROBLEM = "urn:careline:problem:cases."


@pytest.fixture
def people(house: House, at: datetime) -> list[Customer]:
    """Return five customers, the first of whom calls, spends, and agreed to be analysed."""
    assert house
    found = customers(5, at)
    contact(found[0], at - DAY)
    said(found[0], ConsentAct.GIVEN, at - DAY)
    used(line(found[0], at.date()), (at.date().replace(day=1) - DAY).replace(day=1), 12_800)
    while compute_next_features(by=SEED, at=at):
        pass
    return found


def test_what_was_computed_is_told_with_bands_and_window(
    house: House, calling: Calling, people: list[Customer], at: datetime
) -> None:
    told = calling(house.li_wei).get(f"customers/{people[0].id}/features")
    assert told.status == 200
    assert told.body == {
        "customer": str(people[0].id),
        "computed_at": "2026-03-11T02:30:00Z",
        "window": {
            "days_90_from": "2025-12-11T02:30:00Z",
            "days_365_from": "2025-03-11T02:30:00Z",
            "spend_from": "2025-12-01",
            "spend_before_from": "2025-09-01",
            "spend_until": "2026-03-01",
        },
        "last_contact_at": "2026-03-10T02:30:00Z",
        "contacts_90": 1,
        "contacts_365": 1,
        "main_channel": "phone",
        "preferred_hour": None,
        "is_spend_agreed": True,
        "spend": 12800,
        "spend_before": None,
        "spend_currency": "CNY",
        "spend_trend": None,
        "complaints_365": 0,
        "complaints_90": 0,
        "complaints_open": 0,
        "repeated": 0,
        "orders_365": 0,
        "customer_since": "2026-03-11",
        "bands": {"recency": None, "frequency": 5, "spend": None},
    }
    other = calling(house.li_wei).get(f"customers/{people[1].id}/features").body
    assert (other["spend"], other["is_spend_agreed"], other["last_contact_at"]) == (None, False, None)
    assert other["bands"] == {"recency": None, "frequency": 1, "spend": None}
    assert at


def test_why_there_are_none_is_told(house: House, calling: Calling, people: list[Customer], at: datetime) -> None:
    agent = calling(house.li_wei)

    def why(of: object) -> tuple[int, str]:
        told = agent.get(f"customers/{of}/features")
        return told.status, told.body["type"].removeprefix(PROBLEM)

    assert why(uuid4())[0] == 404
    (new,) = customers(1, at, place="x")
    assert why(new.id) == (404, "no_features_yet")
    said(people[1], ConsentAct.WITHDRAWN, at)
    assert why(people[1].id) == (404, "features_refused")
    forget_customer(customer=people[0], by=SEED, at=at)
    assert why(people[0].id) == (404, "features_of_nobody")
    assert calling(house.administrator).get(f"customers/{new.id}/features").status == 403


def test_a_merged_record_tells_of_the_kept_one(
    house: House, calling: Calling, people: list[Customer], at: datetime
) -> None:
    kept, merged = people[1], people[0]
    merge_customers(kept=kept.id, merged=merged.id, reason=MergeReason.COMPARED, by=house.zhao_min, at=at)
    compute_features(customers=[kept.id, merged.id], by=SEED, at=at)
    told = calling(house.li_wei).get(f"customers/{merged.id}/features").body
    assert (told["customer"], told["contacts_90"], told["spend"]) == (str(kept.id), 1, 12800)


def test_customers_are_searched_by_habits(house: House, calling: Calling, people: list[Customer]) -> None:
    lead = calling(house.zhao_min)
    for asked in ({"contacts_90": 1}, {"main_channel": "phone"}):
        found = lead.post("customers/searches", asked)
        assert [one["id"] for one in found.body["customers"]] == [str(people[0].id)], asked
    silent = lead.post("customers/searches", {"silent_for": 30}).body["customers"]
    assert {one["id"] for one in silent} == {str(one.id) for one in people[1:]}, "long registered, and never heard of"
    assert lead.post("customers/searches", {"spend_band": 1}).body["customers"] == [], "one who spends makes no fifths"
    assert lead.post("customers/searches", {"complaints_365": 1}).body["customers"] == []
    for wrong in ({"silent_for": 0}, {"spend_band": 6}, {"main_channel": "pigeon"}):
        assert lead.post("customers/searches", wrong).status == 422
    assert calling(house.li_wei).post("customers/searches", {"contacts_90": 1}).status == 422, "he may not walk"
