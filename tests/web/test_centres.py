"""Contact centres on the screen: kept beside the departments that sit in them."""

from collections.abc import Callable

import pytest
from django.test import Client

from careline.cases.models import Complaint
from careline.contacts.models import Contact
from careline.kernel.identity import new_id
from careline.security.models import Centre, Department
from tests.web.conftest import Desk, Take

NORTH = {"code": "north", "name_zh": "北区话务中心", "name_en": "North", "position": 1}


def test_an_administrator_keeps_centres_and_says_who_sits_there(desk: Callable[[str], Client]) -> None:
    admin = desk("administrator")
    assert admin.post("/admin/centres/new", NORTH).status_code == 302
    assert admin.post("/admin/departments/billing/centre", {"centre": "north"}).status_code == 302
    assert Department.objects.get(code="billing").centre == Centre.objects.get(code="north")
    page = admin.get("/admin/departments").content.decode()
    assert page.count(">North<") >= 1
    assert "North</span>" in page
    refused = admin.post("/admin/centres/north/closing")
    assert "1 open departments still sit" in refused.content.decode()
    admin.post("/admin/departments/billing/centre", {"centre": ""})
    assert admin.post("/admin/centres/north/closing").status_code == 302
    assert "Open again" in admin.get("/admin/departments").content.decode()


@pytest.fixture
def sites(desk: Desk) -> None:
    """Seat the front desk in the north, and everybody else in the south."""
    admin = desk("administrator")
    for code, name in (("north", "North"), ("south", "South")):
        admin.post("/admin/centres/new", NORTH | {"code": code, "name_en": name})
    admin.post("/admin/departments/hq/centre", {"centre": "south"})
    admin.post("/admin/departments/front/centre", {"centre": "north"})


@pytest.mark.usefixtures("sites")
def test_the_worklist_is_cut_by_where_its_departments_sit(desk: Desk, take: Take) -> None:
    here, there = take("Here"), take("There")
    Complaint.objects.filter(number=there).update(department=Department.objects.get(code="billing"))
    zhao = desk("zhao-min")
    asked = zhao.get("/worklist/narrowing?view=open").content.decode()
    assert "North" in asked
    told = {"centre": "north", "urgency": ""}
    to = zhao.post("/worklist/narrowing?view=open&due=24h&saved=x", told)["Location"]
    assert to == "/worklist?view=open&due=24h&centre=north", "what else narrows stays; a kept list isn’t this one"
    page = zhao.get("/worklist?view=open&centre=north").content.decode()
    assert here in page
    assert there not in page
    assert 'aria-label="Remove the filter North"' in page, "a centre is called by its name"
    south = zhao.get("/worklist?view=open&centre=south").content.decode()
    assert (here in south, there in south) == (False, True)


@pytest.mark.usefixtures("sites")
def test_a_kept_list_holds_its_centre(desk: Desk, take: Take) -> None:
    there = [take("Here"), take("There")][1]
    Complaint.objects.filter(number=there).update(department=Department.objects.get(code="billing"))
    zhao = desk("zhao-min")
    shown = zhao.get("/worklist?view=open&centre=north").content.decode()
    assert "centre=north" in shown.split("/lists/worklist/new?")[1].split('"')[0]
    zhao.post("/lists/worklist/new", {"name": "Northern", "order": "due", "view": "open", "centre": "north"})
    page = zhao.get("/worklist").content.decode()
    assert 'Northern</span><span class="num">1<' in page


@pytest.mark.usefixtures("contact_words", "sites")
def test_contacts_are_cut_by_where_they_were_served(desk: Desk) -> None:
    li, zhao = desk("li-wei"), desk("zhao-min")
    for client in (li, zhao):
        client.post("/contacts/new", {"token": str(new_id()), "channel": "phone"})
    north, south = Contact.objects.order_by("id").values_list("number", flat=True)
    page = zhao.get("/contacts?centre=north").content.decode()
    assert (north in page, south in page) == (True, False)
    assert 'aria-label="Remove the filter North"' in page
    assert '<option value="north" selected>North</option>' in page
    desk("administrator").post("/admin/departments/front/centre", {"centre": "south"})
    assert north in zhao.get("/contacts?centre=north").content.decode(), "where somebody sat then is a fact"


def test_without_centres_nobody_is_asked_for_one(desk: Desk) -> None:
    zhao = desk("zhao-min")
    for page in ("/worklist/narrowing", "/contacts"):
        assert 'name="centre"' not in zhao.get(page).content.decode()
