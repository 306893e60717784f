"""The due rules as administrators read them."""

import pytest

from careline.cases.models import Clock
from tests.web.conftest import Desk, Take


def test_a_rule_is_told_in_words_and_no_reason_twice(desk: Desk) -> None:
    client = desk("administrator")
    page = client.get("/admin/due-rules").content.decode()
    assert "China" in page
    assert ">cn<" not in page.replace(" ", "")
    assert page.count("promise") - page.count("cn.promise") == page.count("Service promise") == 1
    client.cookies["django_language"] = "zh-hans"
    assert "中国" in client.get("/admin/due-rules").content.decode()


@pytest.mark.parametrize(("language", "source"), [("en", "Service promise"), ("zh-hans", "服务承诺")])
def test_a_due_time_names_its_source_in_the_readers_language(
    desk: Desk, take: Take, language: str, source: str
) -> None:
    number = take()
    client = desk("li-wei")
    client.cookies["django_language"] = language
    assert source in client.get(f"/complaints/{number}").content.decode()
    assert "source" not in {field.name for field in Clock._meta.get_fields()}


def test_a_rule_that_has_ended_isnt_ended_again(desk: Desk, take: Take) -> None:
    take()
    client = desk("administrator")
    page = "/admin/due-rules/cn.promise"
    assert client.post(f"{page}/retirement", {"valid_from": "2026-03-20"}).status_code == 302
    again = client.post(f"{page}/retirement", {"valid_from": "2026-03-20"})
    assert (again.status_code, "has ended as of" in again.content.decode()) == (422, True)
    assert client.get(page).content.decode().count("ends the rule") == 1
