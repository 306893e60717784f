"""Auditing entries: drawing a sample, saying what each value proved to be, closing it; what becomes of a leaver's."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from secrets import token_hex
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careline.kernel.calendar.zones import midnight
from careline.kernel.identity import new_id
from careline.kernel.sentences import Text
from careline.parties.events import EntryAuditMoved, EntryChecked
from careline.parties.models import EntryAudit, EntryAuditFinding, EntryAuditItem, EntryAuditStep
from careline.parties.models.entry_audit import OPEN
from careline.parties.queries.entry_audits import AUDIT, NoSuchAuditedValue, NoSuchEntryAudit, auditors
from careline.parties.queries.entry_population import DrawnValue, Entries, draw
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import (
    EntryAuditMove,
    EntryEvidence,
    EntryFinding,
    NothingChecked,
    ValueIsErased,
    check_open,
    check_other_person,
)
from careline.parties.rules.sampling import NothingEntered, SampleWanted, check_sample
from careline.parties.writing.recording import recorded
from careline.security.actor import Actor, ActorKind, system
from careline.security.models import Centre, Department
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, WhyLeft
from careline.security.queries.centres import departments_seated_in, known_centre
from careline.security.queries.departments import department

HOUSE = system("off-boarding")
SEED_BYTES = 8
"""As many seeds as nobody tries to find a pleasing one among."""


@operation()
def draw_entry_audit(*, wanted: SampleWanted, by: Actor, at: datetime) -> EntryAudit:
    """Draw a random sample of what was written down, to be held against the evidence.

    The seed is made here and kept: who draws can't choose the sample.

    :raises NotASampleSize: none, or more than anybody checks; likewise `NotASamplePeriod`.
    :raises NoSuchDepartment: nor `NoSuchCentre`, of those codes.
    :raises NothingEntered: the population is empty.
    """
    require(by, AUDIT)
    zone = timezone.get_current_timezone()
    check_sample(wanted, today=at.astimezone(zone).date())
    place = department(by=by, code=wanted.department) if wanted.department else None
    centre = known_centre(code=wanted.centre) if wanted.centre else None
    entries = Entries(
        since=midnight(wanted.first_day, zone),
        before=midnight(wanted.last_day + timedelta(days=1), zone),
        departments=_departments(place, centre),
        attribute=wanted.attribute,
        source=wanted.source,
    )
    seed = token_hex(SEED_BYTES)
    population, values = draw(entries, seed=seed, size=wanted.size)
    if not values:
        raise NothingEntered(field="first_day")
    audit = EntryAudit.objects.create(
        first_day=wanted.first_day,
        last_day=wanted.last_day,
        size=wanted.size,
        population=population,
        seed=seed,
        department=place,
        centre=centre,
        attribute=wanted.attribute or "",
        source=wanted.source or "",
        drawn_by_name=by.name,
        drawn_at=at,
        auditor_id=by.id if by.kind is ActorKind.USER else None,
        version=0,
    )
    EntryAuditItem.objects.bulk_create(_item(audit, n, one) for n, one in enumerate(values, start=1))
    return _step(audit, EntryAuditMove.DRAW, by=by, at=at)


@operation()
def check_entry(
    *, audit: UUID, n: int, finding: EntryFinding, evidence: EntryEvidence, by: Actor, at: datetime
) -> EntryAuditFinding:
    """Say what a value proved to be; said again while the audit is open, the latest counts.

    :param n: the value's number in the audit.
    :raises NoSuchEntryAudit: nor `NoSuchAuditedValue`.
    :raises EntryAuditIsClosed: its findings stand.
    :raises CheckedByEnterer: the actor wrote the value down.
    :raises ValueIsErased: the customer was forgotten.
    """
    require(by, AUDIT)
    held = _claimed(audit)
    item = held.items.select_related("customer").filter(n=n).first()
    if item is None:
        raise NoSuchAuditedValue(field="n")
    check_other_person(entered_by=item.entered_by_id, checker=by.id)
    if item.customer.forgotten_at:
        raise ValueIsErased
    before = item.findings.aggregate(last=Max("n"))["last"] or 0
    event = EntryChecked(
        subject=item.customer_id,
        audit=held.id,
        item=item.id,
        attribute=Attribute(item.attribute),
        finding=finding,
        evidence=evidence,
    )
    return EntryAuditFinding.objects.create(
        item=item, n=before + 1, finding=finding, evidence=evidence, **recorded(event, by=by, at=at)
    )


@operation()
def close_entry_audit(*, audit: UUID, by: Actor, at: datetime) -> EntryAudit:
    """Close an audit: from now on its findings stand, and count. What wasn't checked is told as such.

    :raises NoSuchEntryAudit: when there is none.
    :raises EntryAuditIsClosed: already.
    :raises NothingChecked: nothing was.
    """
    require(by, AUDIT)
    held = _claimed(audit)
    if not EntryAuditFinding.objects.filter(item__audit=held).exists():
        raise NothingChecked
    held.closed_at = at
    return _step(held, EntryAuditMove.CLOSE, by=by, at=at)


@operation(silent_when="nothing of the leaver's is open, or nobody takes it")
def pass_entry_audits_on(*, auditor: UUID, taker: Taker, by: Actor, at: datetime) -> HandedOver:
    """Give a leaver's open audits to the person who takes them; without one they stay open for whoever may audit."""
    require(by, AUDIT)
    to = auditors().filter(pk=taker.user).first() if taker.user else None
    rows = list(_of(auditor).select_for_update(of=("self",)))
    if to is None:
        return HandedOver(left=[LeftBehind(_called(one), WhyLeft.NOBODY_TO_OWN_IT) for one in rows])
    for one in rows:
        one.auditor = to
        _step(one, EntryAuditMove.HAND, by=by, at=at)
    return HandedOver(len(rows))


class EntryAuditsHeld:
    """Audits somebody drew and hasn't closed; a person takes them, else they stay for whoever may audit."""

    kind = "parties.entry_audits"
    label: Text = _("Audits of entries")
    ends = False
    needs = AUDIT

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return the period of each: it has no number."""
        return [_called(one) for one in _of(user)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over, or let them lie."""
        return pass_entry_audits_on(auditor=user, taker=taker, by=HOUSE, at=at)


def _claimed(audit: UUID) -> EntryAudit:
    """Lock an open audit: who closes it and who checks a value wait for each other."""
    held = EntryAudit.objects.select_for_update(of=("self",)).filter(pk=audit).first()
    if held is None:
        raise NoSuchEntryAudit(field="audit")
    check_open(is_closed=held.closed_at is not None)
    return held


def _step(audit: EntryAudit, move: EntryAuditMove, *, by: Actor, at: datetime) -> EntryAudit:
    audit.version += 1
    event = EntryAuditMoved(
        subject=audit.id,
        move=move,
        auditor=audit.auditor_id,
        seed=audit.seed,
        population=audit.population,
        drawn=min(audit.size, audit.population),
    )
    EntryAuditStep.objects.create(
        audit=audit, n=audit.version, move=move, auditor_id=audit.auditor_id, **recorded(event, by=by, at=at)
    )
    audit.save(update_fields=["auditor", "closed_at", "version"])
    return audit


def _item(audit: EntryAudit, n: int, one: DrawnValue) -> EntryAuditItem:
    return EntryAuditItem(
        id=new_id(),
        audit=audit,
        n=n,
        customer_id=one.customer,
        attribute=one.attribute,
        source=one.source,
        entered_by_id=one.entered_by,
        entered_by_name=one.entered_by_name,
        entered_at=one.entered_at,
        writing_id=one.writing,
    )


def _departments(place: Department | None, centre: Centre | None) -> list[UUID] | None:
    """Return the departments a sample is narrowed to: below the one told, and sitting in the centre told."""
    if place is None and centre is None:
        return None
    rows = departments_seated_in(centre=centre.code) if centre else Department.objects.all()
    below = rows.filter(path__startswith=place.path) if place else rows
    return list(below.values_list("pk", flat=True))


def _of(auditor: UUID) -> QuerySet[EntryAudit]:
    return EntryAudit.objects.filter(OPEN, auditor=auditor).order_by("drawn_at", "pk")


def _called(audit: EntryAudit) -> str:
    return f"{audit.first_day:%Y-%m-%d}/{audit.last_day:%Y-%m-%d}"
