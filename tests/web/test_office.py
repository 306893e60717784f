"""What administrators fill in reaches its row and leaves its entry; what can't be stays a form, and leaves neither."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest
from django.db.models import Model, QuerySet

from careline.cases.models import AssignmentRule, Category
from careline.clocks.models import CalendarDay, DueRule
from careline.contacts.models import ChannelForm, Script, WrapUpTemplate
from careline.security.models import Department, LedgerEntry, User
from tests.web.conftest import Desk, Take

LINE = "/admin/assignment/{line}"
DAY = {"day": "2026-05-01", "kind": "holiday", "name_zh": "劳动节", "name_en": "Labour Day"}
NAMES = {"name_zh": "退网", "name_en": "Leaving"}
NEWCOMER = {"username": "ma-li", "full_name": "马丽", "department": "front", "roles": ["agent"], "language": "zh-hans"}
RULE = {
    "code": "cn.own",
    "name_zh": "一日内答复",
    "name_en": "Within a day",
    "kind": "answer",
    "standing": "promise",
    "jurisdiction": "cn",
    "amount": "1",
    "unit": "calendar_day",
    "roll": "none",
    "day_end": "midnight",
    "calendar": "cn",
    "source_zh": "承诺",
    "source_en": "Promise",
    "certainty": "own",
    "valid_from": "2026-04-01",
}
WRITTEN = 200, 302


class Page(NamedTuple):
    """A form, what it takes, what it refuses, and the row and the event that tell that it was taken."""

    path: str
    good: Mapping[str, object]
    bad: Mapping[str, object]
    event: str
    row: Callable[[], QuerySet[Model]]  # type: ignore[type-var]  # of any table


PAGES = (
    Page(
        "users/new",
        NEWCOMER,
        {"username": "li-wei"},
        "security.user_added",
        lambda: User.objects.filter(username="ma-li", department__code="front", role_grants__role="agent"),
    ),
    Page(
        "users/chen/department",
        {"department": "network"},
        {"department": "nowhere"},
        "security.user_transferred",
        lambda: User.objects.filter(username="chen", department__code="network"),
    ),
    Page(
        "departments/new",
        {"code": "store", "parent": "billing", **NAMES},
        {"code": "front"},
        "security.department_added",
        lambda: Department.objects.filter(path="hq/billing/store/", name_en="Leaving"),
    ),
    Page(
        "departments/network/names",
        NAMES,
        {"name_zh": ""},
        "security.department_renamed",
        lambda: Department.objects.filter(code="network", **NAMES),
    ),
    Page(
        "departments/network/parent",
        {"parent": "billing"},
        {"parent": "network"},
        "security.department_moved",
        lambda: Department.objects.filter(path="hq/billing/network/"),
    ),
    Page(
        "categories/new",
        {"code": "product.leaving", "position": "7", **NAMES},
        {"code": "No code"},
        "cases.category_set",
        lambda: Category.objects.filter(code="product.leaving", position=7, **NAMES),
    ),
    Page(
        "categories/product.billing",
        {"position": "3", **NAMES},
        {"position": "-1"},
        "cases.category_set",
        lambda: Category.objects.filter(code="product.billing", position=3, **NAMES),
    ),
    Page(
        "calendar/cn/2026/days",
        DAY,
        {"day": "someday"},
        "clocks.calendar_day_set",
        lambda: CalendarDay.objects.filter(calendar__code="cn", date="2026-05-01", name_en="Labour Day"),
    ),
    Page(
        "assignment/new",
        {"position": "5", "department": "network", "urgency": "urgent"},
        {"department": "nowhere"},
        "cases.assignment_rule_set",
        lambda: AssignmentRule.objects.filter(position=5, department__code="network", urgency="urgent"),
    ),
    Page(
        LINE,
        {"position": "9", "department": "billing", "handler": "chen"},
        {"position": "0"},
        "cases.assignment_rule_set",
        lambda: AssignmentRule.objects.filter(position=9, handler__username="chen"),
    ),
    Page(
        "due-rules/new",
        RULE,
        {"calendar": "moon"},
        "clocks.due_rule_set",
        lambda: DueRule.objects.filter(code="cn.own", amount=1, valid_from="2026-04-01"),
    ),
    Page(
        "due-rules/cn.promise/version",
        RULE | {"code": "cn.promise", "amount": "3"},
        {"unit": "moon"},
        "clocks.due_rule_set",
        lambda: DueRule.objects.filter(code="cn.promise", amount=3, valid_from="2026-04-01"),
    ),
    Page(
        "wrap-up/templates/new",
        {"code": "leaving", "position": "4", "summary_zh": "客户要退网", **NAMES},
        {"position": "x"},
        "contacts.wrap_up_template_set",
        lambda: WrapUpTemplate.objects.filter(code="leaving", position=4, summary_zh="客户要退网"),
    ),
    Page(
        "scripts/new",
        {"code": "leaving", "step": "need", "words_zh": "请问原因", "words_en": "Why?", "position": "4", **NAMES},
        {"words_en": "{pin}"},
        "contacts.script_set",
        lambda: Script.objects.filter(code="leaving", step="need", words_zh="请问原因", words_en="Why?"),
    ),
    Page(
        "wrap-up/channels/letter",
        {"required": ["summary"]},
        {"required": ["weather"]},
        "contacts.channel_form_set",
        lambda: ChannelForm.objects.filter(channel="letter", required=["summary"]),
    ),
)


def address(path: str) -> str:
    line = AssignmentRule.objects.values_list("id", flat=True).first()
    return path.format(line=line) if path.startswith("/") else f"/admin/{path}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path.strip("/").replace("{line}", "one"))
def test_what_is_taken_is_in_the_row_and_the_ledger(desk: Desk, contact_words: None, page: Page) -> None:  # noqa: ARG001  (asked for by name)
    client, path = desk("administrator"), address(page.path)
    entries = LedgerEntry.objects.filter(event=page.event)
    before = entries.count()
    assert not page.row().exists()
    refused = client.post(path, page.good | page.bad)
    assert refused.status_code == 422, refused.content.decode()
    assert "fault" in refused.content.decode()
    assert (page.row().exists(), entries.count()) == (False, before)
    taken = client.post(path, page.good)
    assert taken.status_code in WRITTEN, taken.content.decode()
    assert (page.row().count(), entries.count()) == (1, before + 1)
    assert entries.latest("id").actor_name == "administrator"


TAKEN_AWAY = (
    ("categories/product.billing/retirement", "cases.category_retired"),
    ("scripts/greeting/retirement", "contacts.script_retired"),
    (f"{LINE}/retirement", "cases.assignment_rule_retired"),
    ("users/chen/sessions", "security.sessions_ended"),
    ("users/chen/password", "security.one_time_password_given"),
)


@pytest.mark.parametrize(("path", "event"), TAKEN_AWAY)
def test_what_is_confirmed_is_done_and_told_once(desk: Desk, contact_words: None, path: str, event: str) -> None:  # noqa: ARG001  (asked for by name)
    client, where = desk("guard" if "sessions" in path else "administrator"), address(path)
    desk("chen")
    assert client.get(where).status_code == 200
    assert client.post(where).status_code in WRITTEN
    assert LedgerEntry.objects.filter(event=event).count() == 1
    assert desk("li-wei").post(where).status_code in {403, 404}
    assert LedgerEntry.objects.filter(event=event).count() == 1


def test_a_department_with_people_stays_open_and_an_empty_one_closes(desk: Desk) -> None:
    client = desk("administrator")
    client.post("/admin/departments/new", {"code": "store", "parent": "billing", **NAMES})
    refused = client.post("/admin/departments/billing/closing")
    assert refused.status_code in {409, 422}
    assert not Department.objects.exclude(closed_at=None).exists()
    assert client.post("/admin/departments/store/closing").status_code == 302
    assert [one.code for one in Department.objects.exclude(closed_at=None)] == ["store"]
    assert LedgerEntry.objects.filter(event="security.department_closed").count() == 1


def test_a_line_changed_is_no_second_line(desk: Desk) -> None:
    client, told = desk("administrator"), {"position": "9", "department": "network"}
    assert client.post(address(LINE), told).status_code == 302
    listed = client.get("/admin/assignment").content.decode()
    assert listed.count("<tr data-row=") == 1
    assert "Network" in listed.split("<tbody")[1].split("</tbody>")[0]


def test_a_day_set_is_cleared_again(desk: Desk) -> None:
    client = desk("administrator")
    client.post("/admin/calendar/cn/2026/days", DAY)
    assert "Labour Day" in client.get("/admin/calendar/cn/2026").content.decode()
    assert client.post("/admin/calendar/cn/2026/days/2026-05-01").status_code == 302
    assert not CalendarDay.objects.exists()
    assert LedgerEntry.objects.filter(event="clocks.calendar_day_cleared").count() == 1


def test_a_day_kept_is_written_as_the_browsers_calendar_reads_it(desk: Desk) -> None:
    client = desk("administrator")
    told = {"code": "satellite", "position": "1", "valid_from": "2026-03-01", **NAMES}
    assert client.post("/admin/reasons/new", told).status_code == 302
    client.cookies["django_language"] = "zh-hans"
    assert 'value="2026-03-01"' in client.get("/admin/reasons/satellite").content.decode()


def test_the_trial_names_the_line_that_takes_a_complaint_and_why(desk: Desk, take: Take) -> None:
    client, trials = desk("administrator"), "/admin/assignment/trials"
    facts = {"category": "product.billing", "urgency": "normal", "channel": "phone"}
    taken = client.post(trials, facts).content.decode()
    assert "Line 1 takes it" in taken
    assert "<p>Billing<br>" in taken
    assert "The department has 0 open." in taken
    assert "✓ Category" in taken
    assert "takes it</span>" in taken.split('<ol class="ledger">')[1]
    other = client.post(trials, facts | {"category": ""}).content.decode()
    assert "No line takes it" in other
    assert "✗ Category: product.billing ≠ none" in other
    number = take(category="product.billing")
    assert "Line 1 takes it" in client.post(trials, {"number": number} | facts | {"category": ""}).content.decode()
    refused = client.post(trials, {"number": "TS-1"} | facts)
    assert refused.status_code == 422
    assert "takes it" not in refused.content.decode()
