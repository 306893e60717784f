"""The accuracy of entries through the API: shares of a period, and the verifications behind them."""

from datetime import datetime, timedelta

from careline.parties.operations.customers import register_customer
from careline.parties.operations.verifying import confirm_attribute, correct_attribute
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.details import CustomerDetails
from tests.api.conftest import Calling
from tests.cases.conftest import House


def test_shares_and_the_verifications_behind_them(house: House, calling: Calling, at: datetime) -> None:
    details = CustomerDetails(name="王芳", number="13800138000", email="wang.fang@example.com")
    wang = register_customer(details=details, by=house.li_wei, at=at - timedelta(days=3)).id
    confirm_attribute(customer=wang, attribute=Attribute.NAME, by=house.zhao_min, at=at - timedelta(days=2))
    right = {"value": "13900139000", "by": house.zhao_min, "at": at - timedelta(days=1)}
    correct_attribute(customer=wang, attribute=Attribute.NUMBER, **right)  # type: ignore[arg-type]  # as written
    zhao = calling(house.zhao_min)
    read = zhao.get("accuracy").body
    assert read["total"] == {"verified": 2, "corrected": 1, "share": 0.5}
    (li,) = read["by_person"]
    assert (li["name"], li["by"], li["source"], li["share"]) == ("li-wei", str(house.li_wei.id), "staff", 0.5)
    assert [(one["attribute"], one["share"]) for one in read["by_attribute"]] == [("number", 0.0), ("name", 1.0)]
    wrong = zhao.get(f"accuracy/verifications?outcome=corrected&by={house.li_wei.id}").body["items"]
    assert [(one["attribute"], one["verified_by"]) for one in wrong] == [("number", "zhao-min")]
    first = zhao.get("accuracy/verifications?limit=1").body
    assert [one["attribute"] for one in first["items"]] == ["number"]
    assert [one["attribute"] for one in zhao.get(first["next"].split("/api/v1/")[1]).body["items"]] == ["name"]
    day = (at - timedelta(days=2, hours=1)).isoformat().replace("+00:00", "Z")
    before = zhao.get(f"accuracy?before={day}").body
    assert (before["total"]["verified"], before["total"]["share"]) == (0, None)
    assert calling(house.li_wei).get("accuracy").status == 403
