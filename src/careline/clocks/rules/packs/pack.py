"""What a regulation pack is: a jurisdiction's rules, and what else its law asks of whoever answers complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from careline.clocks.rules.terms import Certainty, Conditions, Terms
from careline.clocks.rules.versions import Version
from careline.kernel.calendar import Unit
from careline.kernel.identity import new_id

EVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Text:
    """Words in both languages."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """Return the words for a reader of this language."""
        return self.zh if language.startswith("zh") else self.en


@dataclass(frozen=True, kw_only=True)
class Region:
    """A part of the jurisdiction: a province, a state, a nation."""

    code: str
    """As it is told: `CN-CQ`."""
    place: str
    """As rules name it: `cn-cq`."""
    name: Text
    zone: str
    calendar: str = ""
    """Its own calendar; empty where the jurisdiction's holds."""
    alias: str = ""
    """A pack's id that means this region: `cn-chongqing`."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that starts clocks; one may be another with facts told beforehand."""

    code: str
    name: Text
    means: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class PackRule:
    """One version of one rule."""

    terms: Terms
    valid_from: date
    valid_to: date | None

    def version(self, number: int) -> Version:
        """Return it as the arithmetic takes versions, known since ever."""
        return Version(
            id=new_id(),
            number=number,
            terms=self.terms,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
            recorded_at=EVER,
        )


@dataclass(frozen=True, kw_only=True)
class Window:
    """How long after something a complaint or an appeal is still admitted."""

    code: str
    name: Text
    since: str
    """Event from which the window runs."""
    amount: int | None
    unit: Unit
    when: Conditions
    unless: Conditions
    source: Text
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class Note:
    """A category, a field a record must have, a time to keep something, a periodic report or a measure of quality."""

    code: str
    name: Text
    value: Text
    """The number with its unit, or what is asked; empty where the name says it all."""
    source: Text
    certainty: Certainty
    valid_from: date | None = None


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack of one version, whole."""

    id: str
    version: str
    jurisdiction: str
    name: Text
    zone: str
    calendar: str
    extends: str
    regions: Mapping[str, Region]
    events: Mapping[str, Event]
    facts: Mapping[str, tuple[str, ...]]
    """Facts the rules ask for, each with the values there are; none stands for a day or an instant."""
    inherited: frozenset[str]
    """Codes of the rules that are those of the pack it extends."""
    rules: tuple[PackRule, ...]
    admissibility: tuple[Window, ...]
    notes: Mapping[str, tuple[Note, ...]]
    """`categories`, `record_fields`, `retention`, `reports` and `kpis`."""

    def name_in(self, region: str) -> Text:
        """Return what it is called where a region of it is meant; empty for all of it."""
        if not region:
            return self.name
        place = self.regions[region].name
        return Text(f"{self.name.zh} · {place.zh}", f"{self.name.en} · {place.en}")

    def rules_in(self, region: str) -> tuple[PackRule, ...]:
        """Return the rules that hold in a region: its own and the jurisdiction's; for none, all."""
        places = {self.jurisdiction, self.regions[region].place} if region else None
        return tuple(rule for rule in self.rules if places is None or rule.terms.jurisdiction in places)

    def versions(self) -> tuple[Version, ...]:
        """Return every rule's versions as the arithmetic takes them; of two begun together the later told wins."""
        return tuple(rule.version(number) for number, rule in enumerate(self.rules, start=1))

    def own_rules(self) -> tuple[PackRule, ...]:
        """Return the rules that aren't those of the pack it extends."""
        return tuple(rule for rule in self.rules if rule.terms.code not in self.inherited)

    def own_events(self) -> frozenset[str]:
        """Return the codes of the events that rules may name: those that mean no other."""
        return frozenset(event.code for event in self.events.values() if not event.means)

    def codes(self) -> frozenset[str]:
        """Return the codes of the rules."""
        return frozenset(rule.terms.code for rule in self.rules)
