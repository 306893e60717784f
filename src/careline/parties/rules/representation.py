"""Who may speak for a customer, and what may be disclosed to them.

Anyone may lodge a complaint for anyone, and its clock starts; authority decides only what is disclosed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.details import CustomerKind
from careline.parties.rules.holdings import check_span


class RepresentativeKind(StrEnum):
    """In what standing somebody speaks for a customer."""

    ADVOCATE = "advocate"  # speaks, and sees no account
    AUTHORISED = "authorised"  # by the customer, for a scope, until a day
    GUARDIAN = "guardian"  # by law or court (Civil Code art. 23, 27, 28)
    ATTORNEY = "attorney"  # by a power of attorney
    ENTERPRISE_CONTACT = "enterprise_contact"  # of an organisation that is the customer


class Topic(StrEnum):
    """What there is to disclose."""

    COMPLAINTS = "complaints"
    ACCOUNT = "account"
    BILLS = "bills"
    USAGE = "usage"
    PERSONAL = "personal"


class RepresentativeEnd(StrEnum):
    """Why somebody doesn't speak for a customer any more."""

    REVOKED = "revoked"
    REPLACED = "replaced"
    LAPSED = "lapsed"
    LEFT = "left"


ALL = frozenset(Topic)
MOST: Mapping[RepresentativeKind, frozenset[Topic]] = {
    RepresentativeKind.ADVOCATE: frozenset(),
    RepresentativeKind.AUTHORISED: ALL - {Topic.PERSONAL},
    RepresentativeKind.GUARDIAN: ALL,
    RepresentativeKind.ATTORNEY: ALL,
    RepresentativeKind.ENTERPRISE_CONTACT: ALL - {Topic.PERSONAL},
}
"""The most that may be disclosed to each."""
OF_PEOPLE = frozenset({RepresentativeKind.GUARDIAN, RepresentativeKind.ATTORNEY})


class BeyondAuthority(Refusal):
    """More would be disclosed than such a representative may ever learn."""

    code = "parties.beyond_authority"


class ScopeMissing(Refusal):
    """A representative who may learn nothing is an advocate."""

    code = "parties.scope_missing"


class EndMissing(Refusal):
    """What a customer authorises ends on a day."""

    code = "parties.end_missing"


class NotForSuchACustomer(Refusal):
    """An organisation has no guardian, and a person no enterprise contact."""

    code = "parties.not_for_such_a_customer"


class RepresentativesDontFit(Refusal):
    """Somebody speaks for the customer in a standing that the other kind of customer doesn't know."""

    code = "parties.representatives_dont_fit"
    kind = Kind.CONFLICT


class AuthorityHasEnded(Refusal):
    """It ended before."""

    code = "parties.authority_has_ended"
    kind = Kind.CONFLICT


@dataclass(frozen=True, kw_only=True)
class Authority:
    """What somebody may learn, and from when to when."""

    kind: RepresentativeKind
    scope: frozenset[Topic]
    since: date
    until: date | None = None
    """The last day; the authorised always have one."""
    ended_on: date | None = None
    """The first day on which it held no more, if it was ended before its time."""


def holds(authority: Authority, *, on: date) -> bool:
    """Return whether somebody speaks for the customer on a day."""
    has_begun = authority.since <= on
    is_over = authority.until is not None and on > authority.until
    return has_begun and not is_over and not (authority.ended_on is not None and on >= authority.ended_on)


def disclosable(authority: Authority, *, on: date) -> frozenset[Topic]:
    """Return what may be disclosed on a day: never more than the kind allows, whatever a row says."""
    return authority.scope & MOST[authority.kind] if holds(authority, on=on) else frozenset()


def check_authority(authority: Authority, *, of: CustomerKind) -> None:
    """Refuse an authority that can't be.

    :raises NotForSuchACustomer: or `BeyondAuthority`, `ScopeMissing`, `EndMissing`, `EndsBeforeItBegins`.
    """
    if authority.kind in _unknown_to(of):
        raise NotForSuchACustomer(field="kind")
    if authority.scope - MOST[authority.kind]:
        raise BeyondAuthority(field="scope")
    if not authority.scope and MOST[authority.kind]:
        raise ScopeMissing(field="scope")
    if authority.kind is RepresentativeKind.AUTHORISED and authority.until is None:
        raise EndMissing(field="until")
    check_span(authority.since, authority.until)


def check_kind_fits(kind: CustomerKind, authorities: Iterable[Authority], *, on: date) -> None:
    """Refuse to make a person an organisation, or the other way, over the head of who speaks for them on a day.

    :raises RepresentativesDontFit: an organisation has no guardian, and a person no enterprise contact.
    """
    if any(one.kind in _unknown_to(kind) and holds(one, on=on) for one in authorities):
        raise RepresentativesDontFit(field="kind")


def _unknown_to(kind: CustomerKind) -> frozenset[RepresentativeKind]:
    return OF_PEOPLE if kind is CustomerKind.ENTERPRISE else frozenset({RepresentativeKind.ENTERPRISE_CONTACT})
