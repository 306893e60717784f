"""A supervisor brings in what numbers used: sends the list, sees its first rows, and has it taken in."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from careline.kernel import clock
from careline.parties import jobs
from careline.parties.models import Consumption, ImportBatch, SavedMap
from careline.parties.operations.customers import register_customer
from careline.parties.operations.subscriptions import begin_subscription
from careline.parties.rules.details import CustomerDetails
from careline.parties.rules.holdings import SubscriptionDetails
from tests.web.conftest import SEED, Desk
from tests.web.test_imports import sent

LIST = "业务号码,账期,消费金额\n13800138000,2025-03,128.50\n13900139000,2025-03,1\n13800138000,2025-03,2\n"
FORM = {"column-number": "业务号码", "column-month": "账期", "column-amount": "消费金额"}


@pytest.fixture(autouse=True)
def _held(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    del db
    monkeypatch.setattr("careline.web.admin.imports.wake", lambda: None)
    at = clock.now()
    customer = register_customer(details=CustomerDetails(name="王芳", number="13800138000"), by=SEED, at=at)
    line = SubscriptionDetails(number="13800138000", since=date(2025, 1, 1))
    begin_subscription(customer=customer.id, details=line, by=SEED, at=at)


def test_figures_go_in_from_the_screen_to_the_row_and_a_second_time_change_nothing(desk: Desk) -> None:
    supervisor = desk("zhao-min")
    assert "What numbers used, by month" in supervisor.get("/admin/imports").content.decode()
    for imported, unchanged in ((1, 0), (0, 1)):
        page = sent(supervisor, LIST.encode("gb18030"), subject="usage")
        seen = supervisor.get(page).content.decode()
        assert "<td>128.50</td>" in seen
        assert "138****8000" in seen
        assert "13800138000" not in seen
        assert "Nobody had this number in that month" in seen
        assert supervisor.post(f"{page}/map", FORM | {"act": "start"}).status_code == 302
        jobs.take_in_imports(0)
        batch = ImportBatch.objects.latest("id")
        assert (batch.subject, batch.state) == ("usage", "done")
        assert (batch.imported, batch.unchanged, batch.rejected) == (imported, unchanged, 2)
    assert Consumption.objects.get().amount == 12_850
    refused = supervisor.get(f"{page}/refused/csv").content.decode("utf-8-sig")
    assert "parties.number_held_by_nobody" in refused
    assert "parties.month_told_otherwise" in refused


def test_a_worker_that_takes_over_remembers_what_the_file_has_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    supervisor = desk("zhao-min")
    page = sent(supervisor, LIST.encode(), subject="usage")
    supervisor.post(f"{page}/map", FORM | {"act": "start"})
    monkeypatch.setattr("careline.parties.jobs.CHUNK", 1)
    monkeypatch.setattr("careline.parties.jobs.AT_ONCE", -1.0)
    monkeypatch.setattr("careline.parties.jobs.wake", lambda: None)
    for _ in range(4):
        jobs.take_in_imports(0)
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.imported, batch.rejected) == ("done", 1, 2)


def test_a_map_is_offered_for_lists_of_its_own_subject_only(desk: Desk) -> None:
    supervisor = desk("zhao-min")
    page = sent(supervisor, LIST.encode(), subject="usage")
    supervisor.post(f"{page}/map", FORM | {"act": "keep", "save_as": "Billing"})
    assert SavedMap.objects.get().told["usage"]["month"] == {"columns": ["账期"]}
    offered = '<option value="Billing">Billing</option>'
    assert offered in supervisor.get(page).content.decode()
    assert offered not in supervisor.get(sent(supervisor, LIST.encode())).content.decode()
    assert supervisor.post(f"{page}/map", {"act": "use", "map": "generic"}).status_code == 422


def test_who_may_not_take_in_figures_is_not_offered_them(desk: Desk) -> None:
    administrator = desk("administrator")
    assert "What numbers used" not in administrator.get("/admin/imports").content.decode()
    file = SimpleUploadedFile("list.csv", LIST.encode())
    assert administrator.post("/admin/imports", {"file": file, "subject": "usage"}).status_code == 422
    assert not ImportBatch.objects.exists()
