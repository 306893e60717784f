"""Reading the rules of a pack, and seeing that each agrees with the rest of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careline.clocks.rules.facts import ASKED_OF_ALL
from careline.clocks.rules.packs import fields as f
from careline.clocks.rules.packs.fields import Field, Flaws, read_table
from careline.clocks.rules.packs.pack import Event, PackRule, Region, Text
from careline.clocks.rules.places import LONGEST_PLACE, is_place
from careline.clocks.rules.terms import (
    NUMBERLESS,
    BadTerms,
    Certainty,
    ClockKind,
    Conditions,
    PauseReason,
    Standing,
    Terms,
    check_terms,
)
from careline.kernel.calendar import BadOffset, DayEnd, Offset, Roll, Unit

FIELDS: Mapping[str, Field] = {
    "code": Field(f.rule_code),
    "name": Field(f.both(80)),
    "kind": Field(f.one_of(ClockKind)),
    "event": Field(f.short_name(40)),
    "amount": Field(f.whole, None),
    "unit": Field(f.one_of(Unit), Unit.CALENDAR_DAY),
    "roll": Field(f.one_of(Roll), Roll.NONE),
    "day_end": Field(f.one_of(DayEnd), DayEnd.MIDNIGHT),
    "calendar": Field(f.name, ""),
    "region": Field(f.words(16), ""),
    "standing": Field(f.one_of(Standing), Standing.LAW),
    "when": Field(f.conditions, ()),
    "unless": Field(f.conditions, ()),
    "stated_by": Field(f.name, ""),
    "valid_from": Field(f.day),
    "valid_to": Field(f.day, None),
    "source": Field(f.both()),
    "url": Field(f.url, ""),
    "certainty": Field(f.one_of(Certainty)),
    "pausable_by": Field(f.each_of(PauseReason), ()),
    "stops_on": Field(f.names, ()),
    "escalation": Field(f.both(), None),
}
"""Every field of a `[[rules]]` table."""


@dataclass(frozen=True)
class Surroundings:
    """What of the pack a rule must agree with."""

    jurisdiction: str
    calendar: str
    regions: Mapping[str, Region]
    events: Mapping[str, Event]
    facts: Mapping[str, tuple[str, ...]]
    calendars: frozenset[str]
    taken: frozenset[str]
    """Codes of the rules of the pack it extends."""


def read_rules(tables: object, around: Surroundings, flaws: Flaws) -> tuple[PackRule, ...]:
    """Return the rules of a pack, each told version by version; what is wrong is noted."""
    if not isinstance(tables, list):
        flaws.add("not_a_list", of="rules")
        return ()
    rules = []
    for number, table in enumerate(tables, start=1):
        told = table.get("code") if isinstance(table, Mapping) else None
        entry = told if isinstance(told, str) and told else f"rules {number}"
        before = len(flaws.found)
        if (values := read_table(table, FIELDS, entry=entry, flaws=flaws)) is not None:
            rule = _rule(values, around)
            if _agrees(rule, values, around, entry=entry, flaws=flaws):
                rules.append(rule)
        flaws.stand_in(f"rules {number}", since=before)
    _check_spans(rules, flaws)
    return tuple(rules)


def _rule(values: Mapping[str, Any], around: Surroundings) -> PackRule:
    region = around.regions.get(values["region"])
    escalation: Text = values["escalation"] or Text("", "")
    same = ("code", "kind", "standing", "event", "amount", "unit", "roll", "day_end", "certainty", "when", "unless")
    terms = Terms(
        **{name: values[name] for name in (*same, "stated_by", "pausable_by", "stops_on")},
        name_zh=values["name"].zh,
        name_en=values["name"].en,
        jurisdiction=region.place if region else around.jurisdiction,
        calendar=values["calendar"] or around.calendar,
        source_zh=values["source"].zh,
        source_en=values["source"].en,
        source_url=values["url"],
        escalates_zh=escalation.zh,
        escalates_en=escalation.en,
    )
    return PackRule(terms=terms, valid_from=values["valid_from"], valid_to=values["valid_to"])


def _agrees(rule: PackRule, values: Mapping[str, Any], around: Surroundings, *, entry: str, flaws: Flaws) -> bool:
    before, terms = len(flaws.found), rule.terms
    _known(values["region"], around.regions, "region", entry, flaws)
    if len(terms.jurisdiction) > LONGEST_PLACE:
        flaws.add("too_long", entry=entry, of="region", value=terms.jurisdiction, allowed=[str(LONGEST_PLACE)])
    elif not is_place(terms.jurisdiction):
        flaws.add("unknown_place", entry=entry, of="region", value=terms.jurisdiction)
    _known(terms.calendar, around.calendars, "calendar", entry, flaws)
    _known(terms.stated_by, around.facts, "stated_by", entry, flaws)
    _known_event(terms.event, around.events, entry, flaws)
    for field, conditions in (("when", terms.when), ("unless", terms.unless)):
        check_conditions(conditions, around.facts, entry=entry, field=field, flaws=flaws)
    if terms.code in around.taken:
        flaws.add("code_taken", entry=entry, of="code", value=terms.code)
    if (terms.amount is None) is not (terms.certainty in NUMBERLESS):
        flaws.add("number_against_certainty", entry=entry, of="amount", allowed=sorted(NUMBERLESS))
    elif not _can_be_meant(terms):
        flaws.add("not_a_number", entry=entry, of="amount", value=terms.amount)
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        flaws.add("ends_before", entry=entry, of="valid_to", value=rule.valid_to)
    return len(flaws.found) == before


def _can_be_meant(terms: Terms) -> bool:
    try:
        check_terms(terms)
    except (BadTerms, BadOffset):
        return False
    return True


def can_be_waited(amount: int, unit: Unit) -> bool:
    """Return whether anything can be counted with so many of a unit."""
    try:
        Offset(amount=amount, unit=unit)
    except BadOffset:
        return False
    return True


def _known(value: str, known: Any, field: str, entry: str, flaws: Flaws) -> None:
    if value and value not in known:
        flaws.add("unknown_value", entry=entry, of=field, value=value, allowed=sorted(known))


def _known_event(code: str, events: Mapping[str, Event], entry: str, flaws: Flaws) -> None:
    own = sorted(event.code for event in events.values() if not event.means)
    if code not in own:
        flaws.add("unknown_value", entry=entry, of="event", value=code, allowed=own)


def check_conditions(
    conditions: Conditions, facts: Mapping[str, tuple[str, ...]], *, entry: str, field: str, flaws: Flaws
) -> None:
    """Note every fact that isn't one of the pack's, and every value it can't have."""
    for name, values in conditions:
        if name not in facts:
            flaws.add("unknown_fact", entry=entry, of=field, value=name, allowed=sorted({*facts, *ASKED_OF_ALL}))
            continue
        for value in values:
            if value and facts[name] and value not in facts[name]:
                flaws.add("unknown_value", entry=entry, of=f"{field}.{name}", value=value, allowed=facts[name])


def _check_spans(rules: list[PackRule], flaws: Flaws) -> None:
    """Note versions of one rule of which two hold on a day: which is meant can't be told."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for rule in rules:
        code, end = rule.terms.code, rule.valid_to or date.max
        if any(rule.valid_from < until and since < end for since, until in spans.get(code, ())):
            flaws.add("overlaps", entry=code, of="valid_from", value=rule.valid_from)
        spans.setdefault(code, []).append((rule.valid_from, end))
