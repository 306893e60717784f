"""Keeping a list at the desk."""

import re

from tests.web.conftest import Desk, Take


def test_a_list_is_kept_from_what_is_on_the_screen_and_counts(desk: Desk, take: Take) -> None:
    take("Slow")
    take("Fast", urgency="urgent")
    li = desk("li-wei")
    page = li.get("/worklist?view=open&urgency=urgent").content.decode()
    keep = re.search(r'href="(/worklist/views/new[^"]*)"', page)
    assert keep is not None
    asked = li.get(keep[1].replace("&amp;", "&")).content.decode()
    assert 'name="urgency" value="urgent"' in asked
    told = {
        "name": "Fast ones",
        "order": "newest",
        "columns": ["urgency", "received"],
        "view": "open",
        "urgency": "urgent",
    }
    page = li.post("/worklist/views/new", told, follow=True).content.decode()
    link = re.search(r'href="(/worklist\?[^"]*saved=[^"]*)"[^>]*>.*?Fast ones</span><span class="num">1<', page)
    assert link is not None
    shown = li.get(link[1].replace("&amp;", "&")).content.decode()
    assert "<h1>Fast ones</h1>" in shown
    assert re.findall(r'<th scope="col">(.*?)</th>', shown) == ["Complaint", "Urgency", "Taken in"]
    assert "Slow" not in shown


def test_only_ones_own_list_is_changed_and_removed(desk: Desk) -> None:
    zhao, li = desk("zhao-min"), desk("li-wei")
    zhao.post("/worklist/views/new", {"name": "Ours", "order": "due", "is_shared": "on"})
    page = li.get("/worklist").content.decode()
    assert "Ours</span>" in page
    saved = re.search(r"saved=([0-9a-f-]{36})", page)
    assert saved is not None
    assert f"/worklist/views/{saved[1]}" not in li.get(f"/worklist?saved={saved[1]}").content.decode()
    assert li.post(f"/worklist/views/{saved[1]}/removal").status_code == 404
    assert zhao.post(f"/worklist/views/{saved[1]}", {"name": "Theirs", "order": "due"}, follow=True).status_code == 200
    assert "Theirs" not in li.get("/worklist").content.decode()
    assert zhao.post(f"/worklist/views/{saved[1]}/removal", follow=True).status_code == 200
    assert "saved=" not in zhao.get("/worklist").content.decode()


def test_a_list_without_a_name_is_refused_at_its_field(desk: Desk) -> None:
    li = desk("li-wei")
    assert li.post("/worklist/views/new", {"name": "", "order": "due"}).status_code == 422
    li.post("/worklist/views/new", {"name": "Mine", "order": "due"})
    again = li.post("/worklist/views/new", {"name": "Mine", "order": "due"})
    assert (again.status_code, "You have a list called" in again.content.decode()) == (422, True)
