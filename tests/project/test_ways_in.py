"""Programs and pages come by ways of their own, and each finds there what it needs."""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from careline.project.ways_in import WaysIn, is_a_programs

seen: list[str] = []


class Porter:
    """Middleware of pages that tells of whatever it is asked."""

    def __init__(self, get_response: object) -> None:
        self.get_response = get_response

    def __call__(self, request: object) -> HttpResponse:
        """Tell, and pass on."""
        seen.append(type(self).__name__)
        return self.get_response(request)  # type: ignore[operator, no-any-return]

    def process_view(self, *_told: object) -> None:
        """Tell that a view was found."""
        seen.append(f"view of {type(self).__name__}")

    def process_exception(self, *_told: object) -> HttpResponse:
        """Tell, and answer."""
        seen.append(f"fault of {type(self).__name__}")
        return HttpResponse("mended")


class Maid(Porter):
    """Another."""


@pytest.fixture
def ways(settings: Settings) -> WaysIn:
    """Return the ways in of a house with two of them, the porter at the door."""
    settings.CARELINE_PAGES = [f"{__name__}.Porter", f"{__name__}.Maid"]
    seen.clear()
    return WaysIn(lambda _request: HttpResponse("view"))


def test_pages_meet_all_of_it_in_order_and_programs_none(ways: WaysIn) -> None:
    page, program = RequestFactory().get("/cases/"), RequestFactory().get("/api/v1/complaints")
    assert ways(program).content == b"view"
    ways.process_view(program, None, (), {})
    assert ways.process_exception(program, ValueError()) is None
    assert seen == []
    assert ways(page).content == b"view"
    ways.process_view(page, None, (), {})
    answer = ways.process_exception(page, ValueError())
    assert answer is not None
    assert answer.content == b"mended"
    assert seen == ["Porter", "Maid", "view of Porter", "view of Maid", "fault of Maid"]


WHOSE = [("/api/v1/me", True), ("/api/v1", False), ("/", False), ("/api/v2/me", False)]


@pytest.mark.parametrize(("address", "is_so"), WHOSE)
def test_whose_address_it_is(address: str, is_so: bool) -> None:  # noqa: FBT001  (a column of the table)
    assert is_a_programs(RequestFactory().get(address)) == is_so


def test_programs_are_answered_with_a_length_and_shut_to_frames_and_without_a_cookie() -> None:
    assert "careline.project.ways_in.WaysIn" in settings.MIDDLEWARE
    answer = Client(headers={"Accept-Language": "en"}).get("/api/v1/me")
    assert answer.status_code == 401
    assert int(answer.headers["Content-Length"]) == len(answer.content)
    assert (answer.headers["X-Frame-Options"], answer.headers["Content-Language"]) == ("DENY", "en")
    assert not answer.cookies


def test_pages_are_shut_to_frames_too() -> None:
    assert Client().get("/sign-in/").headers["X-Frame-Options"] == "DENY"
