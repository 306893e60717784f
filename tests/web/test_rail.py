"""The rail: a few places in reach, whichever page is open among them, and all of them one step away."""

import re

import pytest

from careline.web.places import ON_PHONE, ON_RAIL, Place, Rail, place_of
from tests.web.conftest import Desk

PLACES = [Place(f"p{n}", "web:home", f"P{n}", "sun", "right", group=f"G{n // 4}", news=n % 2) for n in range(14)]


def names(rail: Rail, *, on_phone: bool) -> list[str]:
    hidden = "wide-only" if on_phone else "phone-only"
    return [place.name for place, room in rail.near() if room != hidden]


def test_the_first_places_stand_in_reach_and_the_open_one_always_does() -> None:
    for here, wide, phone in (("p0", "p9", "p4"), ("p7", "p9", "p7"), ("p12", "p12", "p12"), ("", "p9", "p4")):
        rail = Rail(PLACES, here)
        shown, in_hand = names(rail, on_phone=False), names(rail, on_phone=True)
        assert (len(shown), shown[-1]) == (ON_RAIL, wide), here
        assert (len(in_hand), in_hand[-1]) == (ON_PHONE, phone), here


def test_the_step_to_all_stands_where_some_are_out_of_reach_and_counts_their_news() -> None:
    assert Rail(PLACES[:ON_PHONE]).beyond() is None
    assert Rail(PLACES[:ON_RAIL]).beyond() == ("phone-only", 0, 3)
    assert Rail(PLACES).beyond() == ("", 2, 5)
    assert Rail(PLACES, "p13").beyond() == ("", 2, 4)  # p9 gave way to p13


def test_all_stand_under_headings_in_the_order_of_the_rail() -> None:
    groups = Rail(PLACES).groups()
    assert [*groups] == ["G0", "G1", "G2", "G3"]
    assert [one.name for one in groups["G3"]] == ["p12", "p13"]


def test_a_supervisor_reaches_every_place_from_every_page(desk: Desk) -> None:
    page = desk("zhao-min").get("/outbox").content.decode()
    rail, menu = page.split('id="places"')[0], page.split('id="places"')[1].split("</nav>")[0]
    assert re.search(r'href="/outbox" aria-current="page"', rail)
    assert 'href="/duplicates"' not in rail
    for address in ("/worklist", "/board", "/outbox", "/duplicates", "/erasure-requests"):
        assert f'href="{address}"' in menu
    assert "Watching over it" in menu


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("/worklist?view=open", "worklist"),
        ("/complaints/TS-2026-000001-1", "worklist"),
        ("/admin/due-rules/reply", "due-rules"),
        ("/admin/users", "users"),
        ("/customers/1/holdings", "customers"),
        ("/entry-audits/1/values/2/reveal", "accuracy"),
        ("/legal-holds", "erasures"),
        ("/my-notices", ""),
        ("/intakes", ""),
    ],
)
def test_what_lies_below_a_place_belongs_to_it(address: str, place: str) -> None:
    assert place_of(address) == place


def test_a_question_marks_the_place_it_is_asked_at(desk: Desk) -> None:
    page = desk("administrator").get("/admin/users/li-wei/name").content.decode()
    assert re.search(r'href="/admin/users" aria-current="page"', page.split('id="places"')[0])
