"""The customer's page: masked, every side with its rows, and forms that refuse at their fields."""

import re
from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
from django.urls import reverse

from careline.cases.models import Complaint
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.kernel.clock import now
from careline.parties.models import Account, Consumption, Customer, Representative, Subscription
from careline.parties.operations.consumption import take_in_consumption
from careline.parties.operations.forgetting import forget_customer
from careline.parties.operations.subscriptions import begin_subscription, change_subscription
from careline.parties.rules.consumption import Usage
from careline.parties.rules.holdings import SubscriptionDetails, SubscriptionStatus
from careline.web.agent.profile_panes import Pane
from careline.web.faces.money import money
from tests.web.conftest import SEED, Desk, Take
from tests.web.conftest import by as actor

LINE = {"number": "139 0013 9000", "kind": "mobile", "plan": "5g-99", "since": "2025-03-01"}
ACCOUNT = {"number": "A20260001", "payment": "postpaid", "bill_day": "1", "opened_on": "2025-03-01"}


@pytest.fixture
def page(take: Take) -> str:
    """Return the address of Wang Fang's page, who has one open complaint."""
    take()
    return f"/customers/{Customer.objects.get().id}"


def whose(page: str) -> UUID:
    return UUID(page.rpartition("/")[2])


def test_the_profile_is_masked_and_shows_what_is_open(desk: Desk, page: str) -> None:
    shown = desk("li-wei").get(page).content.decode()
    assert "王*" in shown
    assert "138****8000" in shown
    assert "13800138000" not in shown
    assert "Charged twice in May" in shown
    assert "/reveals/number" in shown, "a field can be shown for the open complaint"


def test_a_field_is_shown_for_the_contact_that_is_open(desk: Desk, page: str, at: datetime) -> None:
    Complaint.objects.all().update(stage="archived")
    assert "/reveals/number" not in desk("li-wei").get(page).content.decode()
    intake = ContactIntake(channel=ContactChannel.PHONE, customer=whose(page))
    receive_contact(intake=intake, by=actor("li-wei"), at=at)
    assert f"{page}/reveals/number" in desk("li-wei").get(page).content.decode()


def test_a_number_is_added_changed_and_ended(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    assert client.post(f"{page}/new/account", ACCOUNT).status_code == 302
    account = Account.objects.get()
    assert client.post(f"{page}/new/subscription", LINE | {"account": account.id}).status_code == 302
    line = Subscription.objects.get()
    shown = client.get(f"{page}/holdings").content.decode()
    assert "139****9000" in shown
    assert "5g-99" in shown
    change = f"{page}/subscription/{line.id}"
    assert "Ended" in client.get(change).content.decode()
    ended = {"status": "ended", "on": "2026-03-01", "version": "1"}
    assert client.post(change, ended).status_code == 302
    closing = f"{page}/account-closing/{account.id}"
    assert client.post(closing, {"closed_on": "2026-03-02"}).status_code == 302
    after = client.get(f"{page}/holdings").content.decode()
    assert change not in after
    assert closing not in after


def test_what_is_wrong_stands_at_its_field(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    refused = client.post(f"{page}/new/subscription", LINE | {"number": "12"})
    assert refused.status_code == 422
    assert "This is not a telephone number." in refused.content.decode()
    client.post(f"{page}/new/subscription", LINE)
    assert "hasn’t ended has this number" in client.post(f"{page}/new/subscription", LINE).content.decode()


def test_usage_is_typed_by_who_may_and_typed_anew_is_a_correction(desk: Desk, page: str) -> None:
    desk("li-wei").post(f"{page}/new/subscription", LINE)
    line, supervisor = Subscription.objects.get(), desk("zhao-min")
    asked, told = f"{page}/new/consumption", {"subscription": line.id, "month": "2026-02", "amount": "64.50"}
    told |= {"currency": "CNY", "voice_minutes": 12, "data_mb": 2048, "sms": 3}
    assert asked not in desk("li-wei").get(f"{page}/holdings").content.decode()
    assert desk("li-wei").post(asked, told).status_code == 403
    assert asked in supervisor.get(f"{page}/holdings").content.decode()
    assert "139****9000" in supervisor.get(asked).content.decode()
    for amount in ("64.50", "64.50", "60.00"):
        assert supervisor.post(asked, told | {"amount": amount}).status_code == 302
    kept = Consumption.objects.order_by("n").values_list("n", "month", "amount", "data_mb")
    assert list(kept) == [(1, date(2026, 2, 1), 6450, 2048), (2, date(2026, 2, 1), 6000, 2048)]
    assert "Nobody held" in supervisor.post(asked, told | {"month": "2019-01"}).content.decode()
    assert "hasn’t begun" in supervisor.post(asked, told | {"month": "2099-01"}).content.decode()


def test_every_bar_of_the_chart_opens_its_rows(desk: Desk, page: str, at: datetime) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/subscription", LINE)
    usages = [Usage(number=LINE["number"], month=date(2026, month, 1), amount=6_450 * month) for month in (1, 2)]
    take_in_consumption(usages=usages, by=SEED, at=at)
    shown = client.get(f"{page}/holdings").content.decode()
    assert "the most was ¥129.00 in February 2026" in shown
    for month in ("2026-01", "2026-02"):
        assert f'href="#month-{month}"' in shown
        assert f'id="month-{month}"' in shown


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [(12_800, "CNY", "¥128.00"), (-5, "CNY", "−¥0.05"), (1_234_567, "USD", "USD 12,345.67"), (980, "JPY", "JPY 980")],
)
def test_money_is_written_as_people_read_it(amount: int, currency: str, said: str) -> None:
    assert money(amount, currency) == said


@pytest.mark.parametrize("pane", list(Pane))
def test_every_side_shows_nothing_of_one_who_was_forgotten(desk: Desk, page: str, at: datetime, pane: str) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/subscription", LINE)
    forget_customer(customer=Customer.objects.get(), by=SEED, at=at)
    shown = client.get(f"{page}/{pane}").content.decode()
    assert "were erased" in shown
    bare = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", shown)  # the customer's own name in addresses is any digits
    assert "8000" not in bare
    assert "9000" not in bare
    assert "/new/" not in shown


def test_the_sides_list_contacts_and_complaints_within_sight(desk: Desk, page: str, at: datetime) -> None:
    number = receive_contact(
        intake=ContactIntake(channel=ContactChannel.PHONE, customer=whose(page)), by=actor("li-wei"), at=at
    ).contact.number
    assert number in desk("li-wei").get(f"{page}/contacts").content.decode()
    assert number not in desk("chen").get(f"{page}/contacts").content.decode()
    complaint = Complaint.objects.get().number
    assert complaint in desk("li-wei").get(f"{page}/complaints").content.decode()
    assert complaint not in desk("chen").get(f"{page}/complaints").content.decode()
    assert desk("li-wei").get(f"{page}/nothing").status_code == 404


def test_whoever_reads_no_customers_is_kept_out(desk: Desk, page: str) -> None:
    assert desk("administrator").get(page).status_code == 403


def test_case_and_worklist_lead_to_the_page_by_one_key(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    case = client.get(f"/complaints/{Complaint.objects.get().number}").content.decode()
    assert f'href="{page}" data-act="customer" data-key="i"' in case
    worklist = client.get("/worklist?view=all").content.decode()
    assert f'data-customer="{page}"' in worklist
    assert 'data-to-customer data-act="customer" data-key="i"' in worklist


@pytest.mark.parametrize("pane", list(Pane))
def test_a_side_costs_the_same_for_one_row_and_for_many(
    desk: Desk, page: str, take: Take, pane: str, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client, at = desk("li-wei"), now()
    for n in range(4):
        take(f"title {n}")
        client.post(f"{page}/new/subscription", LINE | {"number": f"1390013900{n}"})
        client.post(f"{page}/new/account", ACCOUNT | {"number": f"A{n}"})
        intake = ContactIntake(channel=ContactChannel.PHONE, customer=whose(page))
        receive_contact(intake=intake, by=actor("li-wei"), at=at)
    with django_assert_max_num_queries(24):  # four of them for habits
        client.get(f"{page}/{pane}")


def test_a_consent_is_recorded_and_shown_with_its_history(desk: Desk, page: str) -> None:
    client, new = desk("li-wei"), f"{page}/new/consent"
    assert "May we tell you about products" in client.get(new).content.decode(), "the text to read out"
    said = {"purpose": "marketing", "act": "given", "channel": "phone"}
    refused = client.post(new, said)
    assert (refused.status_code, "nobody can show" in refused.content.decode()) == (422, True)
    assert client.post(new, said | {"evidence": "REC-77"}).status_code == 302
    assert client.post(new, said | {"act": "withdrawn"}).status_code == 302
    shown = client.get(f"{page}/wishes").content.decode()
    assert "REC-77" in shown
    assert shown.count("does not agree") == 2  # what counts now, and the line of the history
    assert shown.count("not asked") == 5


def test_wishes_stand_in_the_form_that_changes_them(desk: Desk, page: str) -> None:
    client, new = desk("li-wei"), f"{page}/new/preferences"
    wish = {"channel": "sms", "from_time": "18:00", "until_time": "20:00", "do_not_disturb": "on"}
    assert client.post(new, wish).status_code == 302
    assert 'value="18:00"' in client.get(new).content.decode()
    shown = client.get(f"{page}/wishes").content.decode()
    assert "18:00–20:00" in shown
    assert "Do not disturb" in shown


def test_a_suspended_number_says_since_when(desk: Desk, page: str, at: datetime) -> None:
    client, line = desk("li-wei"), SubscriptionDetails(number="13700137000", since=date(2025, 1, 31))
    begun = begin_subscription(customer=whose(page), details=line, by=actor("li-wei"), at=at)
    assert 'below">since' not in client.get(f"{page}/holdings").content.decode()
    off = {"status": SubscriptionStatus.SUSPENDED, "on": date(2026, 2, 3)}
    change_subscription(subscription=begun.id, brand="", plan="", **off, by=actor("li-wei"), at=at)
    shown = client.get(f"{page}/holdings").content.decode()
    assert 'below">since' in shown
    assert "since 03 Feb" in shown


def test_safe_contact_is_ticked_shown_where_one_rings_and_loosened_by_a_lead(desk: Desk, page: str) -> None:
    client, new = desk("li-wei"), f"{page}/new/preferences"
    refused = client.post(new, {"only_channel": "on"})
    assert (refused.status_code, "no way is chosen" in refused.content.decode()) == (422, True)
    assert client.post(new, {"never": ["sms", "letter"], "not_holder": "on"}).status_code == 302
    form = client.get(new).content.decode()
    assert len(re.findall(r'name="(?:never|not_holder)"[^>]*checked', form)) == 3
    shown = client.get(f"{page}/wishes").content.decode()
    for said in ("Safe contact", "SMS, Letter", "is told nothing", "held back and stands in the outbox"):
        assert said in shown
    case = client.get(reverse("web:case", args=[Complaint.objects.get().number])).content.decode()
    assert "Never by SMS, Letter. Nothing goes out that way." in case
    assert "Say nothing to anybody but the customer" in case
    loosened = client.post(new, {"never": ["sms"]})
    assert (loosened.status_code, "Ask a senior agent" in loosened.content.decode()) == (403, True)
    assert desk("zhao-min").post(new, {}).status_code == 302
    assert "Safe contact" not in client.get(f"{page}/wishes").content.decode()


def test_a_representative_is_named_told_and_ended(desk: Desk, page: str) -> None:
    client, new = desk("li-wei"), f"{page}/new/representative"
    son = {"kind": "authorised", "name": "王小明", "number": "13700137000", "scope": ["bills"], "since": "2026-01-01"}
    assert client.post(new, son).status_code == 422
    assert client.post(new, son | {"until": "2026-12-31"}).status_code == 302
    shown = client.get(f"{page}/representatives").content.decode()
    assert "王**" in shown
    assert "王小明" not in shown
    assert "137****7000" in shown
    assert "bills" in shown
    ending = f"{page}/representative-ending/{Representative.objects.get().id}"
    assert client.post(ending, {"reason": "revoked", "ended_on": "2026-03-01"}).status_code == 302
    assert "nothing" in client.get(f"{page}/representatives").content.decode()
    assert "Enterprise contact" not in client.get(new).content.decode()


def test_a_number_and_who_speaks_for_the_customer_are_shown_for_a_reason(desk: Desk, page: str) -> None:
    client = desk("li-wei")
    client.post(f"{page}/new/subscription", LINE)
    told = {"kind": "advocate", "name": "李明", "number": "13700137000", "since": "2026-03-01"}
    client.post(f"{page}/new/representative", told)
    line = f"{page}/reveals/subscription_number/{Subscription.objects.get().id}"
    speaker = f"{page}/reveals/representative_name/{Representative.objects.get().id}"
    assert line in client.get(f"{page}/holdings").content.decode()
    assert speaker in client.get(f"{page}/representatives").content.decode()
    assert client.post(line, {"reason": ""}).status_code == 422
    shown = client.post(line, {"reason": "contact_customer"}, HTTP_HX_REQUEST="true").content.decode()
    assert "+8613900139000" in shown
    assert f'<span id="reveal-subscription_number-{Subscription.objects.get().id}" hx-swap-oob="true">' in shown
    assert "李明" in client.post(speaker, {"reason": "verify_identity"}).content.decode()
    assert client.post(line.replace("subscription_number", "relation")).status_code == 404
    Complaint.objects.all().update(stage="archived")
    assert line not in client.get(f"{page}/holdings").content.decode()
    assert client.post(line, {"reason": "contact_customer"}).status_code == 403


def test_what_was_promised_stands_on_the_page_whoever_promised_it(desk: Desk, page: str, at: datetime) -> None:
    intake = ContactIntake(channel=ContactChannel.PHONE, customer=whose(page))
    contact = receive_contact(intake=intake, by=actor("li-wei"), at=at).contact.number
    due = {"kind": "promise", "what": "Ring about the refund", "due_at": "2026-12-24T10:00", "owner": "li-wei"}
    assert desk("li-wei").post(f"/contacts/{contact}/follow-ups", due).status_code == 302
    for username in ("li-wei", "zhao-min"):
        assert "Ring about the refund" in desk(username).get(page).content.decode()
