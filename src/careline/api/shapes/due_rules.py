"""Due rules: how long an answer may take, and where that is written."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, SAID, Code, Shown, Told
from careline.cases.rules.facts import Channel, Urgency
from careline.clocks.queries.rules import HouseChange
from careline.clocks.rules.days import FIRST_DAY, LAST_DAY
from careline.clocks.rules.facts import RECEIVED
from careline.clocks.rules.terms import Certainty, ClockKind, PauseReason, Standing, Terms
from careline.clocks.rules.versions import Version
from careline.kernel.calendar import DayEnd, Roll, Unit

Name = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=SAID)]
Source = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=SAID)]
Place = Annotated[str, StringConstraints(max_length=16, pattern=r"^([a-z]{2}[a-z0-9-]*)?$")]
Event = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z][a-z0-9_.]*$")]
Day = Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY, examples=["2026-07-01"])]
Amount = Annotated[int, Field(ge=0, le=100_000, strict=True)]


Fact = Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z][a-z0-9_.-]*$")]
Value = Annotated[str, StringConstraints(max_length=64, pattern=r"^[a-z0-9_.-]*$")]
StatedFact = Annotated[str, StringConstraints(max_length=40, pattern=r"^([a-z][a-z0-9_.-]*)?$")]
Conditions = Annotated[list[tuple[Fact, Annotated[list[Value], Field(max_length=20)]]], Field(max_length=20)]
"""Pairs of a fact and the values it may have; the empty value is a fact not told."""
Codes = Annotated[list[Fact], Field(max_length=20)]
Reasons = Annotated[list[PauseReason], Field(max_length=20)]


class TermsTold(Told):
    """What a rule says from a day on. An empty urgency, category, channel or jurisdiction means any."""

    code: Code | None = Field(None, description="The one in the address, where it is told.")
    name_zh: Name = Field(examples=["答复用户"])
    name_en: Name = Field(examples=["Answer the customer"])
    kind: ClockKind
    standing: Standing
    jurisdiction: Place = Field(examples=["cn"])
    event: Event = RECEIVED
    urgency: Urgency | Literal[""] | None = None
    category: Code = ""
    channel: Channel | Literal[""] | None = None
    amount: Amount | None = Field(description="Null where no number is known; `certainty` says why.", examples=[15])
    unit: Unit
    roll: Roll = Roll.NONE
    day_end: DayEnd = DayEnd.MIDNIGHT
    calendar: Code = Field(description="Code of the calendar whose zone and working days count.", examples=["cn"])
    source_zh: Source
    source_en: Source = Field(description="Law and article, or whose promise it is.")
    certainty: Certainty
    source_url: Annotated[str, StringConstraints(max_length=300, pattern=r"^(https?://[!-~]+)?$")] = ""
    when: Conditions = Field([], description="Facts, each with the values it may have; “” is a fact not told.")
    unless: Conditions = Field([], description="Facts, each with the values it may not have.")
    stated_by: StatedFact | None = Field(
        None, description="Fact that holds the date a notice states itself; it then wins."
    )
    pausable_by: Reasons = Field(
        [], description="Reasons for which the clock may pause; law that names none never does."
    )
    stops_on: Codes = Field(
        [], description="Events that end the clock; where none is heard of, its kind says what does."
    )
    escalates_zh: Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)] = ""
    escalates_en: Annotated[str, StringConstraints(max_length=200, pattern=PLAIN)] = ""
    valid_from: Day
    valid_to: Day | None = Field(None, description="The first day it holds no more.")

    def terms(self, code: str) -> Terms:
        """Return what was told as the room takes it."""
        said = self.model_dump(exclude={"code", "valid_from", "valid_to"})
        said |= {name: said[name] or "" for name in ("urgency", "channel", "stated_by")}
        said |= {name: tuple(said[name]) for name in ("pausable_by", "stops_on")}
        said |= {name: tuple((fact, tuple(values)) for fact, values in said[name]) for name in ("when", "unless")}
        return Terms(code=code, **said)


class EndTold(Told):
    """From which day a rule holds no more."""

    valid_from: Day


class TermsShown(Shown):
    """What a rule says."""

    code: str
    name_zh: str
    name_en: str
    kind: ClockKind
    standing: Standing
    jurisdiction: str
    event: str
    urgency: str
    category: str
    channel: str
    amount: int | None
    unit: Unit
    roll: Roll
    day_end: DayEnd
    calendar: str
    source_zh: str
    source_en: str
    certainty: Certainty
    source_url: str
    when: list[tuple[str, list[str]]]
    unless: list[tuple[str, list[str]]]
    stated_by: str
    pausable_by: list[PauseReason]
    stops_on: list[str]
    escalates_zh: str
    escalates_en: str


class RuleShown(TermsShown):
    """A rule in force as it may be written back: the same body, put at its address, changes nothing."""

    valid_from: date
    valid_to: date | None


class HouseChangeShown(Shown):
    """That the house wrote a rule otherwise than the pack that brought it."""

    fields: list[str] = Field(description="What it says otherwise, by the names of the terms, and `valid_to`.")
    pack: str = Field(description="The pack, and its version, whose words they take the place of.")
    pack_version: str
    written_by: str
    recorded_at: datetime

    @classmethod
    def of(cls, change: HouseChange) -> Self:
        """Return the shape of a change."""
        law = change.words.instead_of
        return cls(
            fields=list(change.words.fields),
            pack=law.pack,
            pack_version=law.pack_version,
            written_by=change.written_by,
            recorded_at=change.recorded_at,
        )


class VersionShown(Shown):
    """A version of a rule and the days on which complaints that come in are held to it."""

    id: UUID
    number: int
    terms: TermsShown
    valid_from: date
    valid_to: date | None
    pack: str = Field(description="Pack it came with; empty where somebody wrote it himself.")
    pack_version: str


class RuleInForce(VersionShown):
    """The version of a rule that holds what comes in now."""

    changed: HouseChangeShown | None = Field(description="Null where it says what its pack says, or none brought it.")

    @classmethod
    def of(cls, version: Version, change: HouseChange | None) -> Self:
        """Return the shape of a version in force."""
        return cls.model_validate({**vars(version), "changed": HouseChangeShown.of(change) if change else None})


class RulesInForce(Shown):
    """The version of each rule that holds what comes in now, by code."""

    items: list[RuleInForce]


class Written(Shown):
    """The version just written."""

    id: UUID
    code: str
    number: int
    valid_from: date
    valid_to: date | None
