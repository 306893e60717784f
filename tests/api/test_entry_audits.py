"""Audits of entries through the API: drawn, checked by somebody else, closed, and what they found."""

from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import House

RIGHT = {"finding": "right", "evidence": "call"}


def days(at: datetime) -> dict[str, Any]:
    return {"first_day": (at - timedelta(days=9)).date().isoformat(), "last_day": at.date().isoformat(), "size": 5}


def enter(house: House, at: datetime) -> None:
    """Have an agent enter Wang Fang, and the supervisor Liu Yang."""
    for name, number, who in (("王芳", "13800138000", house.li_wei), ("刘洋", "13900139000", house.zhao_min)):
        register_customer(details=CustomerDetails(name=name, number=number), by=who, at=at - timedelta(days=3))


def problem(answer: Any) -> tuple[int, str]:
    return answer.status, answer.body["type"].rsplit(":", 1)[-1]


def test_a_sample_is_drawn_and_read(house: House, calling: Calling, at: datetime) -> None:
    enter(house, at)
    agent, lead = calling(house.li_wei), calling(house.zhao_min)
    assert agent.post("entry-audits", days(at)).status == 403
    assert lead.post("entry-audits", days(at) | {"size": 0}).status == 422
    assert lead.post("entry-audits", days(at) | {"seed": "mine"}).status == 422
    late = {"last_day": (at + timedelta(days=2)).date().isoformat()}
    assert problem(lead.post("entry-audits", days(at) | late)) == (422, "parties.not_a_sample_period")
    assert problem(lead.post("entry-audits", days(at) | {"attribute": "brand"})) == (409, "parties.nothing_entered")
    drawn = lead.post("entry-audits", days(at))
    assert (drawn.status, drawn.body["population"], drawn.body["progress"]["left"]) == (201, 4, 4)
    page = f"entry-audits/{drawn.body['id']}"
    values = lead.get(f"{page}/values").body["items"]
    assert [one["n"] for one in values] == [1, 2, 3, 4]
    assert all("王" not in str(one) for one in values)
    first = lead.get(f"{page}/values?limit=1").body
    assert [one["n"] for one in lead.get(first["next"].split("/api/v1/")[1]).body["items"]] == [2]
    assert [one["id"] for one in lead.get("entry-audits?state=open").body["items"]] == [drawn.body["id"]]
    assert lead.get("entry-audits?state=closed").body["items"] == []
    assert lead.get("entry-audits/00000000-0000-0000-0000-000000000000").status == 404


def test_values_are_checked_by_somebody_else_and_counted_once_closed(
    house: House, calling: Calling, at: datetime
) -> None:
    enter(house, at)
    lead = calling(house.zhao_min)
    page = f"entry-audits/{lead.post('entry-audits', days(at)).body['id']}"
    of = {(one["entered_by"], one["attribute"]): one["n"] for one in lead.get(f"{page}/values").body["items"]}
    own, name, number = of["zhao-min", "name"], of["li-wei", "name"], of["li-wei", "number"]
    assert problem(lead.post(f"{page}/values/{own}/findings", RIGHT)) == (403, "parties.checked_by_enterer")
    assert problem(lead.post(f"{page}/closure")) == (409, "parties.entries_unchecked")
    assert problem(lead.post("entry-audits", days(at))) == (409, "parties.sample_drawn_already")
    assert lead.post(f"{page}/values/{name}/findings", RIGHT).status == 201
    wrong = lead.post(f"{page}/values/{number}/findings", {"finding": "mistyped", "evidence": "document"})
    assert (wrong.body["verdict"], wrong.body["checked_by"]) == ("wrong", "zhao-min")
    clear = lead.post(f"{page}/values/{number}/reveals", {"reason": "audit"})
    assert (clear.status, clear.body["value"]) == (201, "+8613800138000")
    assert [one["n"] for one in lead.get(f"{page}/values?verdict=wrong").body["items"]] == [number]
    assert lead.get("accuracy/audits").body["audits"] == 0
    assert lead.post(f"{page}/abandonment", {"reason": "bored"}).status == 422
    ended = lead.post(f"{page}/abandonment", {"reason": "no_time"}).body
    assert (ended["ending"], ended["reason"], ended["seal"], len(ended["seed"])) == ("abandon", "no_time", 0, 64)
    assert ended["closed_at"]
    assert lead.post(f"{page}/closure").status == 409
    assert lead.post(f"{page}/abandonment", {"reason": "no_time"}).status == 409
    assert problem(lead.post(f"{page}/values/{name}/findings", RIGHT)) == (409, "parties.entry_audit_is_closed")
    assert lead.get(page).body["progress"] == {"drawn": 4, "checked": 2, "erased": 0, "left": 2}
    found = lead.get(f"{page}/result").body
    assert (found["total"]["right"], found["total"]["wrong"], found["total"]["accuracy"]["share"]) == (1, 1, 0.5)
    assert (round(found["total"]["accuracy"]["low"], 3), found["total"]["accuracy"]["is_small"]) == (0.095, True)
    assert [(one["name"], one["checked"]) for one in found["by_person"]] == [("li-wei", 2)]
    assert found["findings"] == {"right": 1, "mistyped": 1}
    assert (found["unchecked"], found["unchecked_share"], found["at_least"]) == (2, 0.5, 0.25)
    assert [(one["drawn_by"], one["ending"], one["reason"]) for one in found["unfinished"]] == [
        ("zhao-min", "abandon", "no_time")
    ]
    assert lead.get("accuracy/audits").body == found
    assert calling(house.li_wei).get("accuracy/audits").status == 403


def test_many_audits_are_listed_in_as_many_questions_as_one(house: House, calling: Calling, at: datetime) -> None:
    enter(house, at)
    lead, counts = calling(house.zhao_min), list[int]()
    for attribute in ("name", "number"):
        assert lead.post("entry-audits", days(at) | {"attribute": attribute}).status == 201
        with CaptureQueriesContext(connection) as asked:
            assert lead.get("entry-audits").status == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts


def test_one_profile_is_given_to_an_agent(house: House, calling: Calling, at: datetime) -> None:
    told = CustomerDetails(name="王芳", number="13800138000")
    wang = register_customer(details=told, by=house.li_wei, at=at).id
    lead, due = calling(house.zhao_min), (at + timedelta(days=7)).date().isoformat()
    page = f"customers/{wang}/verification-tasks"
    assert lead.post(page, {"agent": "nobody", "due_on": due}).status == 422
    given = lead.post(page, {"agent": "li-wei", "due_on": due})
    assert (given.status, given.body["agent"]["username"]) == (201, "li-wei")
    assert lead.post(page, {"agent": "li-wei", "due_on": due}).status == 409
