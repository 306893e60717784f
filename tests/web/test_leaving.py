"""Off-boarding on the screen: what is held, who takes it, and the report."""

import re

import pytest
from django.urls import reverse

from careline.cases.models import Complaint
from careline.cases.operations.assigning import assign_complaint
from careline.security.models import KeptList, LedgerEntry, RoleGrant, User
from careline.security.ports.holdings import registered
from careline.web.admin.leaving import _parts
from tests.web.conftest import Desk, Take, by

PAGE = "web:user-leave"


@pytest.fixture
def chens(take: Take, at: object) -> str:
    """A complaint given to Chen."""
    number = take(category="product.billing")
    assign_complaint(number=number, department="billing", handler="chen", by=by("li-wei"), at=at)  # type: ignore[arg-type]  # the fixture's instant
    return number


def test_the_page_names_what_is_held_and_asks_to_be_sure(desk: Desk, chens: str) -> None:
    client = desk("administrator")
    page = reverse(PAGE, args=["chen"])
    assert f"1: {chens}" in client.get(page).content.decode()
    refused = client.post(page, {"cases.complaints": "person:sun"})
    assert refused.status_code == 422
    assert User.objects.get(username="chen").is_active


def test_work_goes_to_the_taker_and_the_report_tells(desk: Desk, chens: str) -> None:
    client = desk("administrator")
    client.post(reverse(PAGE, args=["chen"]), {"cases.complaints": "person:sun", "sure": "on"})
    assert Complaint.objects.get(number=chens).handler == User.objects.get(username="sun")
    assert not User.objects.get(username="chen").is_active
    report = client.get(reverse("web:user-left", args=["chen"])).content.decode()
    assert "Open complaints" in report
    assert f">{User.objects.get(username='sun').full_name}<" in report
    assert "handed over to" in desk("sun").get(reverse("web:case", args=[chens])).content.decode()


def test_whoever_could_not_go_on_with_it_is_neither_offered_nor_taken(desk: Desk, chens: str) -> None:
    client, page = desk("administrator"), reverse(PAGE, args=["chen"])
    assert "person:sun" in client.get(page).content.decode()
    assert "person:auditor" not in client.get(page).content.decode()
    assert client.post(page, {"cases.complaints": "person:auditor", "sure": "on"}).status_code == 422
    assert Complaint.objects.get(number=chens).handler == User.objects.get(username="chen")


def test_the_report_names_a_department_that_took_it_in_words(desk: Desk, chens: str) -> None:
    assert chens
    client = desk("administrator")
    client.post(reverse(PAGE, args=["chen"]), {"cases.complaints": "queue:hq", "sure": "on"})
    report = client.get(reverse("web:user-left", args=["chen"])).content.decode()
    assert ">Customer service<" in report
    assert ">hq<" not in report


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        ({}, "en", {"Open complaints": "the queues of", "Lists shared": "whoever answers for their departments"}),
        ({}, "zh-hans", {"未结投诉": "所在部门的队列", "与部门共享的列表": "所在部门的负责人"}),
        (
            {"cases.complaints": "queue:hq", "security.shared_lists": "queue:hq"},
            "en",
            {"Open complaints": "Customer service", "Lists shared": "whoever answers for Customer service"},
        ),
    ],
)
def test_the_report_says_of_each_kind_where_it_went_when_no_person_took_it(
    desk: Desk, chens: str, asked: dict[str, str], language: str, told: dict[str, str]
) -> None:
    assert chens
    desk("chen").post("/lists/worklist/new", {"name": "Ours", "order": "due", "is_shared": "on"})
    head = User.objects.get(username="zhao-min")
    KeptList.objects.update(department=head.department)
    User.objects.filter(username="chen").update(department=head.department)
    client = desk("administrator")
    client.post(reverse(PAGE, args=["chen"]), asked | {"sure": "on"})
    client.cookies["django_language"] = language
    report = client.get(reverse("web:user-left", args=["chen"]))
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', report.content.decode())
    for label, where in told.items():
        (row,) = [row for head, row in rows if head.startswith(label)]
        assert where in row


def test_profiles_nobody_takes_are_given_again_and_dont_end_with_the_account() -> None:
    given = {"moved": 0, "ended": 2, "left": [], "taker": "", "department": "", "kind": "parties.verification_tasks"}
    kinds = {one.kind: one for one in registered()}
    (row,) = _parts([given], kinds, {}, {})
    assert (row["is_given_again"], row["is_bare"]) == (True, False)


def test_who_comes_back_has_a_new_password_and_no_role_until_one_is_given(desk: Desk) -> None:
    client, page = desk("administrator"), "/admin/users/chen/return"
    client.post(reverse(PAGE, args=["chen"]), {"sure": "on"})
    assert "given again by hand" in client.get(page).content.decode()
    assert desk("li-wei").post(page).status_code == 403
    shown = client.post(page).content.decode()
    chen = User.objects.get(username="chen")
    assert (chen.is_active, chen.must_change_password) == (True, True)
    assert any(chen.check_password(word) for word in re.findall(r"[^\s<>\"]{12,}", shown)), "told once"
    assert not RoleGrant.objects.filter(user=chen).exists()
    assert LedgerEntry.objects.get(event="security.user_reactivated").actor_name == "administrator"
