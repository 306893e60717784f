"""What somebody in the house says otherwise in a rule than the pack that brought it: seen wherever the rule is told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from careline.clocks.queries.rules import HouseChange, house_changes
from careline.clocks.rules.terms import Terms
from careline.clocks.sentences.steps import say_limit
from careline.kernel.sentences import Text
from careline.security.actor import Actor
from careline.web.faces.people import Called, called
from careline.web.words.rule_parts import RULE_PARTS


@dataclass(frozen=True)
class OtherWords:
    """One thing that is said otherwise."""

    what: Text
    pack: str
    """What the pack says, where that fits into a line."""


@dataclass(frozen=True, kw_only=True)
class HouseFace:
    """That the house changed a rule: what, who, and when."""

    fields: list[OtherWords]
    pack: str
    """The pack and its version."""
    who: str
    at: datetime


def house_told(ids: Collection[UUID], *, by: Actor) -> Mapping[UUID, HouseFace]:
    """Return what the house says otherwise in these versions, of those where it does."""
    found = house_changes(by=by, ids=ids)
    if not found:
        return {}
    people = called(one.written_by for one in found.values())
    return {one: _face(change, people) for one, change in found.items()}


def _face(change: HouseChange, people: Called) -> HouseFace:
    law = change.words.instead_of
    return HouseFace(
        fields=[OtherWords(RULE_PARTS[name], _pack_says(name, law.terms)) for name in change.words.fields],
        pack=f"{law.pack} {law.pack_version}",
        who=people(change.written_by),
        at=change.recorded_at,
    )


def _pack_says(name: str, terms: Terms) -> str:
    if name == "amount" and terms.amount is not None:
        return say_limit(terms.amount, terms.unit)
    return str(getattr(terms, name)) if name in {"name_zh", "name_en", "source_zh", "source_en"} else ""
