"""How well the caller of a contact is verified, how well they must be, and by what they can be."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from careline.contacts.models import Contact, Reason, Verification
from careline.contacts.queries.reasons import inherited
from careline.contacts.queries.speaking import rings_from_own
from careline.contacts.rules.facts import ContactChannel
from careline.contacts.rules.verification import Act, Level, Method, Standing, Terms, level_needed, methods_on, stand


@cache
def terms() -> Terms:
    """Return what each method gives and each act needs."""
    shipped = files("careline.contacts") / "defaults" / "verification.toml"
    told = tomllib.loads(shipped.read_text(encoding="utf-8"))
    return Terms(
        gives={method: Level(told["gives"][method]) for method in Method},
        needs={act: Level(told["needs"][act]) for act in Act},
    )


def verifications_of(contact: Contact) -> list[Verification]:
    """Return every check of a contact, oldest first."""
    return list(Verification.objects.filter(contact=contact).select_related("actor").order_by("n"))


def standing_of(contact: Contact) -> Standing:
    """Return what the checks of a contact add up to."""
    return stand(row.as_rule for row in verifications_of(contact))


def possible_methods(contact: Contact) -> tuple[Method, ...]:
    """Return by what the caller can prove who they are."""
    return methods_on(ContactChannel(contact.channel), is_own_number=rings_from_own(contact))


def needed_for(reasons: Sequence[Reason], *, is_asked: bool) -> Level:
    """Return the level that what the customer came for needs."""
    return level_needed(acts_of(reasons), is_asked=is_asked, terms=terms())


def acts_of(reasons: Sequence[Reason]) -> list[Act]:
    """Return what is done for whoever comes for these reasons; one without an act leaves it to its parents."""
    return [Act(inherited(reason, "act") or Act.TALK) for reason in reasons]
