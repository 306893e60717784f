"""Addresses end up in logs, proxies and browser histories: what may stand in one is written here, with the reason.

A parameter that isn't here is red, whether a screen's door lets it in, an endpoint reads it or a path holds it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from django.urls import URLPattern, path
from ninja import NinjaAPI

from careline.api.openapi import endpoints
from careline.api.parameters import parameters_of
from careline.api.v1 import api
from careline.web.doors import door
from tests.architecture.matrix.test_screens import bare, house
from tests.architecture.reading import PACKAGE, place, plant, python_files

CODE = "the code of something in the house; one chooses it, nobody types it"
CURSOR = "an opaque place in a list"
ALLOWED: Mapping[str, str] = {
    "account": "a random identifier, which names nobody to who can't look it up behind a door",
    "after": CURSOR,
    "arrived_before": "an instant",
    "arrived_from": "an instant",
    "attribute": CODE,
    "by": "a colleague's random identifier; the numbers of accuracy open their rows by it",
    "before": "an instant",
    "begun_before": "an instant",
    "begun_from": "an instant",
    "since": "an instant",
    "beside": "a complaint's or contact's own number, like `number`",
    "batch": "the random identifier of a file somebody sent",
    "catalogue": CODE,
    "centre": CODE,
    "category": CODE,
    "channel": CODE,
    "clause": CODE,
    "clock": "a random identifier of a complaint’s clock, which names nobody",
    "code": CODE,
    "complaint": "a complaint's own number, like `beside`",
    "contact": "a contact's own number, which people say on the telephone; no customer's number",
    "customer": "a random identifier, which names nobody to who can't look it up behind a door",
    "day": "a day of the calendar",
    "department": CODE,
    "due": CODE,
    "due_before": "an instant",
    "due_from": "an instant",
    "erasure": "an erasure request's own number, which people say on the telephone; no customer's number",
    "appointment": "an appointment's own number, which people say on the telephone; no customer's number",
    "month": "a month of the calendar",
    "hall": CODE,
    "hold": "a random identifier, which names nobody to who can't look it up behind a door",
    "flag": "a random identifier, which names nobody to who can't look it up behind a door",
    "field": "the name of a field, never what stands in it",
    "follow_up": "a random identifier of a promise",
    "from_day": "a day of the calendar",
    "entry": CODE,
    "file": "a random identifier, which names nobody to who can't look it up behind a door",
    "handler": "a colleague's user name, which the ledger names too; the board's numbers open their rows by it",
    "kind": "a kind of file, or of whatever the address lists",
    "limit": "a number of rows",
    "next": "an address of ours, which holds only what is allowed here",
    "notice": "a random identifier, which names nobody to who can't look it up behind a door",
    "note": "a random identifier, which names nobody to who can't look it up behind a door",
    "n": "the number of a version, or of a value in the order an audit drew it",
    "need": "a random identifier, which names nobody to who can't look it up behind a door",
    "noun": CODE,
    "pane": CODE,
    "record": "a random identifier, which names nobody to who can't look it up behind a door",
    "number": "a complaint's own number, which people say on the telephone; no customer's number (checked below)",
    "pack": CODE,
    "order": "a service order's own number, which people say on the telephone; no customer's number",
    "outcome": CODE,
    "lock": "a random identifier, which names nobody to who can't look it up behind a door",
    "left": "a random identifier, which names nobody to who can't look it up behind a door",
    "audit": "a random identifier, which names nobody to who can't look it up behind a door",
    "task": "a random identifier, which names nobody to who can't look it up behind a door",
    "pair": "the random identifier of two customers who are alike",
    "period": CODE,
    "reason": CODE,
    "representative": "a random identifier, which names nobody to who can't look it up behind a door",
    "role": CODE,
    "rule": CODE,
    "saved": "the random identifier of a list somebody keeps",
    "search": "the random name of a search, whose words are kept sealed elsewhere",
    "stage": CODE,
    "source": CODE,
    "state": CODE,
    "status": CODE,
    "type": CODE,
    "step": CODE,
    "subscription": "a random identifier, which names nobody to who can't look it up behind a door",
    "under": CODE,
    "until_day": "a day of the calendar",
    "urgency": CODE,
    "twin": "a random identifier, like `customer`: of the other record of a merge",
    "username": "a colleague's user name, which the ledger names too",
    "verdict": CODE,
    "view": CODE,
    "year": "a year of the calendar",
}
ONLY_IN_PATHS = {"number"}
"""In a query these words would mean something that was typed."""
UNCHECKED = {"doors.py", "searches.py"}
"""Where the door itself narrows an address, and where a search is looked up by its name."""
READS = re.compile(r"\.GET\b(?!\.get\(\"(\w+)\"|\[\"(\w+)\")|QUERY_STRING|get_full_path")
QUIET_READS = {
    "agent/narrowing.py",
    "agent/row.py",
    "agent/desk_lists.py",
    "agent/worklist.py",
    "agent/worklist_export.py",
    "agent/contacts.py",
    "agent/contacts_export.py",
    "agent/order_list.py",
}
"""They read the whole of what the door let in."""
SENDS = re.compile(
    r"<form\b(?![^>]*method=\"(?:post|dialog)\")[^>]*>|hx-get=[^>]*hx-include=[^>]*>|<(?:input|textarea|select)[^>]*hx-get=[^>]*>"
)
SENT = {
    "agent/contacts.html": "codes chosen from lists, and days",
    "agent/orders.html": "codes chosen from lists, and days",
    "agent/found_customers.html": "the identifier of the customer chosen",
}


def parameters(screens: Mapping[str, URLPattern]) -> Iterator[tuple[str, str, bool]]:
    """Every parameter of every screen: whose, its name, and whether it stands in the path."""
    for name, pattern in screens.items():
        yield from ((name, asked, True) for asked in pattern.pattern.converters)
        yield from ((name, asked, False) for asked in getattr(pattern.callback, "asks", ()))


def parameters_of_api(described: NinjaAPI) -> Iterator[tuple[str, str, bool]]:
    """The same of every endpoint."""
    for address, operation in endpoints(described):
        yield from ((address, asked, True) for asked in re.findall(r"{(\w+)}", address))
        yield from ((address, asked, False) for asked in parameters_of(operation.view_func))


def unreasoned(found: Iterable[tuple[str, str, bool]]) -> Iterator[str]:
    """Parameters that nobody gave a reason for."""
    for whose, name, is_in_path in found:
        if name not in ALLOWED or (name in ONLY_IN_PATHS and not is_in_path):
            yield f"{whose} takes {name} in its address: post it, or say in ALLOWED why it names nobody"


def forms_that_show(templates: Path) -> Iterator[str]:
    """Forms and fields that put what is typed into an address."""
    for page in sorted(templates.rglob("*.html")):
        name = str(page.relative_to(templates))
        if name not in SENT:
            yield from (f"{name} sends by its address: {found[0][:80]}" for found in SENDS.finditer(page.read_text()))


def reads_past_the_door(room: Path) -> Iterator[str]:
    """Code that reads an address other than by the names the door lets in."""
    for file in python_files(room):
        name = place(file, room)
        if name in UNCHECKED | QUIET_READS:
            continue
        yield from (f"{name} reads the address: {found[0]}" for found in READS.finditer(file.read_text()))


def test_every_parameter_of_a_screen_has_a_reason() -> None:
    assert list(unreasoned(parameters(house()))) == []


def test_every_parameter_of_an_endpoint_has_a_reason() -> None:
    assert list(unreasoned(parameters_of_api(api))) == []


def test_every_reason_is_needed() -> None:
    taken = {name for _, name, _ in (*parameters(house()), *parameters_of_api(api))}
    assert ALLOWED.keys() <= taken


def test_no_form_sends_by_its_address() -> None:
    assert list(forms_that_show(PACKAGE / "web" / "templates")) == []


def test_views_read_only_what_their_door_lets_in() -> None:
    assert list(reads_past_the_door(PACKAGE / "web")) == []


@pytest.mark.parametrize("name", ["q", "number", "surname", "description"])
def test_planted_parameters_are_reported(name: str) -> None:
    asking = path("planted", door("cases.read_complaint", asks=(name,))(bare), name="planted")
    assert len(list(unreasoned(parameters({"planted": asking})))) == 1
    planted = NinjaAPI(urls_namespace=f"planted-{name}")
    exec(f"def view(request, {name}: str): ...", said := {})  # noqa: S102  (ninja reads a function's own names)
    planted.get("/planted")(said["view"])
    assert len(list(unreasoned(parameters_of_api(planted)))) == 1


@pytest.mark.parametrize(
    "page",
    [
        '<form role="search"><input name="q"></form>',
        '<input name="find" hx-get="/found">',
        '<div hx-get="/found" hx-include="[name=title]">',
    ],
)
def test_planted_forms_are_reported(tmp_path: Path, page: str) -> None:
    assert len(list(forms_that_show(plant(tmp_path, {"planted.html": page})))) == 1
    assert not list(forms_that_show(plant(tmp_path, {"planted.html": '<form class="x" method="post"></form>'})))


def test_planted_reading_past_the_door_is_reported(tmp_path: Path) -> None:
    root = plant(tmp_path, {"web/planted.py": "def view(request):\n    return request.GET\n"})
    assert len(list(reads_past_the_door(root))) == 1
