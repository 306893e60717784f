"""Every screen opens for each role, over its own, a colleague's and an outsider's object, as far as was written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import Template
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from careline.clocks.operations.calendars import set_calendar, set_calendar_day
from careline.clocks.operations.due_rules import set_due_rule
from careline.clocks.operations.ladder import set_ladder_step
from careline.clocks.rules.days import DayKind
from careline.clocks.rules.ladder import Recipient, Rung
from careline.kernel.clock import StoppedClock, using
from careline.security import policy
from careline.security.actor import system
from careline.security.credentials.sessions import open_session
from careline.security.policy import Reach
from careline.security.rules.roles import Role
from careline.web.arrivals import COOKIE
from careline.web.doors import ANYBODY, door, public
from careline.web.doors import SIGNED_IN as ANY_ROLE
from tests.architecture.matrix.addresses import PUBLIC, Address, addresses, disagreement
from tests.architecture.matrix.neighbours import Neighbours
from tests.architecture.matrix.posted import BODIES
from tests.architecture.matrix.screens import TABLE
from tests.architecture.matrix.visiting import OWNED, Visitor
from tests.architecture.matrix.written import AT_THE_DOORS
from tests.web.conftest import TWO_DAYS

Screens = Mapping[str, URLPattern]


def screens(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the room of screens, by its name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from screens(pattern.url_patterns, pattern.namespace or space)
        elif space == "web":
            yield str(pattern.name), pattern


def house() -> Screens:
    return dict(screens(get_resolver().url_patterns))


def namesakes(names: Iterable[str]) -> Iterator[str]:
    """Names two screens share: Django would lead to one of them, wherever the other was meant."""
    yield from (f"{name} is {count} screens" for name, count in Counter(names).items() if count > 1)


def view_of(address: Address) -> str:
    """The name of the view; one view makes all moves, each under its noun."""
    return address.name.partition(":")[0]


def doorless(known: Screens) -> Iterator[str]:
    """Views that don't say who may come in, or name a right that nobody registered."""
    for name, pattern in known.items():
        right = getattr(pattern.callback, "door", None)
        if right is None:
            yield f"{name} has no door"
        elif right not in {ANYBODY, ANY_ROLE, *policy.registered()}:
            yield f"{name}: nobody registered {right}"


def unwritten(known: Screens, table: Iterable[Address]) -> Iterator[str]:
    """Screens without a line, lines without a screen, and doors open to anybody that weren't meant to be."""
    listed = {view_of(address): address for address in table}
    yield from (f"{name} isn't in the table" for name in sorted(known.keys() - listed.keys()))
    yield from (f"the table has {name}, which doesn't exist" for name in sorted(listed.keys() - known.keys()))
    for name in known.keys() & listed.keys():
        right = getattr(known[name].callback, "door", "")
        if (right == ANYBODY) != (listed[name].rights == (PUBLIC,)):
            yield f"{name} is written as {listed[name].rights[0]}, and its door says {right}"


def hold_rules(code: str, at: datetime) -> None:
    """Keep a calendar and a due rule of this code, for the screens that show one."""
    holder = system("matrix")
    week = [["09:00-18:00"]] * 7
    set_calendar(code=code, zone="Asia/Shanghai", name_zh="矩阵", name_en="Matrix", weekly=week, by=holder, at=at)
    set_calendar_day(code=code, day=date(2026, 3, 17), kind=DayKind.HOLIDAY, by=holder, at=at)
    terms = replace(TWO_DAYS, code=code, calendar=code)
    set_due_rule(terms=terms, valid_from=at.date(), by=holder, at=at)
    set_ladder_step(rung=Rung(code=code, fraction=60, recipients=(Recipient.LEAD,)), by=holder, at=at)


class Reader(Visitor):
    """One who signed in at a desk."""

    def __init__(self, street: Neighbours, at: datetime) -> None:
        super().__init__(street, at)
        self.secret = open_session(self.me, address=None, device="", at=at).secret
        self.screens = house()
        hold_rules("matrix", at)

    def url(self, address: Address, known: Mapping[str, object]) -> str:
        """Where the screen lies, with what is known in the places of its address."""
        view, _, noun = address.name.partition(":")
        code = known["department" if view.startswith("department") else "category"]
        values = {**known, "noun": noun, "code": code, "year": self.at.year, "day": "2026-03-17", "n": 1}
        values |= {"month": "2026-02", "outcome": "missed"}
        if view.startswith("notice-text"):
            values |= {"kind": "complaint_replied", "channel": "email"}
        if view.startswith("contact-file"):
            values["file"] = known["paper"]
        if view.startswith("pack"):
            values["pack"] = "cn"
        if view == "record-reveal":
            values["field"] = "subscription_number"
        wanted = self.screens[view].pattern.converters
        return reverse(f"web:{view}", kwargs={name: values[name] for name in wanted})

    def knock(self, address: Address, known: Mapping[str, object]) -> int:
        """Open the page, or send its form."""
        url = self.url(address, known)
        self.client.cookies[COOKIE] = self.secret  # signing out takes it
        if address.method == "GET":
            return self.client.get(url).status_code
        return self.client.post(url, {"version": 1} | BODIES.get(address.name, {})).status_code

    def is_owned(self, address: Address) -> bool:
        return bool(OWNED & set(self.screens[view_of(address)].pattern.converters))


def disagreements(reader: Reader, role: Role, table: Iterable[Address]) -> Iterator[str]:
    for address in table:
        is_owned = reader.is_owned(address)
        reached = reader.reached(address, is_owned=is_owned)
        yield from disagreement(address, role, reached=reached, is_owned=is_owned)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, street: Neighbours, at: datetime) -> Iterator[Reader]:
    monkeypatch.setattr(Template, "render", lambda *_: "")  # the answer counts here; pages are looked at in tests/web
    with using(StoppedClock(at)):
        yield Reader(street, at)


def test_every_screen_has_a_door() -> None:
    assert list(doorless(house())) == []


def test_no_two_screens_share_a_name() -> None:
    assert list(namesakes(name for name, _ in screens(get_resolver().url_patterns))) == []


def test_planted_namesake_is_reported() -> None:
    assert list(namesakes(["board", "outbox", "board"])) == ["board is 2 screens"]


def test_every_screen_is_written_down() -> None:
    assert list(unwritten(house(), addresses(TABLE))) == []


@pytest.mark.parametrize("role", AT_THE_DOORS, indirect=True)
def test_every_screen_opens_as_far_as_was_written(reader: Reader, role: Role) -> None:
    assert list(disagreements(reader, role, addresses(TABLE))) == []


def planted(view: object) -> Screens:
    return {"planted": path("planted", view, name="planted")}


def bare(_: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_planted_view_without_a_door_is_reported() -> None:
    assert list(doorless(planted(bare))) == ["planted has no door"]
    assert len(list(doorless(planted(door("cases.fly")(bare))))) == 1
    assert list(doorless(planted(public()(bare)))) == []


def test_planted_unwritten_view_is_reported() -> None:
    assert list(unwritten(planted(public()(bare)), [])) == ["planted isn't in the table"]
    assert len(list(unwritten(planted(public()(bare)), [Address("GET", "planted", ("signed-in",))]))) == 1


@pytest.mark.parametrize("role", [Role.AGENT], indirect=True)
@pytest.mark.parametrize(
    ("name", "screen"),
    [("cases.read_board", "board"), ("cases.read_complaint", "case"), ("security.add_user", "user-new")],
)
def test_planted_policy_that_grants_all_is_reported(reader: Reader, role: Role, name: str, screen: str) -> None:
    real = policy.registered()[name]
    policy._policies[name] = replace(real, reach=dict.fromkeys(Role, Reach.ALL))
    try:
        faults = list(disagreements(reader, role, [one for one in addresses(TABLE) if one.name == screen]))
    finally:
        policy._policies[name] = real
    assert faults
