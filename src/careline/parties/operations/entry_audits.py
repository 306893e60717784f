"""Auditing entries: drawing a sample, saying what each value proved to be, ending it; what becomes of a leaver's."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
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
from careline.parties.queries.entry_audits import (
    AUDIT,
    NoSuchAuditedValue,
    NoSuchEntryAudit,
    auditors,
    drawn_lately,
    left_to_check,
)
from careline.parties.queries.entry_population import DrawnValue, Entries, draw
from careline.parties.rules.attributes import Attribute
from careline.parties.rules.entry_audits import (
    DUE_IN,
    AbandonReason,
    EntryAuditMove,
    EntryEvidence,
    EntryFinding,
    ValueIsErased,
    check_finished,
    check_open,
    check_other_person,
)
from careline.parties.rules.sampling import NothingEntered, SampleDrawnAlready, SampleWanted, check_sample, seed_of
from careline.parties.writing.recording import recorded
from careline.security.actor import OFF_BOARDING, Actor, ActorKind
from careline.security.models import Centre, Department, User
from careline.security.operation import operation
from careline.security.policy import require
from careline.security.ports.holdings import HandedOver, LeftBehind, Taker, Untaken, WhyLeft
from careline.security.queries.centres import departments_seated_in, known_centre
from careline.security.queries.departments import department
from careline.security.queries.seals import last_link
from careline.security.rules.chain import NO_HEAD

AT_ONCE = 100
"""Audits closed in one transaction."""


@operation()
def draw_entry_audit(*, wanted: SampleWanted, by: Actor, at: datetime) -> EntryAudit:
    """Draw a random sample of what was written down, to be held against the evidence.

    The seed follows from the ledger's newest seal, and both are kept: who draws can't choose the sample, and whoever
    holds the seal makes the same seed of it. Nor can they draw another of the same entries: that is somebody else's.

    :raises NotASampleSize: none, or more than anybody checks; likewise `NotASamplePeriod`.
    :raises NoSuchDepartment: nor `NoSuchCentre`, of those codes.
    :raises SampleDrawnAlready: by the same person, of some of these entries, within `AGAIN_AFTER`.
    :raises NothingEntered: the population is empty.
    :raises SealForged: the newest seal isn't what was signed.
    """
    require(by, AUDIT)
    zone = timezone.get_current_timezone()
    today = at.astimezone(zone).date()
    check_sample(wanted, today=today)
    place = department(by=by, code=wanted.department) if wanted.department else None
    centre = known_centre(code=wanted.centre) if wanted.centre else None
    entries = Entries(
        since=midnight(wanted.first_day, zone),
        before=midnight(wanted.last_day + timedelta(days=1), zone),
        departments=_departments(place, centre),
        attribute=wanted.attribute,
        source=wanted.source,
    )
    _check_not_again(wanted, place, by=by, at=at)
    seal = last_link()
    seed = seed_of(seal.head if seal else NO_HEAD)
    population, values = draw(entries, seed=seed, size=wanted.size)
    if not values:
        raise NothingEntered(field="first_day")
    audit = EntryAudit.objects.create(
        seal=seal.n if seal else 0,
        due_on=today + DUE_IN,
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
    """Close an audit of which all was checked that can be: from now on its findings stand, and count.

    :raises NoSuchEntryAudit: when there is none.
    :raises EntryAuditIsClosed: already.
    :raises EntriesUnchecked: values are left.
    """
    require(by, AUDIT)
    held = _claimed(audit)
    check_finished(left=left_to_check(held.id))
    return _end(held, EntryAuditMove.CLOSE, by=by, at=at)


@operation()
def abandon_entry_audit(*, audit: UUID, reason: AbandonReason, by: Actor, at: datetime) -> EntryAudit:
    """Give an audit up: it stays in the lists, what was found counts, and what wasn't checked is told as unchecked.

    :raises NoSuchEntryAudit: when there is none.
    :raises EntryAuditIsClosed: already.
    """
    require(by, AUDIT)
    held = _claimed(audit)
    held.reason = reason
    return _end(held, EntryAuditMove.ABANDON, by=by, at=at)


@operation(silent_when="no open audit is past its due date")
def close_audits_out_of_time(*, today: date, by: Actor, at: datetime) -> int:
    """Close the audits whose due date has passed, and return how many: whoever leaves one lying gains nothing by it."""
    require(by, AUDIT)
    rows = EntryAudit.objects.filter(OPEN, due_on__lt=today).order_by("drawn_at", "pk")
    held = list(rows.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    for one in held:
        is_done = not left_to_check(one.id)
        _end(one, EntryAuditMove.CLOSE if is_done else EntryAuditMove.LAPSE, by=by, at=at)
    return len(held)


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
    untaken = Untaken.STAYS
    needs = AUDIT

    def held(self, *, user: UUID) -> Sequence[str]:
        """Return the period of each: it has no number."""
        return [_called(one) for one in _of(user)]

    def hand_over(self, *, user: UUID, taker: Taker, at: datetime) -> HandedOver:
        """Hand them over, or let them lie."""
        return pass_entry_audits_on(auditor=user, taker=taker, by=OFF_BOARDING, at=at)


def _claimed(audit: UUID) -> EntryAudit:
    """Lock an open audit: who closes it and who checks a value wait for each other."""
    held = EntryAudit.objects.select_for_update(of=("self",)).filter(pk=audit).first()
    if held is None:
        raise NoSuchEntryAudit(field="audit")
    check_open(is_closed=held.closed_at is not None)
    return held


def _check_not_again(wanted: SampleWanted, place: Department | None, *, by: Actor, at: datetime) -> None:
    """Refuse who drew of these entries lately; two draws of one person wait for each other."""
    User.objects.select_for_update().filter(pk=by.id).first()
    before = drawn_lately(wanted, place, drawer=by.name, at=at)
    if before is not None:
        day = before.drawn_at.astimezone(timezone.get_current_timezone()).date()
        raise SampleDrawnAlready(field="first_day", day=day.isoformat())


def _end(audit: EntryAudit, move: EntryAuditMove, *, by: Actor, at: datetime) -> EntryAudit:
    audit.closed_at, audit.ending = at, move
    return _step(audit, move, by=by, at=at)


def _step(audit: EntryAudit, move: EntryAuditMove, *, by: Actor, at: datetime) -> EntryAudit:
    audit.version += 1
    event = EntryAuditMoved(
        subject=audit.id,
        move=move,
        auditor=audit.auditor_id,
        reason=AbandonReason(audit.reason) if audit.reason else None,
        seal=audit.seal,
        seed=audit.seed,
        population=audit.population,
        drawn=min(audit.size, audit.population),
    )
    told = {"move": move, "reason": audit.reason, "auditor_id": audit.auditor_id}
    EntryAuditStep.objects.create(audit=audit, n=audit.version, **told, **recorded(event, by=by, at=at))
    audit.save(update_fields=["auditor", "closed_at", "ending", "reason", "version"])
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
