"""Lists by program: the subject says what the rows are."""

from datetime import date, datetime

from careline.parties.models import Consumption, Subscription
from careline.parties.operations.customers import register_customer
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import SubscriptionDetails
from tests.api.conftest import Calling
from tests.cases.conftest import SEED, House

USED = {
    "业务号码": "13800138000",
    "账期": "2025-03",
    "消费金额": "128.50",
    "通话分钟": "",
    "流量MB": "",
    "短信条数": "",
}


def test_what_numbers_used_comes_in_by_program(house: House, calling: Calling, at: datetime) -> None:
    customer = register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    line = SubscriptionDetails(number="13800138000", since=date(2025, 1, 1))
    begin_subscription(customer=customer.id, details=line, by=SEED, at=at)
    told = {"subject": "usage", "map": "usage", "rows": [USED, USED | {"业务号码": "13900139000"}]}
    zhao_min = calling(house.zhao_min)
    first, second = (zhao_min.post("customers/imports", told).body for _ in range(2))
    assert (first["imported"], first["unchanged"], second["imported"], second["unchanged"]) == (1, 0, 0, 1)
    (refused,) = first["refused"]
    assert (refused["row"], refused["column"]) == (2, "业务号码")
    assert refused["code"] == "parties.number_held_by_nobody"
    assert Consumption.objects.get().amount == 12_850
    assert calling(house.administrator).post("customers/imports", told).status == 403
    assert zhao_min.post("customers/imports", told | {"subject": "customers"}).status == 422
    assert zhao_min.post("customers/imports", {"map": "usage", "rows": [USED]}).status == 422, "customers unless told"


def test_lines_come_in_by_program(house: House, calling: Calling, at: datetime) -> None:
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    row = LINE | {"联系电话": "13800138000", "业务号码": "13700137000", "入网日期": "2025-01-01"}
    told = {"subject": "lines", "map": "lines", "rows": [row, row | {"联系电话": "13900139000"}]}
    administrator = calling(house.administrator)
    first, second = (administrator.post("customers/imports", told).body for _ in range(2))
    assert (first["imported"], first["unchanged"], second["imported"], second["unchanged"]) == (1, 0, 0, 1)
    assert [one["code"] for one in first["refused"]] == ["parties.line_of_nobody"]
    assert Subscription.objects.count() == 1
    assert calling(house.li_wei).post("customers/imports", told).status == 403


LINE = dict.fromkeys(
    ("证件号码", "账户编号", "付费方式", "产品类型", "套餐", "品牌", "地区编码", "状态", "销户日期"), ""
)
