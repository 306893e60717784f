"""A pack as programs read it. The keys stay as they are: docs/commands.md names them, and a test holds them."""

from typing import Any

from careline.clocks.rules.packs import Note, Pack, PackRule, Text, Window
from careline.clocks.rules.terms import Conditions

SAME = ("code", "name_zh", "name_en", "kind", "standing", "jurisdiction", "event", "amount", "unit", "roll", "day_end")
LATER = ("calendar", "source_zh", "source_en", "source_url", "certainty", "stated_by", "escalates_zh", "escalates_en")


def head_data(pack: Pack, region: str, *, named: str) -> dict[str, Any]:
    """Return what a list of packs tells of one.

    :param region: the region that is meant; empty for all of it.
    :param named: the id it was asked for by.
    """
    place = {"region": region, "jurisdiction": pack.jurisdiction}
    return {"id": named, "version": pack.version, **place, **_both("name", pack.name_in(region))}


def pack_data(pack: Pack, region: str, *, named: str) -> dict[str, Any]:
    """Return a pack whole; of a region of it, the rules that hold there."""
    return {
        **head_data(pack, region, named=named),
        "zone": pack.zone,
        "calendar": pack.calendar,
        "extends": pack.extends,
        "regions": [
            {"code": one.code, **_both("name", one.name), "zone": one.zone, "calendar": one.calendar}
            for one in pack.regions.values()
            if region in {"", one.code}
        ],
        "events": [
            {"code": one.code, **_both("name", one.name), "means": one.means, "facts": dict(one.facts)}
            for one in pack.events.values()
        ],
        "facts": {name: list(values) for name, values in sorted(pack.facts.items())},
        "rules": [_rule(one) for one in pack.rules_in(region)],
        "admissibility": [_window(one) for one in pack.admissibility],
        **{kind: [_note(one) for one in notes] for kind, notes in pack.notes.items()},
    }


def _rule(rule: PackRule) -> dict[str, Any]:
    terms = rule.terms
    return {
        **{name: getattr(terms, name) for name in (*SAME, *LATER)},
        "when": _conditions(terms.when),
        "unless": _conditions(terms.unless),
        "pausable_by": list(terms.pausable_by),
        "stops_on": list(terms.stops_on),
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
    }


def _window(window: Window) -> dict[str, Any]:
    return {
        "code": window.code,
        **_both("name", window.name),
        "since": window.since,
        "amount": window.amount,
        "unit": window.unit,
        "when": _conditions(window.when),
        "unless": _conditions(window.unless),
        **_both("source", window.source),
        "certainty": window.certainty,
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "code": note.code,
        **_both("name", note.name),
        **_both("value", note.value),
        **_both("source", note.source),
        "certainty": note.certainty,
        "valid_from": note.valid_from.isoformat() if note.valid_from else None,
    }


def _both(name: str, text: Text) -> dict[str, str]:
    return {f"{name}_zh": text.zh, f"{name}_en": text.en}


def _conditions(told: Conditions) -> dict[str, list[str]]:
    return {name: list(values) for name, values in told}
