"""What a stranger may send: answered quietly, without the database, and never so that the log grows with it."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory, override_settings

from careline.project.log_bounds import MINUTE, MOST, Bounds
from careline.web.turned_away import NotOurName, turned_away

ELSEWHERE = "attacker.example"


@pytest.fixture
def stranger() -> Iterator[Client]:
    with override_settings(ALLOWED_HOSTS=["desk.example"]):
        yield Client(HTTP_HOST=ELSEWHERE)


def test_another_hosts_name_gets_a_quiet_page(stranger: Client, caplog: pytest.LogCaptureFixture) -> None:
    answer = stranger.get("/worklist", headers={"accept-language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Careline doesn’t answer at this address." in page
    assert '<p class="brand">Careline</p>' in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    (line,) = caplog.records
    assert line.exc_info is None
    assert ELSEWHERE not in line.getMessage() + page


@pytest.mark.parametrize(("language", "said"), [("en", "doesn’t answer"), ("zh-CN", "不在这个地址")])
def test_a_program_gets_a_problem_in_its_language(stranger: Client, language: str, said: str) -> None:
    answer = stranger.get("/api/v1/complaints", headers={"accept-language": language})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert json.loads(answer.content)["type"] == "urn:careline:problem:web.not_our_name"
    assert said in json.loads(answer.content)["detail"]


@pytest.mark.parametrize(("language", "said"), [("en", "what you typed"), ("zh-hans", "您填写的内容")])
def test_the_page_speaks_both_languages_and_the_chosen_colours(language: str, said: str) -> None:
    request = RequestFactory().get("/", headers={"accept-language": language})
    request.COOKIES["careline_theme"] = "dark"
    page = turned_away(NotOurName(), request, status=413).content.decode()
    assert said in page
    assert f'<html lang="{language}" data-theme="dark">' in page


def record(at: float, name: str = "django.request", level: int = logging.WARNING) -> logging.LogRecord:
    made = logging.LogRecord(name, level, "", 0, "Not Found: %s", ("/x",), None)
    made.created = at
    return made


def test_the_log_holds_so_many_lines_of_strangers_a_minute_and_counts_the_rest() -> None:
    bounds = Bounds()
    written = [bounds.filter(record(0.0)) for _ in range(500)]
    assert written.count(True) == MOST
    assert bounds.filter(record(1.0, level=logging.ERROR))
    assert bounds.filter(record(1.0, "careline.project"))
    after = record(MINUTE)
    assert bounds.filter(after)
    assert after.getMessage() == f"Not Found: /x (and {500 - MOST} more like it before, not written)"
    assert bounds.filter(record(2 * MINUTE, "django.security.TooManyFieldsSent", logging.ERROR))


def test_what_cant_be_read_leaves_no_traceback() -> None:
    bad = record(0.0, "django.security.TooManyFieldsSent", logging.ERROR)
    bad.exc_info = (ValueError, ValueError("x"), None)
    Bounds().filter(bad)
    assert bad.exc_info is None
    fault = record(0.0, level=logging.ERROR)
    fault.exc_info = (ValueError, ValueError("x"), None)
    Bounds().filter(fault)
    assert fault.exc_info is not None
