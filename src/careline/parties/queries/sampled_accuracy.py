"""How accurate entries proved in audits (CU08): right of checked, in all, by attribute and by who entered them.

Beside it stands what was drawn and never checked: every audit that was drawn counts, also the one somebody left lying.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef

from careline.parties.models import EntryAudit, EntryAuditFinding, EntryAuditItem
from careline.parties.rules.attributes import EntrySource
from careline.parties.rules.entry_audits import UNFINISHED, VERDICTS, EntryFinding, EntryVerdict
from careline.parties.rules.proportions import Proportion, proportion
from careline.security.actor import Actor
from careline.security.models import User
from careline.security.policy import Reach, allows, reach_of, require, scope

READ, OF_PEOPLE = "parties.read_accuracy", "parties.read_accuracy_of_people"
SHOWN = 50
"""Audits told by themselves, the latest; of the others the list tells."""
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class SampledAccuracy:
    """What was found of some entries."""

    label: str = ""
    """An attribute's code or a name; empty of all of it."""
    source: str = ""
    by: UUID | None = None
    right: int
    wrong: int
    missing: int

    @property
    def checked(self) -> int:
        """How many were held against the evidence."""
        return self.right + self.wrong + self.missing

    @property
    def accuracy(self) -> Proportion:
        """Right of checked, with its interval."""
        return proportion(self.right, self.checked)


@dataclass(frozen=True, kw_only=True)
class AuditResult:
    """What audits found."""

    audits: int
    total: SampledAccuracy
    by_attribute: tuple[SampledAccuracy, ...]
    """The least accurate first."""
    by_person: tuple[SampledAccuracy, ...] | None
    """Of those whose figures the actor may read, most checked first; None where it may read nobody's."""
    findings: dict[EntryFinding, int]
    """How often each was found."""
    unchecked: int
    """Values drawn that could have been checked and weren't."""
    unfinished: tuple[EntryAudit, ...]
    """Those of them that ended before all was checked, latest first, `SHOWN` at the most."""

    @property
    def unchecked_share(self) -> float | None:
        """Which share of what was drawn wasn't checked, from 0 to 1; of customers who were forgotten nothing counts."""
        drawn = self.total.checked + self.unchecked
        return self.unchecked / drawn if drawn else None

    @property
    def at_least(self) -> float | None:
        """Which share was right if all that wasn't checked was wrong: so leaving the difficult out gains nothing."""
        drawn = self.total.checked + self.unchecked
        return self.total.right / drawn if drawn else None


@dataclass(frozen=True)
class _Found:
    attribute: str
    entered_by: UUID | None
    name: str
    source: str
    finding: EntryFinding


def result_of(*, by: Actor, audit: UUID) -> AuditResult:
    """Return what one audit found, or has found so far."""
    require(by, READ)
    return _result(by, [audit])


def sampled_accuracy(*, by: Actor, since: datetime, before: datetime) -> AuditResult:
    """Return what all audits found together that ended from an instant on and before another, however they ended."""
    require(by, READ)
    closed = EntryAudit.objects.filter(closed_at__gte=since, closed_at__lt=before)
    return _result(by, list(closed.values_list("pk", flat=True)))


def _result(by: Actor, audits: list[UUID]) -> AuditResult:
    last = EntryAuditFinding.objects.filter(item__audit__in=audits).order_by("item_id", "-n").distinct("item_id")
    rows = last.values_list("item__attribute", "item__entered_by", "item__entered_by_name", "item__source", "finding")
    found = [_Found(attribute, who, name, source, EntryFinding(code)) for attribute, who, name, source, code in rows]
    attributes = [_counted(of, label=name) for name, of in _grouped(found, lambda one: one.attribute)]
    return AuditResult(
        audits=len(audits),
        total=_counted(found),
        by_attribute=tuple(sorted(attributes, key=lambda one: (one.accuracy.share or 0, one.label))),
        by_person=_by_person(by, found) if allows(by, OF_PEOPLE) else None,
        findings=dict(Counter(one.finding for one in found)),
        unchecked=_unchecked(audits),
        unfinished=tuple(EntryAudit.objects.filter(pk__in=audits, ending__in=UNFINISHED)[:SHOWN]),
    )


def _unchecked(audits: list[UUID]) -> int:
    checked = EntryAuditFinding.objects.filter(item=OuterRef("pk"))
    rows = EntryAuditItem.objects.filter(~Exists(checked), audit__in=audits, customer__forgotten_at=None)
    return rows.count()


def whose_figures(*, by: Actor, people: Collection[UUID | None]) -> set[UUID | None]:
    """Return of whom among these the actor may read figures.

    What no user entered is nobody's to manage, so only who reads everybody's sees it.
    """
    if not allows(by, OF_PEOPLE):
        return set()
    found: set[UUID | None] = set(User.objects.filter(scope(by, OF_PEOPLE), pk__in=people).values_list("pk", flat=True))
    return found | {None} if reach_of(by, OF_PEOPLE) is Reach.ALL else found


def _by_person(by: Actor, found: list[_Found]) -> tuple[SampledAccuracy, ...]:
    shown = whose_figures(by=by, people={one.entered_by for one in found})
    seen = [one for one in found if one.entered_by in shown]
    people = [
        _counted(of, label=name, source=source, by=who)
        for (who, name, source), of in _grouped(seen, lambda one: (one.entered_by, one.name, one.source))
    ]
    return tuple(sorted(people, key=lambda one: (-one.checked, one.label, one.source)))


def _grouped(found: Iterable[_Found], key: Callable[[_Found], K]) -> list[tuple[K, list[_Found]]]:
    groups: dict[K, list[_Found]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return list(groups.items())


def _counted(found: Iterable[_Found], *, label: str = "", source: str = "", by: UUID | None = None) -> SampledAccuracy:
    counts = Counter(VERDICTS[one.finding] for one in found)
    return SampledAccuracy(
        label=label,
        source=EntrySource(source) if source else "",
        by=by,
        right=counts[EntryVerdict.RIGHT],
        wrong=counts[EntryVerdict.WRONG],
        missing=counts[EntryVerdict.MISSING],
    )
