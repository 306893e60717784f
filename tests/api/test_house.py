"""The house through the API: departments, users, categories, the assignment table, due rules, the board."""

from datetime import datetime

import pytest

from careline.clocks.operations.installing import install_calendar
from tests.api.conftest import Caller, Calling
from tests.cases.conftest import SEED, House
from tests.cases.test_off_boarding import chens
from tests.clocks.test_pack_files import MINE


@pytest.fixture
def administrator(house: House, calling: Calling) -> Caller:
    return calling(house.administrator)


def test_a_department_is_built_named_moved_and_closed(administrator: Caller) -> None:
    told = {"code": "roaming", "parent": "network", "name_zh": "漫游", "name_en": "Roaming"}
    assert administrator.post("departments", told).body["path"] == "hq/network/roaming/"
    named = administrator.put("departments/roaming/names", {"name_zh": "漫游组", "name_en": "Roaming team"})
    assert named.body["name_zh"] == "漫游组"
    assert administrator.put("departments/roaming/parent", {"parent": "billing"}).body["path"] == "hq/billing/roaming/"
    assert administrator.post("departments/roaming/closing").status == 204
    assert "roaming" not in {one["code"] for one in administrator.get("departments").body["items"]}
    assert administrator.post("departments", {**told, "parent": "nowhere"}).body["errors"][0]["field"] == "parent"


def test_a_user_comes_moves_and_leaves(administrator: Caller) -> None:
    told = {"username": "zhou", "full_name": "周敏", "department": "front", "roles": ["agent"]}
    added = administrator.post("users", told)
    assert (added.status, added.body["user"]["roles"]) == (201, ["agent"])
    assert len(added.body["one_time_password"]) > 8
    assert administrator.put("users/zhou/full-name", {"full_name": "周 杰"}).body["full_name"] == "周 杰"
    assert administrator.put("users/zhou/full-name", {"full_name": ""}).status == 422
    assert administrator.put("users/zhou/department", {"department": "billing"}).body["department"]["code"] == "billing"
    assert administrator.put("users/zhou/roles/senior_agent").body["roles"] == ["agent", "senior_agent"]
    assert administrator.post("users/zhou/roles/agent/revocation").body["roles"] == ["senior_agent"]
    assert administrator.post("users/zhou/one-time-password").status == 201
    assert administrator.post("users/zhou/deactivation").body["is_active"] is False
    assert administrator.post("users/zhou/reactivation").body["one_time_password"]
    assert [one["username"] for one in administrator.post("users/searches", {"name": "周"}).body["items"]] == ["zhou"]
    assert administrator.post("users", told).status == 409
    assert administrator.get("users/nobody").status == 404


def test_an_account_with_open_work_is_off_boarded_instead_of_shut(
    administrator: Caller, house: House, calling: Calling, at: datetime
) -> None:
    chens(house, at)
    refused = administrator.post("users/chen/deactivation")
    assert (refused.status, refused.body["type"].rsplit(":", 1)[-1]) == (409, "security.account_holds_work")
    assert "Open complaints × 1" in refused.body["detail"]
    assert "cases.complaints" not in str(refused.body)
    held = {one["kind"]: len(one["references"]) for one in administrator.get("users/chen/holdings").body["parts"]}
    assert held["cases.complaints"] == 1
    assert administrator.post("users/chen/off-boarding").status == 201
    assert administrator.get("users/chen").body["is_active"] is False
    assert calling(house.zhao_min).get("complaints").status == 200


def test_an_administrator_grants_no_separated_role(administrator: Caller) -> None:
    assert administrator.put("users/li-wei/roles/auditor").status == 403


def test_a_category_is_set_and_retired(administrator: Caller) -> None:
    told = {"name_zh": "5G 覆盖", "name_en": "5G coverage", "strategy_zh": "先核对基站告警"}
    assert administrator.put("categories/network.fiveg", told).body["strategy_zh"] == "先核对基站告警"
    assert administrator.post("categories/network.fiveg/retirement").status == 204
    assert administrator.post("categories/network.fiveg/retirement").status in {404, 422}


def test_a_line_of_the_assignment_table_is_added_changed_and_taken_out(administrator: Caller) -> None:
    told = {"position": 5, "department": "network", "handler": "sun", "category": "network", "urgency": "urgent"}
    line = administrator.post("assignment-rules", told)
    assert (line.status, line.body["handler"]["username"]) == (201, "sun"), line.body
    path = f"assignment-rules/{line.body['id']}"
    assert administrator.put(path, {"position": 6, "department": "network"}).body["handler"] is None
    assert administrator.post(f"{path}/retirement").status == 204
    assert len(administrator.get("assignment-rules").body["items"]) == 1


RULE = {
    "name_zh": "首次联系",
    "name_en": "First contact",
    "kind": "contact",
    "standing": "promise",
    "jurisdiction": "cn",
    "amount": 24,
    "unit": "hour",
    "calendar": "cn",
    "source_zh": "本公司服务承诺",
    "source_en": "Our own promise",
    "certainty": "own",
    "valid_from": "2026-01-01",
}


def test_a_due_rule_is_written_and_ended(administrator: Caller, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    written = administrator.put("due-rules/own.contact", RULE)
    assert (written.status, written.body["number"]) == (200, 1), written.body
    assert "own.contact" in {one["terms"]["code"] for one in administrator.get("due-rules").body["items"]}
    assert administrator.post("due-rules/own.contact/retirement", {"valid_from": "2026-02-01"}).status == 201
    again = administrator.post("due-rules/own.contact/retirement", {"valid_from": "2026-02-01"})
    assert (again.status, again.body["type"]) == (409, "urn:careline:problem:clocks.rule_has_ended")
    assert administrator.put("due-rules/own.contact", {**RULE, "calendar": "moon"}).status == 422


def test_a_pack_is_looked_at_installed_and_read(administrator: Caller) -> None:
    looked = administrator.post("packs/changes", {"text": MINE}).body["items"]
    assert [(one["kind"], one["terms"]["code"], one["valid_from"]) for one in looked] == [
        ("begins", "acme.answer", "2026-01-01")
    ]
    assert "acme" not in {one["code"] for one in administrator.get("packs").body["items"]}
    installed = administrator.post("packs", {"text": MINE})
    assert (installed.status, installed.body["version"]) == (201, "1"), installed.body
    shown = administrator.get("packs/acme").body
    assert (shown["text"], shown["rules"][0]["pack"]) == (MINE, "acme")
    assert shown["rules"][0]["terms"]["when"] == [["category", ["gold"]]]
    assert administrator.post("packs/changes", {"text": MINE}).body["items"] == []
    bad = administrator.post("packs", {"text": "id = 1"})
    assert (bad.status, bad.body["type"]) == (422, "urn:careline:problem:clocks.bad_pack")
    assert administrator.get("packs/mars").status == 404


def test_a_rule_is_written_with_its_conditions(administrator: Caller, at: datetime) -> None:
    install_calendar(code="cn", by=SEED, at=at)
    told = {"when": [["area", ["rural", ""]]], "pausable_by": ["customer_asked"], "stated_by": "due_in_notice"}
    assert administrator.put("due-rules/own.contact", {**RULE, **told}).status == 200
    terms = next(
        one["terms"] for one in administrator.get("due-rules").body["items"] if one["terms"]["code"] == "own.contact"
    )
    assert {name: terms[name] for name in told} == told
    assert administrator.put("due-rules/own.contact", {**RULE, "pausable_by": ["lunch"]}).status == 422


def test_the_supervisor_reads_the_board(house: House, calling: Calling) -> None:
    calling(house.li_wei).post("complaints", {"title": "断网", "channel": "phone"})
    board = calling(house.zhao_min).get("board").body
    assert (board["total"]["open"], board["by_stage"][0]["code"]) == (1, "received")


def test_one_arranges_ones_own_keys(administrator: Caller) -> None:
    assert administrator.get("me/keys").body["strokes"]["palette"] == "Ctrl+k"
    kept = administrator.put("me/keys", {"has_letters": False, "keys": {"new": "0", "next": "n"}}).body
    assert (kept["has_letters"], kept["chosen"], kept["strokes"]["new"]) == (False, {"new": "0"}, "0")
    refused = administrator.put("me/keys", {"keys": {"new": "n"}})
    assert (refused.status, refused.body["type"]) == (409, "urn:careline:problem:security.stroke_taken")
    assert administrator.get("me/keys").body["chosen"] == {"new": "0"}
