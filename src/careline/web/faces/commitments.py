"""A service commitment in plain words: what, how soon, since when, on what ground, and when its time stands still."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careline.cases.queries.commitments import KeptFigures
from careline.clocks.queries.commitments import Commitment
from careline.clocks.rules.commitments import CommitmentSubject, Publication
from careline.clocks.rules.default_rules import SINCE_EVER
from careline.clocks.rules.terms import Standing, Terms
from careline.clocks.sentences.labels import label
from careline.clocks.sentences.steps import say_limit
from careline.kernel.calendar import Roll, Unit
from careline.web.faces.concerns import Names, concerns
from careline.web.faces.kept import KeptFace, kept_face
from careline.web.words import JURISDICTIONS, in_language, named
from careline.web.words.commitments import CERTAINTY_MARKS, CERTAINTY_SAID, COUNTED, NUMBERLESS_SAID, ROLLS, SUBJECTS

DAYS = frozenset({Unit.CALENDAR_DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})
LAW_FIRST = (Standing.LAW, Standing.PROMISE, Standing.CONTRACT, Standing.INTERNAL)


@dataclass(frozen=True, kw_only=True)
class CommitmentFace:
    """One commitment."""

    name: str
    allows: str
    counted: str
    """How its time is counted; empty where there is none to count."""
    concerns: Sequence[str]
    is_law: bool
    ground: str
    url: str
    since: date | None
    """None where it holds whenever a complaint was made."""
    until: date | None
    """The first day it holds no more."""
    pauses: str
    """Why its time may stand still; empty where it never does."""
    mark: str
    """What isn't sure about its number, in a word or two; empty where nothing is."""
    doubt: str
    """What isn't sure about its number; empty where nothing is."""
    after: str
    """Where the customer may turn when it isn't kept."""
    is_measured: bool
    kept: KeptFace | None
    """How it was kept, where that is published and was counted."""


@dataclass(frozen=True)
class CommitmentGroup:
    """The commitments about one subject."""

    name: str | Promise
    code: str
    rows: Sequence[CommitmentFace]


@dataclass(frozen=True)
class CommitmentPlace:
    """The commitments that hold in one country."""

    name: str | Promise
    code: str
    groups: Sequence[CommitmentGroup]
    remedies: Sequence[str]
    """Where a complaint may be taken when it wasn't answered, or not well."""


def commitment_places(told: Iterable[Commitment], names: Names, figures: KeptFigures) -> list[CommitmentPlace]:
    """Return commitments by country and subject."""
    found: dict[str, list[Commitment]] = defaultdict(list)
    for one in told:
        found[one.terms.jurisdiction.partition("-")[0]].append(one)
    return [
        CommitmentPlace(
            JURISDICTIONS.get(code, code) or _("Everywhere"), code, _groups(rows, names, figures), _remedies(rows)
        )
        for code, rows in found.items()
    ]


def within(terms: Terms) -> str:
    """Return how long a rule allows, in words that also stand where no number is known."""
    if terms.amount is None:
        return str(NUMBERLESS_SAID[terms.certainty])
    return say_limit(terms.amount, terms.unit)


def ground_of(terms: Terms) -> str:
    """Return on what a commitment rests: a law and its article, or the house's own word."""
    return terms.source(get_language() or "")


def _groups(rows: Sequence[Commitment], names: Names, figures: KeptFigures) -> list[CommitmentGroup]:
    found: dict[CommitmentSubject, list[Commitment]] = defaultdict(list)
    for one in sorted(rows, key=_order):
        found[one.subject].append(one)
    return [
        CommitmentGroup(words, subject.value, [_face(one, names, figures) for one in found[subject]])
        for subject, words in ((one, SUBJECTS[one]) for one in CommitmentSubject)
        if subject in found
    ]


def _order(one: Commitment) -> tuple[object, ...]:
    terms = one.terms
    return terms.jurisdiction, LAW_FIRST.index(terms.standing), terms.urgency, terms.amount is None, terms.code


def _remedies(rows: Sequence[Commitment]) -> list[str]:
    """Return each way that the law opens, once; what a house owes for a fault is none."""
    asked = (CommitmentSubject.FAULT, CommitmentSubject.BUSINESS)
    said = (_after(one.terms) for one in sorted(rows, key=_order) if one.subject not in asked)
    return list(dict.fromkeys(filter(None, said)))


def _face(one: Commitment, names: Names, figures: KeptFigures) -> CommitmentFace:
    terms, counted = one.terms, figures.of(one.terms.code)
    is_measured = one.extent is Publication.WITH_FIGURES
    return CommitmentFace(
        name=named(terms),
        allows=within(terms),
        counted=_counted(terms),
        concerns=_concerns(terms, names),
        is_law=terms.standing is Standing.LAW,
        ground=ground_of(terms),
        url=terms.source_url,
        since=one.version.valid_from if one.version.valid_from > SINCE_EVER else None,
        until=one.version.valid_to,
        pauses=_("; ").join(str(label(reason)) for reason in one.pauses),
        mark=str(CERTAINTY_MARKS.get(terms.certainty, "")),
        doubt=str(CERTAINTY_SAID.get(terms.certainty, "")),
        after=_after(terms),
        is_measured=is_measured,
        kept=kept_face(counted) if is_measured and counted else None,
    )


def _concerns(terms: Terms, names: Names) -> list[str]:
    """Return whom it concerns; that it holds in its own country, or where nobody knows, needn't be said."""
    known = tuple((name, tuple(filter(None, values))) for name, values in terms.when)
    said = concerns(replace(terms, when=known), names)
    return said if "-" in terms.jurisdiction else said[1:] if terms.jurisdiction else said


def _counted(terms: Terms) -> str:
    if not terms.amount:
        return ""
    moves = terms.unit in DAYS and terms.roll is Roll.NEXT_WORKING
    return " ".join(map(str, (COUNTED[terms.unit], ROLLS) if moves else (COUNTED[terms.unit],)))


def _after(terms: Terms) -> str:
    return in_language(terms.escalates_zh, terms.escalates_en)
