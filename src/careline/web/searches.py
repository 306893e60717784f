"""What was searched for stays out of addresses, and so out of logs and histories: it is posted, and kept in a cookie.

An address holds only the name of a search; the cookie holds the words of the last few, sealed for one session. So going
back, paging and reloading find the same words again, and a copied address shows a stranger nothing.
"""

import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpResponse

from careline.cases.rules.intake import check_text
from careline.kernel.refusals import Kind, Refusal
from careline.security.rules.sealing import Place, Unreadable
from careline.security.vault import house_vault
from careline.web.arrivals import Arrived
from careline.web.doors import go

COOKIE = "careline_searches"
ASKED = "search"
"""The parameter that names a search in an address."""
TYPED = "q"
LONGEST = 80
MOST_BYTES = 2700
"""Sealing and writing it for a header makes a third more of it."""
KEPT = 8
"""So many searches of the longest kind still fit into one cookie (RFC 6265: 4096 bytes)."""


class SearchNotKnown(Refusal):
    """The address names a search of another session, or one of long ago."""

    code = "web.search_not_known"
    kind = Kind.MISSING


def words_of(request: Arrived, *, name: str | None = None) -> str:
    """Return the words of the search an address names; none when it names none.

    :param name: what a form names instead, where one repeats what its page's address says.

    :raises SearchNotKnown: when this session doesn't know it; showing everything instead would look like its answer.
    """
    name = request.GET.get(ASKED, "") if name is None else name
    if not name:
        return ""
    kept = _kept(request)
    if name not in kept:
        raise SearchNotKnown(field=ASKED)
    return kept[name]


def searched(request: Arrived, place: Callable[[str], str]) -> HttpResponse:
    """Keep the words that were posted and go where they are looked for.

    :param place: the address for a search's name, and for an empty one the address without a search.
    :raises UnreadableText: the words hold a NUL character.
    """
    words = request.POST.get(TYPED, "").strip()[:LONGEST]
    check_text(TYPED, words)
    return kept_words(request, words, place)


def kept_words(request: Arrived, words: str, place: Callable[[str], str]) -> HttpResponse:
    """Keep what a form asked, written as one text, and go where it is looked for."""
    if not words:
        return go(request, place(""))
    known = _kept(request)
    name = next((name for name, kept in known.items() if kept == words), secrets.token_urlsafe(6))
    newest = {**{other: kept for other, kept in known.items() if other != name}, name: words}
    response = go(request, place(name))
    _keep(request, response, _latest(newest))
    return response


def _latest(kept: Mapping[str, str]) -> dict[str, str]:
    """Return the last few searches that fit into one cookie together."""
    latest: dict[str, str] = {}
    room = MOST_BYTES
    for name, words in list(kept.items())[: -KEPT - 1 : -1]:
        room -= len(words.encode()) + 20
        if latest and room < 0:
            break
        latest[name] = words
    return dict(reversed(latest.items()))


def _kept(request: Arrived) -> Mapping[str, str]:
    version, _, sealed = request.COOKIES.get(COOKIE, "").partition(".")
    try:
        _, vault = house_vault(int(version))
        kept: dict[str, str] = json.loads(vault.open(urlsafe_b64decode(sealed), _place(request)))
    except (ValueError, LookupError, Unreadable):  # none, damaged, another session's, or under a key that is gone
        return {}
    return kept


def _keep(request: Arrived, response: HttpResponse, kept: Mapping[str, str]) -> None:
    version, vault = house_vault()
    sealed = urlsafe_b64encode(vault.seal(json.dumps(kept, ensure_ascii=False), _place(request))).decode()
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, f"{version}.{sealed}", httponly=True, secure=secure, samesite="Lax")


def _place(request: Arrived) -> Place:
    assert request.signed_in is not None  # behind a door
    return Place(COOKIE, TYPED, request.signed_in.session.pk)
