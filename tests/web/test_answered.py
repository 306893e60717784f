"""A page that answers a form stands in the history as the page the form stood on; what is shown once does not."""

from django.test import Client

from tests.web.conftest import Desk
from tests.web.test_public import told


def test_a_refused_form_says_which_page_is_behind_it(desk: Desk) -> None:
    client = desk("li-wei")
    behind = {"Referer": "http://testserver/intake?contact=JC-1"}
    refused = client.post("/intake", {"who": "unidentified"}, headers=behind)
    assert refused.status_code == 422
    assert 'data-behind="/intake?contact=JC-1"' in refused.content.decode()
    assert "data-behind" not in client.get("/intake", headers=behind).content.decode()
    assert "data-behind" not in client.post("/intake", {}, headers={"Referer": "http://stranger/"}).content.decode()


def test_what_is_shown_once_is_asked_about_before_it_is_gone(house: None) -> None:
    assert house is None
    client, behind = Client(), {"Referer": "http://testserver/service"}
    taken = client.post("/service", told(wish="complaint"), headers=behind)
    assert taken.status_code == 201
    assert "data-behind" not in taken.content.decode()
    assert 'data-behind="/service"' in client.post("/service", told(words=""), headers=behind).content.decode()
