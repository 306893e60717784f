"""Reading a pack from its TOML. Nothing is guessed: what isn't known, missing or contradicts itself is a flaw."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from careline.clocks.rules.almanacs import ALMANACS
from careline.clocks.rules.facts import ASKED_OF_ALL, RECEIVED
from careline.clocks.rules.packs import fields as f
from careline.clocks.rules.packs.bounds import load
from careline.clocks.rules.packs.fields import Field, Flaws, read_table
from careline.clocks.rules.packs.flaws import BadPack, Flaw
from careline.clocks.rules.packs.lines import line_of, places_of
from careline.clocks.rules.packs.pack import Event, Note, Pack, Region, Text, Window
from careline.clocks.rules.packs.rule_reading import (
    Surroundings,
    can_be_waited,
    check_conditions,
    read_rules,
)
from careline.clocks.rules.stated import can_be_stated
from careline.clocks.rules.terms import Certainty
from careline.kernel.calendar import Unit

NOTHING = Text("", "")
NOTES = ("categories", "record_fields", "retention", "reports", "kpis")
URGENCIES = ("normal", "urgent", "critical")
CHANNELS = ("phone", "hall", "sms", "email", "webchat", "web", "app", "letter", "social", "video", "regulator")


def as_it_is(value: object) -> object:
    """Leave a part for later."""
    return value


PACK: Mapping[str, Field] = {
    "id": Field(f.name),
    "version": Field(f.words(20)),
    "jurisdiction": Field(f.place),
    "name": Field(f.both(80)),
    "zone": Field(f.zone),
    "calendar": Field(f.calendar),
    "extends": Field(f.name, ""),
    "regions": Field(as_it_is, {}),
    "events": Field(as_it_is),
    "facts": Field(as_it_is, {}),
    "rules": Field(as_it_is),
    "admissibility": Field(as_it_is, []),
    **{name: Field(as_it_is, []) for name in NOTES},
}
REGION: Mapping[str, Field] = {
    "name": Field(f.both(80)),
    "zone": Field(f.zone, ""),
    "calendar": Field(f.calendar, ""),
    "alias": Field(f.name, ""),
}
EVENT: Mapping[str, Field] = {
    "name": Field(f.both(120)),
    "means": Field(f.name, ""),
    "facts": Field(f.conditions, ()),
}
WINDOW: Mapping[str, Field] = {
    "code": Field(f.rule_code),
    "name": Field(f.both(120)),
    "since": Field(f.name),
    "amount": Field(f.whole, None),
    "unit": Field(f.one_of(Unit), Unit.CALENDAR_DAY),
    "when": Field(f.conditions, ()),
    "unless": Field(f.conditions, ()),
    "source": Field(f.both()),
    "certainty": Field(f.one_of(Certainty)),
}
NOTE: Mapping[str, Field] = {
    "code": Field(f.rule_code),
    "name": Field(f.both(200)),
    "value": Field(f.both(200), NOTHING),
    "source": Field(f.both(), NOTHING),
    "certainty": Field(f.one_of(Certainty)),
    "valid_from": Field(f.day, None),
}


def read_pack(text: str, *, file: str = "", base: Callable[[str], Pack | None] = lambda _: None) -> Pack:
    """Read a pack.

    :param file: what the file is called, for whoever reads what is wrong with it.
    :param base: gives the pack of an id, for one that extends it.
    :raises BadPack: with all that is wrong.
    """
    flaws = Flaws(file)
    pack = _read(text, flaws, base)
    if pack is None or flaws.found:
        first = flaws.found[0]
        raise BadPack(_placed(flaws, text), file=file, entry=first.entry, what=first.field, count=len(flaws.found))
    return pack


def flaws_of(text: str, *, file: str = "", base: Callable[[str], Pack | None] = lambda _: None) -> tuple[Flaw, ...]:
    """Return all that is wrong with a pack's text; nothing when it is well."""
    flaws = Flaws(file)
    _read(text, flaws, base)
    return _placed(flaws, text)


def _placed(flaws: Flaws, text: str) -> tuple[Flaw, ...]:
    places = places_of(text) if any(flaw.entry or flaw.field for flaw in flaws.found) else {}
    return tuple(replace(flaw, line=flaw.line or line_of(flaw, places)) for flaw in flaws.found)


def _read(text: str, flaws: Flaws, base: Callable[[str], Pack | None]) -> Pack | None:
    told = load(text, flaws)
    values = read_table(told, PACK, entry="", flaws=flaws) if told is not None else None
    if values is None:
        return None
    below = base(values["extends"]) if values["extends"] else None
    if values["extends"] and below is None:
        flaws.add("unknown_base", of="extends", value=values["extends"])
        return None
    around = _surroundings(values, below, flaws)
    return Pack(
        **{name: values[name] for name in ("id", "version", "jurisdiction", "name", "zone", "calendar", "extends")},
        regions=around.regions,
        events=around.events,
        facts=around.facts,
        inherited=around.taken,
        rules=(*(below.rules if below else ()), *read_rules(values["rules"], around, flaws)),
        admissibility=(*(below.admissibility if below else ()), *_windows(values["admissibility"], around, flaws)),
        notes={name: _notes(name, values[name], below, flaws) for name in NOTES},
    )


def _surroundings(values: Mapping[str, Any], below: Pack | None, flaws: Flaws) -> Surroundings:
    regions = {**(below.regions if below else {}), **_regions(values, flaws)}
    categories = [one.get("code", "") for one in _tables(values["categories"]) if isinstance(one, Mapping)]
    standing = [one.code for one in below.notes["categories"]] if below else []
    facts = {**(below.facts if below else {}), **_facts(values["facts"], flaws)}
    facts |= {"urgency": URGENCIES, "channel": CHANNELS, "category": tuple(map(str, (*standing, *categories)))}
    own = {one.calendar for one in regions.values() if one.calendar}
    return Surroundings(
        jurisdiction=values["jurisdiction"],
        calendar=values["calendar"],
        regions=regions,
        events={**(below.events if below else {}), **_events(values["events"], facts, flaws, below)},
        facts=facts,
        calendars=frozenset({*ALMANACS, values["calendar"], *own}),
        taken=below.codes() if below else frozenset(),
    )


def _regions(values: Mapping[str, Any], flaws: Flaws) -> dict[str, Region]:
    found = {}
    for code, table in _named(values["regions"], "regions", flaws):
        told = read_table(table, REGION, entry=f"regions.{code}", flaws=flaws)
        if told is not None:
            place = f"{values['jurisdiction']}-{code.rpartition('-')[2].lower()}"
            found[code] = Region(code=code, place=place, **{**told, "zone": told["zone"] or values["zone"]})
    return found


def _events(tables: object, facts: Mapping[str, tuple[str, ...]], flaws: Flaws, below: Pack | None) -> dict[str, Event]:
    found = {}
    for code, table in _named(tables, "events", flaws):
        entry = f"events.{code}"
        told = read_table(table, EVENT, entry=entry, flaws=flaws)
        if told is not None:
            check_conditions(told["facts"], facts, entry=entry, field="facts", flaws=flaws)
            pairs = tuple((name, values[0]) for name, values in told["facts"])
            for name, value in pairs:
                if value and facts.get(name) == () and name not in ASKED_OF_ALL and not can_be_stated(value):
                    flaws.add("not_a_day", entry=entry, of=f"facts.{name}", value=value)
            found[code] = Event(code=code, name=told["name"], means=told["means"], facts=pairs)
    known = {*found, *(below.events if below else ())}
    for event in found.values():
        if event.means and event.means not in known:
            flaws.add(
                "unknown_value", entry=f"events.{event.code}", of="means", value=event.means, allowed=sorted(known)
            )
    if RECEIVED not in known:
        flaws.add("missing", of=f"events.{RECEIVED}")
    return found


def _facts(tables: object, flaws: Flaws) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, values in _named(tables, "facts", flaws):
        if not isinstance(values, list) or not all(isinstance(one, str) and one for one in values):
            flaws.add("not_a_list", entry="facts", of=name)
        else:
            found[name] = tuple(values)
    return found


def _windows(tables: object, around: Surroundings, flaws: Flaws) -> tuple[Window, ...]:
    found = []
    for number, table in enumerate(_tables(tables), start=1):
        entry = f"admissibility {number}"
        told = read_table(table, WINDOW, entry=entry, flaws=flaws)
        if told is not None:
            for field in ("when", "unless"):
                check_conditions(told[field], around.facts, entry=entry, field=field, flaws=flaws)
            if told["amount"] is not None and not can_be_waited(told["amount"], told["unit"]):
                flaws.add("not_a_number", entry=entry, of="amount", value=told["amount"])
            found.append(Window(**told))
    return tuple(found)


def _notes(name: str, tables: object, below: Pack | None, flaws: Flaws) -> tuple[Note, ...]:
    read = (read_table(one, NOTE, entry=f"{name} {n}", flaws=flaws) for n, one in enumerate(_tables(tables), start=1))
    return (*(below.notes[name] if below else ()), *(Note(**told) for told in read if told is not None))


def _tables(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _named(value: object, entry: str, flaws: Flaws) -> list[tuple[str, Any]]:
    if isinstance(value, Mapping):
        return list(value.items())
    flaws.add("not_a_table", entry=entry)
    return []
