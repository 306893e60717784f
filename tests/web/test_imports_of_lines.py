"""An administrator brings in accounts and subscriptions: sends the list, sees its first rows, and has it taken in."""

import pytest

from careline.kernel import clock
from careline.parties import jobs
from careline.parties.models import Account, ImportBatch, Subscription
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.web.conftest import SEED, Desk
from tests.web.test_imports import sent

HEADER = "联系电话,账户编号,付费方式,业务号码,产品,套餐,状态,入网日期,销户日期"
ROWS = "13800138000,A100200300,后付费,13700137000,手机,,正常,2025-01-31,\n13900139000,,,13600136000,,,,2025-01-31,\n"
LIST = f"{HEADER}\n{ROWS}"


@pytest.fixture(autouse=True)
def _wang(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    del db
    monkeypatch.setattr("careline.web.admin.imports.wake", lambda: None)
    register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=clock.now())


def test_lines_go_in_from_the_screen_to_the_row_by_the_guessed_map_and_once(desk: Desk) -> None:
    administrator = desk("administrator")
    for imported, unchanged in ((1, 0), (0, 1)):
        page = sent(administrator, LIST.encode("gb18030"), subject="lines")
        seen = administrator.get(page).content.decode()
        assert "137****7000" in seen
        assert '<option value="lines">Plain list of accounts and subscriptions' in seen
        assert "<td>Postpaid</td>" in seen
        assert "<td>Mobile</td>" in seen
        assert "No customer is known by this" in seen
        for secret in ("13700137000", "13800138000", "A100200300"):
            assert secret not in seen
        form = dict(zip((f"column-{name}" for name in GUESSED), HEADER.split(","), strict=True))
        words = {
            "words-payment": "后付费 = postpaid",
            "words-product": "手机 = mobile",
            "words-status": "正常 = active",
        }
        assert administrator.post(f"{page}/map", form | words | {"act": "start"}).status_code == 302
        jobs.take_in_imports(0)
        batch = ImportBatch.objects.latest("id")
        assert (batch.state, batch.imported, batch.unchanged, batch.rejected) == ("done", imported, unchanged, 1)
        assert "it brought in" not in administrator.get(page).content.decode()
    assert (Account.objects.count(), Subscription.objects.get().status) == (1, "active")
    assert "parties.line_of_nobody" in administrator.get(f"{page}/refused/csv").content.decode("utf-8-sig")


GUESSED = ("customer_number", "account", "payment", "number", "product", "plan", "status", "since", "until")
