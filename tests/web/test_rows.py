"""One thing of a row changed in its place: by a script, without one, and refused when somebody was faster."""

import re

import pytest

from careline.cases.models import Complaint, Stage
from tests.web.conftest import Desk, Take

SCRIPT = {"HTTP_HX_REQUEST": "true"}
BILLING = {"category": "product.billing"}


def test_each_thing_is_changed_where_it_stands_and_the_row_comes_back(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take()
    form = li.get(f"/worklist/rows/{number}/category", **SCRIPT).content.decode()
    assert "<html" not in form
    assert f'id="row-{number}"' in form
    assert 'class="row-editor"' in form
    row = li.post(f"/worklist/rows/{number}/category", BILLING | {"version": 1}, **SCRIPT).content.decode()
    assert "Written down." in row
    assert "row-editor" not in row
    row = li.post(f"/worklist/rows/{number}/urgency", {"urgency": "urgent", "version": 2}, **SCRIPT).content.decode()
    assert ">Urgent<" in row
    li.post(f"/worklist/rows/{number}/handler", {"handler": "front li-wei", "version": 3}, **SCRIPT)
    kept = Complaint.objects.get(number=number)
    assert (kept.category.code, kept.urgency, kept.handler.username) == ("product.billing", "urgent", "li-wei")  # type: ignore[union-attr]  # all were set


def test_who_was_faster_is_named_and_the_choice_stays(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take(**BILLING)
    seen = Complaint.objects.get(number=number).version
    desk("zhao-min").post(f"/worklist/rows/{number}/urgency", {"urgency": "critical", "version": seen})
    address = f"/worklist/rows/{number}/urgency"
    for script in (SCRIPT, {}):
        answer = li.post(address, {"urgency": "urgent", "version": seen}, **script)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "赵敏 changed this complaint at" in page
        assert "Save again if your choice still holds" in page
        assert re.search(r'value="urgent"[^>]*checked', page)
    assert Complaint.objects.get(number=number).urgency == "critical"
    now = re.findall(r'name="version" value="(\d+)"', page)[0]
    li.post(address, {"urgency": "urgent", "version": now}, **SCRIPT)
    assert Complaint.objects.get(number=number).urgency == "urgent"


def test_it_is_changed_without_a_script_and_one_is_back_in_the_same_list(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take(**BILLING)
    page = li.get("/worklist?view=all").content.decode()
    address = re.findall(rf'href="(/worklist/rows/{number}/urgency[^"]*)"', page)[0]
    assert address.endswith("?view=all")
    assert f'action="{address}"' in li.get(address).content.decode()
    version = Complaint.objects.get(number=number).version
    sent = li.post(address, {"urgency": "urgent", "version": version})
    assert sent.headers["Location"] == "/worklist?view=all"


def test_the_same_again_is_no_step_of_the_complaint(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take(**BILLING)
    version = Complaint.objects.get(number=number).version
    told = BILLING | {"version": version}
    assert "It is so already." in li.post(f"/worklist/rows/{number}/category", told, **SCRIPT).content.decode()
    assert Stage.objects.filter(complaint__number=number).count() == version


def test_what_leaves_ones_sight_leaves_the_list(desk: Desk, take: Take) -> None:
    number = take(**BILLING)
    version = Complaint.objects.get(number=number).version
    told = {"handler": "network", "version": version}
    assert Complaint.objects.get(number=number).department.code == "billing"
    page = desk("chen").post(f"/worklist/rows/{number}/handler", told, **SCRIPT).content.decode()
    assert "It has left what you may see." in page
    assert f'id="row-{number}"' not in page


def test_the_assignment_table_is_a_choice_and_its_silence_stands_at_the_field(desk: Desk, take: Take) -> None:
    li, number = desk("li-wei"), take(category="network")
    version = Complaint.objects.get(number=number).version
    answer = li.post(f"/worklist/rows/{number}/handler", {"handler": "*", "version": version}, **SCRIPT)
    assert answer.status_code == 422
    assert "No assignment rule takes this complaint." in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "noun", "status"),
    [("li-wei", "urgency", 409), ("auditor", "category", 403), ("li-wei", "stage", 404), ("li-wei", "handler", 409)],
)
def test_what_cant_be_is_said_before_it_is_asked(desk: Desk, take: Take, who: str, noun: str, status: int) -> None:
    number = take()
    assert desk(who).get(f"/worklist/rows/{number}/{noun}", **SCRIPT).status_code == status
    page = desk(who).get("/worklist?view=all").content.decode()
    assert f'href="/worklist/rows/{number}/{noun}' not in page
