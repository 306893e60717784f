"""Service commitments by the API: what is published, how it was kept, what is behind, and deciding on it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from careline.api.problems import URI
from careline.cases.operations.measuring import measure_commitments
from careline.clocks.operations.installing import install_calendar
from careline.clocks.operations.packs import install_default_rules
from careline.kernel.clock import StoppedClock, using
from careline.security.actor import system
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House
from tests.cases.test_due_times import received

PROMISE = "cn.promise.answer.normal"
IN_APRIL = datetime(2026, 4, 2, 2, tzinfo=UTC)


@pytest.fixture
def ruled(house: House, at: datetime) -> House:
    for code in ("cn", "us"):
        install_calendar(code=code, by=SEED, at=at)
    install_default_rules(by=SEED, at=at)
    return house


def test_everybody_with_a_token_reads_what_is_published(ruled: House, calling: Calling) -> None:
    items = {one["version"]["terms"]["code"]: one for one in calling(ruled.li_wei).get("commitments").body["items"]}
    law, promise = items["cn.answer"], items[PROMISE]
    assert (law["subject"], law["extent"], law["pauses"], law["zone"]) == (
        "complaint",
        "published",
        [],
        "Asia/Shanghai",
    )
    assert (law["version"]["terms"]["amount"], law["version"]["terms"]["certainty"]) == (15, "published")
    assert ("customer_asked" in promise["pauses"], promise["figures"]) == (True, None)
    assert "cn.appeal.accept" not in items


def test_an_administrator_decides_and_figures_come_with_it(ruled: House, calling: Calling, at: datetime) -> None:
    administrator = calling(ruled.administrator)
    decided = administrator.put(f"publications/{PROMISE}", {"extent": "with_figures"})
    assert decided.status == 204
    told = {one["code"]: one for one in administrator.get("publications").body["items"]}
    assert told[PROMISE] == {"code": PROMISE, "extent": "with_figures", "is_default": False}
    assert told["cn.appeal.accept"] == {"code": "cn.appeal.accept", "extent": "withheld", "is_default": True}
    for n in range(20):
        received(ruled, at + timedelta(minutes=n))
        if n == 18:
            measure_commitments(by=system("commitments"), at=IN_APRIL)
            assert figures(administrator) is None, "nineteen are too few"
    measure_commitments(by=system("commitments"), at=IN_APRIL)
    found = figures(administrator)
    assert found
    assert (found["due"], found["kept"], found["rate"]) == (20, 0, 0.0)
    assert [one["month"] for one in found["months"]] == ["2026-03-01"], "months with few aren’t told"
    assert administrator.get("commitments").body["counted_at"] == "2026-04-02T02:00:00Z"
    missing = administrator.put("publications/cn.nothing", {"extent": "published"})
    assert (missing.status, missing.body["type"]) == (404, URI.format("clocks.no_such_rule"))
    assert calling(ruled.zhao_min).put(f"publications/{PROMISE}", {"extent": "withheld"}).status == 403
    assert administrator.put(f"publications/{PROMISE}", {"extent": "loud"}).status == 422


def figures(caller: Caller) -> dict[str, Any] | None:
    items = caller.get("commitments").body["items"]
    return next(one["figures"] for one in items if one["version"]["terms"]["code"] == PROMISE)  # type: ignore[no-any-return]  # it is JSON


def test_a_supervisor_reads_figures_and_what_is_behind_them(ruled: House, calling: Calling, at: datetime) -> None:
    supervisor = calling(ruled.zhao_min)
    assert supervisor.get("commitments/figures").body == {"counted_at": None, "items": []}
    number = received(ruled, at).number
    measure_commitments(by=system("commitments"), at=IN_APRIL)
    told = {one["code"]: one for one in supervisor.get("commitments/figures").body["items"]}[PROMISE]
    assert (told["due"], told["kept"], len(told["months"]), told["months"][-1]["rate"]) == (1, 0, 12, 0.0)
    with using(StoppedClock(IN_APRIL)):
        token = calling(ruled.zhao_min)
        behind = token.get(f"commitments/figures/{PROMISE}/2026-03/missed")
        assert [(one["complaint"], one["stopped_at"]) for one in behind.body["items"]] == [(number, None)]
        assert token.get(f"commitments/figures/{PROMISE}/2026-03/kept").body == {"items": [], "next": None}
        for month in ("2026-04", "0000-01", "9999-12"):
            beyond = token.get(f"commitments/figures/{PROMISE}/{month}/missed")
            assert (beyond.status, beyond.body["type"]) == (404, URI.format("cases.no_such_month"))
    assert supervisor.get(f"commitments/figures/{PROMISE}/2026-13/missed").status in {404, 422}
    assert calling(ruled.li_wei).get("commitments/figures").status == 403
