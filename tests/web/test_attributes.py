"""Attributes are put right and confirmed in their places, with a script or without; a supervisor sees how often."""

from datetime import datetime

import pytest

from careline.parties.models import AttributeCheck, Customer
from careline.parties.operations.customers import register_customer
from careline.parties.rules.details import CustomerDetails
from tests.web.conftest import SEED, Desk

SCRIPT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def page(house: None, at: datetime) -> str:  # noqa: ARG001  (a fixture asks for another one by naming it)
    """Return the address of Wang Fang's page."""
    details = CustomerDetails(name="王芳", number="13800138000", language="en", place="郑州")
    return f"/customers/{register_customer(details=details, by=SEED, at=at).id}"


def test_each_attribute_says_whose_word_it_is(desk: Desk, page: str) -> None:
    shown = desk("li-wei").get(page).content.decode()
    assert "The house · seed" in shown
    assert "not verified" in shown
    assert f"{page}/attributes/number" in shown
    assert f"{page}/attributes/brand/verification" not in shown, "there is nothing to confirm"
    assert "13800138000" not in shown
    read_only = desk("auditor").get(page).content.decode()
    assert "not verified" in read_only
    assert f"{page}/attributes/number" not in read_only


def test_an_attribute_is_put_right_in_its_place(desk: Desk, page: str) -> None:
    li_wei = desk("li-wei")
    form = li_wei.get(f"{page}/attributes/number", **SCRIPT).content.decode()
    assert 'placeholder="138****8000"' in form
    assert "13800138000" not in form
    assert 'id="attribute-number"' in form
    assert "<html" not in form
    wrong = li_wei.post(f"{page}/attributes/number", {"value": "12", "version": 1}, **SCRIPT)
    assert wrong.status_code == 422
    assert "This is not a telephone number" in wrong.content.decode()
    line = li_wei.post(f"{page}/attributes/number", {"value": "13900139000", "version": 1}, **SCRIPT).content.decode()
    assert "139****9000" in line
    assert "corrected · 李伟" in line
    assert 'id="customer-name"' in line, "the head of the page shows it, too"
    assert "13900139000" not in line


def test_an_attribute_is_put_right_without_a_script(desk: Desk, page: str) -> None:
    li_wei = desk("li-wei")
    assert "<html" in li_wei.get(f"{page}/attributes/place").content.decode()
    sent = li_wei.post(f"{page}/attributes/place", {"value": "开封", "version": 1})
    assert sent.headers["Location"] == page
    shown = li_wei.get(page).content.decode()
    assert "开封" in shown
    assert "Written down." in shown


def test_who_saw_an_older_version_is_told(desk: Desk, page: str) -> None:
    li_wei = desk("li-wei")
    li_wei.post(f"{page}/attributes/place", {"value": "开封", "version": 1})
    assert li_wei.post(f"{page}/attributes/place", {"value": "洛阳", "version": 1}, **SCRIPT).status_code == 409
    assert li_wei.post(f"{page}/attributes/name/verification", {"version": 1}, **SCRIPT).status_code == 409
    assert Customer.objects.get().place == "开封"


def test_an_attribute_is_confirmed_with_one_press(desk: Desk, page: str) -> None:
    li_wei = desk("li-wei")
    line = li_wei.post(f"{page}/attributes/name/verification", {"version": 1}, **SCRIPT).content.decode()
    assert "confirmed · 李伟" in line
    assert li_wei.post(f"{page}/attributes/language/verification", {"version": 1}).headers["Location"] == page
    assert AttributeCheck.objects.count() == 2
    assert li_wei.post(f"{page}/attributes/colour/verification").status_code == 404
    assert desk("auditor").post(f"{page}/attributes/name/verification").status_code == 403


def test_a_supervisor_sees_how_accurate_entries_are_and_opens_what_is_behind(desk: Desk, page: str) -> None:
    zhao_min = desk("zhao-min")
    assert "Nothing was verified in this period" in zhao_min.get("/accuracy").content.decode()
    desk("li-wei").post(f"{page}/attributes/name/verification", {"version": 1})
    desk("li-wei").post(f"{page}/attributes/place", {"value": "开封", "version": 1})
    zhao_min.post(f"{page}/attributes/place", {"value": "洛阳", "version": 2})
    shown = zhao_min.get("/accuracy?period=month").content.decode()
    assert "33.3%" in shown, "one of three was right"
    li_wei = AttributeCheck.objects.get(entered_by_name="li-wei")
    behind = f"/accuracy?period=month&by={li_wei.entered_by_id}&outcome=corrected"
    assert behind.replace("&", "&amp;") in shown
    assert zhao_min.get(behind).content.decode().count('data-row="') == 1
    assert zhao_min.get("/accuracy?by=me&outcome=no").status_code == 200
    assert desk("li-wei").get("/accuracy").status_code == 403


def test_the_administrator_says_when_a_profile_is_stale_and_the_list_follows(desk: Desk, page: str) -> None:
    administrator = desk("administrator")
    assert "After 365 days" in administrator.get("/admin/catalogues").content.decode()
    assert administrator.post("/admin/catalogues/stale-bound", {"days": "3"}).status_code == 422
    assert administrator.post("/admin/catalogues/stale-bound", {"days": "30"}).status_code == 302
    assert "After 30 days" in administrator.get("/admin/catalogues").content.decode()
    zhao_min = desk("zhao-min")
    assert "for 30 days" in zhao_min.get("/customers").content.decode()
    found = zhao_min.post("/customers/searches", {"stale": "on"})
    assert page not in zhao_min.get(found.headers["Location"]).content.decode()
    Customer.objects.update(checked_at="2020-01-01T00:00Z")
    assert page in zhao_min.get(found.headers["Location"]).content.decode()


def test_the_administrator_keeps_catalogues_and_forms_follow(desk: Desk, page: str) -> None:
    administrator, li_wei = desk("administrator"), desk("li-wei")
    names = {"name_zh": "全球通", "name_en": "Global Tone", "position": "1"}
    assert administrator.post("/admin/catalogues/brand/new", names | {"code": "Not one"}).status_code == 422
    assert administrator.post("/admin/catalogues/brand/new", names | {"code": "global-tone"}).status_code == 302
    shown = administrator.get("/admin/catalogues").content.decode()
    assert "Global Tone" in shown
    assert "added" in shown
    form = li_wei.get(f"{page}/attributes/brand", **SCRIPT).content.decode()
    assert '<option value="global-tone">Global Tone</option>' in form
    sent = li_wei.post(f"{page}/attributes/brand", {"value": "global-tone", "version": 1}, **SCRIPT)
    assert "Global Tone" in sent.content.decode()
    assert "Global Tone" in desk("zhao-min").get("/customers").content.decode()
    assert "Global Tone" in li_wei.get(f"{page}/new/subscription").content.decode()
    assert administrator.post("/admin/catalogues/brand/global-tone/closing").status_code == 302
    assert "Global Tone" in li_wei.get(page).content.decode(), "who has it keeps it"
    assert "Global Tone" in li_wei.get(f"{page}/attributes/brand", **SCRIPT).content.decode()
    other = li_wei.get(f"{page}/attributes/region", **SCRIPT).content.decode()
    assert "<select" not in other, "a catalogue nobody began takes any code"
    assert "Offer it again" in administrator.get("/admin/catalogues/brand/global-tone").content.decode()
    assert administrator.post("/admin/catalogues/brand/global-tone", names).status_code == 302
    assert administrator.get("/admin/catalogues/colour/new").status_code == 404
    assert administrator.get("/admin/catalogues/brand/none").status_code == 404
    assert li_wei.get("/admin/catalogues").status_code == 403
