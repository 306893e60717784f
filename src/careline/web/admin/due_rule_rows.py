"""A due rule in words: whom it concerns, how long it allows, and where that is written."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from django.utils.translation import get_language

from careline.clocks.rules.terms import NUMBERLESS, Standing, Terms
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.steps import say_limit
from careline.web.faces.clocks import CERTAIN
from careline.web.faces.concerns import Names, concerns
from careline.web.words import named


class VersionShape(Protocol):
    """A version of a rule as the query gives it."""

    @property
    def number(self) -> int:
        """Which version."""
        ...

    @property
    def terms(self) -> Terms:
        """What it says."""
        ...

    @property
    def valid_from(self) -> date:
        """The first day it holds."""
        ...

    @property
    def valid_to(self) -> date | None:
        """The first day it holds no more."""
        ...

    @property
    def retires(self) -> bool:
        """Whether it only ends the rule."""
        ...

    @property
    def pack(self) -> str:
        """Id of the pack it came with."""
        ...

    @property
    def pack_version(self) -> str:
        """The version of that pack."""
        ...


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """What the list shows of a version."""

    code: str
    number: int
    name: str
    kind: str
    standing: str
    """Whose rule it is; empty for an own promise, whose source says so already."""
    allows: str
    """How long; empty where no number is known."""
    end: str
    """What becomes of its last day."""
    concerns: list[str]
    calendar: str
    source: str
    certainty: str
    is_unsure: bool
    url: str
    escalates: str
    """Where the customer may turn when the time is over."""
    pack: str
    """The pack it came with, and its version; empty where somebody wrote it himself."""
    valid_from: date
    valid_to: date | None
    retires: bool
    recorded_at: datetime | None
    """When it was written; None for one that isn't stored."""


def rule_row(version: VersionShape, names: Names) -> RuleRow:
    """Return what the list shows of a version."""
    terms = version.terms
    known = terms.amount is not None and terms.certainty not in NUMBERLESS
    return RuleRow(
        code=terms.code,
        number=version.number,
        name=named(terms),
        kind=str(label(terms.kind)),
        standing="" if terms.standing is Standing.PROMISE else str(label(terms.standing)),
        allows=say_limit(terms.amount, terms.unit) if known and terms.amount is not None else "",
        end=str(label(terms.roll)),
        concerns=concerns(terms, names),
        calendar=names.calendars.get(terms.calendar, terms.calendar),
        source=terms.source(get_language() or ""),
        certainty=str(label(terms.certainty)),
        is_unsure=terms.certainty not in CERTAIN,
        url=terms.source_url,
        escalates=terms.escalates_zh if (get_language() or "").startswith("zh") else terms.escalates_en,
        pack=f"{version.pack} {version.pack_version}".strip(),
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        retires=version.retires,
        recorded_at=getattr(version, "recorded_at", None),
    )
