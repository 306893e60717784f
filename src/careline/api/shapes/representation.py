"""Preferences, consents and representatives of customers."""

from datetime import date, datetime, time
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, SAID, Code, Flag, Moment, Shown, Told
from careline.parties.operations.consents import ConsentTold as Consent
from careline.parties.operations.representatives import RepresentativeTold as Representative
from careline.parties.rules.consent import EVIDENCE_LONGEST, ConsentAct, ConsentChannel, ConsentPurpose
from careline.parties.rules.reaching import Advice, ReachChannel, Wish
from careline.parties.rules.representation import RepresentativeEnd, RepresentativeKind, Topic

Evidence = Annotated[str, StringConstraints(max_length=EVIDENCE_LONGEST, pattern=PLAIN)]
Clock = Annotated[
    str,
    StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$"),
    AfterValidator(str),
    Field(description="A time of day where the customer is.", examples=["18:00"]),
]
ShownClock = Annotated[Clock, BeforeValidator(lambda hour: f"{hour:%H:%M}")]
"""The same as it is told; a time in full would need a zone."""


class PreferencesTold(Told):
    """All that a customer wishes; what is left out isn't wished."""

    channel: ReachChannel | None = None
    language: Annotated[str, StringConstraints(max_length=10, pattern=r"^[A-Za-z-]*$")] = ""
    from_time: Clock | None = None
    until_time: Clock | None = None
    do_not_disturb: Flag = False
    never: list[ReachChannel] = Field(
        [], max_length=5, description="Ways by which nothing goes out, whatever it is about."
    )
    only_channel: Flag = Field(default=False, description="By `channel` and by nothing else.")
    only_hours: Flag = Field(default=False, description="Outside the hours messages wait, too.")
    not_holder: Flag = Field(default=False, description="Nothing goes to an address that is somebody else's, too.")

    @property
    def wish(self) -> Wish:
        """The same as the operation takes it."""
        hours = {name: _clock(getattr(self, name)) for name in ("from_time", "until_time")}
        said = self.model_dump() | hours | {"never": tuple(self.never)}
        return Wish(**said)


def _clock(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None


class PreferencesShown(Shown):
    """How a customer wishes to be reached."""

    channel: ReachChannel | None
    language: str
    from_time: ShownClock | None
    until_time: ShownClock | None
    do_not_disturb: bool
    never: list[ReachChannel]
    only_channel: bool
    only_hours: bool
    not_holder: bool
    advice: list[Advice] = Field(description="What to mind now before ringing them, the gravest first.")


class ConsentTold(Told):
    """What a customer said about one purpose."""

    purpose: ConsentPurpose
    act: ConsentAct
    channel: ConsentChannel
    version: Code = Field("", description="The text's version; empty means the one in force when it was said.")
    said_at: Moment | None = Field(None, description="When it was said; left out means now.")
    evidence: Evidence = Field("", description="What shows it; needed for a consent.", examples=["REC-20260101-77"])

    @property
    def word(self) -> Consent:
        """The same as the operation takes it."""
        return Consent(**self.model_dump())


class ConsentShown(Shown):
    """One word of the history."""

    purpose: ConsentPurpose
    act: ConsentAct
    version: str
    channel: ConsentChannel
    said_at: datetime
    recorded_at: datetime
    evidence: str


class ConsentsShown(Shown):
    """What counts now, by purpose, and everything that was ever said."""

    standing: dict[ConsentPurpose, ConsentAct]
    items: list[ConsentShown]


class RepresentativeTold(Told):
    """Who speaks for a customer, for what and until when."""

    kind: RepresentativeKind
    name: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=SAID)]
    number: Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)] = ""
    relation: Evidence = ""
    evidence: Evidence = ""
    scope: list[Topic] = []
    since: date
    until: date | None = None

    @property
    def representative(self) -> Representative:
        """The same as the operation takes it."""
        return Representative(**self.model_dump() | {"scope": frozenset(self.scope)})


class RepresentativeEndTold(Told):
    """Why and from which day somebody doesn't speak for a customer any more."""

    reason: RepresentativeEnd
    ended_on: date


class RepresentativeShown(Shown):
    """A representative, masked, with what may be disclosed to them today."""

    id: UUID
    kind: RepresentativeKind
    name: str = Field(examples=["王**"])
    number: str
    relation: str
    evidence: str
    scope: list[Topic]
    since: date
    until: date | None
    ended_on: date | None
    is_standing: bool
    discloses: list[Topic]


class RepresentativesShown(Shown):
    """Who speaks for a customer, and who did."""

    items: list[RepresentativeShown]
