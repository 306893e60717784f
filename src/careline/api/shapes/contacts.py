"""Contacts: told as they begin and go on, shown masked."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field, StringConstraints, computed_field

from careline.api.addresses import contact_url
from careline.api.shapes.brief import CentreBrief, DepartmentBrief, UserBrief
from careline.api.shapes.callers import StandingShown
from careline.api.shapes.customers import CustomerShown
from careline.api.shapes.kinds import PLAIN, Code, Line, Moment, Shown, Text, Told, Username, Version, Words
from careline.api.shapes.paging import After, Limit
from careline.api.shapes.representation import RepresentativeShown
from careline.contacts.queries.listing import ContactView, Filters
from careline.contacts.rules.facts import (
    CallerCertainty,
    CallerType,
    ContactChannel,
    Direction,
    EndedBy,
    EscalatedTo,
    Exclude,
    HandleResult,
    HandleRole,
    LeftBy,
    Medium,
    Outcome,
    ServiceType,
    TransferReason,
)
from careline.contacts.rules.intake import ContactIntake
from careline.contacts.rules.speaking import Speaker
from careline.contacts.rules.steps import ContactMove, StepName, moves_from
from careline.contacts.rules.verification import Level, Method, Verdict
from careline.contacts.rules.wrap_up import Part, Tick
from careline.parties.queries.customers import find_customers, masked
from careline.parties.rules.representation import Topic
from careline.security.actor import Actor

Known = BeforeValidator(lambda told: told or None)
"""What a row leaves empty is null."""
NumberTold = Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)]


def _masked(row: object) -> object:
    return masked(row) if row is not None else None  # type: ignore[arg-type]  # the column holds a customer


class ContactTold(Told):
    """A contact as it begins; the same `external_id` on the same channel comes in once."""

    channel: ContactChannel
    direction: Direction = Direction.INBOUND
    caller: NumberTold = Field("", description="The customer's own number; kept sealed.", examples=["138 0013 8000"])
    access_number: NumberTold = Field("", description="Which of our numbers was called.", examples=["10080"])
    caller_type: CallerType | None = None
    customer_id: UUID | None = Field(None, description="Who it is; else the caller's number tells.")
    language: Annotated[str, StringConstraints(max_length=10, pattern=PLAIN)] = ""
    external_id: Annotated[str, StringConstraints(max_length=80, pattern=PLAIN)] = Field(
        "", examples=["CDR-20260311-0042"]
    )
    arrived_at: Moment | None = None
    connected_at: Moment | None = None
    continued_from: Line = Field("", description="Number of the contact this one continues.")
    continued_medium: Medium | None = None
    words: Text = Field("", description="What the customer wrote: a letter, a web form.")

    @property
    def intake(self) -> ContactIntake:
        """The same as the operation takes it."""
        said = self.model_dump(exclude={"customer_id"})
        return ContactIntake(**said, customer=self.customer_id)


class ContactListed(Shown):
    """A contact as lists show it."""

    number: str = Field(examples=["JC-2026-000042-7"])
    channel: ContactChannel
    direction: Direction
    party: Annotated[CustomerShown | None, BeforeValidator(_masked)]
    certainty: CallerCertainty
    is_identified: bool
    level: Level = Field(description="How well the caller proved who they are.")
    service_type: Annotated[ServiceType | None, Known] = Field(
        description="What it was about; null while nobody knows."
    )
    step: StepName
    outcome: Annotated[Outcome | None, Known]
    exclude: Annotated[Exclude | None, Known]
    department: DepartmentBrief
    agent: UserBrief | None
    arrived_at: datetime
    ended_at: datetime | None
    score: int | None = Field(description="How complete the record was when it was closed, 0 to 100.")
    version: int

    @computed_field(description="Its address.")  # type: ignore[prop-decorator]  # mypy knows no decorated property
    @property
    def url(self) -> str:
        """Its address."""
        return contact_url(self.number)


class LegShown(Shown):
    """One agent's leg of a contact; its seconds are disjoint, and stand there once it has ended."""

    agent: UserBrief
    role: HandleRole
    centre: CentreBrief | None = Field(description="The contact centre the agent sat in when it began.")
    started_at: datetime
    ended_at: datetime | None
    talk_s: int
    hold_s: int
    wrap_s: int
    concurrency: int = Field(description="The most contacts the agent had in hand at once during it.")
    left_by: Annotated[LeftBy | None, Known] = Field(
        description="Passed on `warm` when a colleague was consulted first, else `blind`."
    )
    result: Annotated[HandleResult | None, Known]
    transfer_reason: Annotated[TransferReason | None, Known] = Field(description="Why it was passed on.")


class ContactShown(ContactListed):
    """A contact with its facts, its reasons, and what can be done."""

    caller: str = Field(description="The caller's number, masked.", examples=["138****8000"])
    access_number: str
    caller_type: Annotated[CallerType | None, Known]
    language: str
    brand: str
    region: str
    tier: str
    connected_at: datetime | None
    continued_from: str | None = Field(description="Number of the contact this one continues.")
    continued_medium: Annotated[Medium | None, Known] = Field(description="In what it continues that one.")
    reconnected_at: list[datetime] = Field(description="When the caller was back after the line had dropped.")
    ended_by: Annotated[EndedBy | None, Known]
    words: str
    summary: str
    result: str
    reasons: list[str] = Field(description="Codes by rank, the main reason first.", examples=[["billing.dispute.data"]])
    answers: dict[str, str]
    level_needed: Level = Field(description="How well that must be before it can be closed.")
    failed_checks: int = Field(description="How many checks of the caller failed; after three none is taken.")
    methods: list[Method] = Field(description="By what the caller can prove who they are on this contact.")
    speaker: Annotated[Speaker | None, Known] = Field(description="Who speaks; null while nobody has said.")
    representative: RepresentativeShown | None = Field(description="Which one, where a representative speaks.")
    told: list[Topic] = Field(description="What may be disclosed to whoever speaks.")
    speaks_for: list[StandingShown] = Field(description="For whom the caller's number speaks, in force on the day.")
    transfers: int = Field(description="How many legs were passed on.")
    legs: list[LegShown]
    held_since: datetime | None = Field(description="Since when the customer has been on hold.")
    missing: list[Part] = Field(description="What the record still lacks.")
    mandatory: list[Part] = Field(description="What of that keeps it from being closed.")

    @computed_field(description="What can be done at this step; whether you may is asked when you do it.")  # type: ignore[prop-decorator]  # the same
    @property
    def moves(self) -> list[ContactMove]:
        """What can be done at this step."""
        return list(moves_from(self.step))


class ContactPage(Shown):
    """Some contacts, latest first, and where to go on."""

    items: list[ContactListed]
    next: str | None = Field(description="Address of the next page; null on the last one.")


class ContactsAsked(Told):
    """Which contacts; what is left out doesn't narrow."""

    view: ContactView = ContactView.ALL
    channel: ContactChannel | None = None
    reason: Code = Field("", description="Code of a main reason; those below it are taken along.")
    step: StepName | None = None
    centre: Code = Field("", description="Code of the contact centre in which it was served.")
    customer: UUID | None = None
    arrived_from: Moment | None = None
    arrived_before: Moment | None = None
    after: After = ""
    limit: Limit = 50

    @property
    def filters(self) -> Filters:
        """The same in the words of the query."""
        return Filters(
            view=self.view,
            channel=self.channel,
            reason=self.reason,
            step=self.step,
            centre=self.centre,
            party=self.customer,
            arrived_from=self.arrived_from,
            arrived_before=self.arrived_before,
        )


class ContactSearch(ContactsAsked):
    """Which contacts, by whom too. Numbers and names stay out of addresses, and so out of logs."""

    caller: NumberTold = Field("", description="The customer's whole number.", examples=["138 0013 8000"])
    last4: Annotated[str, StringConstraints(pattern=r"^([0-9]{4})?$")] = ""
    surname: Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)] = ""

    def filters_by(self, by: Actor) -> Filters:
        """Return the same in the words of the query, with the customers these name."""
        asked = {"number": self.caller, "last4": self.last4, "surname": self.surname}
        if not any(asked.values()):
            return self.filters
        found = find_customers(by=by, **asked).customers
        return replace(self.filters, parties=tuple(one.id for one in found), caller=self.caller)


class ContactsFound(Shown):
    """Some contacts, latest first, and what to send as `after` to go on."""

    items: list[ContactListed]
    after: str | None = Field(description="Where to go on; null on the last page.")


class ActTold(Told):
    """Any act on a contact."""

    version: Version | None = Field(None, description="The version you saw; when somebody moved it since, 409.")


class VerificationTold(ActTold):
    """One check of who the caller is; never the secret or the answer itself."""

    method: Method
    outcome: Verdict


class NeedTold(ActTold):
    """What the customer came for."""

    reasons: Annotated[list[Code], Field(min_length=1, max_length=10, examples=[["billing.dispute.data"]])]
    answers: dict[Code, Line] = Field({}, examples=[{"month": "2 月", "amount": "128"}])
    service_type: ServiceType | None = None


class EscalationTold(ActTold):
    """Who goes on, and what was tried."""

    to: EscalatedTo
    department: Code = ""
    reason: TransferReason = Field(description="Why; that it was taken over, or somebody left, the house says itself.")
    text: Words = Field(examples=["已查详单，需要退费权限"])


class ConsultationTold(Told):
    """Which colleague is asked."""

    colleague: Annotated[Username, StringConstraints(min_length=1)] = Field(description="A user name.")


class ProgressTold(Told):
    """What the customer was told."""

    medium: Medium
    text: Words = Field(examples=["正在核对详单，十分钟内回复"])


class ConclusionTold(ActTold):
    """How the session ended."""

    ended_by: EndedBy
    ended_at: Moment | None = None


class ClosingTold(ActTold):
    """The record at the end."""

    outcome: Outcome
    summary: Text = Field("", examples=["客户对 2 月流量费有异议"])
    result: Text = Field("", examples=["已解释，客户认可"])
    service_type: ServiceType | None = None
    ticked: list[Tick] = Field([], description="What of the closing checklist was done.")
    ended_by: EndedBy | None = None


class DismissalTold(Told):
    """Why it stays out of the numbers."""

    exclude: Exclude
