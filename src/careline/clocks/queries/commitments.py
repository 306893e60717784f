"""The service commitments: what is published of the rules in force, and how much of each."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from careline.clocks.models import RulePublication
from careline.clocks.queries.library import library
from careline.clocks.queries.rules import RIGHT, rules_in_force
from careline.clocks.rules.commitments import CommitmentSubject, Publication, default_publication, subject_of
from careline.clocks.rules.moves import pause_reasons
from careline.clocks.rules.terms import PauseReason, Terms
from careline.clocks.rules.versions import Version, newest_first, told_on
from careline.security import policy
from careline.security.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """A rule in force, and how much of it everybody may read."""

    version: Version
    extent: Publication
    is_default: bool
    """Whether nobody has decided on it, so that its standing did."""
    subject: CommitmentSubject
    pauses: Sequence[PauseReason]
    """Why its clock may stand still."""
    zone: str
    """The zone whose days and nights count."""

    @property
    def terms(self) -> Terms:
        """What it says."""
        return self.version.terms

    @property
    def is_published(self) -> bool:
        """Whether everybody may read it."""
        return self.extent is not Publication.WITHHELD


def publications(*, by: Actor, at: datetime) -> list[Commitment]:
    """Return every rule in force with how much of it is published, by code."""
    decided, calendars = decided_extents(), library().calendars
    return [_told(version, decided, calendars[version.terms.calendar].zone) for version in rules_in_force(by=by, at=at)]


def commitments(*, by: Actor, at: datetime) -> list[Commitment]:
    """Return the rules in force that everybody may read, by what they concern."""
    order = list(CommitmentSubject)
    told = [one for one in publications(by=by, at=at) if one.is_published]
    return sorted(told, key=lambda one: (one.terms.jurisdiction, order.index(one.subject)))


def rules_told(*, by: Actor, codes: Collection[str], on: date) -> Mapping[str, tuple[Terms, Publication]]:
    """Return what rules say in the versions that were in force last by a day, and how much of each all may read.

    A version that begins later isn't told of, unless a rule has no other: nobody was held to it yet.
    """
    policy.require(by, RIGHT)
    told = {versions[0].terms.code: told_on(on, versions).terms for versions in newest_first(library().versions)}
    decided = decided_extents()
    found = ((code, told[code]) for code in codes if code in told)
    return {code: (terms, decided.get(code) or default_publication(terms)) for code, terms in found}


def extent_of(terms: Terms) -> Publication:
    """Return how much of a rule everybody may read."""
    return decided_extents(terms.code).get(terms.code) or default_publication(terms)


def decided_extents(*codes: str) -> Mapping[str, Publication]:
    """Return what was decided last for each rule that was decided on; of these rules only, where any are named."""
    rows = RulePublication.objects.filter(code__in=codes) if codes else RulePublication.objects.all()
    return {code: Publication(extent) for code, extent in rows.order_by("code", "number").values_list("code", "extent")}


def _told(version: Version, decided: Mapping[str, Publication], zone: str) -> Commitment:
    terms = version.terms
    return Commitment(
        version=version,
        extent=decided.get(terms.code) or default_publication(terms),
        is_default=terms.code not in decided,
        subject=subject_of(terms),
        pauses=pause_reasons(terms),
        zone=zone,
    )
