"""The porch lets only complete requests in, and says plainly why it sends one away."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler

from careline.project.porch import body
from careline.project.porch.body import IN_MEMORY, Limits
from careline.project.porch.crowd import Crowd
from careline.project.porch.environ import Environ
from careline.project.porch.porch import THREADS, Porch
from careline.project.porch.uploads import Uploads

LIMITS = Limits(largest=IN_MEMORY * 2, grace=0.2, rate=1000, longest=0.5)
GONE = {"type": "http.disconnect"}
HASTE = 20.0


class Within:
    """A WSGI application that remembers what it was asked, and by which thread."""

    def __init__(self) -> None:
        self.asked: list[Environ] = []
        self.bodies: list[bytes] = []
        self.threads: set[str] = set()

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        self.asked.append(environ)
        self.bodies.append(environ["wsgi.input"].read())
        self.threads.add(threading.current_thread().name)
        start("200 OK", [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
        return iter([b"one ", b"two"])


@pytest.fixture
def within() -> Within:
    return Within()


def scope(*headers: tuple[bytes, bytes], path: bytes = b"/api/v1/complaints") -> dict[str, Any]:
    server = {"server": ("127.0.0.1", "8000"), "client": ("192.0.2.7", "4711"), "scheme": "http", "http_version": "1.1"}
    return {"type": "http", "method": "POST", "raw_path": path, "query_string": b"a=%E4", "headers": headers, **server}


def part(body: bytes, *, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def ask(porch: Porch, asked: dict[str, Any], parts: Iterable[dict[str, Any]] = (), *, pause: float = 0) -> list[Any]:
    return asyncio.run(_ask(porch, asked, iter(parts), pause))


async def _ask(porch: Porch, asked: dict[str, Any], parts: Iterator[dict[str, Any]], pause: float) -> list[Any]:
    said: list[Any] = []

    async def receive() -> Any:
        await asyncio.sleep(pause)
        return next(parts)

    async def send(message: Any) -> None:
        said.append(message)

    await asyncio.wait_for(porch(asked, receive, send), HASTE)
    return said


def porch_before(within: Within, *, most: int | None = None) -> Porch:
    return Porch(within, crowd=Crowd(most), limits=LIMITS)


def headers_of(said: list[Any]) -> dict[bytes, bytes]:
    return dict(said[0]["headers"])


def announcing(length: int) -> tuple[bytes, bytes]:
    return b"content-length", str(length).encode()


def test_a_complete_request_is_passed_on_whole(within: Within) -> None:
    porch = porch_before(within)
    said = ask(porch, scope((b"transfer-encoding", b"chunked")), [part(b"ab", more=True), part(b"cd")])
    assert within.bodies == [b"abcd"]
    assert within.asked[0]["CONTENT_LENGTH"] == "4"
    assert said[0]["status"] == 200
    assert said[0]["headers"] == [(b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert said[1]["body"] == b"one two"


def test_a_large_body_waits_in_a_file(within: Within) -> None:
    length = IN_MEMORY + 1
    ask(porch_before(within), scope(announcing(length)), [part(b"x" * IN_MEMORY, more=True), part(b"x")])
    assert len(within.bodies[0]) == length


def test_what_was_announced_is_whole_without_asking_whether_more_comes(within: Within) -> None:
    ask(porch_before(within), scope(announcing(4)), [part(b"ab", more=True), part(b"cd", more=True)])
    assert within.bodies == [b"abcd"]


def test_in_chunks_only_the_end_tells_whatever_was_announced(within: Within) -> None:
    both = scope(announcing(2), (b"transfer-encoding", b"chunked"))
    ask(porch_before(within), both, [part(b"ab", more=True), part(b"cd")])
    assert within.bodies == [b"abcd"]


def test_the_request_is_told_as_it_came(within: Within) -> None:
    came = scope(
        (b"content-type", b"text/plain"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
        (b"x-one", b"1"),
        (b"x-one", b"2"),
        (b"x_forwarded_proto", b"https"),
        path=b"/%E4%B8%AD/%FF",
    )
    ask(porch_before(within), came)
    told = within.asked[0]
    assert told["PATH_INFO"].encode("latin-1") == "/中/".encode() + b"\xff"
    assert (told["QUERY_STRING"], told["CONTENT_TYPE"], told["CONTENT_LENGTH"]) == ("a=%E4", "text/plain", "0")
    assert (told["HTTP_COOKIE"], told["HTTP_X_ONE"], told["REMOTE_ADDR"]) == ("a=1; b=2", "1,2", "192.0.2.7")
    assert "HTTP_X_FORWARDED_PROTO" not in told, "a header with an underscore passes for the proxy's own"


def test_who_breaks_off_has_asked_nothing(within: Within) -> None:
    said = ask(porch_before(within), scope(announcing(20)), [part(b'{"title": ""}', more=True), GONE])
    assert (said[0]["status"], json.loads(said[1]["body"])["type"]) == (400, "urn:careline:problem:api.body_broken_off")
    assert within.asked == []


@pytest.mark.parametrize(
    ("length", "parts", "pause", "told"),
    [
        (9, [part(b"x", more=True)] * 9, 0.15, (408, "api.body_too_slow")),
        (10_000, [part(b"x" * 100, more=True)] * 100, 0.1, (408, "api.body_too_slow")),
        (LIMITS.largest + 1, [part(b"x", more=True), GONE], 0, (413, "api.body_too_large")),
        (1, [part(b"x" * LIMITS.largest, more=True), part(b"x")], 0, (413, "api.body_too_large")),
    ],
    ids=["one byte at a time", "for too long", "announced too large", "too large"],
)
def test_what_is_too_slow_or_too_large_is_sent_away(
    within: Within, length: int, parts: list[Any], pause: float, told: tuple[int, str]
) -> None:
    said = ask(porch_before(within), scope(announcing(length), (b"accept-language", b"en")), parts, pause=pause)
    headers, problem = headers_of(said), json.loads(said[1]["body"])
    assert (said[0]["status"], problem["type"]) == (told[0], f"urn:careline:problem:{told[1]}")
    assert headers[b"content-type"] == b"application/problem+json"
    assert headers[b"connection"] == b"close"
    assert within.asked == []


def test_a_browser_gets_a_page_in_its_language(within: Within) -> None:
    asked = scope(announcing(LIMITS.largest + 1), (b"accept-language", b"zh-CN"), path=b"/session/")
    said = ask(porch_before(within), asked, [GONE])
    assert headers_of(said)[b"content-type"] == b"text/html; charset=utf-8"
    assert b"default-src 'none'" in headers_of(said)[b"content-security-policy"]
    page = said[1]["body"].decode()
    assert '<html lang="zh-hans" data-theme="auto">' in page
    assert "<h1>发送的内容超过" in page
    assert "您填写的内容通常还在" in page


def test_one_address_can_fill_its_own_place_only(within: Within) -> None:
    porch = porch_before(within, most=2)

    async def scene() -> tuple[list[Any], list[Any]]:
        slow = [
            asyncio.create_task(_ask(porch, scope(announcing(2)), iter([part(b"x", more=True), part(b"y")]), 0.1))
            for _ in range(2)
        ]
        await asyncio.sleep(0.05)
        third = await _ask(porch, scope(announcing(1)), iter([part(b"z")]), 0)
        other = await _ask(porch, {**scope(announcing(1)), "client": ("192.0.2.8", "1")}, iter([part(b"z")]), 0)
        await asyncio.gather(*slow)
        return third, other

    third, other = asyncio.run(scene())
    assert (third[0]["status"], other[0]["status"]) == (429, 200)
    assert ask(porch, scope(announcing(1)), [part(b"z")])[0]["status"] == 200, "they have gone in"


def test_the_same_few_threads_serve_for_ever(within: Within) -> None:
    porch = porch_before(within)
    for _ in range(20):
        ask(porch, scope())
    assert len(within.threads) <= THREADS


def test_django_answers_behind_the_porch() -> None:
    said = ask(Porch(WSGIHandler(), crowd=Crowd()), scope(path=b"/api/v1/me"))
    assert said[0]["status"] == 405
    assert json.loads(said[1]["body"])["status"] == 405


def test_what_is_too_large_is_let_come_before_it_is_refused_but_not_asked_for(within: Within) -> None:
    parts = iter([part(b"x" * 1000, more=True)] * 20 + [part(b"x")])
    assert ask(porch_before(within), scope(announcing(LIMITS.largest + 1)), parts)[0]["status"] == 413
    assert next(parts, None) is None, "an answer is read only by who has sent everything"
    waits = scope(announcing(LIMITS.largest + 1), (b"expect", b"100-continue"))
    assert ask(porch_before(within), waits)[0]["status"] == 413


FILES = b"/complaints/TS-2026-000001-3/files"


@pytest.mark.parametrize(
    ("path", "is_known", "status"),
    [
        (FILES, True, 200),
        (b"/api/v1" + FILES, True, 200),
        (FILES, False, 413),
        (b"/complaints/TS-2026-000001-3/notes", True, 200),
        (b"/api/v1/complaints/TS-2026-000001-3/notes", True, 413),
        (b"/api/v1/complaints/TS-2026-000001-3/notes/01a2/files", True, 200),
        (b"/complaints/TS-2026-000001-3/reply", True, 413),
        (b"/x" + FILES, True, 413),
    ],
)
def test_who_is_known_may_send_files_where_files_are_taken(
    within: Within, path: bytes, is_known: object, status: int
) -> None:
    porch = Porch(within, crowd=Crowd(None), limits=LIMITS, uploads=Uploads(lambda _: bool(is_known)))
    much = b"x" * (LIMITS.largest + 1)
    assert ask(porch, scope(announcing(len(much)), path=path), [part(much)])[0]["status"] == status
    assert bool(within.bodies) == (status == 200)


def test_a_few_files_at_a_time(within: Within) -> None:
    porch = Porch(within, crowd=Crowd(None), limits=LIMITS, uploads=Uploads(lambda _: True, at_once=0))
    parts = iter([part(b"x" * 1000, more=True)] * 20 + [part(b"x")])
    assert ask(porch, scope(announcing(LIMITS.largest + 1), path=FILES), parts)[0]["status"] == 429
    assert next(parts, None) is None, "an answer is read only by who has sent everything"


def test_who_was_let_finish_is_refused_though_a_place_got_free_meanwhile(within: Within) -> None:
    uploads = Uploads(lambda _: True, at_once=0)

    def sending() -> Iterator[dict[str, Any]]:
        yield part(b"x" * 1000, more=True)
        uploads.free = 1
        yield part(b"x")

    said = ask(
        Porch(within, crowd=Crowd(None), limits=LIMITS, uploads=uploads),
        scope(announcing(LIMITS.largest + 1), path=FILES),
        sending(),
    )
    assert said[0]["status"] == 429, "what was thrown away can't be taken in"
    assert uploads.free == 1


def test_a_stranger_who_is_let_finish_takes_nobodys_place(within: Within) -> None:
    uploads, free = Uploads(lambda _: False, at_once=1), []

    def sending() -> Iterator[dict[str, Any]]:
        yield part(b"x" * 1000, more=True)
        free.append(uploads.free)
        yield part(b"x")

    porch = Porch(within, crowd=Crowd(None), limits=LIMITS, uploads=uploads)
    assert ask(porch, scope(announcing(LIMITS.largest + 1), path=FILES), sending())[0]["status"] == 413
    assert free == [1]


def test_who_goes_on_for_ever_is_ended_and_who_only_is_slow_is_let_finish(
    within: Within, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(parts: int, pause: float) -> int:
        coming = iter([part(b"x" * 1000, more=True)] * parts + [part(b"x")])
        asked = scope(announcing(LIMITS.largest + 1))
        assert ask(porch_before(within), asked, coming, pause=pause)[0]["status"] == 413
        return len(list(coming))

    def discarding(**bounds: float) -> None:
        monkeypatch.setattr(body, "DISCARDED", Limits(**({"largest": LIMITS.largest * 2, "rate": 10_000.0} | bounds)))  # type: ignore[arg-type]  # a whole number stays one

    discarding(grace=0.1, longest=5)
    assert left(parts=40, pause=0.02) == 0, "fast enough, though it takes longer than the first patience"
    discarding(grace=0.1, longest=0.3)
    assert left(parts=400, pause=0.02) > 300, "too long"
    discarding(grace=0.1, longest=5)
    assert left(parts=400, pause=0.15) > 300, "too slow"
    discarding(grace=5, longest=5)
    assert left(parts=1000, pause=0) > 400, "too much"
    assert within.asked == []
