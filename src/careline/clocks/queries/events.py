"""The events that start clocks."""

from careline.clocks.models import InstalledPack
from careline.clocks.queries.library import library
from careline.clocks.rules.facts import RECEIVED
from careline.clocks.rules.packs import SHIPPED, BadPack, read_pack
from careline.clocks.rules.packs.shelf import base, shipped_events, shipped_text


def events_known() -> frozenset[str]:
    """Return every event that a rule may name: what packs say there is, those that come along and those installed."""
    brought = {one.terms.event for one in library().versions if one.pack}
    latest = {row.code: row.text for row in InstalledPack.objects.all()}
    own = {text for code, text in latest.items() if code not in SHIPPED or text != shipped_text(code)}
    return shipped_events().union({RECEIVED}, brought, *map(_named_by, own))


def _named_by(text: str) -> frozenset[str]:
    try:
        return read_pack(text, base=base).own_events()
    except BadPack:  # installed when less was asked of packs; the events of its rules are known all the same
        return frozenset()
