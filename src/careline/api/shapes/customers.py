"""Customers: told as they are, shown masked."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from careline.api.shapes.kinds import PLAIN, Flag, Shown, Told
from careline.contacts.rules.facts import ContactChannel
from careline.parties.rules.details import CustomerDetails, CustomerKind, DocumentKind, Tier
from careline.parties.rules.fields import Field as PersonalField
from careline.parties.rules.holdings import ProductKind, SubscriptionStatus
from careline.parties.rules.reveals import Beside, Reason
from careline.parties.rules.wanted import NUMBERS, Wanted

Coded = Annotated[str, StringConstraints(max_length=20, pattern=PLAIN)]


class CustomerTold(Told):
    """What was told of a customer; nothing at all is allowed, and then they are unidentified."""

    kind: CustomerKind = CustomerKind.INDIVIDUAL
    name: Annotated[str, StringConstraints(max_length=120, pattern=PLAIN)] = Field("", examples=["王芳"])
    number: Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)] = Field(
        "", description="A telephone number in any spelling; kept as E.164.", examples=["138 0013 8000"]
    )
    email: Annotated[str, StringConstraints(max_length=254, pattern=PLAIN)] = Field("", examples=["wang@example.com"])
    address: Annotated[str, StringConstraints(max_length=300, pattern=PLAIN)] = ""
    place: Annotated[str, StringConstraints(max_length=120, pattern=PLAIN)] = Field(
        "", description="Where, as far as it names nobody: a city, a postcode.", examples=["杭州"]
    )


class RegistrationTold(CustomerTold):
    """A customer to register, with all that a profile holds; with a contact they become who it is with."""

    document: Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)] = ""
    document_kind: DocumentKind | None = Field(None, description="With a document: which one.")
    tier: Tier = Tier.STANDARD
    brand: Coded = Field("", description="Code of the catalogue; likewise `region` and `segment`.")
    region: Coded = ""
    segment: Coded = ""
    language: Annotated[str, StringConstraints(max_length=10, pattern=PLAIN)] = Field("", examples=["zh-hans"])
    source_channel: Coded = Field("", description="Whence they came; a contact tells it by itself.")
    another: Flag = Field(
        default=False,
        description="Whether whoever is known under the number was looked at, and this is somebody else.",
    )
    contact: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        "", description="Number of the open contact whose customer this is.", examples=["JC-2026-000042-7"]
    )
    callers_number: Flag = Field(
        default=False, description="Whether their number is the one the contact came from, which then isn't told anew."
    )

    @property
    def details(self) -> CustomerDetails:
        """The same as the operation takes it."""
        return CustomerDetails(**self.model_dump(exclude={"another", "contact", "callers_number"}))


class CustomerShown(Shown):
    """A customer, masked; what is hidden needs a reveal with a reason."""

    id: UUID
    kind: CustomerKind
    name: str = Field(examples=["王*"])
    number: str = Field(examples=["138****8000"])
    email: str
    address: str
    document: str
    document_kind: DocumentKind | None
    is_identified: bool = Field(description="Whether one customer can be told from all others.")
    is_forgotten: bool = Field(description="Whether the customer's data were erased.")
    tier: Tier
    brand: str
    region: str
    segment: str
    language: str
    source_channel: str
    place: str = Field(examples=["杭州"])
    checked_at: datetime = Field(description="When anything was written down or verified last.")
    merged_into: UUID | None = Field(description="The customer whose record is kept in this one's stead.")


class CustomersFound(Shown):
    """The first customers who fit."""

    customers: list[CustomerShown]
    has_more: bool = Field(description="Whether more fit than are shown: search more narrowly, or go on after these.")
    after: str | None = Field(description="To be sent with the same search for those that follow.")


Sought = Annotated[str, StringConstraints(max_length=120, pattern=PLAIN)]


class CustomerSearch(Told):
    """Whom to find: whoever fits everything that is given. Personal data stay out of addresses, and so out of logs."""

    number: Sought = Field("", description="The whole number, in any spelling.", examples=["13800138000"])
    last4: Sought = Field("", description="The number's last four digits.", examples=["8000"])
    surname: Sought = Field("", examples=["王"])
    name: Sought = Field("", description="The whole name.", examples=["王芳"])
    email: Sought = ""
    document: Sought = Field("", description="The whole number of an identity document.")
    account: Sought = Field("", description="The whole number of a billing account.", examples=["8800123456"])
    kind: CustomerKind | None = None
    tier: Tier | None = None
    brand: Sought = ""
    region: Sought = ""
    segment: Sought = ""
    language: Sought = ""
    source_channel: Sought = ""
    place: Sought = Field("", description="How the place begins.", examples=["北京"])
    product: ProductKind | None = Field(
        None, description="Of a subscription; one and the same must fit this and all that follows on subscriptions."
    )
    plan: Sought = ""
    line_brand: Sought = Field("", description="The subscription's brand.")
    line_region: Sought = Field("", description="The subscription's region.")
    line_status: SubscriptionStatus | None = Field(
        None, description="What the subscription is now; without it, any that hasn't ended."
    )
    line_since: date | None = Field(None, description="The first day of its activation.")
    line_before: date | None = Field(None, description="The day after the last.")
    silent_for: Annotated[int, Field(ge=1, le=NUMBERS["silent_for"])] | None = Field(
        None, description="Not heard of for at least so many days; this and the next four need `cases.read_features`."
    )
    contacts_90: Annotated[int, Field(ge=1, le=NUMBERS["contacts_90"])] | None = Field(
        None, description="At least so many contacts within 90 days."
    )
    complaints_365: Annotated[int, Field(ge=1, le=NUMBERS["complaints_365"])] | None = Field(
        None, description="At least so many complaints within 365 days."
    )
    spend_band: Annotated[int, Field(ge=1, le=NUMBERS["spend_band"])] | None = Field(
        None, description="In which fifth of the house's customers by spend, 5 being the highest."
    )
    main_channel: ContactChannel | None = Field(None, description="By which channel they mostly come.")
    since: date | None = Field(None, description="The first day of registration.")
    before: date | None = Field(None, description="The day after the last.")
    stale: Flag = Field(default=False, description="Only profiles nobody looked at for longer than the house allows.")
    after: Annotated[str, StringConstraints(max_length=1000, pattern=PLAIN)] = ""
    limit: Annotated[int, Field(ge=1, le=100)] = 20

    @property
    def wanted(self) -> Wanted:
        """What this asks."""
        told = self.model_dump(exclude={"after", "limit"})
        chosen = {name: told[name] or "" for name in ("kind", "tier", "product", "line_status", "main_channel")}
        return Wanted(**told | chosen | {"stale": "yes" if self.stale else ""})


class RevealTold(Told):
    """Which field to read in clear, why, and for which open complaint or contact."""

    field: PersonalField | Beside
    record: UUID | None = Field(
        None, description="For what stands beside: the subscription, account or representative."
    )
    reason: Reason
    complaint: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        "", description="Number of the open complaint it is needed for.", examples=["TS-2026-004291-3"]
    )
    contact: Annotated[str, StringConstraints(max_length=64, pattern=PLAIN)] = Field(
        "", description="Or of the open contact in which you serve them.", examples=["JC-2026-000042-7"]
    )


class RevealShown(Shown):
    """One field in clear. Who read it, when and why stands in the ledger."""

    field: PersonalField | Beside
    value: str = Field(examples=["13800138000"])
