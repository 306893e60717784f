"""Scripts over the API: kept, offered, and told as a contact stands."""

from datetime import datetime

from careline.contacts.operations.defaults import install_default_reasons, install_default_scripts
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

TOLD = {"name_zh": "问候", "name_en": "Hello", "step": "access", "words_zh": "我是{agent}", "words_en": "I’m {agent}"}


def test_a_script_is_kept_and_retired(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    administrator = calling(house.administrator)
    shown = administrator.put("scripts/hello", {**TOLD, "reason": "billing", "channel": "phone"}).body
    assert (shown["reason"], shown["channel"], shown["service_type"], shown["for_care"]) == (
        "billing",
        "phone",
        None,
        False,
    )
    assert administrator.put("scripts/hello", {**TOLD, "words_zh": "{pin}"}).status == 422
    assert administrator.put("scripts/hello", {**TOLD, "step": "closed"}).status == 422
    assert administrator.put("scripts/hello", {**TOLD, "reason": "moon"}).body["errors"][0]["field"] == "reason"
    assert calling(house.li_wei).put("scripts/hello", TOLD).status == 403
    assert [one["code"] for one in calling(house.li_wei).get("scripts").body["items"]] == ["hello"]
    assert administrator.post("scripts/hello/retirement").status == 204
    assert administrator.get("scripts").body["items"] == []
    assert administrator.post("scripts/hello/retirement").status == 404


def test_a_contact_tells_what_to_say(house: House, calling: Calling, at: datetime) -> None:
    install_default_reasons(by=SEED, at=at)
    install_default_scripts(by=SEED, at=at)
    li_wei = calling(house.li_wei)
    made = li_wei.post("contacts", {"channel": "phone", "caller": "13800138000"}).body
    said = li_wei.get(f"contacts/{made['number']}/scripts").body["items"]
    assert [(one["step"], one["code"]) for one in said] == [
        ("access", "greeting"),
        ("access", "verification"),
        ("need", "need"),
    ]
    assert "客服Li-Wei为您服务" in said[0]["words_zh"]
    assert calling(house.zhang_yan).get(f"contacts/{made['number']}/scripts").status == 404
