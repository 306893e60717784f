"""HEAD is answered wherever GET is: pages for anybody, pages behind a door, downloads, the API."""

import pytest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory

from careline.project.heads import answer_heads
from tests.web.conftest import Desk


def asked(response: HttpResponse | StreamingHttpResponse) -> tuple[HttpResponse | StreamingHttpResponse, str | None]:
    """Ask for an answer by HEAD; return it, and by which method the view was asked."""
    methods: list[str | None] = []

    def view(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        methods.append(request.method)
        return response

    request = RequestFactory().head("/anything")
    answer = answer_heads(view)(request)
    assert (request.method, request.META["REQUEST_METHOD"]) == ("HEAD", "HEAD")
    return answer, methods[0]


def test_the_view_is_asked_as_by_get_and_its_body_stays_back() -> None:
    answer, method = asked(HttpResponse("three", headers={"X-Frame-Options": "DENY"}))
    assert isinstance(answer, HttpResponse)
    assert (method, answer.content, answer["Content-Length"], answer["X-Frame-Options"]) == ("GET", b"", "5", "DENY")


def test_what_would_be_streamed_is_let_go() -> None:
    answer, method = asked(StreamingHttpResponse(iter([b"one", b"two"])))
    assert isinstance(answer, StreamingHttpResponse)
    assert (method, b"".join(answer)) == ("GET", b"")


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/service", 200),
        ("/service/commitment", 200),
        ("/service/visit", 200),
        ("/session/", 200),
        ("/worklist", 302),
        ("/service/visit/cancellation", 405),  # which takes no GET either
        ("/nowhere", 404),
        ("/api/v1/me", 401),
    ],
)
def test_head_says_what_get_would(address: str, status: int) -> None:
    head, get = Client().head(address), Client().get(address)
    assert head.status_code == get.status_code == status
    assert head["Content-Type"] == get["Content-Type"]
    assert head.content == b""


def test_who_is_signed_in_is_answered_too(desk: Desk) -> None:
    client = desk("zhao-min")
    for address in ("/worklist", "/commitments", "/commitments/cn.nothing", "/clock-alarms"):
        assert client.head(address).status_code == client.get(address).status_code, address
    assert client.head("/worklist").status_code == 200
    assert desk("li-wei").head("/commitments").status_code == 403, "no door opens further to HEAD"
