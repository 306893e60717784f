"""A hall's day in a browser: a time chosen by key, the visitor received by key, a stranger's own booking."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from careline.halls.models import Appointment, Hall
from careline.halls.operations.booking import BookingTold, book_appointment
from careline.halls.operations.halls import set_hall
from careline.halls.queries.slots import days_offered, offers_on
from careline.halls.rules.halls import HallTold
from careline.kernel.clock import now
from careline.security.actor import system
from tests.browser.conftest import Sit
from tests.browser.looks import faults_in_each_look
from tests.web.conftest import by

pytestmark = pytest.mark.browser
SEED = system("seed")
TOLD = HallTold(
    name_zh="中关村营业厅",
    name_en="Zhongguancun hall",
    address_zh="海淀区中关村大街 1 号",
    address_en="1 Zhongguancun Street, Haidian",
    department="front",
    calendar="cn",
    weekly=[["00:00-24:00"]] * 7,
    keeps_holidays=False,
    missed_after=240,
)


def at_the_hall(page: Page, address: str) -> None:
    """Open the hall, book a stranger for each of the next three slots, and go to a page."""
    set_hall(code="zgc", told=TOLD, why="开业", by=SEED, at=now())
    first = days_offered(by=SEED, hall="zgc", at=now())[0].day
    free = [
        *offers_on(by=SEED, hall="zgc", day=first, at=now()),
        *offers_on(by=SEED, hall="zgc", day=first + timedelta(days=1), at=now()),
    ]
    for n, slot in enumerate(free[:3]):
        told = BookingTold(hall="zgc", starts_at=slot.slot.starts_at, name="邵磊", number=f"1390000552{n}", note="补卡")
        book_appointment(told=told, by=by("li-wei"), at=now())
    page.goto(page.evaluate("location.origin") + address)


def test_a_visit_is_booked_with_the_keyboard_alone(sit: Sit) -> None:
    page = sit("li-wei")
    at_the_hall(page, "/appointments/new")
    page.locator(".day-choice a").nth(1).focus()
    page.keyboard.press("Enter")
    radios = page.locator(".slots input")
    radios.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(radios.nth(1)).to_be_checked()
    page.get_by_label("Name").fill("周涛")
    page.get_by_label("Telephone number").fill("12")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".fault")).to_have_count(1)
    expect(radios.nth(1)).to_be_checked()
    page.get_by_label("Telephone number").fill("139 0000 1111")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".page-head")).to_contain_text("Booked")
    assert Appointment.objects.count() == 4


def test_who_is_at_the_row_is_received_by_key(sit: Sit) -> None:
    page = sit("li-wei")
    at_the_hall(page, "/counter")
    for n, one in enumerate(Appointment.objects.all()):
        begins = now() + n * timedelta(seconds=1)
        Appointment.objects.filter(pk=one.pk).update(starts_at=begins, ends_at=begins + timedelta(minutes=30))
    page.reload()
    page.keyboard.press("Alt+v")  # at no row yet: nobody is received by accident
    expect(page.get_by_role("heading", name="Zhongguancun hall")).to_be_visible()
    assert not Appointment.objects.filter(state="arrived").exists()
    page.keyboard.press("j")
    number = page.locator("tr.cursor").get_attribute("data-row")
    page.keyboard.press("Alt+v")
    expect(page).to_have_url(re.compile("/contacts/JC-"))
    assert Appointment.objects.get(state="arrived").number == number


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_who_did_not_come_is_noted_by_hand(sit: Sit, language: str) -> None:
    words = {"en": ("Didn’t come", "Missed"), "zh-hans": ("未到", "未到")}
    press, state = words[language]
    page = sit("li-wei", language=language)
    at_the_hall(page, "/counter")
    begins = now() - timedelta(minutes=5)
    one = Appointment.objects.order_by("starts_at")[0]
    Appointment.objects.filter(pk=one.pk).update(starts_at=begins, ends_at=begins + timedelta(minutes=30))
    origin = page.evaluate("location.origin")
    page.goto(f"{origin}/appointments/{one.number}")
    page.get_by_role("link", name=press, exact=True).click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text(one.number)
    asked.get_by_role("button", name=press, exact=True).click()
    page.wait_for_url(re.compile("/counter.hall=zgc&day="))
    expect(page.locator(f'tr[data-row="{one.number}"]')).to_contain_text(state)
    assert Appointment.objects.get(pk=one.pk).state == "missed"
    found = faults_in_each_look(page, language)
    page.goto(f"{origin}/appointments/{one.number}")
    assert not found + faults_in_each_look(page, language)


def test_a_stranger_books_on_a_telephone(sit: Sit) -> None:
    page = sit("li-wei", width=390)
    at_the_hall(page, "/service/visit")
    page.locator(".slot:not(:has(:disabled))").first.click()
    page.get_by_label("Your name").fill("周涛")
    page.get_by_label("Your telephone number").fill("139 0000 1111")
    page.get_by_role("button", name="Book", exact=True).click()
    expect(page.get_by_role("heading", name="You are expected")).to_be_visible()
    assert Hall.objects.get().places == 2


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_of_a_visit_is_usable_by_everybody(sit: Sit, language: str) -> None:
    page = sit("li-wei", language=language)
    at_the_hall(page, "/counter")
    origin, number = page.evaluate("location.origin"), Appointment.objects.values_list("number", flat=True)[0]
    found = faults_in_each_look(page, language)
    pages = ("/appointments/new", f"/appointments/{number}", f"/appointments/{number}/slot", "/service/visit")
    for address in (*pages, "/service/visit/mine"):
        page.goto(origin + address)
        found += faults_in_each_look(page, language)
    assert not found, "\n".join(found)
