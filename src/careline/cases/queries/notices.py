"""What went out about a complaint, and what of all that goes out didn't arrive."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.cases.models import Complaint, ComplaintNotice
from careline.kernel.paging import BadCursor, Cursor, Page
from careline.notices.models import Notice
from careline.notices.queries.outbox import MaskedNotice, NoSuchNotice, shown
from careline.notices.rules.facts import FAILED, NoticeState, OutboxView
from careline.security import policy
from careline.security.actor import Actor

WATCH, RETRY = "cases.watch_notices", "cases.reply_complaint"
LISTING = "outbox"


CUTS: Mapping[OutboxView, Q] = {
    OutboxView.FAILED: Q(notice__state__in=sorted(FAILED)),
    OutboxView.WAITING: Q(notice__state__in=[NoticeState.QUEUED, NoticeState.SENDING]),
    OutboxView.HELD: Q(notice__state=NoticeState.HELD_BACK),
}


@dataclass(frozen=True)
class NoticeAbout:
    """A notice, masked, the number of the complaint it is about, and whose that is."""

    number: str
    customer: UUID
    notice: MaskedNotice


def notices_of(*, complaint: Complaint, by: Actor | None = None) -> list[MaskedNotice]:
    """Return the notices about a complaint the caller has found, masked, newest first.

    :param by: who reads them: a lead is told by which wish one was held back, others that a wish did it.
    """
    about = ComplaintNotice.objects.filter(complaint=complaint).values("notice")
    rows = Notice.objects.filter(pk__in=about).select_related("version", "key").prefetch_related("deliveries")
    return shown(rows, tells_why=_may_know_why(by))


def notice_of(*, complaint: Complaint, id: UUID) -> Notice:  # noqa: A002  (every room names a row's id so)
    """Return one notice about a complaint the caller has found.

    :raises NoSuchNotice: when it is about another, or there is none.
    """
    link = ComplaintNotice.objects.filter(complaint=complaint, notice=id).select_related("notice").first()
    if link is None:
        raise NoSuchNotice(field="notice")
    return link.notice


def outbox(*, by: Actor, view: OutboxView, after: str = "", limit: int = 50) -> Page[NoticeAbout]:
    """Return one page of what didn't arrive or waits, about complaints the actor watches, newest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    links = _watched(by).filter(CUTS[view])
    if after:
        links = links.filter(_beyond(after))
    related = links.select_related("complaint", "notice__version", "notice__key")
    found = list(related.prefetch_related("notice__deliveries").order_by("-notice__queued_at", "-notice")[: limit + 1])
    page = Page.cut(found, limit=limit, listing=LISTING, key=lambda link: (link.notice.queued_at, link.notice_id))
    masked = shown((link.notice for link in page.rows), tells_why=_may_know_why(by))
    about = ((link.complaint, one) for link, one in zip(page.rows, masked, strict=True))
    rows = [NoticeAbout(complaint.number, complaint.customer_id, one) for complaint, one in about]
    return Page(rows, page.next)


def outbox_counts(*, by: Actor) -> dict[OutboxView, int]:
    """Return how many each cut holds, in one query."""
    found = _watched(by).aggregate(**{view.value: Count("pk", filter=cut) for view, cut in CUTS.items()})
    return {view: found[view.value] for view in CUTS}


def failed_notices(*, notices: Collection[UUID], by: Actor) -> list[ComplaintNotice]:
    """Return those of these that failed and that the actor may have tried again."""
    mine = Complaint.objects.filter(policy.scope(by, RETRY))
    links = ComplaintNotice.objects.filter(CUTS[OutboxView.FAILED], notice__in=notices, complaint__in=mine)
    return list(links.select_related("complaint__customer__key", "notice").order_by("notice"))


def _may_know_why(by: Actor | None) -> bool:
    return by is not None and policy.allows(by, "parties.see_care")


def _watched(by: Actor) -> QuerySet[ComplaintNotice]:
    return ComplaintNotice.objects.filter(complaint__in=Complaint.objects.filter(policy.scope(by, WATCH)))


def _beyond(after: str) -> Q:
    queued_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if queued_at is None or name is None:
        raise BadCursor
    return Q(notice__queued_at__lt=queued_at) | Q(notice__queued_at=queued_at, notice__lt=name)
