"""Keeping a list at the desk."""

import re
from datetime import datetime
from urllib.parse import parse_qs

import pytest
from django.test import Client

from careline.kernel.identity import new_id
from careline.parties.operations.catalogues import EntryTold, set_entry
from careline.parties.operations.customers import register_customers
from careline.parties.rules.catalogues import Catalogue
from careline.parties.rules.details import CustomerDetails, Tier
from careline.security.models import KeptList, LedgerEntry, User
from careline.security.operations.custom_roles import RoleTold, grant_custom_role, set_custom_role
from careline.security.policy import Reach
from careline.security.rules.kept_lists import MOST_COUNTED
from tests.web.conftest import SEED, Desk, Take


def test_a_list_is_kept_from_what_is_on_the_screen_and_counts(desk: Desk, take: Take) -> None:
    take("Slow")
    take("Fast", urgency="urgent")
    li = desk("li-wei")
    page = li.get("/worklist?view=open&urgency=urgent").content.decode()
    keep = re.search(r'href="(/lists/worklist/new[^"]*)"', page)
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
    page = li.post("/lists/worklist/new", told, follow=True).content.decode()
    link = re.search(r'href="(/worklist\?[^"]*saved=[^"]*)"[^>]*>.*?Fast ones</span><span class="num">1<', page)
    assert link is not None
    shown = li.get(link[1].replace("&amp;", "&")).content.decode()
    assert "<h1>Fast ones</h1>" in shown
    assert re.findall(r'<th scope="col">(.*?)</th>', shown) == ["Complaint", "Urgency", "Taken in"]
    assert "Slow" not in shown


def test_only_ones_own_list_is_changed_and_removed(desk: Desk) -> None:
    zhao, li = desk("zhao-min"), desk("li-wei")
    zhao.post("/lists/worklist/new", {"name": "Ours", "order": "due", "is_shared": "on"})
    page = li.get("/worklist").content.decode()
    assert "Ours</span>" in page
    saved = re.search(r"saved=([0-9a-f-]{36})", page)
    assert saved is not None
    assert f"/lists/{saved[1]}" not in li.get(f"/worklist?saved={saved[1]}").content.decode()
    assert li.post(f"/lists/{saved[1]}/removal").status_code == 404
    assert zhao.post(f"/lists/{saved[1]}", {"name": "Theirs", "order": "due"}, follow=True).status_code == 200
    assert "Theirs" not in li.get("/worklist").content.decode()
    assert zhao.post(f"/lists/{saved[1]}/removal", follow=True).status_code == 200
    assert "saved=" not in zhao.get("/worklist").content.decode()


def test_a_list_without_a_name_is_refused_at_its_field(desk: Desk) -> None:
    li = desk("li-wei")
    assert li.post("/lists/worklist/new", {"name": "", "order": "due"}).status_code == 422
    li.post("/lists/worklist/new", {"name": "Mine", "order": "due"})
    again = li.post("/lists/worklist/new", {"name": "Mine", "order": "due"})
    assert (again.status_code, "You have a list called" in again.content.decode()) == (422, True)


KEEPS = re.compile(r'href="(/lists/\w+/new[^"]*)"')
OPENS = re.compile(r'href="([^"]*saved=[0-9a-f-]{36})"[^>]*>.*?<span>([^<]*)</span><span class="num">([^<]*)<')


def kept_from(client: Client, page: str, name: str, **more: object) -> tuple[str, str]:
    """Keep the list of a page as its dialog does; return where it is opened, and the number beside it."""
    keep = KEEPS.search(page)
    assert keep is not None
    asked = client.get(keep[1].replace("&amp;", "&")).content.decode()
    unseen = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', asked))
    unseen.pop("csrfmiddlewaretoken", None)
    answer = client.post(keep[1].partition("?")[0], {"name": name} | unseen | more, follow=True)
    assert answer.status_code == 200
    found = {label: (to.replace("&amp;", "&"), count) for to, label, count in OPENS.findall(answer.content.decode())}
    return found[name]


@pytest.mark.usefixtures("contact_words")
@pytest.mark.parametrize(("noun", "narrowed"), [("worklist", "urgency=urgent&view=open"), ("contacts", "view=open")])
def test_who_keeps_a_list_looks_at_it_then_as_it_was_narrowed(desk: Desk, noun: str, narrowed: str) -> None:
    li = desk("li-wei")
    asked = li.get(f"/lists/{noun}/new?{narrowed}").content.decode()
    back = re.search(rf'class="crumbs"><a href="/{noun}\?([^"]*)"', asked)
    assert back
    assert parse_qs(back[1].replace("&amp;", "&")) == parse_qs(narrowed), "who thinks better of it goes back to it"
    told = dict(one.split("=") for one in narrowed.split("&")) | {"name": "Mine", "order": "due"}
    page, _mark, said = li.post(f"/lists/{noun}/new", told).headers["Location"].partition("?")
    assert (page, parse_qs(said)) == (f"/{noun}", parse_qs(f"{narrowed}&saved={KeptList.objects.get().pk}"))
    assert "<h1>Mine</h1>" in li.get(f"{page}?{said}").content.decode()


@pytest.mark.usefixtures("contact_words")
def test_a_list_of_contacts_is_kept_counted_and_opened(desk: Desk) -> None:
    li = desk("li-wei")
    for channel in ("phone", "email"):
        li.post("/contacts/new", {"token": str(new_id()), "channel": channel, "caller": ""})
    page = li.get("/contacts?view=open&channel=phone").content.decode()
    to, count = kept_from(li, page, "Calls")
    assert (count, "view=open" in to, "channel=phone" in to) == ("1", True, True)
    shown = li.get(to).content.decode()
    assert "<h1>Calls</h1>" in shown
    side = shown.split('<nav class="roster')[1].split("</nav>")[0]
    assert side.count('aria-current="page"') == 1, "no other list is looked at"
    assert KEEPS.search(shown) is None
    row = KeptList.objects.get()
    assert (row.kind, row.narrowed, row.columns) == ("contacts", {"view": "open", "channel": "phone"}, [])
    entry = LedgerEntry.objects.get(event="security.kept_list_set")
    assert (entry.data["kind"], entry.data["filters"]) == ("contacts", ["channel", "view"])
    assert (
        li.post(f"/lists/{row.pk}", {"name": "Phone", "channel": "phone"}).headers["Location"].startswith("/contacts?")
    )
    row.refresh_from_db()
    assert (row.name, row.narrowed) == ("Phone", {"channel": "phone"})
    assert li.post(f"/lists/{row.pk}/removal", follow=True).status_code == 200
    assert OPENS.search(li.get("/contacts").content.decode()) is None


@pytest.mark.usefixtures("contact_words")
def test_what_was_searched_for_isnt_kept_and_the_page_says_why(desk: Desk) -> None:
    li = desk("li-wei")
    for page in ("/contacts/searches", "/worklist/searches", "/needs/searches"):
        shown = li.post(page, {"q": "13800138000"}, follow=True).content.decode()
        assert KEEPS.search(shown) is None
        assert "aren’t kept with a list" in shown, page


def test_a_list_of_customers_keeps_what_is_chosen_and_never_a_number(desk: Desk, at: datetime) -> None:
    for code in ("student", "senior"):
        set_entry(catalogue=Catalogue.SEGMENT, code=code, told=EntryTold(name_zh=code, name_en=code), by=SEED, at=at)
    people = [CustomerDetails(number=f"1380013800{n}", segment="student") for n in range(3)]
    register_customers(details=[*people, CustomerDetails(number="13900139000", segment="senior")], by=SEED, at=at)
    zhao = desk("zhao-min")
    assert KEEPS.search(zhao.get("/customers").content.decode()) is None, "everybody there is makes no list"
    told = zhao.post("/customers/searches", {"segment": "student", "number": "13800138000"}, follow=True)
    assert KEEPS.search(told.content.decode()) is None
    assert "isn’t stored with a list (Number in full)" in told.content.decode()
    page = zhao.post("/customers/searches", {"segment": "student", "tier": "standard"}, follow=True).content.decode()
    to, count = kept_from(zhao, page, "Students", is_shared="on", number="13800138000", place="北京")
    assert (count, to.partition("?")[2][:6]) == ("3", "saved="), "nothing of customers stands in the address"
    assert KeptList.objects.get().narrowed == {"segment": "student", "tier": "standard"}
    shown = zhao.get(to).content.decode()
    assert ("<h1>Students</h1>" in shown, shown.count("data-row=")) == (True, 3)
    assert "139****9000" not in shown
    exported = zhao.post(f"/customers/exports/csv?{to.partition('?')[2]}")
    assert exported.content.decode().count("138****800") == 3
    assert "Students" not in desk("li-wei").get("/customers").content.decode()
    assert desk("li-wei").get("/lists/customers/new").status_code == 403


@pytest.mark.parametrize("named", ["gone", "elsewhere"])
def test_a_list_of_customers_that_isnt_there_shows_nobody_instead_of_everybody(
    desk: Desk, at: datetime, named: str
) -> None:
    register_customers(details=[CustomerDetails(number="13800138000", tier=Tier.VIP)], by=SEED, at=at)
    zhao = desk("zhao-min")
    zhao.post("/lists/customers/new", {"name": "Tier", "tier": "vip"})
    kept = KeptList.objects.get().pk
    zhao.post(f"/lists/{kept}/removal")
    query = f"saved={kept if named == 'gone' else new_id()}"
    for answer in (zhao.get(f"/customers?{query}"), zhao.post(f"/customers/exports/csv?{query}")):
        assert answer.status_code == 404
        assert "138****8000" not in answer.content.decode()


def test_a_code_nobody_listed_cant_be_kept_either(desk: Desk) -> None:
    zhao = desk("zhao-min")
    page = zhao.post("/customers/searches", {"region": "wang-fang"}, follow=True).content.decode()
    assert "(Region)" in page
    refused = zhao.post("/lists/customers/new", {"name": "Odd", "region": "wang-fang"})
    assert (refused.status_code, KeptList.objects.count()) == (422, 0)


@pytest.mark.parametrize(("page", "narrowed"), [("/orders?view=mine", "mine"), ("/needs?view=told", "told")])
def test_orders_and_needs_are_kept_the_same_way(desk: Desk, page: str, narrowed: str) -> None:
    zhao = desk("zhao-min")
    to, count = kept_from(zhao, zhao.get(page).content.decode(), "These")
    assert (count, f"view={narrowed}" in to) == ("0", True)
    assert "<h1>These</h1>" in zhao.get(to).content.decode()
    assert zhao.get("/lists/users/new").status_code == 404


def test_a_leavers_list_is_taken_over_where_it_stands_or_removed(desk: Desk, at: datetime) -> None:
    chen, zhao, admin = desk("chen"), desk("zhao-min"), desk("administrator")
    for name in ("Ours", "Late"):
        chen.post("/lists/worklist/new", {"name": name, "order": "due", "is_shared": "on"})
    ours, late = (KeptList.objects.get(name=name) for name in ("Ours", "Late"))
    KeptList.objects.update(department=User.objects.get(username="zhao-min").department)
    page = f"/worklist?saved={ours.pk}"
    assert "/lists/left/" not in zhao.get(page).content.decode()
    assert "every shared list has an owner" in admin.get("/lists/left").content.decode()
    User.objects.filter(username="chen").update(deactivated_at=at)
    shown = zhao.get(page).content.decode()
    assert f"/lists/left/{ours.pk}/taking-over" in shown
    assert f"/lists/left/{ours.pk}/removal" in shown
    assert "/lists/left/" not in desk("li-wei").get(page).content.decode()
    assert desk("li-wei").get("/lists/left").status_code == 403
    seen = admin.get("/lists/left").content.decode()
    assert ("Ours" in seen, "taking-over" in seen, f"/lists/left/{late.pk}/removal" in seen) == (True, False, True)
    assert ("take one over" in seen, "can be taken over by a supervisor" in seen) == (False, True)
    assert "take one over to change it" in zhao.get("/lists/left").content.decode()
    assert "/lists/left" in admin.get("/admin/users/chen").content.decode()
    assert zhao.post(f"/lists/left/{ours.pk}/taking-over").headers["Location"].endswith(f"saved={ours.pk}")
    assert f"/lists/{ours.pk}" in zhao.get(page).content.decode()
    assert admin.get(f"/lists/left/{late.pk}/removal").status_code == 200
    assert admin.post(f"/lists/left/{late.pk}/removal").headers["Location"] == "/lists/left"
    assert admin.post(f"/lists/left/{late.pk}/removal").status_code == 404
    assert "Late" not in zhao.get("/worklist").content.decode()


def test_who_only_sees_to_leavers_lists_isnt_offered_to_take_them_over(desk: Desk, at: datetime) -> None:
    rights = {"security.see_to_left_lists": Reach.ALL}
    set_custom_role(code="tidy", told=RoleTold(name_zh="整理", name_en="Tidy", rights=rights), by=SEED, at=at)
    zhao, li = desk("zhao-min"), User.objects.get(username="li-wei")
    grant_custom_role(user=li, code="tidy", by=SEED, at=at)
    zhao.post("/lists/worklist/new", {"name": "Ours", "order": "due", "is_shared": "on"})
    KeptList.objects.update(owner=User.objects.get(username="chen"), department=li.department)
    User.objects.filter(username="chen").update(deactivated_at=at)
    row = KeptList.objects.get()
    for page in (f"/worklist?saved={row.pk}", "/lists/left"):
        shown = desk("li-wei").get(page).content.decode()
        assert (f"/lists/left/{row.pk}/removal" in shown, "taking-over" in shown) == (True, False), page


def test_who_may_share_no_longer_renames_a_shared_list(desk: Desk) -> None:
    zhao = desk("zhao-min")
    zhao.post("/lists/worklist/new", {"name": "Ours", "order": "due", "is_shared": "on"})
    row = KeptList.objects.get()
    KeptList.objects.update(owner=User.objects.get(username="li-wei"))
    li = desk("li-wei")
    assert 'name="is_shared"' not in li.get(f"/lists/{row.pk}").content.decode()
    assert li.post(f"/lists/{row.pk}", {"name": "Theirs", "order": "due"}).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.department_id is not None) == ("Theirs", True)


def test_of_many_shared_lists_the_one_looked_at_is_counted(desk: Desk) -> None:
    zhao = User.objects.get(username="zhao-min")
    rows = [
        KeptList.objects.create(owner=zhao, department_id=zhao.department_id, kind="worklist", name=f"list {n:02}")
        for n in range(MOST_COUNTED + 1)
    ]
    counts = {label: count for _, label, count in OPENS.findall(desk("li-wei").get("/worklist").content.decode())}
    assert (counts.pop("list 00"), set(counts.values())) == ("…", {"0"})
    page = desk("li-wei").get(f"/worklist?saved={rows[0].pk}").content.decode()
    assert {label: count for _, label, count in OPENS.findall(page)}["list 00"] == "0"
