"""Behind proxies: the client's address and scheme come from whom the settings name, whatever a stranger writes."""

from collections.abc import Iterator
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from careline.project import environment
from careline.project.proxies import client, is_among, parsed, see_through
from careline.security.models import SignInAttempt
from careline.security.rules.lockout import FAILURES_OF_ADDRESS

PROXY, INNER, CLIENT, LIAR = "10.0.3.7", "10.0.4.1", "203.0.113.9", "198.51.100.66"
TRUSTED = (ip_network("10.0.3.0/24"), ip_network("10.0.4.1"), ip_network("2001:db8:1::/48"))
TLS = {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"), "SECURE_SSL_REDIRECT": True}


@pytest.fixture(autouse=True)
def _trusted() -> Iterator[None]:
    with override_settings(CARELINE_TRUSTED_PROXIES=TRUSTED):
        yield


def seen(peer: str, forwarded: str | None = None, scheme: str | None = None) -> HttpRequest:
    """What a view sees of a request."""
    said = {"HTTP_X_FORWARDED_FOR": forwarded, "HTTP_X_FORWARDED_PROTO": scheme, "REMOTE_ADDR": peer}
    request: HttpRequest = RequestFactory().get("/", **{name: word for name, word in said.items() if word is not None})
    see_through(lambda _: HttpResponse())(request)
    return request


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (CLIENT, None, CLIENT),
        (CLIENT, LIAR, CLIENT),
        (CLIENT, f"{LIAR}, {PROXY}", CLIENT),
        (PROXY, None, PROXY),
        (PROXY, "", PROXY),
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{LIAR}, {CLIENT}", CLIENT),
        (PROXY, f"{LIAR},{CLIENT}, {INNER}", CLIENT),
        (PROXY, f"{PROXY}, {INNER}", PROXY),
        (PROXY, f"{LIAR}, {PROXY}, {CLIENT}, {INNER}", CLIENT),
        (PROXY, f"garbage, {CLIENT}", CLIENT),
        (PROXY, f"{LIAR}, garbage, {INNER}", INNER),
        (PROXY, f"{LIAR}, unknown", PROXY),
        (PROXY, f"{LIAR}, ", PROXY),
        (PROXY, f"{CLIENT}:4711", CLIENT),
        (PROXY, "[2001:db8:9::1]:443", "2001:db8:9::1"),
        (PROXY, "2001:DB8:9::1, 2001:db8:1::5", "2001:db8:9::1"),
        (PROXY, f"::ffff:{CLIENT}", CLIENT),
        (PROXY, "fe80::1%eth0", PROXY),
        (f"::ffff:{PROXY}", CLIENT, CLIENT),
        ("2001:db8:1::5", CLIENT, CLIENT),
        ("", CLIENT, ""),
        ("/run/socket", CLIENT, "/run/socket"),
    ],
)
def test_the_address_is_the_last_that_is_no_trusted_proxys(peer: str, forwarded: str | None, address: str) -> None:
    assert seen(peer, forwarded).META["REMOTE_ADDR"] == address


@given(junk=st.text(max_size=80))
def test_no_header_crashes_or_chooses(junk: str) -> None:
    found = client(ip_address(PROXY), [*junk.split(","), CLIENT], TRUSTED)
    assert found == ip_address(CLIENT)
    alone = client(ip_address(PROXY), junk.split(","), TRUSTED)
    assert alone == ip_address(PROXY) or alone == parsed(junk.rsplit(",", 1)[-1])


@pytest.mark.parametrize(
    ("peer", "scheme", "is_secure"),
    [
        (PROXY, "https", True),
        (PROXY, "HTTPS ", True),
        (PROXY, "http", False),
        (PROXY, "https, http", False),
        (PROXY, "https,https", False),
        (PROXY, "\x00", False),
        (PROXY, None, False),
        (CLIENT, "https", False),
    ],
)
def test_only_a_trusted_proxy_says_that_tls_was_spoken(peer: str, scheme: str | None, *, is_secure: bool) -> None:
    with override_settings(**TLS):
        assert seen(peer, CLIENT, scheme).is_secure() is is_secure


def test_without_trusted_proxies_nothing_is_believed() -> None:
    with override_settings(CARELINE_TRUSTED_PROXIES=(), **TLS):
        request = seen(PROXY, CLIENT, "https")
    assert request.META["REMOTE_ADDR"] == PROXY
    assert not {"HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"} & request.META.keys()


def knock(client: Client, peer: str, forwarded: str, name: str = "nobody") -> None:
    said: dict[str, Any] = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded}
    client.post(reverse("web:sign-in"), {"username": name, "password": "wrong"}, **said)


@pytest.mark.django_db
def test_failures_count_for_the_client_and_not_for_the_proxy() -> None:
    for n in range(3):
        knock(Client(), PROXY, f"{LIAR}, 203.0.113.{n}")
    knock(Client(), CLIENT, LIAR)
    assert list(SignInAttempt.objects.order_by("id").values_list("address", flat=True)) == [
        "203.0.113.0",
        "203.0.113.1",
        "203.0.113.2",
        CLIENT,
    ]


@pytest.mark.django_db
def test_a_locked_address_keeps_out_nobody_else_behind_the_proxy() -> None:
    for n in range(FAILURES_OF_ADDRESS + 1):
        knock(Client(), PROXY, f"192.0.2.{n}, {LIAR}", f"nobody{n}")
    knock(Client(), PROXY, CLIENT)
    outcomes = list(SignInAttempt.objects.order_by("id").values_list("outcome", flat=True))
    assert outcomes[-2:] == ["address_locked", "unknown_user"]


@pytest.mark.django_db
def test_plain_http_is_redirected_whatever_a_stranger_says_of_tls() -> None:
    with override_settings(**TLS):
        plain = Client().get(reverse("web:sign-in"), REMOTE_ADDR=CLIENT, HTTP_X_FORWARDED_PROTO="https")
        tls = Client().get(reverse("web:sign-in"), REMOTE_ADDR=PROXY, HTTP_X_FORWARDED_PROTO="https")
    assert (plain.status_code, plain.headers["Location"]) == (301, f"https://testserver{reverse('web:sign-in')}")
    assert tls.status_code == 200


def test_the_setting_names_addresses_and_networks() -> None:
    chosen = environment.read({"CARELINE_TRUSTED_PROXIES": "127.0.0.1, 10.0.3.9/24,,2001:db8::/32"})
    assert [str(one) for one in chosen.trusted_proxies] == ["127.0.0.1/32", "10.0.3.0/24", "2001:db8::/32"]
    assert environment.read({}).trusted_proxies == environment.read({}).office_networks == ()
    offices = environment.read({"CARELINE_OFFICE_NETWORKS": "203.0.113.0/28"}).office_networks
    assert [str(one) for one in offices] == ["203.0.113.0/28"]
    assert not is_among(ip_address(PROXY), ())
    with pytest.raises(ValueError, match="10"):
        environment.read({"CARELINE_TRUSTED_PROXIES": "10.0.0.0/40"})
