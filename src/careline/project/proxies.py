"""Who really asks, behind proxies: what they add is believed of those the settings name, and of nobody else."""

import re
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from careline.project.environment import Network

Address = IPv4Address | IPv6Address
PEER, FORWARDED_FOR, FORWARDED_PROTO = "REMOTE_ADDR", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO"
SCHEMES = {"http", "https"}
WITH_PORT = re.compile(r"\[([0-9a-f:.]+)\](?::\d+)?|([0-9.]+):\d+", re.IGNORECASE)
"""How some proxies write an address: `[2001:db8::1]:443`, `203.0.113.7:443`."""


def see_through(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Put the client's address in the place of the proxy's, and take away what a stranger said in a proxy's name."""

    def seen(request: HttpRequest) -> HttpResponse:
        trusted, meta = settings.CARELINE_TRUSTED_PROXIES, request.META
        forwarded, scheme = meta.pop(FORWARDED_FOR, ""), meta.pop(FORWARDED_PROTO, "").strip().lower()
        peer = parsed(meta.get(PEER, ""))
        if peer and is_among(peer, trusted):
            meta[PEER] = str(client(peer, forwarded.split(","), trusted))
            if scheme in SCHEMES:  # one word: of several, nobody can tell which is the proxy's own
                meta[FORWARDED_PROTO] = scheme
        return get_response(request)

    return seen


def client(peer: Address, forwarded: Sequence[str], trusted: Sequence[Network]) -> Address:
    """Return the last address, seen from here, that isn't a trusted proxy's.

    Each proxy appends whom it talked to, so only the right end of the list is sure: it is walked leftwards as long as
    trusted proxies wrote it. What isn't an address ends the walk at the proxy that let it through.
    """
    for text in reversed(forwarded):
        address = parsed(text)
        if address is None or not is_among(peer, trusted):
            break
        peer = address
    return peer


def parsed(text: str) -> Address | None:
    """Return an address as one may write it, with or without a port; None for anything else."""
    text = text.strip()
    if found := WITH_PORT.fullmatch(text):
        text = found[1] or found[2]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv4Address):
        return address
    return None if address.scope_id else address.ipv4_mapped or address  # a scope means something on one machine only


def is_among(address: Address, networks: Sequence[Network]) -> bool:
    """Return whether an address lies in one of the networks."""
    return any(address in network for network in networks)
