"""Audits of entries: all of them, one with how far it is, and the values it drew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.kernel.refusals import Kind, Refusal
from careline.parties.models import EntryAudit, EntryAuditFinding, EntryAuditItem
from careline.parties.models.entry_audit import OPEN
from careline.parties.queries.sampled_accuracy import whose_figures
from careline.parties.rules.attributes import EntrySource
from careline.parties.rules.sampling import AGAIN_AFTER, SampleWanted, seed_of
from careline.security.actor import Actor
from careline.security.models import Department, User
from careline.security.policy import require
from careline.security.queries.seals import link_at
from careline.security.queries.users import holding
from careline.security.rules.chain import NO_HEAD

READ, AUDIT = "parties.read_accuracy", "parties.audit_entries"
LISTING, VALUES = "entry-audits", "audited-values"
FOUND = Q(found__gt="")
ERASED = Q(customer__forgotten_at__isnull=False)


class NoSuchEntryAudit(Refusal):
    """There is no such audit of entries."""

    code = "parties.no_such_entry_audit"
    kind = Kind.MISSING


class NoSuchAuditedValue(Refusal):
    """The audit drew no value of that number."""

    code = "parties.no_such_audited_value"
    kind = Kind.MISSING


@dataclass(frozen=True)
class AuditProgress:
    """How far an audit is."""

    drawn: int = 0
    checked: int = 0
    erased: int = 0
    """Values that were never checked, of customers who were forgotten: they can't be any more."""

    @property
    def left(self) -> int:
        """How many are still to be checked."""
        return self.drawn - self.checked - self.erased


def entry_audits(*, by: Actor, is_open: bool | None = None, after: str = "", limit: int = 50) -> Page[EntryAudit]:
    """Return one page of the audits, latest first.

    :param is_open: only those that are, or only those that aren't.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, READ)
    rows = _audits()
    if is_open is not None:
        rows = rows.filter(OPEN) if is_open else rows.exclude(OPEN)
    if after:
        rows = rows.filter(_beyond(after))
    return Page.cut(list(rows[: limit + 1]), limit=limit, listing=LISTING, key=lambda row: (row.drawn_at, row.id))


def entry_audit(*, by: Actor, id: UUID) -> EntryAudit:  # noqa: A002  (every room names a row's id so)
    """Return one audit.

    :raises NoSuchEntryAudit: when there is none.
    """
    require(by, READ)
    found = _audits().filter(pk=id).first()
    if found is None:
        raise NoSuchEntryAudit(field="audit")
    return found


def progress_of(*, by: Actor, audits: Sequence[UUID]) -> Mapping[UUID, AuditProgress]:
    """Return how far each of these is."""
    require(by, READ)
    rows = _values().filter(audit__in=audits).order_by().values_list("audit")
    counts = rows.annotate(
        drawn=Count("pk"), checked=Count("pk", filter=FOUND), erased=Count("pk", filter=ERASED & ~FOUND)
    )
    told = {audit: AuditProgress(drawn, checked, erased) for audit, drawn, checked, erased in counts}
    return {audit: told.get(audit, AuditProgress()) for audit in audits}


def audited_values(*, by: Actor, audit: UUID, found: Sequence[str] = (), after: str = "", limit: int = 50) -> Page[Any]:
    """Return one page of the values an audit drew, in the order drawn, each with `found` and who found it when.

    Who entered one is told to whoever may read that person's figures.

    :param found: only with one of these findings; the empty one is those not checked yet.
    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, READ)
    rows = _values().filter(audit=audit).order_by("n").select_related("customer__key")
    rows = rows.filter(found__in=found) if found else rows
    if after:
        (n,) = Cursor.decode(after, listing=VALUES, shape=(int,)).key
        rows = rows.filter(n__gt=n)
    return Page.cut(_discreet(by, rows[: limit + 1]), limit=limit, listing=VALUES, key=lambda row: (row.n,))


def audited_value(*, by: Actor, audit: UUID, n: int) -> Any:
    """Return one value an audit drew, with `found` and `evidence`, for whoever checks it.

    :raises NoSuchAuditedValue: there is none of that number.
    """
    require(by, AUDIT)
    found = _values().filter(audit=audit, n=n).select_related("customer__key", "audit").first()
    if found is None:
        raise NoSuchAuditedValue(field="n")
    return _discreet(by, [found])[0]


def next_to_check(*, by: Actor, audit: UUID, after: int = 0) -> int | None:
    """Return the number of the next value the actor can check, and after the last from the first on; None for none."""
    require(by, AUDIT)
    rows = _values().filter(audit=audit).exclude(FOUND).exclude(ERASED).exclude(entered_by=by.id)
    left = list(rows.order_by("n").values_list("n", flat=True))
    return next((n for n in left if n > after), left[0] if left else None)


def last_evidence(*, by: Actor, audit: UUID) -> str:
    """Return what the actor held a value of this audit against last; they come in runs."""
    require(by, AUDIT)
    rows = EntryAuditFinding.objects.filter(item__audit=audit, actor=by.id).order_by("-at", "-id")
    return rows.values_list("evidence", flat=True).first() or ""


def left_to_check(audit: UUID) -> int:
    """Return how many values of an audit could still be checked: not those of customers who were forgotten."""
    checked = EntryAuditFinding.objects.filter(item=OuterRef("pk"))
    return EntryAuditItem.objects.filter(~Exists(checked), audit=audit).exclude(ERASED).count()


def drawn_lately(wanted: SampleWanted, place: Department | None, *, drawer: str, at: datetime) -> EntryAudit | None:
    """Return the last sample a person drew within `AGAIN_AFTER` whose population this one could share values with."""
    rows = EntryAudit.objects.filter(
        drawn_by_name=drawer,
        drawn_at__gt=at - AGAIN_AFTER,
        first_day__lte=wanted.last_day,
        last_day__gte=wanted.first_day,
        source__in=_sharing(wanted.source),
    )
    if wanted.attribute:
        rows = rows.filter(attribute__in=("", wanted.attribute))
    if wanted.centre:
        rows = rows.filter(Q(centre=None) | Q(centre__code=wanted.centre))
    if place:
        codes = place.path.rstrip("/").split("/")
        above = ["/".join(codes[:n]) + "/" for n in range(1, len(codes) + 1)]
        related = Q(department__path__in=above) | Q(department__path__startswith=place.path)
        rows = rows.filter(Q(department=None) | related)
    return rows.order_by("-drawn_at").first()


def seed_follows(audit: EntryAudit) -> bool:
    """Return whether an audit's seed is what the seal it names makes: nobody put another in its place."""
    seal = link_at(audit.seal) if audit.seal else None
    if audit.seal and seal is None:
        return False
    return audit.seed == seed_of(seal.head if seal else NO_HEAD)


def auditors() -> QuerySet[User]:
    """Return everybody who may audit entries."""
    return User.objects.filter(holding(AUDIT), deactivated_at=None, is_integration=False).distinct()


def _audits() -> QuerySet[EntryAudit]:
    return EntryAudit.objects.select_related("department", "centre", "auditor").order_by("-drawn_at", "-id")


def _values() -> QuerySet[Any]:
    """Return the values drawn, each with its latest finding."""
    last = EntryAuditFinding.objects.filter(item=OuterRef("pk")).order_by("-n")
    return EntryAuditItem.objects.annotate(
        found=Coalesce(Subquery(last.values("finding")[:1]), Value("")),
        evidence=Coalesce(Subquery(last.values("evidence")[:1]), Value("")),
        found_by=Coalesce(Subquery(last.values("actor_name")[:1]), Value("")),
        found_at=Subquery(last.values("at")[:1]),
    )


def _discreet(by: Actor, rows: Iterable[Any]) -> list[Any]:
    """Return the values; which colleague entered one is for who may read their figures, which such a list comes to."""
    found = list(rows)
    shown = whose_figures(by=by, people={row.entered_by_id for row in found})
    for row in found:
        if row.entered_by_id and row.entered_by_id not in shown:
            row.entered_by_name = ""  # on the screen alone: the row is never written again
    return found


def _sharing(source: EntrySource | None) -> tuple[str, ...]:
    """Return the sources a population may have been narrowed to that shares values with this one; "" is staff's all."""
    if source is None:
        return ("", EntrySource.STAFF, EntrySource.LIST)
    return ("", source) if source in {EntrySource.STAFF, EntrySource.LIST} else (source,)


def _beyond(after: str) -> Q:
    at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if at is None or name is None:
        raise BadCursor
    return Q(drawn_at__lt=at) | Q(drawn_at=at, id__lt=name)
