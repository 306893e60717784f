"""What a supervisor reads of a contact nobody of theirs attended, because a complaint of theirs came out of it."""

import re

import pytest
from playwright.sync_api import expect

from careline.cases.operations.assigning import assign_complaint
from careline.cases.operations.classifying import classify_complaint
from careline.cases.operations.linking import receive_from_contact
from careline.cases.rules.facts import Channel, Urgency
from careline.cases.rules.intake import Intake
from careline.contacts.operations.receiving import receive_contact
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.intake import ContactIntake
from careline.kernel.clock import now
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from careline.security.models import Department, User
from careline.security.rules.roles import Role
from tests.browser.conftest import Sit
from tests.browser.looks import faults_in_each_look
from tests.cases.conftest import SEED, colleague
from tests.web.conftest import by

pytestmark = pytest.mark.browser
WANG_FANG = CustomerDetails(name="王芳", number="138 0013 8000")


def led_to_a_complaint() -> tuple[str, str]:
    """Let a call at the front desk lead to a complaint billing works on; return both numbers."""
    at, li_wei = now(), by("li-wei")
    register_customer(details=WANG_FANG, by=SEED, at=at)
    called = ContactIntake(channel=ContactChannel.PHONE, caller="13800138000", access_number="10080")
    contact = receive_contact(intake=called, by=li_wei, at=at).contact.number
    told = Intake(title="多扣 128 元", channel=Channel.PHONE, customer=WANG_FANG)
    made = receive_from_contact(contact=contact, intake=told, by=li_wei, at=at).complaint.number
    zhao = by("zhao-min")
    classify_complaint(number=made, category="product.billing", urgency=Urgency.NORMAL, by=zhao, at=at)
    assign_complaint(number=made, department="billing", by=zhao, at=at)
    return contact, made


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_contact_only_a_complaint_of_theirs_came_out_of_is_read_and_not_worked_on(sit: Sit, language: str) -> None:
    sit("li-wei", language=language).close()  # the house is furnished
    colleague("lead-billing", Role.SUPERVISOR, Department.objects.get(code="billing"), now())
    User.objects.filter(username="lead-billing").update(password_set_at=now())
    contact, complaint = led_to_a_complaint()
    page = sit("lead-billing", language=language)
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/contacts?view=all")
    found = faults_in_each_look(page, language)
    page.locator(f'tr[data-row="{contact}"] a').first.click()
    expect(page).to_have_url(re.compile(f"/contacts/{contact}"))
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_text(complaint).first).to_be_visible()
    found += faults_in_each_look(page, language)
    assert not found, "\n".join(found)
