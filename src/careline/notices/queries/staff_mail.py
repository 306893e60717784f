"""Mails to colleagues that didn't arrive or wait: whose, why, and what of the rest stands in the way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from careline.kernel.paging import BadCursor, Cursor, Page
from careline.notices.models import Notice, StaffMail
from careline.notices.queries.outbox import MaskedNotice, shown
from careline.notices.rules.facts import FAILED, Audience, NoticeState, OutboxView
from careline.security.actor import Actor
from careline.security.models import User
from careline.security.policy import require

RIGHT = "notices.mend_staff_mail"
LISTING = "staff-mail"
CUTS: Mapping[OutboxView, Q] = {
    OutboxView.FAILED: Q(state__in=sorted(FAILED)),
    OutboxView.WAITING: Q(state__in=[NoticeState.QUEUED, NoticeState.SENDING]),
    OutboxView.HELD: Q(state=NoticeState.HELD_BACK),
}


@dataclass(frozen=True)
class StaffMailSent:
    """A mail, masked, and the colleague it is for."""

    user: User
    notice: MaskedNotice


def staff_mails(*, by: Actor, view: OutboxView, after: str = "", limit: int = 50) -> Page[StaffMailSent]:
    """Return one page of the mails to colleagues that didn't arrive or wait, newest first.

    :raises BadCursor: when `after` isn't a cursor this list gave out.
    """
    require(by, RIGHT)
    found = _to(Audience.STAFF).filter(CUTS[view], _beyond(after) if after else Q())
    rows = list(found.select_related("version", "key").prefetch_related("deliveries")[: limit + 1])
    page = Page.cut(rows, limit=limit, listing=LISTING, key=lambda row: (row.queued_at, row.id))
    wishes = wishes_behind(page.rows)
    pairs = zip(page.rows, shown(page.rows), strict=True)
    return Page([StaffMailSent(wishes[row.key_id].user, one) for row, one in pairs], page.next)


def mail_counts(*, by: Actor, audience: Audience) -> Mapping[OutboxView, int]:
    """Return how many notices of one audience didn't arrive, and how many wait; in one query."""
    require(by, RIGHT)
    found = _to(audience).aggregate(**{view.value: Count("pk", filter=cut) for view, cut in CUTS.items()})
    return {view: found[view.value] for view in CUTS}


def failed_staff_mails(*, notices: Collection[UUID]) -> list[Notice]:
    """Return those of these mails to colleagues that failed, locked."""
    found = _to(Audience.STAFF).filter(CUTS[OutboxView.FAILED], pk__in=notices)
    return list(found.select_for_update(of=("self",)).select_related("key").order_by("pk"))


def wishes_behind(rows: Collection[Notice]) -> Mapping[UUID, StaffMail]:
    """Return the colleagues' own wishes, by the key their mails are sealed under."""
    wishes = StaffMail.objects.filter(key__in={row.key_id for row in rows}).select_related("user", "key")
    return {wish.key_id: wish for wish in wishes}


def _to(audience: Audience) -> QuerySet[Notice]:
    return Notice.objects.filter(audience=audience).order_by("-queued_at", "-id")


def _beyond(after: str) -> Q:
    queued_at, name = Cursor.decode(after, listing=LISTING, shape=(datetime, UUID)).key
    if queued_at is None or name is None:
        raise BadCursor
    return Q(queued_at__lt=queued_at) | Q(queued_at=queued_at, id__lt=name)
