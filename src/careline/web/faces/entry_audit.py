"""Audits of entries as screens show them: a line of the list, a drawn value, a share with its interval."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from careline.parties.queries.customers import masked
from careline.parties.queries.entry_audits import AuditProgress
from careline.parties.queries.sampled_accuracy import AuditResult, SampledAccuracy
from careline.parties.rules.attributes import SEALED, Attribute, EntrySource
from careline.parties.rules.entry_audits import UNFINISHED, VERDICTS, AbandonReason, EntryAuditMove, EntryFinding
from careline.parties.rules.proportions import Proportion
from careline.web.faces.attributes import in_words
from careline.web.faces.catalogues import catalogue_names
from careline.web.faces.customer import brief
from careline.web.faces.people import Called, called
from careline.web.words import named
from careline.web.words.attributes import ATTRIBUTES, ENTRY_SOURCES
from careline.web.words.entry_audits import ABANDON_REASONS, ENDINGS, ENTRY_FINDINGS, TONES


@dataclass(frozen=True, kw_only=True)
class ShareFace:
    """A share with its interval, in words."""

    share: str
    interval: str
    is_small: bool


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """One line of a table of results."""

    label: str | Promise
    source: str | Promise
    checked: int
    wrong: int
    missing: int
    accuracy: ShareFace


@dataclass(frozen=True, kw_only=True)
class ResultFace:
    """What audits found, as tables."""

    audits: int
    total: ResultLine
    attributes: list[ResultLine]
    people: list[ResultLine] | None
    unchecked: int
    unchecked_share: str
    at_least: str
    unfinished: list["EndedFace"]


@dataclass(frozen=True, kw_only=True)
class EndedFace:
    """How an audit ended before all was checked."""

    address: str
    first_day: date
    last_day: date
    drawn_by: str
    closed_at: datetime
    ending: str | Promise
    reason: str | Promise


@dataclass(frozen=True, kw_only=True)
class AuditFace:
    """One audit."""

    id: UUID
    address: str
    first_day: date
    last_day: date
    narrowed: list[str | Promise]
    drawn_by: str
    drawn_at: datetime
    due_on: date
    auditor: str
    is_open: bool
    ending_tone: str
    ending: str | Promise
    reason: str | Promise
    progress: AuditProgress


@dataclass(frozen=True, kw_only=True)
class DrawnFace:
    """One drawn value."""

    n: int
    address: str
    customer: str
    customer_address: str
    attribute: str | Promise
    masked: str
    """Of what is sealed."""
    shown: str | Promise
    """Of what stands in clear."""
    entered_by: str
    entered_at: datetime
    source: str | Promise
    is_erased: bool
    found: str
    finding: str | Promise
    tone: str
    found_by: str
    found_at: datetime | None


def share_face(found: Proportion) -> ShareFace:
    """Return a share as one reads it: to a tenth of a percent, which is finer than any sample here tells."""
    if found.share is None:
        return ShareFace(share="—", interval="—", is_small=True)
    interval = f"{found.low:.1%} – {found.high:.1%}"
    return ShareFace(share=f"{found.share:.1%}", interval=interval, is_small=found.is_small)


def result_face(result: AuditResult) -> ResultFace:
    """Return what audits found as its tables show it."""
    names = [one.label for one in result.by_person or ()] + [one.drawn_by_name for one in result.unfinished]
    people = called(names)
    return ResultFace(
        audits=result.audits,
        total=_line(result.total, ""),
        attributes=[_line(one, ATTRIBUTES[Attribute(one.label)]) for one in result.by_attribute],
        people=None if result.by_person is None else [_line(one, people(one.label)) for one in result.by_person],
        unchecked=result.unchecked,
        unchecked_share=_percent(result.unchecked_share),
        at_least=_percent(result.at_least),
        unfinished=[_ended(one, people) for one in result.unfinished],
    )


def _ended(audit: Any, people: Called) -> EndedFace:
    return EndedFace(
        address=reverse("web:entry-audit", args=[audit.id]),
        first_day=audit.first_day,
        last_day=audit.last_day,
        drawn_by=people(audit.drawn_by_name),
        closed_at=audit.closed_at,
        **_ending(audit),
    )


def _ending(audit: Any) -> dict[str, str | Promise]:
    """Return how an audit ended and why, in words; empty while it is open."""
    return {
        "ending": ENDINGS[EntryAuditMove(audit.ending)] if audit.ending else "",
        "reason": ABANDON_REASONS[AbandonReason(audit.reason)] if audit.reason else "",
    }


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


def audit_face(audit: Any, progress: AuditProgress, people: Called) -> AuditFace:
    """Return an audit as a list or its page shows it."""
    narrowed: list[str | Promise] = [named(one) for one in (audit.department, audit.centre) if one]
    narrowed += [ATTRIBUTES[Attribute(audit.attribute)]] if audit.attribute else []
    narrowed += [ENTRY_SOURCES[EntrySource(audit.source)]] if audit.source else []
    return AuditFace(
        id=audit.id,
        address=reverse("web:entry-audit", args=[audit.id]),
        first_day=audit.first_day,
        last_day=audit.last_day,
        narrowed=narrowed,
        drawn_by=people(audit.drawn_by_name),
        drawn_at=audit.drawn_at,
        auditor=audit.auditor.full_name if audit.auditor else "",
        due_on=audit.due_on,
        is_open=audit.closed_at is None,
        ending_tone="warn" if audit.ending in UNFINISHED else "",
        **_ending(audit),
        progress=progress,
    )


def drawn_faces(items: Iterable[Any]) -> list[DrawnFace]:
    """Return drawn values as a list shows them."""
    rows = list(items)
    people = called(name for row in rows for name in (row.entered_by_name, row.found_by) if name)
    names = catalogue_names()
    return [_drawn(row, people, names) for row in rows]


def _drawn(item: Any, people: Called, names: Any) -> DrawnFace:
    one, attribute = masked(item.customer), Attribute(item.attribute)
    value = str(getattr(one, attribute.value) or "")
    finding = EntryFinding(item.found) if item.found else None
    return DrawnFace(
        n=item.n,
        address=reverse("web:entry-audit-item", args=[item.audit_id, item.n]),
        customer=brief(one),
        customer_address=reverse("web:customer", args=[item.customer_id]),
        attribute=ATTRIBUTES[attribute],
        masked=value if attribute in SEALED else "",
        shown="" if attribute in SEALED else in_words(attribute, value, names),
        entered_by=people(item.entered_by_name),
        entered_at=item.entered_at,
        source=ENTRY_SOURCES[EntrySource(item.source)],
        is_erased=item.customer.forgotten_at is not None,
        found=item.found,
        finding=ENTRY_FINDINGS[finding] if finding else "",
        tone=TONES[VERDICTS[finding]] if finding else "",
        found_by=people(item.found_by) if item.found_by else "",
        found_at=item.found_at,
    )


def _line(one: SampledAccuracy, label: str | Promise) -> ResultLine:
    return ResultLine(
        label=label,
        source=ENTRY_SOURCES[EntrySource(one.source)] if one.source else "",
        checked=one.checked,
        wrong=one.wrong,
        missing=one.missing,
        accuracy=share_face(one.accuracy),
    )
