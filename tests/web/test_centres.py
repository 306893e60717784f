"""Contact centres on the screen: kept beside the departments that sit in them."""

from collections.abc import Callable

from django.test import Client

from careline.security.models import Centre, Department

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
