"""Every address has a door, and every door lets in exactly those its policy names."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from careline.security import policy
from careline.web.doors import ANYBODY, SIGNED_IN
from tests.web.conftest import PEOPLE, Desk, by

VALUES = {
    "number": "TS-2026-000001-5",
    "username": "sun",
    "channel": "phone",
    "code": "network",
    "contact": "JC-2026-000001-5",
    "field": "name",
    "clause": "identity",
    "order": "YW-2026-000001-5",
    "noun": "classification",
    "n": 1,
    "pane": "holdings",
    "year": 2026,
    "day": "2026-10-01",
}
SOMETHING = "0193b3a0-0000-7000-8000-000000000000"
"""What isn't there, under any other name."""
OPEN = {"home", "sign-in", "expired", "sign-out", "signed-out", "palette", "password", "preferences"} | {
    "draft",  # of a form about nobody yet: one's own
    "public-write",
    "public-appointment",
    "public-cancellation",
    "public-progress",
    "public-visit",
    "public-commitment",
}


def screens() -> Iterator[URLPattern]:
    """Every address of the screens."""
    pending: list[URLPattern | URLResolver] = [
        one for one in get_resolver().url_patterns if getattr(one, "app_name", "") == "web"
    ]
    while pending:
        one = pending.pop()
        if isinstance(one, URLResolver):
            pending += one.url_patterns
        else:
            yield one


PATTERNS = sorted(screens(), key=lambda one: one.name or "")


def path_of(pattern: URLPattern) -> str:
    names = pattern.pattern.converters
    return reverse(f"web:{pattern.name}", kwargs={name: VALUES.get(name, SOMETHING) for name in names})


def test_there_are_screens() -> None:
    assert len(PATTERNS) > 40


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.name)
def test_every_address_has_a_door(pattern: URLPattern) -> None:
    right = getattr(pattern.callback, "door", None)
    assert right in {ANYBODY, SIGNED_IN} or right in policy.registered(), f"{pattern.name} has no door"
    assert (right in {ANYBODY, SIGNED_IN}) == (pattern.name in OPEN)


@pytest.mark.usefixtures("house")
def test_nobody_comes_in_unsigned() -> None:
    for pattern in PATTERNS:
        if getattr(pattern.callback, "door", "") == ANYBODY:
            continue
        for method in ("get", "post"):
            answer = getattr(Client(), method)(path_of(pattern))
            if answer.status_code == 405:
                continue
            assert answer.status_code == 302, pattern.name
            assert answer["Location"].startswith("/session/"), pattern.name


def test_a_door_is_shut_in_words_to_who_lacks_its_right(desk: Desk) -> None:
    """Whom it opens for is the matrix's business; here it is what somebody reads before a shut one.

    Each of them sees a whole page once, and from then on the toast that says the same.
    """
    people = {username: (desk(username), by(username)) for username in PEOPLE}
    seen: set[str] = set()
    for pattern in PATTERNS:
        right = pattern.callback.door
        if right not in policy.registered():
            continue
        who = next((who for who, (_, actor) in people.items() if not policy.allows(actor, right)), None)
        if who is None:
            continue  # open to everybody who signed in
        client, headers = people[who][0], {"HX-Request": "true"} if who in seen else {}
        answer = client.get(path_of(pattern), headers=headers)
        if answer.status_code == 405:
            answer = client.post(path_of(pattern), headers=headers)
        assert answer.status_code == 403, pattern.name
        assert b"Your role does not allow this" in answer.content, pattern.name
        assert (b"<main" in answer.content) is (who not in seen), pattern.name
        seen.add(who)


def test_pages_are_not_stored_and_run_no_foreign_script(desk: Desk) -> None:
    answer = desk("li-wei").get("/worklist")
    assert answer["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    page = answer.content.decode()
    assert " style=" not in page
    assert "<style" not in page
    assert "<script>" not in page
    assert " onclick" not in page
