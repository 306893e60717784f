"""Audits of entries: drawing a sample, saying what each value proved to be, closing it, and what it found."""

from typing import Any
from uuid import UUID

from ninja import Query, Router, Status

from careline.api.addresses import next_page
from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.once import anew
from careline.api.shapes.customers import RevealShown
from careline.api.shapes.entry_audits import (
    AbandonTold,
    AuditedRevealTold,
    AuditResultShown,
    DrawnValuePage,
    DrawnValuesAsked,
    EntryAuditPage,
    EntryAuditsAsked,
    EntryAuditShown,
    EntryAuditState,
    EntryFindingShown,
    FindingTold,
    SampleTold,
)
from careline.parties.operations.entry_audits import (
    abandon_entry_audit,
    check_entry,
    close_entry_audit,
    draw_entry_audit,
)
from careline.parties.operations.reveals import reveal_audited
from careline.parties.queries.entry_audits import (
    AUDIT,
    READ,
    AuditProgress,
    audited_value,
    audited_values,
    entry_audit,
    entry_audits,
    progress_of,
)
from careline.parties.queries.sampled_accuracy import result_of
from careline.parties.rules.entry_audits import VERDICTS, EntryFinding

router = Router(tags=["customers"])


@router.get("", auth=Bearer(READ), response=EntryAuditPage)
def list_entry_audits(request: Asked, asked: Query[EntryAuditsAsked]) -> EntryAuditPage:
    """List the audits of entries, latest first."""
    is_open = None if asked.state is None else asked.state is EntryAuditState.OPEN
    page = entry_audits(by=request.auth, is_open=is_open, after=asked.after, limit=asked.limit)
    progress = progress_of(by=request.auth, audits=[one.id for one in page.rows])
    shown = [_shown(one, progress[one.id]) for one in page.rows]
    return EntryAuditPage.model_validate({"items": shown, "next": next_page(request, page.next)})


@router.post("", auth=Bearer(AUDIT), response={201: EntryAuditShown})
def draw(request: Asked, told: SampleTold) -> Status[EntryAuditShown]:
    """Draw a random sample of the values that were entered in a period and still stand.

    The seed follows from the ledger's newest seal. Refused (409) where there is none, and to whoever drew some of
    these within 30 days: a colleague draws again.
    """
    audit = draw_entry_audit(wanted=told.wanted(), by=request.auth, at=request.at)
    return Status(201, _one(request, audit.id))


@router.get("/{uuid:audit}", auth=Bearer(READ), response=EntryAuditShown)
def get_entry_audit(request: Asked, audit: UUID) -> EntryAuditShown:
    """Read how an audit's sample was drawn, and how far it is."""
    return _one(request, audit)


@router.get("/{uuid:audit}/result", auth=Bearer(READ), response=AuditResultShown)
def get_result(request: Asked, audit: UUID) -> AuditResultShown:
    """Read what an audit found, or has found so far."""
    found = entry_audit(by=request.auth, id=audit)
    return AuditResultShown.model_validate(result_of(by=request.auth, audit=found.id))


@router.get("/{uuid:audit}/values", auth=Bearer(READ), response=DrawnValuePage)
def list_values(request: Asked, audit: UUID, asked: Query[DrawnValuesAsked]) -> DrawnValuePage:
    """List the values an audit drew, in the order drawn."""
    found = entry_audit(by=request.auth, id=audit)
    page = audited_values(by=request.auth, audit=found.id, found=asked.findings(), after=asked.after, limit=asked.limit)
    return DrawnValuePage.model_validate(
        {"items": [_value(one) for one in page.rows], "next": next_page(request, page.next)}
    )


@router.post("/{uuid:audit}/values/{int:n}/findings", auth=Bearer(AUDIT), response={201: EntryFindingShown})
def find(request: Asked, audit: UUID, n: int, told: FindingTold) -> Status[EntryFindingShown]:
    """Say what a value proved to be; again, and the latest counts, until the audit is closed.

    Refused (403) to who entered the value.
    """
    made = check_entry(audit=audit, n=n, **told.model_dump(), by=request.auth, at=request.at)
    shown = {
        "n": n,
        "verdict": made.verdict,
        "finding": made.finding,
        "evidence": made.evidence,
        "checked_by": made.actor_name,
        "checked_at": made.at,
    }
    return Status(201, EntryFindingShown.model_validate(shown))


@router.post("/{uuid:audit}/values/{int:n}/reveals", auth=Bearer(AUDIT), response={201: RevealShown})
@anew
def reveal(request: Asked, audit: UUID, n: int, told: AuditedRevealTold) -> Status[RevealShown]:
    """Read a drawn value in clear while the audit is open, for a reason; it is recorded and counted as any reveal.

    Takes no Idempotency-Key: whoever asks twice reads twice.
    """
    value = reveal_audited(audit=audit, n=n, reason=told.reason, by=request.auth, at=request.at)
    field = audited_value(by=request.auth, audit=audit, n=n).attribute
    return Status(201, RevealShown(field=field, value=value))


@router.post("/{uuid:audit}/closure", auth=Bearer(AUDIT), response=EntryAuditShown)
def close(request: Asked, audit: UUID) -> EntryAuditShown:
    """Close an audit: its findings stand, and count. Refused (409) while values are left to check."""
    close_entry_audit(audit=audit, by=request.auth, at=request.at)
    return _one(request, audit)


@router.post("/{uuid:audit}/abandonment", auth=Bearer(AUDIT), response=EntryAuditShown)
def abandon(request: Asked, audit: UUID, told: AbandonTold) -> EntryAuditShown:
    """Give an audit up with a reason: what was found counts, and the rest is told as unchecked beside every result."""
    abandon_entry_audit(audit=audit, reason=told.reason, by=request.auth, at=request.at)
    return _one(request, audit)


def _one(request: Asked, audit: UUID) -> EntryAuditShown:
    progress = progress_of(by=request.auth, audits=[audit])[audit]
    return EntryAuditShown.model_validate(_shown(entry_audit(by=request.auth, id=audit), progress))


def _shown(one: Any, progress: AuditProgress) -> dict[str, Any]:
    plain = ("id", "first_day", "last_day", "size", "population", "seal", "seed", "department", "centre")
    return {name: getattr(one, name) for name in (*plain, "drawn_at", "due_on", "auditor", "closed_at")} | {
        "ending": one.ending or None,
        "reason": one.reason or None,
        "attribute": one.attribute or None,
        "source": one.source or None,
        "drawn_by": one.drawn_by_name,
        "progress": progress,
    }


def _value(one: Any) -> dict[str, Any]:
    return {
        "n": one.n,
        "customer": one.customer_id,
        "attribute": one.attribute,
        "source": one.source,
        "entered_by": one.entered_by_name,
        "entered_at": one.entered_at,
        "verdict": VERDICTS[EntryFinding(one.found)] if one.found else None,
        "finding": one.found or None,
        "evidence": one.evidence or None,
        "checked_by": one.found_by,
        "checked_at": one.found_at,
    }
