"""Whom a list of customers is narrowed to: what was told, and everything about them that stands in clear."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Self

from careline.kernel.refusals import Refusal
from careline.parties.rules.details import CustomerKind, Tier
from careline.parties.rules.holdings import ProductKind, SubscriptionStatus

LONGEST = 80
TELLING = ("number", "last4", "surname", "name", "email", "document", "account")
"""What somebody tells of himself: sealed, and found by a blind index."""
CLEAR = ("kind", "brand", "region", "segment", "tier", "language", "source_channel")
HELD = ("product", "plan", "line_brand", "line_region", "line_status")
"""What stands in clear of a subscription; one and the same must fit all of it."""
HABITS = ("silent_for", "contacts_90", "complaints_365", "spend_band", "main_channel")
"""What is asked of what a customer does; rooms above know it (`ports.habits`)."""
NUMBERS = {"silent_for": 3650, "contacts_90": 999, "complaints_365": 999, "spend_band": 5}
"""Whole numbers from 1, and the most of each: ten years, more than anybody calls, fifths of the house."""
DAYS = ("since", "before", "line_since", "line_before")
VOCABULARIES = (("kind", CustomerKind), ("tier", Tier), ("product", ProductKind), ("line_status", SubscriptionStatus))
CHANNEL = re.compile(r"[a-z_]{0,16}")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class NoSuchChoice(Refusal):
    """A list can't be narrowed to a value nobody has."""

    code = "parties.no_such_choice"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Everything that must fit; what is empty doesn't matter."""

    number: str = ""
    last4: str = ""
    surname: str = ""
    name: str = ""
    email: str = ""
    document: str = ""
    account: str = ""
    """A billing account's number."""
    kind: str = ""
    brand: str = ""
    region: str = ""
    segment: str = ""
    tier: str = ""
    language: str = ""
    source_channel: str = ""
    place: str = ""
    """How the place begins."""
    product: str = ""
    plan: str = ""
    line_brand: str = ""
    line_region: str = ""
    line_status: str = ""
    """What the subscription is now; empty for any that hasn't ended."""
    line_since: date | None = None
    """The first day of its activation."""
    line_before: date | None = None
    """The day after the last."""
    silent_for: int | None = None
    """Not heard of for at least so many days."""
    contacts_90: int | None = None
    """At least so many contacts within 90 days; the same of complaints within 365 days."""
    complaints_365: int | None = None
    spend_band: int | None = None
    """In which fifth of the house's customers by what they spend, 5 being the highest."""
    main_channel: str = ""
    """By which channel they mostly come; the room that knows channels says which there are."""
    batch: str = ""
    """The random identifier of a file somebody sent: only those it brought in."""
    stale: str = ""
    """Anything at all: only profiles nobody looked at for longer than the bound."""
    since: date | None = None
    """The first day of registration, in the operator's zone."""
    before: date | None = None
    """The day after the last."""

    def __post_init__(self) -> None:
        """Refuse a word none of the vocabularies has."""
        for name, words in VOCABULARIES:
            if getattr(self, name) not in {"", *words}:
                raise NoSuchChoice(field=name, given=getattr(self, name))
        for name, most in NUMBERS.items():
            number = getattr(self, name)
            if number is not None and not 1 <= number <= most:
                raise NoSuchChoice(field=name, given=str(number))
        if not CHANNEL.fullmatch(self.main_channel):
            raise NoSuchChoice(field="main_channel", given=self.main_channel)
        if self.batch and not IDENTIFIER.fullmatch(self.batch):
            raise NoSuchChoice(field="batch", given=self.batch)

    @property
    def telling(self) -> dict[str, str]:
        """What was told of the customer himself."""
        return {name: getattr(self, name) for name in TELLING}

    @property
    def clear(self) -> dict[str, str]:
        """What stands in clear and was asked for."""
        return {name: value for name in CLEAR if (value := getattr(self, name))}

    @property
    def holds(self) -> dict[str, str | date]:
        """What is asked of a subscription; empty when nothing is."""
        return {name: value for name in (*HELD, "line_since", "line_before") if (value := getattr(self, name))}

    @property
    def habits(self) -> dict[str, int | str]:
        """What is asked of habits; empty when nothing is."""
        return {name: value for name in HABITS if (value := getattr(self, name))}

    @property
    def is_told(self) -> bool:
        """Whether something was told that a customer knows of himself."""
        return any(self.telling.values())

    @property
    def said(self) -> dict[str, str]:
        """Everything that was asked, as texts."""
        return {name: str(value) for name, value in asdict(self).items() if value}

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> Self:
        """Return what a form or a search that was kept says; a day or a number that is none is left out.

        :raises NoSuchChoice: a word none of the vocabularies has.
        """
        said = {one.name: texts.get(one.name, "").strip()[:LONGEST] for one in fields(cls)}
        days = {name: _day(said.pop(name)) for name in DAYS}
        numbers = {name: _number(said.pop(name)) for name in NUMBERS}
        return cls(**said, **days, **numbers)  # type: ignore[arg-type]  # all the others are texts

    def kept(self) -> str:
        """Return this as one short text, to be kept sealed."""
        return json.dumps(self.said, ensure_ascii=False, separators=(",", ":"))


def wanted_in(kept: str) -> Wanted:
    """Return what `kept` tells; nothing, where it is something else."""
    try:
        said = json.loads(kept)
        return Wanted.of_texts({name: str(value) for name, value in said.items()})
    except (ValueError, AttributeError, NoSuchChoice):
        return Wanted()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else None
