"""Who speaks in a contact, and what may be disclosed to them.

Anyone may lodge a complaint for anyone, and its clock starts; authority decides only what is disclosed and done.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import StrEnum

from careline.contacts.rules.facts import CallerCertainty, Outcome
from careline.contacts.rules.verification import Act
from careline.kernel.refusals import Kind, Refusal
from careline.parties.rules.representation import ALL, Authority, Topic, disclosable, holds


class Speaker(StrEnum):
    """Who speaks."""

    CUSTOMER = "customer"
    REPRESENTATIVE = "representative"
    OTHER = "other"


TOUCHES: Mapping[Act, Topic] = {
    Act.CHANGE: Topic.ACCOUNT,
    Act.MONEY: Topic.BILLS,
    Act.NUMBER_TRANSFER: Topic.PERSONAL,
}
"""What of the customer an act is about; talking touches nothing that is theirs."""
DOING = frozenset({Outcome.ANSWERED, Outcome.BUSINESS_DONE})
"""Ends with which something was done for whoever spoke; the others lodge it, pass it on or leave it."""


class RepresentativeNotNamed(Refusal):
    """A representative speaks, and nobody says which."""

    code = "contacts.representative_not_named"


class NotTheirRepresentative(Refusal):
    """This person doesn't speak for the customer of the contact, or doesn't any more."""

    code = "contacts.not_their_representative"
    kind = Kind.CONFLICT


class NothingToProve(Refusal):
    """To whoever speaks nothing is disclosed, so there is nothing to prove either."""

    code = "contacts.nothing_to_prove"
    kind = Kind.CONFLICT


class BeyondScope(Refusal):
    """What was done is more than may be disclosed to whoever spoke."""

    code = "contacts.beyond_scope"


def told_to(speaker: Speaker | None, authority: Authority | None, *, on: date) -> frozenset[Topic]:
    """Return what may be disclosed to whoever speaks on a day.

    :param speaker: None while nobody has asked: then it is taken for the customer, who still has to prove it.
    """
    if speaker is Speaker.REPRESENTATIVE:
        return disclosable(authority, on=on) if authority else frozenset()
    return frozenset() if speaker is Speaker.OTHER else ALL


def check_speaker(speaker: Speaker, authority: Authority | None, *, is_theirs: bool, on: date) -> None:
    """Refuse to write down somebody who doesn't speak for the customer on a day.

    :raises RepresentativeNotNamed: one speaks, and it isn't said which.
    :raises NotTheirRepresentative: somebody else's, or one whose authority has ended or not begun.
    """
    if speaker is not Speaker.REPRESENTATIVE:
        return
    if authority is None:
        raise RepresentativeNotNamed(field="representative")
    if not is_theirs or not holds(authority, on=on):
        raise NotTheirRepresentative(field="representative")


def check_may_prove(told: Collection[Topic]) -> None:
    """Refuse to verify somebody to whom nothing is disclosed anyway.

    :raises NothingToProve: an advocate, or somebody who isn't named at all.
    """
    if not told:
        raise NothingToProve(field="method")


def check_within(acts: Iterable[Act], told: Collection[Topic], outcome: Outcome) -> None:
    """Refuse an end with which more was done than whoever spoke may learn of.

    :raises BeyondScope: naming the act.
    """
    if outcome not in DOING:
        return
    beyond = next((act for act in acts if act in TOUCHES and TOUCHES[act] not in told), None)
    if beyond:
        raise BeyondScope(field="outcome", act=beyond)


def who_rings(customers: int, spoken_for: int) -> tuple[CallerCertainty, Speaker | None]:
    """Return how sure a number tells who it is, and who speaks: whose it is comes before for whom he speaks.

    :param customers: how many customers are known under the number.
    :param spoken_for: for how many customers whoever has the number speaks on that day.
    """
    if customers == 1:
        return CallerCertainty.LIKELY, None
    if customers == 0 and spoken_for == 1:
        return CallerCertainty.LIKELY, Speaker.REPRESENTATIVE
    return (CallerCertainty.SHARED if customers or spoken_for else CallerCertainty.UNKNOWN), None
