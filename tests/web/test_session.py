"""Coming and going."""

import pytest
from django.test import Client

from careline.security.credentials.passwords import give_password
from careline.security.models import User
from careline.web.arrivals import COOKIE
from tests.web.conftest import PASSWORD, Desk

WHO = {"username": "li-wei", "password": PASSWORD}


@pytest.mark.usefixtures("house")
def test_who_signs_in_gets_a_cookie_no_script_can_read() -> None:
    client = Client()
    answer = client.post("/session/", WHO)
    assert answer.status_code == 302
    assert client.cookies[COOKIE]["httponly"]
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/worklist"


@pytest.mark.parametrize("wrong", [{"password": "no"}, {"username": "nobody"}, {"username": "li-wei\0"}])
@pytest.mark.usefixtures("house")
def test_who_fails_is_told_one_thing_and_what_to_do(wrong: dict[str, str]) -> None:
    answer = Client(headers={"Accept-Language": "en"}).post("/session/", WHO | wrong)
    assert answer.status_code == 422
    assert COOKIE not in answer.cookies


@pytest.mark.usefixtures("house")
def test_one_comes_back_to_the_page_one_wanted_but_never_to_a_strangers() -> None:
    assert Client().post("/session/", WHO | {"next": "/board?x=1"})["Location"] == "/board?x=1"
    assert Client().post("/session/", WHO | {"next": "https://evil.example/"})["Location"] == "/"
    assert Client().post("/session/", WHO | {"next": "//evil.example"})["Location"] == "/"


@pytest.mark.parametrize("word", ["web:home", "home", "abc", ""])
def test_a_next_page_that_is_no_address_is_left_alone(desk: Desk, word: str) -> None:
    assert Client().post("/session/", WHO | {"next": word})["Location"] == "/"
    assert desk("li-wei").post("/preferences", {"next": word})["Location"] == "/"


def test_a_refused_change_of_roles_takes_none_away(desk: Desk) -> None:
    answer = desk("administrator").post("/admin/users/chen/roles", {"roles": ["security_administrator"]})
    assert answer.status_code == 403
    user = User.objects.get(username="chen")
    assert [grant.role for grant in user.role_grants.all()] == ["department_handler"]


def test_a_session_that_ended_says_so(desk: Desk) -> None:
    client = desk("li-wei")
    client.cookies[COOKIE] = "gone"
    answer = client.get("/worklist", follow=True)
    assert answer.redirect_chain[-1][0] == "/session/expired?next=%2Fworklist"
    assert b"You were signed out because" in answer.content


def test_signing_out_ends_the_session(desk: Desk) -> None:
    client = desk("li-wei")
    secret = client.cookies[COOKIE].value
    assert client.post("/session/end")["Location"] == "/session/ended"
    client.cookies[COOKIE] = secret
    assert client.get("/worklist").status_code == 302


def test_a_one_time_password_opens_nothing_but_its_replacement(desk: Desk, at: object) -> None:
    client = desk("li-wei")
    give_password(User.objects.get(username="li-wei"), "Temporary-1", must_change=True, at=at)  # type: ignore[arg-type]
    assert client.get("/worklist")["Location"] == "/session/password"
    weak = {"old_password": "Temporary-1", "new_password": "short", "again": "short"}
    answer = client.post("/session/password", weak)
    assert answer.status_code == 422
    assert b"too short" in answer.content
    good = {"old_password": "Temporary-1", "new_password": "seven blue boats sail", "again": "seven blue boats sail"}
    assert client.post("/session/password", good).status_code == 302
    assert client.get("/worklist").status_code == 200


@pytest.mark.usefixtures("house")
def test_a_form_without_its_token_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True, headers={"Accept-Language": "en"}).post("/session/", WHO)
    assert answer.status_code == 403
    assert b"Load the page again and send it once more." in answer.content


def test_the_language_and_the_colours_are_kept(desk: Desk) -> None:
    client = desk("li-wei")
    answer = client.post("/preferences", {"language": "zh-hans", "theme": "dark", "next": "/worklist"}, follow=True)
    assert 'data-theme="dark"' in answer.content.decode()
    assert "工作列表" in answer.content.decode()
    assert client.post("/preferences", {"theme": "pink", "next": "//evil.example"})["Location"] == "/"


def test_an_address_that_leads_nowhere_says_so_in_the_house(desk: Desk) -> None:
    answer = desk("li-wei").get("/nowhere")
    assert answer.status_code == 404
    assert b"There is no page at this address." in answer.content
    assert b"/worklist" in answer.content  # the rail is there: one isn't lost


@pytest.mark.usefixtures("house")
def test_a_chinese_refusal_has_no_space_between_its_sentences() -> None:
    page = Client(headers={"Accept-Language": "zh-Hans"}).post("/session/", WHO | {"password": "no"}).content.decode()
    assert "。" in page
    assert "。 " not in page.partition('role="alert"')[2].partition("</div>")[0]


def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(desk: Desk) -> None:
    client = desk("li-wei")
    client.post("/session/end")
    sent = client.post("/intake", {}, headers={"Referer": "http://testserver/intake"})
    assert sent["Location"].endswith("?next=%2Fintake")
    assert "next" not in client.post("/intake", {}, headers={"Referer": "http://evil.example/intake"})["Location"]


def test_what_is_asked_the_wrong_way_is_told_so_in_the_house(desk: Desk) -> None:
    answer = desk("li-wei").get("/worklist/next")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert b"Go back and use the buttons of the page." in answer.content


def test_a_name_nobody_answers_to_is_refused_in_words() -> None:
    answer = Client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "CARELINE_HOSTS" in answer.content.decode()


def test_a_search_of_another_desk_is_not_taken_for_no_search(desk: Desk) -> None:
    client = desk("li-wei")
    found = client.post("/worklist/searches", {"q": "断网"})["Location"]
    assert client.get(found).status_code == 200
    assert desk("zhang-yan").get(found).status_code == 404
