"""What may be told of a customer, and how it is written before it is kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Self

from careline.kernel.refusals import Refusal
from careline.parties.rules.fields import IDENTIFYING, Field
from careline.security.rules.normalising import normal_email, normal_number

LONGEST = {"name": 120, "number": 40, "email": 254, "address": 300, "document": 40, "place": 120, "language": 10}
CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,19}")
CODES = ("brand", "region", "segment", "source_channel")
PLAIN = ("name", "number", "email", "address", "place", "brand", "region", "segment", "language")


class CustomerKind(StrEnum):
    """Whether a customer is a person or an organisation."""

    INDIVIDUAL = "individual"
    ENTERPRISE = "enterprise"


class Tier(StrEnum):
    """How the operator grades the customer."""

    STANDARD = "standard"
    GOLD = "gold"
    VIP = "vip"


class DocumentKind(StrEnum):
    """Which document the document's number is of."""

    RESIDENT_ID = "resident_id"
    PASSPORT = "passport"
    RESIDENCE_PERMIT = "residence_permit"  # of Hong Kong, Macao and Taiwan residents
    BUSINESS_LICENCE = "business_licence"
    OTHER = "other"


class NotANumber(Refusal):
    """No telephone has this number."""

    code = "parties.not_a_number"


class NotAnEmail(Refusal):
    """No mailbox has this address."""

    code = "parties.not_an_email"


class NotACode(Refusal):
    """Brand, region and channel are codes of the operator, not texts."""

    code = "parties.not_a_code"


class DetailTooLong(Refusal):
    """Something is longer than it can be."""

    code = "parties.detail_too_long"


class UnreadableDetail(Refusal):
    """A NUL character can't be kept."""

    code = "parties.unreadable_detail"


class DocumentKindMissing(Refusal):
    """A document's number says nothing without the document's kind."""

    code = "parties.document_kind_missing"


@dataclass(frozen=True, kw_only=True)
class CustomerDetails:
    """What was told of a customer; nothing at all is allowed, and then he is unidentified."""

    kind: CustomerKind = CustomerKind.INDIVIDUAL
    name: str = ""
    number: str = ""
    """Any spelling; kept as E.164."""
    email: str = ""
    address: str = ""
    document: str = ""
    document_kind: DocumentKind | None = None
    brand: str = ""
    region: str = ""
    segment: str = ""
    tier: Tier = Tier.STANDARD
    language: str = ""
    place: str = ""
    """Where the customer is, as far as it names nobody: a city, a postcode."""
    source_channel: str = ""
    country: str = "CN"
    """ISO 3166 code of the country in whose way a number without +code is written."""

    @classmethod
    def of_texts(cls, texts: Mapping[str, str], *, source_channel: str) -> Self:
        """Return details from plain texts by field, such as the cells of a file; fields not given stay empty."""
        told = {name: texts.get(name, "") for name in PLAIN}
        return cls(**told, source_channel=source_channel)  # type: ignore[arg-type]  # PLAIN names texts only

    @property
    def personal(self) -> Mapping[Field, str]:
        """The fields that are sealed, those that were told."""
        return {field: value for field in Field if (value := getattr(self, field.value))}

    @property
    def is_identified(self) -> bool:
        """Whether this tells one customer from all others."""
        return not IDENTIFYING.isdisjoint(self.personal)


@dataclass(frozen=True, kw_only=True)
class NormalDetails(CustomerDetails):
    """Details in the one spelling that is kept: checked once, and told from unchecked ones by their type."""


def normal_details(details: CustomerDetails) -> NormalDetails:
    """Return the details in the one spelling that is kept; those that are already are returned as they are.

    :raises NotANumber: when the number can't be one; likewise `NotAnEmail`.
    :raises DetailTooLong: naming the field; likewise `UnreadableDetail` and `NotACode`.
    :raises DocumentKindMissing: when there is a document's number but not its kind.
    """
    if isinstance(details, NormalDetails):
        return details
    _check_texts(details)
    if details.document and details.document_kind is None:
        raise DocumentKindMissing(field="document_kind")
    number = normal_number(details.number, country=details.country) if details.number.strip() else ""
    if number is None:
        raise NotANumber(field="number")
    email = normal_email(details.email) if details.email.strip() else ""
    if email is None:
        raise NotAnEmail(field="email")
    told = {field.name: getattr(details, field.name) for field in fields(CustomerDetails)}
    return NormalDetails(
        **told
        | {
            "number": number,
            "email": email,
            "name": " ".join(details.name.split()),
            "address": " ".join(details.address.split()),
            "document": "".join(details.document.split()).upper(),
            "place": " ".join(details.place.split()),
        }
    )


def _check_texts(details: CustomerDetails) -> None:
    for name, longest in LONGEST.items():
        text: str = getattr(details, name)
        if len(text) > longest:
            raise DetailTooLong(field=name, longest=longest)
        if "\0" in text:
            raise UnreadableDetail(field=name)
    for name in CODES:
        if getattr(details, name) and not CODE.fullmatch(getattr(details, name)):
            raise NotACode(field=name)
